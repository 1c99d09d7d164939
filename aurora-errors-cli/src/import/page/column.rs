//! One column of a table, and what it is for.

use super::machine_code::{can_be_machine_code, is_machine_code, listed, unnumbered};
use super::phrase::{is_any_phrase, is_known, phrase_at_start};
use super::status::{Statuses, is_between, leading, trailing};
use super::wording::is_name;
use aurora_errors_spec::Code;
use std::collections::HashSet;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    Name,
    /// A name where no other column has names.
    Short,
    MachineCode,
    Meaning,
    Advice,
    /// Whether to try again.
    Repeats,
    Unused,
}

/// The statuses of a cell.
pub(super) fn statuses(cell: &str) -> Option<Statuses<'_>> {
    leading(cell).or_else(|| trailing(cell))
}

/// One column under its head.
pub(super) struct Column<'t> {
    pub(super) number: usize,
    /// In small letters.
    head: String,
    /// Those that are not empty.
    cells: Vec<&'t str>,
}

// Words that heads begin with.
const COUNTED: [&str; 21] = [
    "port", "price", "cost", "limit", "amount", "size", "length", "time", "ms", "second", "bytes",
    "weight", "year", "version", "quantity", "number", "rows", "max", "min", "rpm", "total",
];
// Other languages, too: `Código`, `Fehlercode`, `Kode`.
const ANSWERED: [&str; 10] = [
    "cod", "kod", "response", "err", "return", "result", "fehler", "antwort", "statut", "estado",
];
#[rustfmt::skip]
const CODED: [&str; 11] = [
    "code", "type", "reason", "error", "id", "key", "identifier", "enum", "exception", "slug",
    "title",
];
#[rustfmt::skip]
const ASKED: [&str; 8] = [
    "method", "verb", "path", "endpoint", "url", "uri", "operation", "example",
];
#[rustfmt::skip]
const ADVISED: [&str; 12] = [
    "action", "solution", "resol", "fix", "remed", "advice", "suggest", "handl", "how", "recommend",
    "troubleshoot", "next",
];

