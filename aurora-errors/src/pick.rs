//! Which case of a row an answer is: the first whose conditions hold.
//!
//! The texts that conditions want are sorted by a hash, and what the answer says is searched among them.
//! So many cases cost little more than few. Of these two cases
//!
//! ```text
//! 0  { "code": "card_declined", "body": { "/reason": ["busy", "away"] } }
//! 1  { "code": ["card_declined", "card_expired"] }
//! ```
//!
//! the derive makes marks, one for each text at its place, and slots for the case that wants several
//! things:
//!
//! ```text
//! code     card_declined   case 1, slot 0       compounds: case 0 wants 2 things,
//! code     card_expired    case 1                 one in slot 0 and
//! /reason  busy            slot 1                 one in slot 1 or 2
//! /reason  away            slot 2
//! ```
//!
//! A mark with a case makes that case hold alone. Headers come first. The body is read only where a case
//! asks for it: once for the code, where the table declares no place for it, and once for each 64 pointers.

use crate::body::{self, MAX_POINTERS};
use crate::places::Declared;
use crate::table::Table;
use http::HeaderMap;

mod conditions;

pub(crate) use conditions::NONE;
use conditions::{CODE, PRESENT, Plan, WantedMark, first_case, hash, hash_of, range, slot};
pub(crate) use conditions::{Conditions, PlanMark};

/// What an answer is of the cases of a row.
#[derive(Clone, Copy)]
pub(crate) enum Picked {
    /// This one, by its number among the table's cases.
    Case(u16),
    /// None: the row counts.
    NoCase,
    /// The body has to be read to know.
    NeedsBody,
}

/// The case of a row that holds for an answer, as far as what is given of it tells.
pub(crate) fn pick(table: &Table, row: usize, headers: &HeaderMap, body: Option<&[u8]>) -> Picked {
    let conditions = table.conditions();
    let Some(plan) = Plan::new(conditions, row) else {
        return Picked::NoCase;
    };
    let mut search = Search::new(conditions, plan);
    if !plan.headers().is_empty() {
        search.read_headers(headers);
    }
    if search.needs_body() {
        let Some(body) = body else {
            return Picked::NeedsBody;
        };
        search.read_body(&table.places().codes, headers, body);
    }
    search.best()
}

/// What was found so far of what the cases of one row want.
struct Search<'t> {
    conditions: &'t Conditions,
    plan: Plan,
    /// Of what is wanted, sorted by their hashes.
    marks: &'t [WantedMark],
    /// What whole texts give.
    whole: Found,
    /// What segments of the code add.
    segments: Found,
}

impl<'t> Search<'t> {
    #[inline]
    fn new(conditions: &'t Conditions, plan: Plan) -> Self {
        let (marks, _) = conditions.wanted.as_chunks();
        Search {
            conditions,
            plan,
            marks: marks.get(plan.wanted()).unwrap_or_default(),
            whole: Found::NOTHING,
            segments: Found::NOTHING,
        }
    }

    /// Goes over the headers once. To look one up by its name would cost more: the map hashes it.
    fn read_headers(&mut self, headers: &HeaderMap) {
        let names = self.plan.headers();
        let bit = |name: &str| 1_u64 << (name.len() % 64);
        let lengths = names.iter().fold(0, |lengths, name| lengths | bit(name));
        for (name, value) in headers {
            let name = name.as_str();
            if lengths & bit(name) == 0 {
                continue;
            }
            for (number, _) in names.iter().enumerate().filter(|(_, its)| **its == name) {
                let place = self.plan.place_of_header(number);
                self.note(place, Some(value.as_bytes().trim_ascii()));
            }
        }
    }

    /// Whether the body can change what is picked: not where no case asks for it, nor where one holds that
    /// comes before all that do.
    fn needs_body(&self) -> bool {
        match self.plan.first_in_body() {
            NONE => false,
            first_in_body => self.first(false) >= first_in_body,
        }
    }

    fn read_body(&mut self, codes: &Declared, headers: &HeaderMap, body: &[u8]) {
        let is_declared = !(codes.pointers.is_empty() && codes.headers.is_empty());
        let answer = body::Answer {
            headers,
            body,
            is_truncated: false,
        };
        if self.plan.segments() > 0
            && !is_declared
            && let Some(code) = body::error_code(answer, &Declared::NONE)
        {
            self.note(CODE, Some(code.as_bytes()));
        }
        if self.plan.pointers().is_empty() {
            return;
        }
        body::each_body(headers, body, |body| self.read_values(body));
    }

    fn read_values(&mut self, body: &[u8]) {
        let pointers = self.plan.pointers();
        for (lot, pointers) in pointers.chunks(MAX_POINTERS).enumerate() {
            // By reference: what finds them is large to move.
            for (pointer, text) in body::values_at(body, pointers).by_ref() {
                let place = self.plan.place_of_pointer(lot * MAX_POINTERS + pointer);
                self.note(place, text.as_deref());
                if self.whole.alone <= self.plan.first_in_body() {
                    return;
                }
            }
        }
    }

