//! Pages that say what the statuses of an API mean: HTML, Markdown and plain text.
//!
//! Whatever the markup, a page becomes the blocks that its reader sees (`html`, `plain`), these become
//! groups of entries (`find`), and those that are about statuses become rows (`rows`).

mod attributes;
mod block;
mod column;
mod columns;
mod example;
mod find;
mod group;
mod html;
mod listed;
mod machine_code;
mod phrase;
mod plain;
mod repeating;
mod rows;
mod status;
mod tabular;
mod title;
mod tree;
mod wording;

use self::block::{Block, Page};
use self::group::{FEWEST, Group};
use super::proposal::Places;
use super::{Notes, Proposal, Refusal, Selection};
use aurora_errors_spec::{Place, is_url};
use pulldown_cmark::{Event, Options, Parser, html::push_html};

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    Html,
    Markdown,
    Plain,
}

/// Proposes the table that a page holds.
///
/// # Errors
/// When the page has no statuses, or cannot be read.
pub(super) fn propose(
    document: &[u8],
    markup: Markup,
    selection: &Selection,
    notes: &mut Notes,
) -> Result<Proposal, Refusal> {
    let text = text(document, notes)?;
    let page = match markup {
        Markup::Html => html::read(&text),
        // What stands in HTML between Markdown is read, too.
        Markup::Markdown => {
            let (html, is_cut) = html_of(&text);
            html::read(&html).map(|page| Page {
                is_cut: page.is_cut || is_cut,
                ..page
            })
        }
        Markup::Plain => Ok(plain::read(&text)),
    };
    let page = page?;
    if page.is_cut {
        let matter = "the end of it, as it has more to read than any page";
        notes.unused(matter, "page");
    }
    let groups = counting(&page, notes);
    if groups.is_empty() {
        return Err(refusal(&page));
    }
    for group in &groups {
        for other in &group.others {
            notes.unused(format!("`{other:.80}`: no status"), place(group));
        }
    }
    let rows = rows::gather(&groups, notes);
    let Places { messages, codes } = example::places(&page);
    Ok(Proposal {
        api: title::title(&page).unwrap_or_else(|| selection.name().to_owned()),
        docs: page.address.filter(|address| is_url(address)),
        summary: format!("statuses: {}", rows.len()),
        messages,
        codes: codes.into_iter().map(Place::Body).collect(),
        rows,
        ..Proposal::default()
    })
}

const EXPECTED: &str =
    "expected a table, a list or headings with at least three statuses, such as `404 Not Found`";

fn text(document: &[u8], notes: &mut Notes) -> Result<String, Refusal> {
    if document.starts_with(b"%PDF-") || document.contains(&0) {
        return Err(Refusal::new(format!("a PDF or a binary file: {EXPECTED}")));
    }
    let text = String::from_utf8_lossy(document);
    let strange = text.matches(char::REPLACEMENT_CHARACTER).count();
    if strange * 20 > text.len() {
        return Err(Refusal::new("not UTF-8: save the page as UTF-8"));
    }
    if strange > 0 && matches!(text, std::borrow::Cow::Owned(_)) {
        notes.unused(format!("{strange} bytes that are not UTF-8"), "page");
    }
    let letters = text.chars().filter(|letter| html::is_plain(*letter));
    let is_blank = |letter: char| letter.is_whitespace() && !matches!(letter, '\n' | '\t');
    Ok(letters
        .map(|letter| if is_blank(letter) { ' ' } else { letter })
        .collect())
}

/// No page that a person reads has more beginnings and ends of anything.
const MOST_EVENTS: usize = 1_000_000;

/// Line ends stay, as an entry may be a line. The flag says that the page goes on.
fn html_of(markdown: &str) -> (String, bool) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut events = Parser::new_ext(markdown, options).map(|event| match event {
        Event::SoftBreak => Event::HardBreak,
        event => event,
    });
    let mut html = String::new();
    push_html(&mut html, events.by_ref().take(MOST_EVENTS));
    (html, events.next().is_some())
}

