//! What tells the cases of a table apart, as `aurora_errors::__private::Conditions` reads it: for each
//! row with cases a plan of where to look, and what is wanted there as sorted marks.

use crate::place::Place;
use crate::table::{Row, Table};
use crate::when::{Wanted, When};

/// What tells the cases of all rows apart.
#[derive(Default)]
pub struct Conditions {
    pub texts: String,
    pub wanted: Vec<u8>,
    pub compounds: Vec<u8>,
    /// For each row with cases.
    pub plans: Vec<Plan>,
}

/// How the cases of one row are told apart.
pub struct Plan {
    pub row: usize,
    pub headers: Vec<String>,
    pub pointers: Vec<String>,
    pub codes: (usize, usize),
    pub wanted: (usize, usize),
    pub compounds: (usize, usize),
    pub slots: usize,
    pub first_in_body: u16,
    pub presence: bool,
    pub segments: usize,
}

/// The conditions of a table as the runtime reads them.
#[must_use]
pub fn conditions(table: &Table) -> Conditions {
    let mut conditions = Conditions::default();
    let mut first_case = 0;
    for (position, row) in table.rows.iter().enumerate() {
        if !row.cases.is_empty() {
            let plan = plan(table, position, first_case, row, &mut conditions);
            conditions.plans.push(plan);
        }
        first_case += row.cases.len();
    }
    conditions
}

/// No case, or no slot.
const NONE: u16 = u16::MAX;

/// The bytes of one mark.
const MARK: usize = 16;

/// A text that is wanted at a place, behind the number that the runtime finds it by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    hash: u32,
    place: usize,
    text: String,
}

/// The text that stands for every text.
const PRESENT: &str = "*";

/// What is known of a key: the first case that it alone makes hold, and its slot.
type Found = (Option<usize>, Option<usize>);

/// Where the cases of one row look.
struct Places<'a> {
    headers: Vec<&'a str>,
    pointers: Vec<&'a str>,
    /// How many of both lead to the code.
    codes: (usize, usize),
}

fn plan(
    table: &Table,
    position: usize,
    first_case: usize,
    row: &Row,
    conditions: &mut Conditions,
) -> Plan {
    let whens = || row.cases.iter().filter_map(|case| case.when.as_ref());
    let places = Places::new(table, whens());
    let mut keys: Vec<Key> = whens()
        .flat_map(|when| places.groups(when))
        .flatten()
        .collect();
    keys.sort_unstable();
    keys.dedup();
    let mut found = vec![Found::default(); keys.len()];
    let mut slots = 0;
    let compounds_start = conditions.compounds.len();
    for (number, when) in (first_case..).zip(whens()) {
        let groups = places.groups(when);
        if let [group] = &groups[..] {
            for key in group {
                let (first, _) = &mut found[at(&keys, key)];
                first.get_or_insert(number);
            }
            continue;
        }
        conditions.push_number(number);
        conditions.push_number(groups.len());
        for group in groups {
            conditions.push_number(group.len());
            for key in &group {
                let (_, slot) = &mut found[at(&keys, key)];
                let slot = *slot.get_or_insert_with(|| {
                    slots += 1;
                    slots - 1
                });
                conditions.push_number(slot);
            }
        }
    }
    let compounds = (compounds_start, conditions.compounds.len());
    let wanted_start = conditions.wanted.len() / MARK;
    let codes = keys.iter().filter(|key| key.place == 0);
    let segments = codes.map(|key| segments_of(&key.text)).max();
    let presence = keys.iter().any(|key| key.text == PRESENT);
    for (key, found) in keys.iter().zip(found) {
        conditions.push_mark(key, found);
    }
    let wanted = (wanted_start, conditions.wanted.len() / MARK);
    let in_body = whens().position(|when| places.asks_for_body(table, when));
    let first_in_body = in_body.map_or(NONE, |number| narrow(first_case + number));
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Plan {
        row: position,
        headers: owned(&places.headers),
        pointers: owned(&places.pointers),
        codes: places.codes,
        wanted,
        compounds,
        slots,
        first_in_body,
        presence,
        segments: segments.unwrap_or(0),
    }
}

