//! Entries brought together: one row for each status, one case for each machine code.

use super::group::{Entry, Group};
use super::phrase::is_phrase;
use super::repeating;
use super::wording::misspelt;
use crate::import::Notes;
use crate::import::proposal::{PROPOSED, ProposedCase, ProposedRow, name_of_code};
use crate::terminal::cut;
use aurora_errors::{Replay, Retry, Rule};
use aurora_errors_spec::{Code, variant_name};
use indexmap::IndexMap;
use std::collections::HashSet;

/// The rows of all groups, the first that speaks of a status first.
pub(super) fn gather(groups: &[Group], notes: &mut Notes) -> Vec<ProposedRow> {
    let mut by_code: IndexMap<Code, Vec<&Entry>> = IndexMap::new();
    for entry in groups.iter().flat_map(|group| &group.entries) {
        for code in &entry.codes {
            let entries = by_code.entry(*code).or_default();
            // The same text for many endpoints is one text.
            if entries.len() < MOST_ENTRIES && !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    }
    let rows = by_code
        .iter()
        .map(|(code, entries)| row(*code, entries, notes));
    rows.collect()
}

/// No status of a real page has more to say.
const MOST_ENTRIES: usize = 200;

/// The most bytes of a meaning; what is longer is no explanation but the rest of a page.
const MOST_BYTES: usize = 2 << 10;

fn row(code: Code, entries: &[&Entry], notes: &mut Notes) -> ProposedRow {
    let mut row = ProposedRow::new(code);
    let all = || entries.iter().copied();
    // What an entry with a machine code says is said of the code, unless no other tells codes apart.
    let is_only = |entry: &Entry| all().all(|other| other.machine_codes == entry.machine_codes);
    let own = all().filter(|entry| entry.machine_codes.is_empty() || is_only(entry));
    let own: Vec<_> = own.collect();
    if let Some(name) = name(code, &own).or_else(|| common_name(entries)) {
        row.name = misspelt(name, code).unwrap_or_else(|| name.to_owned());
        row.meaning.clone_from(&row.name);
    }
    let says = |entry: &&&Entry| !entry.meaning.is_empty();
    let chosen = own.iter().find(says).or(own.first()).copied();
    if let Some(entry) = chosen {
        if !entry.meaning.is_empty() {
            row.meaning = tidy(&entry.meaning);
        }
        row.advice = entry.advice.as_deref().map(tidy);
    }
    if row.rule.is_none() {
        row.comment.clear();
    } else if let Some(entry) = chosen
        && let Some((rule, why)) = proposal(code, entry, row.rule)
    {
        row.rule = Some(rule);
        row.comment = format!("{PROPOSED}: {why}");
    }
    let unused = own
        .into_iter()
        .filter(|entry| chosen.is_some_and(|chosen| !std::ptr::eq(*entry, chosen)));
    for entry in unused {
        note(code, entry, &row, notes);
    }
    if row.rule.is_some() {
        cases(&mut row, entries, notes);
    }
    row
}

/// The name that entries give to their status; beside a number that is a machine code, a name is the
/// code's.
fn name<'e>(code: Code, entries: &[&'e Entry]) -> Option<&'e str> {
    let is_own = |entry: &&&Entry| {
        let named = entry.name.as_deref();
        !is_numbered(entry) || named.is_some_and(|name| is_phrase(name, code))
    };
    let mut own = entries.iter().filter(is_own);
    own.find_map(|entry| entry.name.as_deref())
}

fn common_name<'e>(entries: &[&'e Entry]) -> Option<&'e str> {
    let (first, others) = entries.split_first()?;
    let name = first.name.as_deref()?;
    let is_same = |entry: &&Entry| entry.name.as_deref() == Some(name);
    (!others.is_empty() && others.iter().all(is_same)).then_some(name)
}

fn is_numbered(entry: &Entry) -> bool {
    let is_number = |code: &String| code.chars().all(|letter| letter.is_ascii_digit());
    !entry.machine_codes.is_empty() && entry.machine_codes.iter().all(is_number)
}

