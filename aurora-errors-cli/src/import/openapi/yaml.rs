//! YAML, with the aliases of its own and the merge keys of YAML 1.1.

use super::tree::{Builder, Id, Tree};
use crate::import::Refusal;
use granit_parser::{Event, Marker, Parser, ScalarStyle};
use std::collections::HashMap;

/// Reads the first document of a text.
pub(super) fn read(text: String) -> Result<Tree, Refusal> {
    let mut reader = Reader {
        builder: Builder::new(&text, true),
        open: Vec::new(),
        anchors: HashMap::new(),
    };
    for event in Parser::new_from_str(&text) {
        let (event, span) = event.map_err(|error| refusal(error.info(), error.marker()))?;
        let start = span.start;
        if matches!(event, Event::DocumentStart(..)) && reader.builder.is_done() {
            let unused = "all documents but the first".to_owned();
            reader.builder.unused(unused, start.line());
            break;
        }
        let taken = reader.take(event, start.line());
        taken.map_err(|message| refusal(message, &start))?;
    }
    let tree = reader.builder.finish();
    Ok(tree.over(text))
}

/// The parser counts columns from zero.
fn refusal(message: impl Into<String>, place: &Marker) -> Refusal {
    Refusal::new(message).with_position(place.line(), Some(place.col() + 1))
}

/// The parser's number of an anchor; zero where there is none.
type Anchor = usize;

struct Reader<'t> {
    builder: Builder<'t>,
    /// The anchors of the lists and objects that are not yet closed.
    open: Vec<Anchor>,
    anchors: HashMap<Anchor, Id>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event, line: usize) -> Result<(), &'static str> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let is_plain = style == ScalarStyle::Plain && is_plain(&text);
                let is_null = is_plain && matches!(&*text, "~" | "null" | "Null" | "NULL");
                let text = self.builder.text(if is_null { "" } else { &text });
                if self.builder.expects_key() {
                    self.builder.key(text);
                    if anchor != 0 {
                        let id = self.builder.scalar(text, is_plain);
                        self.anchors.insert(anchor, id);
                    }
                    return Ok(());
                }
                let id = self.builder.scalar(text, is_plain);
                self.place(id, anchor)
            }
            Event::Alias(anchor) => {
                let Some(id) = self.anchors.get(&anchor) else {
                    return Err("an alias inside of the value that it stands for");
                };
                if !self.builder.expects_key() {
                    return self.builder.place(*id);
                }
                let text = self.builder.text_of(*id);
                self.builder.key(text.ok_or(NO_KEY)?);
                Ok(())
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open.push(anchor);
                self.builder.open_list()
            }
            Event::MappingStart(_, anchor, _) => {
                self.open.push(anchor);
                self.builder.open_map()
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let id = self.builder.close(line)?;
                let anchor = self.open.pop().unwrap_or_default();
                self.place(id, anchor)
            }
            _ => Ok(()),
        }
    }

    /// A value is complete.
    fn place(&mut self, id: Id, anchor: Anchor) -> Result<(), &'static str> {
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
        if self.builder.expects_key() {
            return Err(NO_KEY);
        }
        self.builder.place(id)
    }
}

const NO_KEY: &str = "a key that is a list or an object: expected a text";

/// Numbers, truth values and null, which JSON writes without quotes too.
fn is_plain(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL" | "true" | "false")
        || serde_json::from_str::<serde_json::Number>(text).is_ok()
}