impl<'a> Places<'a> {
    fn new(table: &'a Table, whens: impl Iterator<Item = &'a When> + Clone) -> Self {
        let (mut headers, mut pointers) = (Vec::new(), Vec::new());
        if whens.clone().any(|when| !when.code.is_empty()) {
            for place in &table.codes {
                match place {
                    Place::Header(name) => headers.push(name.as_str()),
                    Place::Body(pointer) => pointers.push(pointer.as_str()),
                }
            }
        }
        let codes = (headers.len(), pointers.len());
        for when in whens {
            add(&mut headers, codes.0, &when.header);
            add(&mut pointers, codes.1, &when.body);
        }
        Places {
            headers,
            pointers,
            codes,
        }
    }

    /// For each condition, the keys of which any will do.
    fn groups(&self, when: &When) -> Vec<Vec<Key>> {
        let keys = |place: usize, values: &[Wanted], is_folded: bool| {
            let key = |value: &Wanted| match value {
                Wanted::Text(text) if is_folded => Key::new(place, text.to_ascii_lowercase()),
                Wanted::Text(text) => Key::new(place, text.clone()),
                Wanted::Present => Key::new(place, PRESENT.to_owned()),
            };
            values.iter().map(key).collect()
        };
        let mut groups = Vec::new();
        if !when.code.is_empty() {
            groups.push(keys(0, &when.code, false));
        }
        for (name, values) in &when.header {
            groups.push(keys(
                1 + number(&self.headers, self.codes.0, name),
                values,
                true,
            ));
        }
        for (pointer, values) in &when.body {
            let place = 1 + self.headers.len() + number(&self.pointers, self.codes.1, pointer);
            groups.push(keys(place, values, false));
        }
        groups
    }

    /// Whether the case is told by something in the body. The code is, too, where the table does
    /// not say where it stands.
    fn asks_for_body(&self, table: &Table, when: &When) -> bool {
        let is_code_in_body = self.codes.1 > 0 || table.codes.is_empty();
        !when.body.is_empty() || (!when.code.is_empty() && is_code_in_body)
    }
}

impl Key {
    /// With the hash of the place in two bytes, the low one first, and of the text:
    /// [FNV-1a](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv).
    fn new(place: usize, text: String) -> Self {
        let place_bytes = narrow(place).to_le_bytes();
        let hash = place_bytes.iter().chain(text.as_bytes());
        let hash = hash.fold(0x811c_9dc5, |hash: u32, byte| {
            (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
        });
        Key { hash, place, text }
    }
}

/// Where a key stands, which is one of them.
fn at(keys: &[Key], key: &Key) -> usize {
    keys.binary_search(key).unwrap_or(0)
}

/// Adds the names that cases ask for, each once, behind the places of the code.
fn add<'a>(names: &mut Vec<&'a str>, codes: usize, asked: &'a [(String, Vec<Wanted>)]) {
    for (name, _) in asked {
        if !names.iter().skip(codes).any(|known| known == name) {
            names.push(name);
        }
    }
}

/// Where a name stands behind the places of the code.
fn number(names: &[&str], codes: usize, name: &str) -> usize {
    let mut behind = names.iter().skip(codes);
    codes + behind.position(|known| *known == name).unwrap_or(0)
}

/// How many segments a code has.
fn segments_of(code: &str) -> usize {
    1 + code.matches(['#', ':', '/']).count()
}

impl Conditions {
    fn push_number(&mut self, number: usize) {
        self.compounds
            .extend_from_slice(&narrow(number).to_le_bytes());
    }

    fn push_mark(&mut self, key: &Key, (first, slot): Found) {
        let start = wide(self.texts.len());
        for number in [key.hash, start, wide(key.text.len())] {
            self.wanted.extend_from_slice(&number.to_le_bytes());
        }
        for number in [first, slot] {
            let number = number.map_or(NONE, narrow);
            self.wanted.extend_from_slice(&number.to_le_bytes());
        }
        self.texts.push_str(&key.text);
    }
}

/// A number below 65,535: a table has no more rows and cases together.
fn narrow(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(NONE)
}

/// A length or an offset: a table has at most 16 MiB.
fn wide(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