/// The groups that are about statuses; code is looked at where nothing else is.
fn counting(page: &Page, notes: &mut Notes) -> Vec<Group> {
    let (groups, strangers) = find::groups(&page.blocks);
    let (mut counting, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(Group::counts);
    if counting.is_empty() {
        let code = page.blocks.iter().filter_map(|block| match block {
            Block::Code(text) => Some(plain::read(text).blocks),
            _ => None,
        });
        let blocks: Vec<_> = code.flatten().collect();
        counting = find::groups(&blocks).0;
        counting.retain(Group::counts);
    }
    for group in others {
        let (form, place, codes) = (group.form.name(), place(&group), group.codes().len());
        notes.unused(
            format!("{form} {place}: {codes} of the {FEWEST} statuses that count"),
            "page",
        );
    }
    for heading in strangers {
        notes.unused(format!("table {}: no statuses", under(&heading)), "page");
    }
    counting
}

fn place(group: &Group) -> String {
    under(&group.place)
}

fn under(heading: &str) -> String {
    match heading {
        "" => "at the top".to_owned(),
        heading => format!("under `{heading}`"),
    }
}

/// Why a page gives no table, by what is seen on it.
fn refusal(page: &Page) -> Refusal {
    let texts = page.blocks.iter().map(|block| match block {
        Block::Code(text) => text,
        other => other.text(),
    });
    // `OK` and `Found` stand on pages of any kind.
    let is_name = |line: &&str| line.contains(' ') && phrase::is_any_phrase(line);
    let named = texts.flat_map(str::lines).find(is_name);
    Refusal::new(if page.asks_password {
        format!("a page to sign in at: save the page that comes behind it; {EXPECTED}")
    } else if let Some(name) = named {
        format!(
            "names such as `{name}` without their statuses, which a program or a style may draw: {EXPECTED}"
        )
    } else if page.blocks.is_empty() && page.has_programs {
        format!("no text, as programs draw this page: copy what the browser shows; {EXPECTED}")
    } else {
        format!("no statuses: {EXPECTED}")
    })
}

#[cfg(test)]
mod tests {
    use super::{Markup, propose};
    use crate::import::{Notes, Selection};
    use crate::output;
    use aurora_errors_spec::{Source, read};

    /// One of everything, in HTML, Markdown and text at once.
    const PAGE: &str = "\
# Errors of the Kennel API\n\n<h2 id=x>404 Not Found <a href='#x'>#</a></h2><p>No `dog`.</p>\n\n\
| HTTP | Code | Meaning | Retry |\n|---|---|---|---|\n| 400 (Bad Request) | `no_name` | Why? | no |\n\
| | `no_age`, `no_owner` | Try again | yes |\n| 500–504, 5xx | | Ours | yes |\n\n\
- 401 - Unauthorized: Who?\n  - `no_key`: None.\n- Conflict (409)\n- 4700\n\n\
<table><tr><th>Status<th>Text<tr><td rowspan=2>402<td>Pay<tr><td>First<tr><td colspan=2>403</table>\n\n\
410\nGone\nSold.\n\n422  Wrong  Really\n423  Locked  So\n\n<dl><dt>429<dd>Wait.</dl>\n\n\
```json\n{\"error\": {\"code\": \"no_dog\", \"message\": \"é\"}}\n```\n";

    #[test]
    fn whatever_is_left_of_a_page_makes_a_table_or_one_line() {
        let ends = (0..=PAGE.len()).step_by(5);
        let ends = ends.filter(|end| PAGE.is_char_boundary(*end));
        for (begin, end) in ends.flat_map(|end| [(0, end), (end, PAGE.len())]) {
            let part = &PAGE[begin..end];
            for markup in [Markup::Html, Markup::Markdown, Markup::Plain] {
                let selection = Selection::default();
                let proposal = propose(part.as_bytes(), markup, &selection, &mut Notes::default());
                let table = match proposal {
                    Ok(mut proposal) => {
                        proposal.settle();
                        output::json(&proposal.document()).unwrap()
                    }
                    Err(refusal) => {
                        assert_eq!(refusal.message.lines().count(), 1, "{part}");
                        continue;
                    }
                };
                let source = Source::from_bytes("table", table.as_str().into()).unwrap();
                assert_eq!(read(&source).faults, [], "{markup:?} of {part}\n{table}");
            }
        }
    }
}