/// Says what an entry adds that the row has no place for.
fn note(code: Code, entry: &Entry, row: &ProposedRow, notes: &mut Notes) {
    let texts = entry
        .name
        .iter()
        .map(String::as_str)
        .chain([&*entry.meaning]);
    let new = texts.filter(|text| !text.is_empty() && *text != row.name && *text != row.meaning);
    let new: Vec<_> = new.collect();
    if !new.is_empty() {
        let matter = format!("also `{:.80}`", new.join(": "));
        notes.unused(matter, format_args!("status {code}"));
    }
}

fn cases(row: &mut ProposedRow, entries: &[&Entry], notes: &mut Notes) {
    let mut seen = HashSet::new();
    for entry in entries {
        // One cell may list codes, and the next what each means.
        let lines: Vec<&str> = entry.meaning.lines().collect();
        let are_told_apart = lines.len() == entry.machine_codes.len();
        for (number, code) in entry.machine_codes.iter().enumerate() {
            let line = lines.get(number).filter(|_| are_told_apart);
            let meaning = line.copied().unwrap_or(&entry.meaning);
            if seen.insert(code.to_lowercase()) {
                case(row, entry, code, meaning, notes);
            }
        }
    }
}

fn case(row: &mut ProposedRow, entry: &Entry, code: &str, meaning: &str, notes: &mut Notes) {
    let own = entry.name.as_deref();
    let own = own.filter(|name| *name != row.name && is_numbered(entry));
    let name = own.map_or_else(|| name_of_code(code), str::to_owned);
    if name.is_empty() || variant_name(&name) == variant_name(&row.name) {
        let matter = format!("the machine code `{code}`, as the row says the same");
        return notes.unused(matter, format_args!("status {}", row.code));
    }
    let mut case = ProposedCase::new(name, code.to_owned());
    let meaning = tidy(meaning);
    case.meaning = (!meaning.is_empty() && meaning != row.meaning).then_some(meaning);
    if let Some((rule, why)) = proposal(row.code, entry, row.rule)
        && row.rule != Some(rule)
    {
        case.rule = Some(rule);
        case.comment = format!("{PROPOSED}: {why}");
    }
    row.cases.push(case);
}

/// The rule that follows from what an entry says, and the sentences that say it. Whoever knows nothing
/// more must take it that the server may have acted.
fn proposal(code: Code, entry: &Entry, otherwise: Option<Rule>) -> Option<(Rule, String)> {
    let texts = [
        Some(&entry.meaning),
        entry.advice.as_ref(),
        entry.name.as_ref(),
    ];
    let texts: Vec<String> = texts.into_iter().flatten().map(|text| tidy(text)).collect();
    let answered = entry
        .repeats
        .as_deref()
        .and_then(|cell| repeating::answered(code, cell));
    let said = || {
        let mut texts = texts.iter();
        texts.find_map(|text| repeating::proposed(code, text))
    };
    let said = answered.or_else(said).map(|(retry, why)| match retry {
        Retry::Later => (Rule::later(Replay::Idempotent), why),
        Retry::Throttled => (Rule::throttled(Replay::Any), why),
        _ => (Rule::NEVER, why),
    });
    let undone = texts.iter().find_map(|text| repeating::undone(text));
    match (said, undone) {
        (Some((rule, why)), Some(undone)) if rule.retry() == Retry::Later => {
            let why = if why.contains(undone) {
                why
            } else {
                format!("{undone} {why}")
            };
            Some((Rule::later(Replay::Any), why))
        }
        (None, Some(undone)) if otherwise?.retry() == Retry::Later => {
            Some((Rule::later(Replay::Any), undone.to_owned()))
        }
        (said, _) => said,
    }
}

fn tidy(text: &str) -> String {
    // The only item of a list, or a cell in quotes.
    let item = text.strip_prefix("- ").filter(|text| !text.contains('\n'));
    let text = item.unwrap_or(text);
    let quoted = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let text = quoted.filter(|text| !text.contains('"')).unwrap_or(text);
    cut(text, MOST_BYTES)
}
