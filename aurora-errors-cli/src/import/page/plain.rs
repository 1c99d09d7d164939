//! From plain text, as it is copied out of a page or typed, to the blocks that its reader sees.

use super::block::{Block, Item, Page, Table};
use super::tabular::split;

/// No page that a person reads has more lines.
const MOST_LINES: usize = 200_000;

/// Reads a page, or as many of its lines as pages have. Nothing in a text is wrong.
pub(super) fn read(text: &str) -> Page {
    let mut reader = Reader::default();
    let mut lines = text.lines();
    for line in lines.by_ref().take(MOST_LINES) {
        reader.line(line.trim_end());
    }
    reader.end();
    Page {
        is_cut: lines.next().is_some(),
        blocks: reader.blocks,
        ..Page::default()
    }
}

/// What the lines so far are part of.
#[derive(Default)]
enum Part {
    #[default]
    Nothing,
    Lines(Vec<String>),
    Item(Item),
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    part: Part,
    lists: usize,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let text = line.trim();
        if text.is_empty() {
            self.end();
        } else if let Some((level, text)) = heading(text) {
            self.end();
            self.blocks.push(Block::Heading {
                level,
                text: text.to_owned(),
            });
        } else if let Some(text) = item(text) {
            self.end();
            let indent = line.len() - line.trim_start().len();
            let item = Item {
                text: text.to_owned(),
                list: self.list(),
                level: indent / 2,
            };
            self.part = Part::Item(item);
        } else {
            match &mut self.part {
                Part::Lines(lines) => lines.push(line.to_owned()),
                Part::Item(item) => {
                    item.text.push(' ');
                    item.text.push_str(text);
                }
                Part::Nothing => self.part = Part::Lines(vec![line.to_owned()]),
            }
        }
    }

    /// The list of the item before, where nothing but blank lines stands between.
    fn list(&mut self) -> usize {
        if !matches!(self.blocks.last(), Some(Block::Item(_))) {
            self.lists += 1;
        }
        self.lists
    }

    fn end(&mut self) {
        match std::mem::take(&mut self.part) {
            Part::Nothing => {}
            Part::Item(item) => self.blocks.push(Block::Item(item)),
            Part::Lines(lines) => {
                match table(&lines).filter(|table| self.is_table(&lines, table)) {
                    Some(table) => self.table(table),
                    None => self.blocks.push(Block::Paragraph(paragraph(&lines))),
                }
            }
        }
    }

    /// A wide gap in a single line may stand in any sentence.
    fn is_table(&self, lines: &[String], table: &Table) -> bool {
        let goes_on =
            matches!(self.blocks.last(), Some(Block::Table(last)) if width(last) == width(table));
        let is_marked = |line: &String| line.contains(['\t', '|', '│', '┃']);
        lines.len() > 1 || goes_on || lines.iter().any(is_marked)
    }

    /// Blank lines may stand between the rows.
    fn table(&mut self, table: Table) {
        match self.blocks.last_mut() {
            Some(Block::Table(last)) if width(last) == width(&table) => {
                last.rows.extend(table.rows);
            }
            _ => self.blocks.extend(split(table).map(Block::Table)),
        }
    }
}

fn width(table: &Table) -> Option<usize> {
    table.rows.first().map(Vec::len)
}

fn heading(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let title = rest.trim_matches(['#', ' ']);
    let is_heading = (1..=6).contains(&level) && title.chars().any(char::is_alphabetic);
    Some((u8::try_from(level).ok()?, title)).filter(|_| is_heading)
}

/// The text behind a bullet or a small number.
fn item(text: &str) -> Option<&str> {
    let bullets = [
        '•', '‣', '◦', '▪', '●', '○', '■', '–', '·', '*', '+', '-', '→', '»',
    ];
    let rest = text.strip_prefix(bullets).or_else(|| {
        let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = text.len() - rest.len();
        rest.strip_prefix(['.', ')'])
            .filter(|_| (1..=2).contains(&digits))
    })?;
    let rest = rest.starts_with(char::is_whitespace).then(|| rest.trim())?;
    // The first cell of a row in reStructuredText: `* - 404`.
    Some(rest.strip_prefix("- ").unwrap_or(rest))
}

