//! A page as its reader sees it: headings, paragraphs, lists and tables, one after the other.

/// One piece of a page. Texts are Markdown of a kind: code stands in backticks, all else is plain,
/// and a line end is one that the reader sees.
#[derive(Debug)]
pub(super) enum Block {
    Heading {
        level: u8,
        text: String,
    },
    Paragraph(String),
    Item(Item),
    Definition {
        terms: Vec<String>,
        text: String,
    },
    Table(Table),
    /// Text whose blanks count: a program, an answer, or a page that was typed.
    Code(String),
}

impl Block {
    /// What it says in sentences; empty for a table, and for code.
    pub(super) fn text(&self) -> &str {
        match self {
            Block::Heading { text, .. }
            | Block::Paragraph(text)
            | Block::Item(Item { text, .. })
            | Block::Definition { text, .. } => text,
            Block::Table(_) | Block::Code(_) => "",
        }
    }
}

/// An item of a list, without the lists inside it: their items follow.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) text: String,
    /// Which list of the page it stands in.
    pub(super) list: usize,
    /// How many lists stand around that list.
    pub(super) level: usize,
}

/// A table whose cells all have their own place: one that spans several is repeated.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Empty where the table has no heads.
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn heads_and_rows(&self) -> impl Iterator<Item = &Vec<String>> {
        let heads = (!self.heads.is_empty()).then_some(&self.heads);
        heads.into_iter().chain(&self.rows)
    }
}

/// A whole page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) title: Option<String>,
    /// Where the page stands on the web.
    pub(super) address: Option<String>,
    pub(super) blocks: Vec<Block>,
    /// Whether it has more to read than any page has, and this is its beginning.
    pub(super) is_cut: bool,
    /// Whether it asks for a password.
    pub(super) asks_password: bool,
    /// Whether it has programs, which may draw more than the text has.
    pub(super) has_programs: bool,
}
