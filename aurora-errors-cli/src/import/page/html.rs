//! From HTML to the blocks that its reader sees.

use super::block::{Block, Item, Page};
use super::status::leading;
use super::tree::{Child, Element, Tree};
use super::{attributes, tabular};
use aurora_errors_spec::visible::is_invisible;

/// Reads a page.
///
/// # Errors
/// When it is nested too deep, or an element has too many attributes.
pub(super) fn read(html: &str) -> Result<Page, String> {
    attributes::check(html)?;
    let tree = Tree::parse(html)?;
    let mut reader = Reader::default();
    reader.page.is_cut = tree.is_cut;
    reader.children(tree.root());
    reader.flush();
    Ok(reader.page)
}

#[derive(Default)]
pub(super) struct Reader {
    pub(super) page: Page,
    /// The paragraph so far.
    text: String,
    /// The block that paragraphs belong to: an item or a definition.
    holder: Option<usize>,
    /// The terms that wait for their definition.
    terms: Vec<String>,
    /// The lists around, by their numbers.
    around: Vec<usize>,
    lists: usize,
    /// How many bytes of cells were repeated because they span rows.
    pub(super) repeated: usize,
}

impl Reader {
    pub(super) fn children(&mut self, element: Element) {
        for child in element.children() {
            match child {
                Child::Text(text) => push(&mut self.text, text),
                Child::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: Element) {
        if let Some(title) = component_title(element) {
            self.flush();
            self.heading(7, title.to_owned());
            self.children(element);
            return self.flush();
        }
        match element.name() {
            "head" => self.head(element),
            "script" | "noscript" => self.page.has_programs = true,
            "input" => self.page.asks_password |= element.attribute("type") == Some("password"),
            _ if is_unseen(element) => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" => self.head_of(element),
            "pre" => {
                self.flush();
                let mut text = String::new();
                raw(element, &mut text);
                self.page.blocks.push(Block::Code(text));
            }
            "code" | "tt" | "kbd" | "samp" | "br" => inline(element, &mut self.text),
            "ul" | "ol" | "menu" => {
                self.flush();
                self.lists += 1;
                self.around.push(self.lists);
                self.children(element);
                self.flush();
                self.around.pop();
            }
            "li" => self.item(element),
            "dt" => {
                self.flush();
                self.terms.push(text_of(element));
            }
            "dd" => self.definition(element),
            "table" => {
                self.flush();
                tabular::read(element, self);
                self.flush();
            }
            name if is_block(name) => {
                self.flush();
                self.children(element);
                self.flush();
            }
            _ => self.children(element),
        }
    }

    fn head(&mut self, head: Element) {
        for element in head.elements() {
            let page = &mut self.page;
            match element.name() {
                "title" => page.title = Some(text_of(element)).filter(|text| !text.is_empty()),
                "link" if element.attribute("rel") == Some("canonical") => {
                    page.address = element.attribute("href").map(str::to_owned);
                }
                "script" => page.has_programs = true,
                _ => {}
            }
        }
    }

    fn head_of(&mut self, element: Element) {
        let digit = element.name().as_bytes().get(1);
        let digit = digit.filter(|digit| digit.is_ascii_digit());
        self.flush();
        self.heading(digit.map_or(7, |digit| digit - b'0'), text_of(element));
    }

    /// A heading inside an item is how the item begins.
    fn heading(&mut self, level: u8, text: String) {
        if self.holder.is_some() {
            self.text = text;
            self.flush();
        } else if !text.is_empty() {
            self.page.blocks.push(Block::Heading { level, text });
        }
    }

    fn item(&mut self, element: Element) {
        self.flush();
        let item = Item {
            text: String::new(),
            list: self.around.last().copied().unwrap_or_default(),
            level: self.around.len(),
        };
        self.hold(Block::Item(item), element);
    }

    /// A term may have several definitions: those behind the first say more.
    fn definition(&mut self, element: Element) {
        self.flush();
        let terms = std::mem::take(&mut self.terms);
        let text = String::new();
        self.hold(Block::Definition { terms, text }, element);
    }

    /// A block whose text is that of the paragraphs in an element.
    fn hold(&mut self, block: Block, element: Element) {
        let outer = self.holder.replace(self.page.blocks.len());
        self.page.blocks.push(block);
        self.children(element);
        self.flush();
        self.holder = outer;
    }

    /// Ends the paragraph.
    pub(super) fn flush(&mut self) {
        let text = self.text.trim();
        if !text.is_empty() {
            let holder = self.holder.and_then(|id| self.page.blocks.get_mut(id));
            match holder {
                Some(
                    Block::Item(Item { text: held, .. }) | Block::Definition { text: held, .. },
                ) => {
                    if !held.is_empty() {
                        held.push('\n');
                    }
                    held.push_str(text);
                }
                _ => self.page.blocks.push(Block::Paragraph(text.to_owned())),
            }
        }
        self.text.clear();
    }
}

/// The heading of a box that a page written in MDX unfolds: `<Accordion title="404 Not Found">`.
fn component_title(element: Element<'_>) -> Option<&str> {
    const NAMES: [&str; 7] = [
        "accordion",
        "card",
        "collaps",
        "expand",
        "panel",
        "step",
        "tab",
    ];
    let name = element.name();
    let is_component = NAMES.iter().any(|start| name.starts_with(start)) && name != "table";
    let titles = || ["title", "label", "header", "summary"].iter();
    is_component
        .then(|| titles().find_map(|key| element.attribute(key)))
        .flatten()
}

/// What browsers do not show, what is no part of the text, and what only links to it.
fn is_unseen(element: Element) -> bool {
    match element.name() {
        "style" | "template" | "svg" | "math" | "iframe" | "object" | "nav" | "select"
        | "textarea" => true,
        // What unfolds more about a status is pressed like a button.
        "button" => first_text(element, &mut 50).and_then(leading).is_none(),
        "a" => is_anchor(element),
        "span" | "i" => element.attribute("aria-hidden") == Some("true"),
        _ => false,
    }
}

/// What a button says first, whatever is nested in it.
fn first_text<'t>(element: Element<'t>, left: &mut usize) -> Option<&'t str> {
    for child in element.children() {
        *left = left.checked_sub(1)?;
        let text = match child {
            Child::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Child::Element(element) => first_text(element, left),
        };
        if text.is_some() {
            return text;
        }
    }
    None
}