impl<'t> Column<'t> {
    pub(super) fn new(number: usize, heads: &[String], rows: &'t [Vec<String>]) -> Column<'t> {
        let cells = rows.iter().filter_map(|row| row.get(number));
        let cells = cells.map(String::as_str).filter(|cell| !cell.is_empty());
        let head = heads.get(number).map(|head| head.to_lowercase());
        Column {
            number,
            head: head.unwrap_or_default(),
            cells: cells.collect(),
        }
    }

    /// Whether the head has a word that begins so.
    fn is_headed(&self, words: &[&str]) -> bool {
        let mut parts = self.head.split(|letter: char| !letter.is_alphanumeric());
        parts.any(|part| words.iter().any(|word| part.starts_with(word)))
    }

    /// Whether so many in ten of its cells are something.
    fn most(&self, tenths: usize, is: impl Fn(&str) -> bool) -> bool {
        let count = self.cells.iter().filter(|cell| is(cell)).count();
        count > 0 && count * 10 >= self.cells.len() * tenths
    }

    /// How many different cells there are.
    pub(super) fn different(&self) -> usize {
        let different: HashSet<&str> = self.cells.iter().copied().collect();
        different.len()
    }

    /// Whether the numbers in it are statuses, by the head and by what is known of the numbers.
    pub(super) fn has_statuses(&self) -> bool {
        let is_http = self.is_headed(&["http", "status"]);
        let is_counted = !is_http && self.is_headed(&COUNTED);
        if is_counted || !self.most(5, |cell| statuses(cell).is_some()) {
            return false;
        }
        let found: Vec<_> = self
            .cells
            .iter()
            .filter_map(|cell| statuses(cell))
            .collect();
        let codes = found.iter().flat_map(|found| found.codes.iter().copied());
        let codes: Vec<Code> = codes.collect();
        let known = codes.iter().filter(|code| is_known(**code));
        let known = known.count() * 10;
        if is_http {
            return known >= codes.len() * 3;
        }
        let named = found.iter().filter(|found| {
            let rest = found.rest.trim_start_matches(is_between);
            let is_phrase = |code: &Code| phrase_at_start(rest, *code).is_some();
            found.codes.iter().any(is_phrase)
        });
        let is_named = named.count() * 3 >= found.len();
        let are_classes = codes.iter().all(|code| matches!(code, Code::Class(_)));
        let is_headed = self.is_headed(&ANSWERED) || self.head.is_empty();
        // A head that cannot be read says nothing against it.
        let is_foreign = !self.head.is_ascii() && known == codes.len() * 10;
        let is_meant = is_headed || is_named || are_classes || is_foreign;
        let are_sent = !codes.iter().any(|code| matches!(code, Code::Status(600..)));
        are_sent && is_meant && known >= codes.len() * 6
    }

    /// How surely the head says that the numbers are statuses.
    pub(super) fn weight(&self) -> usize {
        let signs = [
            (&["http"][..], 4),
            (&["status"], 3),
            (&["code", "response"], 2),
            (&["error"], 1),
        ];
        let weights = signs.iter().filter(|(words, _)| self.is_headed(words));
        weights.map(|(_, weight)| weight).sum()
    }

    fn role(&self) -> Role {
        let is_advised = self.is_headed(&ADVISED) || self.head.contains("to do");
        if self.says_whether_to_retry() {
            Role::Repeats
        } else if self.has_machine_codes() {
            Role::MachineCode
        } else if self.says_nothing() {
            Role::Unused
        } else if is_advised {
            Role::Advice
        } else if self.is_headed(&["name", "phrase", "title"]) && self.most(5, is_name) {
            Role::Name
        } else if self.most(6, is_name) {
            Role::Short
        } else {
            Role::Meaning
        }
    }

    fn says_whether_to_retry(&self) -> bool {
        const WORDS: [&str; 8] = ["yes", "no", "✓", "✗", "true", "false", "✅", "❌"];
        let is_answer = |cell: &str| WORDS.contains(&&*cell.to_lowercase());
        self.head.contains("retr") || (self.head.contains("repeat") && self.most(5, is_answer))
    }

    fn has_machine_codes(&self) -> bool {
        let are_codes = |cell: &str| {
            let codes = listed(cell);
            !codes.is_empty() && codes.iter().all(|code| can_be_machine_code(code))
        };
        let are_written = |cell: &str| listed(cell).iter().all(|code| is_machine_code(code));
        let in_backticks = |cell: &str| cell.starts_with('`') && are_codes(cell);
        // Not `Conflict`, which is a name.
        let is_word = |cell: &str| {
            let is_small = !cell.starts_with(char::is_uppercase);
            let is_large = !cell.contains(char::is_lowercase);
            are_codes(cell) && !unnumbered(cell).contains(' ') && (is_small || is_large)
        };
        self.most(6, are_written)
            || self.most(6, in_backticks)
            || (self.is_headed(&CODED) && self.most(8, is_word))
    }

    /// What is asked and not what is answered, numbers of another kind, or one word for all.
    fn says_nothing(&self) -> bool {
        let is_number = |cell: &str| cell.chars().all(|letter| letter.is_ascii_digit());
        let is_constant = self.cells.len() > 2 && self.different() == 1;
        let is_short = !self.most(1, |cell| cell.contains(' ')) || self.most(10, is_name);
        self.is_headed(&ASKED) || self.most(10, is_number) || (is_constant && is_short)
    }
}

/// Whether a head is of what is asked, and not of what is answered.
pub(super) fn is_asked(head: &str) -> bool {
    let head = head.to_lowercase();
    ASKED.iter().any(|word| head.starts_with(word))
}

/// The roles of all columns, when one of them has the statuses.
pub(super) fn roles(columns: &[Column], status: usize) -> Vec<Role> {
    let mut roles: Vec<_> = columns.iter().map(Column::role).collect();
    let others = || columns.iter().filter(|column| column.number != status);
    let with = |role: Role| {
        let roles = &roles;
        others().filter(move |column| roles.get(column.number) == Some(&role))
    };
    // The first short column has the names, unless another says that it has, or has known ones.
    let known = with(Role::Short).find(|column| column.most(5, is_any_phrase));
    let named = with(Role::Name).next().or(known);
    let named = named.or_else(|| with(Role::Short).next());
    // A type stands beside many codes: the column that tells most apart has the codes.
    let coded = with(Role::MachineCode)
        .max_by_key(|column| (column.different(), column.is_headed(&["code"])));
    let [named, coded] = [named, coded].map(|column| column.map(|column| column.number));
    for (number, role) in roles.iter_mut().enumerate() {
        *role = match *role {
            Role::MachineCode if coded != Some(number) => Role::Unused,
            _ if named == Some(number) => Role::Name,
            Role::Name | Role::Short => Role::Meaning,
            role => role,
        };
    }
    roles
}