fn paragraph(lines: &[String]) -> String {
    let is_mark = |letter: char| letter == '|' || letter.is_whitespace();
    let lines = lines
        .iter()
        .map(|line| line.trim_matches(is_mark))
        .filter(|line| !is_border(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// A line that only draws a line.
fn is_border(line: &str) -> bool {
    let is_drawn = |letter: char| {
        matches!(
            letter,
            '-' | '=' | '+' | '|' | '_' | '~' | ' ' | ':' | '\u{2500}'..='\u{257f}'
        )
    };
    !line.is_empty() && line.chars().all(is_drawn)
}

/// Lines that stand in columns: told apart by tabs, bars or wide gaps.
fn table(lines: &[String]) -> Option<Table> {
    let ways: [fn(&str) -> Vec<String>; 3] = [by_tab, by_bar, by_gap];
    let lines = || lines.iter().filter(|line| !is_border(line.trim()));
    ways.iter()
        .find_map(|way| laid_out(lines().map(|line| way(line)).collect()))
}

fn by_tab(line: &str) -> Vec<String> {
    line.split('\t').map(cell).collect()
}

/// Without the bars around the line; two together part heads from each other.
fn by_bar(line: &str) -> Vec<String> {
    const BARS: [char; 3] = ['|', '│', '┃'];
    let inner = line.trim().trim_matches(BARS);
    let cells = inner.split(BARS).map(cell);
    let are_doubled = inner.contains("||");
    cells
        .filter(|text| !(are_doubled && text.is_empty()))
        .collect()
}

fn by_gap(line: &str) -> Vec<String> {
    let cells = line.trim().split("  ").map(cell);
    let cells = cells.filter(|text| !text.is_empty());
    let is_indented = line.starts_with("  ");
    is_indented
        .then(String::new)
        .into_iter()
        .chain(cells)
        .collect()
}

fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A table where most lines have as many cells as the first; a line with fewer goes on with the last
/// cell above.
fn laid_out(rows: Vec<Vec<String>>) -> Option<Table> {
    // Text that is indented throughout has no empty first column.
    let is_indented = rows
        .iter()
        .all(|row| row.first().is_some_and(String::is_empty));
    let rows = rows.into_iter().map(|mut row| {
        if is_indented && row.len() > 1 {
            row.remove(0);
        }
        row
    });
    let rows: Vec<_> = rows.collect();
    let width = rows.first()?.len();
    let whole = rows.iter().filter(|row| row.len() == width);
    if width < 2 || whole.count() * 2 <= rows.len() {
        return None;
    }
    let mut table = Table::default();
    for row in rows {
        let is_rest = row.first().is_some_and(String::is_empty) || row.len() == 1;
        match table
            .rows
            .last_mut()
            .and_then(|last: &mut Vec<String>| last.last_mut())
        {
            Some(last) if is_rest => {
                let rest = row.join(" ");
                last.push(' ');
                last.push_str(rest.trim());
            }
            _ => table.rows.push(row),
        }
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::page::block::Block;

    #[test]
    fn columns_are_a_table_however_they_are_drawn() {
        for text in [
            "Code\tName\tText\n404\tNot Found\tNo pet.\n409\tConflict\tTwo pets,\tone name.\n",
            "| Code | Name | Text |\n|------|------|\n| 404 | Not Found | No pet. |\n| 409 | Conflict | Two pets, one name. |",
            "+-----+\n| Code | Name | Text |\n+=====+\n| 404 | Not Found | No pet. |\n+---+\n| 409 | Conflict | Two pets, |\n|     |      | one name. |\n",
            "  CODE  NAME       TEXT\n  404   Not Found  No pet.\n  409   Conflict   Two pets,\n                   one name.",
        ] {
            let blocks = read(text).blocks;
            let [Block::Table(table)] = blocks.as_slice() else {
                panic!("{blocks:?}");
            };
            let rows: Vec<_> = table
                .heads
                .iter()
                .chain(table.rows.iter().flatten())
                .collect();
            let last = rows[6..]
                .iter()
                .map(|text| text.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            assert_eq!(last, "409 Conflict Two pets, one name.", "{text}");
            assert_eq!(rows[3..6], ["404", "Not Found", "No pet."], "{text}");
        }
    }

    #[test]
    fn items_go_on_until_a_blank_line() {
        let blocks = read("Errors:\n\n  • 404: None\n    of them.\n\n  • 409: Two.\n\nEnd.").blocks;
        let [
            Block::Paragraph(_),
            Block::Item(first),
            Block::Item(second),
            Block::Paragraph(_),
        ] = blocks.as_slice()
        else {
            panic!("{blocks:?}");
        };
        assert_eq!(
            (first.text.as_str(), second.text.as_str()),
            ("404: None of them.", "409: Two.")
        );
        assert_eq!(first.list, second.list);
    }
}