/// The mark beside a heading that links to the heading itself.
fn is_anchor(element: Element) -> bool {
    let mut text = String::new();
    for child in element.children() {
        match child {
            Child::Text(part) => text.push_str(part),
            Child::Element(_) => return element.attribute("aria-hidden") == Some("true"),
        }
    }
    let is_mark = |letter: char| matches!(letter, '#' | '¶' | '§' | '🔗' | '\u{200b}');
    text.trim().chars().all(is_mark)
}

fn is_block(name: &str) -> bool {
    #[rustfmt::skip]
    const BLOCKS: [&str; 25] = [
        "address", "article", "aside", "blockquote", "body", "button", "center", "details",
        "dialog", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr",
        "html", "legend", "main", "p", "search", "section", "label",
    ];
    // Elements of the page's own are mostly boxes.
    BLOCKS.contains(&name) || name.contains('-')
}

/// The text of an element; blocks in it become lines, tables in it are left out.
pub(super) fn text_of(element: Element) -> String {
    let mut text = String::new();
    inline_children(element, &mut text);
    text.trim().to_owned()
}

fn inline_children(element: Element, text: &mut String) {
    for child in element.children() {
        match child {
            Child::Text(part) => push(text, part),
            Child::Element(element) => inline(element, text),
        }
    }
}

fn inline(element: Element, text: &mut String) {
    match element.name() {
        "br" => line_end(text),
        "script" | "noscript" | "head" | "table" => {}
        _ if is_unseen(element) => {}
        "code" | "tt" | "kbd" | "samp" => {
            let mut code = String::new();
            raw(element, &mut code);
            let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
            if code.is_empty() || code.contains('`') {
                return push(text, &code);
            }
            text.push('`');
            push(text, &code);
            text.push('`');
        }
        name => {
            let is_line =
                is_block(name) || matches!(name, "li" | "ul" | "ol" | "pre" | "dt" | "dd");
            if is_line {
                line_end(text);
            }
            inline_children(element, text);
            if is_line {
                line_end(text);
            }
        }
    }
}

/// The text as it stands there, blanks and all.
fn raw(element: Element, text: &mut String) {
    for child in element.children() {
        match child {
            Child::Text(part) => {
                text.extend(part.chars().filter(|letter| is_plain(*letter)));
            }
            Child::Element(element) if element.name() == "br" => text.push('\n'),
            Child::Element(element) if is_unseen(element) => {}
            Child::Element(element) => raw(element, text),
        }
    }
}

/// Adds text in which any run of blanks is one.
fn push(text: &mut String, part: &str) {
    for letter in part.chars() {
        if letter.is_whitespace() {
            if !text.is_empty() && !text.ends_with([' ', '\n']) {
                text.push(' ');
            }
        } else if is_plain(letter) {
            text.push(letter);
        }
    }
}

/// Whether a letter stands there to be read: it neither steers a terminal nor hides.
pub(super) fn is_plain(letter: char) -> bool {
    letter != '\u{ad}' && (matches!(letter, '\n' | '\t') || !is_invisible(letter))
}

fn line_end(text: &mut String) {
    let end = text.trim_end_matches(' ').len();
    text.truncate(end);
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}
