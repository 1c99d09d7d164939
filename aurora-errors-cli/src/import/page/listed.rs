//! Entries in lists, definitions, under headings, and in lines of their own.

use super::block::{Block, Item};
use super::group::Entry;
use super::machine_code::{self, is_machine_code};
use super::phrase::phrase_at_start;
use super::status::{Statuses, leading, trailing};
use super::wording::{Wording, is_name};
use aurora_errors_spec::Code;

/// The entry that a text is, when a status stands at its start or at the end of its first line.
pub(super) fn entry(text: &str) -> Option<Entry> {
    if let Some(Statuses { codes, rest }) = leading(text) {
        let wording = Wording::of(rest, &codes);
        return Some(Entry {
            name: wording.name,
            machine_codes: wording.machine_codes,
            meaning: wording.meaning,
            is_loose: is_loose(rest, &codes),
            codes,
            ..Entry::default()
        });
    }
    let (first, rest) = first_part(text);
    let Statuses { codes, rest: name } = trailing(first)?;
    let mut entry = Entry {
        codes,
        meaning: rest.trim().to_owned(),
        ..Entry::default()
    };
    if is_machine_code(name) {
        entry.machine_codes.push(name.trim_matches('`').to_owned());
    } else if is_name(name) {
        entry.name = Some(name.trim_matches(['`', '*', '"', ' ']).to_owned());
    } else {
        return None;
    }
    Some(entry)
}

/// Whether a sentence goes on behind a number as it does behind that of anything.
fn is_loose(rest: &str, codes: &[Code]) -> bool {
    const EXPLAINED: [&str; 16] = [
        "after",
        "as",
        "because",
        "by",
        "for",
        "if",
        "in",
        "indicates",
        "is",
        "means",
        "on",
        "returned",
        "unless",
        "when",
        "where",
        "with",
    ];
    let text = rest.trim_start();
    let word = text.split(' ').next().unwrap_or_default();
    text.len() < rest.len()
        && text.starts_with(char::is_lowercase)
        && !EXPLAINED.contains(&word)
        && !is_machine_code(word)
        && !codes
            .iter()
            .any(|code| phrase_at_start(text, *code).is_some())
}

/// What stands before the end of the line, or a colon or dash behind a bracket.
fn first_part(text: &str) -> (&str, &str) {
    let ends = ["\n", "): ", ") - ", ") – ", ") — ", "]: "];
    let end = ends
        .iter()
        .filter_map(|end| Some((text.find(end)?, end.len())))
        .min();
    let Some((at, length)) = end else {
        return (text, "");
    };
    let after = at + length;
    (
        text.get(..after)
            .unwrap_or(text)
            .trim_end_matches([' ', '-', '–', '—', '\n', ':']),
        text.get(after..).unwrap_or_default(),
    )
}

/// The entries of one list, and its items that are none; an item below an
/// entry that begins with a machine code is a case of it.
pub(super) fn list(items: &[&Item]) -> (Vec<Entry>, Vec<String>) {
    let mut entries: Vec<Entry> = Vec::new();
    let mut others = Vec::new();
    let mut level = 0;
    for item in items {
        if let Some(entry) = entry(&item.text) {
            level = item.level;
            entries.push(entry);
            continue;
        }
        let parent = entries.last().filter(|_| item.level > level);
        let case = parent.and_then(|parent| {
            let (code, rest) = machine_code::leading(&item.text)?;
            Some(Entry {
                codes: parent.codes.clone(),
                machine_codes: vec![code.to_owned()],
                meaning: super::wording::sentence(rest),
                ..Entry::default()
            })
        });
        match (case, entries.last_mut()) {
            (Some(case), _) => entries.push(case),
            (None, Some(last)) if item.level > level => {
                let text = item.text.trim_start_matches(": ");
                let is_bare = last.name.is_none() && last.meaning.is_empty();
                let mark = if is_bare && is_name(text) { "" } else { "- " };
                explain(last, &format!("{mark}{text}"));
            }
            _ => others.push(item.text.clone()),
        }
    }
    (entries, others)
}

/// The entries of a term with its definition.
pub(super) fn definition(terms: &[String], text: &str) -> Vec<Entry> {
    let entries = terms.iter().filter_map(|term| {
        let mut entry = entry(term).or_else(|| stated(term, text))?;
        explain(&mut entry, text);
        Some(entry)
    });
    entries.collect()
}

