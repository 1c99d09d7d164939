//! A comparison as an entry of a changelog.

use super::headline::headline;
use super::words::{Fate, words};
use super::{Comparison, IMPACTS};
use crate::markdown::{cell, literal};
use aurora_errors_spec::{Change, Impact};
use std::fmt::Write as _;

impl Comparison<'_> {
    pub(super) fn markdown(&self) -> String {
        let mut text = format!("## {}", literal(&self.new.api));
        if let Some(version) = &self.new.version {
            let _ = write!(text, " {}", literal(version));
        }
        text.push('\n');
        if self.changes.is_empty() {
            text += "\nNo difference.\n";
        }
        for impact in IMPACTS {
            let entries: Vec<_> = self.of_impact(impact).map(entry).collect();
            if !entries.is_empty() {
                let _ = write!(text, "\n### {}\n\n{}", title(impact), entries.concat());
            }
        }
        text
    }
}

fn title(impact: Impact) -> &'static str {
    match impact {
        Impact::Breaking => "Breaking",
        Impact::Additive => "Additive",
        Impact::Documentation => "Documentation",
    }
}

fn entry(change: &Change) -> String {
    let about = match change.row() {
        Some(row) => format!("{} {}", row.code, literal(&row.name)),
        None => "table".to_owned(),
    };
    let mut line = format!("- **{about}**: {}", cell(&headline(change)));
    if let Change::Text { old, new, .. } = *change {
        line.push(':');
        for run in words(old.unwrap_or_default(), new.unwrap_or_default()) {
            let mark = match run.fate {
                Fate::Kept => "",
                Fate::Removed => "~~",
                Fate::Added => "**",
            };
            let _ = write!(line, " {mark}{}{mark}", literal(&run.text));
        }
    }
    line + "\n"
}