    /// Notes what stands at a place: a text, or an object or array.
    fn note(&mut self, place: usize, text: Option<&[u8]>) {
        let is_code = place == CODE;
        if is_code && (text.is_none_or(<[u8]>::is_empty) || self.plan.segments() == 0) {
            return;
        }
        if self.plan.has_presence() {
            self.note_present(place);
        }
        let Some(text) = text else {
            return;
        };
        if let Some(mark) = self.find(place, text) {
            self.whole.note(mark);
        }
        // Where a case holds by whole texts, those that do by segments do not count.
        if is_code && self.whole.alone == NONE && text.len() <= MAX_CODE {
            self.note_segments(text);
        }
    }

    #[cold]
    fn note_present(&mut self, place: usize) {
        if let Some(mark) = self.find(place, PRESENT) {
            self.whole.note(mark);
        }
    }

    /// Notes the runs of whole segments in a code.
    #[cold]
    fn note_segments(&mut self, code: &[u8]) {
        let is_separator = |byte: &u8| matches!(byte, b'#' | b':' | b'/');
        if !code.iter().any(is_separator) {
            return;
        }
        let mut rest = Some(code);
        while let Some(run) = rest {
            let ends = run.iter().enumerate();
            let ends = ends.filter_map(|(end, byte)| is_separator(byte).then_some(end));
            for end in ends.chain([run.len()]).take(self.plan.segments()) {
                let run = run.get(..end).unwrap_or_default();
                if let Some(mark) = self.find(CODE, run) {
                    self.segments.note(mark);
                }
            }
            let next = run.iter().position(is_separator);
            rest = next.and_then(|end| run.get(end + 1..));
        }
    }

    /// The mark of a text at a place. What headers are to say stands there in lower case.
    #[inline]
    fn find(&self, place: usize, text: &[u8]) -> Option<&'t WantedMark> {
        let is_header = self.plan.is_header(place);
        let hash = hash(place, text, is_header);
        let first = self.marks.partition_point(|mark| hash_of(mark) < hash);
        let alike = self.marks.get(first..)?.iter();
        let mut alike = alike.take_while(|mark| hash_of(mark) == hash);
        alike.find(|mark| {
            let wanted = self.conditions.texts.as_bytes().get(range(mark));
            wanted.is_some_and(|wanted| {
                wanted == text || (is_header && wanted.eq_ignore_ascii_case(text))
            })
        })
    }

    /// The first case that holds: whole matches of all cases come before segments.
    fn best(&self) -> Picked {
        match self.first(false) {
            NONE => match self.first(true) {
                NONE => Picked::NoCase,
                case => Picked::Case(case),
            },
            case => Picked::Case(case),
        }
    }

    /// The first case that holds by what was found, or [`NONE`].
    fn first(&self, by_segments: bool) -> u16 {
        let first = if by_segments {
            self.whole.alone.min(self.segments.alone)
        } else {
            self.whole.alone
        };
        if self.plan.compounds().is_empty() {
            first
        } else {
            self.first_compound(first, by_segments)
        }
    }

    /// The first case that wants several things and has them, unless one holds before it.
    fn first_compound(&self, first: u16, by_segments: bool) -> u16 {
        let has = |slot| self.whole.has(slot) || (by_segments && self.segments.has(slot));
        let compounds = self.conditions.compounds.get(self.plan.compounds());
        let (numbers, _) = compounds.unwrap_or_default().as_chunks();
        let mut numbers = numbers.iter().map(|number| u16::from_le_bytes(*number));
        while let Some(case) = numbers.next()
            && case < first
        {
            let groups = numbers.next().unwrap_or(0);
            let mut holds = true;
            for _ in 0..groups {
                let slots = numbers.next().unwrap_or(0);
                let slots = numbers.by_ref().take(slots.into());
                holds &= slots.fold(false, |any, slot| any | has(slot));
            }
            if holds {
                return case;
            }
        }
        first
    }
}

/// What was found of what is wanted.
struct Found {
    /// The first case that one text alone makes hold.
    alone: u16,
    /// A bit for each slot; where they do not suffice, the others.
    few: u64,
    more: Vec<u64>,
}

impl Found {
    const NOTHING: Found = Found {
        alone: NONE,
        few: 0,
        more: Vec::new(),
    };

    fn note(&mut self, mark: &WantedMark) {
        self.alone = self.alone.min(first_case(mark));
        let slot = slot(mark);
        if slot != NONE {
            let (word, bit) = (usize::from(slot) / 64, 1 << (slot % 64));
            match word.checked_sub(1) {
                None => self.few |= bit,
                Some(word) => self.note_far(word, bit),
            }
        }
    }

    #[cold]
    fn note_far(&mut self, word: usize, bit: u64) {
        let words = self.more.len().max(word + 1);
        self.more.resize(words, 0);
        self.more[word] |= bit;
    }

    fn has(&self, slot: u16) -> bool {
        let word = match (usize::from(slot) / 64).checked_sub(1) {
            None => self.few,
            Some(word) => self.more.get(word).copied().unwrap_or(0),
        };
        word & (1 << (slot % 64)) != 0
    }
}

/// The longest code whose segments are looked at.
const MAX_CODE: usize = 1024;
