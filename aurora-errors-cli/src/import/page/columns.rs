//! The entries in the rows of a table.

use super::block::Table;
use super::column::{Column, Role, is_asked, roles, statuses};
use super::group::Entry;
use super::phrase::phrase_at_start;
use super::wording::{is_name, sentence};
use super::{listed, machine_code};

/// What a table says.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// What stands above the statuses, in small letters.
    pub(super) head: String,
    pub(super) entries: Vec<Entry>,
    /// Its rows that are no entries.
    pub(super) others: Vec<String>,
}

/// The entries of a table; nothing where it has no statuses.
pub(super) fn read(table: &Table) -> Option<Listing> {
    match transposed(table) {
        Some(table) => upright(&table),
        None => upright(table).or_else(|| mapped(table)),
    }
}

/// A table whose statuses stand in its first row, turned so that they stand in a column.
fn transposed(table: &Table) -> Option<Table> {
    let rows: Vec<&Vec<String>> = table.heads_and_rows().collect();
    let (first, others) = rows.first()?.split_first()?;
    let are_statuses = others.iter().all(|cell| statuses(cell).is_some());
    if others.len() < 2 || rows.len() < 2 || !are_statuses || statuses(first).is_some() {
        return None;
    }
    let column = |number: usize| {
        let cells = rows.iter().map(|row| row.get(number));
        cells
            .map(|cell| cell.cloned().unwrap_or_default())
            .collect()
    };
    let mut heads: Vec<String> = column(0);
    if let Some(head) = heads.first_mut() {
        if is_asked(head) {
            // The corner of a table of endpoints and statuses.
            "Status".clone_into(head);
        } else if head.is_empty() {
            // Sizes and prices stand there more often than statuses.
            "-".clone_into(head);
        }
    }
    Some(Table {
        heads,
        rows: (1..=others.len()).map(column).collect(),
    })
}

/// A table of machine codes that say their statuses in a text: `HTTP Mapping: 404 Not Found`.
fn mapped(table: &Table) -> Option<Listing> {
    let mut listing = Listing::default();
    for row in &table.rows {
        let (code, texts) = row.split_first()?;
        match listed::mapped(code, &texts.join("\n")) {
            Some(entry) => listing.entries.push(entry),
            None => listing.others.push(row.join(" ")),
        }
    }
    (listing.entries.len() > listing.others.len()).then_some(listing)
}

fn upright(table: &Table) -> Option<Listing> {
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
    let head = heads.get(status).map(|head| head.to_lowercase());
    Some(Listing {
        head: head.unwrap_or_default(),
        entries: reader.entries,
        others: reader.others,
    })
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
                let mut entry = Entry::new(found.codes, found.rest);
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
            // A dash or a mark: `—`, `✓`.
            let says_nothing = !cell.contains(char::is_alphanumeric) && *role != Role::Repeats;
            if number == self.status || says_nothing || matches!(&**cell, "n/a" | "N/A") {
                continue;
            }
            let unquoted = cell
                .strip_prefix('"')
                .and_then(|cell| cell.strip_suffix('"'));
            let cell = unquoted.unwrap_or(cell);
            match role {
                Role::Name if entry.name.is_none() && is_name(cell) => {
                    entry.name = Some(cell.trim_matches(['`', '*', '"']).to_owned());
                }
                Role::MachineCode => entry.machine_codes.extend(machine_code::listed(cell)),
                Role::Advice => {
                    entry.advice.get_or_insert_default().push_str(cell);
                }
                Role::Repeats => entry.repeats = Some(cell.to_owned()),
                Role::Unused => {}
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
            let split = Entry::new(entry.codes.clone(), &entry.meaning);
            let name = split.name.filter(|name| name.len() < entry.meaning.len());
            name.map(|name| (name, split.meaning))
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
