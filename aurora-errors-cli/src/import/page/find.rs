//! The groups of entries on a page.

use super::block::{Block, Item, Table};
use super::columns::{self, Listing};
use super::group::{Entry, Form, Group};
use super::listed;
use indexmap::IndexMap;

/// All groups, those that count and those that do not, in the order of the page; and the places of
/// tables that have no statuses.
pub(super) fn groups(blocks: &[Block]) -> (Vec<Group>, Vec<String>) {
    let mut finder = Finder::default();
    for (at, block) in blocks.iter().enumerate() {
        let below = blocks.get(at + 1..).unwrap_or_default();
        finder.block(block, below);
    }
    finder.end_list();
    finder.end_run();
    let runs = std::mem::take(&mut finder.runs);
    let lines = listed::lines(&runs);
    finder.add(Form::Lines, lines, Vec::new());
    (finder.groups.into_values().collect(), finder.strangers)
}

#[derive(Default)]
struct Finder<'b> {
    groups: IndexMap<Form, Group>,
    strangers: Vec<String>,
    /// The last heading.
    place: String,
    list: Vec<&'b Item>,
    /// Paragraphs that follow each other, and those before them.
    run: Vec<&'b str>,
    runs: Vec<Vec<&'b str>>,
}

impl<'b> Finder<'b> {
    fn block(&mut self, block: &'b Block, below: &'b [Block]) {
        if !matches!(block, Block::Item(_)) {
            self.end_list();
        }
        if !matches!(block, Block::Paragraph(_) | Block::Code(_)) {
            self.end_run();
        }
        match block {
            Block::Heading { level, text } => {
                self.place.clone_from(text);
                let entry = listed::headed(text, below);
                self.add(
                    Form::Headings { level: *level },
                    entry.into_iter().collect(),
                    Vec::new(),
                );
            }
            Block::Paragraph(text) => self.run.push(text),
            Block::Item(item) => {
                let is_same = |first: &&Item| item.level > first.level || item.list == first.list;
                if !self.list.first().is_none_or(is_same) {
                    self.end_list();
                }
                self.list.push(item);
            }
            Block::Definition { terms, text } => {
                let entries = listed::definition(terms, text);
                self.add(Form::Definitions, entries, Vec::new());
            }
            Block::Table(table) => self.table(table),
            Block::Code(_) => {}
        }
    }

    fn table(&mut self, table: &Table) {
        match columns::read(table) {
            Some(Listing {
                head,
                entries,
                others,
            }) => self.add(Form::Table { head }, entries, others),
            None => self.strangers.push(self.place.clone()),
        }
    }

    /// At least half of the items of a list of statuses are statuses.
    fn end_list(&mut self) {
        let items = std::mem::take(&mut self.list);
        let (entries, others) = listed::list(&items);
        if entries.len() >= others.len() {
            self.add(Form::List, entries, others);
        }
    }

    fn end_run(&mut self) {
        if !self.run.is_empty() {
            self.runs.push(std::mem::take(&mut self.run));
        }
    }

    fn add(&mut self, form: Form, entries: Vec<Entry>, others: Vec<String>) {
        if entries.is_empty() && others.is_empty() {
            return;
        }
        let place = &self.place;
        let group = self.groups.entry(form.clone()).or_insert_with(|| Group {
            form,
            place: place.clone(),
            entries: Vec::new(),
            others: Vec::new(),
        });
        group.entries.extend(entries);
        group.others.extend(others);
    }
}
