//! What tells the cases of a table apart, as `aurora_errors::__private::Conditions` reads it: for each
//! row with cases a plan of where to look, and what is wanted there as sorted marks.

use crate::order::Order;
use crate::place::Place;
use crate::table::{Row, Table};
use crate::when::{Subject, Wanted, When};

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

/// The text that stands for every text.
const PRESENT: &str = "*";

/// The bytes of one mark.
const MARK: usize = 16;

fn plan(
    table: &Table,
    position: usize,
    first_case: usize,
    row: &Row,
    conditions: &mut Conditions,
) -> Plan {
    let places = Places::new(table, row);
    let mut keys = Keys::default();
    let mut slots = 0;
    let compounds_start = conditions.compounds.len();
    let mut number = first_case;
    let mut first_in_body = NONE;
    for case in &row.cases {
        let Some(when) = &case.when else {
            continue;
        };
        let groups = when.conditions();
        let is_compound = groups.len() > 1;
        if is_compound {
            conditions.push_number(number);
            conditions.push_number(groups.len());
        }
        for (subject, values) in groups {
            if is_compound {
                conditions.push_number(values.len());
            }
            for value in values {
                let key = keys.key(&places, subject, value);
                if !is_compound {
                    key.first.get_or_insert(number);
                } else if let Some(slot) = key.slot {
                    conditions.push_number(slot);
                } else {
                    key.slot = Some(slots);
                    conditions.push_number(slots);
                    slots += 1;
                }
            }
        }
        if first_in_body == NONE && places.asks_for_body(table, when) {
            first_in_body = narrow(number);
        }
        number += 1;
    }
    let wanted_start = conditions.wanted.len() / MARK;
    let mut presence = false;
    let mut segments = 0;
    for key in keys.order.positions() {
        let key = &keys.all[*key];
        presence |= key.text == PRESENT;
        if key.place == 0 {
            segments = segments.max(segments_of(&key.text));
        }
        conditions.push_mark(key);
    }
    Plan {
        row: position,
        headers: places.headers,
        pointers: places.pointers,
        codes: places.codes,
        wanted: (wanted_start, conditions.wanted.len() / MARK),
        compounds: (compounds_start, conditions.compounds.len()),
        first_in_body,
        presence,
        segments,
    }
}

/// A text that is wanted at a place.
struct Key {
    /// What the runtime finds it by.
    hash: u32,
    place: usize,
    text: String,
    /// The first case that this alone makes hold.
    first: Option<usize>,
    /// Where it is noted for cases that want more than this.
    slot: Option<usize>,
}

/// What the cases of one row want, each once.
#[derive(Default)]
struct Keys {
    all: Vec<Key>,
    order: Order,
}

impl Keys {
    fn key(&mut self, places: &Places, subject: Subject, value: &Wanted) -> &mut Key {
        let place = places.number(subject);
        let text = match (value, subject) {
            (Wanted::Present, _) => PRESENT.to_owned(),
            (Wanted::Text(text), Subject::Header(_)) => text.to_ascii_lowercase(),
            (Wanted::Text(text), _) => text.clone(),
        };
        let hash = hash(place, &text);
        let found = self.order.find(&|position| {
            let key = &self.all[position];
            let order = key.hash.cmp(&hash).then(key.place.cmp(&place));
            order.then_with(|| key.text.cmp(&text))
        });
        let position = found.unwrap_or_else(|at| {
            let position = self.all.len();
            self.order.insert(at, position);
            self.all.push(Key {
                hash,
                place,
                text,
                first: None,
                slot: None,
            });
            position
        });
        &mut self.all[position]
    }
}

/// Of the place in two bytes, the low one first, and of the text:
/// [FNV-1a](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv).
fn hash(place: usize, text: &str) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in narrow(place).to_le_bytes().iter().chain(text.as_bytes()) {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    hash
}

/// Where the cases of one row look.
struct Places {
    headers: Vec<String>,
    pointers: Vec<String>,
    /// How many of both lead to the code.
    codes: (usize, usize),
}

impl Places {
    fn new(table: &Table, row: &Row) -> Places {
        let mut places = Places {
            headers: Vec::new(),
            pointers: Vec::new(),
            codes: (0, 0),
        };
        let asks_for_code =
            |case: &Row| case.when.as_ref().is_some_and(|when| !when.code.is_empty());
        if row.cases.iter().any(asks_for_code) {
            for place in &table.codes {
                match place {
                    Place::Header(name) => places.headers.push(name.clone()),
                    Place::Body(pointer) => places.pointers.push(pointer.clone()),
                }
            }
            places.codes = (places.headers.len(), places.pointers.len());
        }
        for case in &row.cases {
            let Some(when) = &case.when else {
                continue;
            };
            for (name, _) in &when.header {
                add(&mut places.headers, places.codes.0, name);
            }
            for (pointer, _) in &when.body {
                add(&mut places.pointers, places.codes.1, pointer);
            }
        }
        places
    }

    /// The code is the first place, before headers and pointers.
    fn number(&self, subject: Subject) -> usize {
        let (headers, pointers) = self.codes;
        match subject {
            Subject::Code => 0,
            Subject::Header(name) => 1 + behind(&self.headers, headers, name),
            Subject::Body(pointer) => {
                1 + self.headers.len() + behind(&self.pointers, pointers, pointer)
            }
        }
    }

    /// Whether the case is told by something in the body. The code is, too, where the table does
    /// not say where it stands.
    fn asks_for_body(&self, table: &Table, when: &When) -> bool {
        let is_code_in_body = self.codes.1 > 0 || table.codes.is_empty();
        !when.body.is_empty() || (!when.code.is_empty() && is_code_in_body)
    }
}

/// Adds a name that a case asks for, once, behind the places of the code.
fn add(names: &mut Vec<String>, codes: usize, name: &str) {
    if behind(names, codes, name) == names.len() {
        names.push(name.to_owned());
    }
}

/// Where a name stands behind the places of the code; if nowhere, the end.
fn behind(names: &[String], codes: usize, name: &str) -> usize {
    let mut at = codes;
    while at < names.len() && names[at] != name {
        at += 1;
    }
    at
}

/// How many segments a code has.
fn segments_of(code: &str) -> usize {
    let mut segments = 1;
    for byte in code.bytes() {
        segments += usize::from(matches!(byte, b'#' | b':' | b'/'));
    }
    segments
}

impl Plan {
    /// All but the texts, in this order.
    #[must_use]
    pub fn numbers(&self) -> [usize; 10] {
        [
            self.row,
            self.codes.0,
            self.codes.1,
            self.wanted.0,
            self.wanted.1,
            self.compounds.0,
            self.compounds.1,
            self.first_in_body.into(),
            self.presence.into(),
            self.segments,
        ]
    }
}

impl Conditions {
    fn push_number(&mut self, number: usize) {
        self.compounds
            .extend_from_slice(&narrow(number).to_le_bytes());
    }

    fn push_mark(&mut self, key: &Key) {
        let start = wide(self.texts.len());
        for number in &[key.hash, start, wide(key.text.len())] {
            self.wanted.extend_from_slice(&number.to_le_bytes());
        }
        for number in &[key.first, key.slot] {
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
