//! What tells the cases of a table apart, as `aurora_errors::__private::Conditions` reads it: for each
//! row with cases a plan of where to look, and what is wanted there as sorted marks.

use aurora_errors_spec::{Place, Row, Table, Wanted, When};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::collections::BTreeMap;

/// As `aurora_errors::__conditions` takes it.
pub(super) fn conditions(table: &Table) -> TokenStream {
    let mut literals = Literals::default();
    let mut plans = TokenStream::new();
    let mut first_case = 0;
    for (position, row) in table.rows.iter().enumerate() {
        if !row.cases.is_empty() {
            plans.extend(plan(table, position, first_case, row, &mut literals));
        }
        first_case += row.cases.len();
    }
    let Literals {
        texts,
        wanted,
        compounds,
    } = literals;
    let [wanted, compounds] = [wanted, compounds].map(|bytes| Literal::byte_string(&bytes));
    quote!({ texts: #texts, wanted: #wanted, compounds: #compounds, plans: [#plans] })
}

#[derive(Default)]
struct Literals {
    texts: String,
    wanted: Vec<u8>,
    compounds: Vec<u8>,
}

/// No case, no slot, or for the length of a text: any text.
const NONE: u16 = u16::MAX;
const PRESENT: u32 = u32::MAX;

/// The bytes of one mark.
const MARK: usize = 14;

/// A place and a text that is wanted there; no text where any will do.
type Key = (usize, Option<String>);

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
    literals: &mut Literals,
) -> TokenStream {
    let whens = || row.cases.iter().filter_map(|case| case.when.as_ref());
    let places = Places::new(table, whens());
    let mut keys: BTreeMap<Key, Found> = BTreeMap::new();
    let mut slots = 0;
    let compounds_start = literals.compounds.len();
    for (number, when) in (first_case..).zip(whens()) {
        let groups = places.groups(when);
        if let [group] = &groups[..] {
            for key in group {
                let (first, _) = keys.entry(key.clone()).or_default();
                first.get_or_insert(number);
            }
            continue;
        }
        literals.push_number(number);
        literals.push_number(groups.len());
        for group in groups {
            literals.push_number(group.len());
            for key in group {
                let (_, slot) = keys.entry(key).or_default();
                let slot = *slot.get_or_insert_with(|| {
                    slots += 1;
                    slots - 1
                });
                literals.push_number(slot);
            }
        }
    }
    let compounds = range(compounds_start, literals.compounds.len());
    let wanted_start = literals.wanted.len() / MARK;
    let segments = keys.keys().filter(|(place, _)| *place == 0);
    let segments = segments.map(|(_, text)| segments_of(text.as_deref())).max();
    for ((place, text), found) in keys {
        literals.push_mark(place, text.as_deref(), found);
    }
    let wanted = range(wanted_start, literals.wanted.len() / MARK);
    let in_body = whens().position(|when| places.asks_for_body(table, when));
    let first_in_body = in_body.map_or(NONE, |number| narrow(first_case + number));
    let Places {
        headers,
        pointers,
        codes,
    } = &places;
    let (row, slots) = (plain(position), plain(slots));
    let (segments, codes) = (plain(segments.unwrap_or(0)), range(codes.0, codes.1));
    quote!({
        row: #row, headers: [#(#headers)*], pointers: [#(#pointers)*], codes: #codes,
        wanted: #wanted, compounds: #compounds,
        slots: #slots, first_in_body: #first_in_body, segments: #segments
    })
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
            let text = |value: &Wanted| match value {
                Wanted::Text(text) if is_folded => Some(text.to_ascii_lowercase()),
                Wanted::Text(text) => Some(text.clone()),
                Wanted::Present => None,
            };
            values.iter().map(|value| (place, text(value))).collect()
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
fn segments_of(code: Option<&str>) -> usize {
    1 + code.unwrap_or_default().matches(['#', ':', '/']).count()
}

impl Literals {
    fn push_number(&mut self, number: usize) {
        self.compounds
            .extend_from_slice(&narrow(number).to_le_bytes());
    }

    fn push_mark(&mut self, place: usize, text: Option<&str>, (first, slot): Found) {
        let start = wide(self.texts.len());
        self.wanted.extend_from_slice(&narrow(place).to_le_bytes());
        self.wanted.extend_from_slice(&start.to_le_bytes());
        let length = text.map_or(PRESENT, |text| wide(text.len()));
        self.wanted.extend_from_slice(&length.to_le_bytes());
        for number in [first, slot] {
            let number = number.map_or(NONE, narrow);
            self.wanted.extend_from_slice(&number.to_le_bytes());
        }
        self.texts.push_str(text.unwrap_or_default());
    }
}

/// A number below 65,535: a table has no more rows and cases together.
fn narrow(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(NONE)
}

/// A length or an offset: a table has at most 16 MiB.
fn wide(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(PRESENT)
}

fn range(start: usize, end: usize) -> TokenStream {
    let (start, end) = (plain(start), plain(end));
    quote!((#start, #end))
}

fn plain(number: usize) -> Literal {
    Literal::usize_unsuffixed(number)
}
