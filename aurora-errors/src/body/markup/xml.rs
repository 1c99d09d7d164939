//! What an error in XML says: the texts of elements whose names tell what they are for.

use super::entities::resolve;
use super::html::without_prolog;
use crate::body::MAX_NAME;
use crate::body::bytes::{find, utf8_prefix};
use crate::body::json::raw::OVER_LONG;
use crate::body::message::Message;
use crate::body::vocabulary::{self, Sense};
use std::borrow::Cow;

/// How many tags any XML may have, and how many bytes one takes where it has more: those of what servers
/// send take more.
const ANY: usize = 64;
const SHORTEST: usize = 8;

/// What a `type` may say of what stands in the element, as Rails writes it, and nothing of the error.
const DATA_TYPES: [&str; 6] = [
    "array", "boolean", "datetime", "integer", "string", "symbol",
];

/// The elements of an XML text that hold nothing but text, each found when it is asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct Xml<'a> {
    rest: &'a [u8],
    /// How many elements are open.
    depth: usize,
    /// The element that was opened last, what is left of its attributes, and whether its text is still to
    /// be read.
    element: &'a [u8],
    attributes: &'a [u8],
    is_begun: bool,
    /// How many elements are around it, and which was opened before it.
    around: usize,
    before: &'a [u8],
    /// The name in a member of a struct (XML-RPC), which the text behind it has.
    member: Option<&'a [u8]>,
    /// The last code.
    code: Option<Text<'a>>,
    /// The field that is named in an element, and how many are open in it and around.
    field: Option<(Text<'a>, usize)>,
    /// How many more elements may be read.
    elements: usize,
    has_told: bool,
    is_partial: bool,
}

/// An element without elements of its own, or an attribute.
struct Leaf<'a> {
    name: &'a [u8],
    text: Text<'a>,
    /// How many elements are open that it says something of.
    owner: usize,
}

/// What stands in an element.
#[derive(Debug, Clone, Copy)]
struct Text<'a> {
    bytes: &'a [u8],
    /// Whether entities stand for themselves in it (CDATA).
    is_literal: bool,
}

impl<'a> Xml<'a> {
    /// The text, if it begins as XML does.
    pub(in crate::body) fn new(text: &'a [u8]) -> Option<Self> {
        let rest = without_prolog(text);
        let is_element = matches!(rest, [b'<', b'a'..=b'z' | b'A'..=b'Z', ..]);
        is_element.then_some(Xml {
            rest,
            depth: 0,
            element: b"",
            attributes: b"",
            is_begun: false,
            around: 0,
            before: b"",
            member: None,
            code: None,
            field: None,
            elements: ANY + text.len() / SHORTEST,
            has_told: false,
            is_partial: false,
        })
    }

