//! What the columns of a table hold, and the entries in its rows.

use super::block::Table;
use super::group::Entry;
use super::machine_code::{can_be_machine_code, is_machine_code, listed};
use super::phrase::{is_known, phrase_at_start};
use super::status::{Statuses, leading, trailing};
use super::wording::{Wording, is_name, sentence};
use aurora_errors_spec::Code;

/// The entries of a table, and its rows that are none; nothing where no column has statuses.
pub(super) fn read(table: &Table) -> Option<(Vec<Entry>, Vec<String>)> {
    let (heads, rows) = headed(table);
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let column = |number: usize| Column::new(number, &heads, rows);
    let all: Vec<Column> = (0..columns).map(column).collect();
    let best = all.iter().filter(|column| column.has_statuses());
    let status = best
        .max_by_key(|column| (column.weight(), columns - column.number))?
        .number;
    let roles = roles(&all, status);
    let mut reader = Reader {
        status,
        roles,
        entries: Vec::new(),
        others: Vec::new(),
    };
    for row in rows {
        reader.row(row);
    }
    reader.settle_names();
    Some((reader.entries, reader.others))
}

/// The heads of a table, which may look like a row.
fn headed(table: &Table) -> (Vec<String>, &[Vec<String>]) {
    if !table.heads.is_empty() {
        return (table.heads.clone(), &table.rows);
    }
    match table.rows.split_first() {
        Some((first, rows)) if !first.iter().any(|cell| statuses(cell).is_some()) => {
            (first.clone(), rows)
        }
        _ => (Vec::new(), &table.rows),
    }
}

fn statuses(cell: &str) -> Option<Statuses<'_>> {
    leading(cell).or_else(|| trailing(cell))
}

/// One column under its head.
struct Column<'t> {
    number: usize,
    /// In small letters.
    head: String,
    /// Those that are not empty.
    cells: Vec<&'t str>,
}