/// A machine code whose definition ends with its status: `HTTP Status Code: 400`.
fn stated(term: &str, text: &str) -> Option<Entry> {
    if !is_machine_code(term) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let at = lower
        .rfind("http status")
        .or_else(|| lower.rfind("status code"))?;
    let Statuses { codes, .. } = leading(text.get(at..)?)?;
    Some(Entry {
        codes,
        machine_codes: vec![term.trim_matches('`').to_owned()],
        ..Entry::default()
    })
}

/// Adds what stands below an entry: its name, where it has none, and what it means.
fn explain(entry: &mut Entry, text: &str) {
    let mut text = text.trim();
    if entry.name.is_none() && entry.machine_codes.is_empty() && entry.meaning.is_empty() {
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        if is_name(first) {
            entry.name = Some(first.trim_matches(['`', '*', '"', ' ']).to_owned());
            text = rest.trim();
        }
    }
    if !entry.meaning.is_empty() && !text.is_empty() {
        entry.meaning.push('\n');
    }
    if entry.meaning.len() < MOST_BYTES {
        entry.meaning.push_str(text);
    }
}

/// What is longer is no explanation but the rest of a page.
const MOST_BYTES: usize = 16 << 10;

/// What stands under a heading: the paragraphs up to the next heading, list or table, but for lines
/// that are entries themselves.
pub(super) fn headed(text: &str, below: &[Block]) -> Option<Entry> {
    let mut entry = entry(text)?;
    let below = below
        .iter()
        .filter(|block| !matches!(block, Block::Code(_)));
    let texts = below.map_while(|block| match block {
        Block::Paragraph(text) => Some((text, "")),
        Block::Item(item) => Some((&item.text, "- ")),
        _ => None,
    });
    let texts = texts.take_while(|(text, _)| self::entry(text).is_none());
    for (text, mark) in texts.take(MOST_BELOW) {
        explain(&mut entry, &format!("{mark}{text}"));
    }
    Some(entry)
}

/// What an error means is said at once; further below stand examples.
const MOST_BELOW: usize = 4;

/// The entries in the lines of paragraphs: `404 Not Found` and what it means on one line, or on a line
/// each. Headings and lists part one run of paragraphs from the next.
pub(super) fn lines(runs: &[Vec<&str>]) -> Vec<Entry> {
    let runs: Vec<_> = runs.iter().map(|run| loose(run)).collect();
    // Behind the last entry of a run the page goes on with something else.
    let followed = runs.iter().filter_map(|run| Some(run.split_last()?.1));
    let most = followed.flatten().map(|loose| loose.below.len()).max();
    let mut entries = Vec::new();
    for mut run in runs {
        if let Some(last) = run.last_mut() {
            last.below.truncate(most.unwrap_or_default());
        }
        for Loose {
            mut entry, below, ..
        } in run
        {
            explain(&mut entry, &below.join("\n"));
            entries.push(entry);
        }
    }
    entries
}

/// An entry and what follows it.
struct Loose {
    entry: Entry,
    /// The lines of its own paragraph, and the paragraphs that follow.
    below: Vec<String>,
    /// Whether its paragraph goes on.
    is_inside: bool,
}

/// A line that is longer goes on below where it does not end a sentence.
const LONG: usize = 60;

fn loose(run: &[&str]) -> Vec<Loose> {
    let mut found: Vec<Loose> = Vec::new();
    for paragraph in run {
        let mut before = "";
        for line in paragraph.lines() {
            let is_wrapped = before.len() > LONG && !before.ends_with(['.', ':', '!', '?', ')']);
            let begins_paragraph = before.is_empty();
            before = line;
            match entry(line).filter(|_| !is_wrapped) {
                Some(entry) => found.push(Loose {
                    entry,
                    below: Vec::new(),
                    is_inside: true,
                }),
                None => {
                    if let Some(last) = found.last_mut() {
                        last.add(line, begins_paragraph);
                    }
                }
            }
        }
        if let Some(last) = found.last_mut() {
            last.is_inside = false;
        }
    }
    found
}

impl Loose {
    fn add(&mut self, line: &str, begins_paragraph: bool) {
        const MOST_BELOW: usize = 8;
        // An entry that says all on its line ends with its paragraph.
        let goes_on = self.is_inside || self.entry.meaning.is_empty();
        if !goes_on {
            return;
        }
        if self.is_inside || begins_paragraph {
            if self.below.len() < MOST_BELOW {
                self.below.push(line.to_owned());
            }
        } else if let Some(last) = self.below.last_mut() {
            last.push(' ');
            last.push_str(line);
        }
    }
}