    pub(in crate::body) fn next(&mut self) -> Option<Message<'a>> {
        while let Some(Leaf { name, text, owner }) = self.leaf() {
            let sense = vocabulary::sense(name);
            match sense {
                Sense::Code => self.code = Some(text),
                Sense::Field | Sense::Source => self.field = Some((text, owner)),
                _ => {}
            }
            let is_told = matches!(
                sense,
                Sense::Message
                    | Sense::Error
                    | Sense::Cause
                    | Sense::Text
                    | Sense::Detail
                    | Sense::Title
                    | Sense::Reason
            );
            let is_all = owner == 0 && self.ends() && text.bytes.contains(&b' ');
            if !(is_told || is_all) || text.bytes.is_empty() {
                continue;
            }
            let Some(text) = text.plain() else {
                self.is_partial = true;
                continue;
            };
            self.has_told = true;
            return Some(Message {
                text,
                field: self.field.and_then(|(field, _)| field.word()),
                code: self.code.and_then(Text::word),
            });
        }
        None
    }

    /// Whether nothing follows but the end of the outermost element.
    fn ends(&self) -> bool {
        let rest = self.rest.trim_ascii_end();
        !self.has_told && memchr::memchr(b'>', rest).is_some_and(|end| end + 1 == rest.len())
    }

    /// Whether it was an error in XML, and all of it was read.
    pub(in crate::body) fn is_whole(&self) -> bool {
        self.has_told && self.depth == 0 && !self.is_partial
    }

    /// The first code, or else the type, or else the name of the outermost element where that is
    /// the name of an error.
    pub(in crate::body) fn error_code(mut self) -> Option<Cow<'a, str>> {
        let root = Text {
            bytes: name(self.rest.get(1..)?),
            is_literal: true,
        };
        let mut class = None;
        while let Some(Leaf { name, text, .. }) = self.leaf() {
            match vocabulary::sense(name) {
                Sense::Code => return text.word(),
                Sense::Type if class.is_none() => {
                    class = text.word().filter(|class| !DATA_TYPES.contains(&&**class));
                }
                _ => {}
            }
        }
        class.or_else(|| root.word().filter(|root| root.ends_with("Exception")))
    }

    /// The next attribute of an element that may be an error, or the next element that holds nothing
    /// but text.
    fn leaf(&mut self) -> Option<Leaf<'a>> {
        loop {
            if let Some((name, text)) = self.attribute() {
                let owner = self.around + 1;
                return Some(Leaf { name, text, owner });
            }
            if std::mem::take(&mut self.is_begun)
                && let Some(text) = self.text()
            {
                if self.before == b"member" && self.element == b"name" {
                    self.member = Some(text.bytes);
                    continue;
                }
                let name = self.member.take().unwrap_or(self.element);
                let owner = self.around;
                return Some(Leaf { name, text, owner });
            }
            self.rest = without_prolog(self.rest.get(start(self.rest)?..)?);
            let [b'<', tag @ ..] = self.rest else {
                continue;
            };
            let Some(left) = self.elements.checked_sub(1) else {
                self.is_partial = true;
                return None;
            };
            self.elements = left;
            let (tag, rest) = tag.split_at_checked(end(tag)?)?;
            self.rest = rest.get(1..)?;
            match tag {
                [b'/', ..] => {
                    self.depth = self.depth.saturating_sub(1);
                    self.forget_field();
                }
                [b'!', ..] => {}
                [tag @ .., b'/'] => self.open(tag),
                _ => {
                    self.open(tag);
                    self.is_begun = true;
                    self.depth += 1;
                }
            }
        }
    }

    fn open(&mut self, tag: &'a [u8]) {
        self.before = self.element;
        self.element = name(tag);
        self.around = self.depth;
        self.forget_field();
        let attributes = tag.get(self.element.len()..).unwrap_or_default();
        let may_be_told = || {
            let sense = vocabulary::sense(self.element);
            self.depth == 0
                || sense == Sense::Status
                || sense.is_of_errors()
                || find(attributes, b"value=").is_some()
        };
        let is_told = !attributes.is_empty() && may_be_told();
        self.attributes = if is_told { attributes } else { b"" };
    }

    /// Forgets the field outside of the element in which it is named.
    fn forget_field(&mut self) {
        self.field = self.field.filter(|(_, owner)| self.depth >= *owner);
    }

    /// The next attribute; one that is named `value` has the name of its element (FHIR).
    fn attribute(&mut self) -> Option<(&'a [u8], Text<'a>)> {
        let attributes = std::mem::take(&mut self.attributes);
        let equals = attributes.iter().position(|byte| *byte == b'=')?;
        let (own, value) = attributes.split_at_checked(equals)?;
        let [_, value @ ..] = value else {
            return None;
        };
        let [quote @ (b'"' | b'\''), value @ ..] = value.trim_ascii_start() else {
            return None;
        };
        let (bytes, rest) = value.split_at_checked(memchr::memchr(*quote, value)?)?;
        self.attributes = rest.get(1..).unwrap_or_default();
        let own = own.trim_ascii();
        let text = Text {
            bytes: bytes.trim_ascii(),
            is_literal: false,
        };
        Some((if own == b"value" { self.element } else { own }, text))
    }

    /// What stands here up to an end tag, if nothing but text does.
    fn text(&mut self) -> Option<Text<'a>> {
        const CDATA: &[u8] = b"<![CDATA[";
        let section = self.rest.trim_ascii_start().strip_prefix(CDATA);
        let (bytes, rest) = match section {
            Some(section) => {
                // Nothing can follow where it has no end.
                self.rest = find(section, b"]]>").map_or(&[], |end| section.split_at(end).1);
                let (bytes, _) = section.split_at(section.len() - self.rest.len());
                (bytes, self.rest.strip_prefix(b"]]>")?.trim_ascii_start())
            }
            None => self.rest.split_at_checked(start(self.rest)?)?,
        };
        if !rest.starts_with(b"</") {
            return None;
        }
        self.rest = rest;
        Some(Text {
            bytes: bytes.trim_ascii(),
            is_literal: section.is_some(),
        })
    }
}

impl<'a> Text<'a> {
    fn plain(self) -> Option<Cow<'a, str>> {
        let text = utf8_prefix(self.bytes, OVER_LONG)?;
        if self.is_literal || !text.contains('&') {
            return Some(Cow::Borrowed(text));
        }
        Some(Cow::Owned(resolve(text)))
    }

    /// The text, if it can be a code.
    fn word(self) -> Option<Cow<'a, str>> {
        let fits = (1..=MAX_NAME).contains(&self.bytes.len());
        let is_word = fits && self.bytes.iter().all(u8::is_ascii_graphic);
        is_word.then(|| self.plain()).flatten()
    }
}

/// Where the next tag starts. Tags are short, so that a call of `memchr` costs more than it saves.
fn start(text: &[u8]) -> Option<usize> {
    text.iter().position(|byte| *byte == b'<')
}

/// Where a tag ends: at the first `>` outside of quotes, where these are closed.
fn end(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, mark) in tag.iter().enumerate() {
        match (quote, mark) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(mark),
            (Some(open), _) if open == mark => quote = None,
            _ => {}
        }
    }
    memchr::memchr(b'>', tag)
}

/// The name that a tag begins with.
fn name(tag: &[u8]) -> &[u8] {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let end = tag.iter().position(is_end).unwrap_or(tag.len());
    tag.get(..end).unwrap_or_default()
}