impl<'t> Column<'t> {
    fn new(number: usize, heads: &[String], rows: &'t [Vec<String>]) -> Column<'t> {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(number))
            .map(String::as_str);
        Column {
            number,
            head: heads
                .get(number)
                .map(|head| head.to_lowercase())
                .unwrap_or_default(),
            cells: cells.filter(|cell| !cell.is_empty()).collect(),
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

    fn has_statuses(&self) -> bool {
        let counted = [
            "port", "price", "cost", "limit", "amount", "size", "length", "time", "ms", "second",
            "bytes", "weight", "year", "version", "quantity", "number", "rows", "max", "min",
            "rpm", "total",
        ];
        let is_http = self.is_headed(&["http", "status"]);
        if !is_http && self.is_headed(&counted) || !self.most(5, |cell| statuses(cell).is_some()) {
            return false;
        }
        let found: Vec<_> = self
            .cells
            .iter()
            .filter_map(|cell| statuses(cell))
            .collect();
        let codes: Vec<Code> = found
            .iter()
            .flat_map(|found| found.codes.iter().copied())
            .collect();
        let known = codes.iter().filter(|code| match code {
            Code::Status(status) => is_known(*status),
            Code::Class(_) => true,
        });
        let known = known.count() * 10;
        let named = found.iter().filter(|found| {
            let rest = found.rest.trim_start_matches(super::status::is_between);
            found
                .codes
                .iter()
                .any(|code| phrase_at_start(rest, *code).is_some())
        });
        let in_range = codes
            .iter()
            .all(|code| !matches!(code, Code::Status(600..)));
        let is_named = named.count() * 3 >= found.len();
        if is_http {
            return known >= codes.len() * 3;
        }
        let is_headed = self.is_headed(&["code", "response", "error", "return", "result"]);
        in_range && known >= codes.len() * 6 && (is_headed || is_named || self.head.is_empty())
    }

    /// How surely the head says that the numbers are statuses.
    fn weight(&self) -> usize {
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
        let is_answer = |cell: &str| {
            matches!(
                &*cell.to_lowercase(),
                "yes" | "no" | "✓" | "✗" | "true" | "false" | "✅" | "❌"
            )
        };
        if self.is_headed(&["retr", "repeat"])
            && (self.most(5, is_answer) || self.head.contains("retr"))
        {
            return Role::Repeats;
        }
        let codes = |cell: &str| {
            let codes = listed(cell);
            !codes.is_empty() && codes.iter().all(|code| can_be_machine_code(code))
        };
        let is_coded = self.is_headed(&[
            "code",
            "type",
            "reason",
            "error",
            "id",
            "key",
            "identifier",
            "enum",
            "exception",
            "slug",
            "title",
        ]);
        let written = |cell: &str| {
            listed(cell).iter().all(|code| is_machine_code(code)) || is_machine_code(cell)
        };
        let in_code = |cell: &str| cell.starts_with('`') && codes(cell);
        let in_letters = |cell: &str| {
            codes(cell) && !cell.contains(' ') && !cell.starts_with(char::is_uppercase)
        };
        if self.most(6, written) || self.most(6, in_code) || (is_coded && self.most(8, in_letters))
        {
            return Role::MachineCode;
        }
        let advises = [
            "action",
            "solution",
            "resol",
            "fix",
            "remed",
            "advice",
            "suggest",
            "handl",
            "how",
            "recommend",
            "troubleshoot",
            "next",
        ];
        if self.is_headed(&advises)
            || self.head.contains("what to do")
            || self.head.contains("to do")
        {
            return Role::Advice;
        }
        if self.is_headed(&["name", "phrase", "title"]) && self.most(5, is_name) {
            return Role::Name;
        }
        if self.most(6, is_name) {
            Role::Short
        } else {
            Role::Meaning
        }
    }
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    Name,
    /// A name where no other column has names.
    Short,
    MachineCode,
    Meaning,
    Advice,
    Repeats,
}

fn roles(columns: &[Column], status: usize) -> Vec<Role> {
    let mut roles: Vec<_> = columns.iter().map(Column::role).collect();
    // The first short column has the names, unless another says that it has.
    let others = || {
        columns
            .iter()
            .map(|column| column.number)
            .filter(|number| *number != status)
    };
    let role = |number: &usize| roles.get(*number).copied();
    let named = others().find(|number| role(number) == Some(Role::Name));
    let named = named.or_else(|| others().find(|number| role(number) == Some(Role::Short)));
    for (number, role) in roles.iter_mut().enumerate() {
        *role = match *role {
            _ if named == Some(number) => Role::Name,
            Role::Name | Role::Short => Role::Meaning,
            role => role,
        };
    }
    roles
}

struct Reader {
    status: usize,
    roles: Vec<Role>,
    entries: Vec<Entry>,
    others: Vec<String>,
}

impl Reader {
    fn row(&mut self, row: &[String]) {
        let cell = row.get(self.status).map(String::as_str).unwrap_or_default();
        let is_title = row.len() > 1 && row.windows(2).all(|pair| pair.first() == pair.last());
        match statuses(cell).filter(|_| !is_title) {
            Some(found) => {
                let mut entry = Entry {
                    codes: found.codes,
                    ..Entry::default()
                };
                let wording = Wording::of(found.rest, &entry.codes);
                entry.name = wording.name;
                entry.machine_codes = wording.machine_codes;
                entry.meaning = wording.meaning;
                self.cells(row, &mut entry);
                self.entries.push(entry);
            }
            // The status above goes on: with another code, or with more to say.
            None if cell.is_empty() => {
                let Some(last) = self.entries.last().cloned() else {
                    return self.others.push(row.join(" "));
                };
                let mut entry = Entry {
                    codes: last.codes,
                    ..Entry::default()
                };
                self.cells(row, &mut entry);
                entry.name = entry.name.or(last.name);
                self.entries.push(entry);
            }
            None => self.others.push(row.join(" ").trim().to_owned()),
        }
    }

    fn cells(&self, row: &[String], entry: &mut Entry) {
        for (number, (cell, role)) in row.iter().zip(&self.roles).enumerate() {
            if number == self.status
                || cell.is_empty()
                || matches!(&**cell, "-" | "–" | "—" | "n/a" | "N/A")
            {
                continue;
            }
            match role {
                Role::Name if entry.name.is_none() && is_name(cell) => {
                    entry.name = Some(cell.trim_matches(['`', '*', '"']).to_owned());
                }
                Role::MachineCode => entry.machine_codes.extend(listed(cell)),
                Role::Advice => {
                    entry.advice.get_or_insert_default().push_str(cell);
                }
                Role::Repeats => entry.repeats = Some(cell.clone()),
                Role::Name | Role::Short | Role::Meaning => {
                    if !entry.meaning.is_empty() {
                        let ends = entry.meaning.ends_with(['.', '!', '?', ':']);
                        entry.meaning.push_str(if ends { " " } else { ". " });
                    }
                    entry.meaning.push_str(cell);
                }
            }
        }
    }

    /// A description may begin with the name: `Not Found - There is no such pet.` Where most do, it is
    /// the habit of the page.
    fn settle_names(&mut self) {
        let split = |entry: &Entry| {
            let wording = Wording::of(&entry.meaning, &entry.codes);
            wording
                .name
                .filter(|name| name.len() < entry.meaning.len())
                .map(|name| (name, wording.meaning))
        };
        let nameless = |entry: &&Entry| entry.name.is_none() && !entry.meaning.is_empty();
        let all = self.entries.iter().filter(nameless).count();
        let named = self
            .entries
            .iter()
            .filter(nameless)
            .filter(|entry| split(entry).is_some());
        let is_habit = named.count() * 2 >= all;
        for entry in &mut self.entries {
            let is_known = entry
                .codes
                .iter()
                .any(|code| phrase_at_start(&entry.meaning, *code).is_some());
            if entry.name.is_some() || !(is_habit || is_known) {
                continue;
            }
            if let Some((name, meaning)) = split(entry) {
                entry.meaning = sentence(&meaning);
                entry.name = Some(name);
            }
        }
    }
}
