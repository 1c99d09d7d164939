//! Entries in lists, definitions, under headings, and in lines of their own.

use super::block::{Block, Item};
use super::group::Entry;
use super::machine_code::{self, is_machine_code};
use super::phrase::{is_phrase, phrase_at_start};
use super::status::{Statuses, is_between, leading, trailing};
use super::wording::is_name;
use aurora_errors_spec::Code;

/// The entry that a text is, when a status stands at its start or at the end of its first line.
pub(super) fn entry(text: &str) -> Option<Entry> {
    if let Some(Statuses { codes, rest }) = leading(text) {
        // A number in backticks is a value that somebody may see.
        let is_loose = !text.trim_start().starts_with('`') && is_loose(rest, &codes);
        let entry = Entry::new(codes, rest);
        return Some(Entry { is_loose, ..entry });
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
    #[rustfmt::skip]
    const EXPLAINED: [&str; 16] = [
        "after", "as", "because", "by", "for", "if", "in", "indicates", "is", "means", "on",
        "returned", "unless", "when", "where", "with",
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
        let coded = || {
            let (code, rest) = machine_code::leading(&item.text)?;
            mapped(code, rest.trim())
        };
        if let Some(entry) = entry(&item.text).or_else(coded) {
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
        let own = entry(term).map(|mut entry| {
            explain(&mut entry, text);
            entry
        });
        own.or_else(|| mapped(term, text))
    });
    entries.collect()
}

/// A machine code whose definition says its status: `HTTP Status Code: 400`.
pub(super) fn mapped(term: &str, text: &str) -> Option<Entry> {
    const SIGNS: [&str; 4] = ["http status", "status code", "http mapping", "http code"];
    if !is_machine_code(term) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let found = SIGNS.iter().find_map(|sign| {
        let after = lower.rfind(sign)? + sign.len();
        leading(text.get(after..)?)
    })?;
    let lines = text.lines().filter(|line| closing(line).is_none());
    Some(Entry {
        codes: found.codes,
        machine_codes: vec![term.trim_matches('`').to_owned()],
        meaning: lines.collect::<Vec<_>>().join("\n"),
        ..Entry::default()
    })
}

/// The statuses of a line that says no more than them: `HTTP Status Code: 400`, `Status: 404`,
/// `HTTP Mapping: 404 Not Found`.
pub(super) fn closing(line: &str) -> Option<Vec<Code>> {
    const SIGNS: [&str; 3] = ["http status", "status", "http mapping"];
    let text = line.trim_start_matches(['*', '_', '`', ' ']);
    let sign = SIGNS.iter().find(|sign| {
        let start = text.get(..sign.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(sign))
    })?;
    let found = leading(text.get(sign.len()..)?)?;
    let name = found.rest.trim_matches(is_between);
    let is_phrase = found.codes.iter().any(|code| is_phrase(name, *code));
    (name.is_empty() || is_phrase).then_some(found.codes)
}

/// Adds what stands below an entry: its name, where it has none, and what it means.
fn explain(entry: &mut Entry, text: &str) {
    let mut text = text.trim();
    if entry.name.is_none() && entry.machine_codes.is_empty() && entry.meaning.is_empty() {
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        if is_name(first) {
            entry.name = Some(first.trim_matches(['`', '*', '"', ' ']).to_owned());
            text = rest.trim();
        } else if is_machine_code(first) {
            entry.machine_codes.push(first.trim_matches('`').to_owned());
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
/// that are entries themselves. The status may stand there, on a line of its own.
pub(super) fn headed(text: &str, below: &[Block]) -> Option<Entry> {
    let text = without_number(text);
    let below = below
        .iter()
        .filter(|block| !matches!(block, Block::Code(_)));
    let texts = below.map_while(|block| match block {
        Block::Paragraph(text) => Some((text.as_str(), "")),
        Block::Item(item) => Some((item.text.as_str(), "- ")),
        _ => None,
    });
    let texts: Vec<_> = texts.take(MOST_BELOW).collect();
    let lines = || texts.iter().flat_map(|(text, _)| text.lines());
    let mapped = || {
        let codes = lines().find_map(closing)?;
        let is_code = is_machine_code(text);
        let [machine_codes, names] =
            [is_code, !is_code && is_name(text)].map(|is_it| is_it.then(|| text.to_owned()));
        Some(Entry {
            codes,
            name: names,
            machine_codes: machine_codes.into_iter().collect(),
            ..Entry::default()
        })
    };
    let mut entry = entry(text).or_else(mapped)?;
    for (text, mark) in texts {
        if text.lines().all(|line| closing(line).is_some()) {
            continue;
        }
        if self::entry(text).is_some() {
            break;
        }
        explain(&mut entry, &format!("{mark}{text}"));
    }
    Some(entry)
}

/// A heading without the number of its section: `5.1 404 Not Found`.
fn without_number(heading: &str) -> &str {
    let numbered = heading.split_once(' ').filter(|(number, _)| {
        let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
        number.contains('.') && number.chars().all(is_number)
    });
    numbered.map_or(heading, |(_, text)| text)
}

/// What an error means is said at once; further below stand examples.
const MOST_BELOW: usize = 4;

/// The entries in the lines of paragraphs: `404 Not Found` and what it means on one line, or on a line
/// each. Headings and lists part one run of paragraphs from the next.
pub(super) fn lines(runs: &[Vec<&str>]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut open = Vec::new();
    for run in runs {
        match closed(run) {
            Some(closed) => entries.extend(closed),
            None => open.push(loose(run)),
        }
    }
    let runs = open;
    // Behind the last entry of a run the page goes on with something else.
    let followed = runs.iter().filter_map(|run| Some(run.split_last()?.1));
    let most = followed.flatten().map(|loose| loose.below.len()).max();
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

/// The entries of a run in which each ends with its status: a machine code, what it means, and
/// `HTTP Status Code: 400`.
fn closed(run: &[&str]) -> Option<Vec<Entry>> {
    let lines: Vec<&str> = run.iter().flat_map(|text| text.lines()).collect();
    let codes: Vec<_> = lines.iter().filter_map(|line| closing(line)).collect();
    if codes.is_empty() {
        return None;
    }
    let mut parts: Vec<_> = lines.split(|line| closing(line).is_some()).collect();
    // What stands before the first code introduces the run, and what follows the last status is over.
    let first = parts.first_mut()?;
    let begin = first.iter().rposition(|line| is_machine_code(line))?;
    *first = first.get(begin..)?;
    let entries = parts.iter().zip(codes).map(|(part, codes)| {
        let (code, meaning) = part
            .split_first()
            .filter(|(first, _)| is_machine_code(first))?;
        Some(Entry {
            codes,
            machine_codes: vec![code.trim_matches('`').to_owned()],
            meaning: meaning.join(" "),
            ..Entry::default()
        })
    });
    entries.collect()
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
