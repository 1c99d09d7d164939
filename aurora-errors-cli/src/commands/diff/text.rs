//! A comparison for a terminal.

use super::headline::headline;
use super::words::{Fate, Run, words};
use super::{Comparison, IMPACTS};
use crate::terminal::{visible, wrapped};
use anstyle::{AnsiColor, Style};
use aurora_errors_spec::{Change, Impact};
use std::fmt::Write as _;

impl Comparison<'_> {
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let mut counts = Vec::new();
        for impact in IMPACTS {
            let lines: Vec<_> = self.of_impact(impact).map(entry).collect();
            if lines.is_empty() {
                continue;
            }
            let style = style(impact);
            let _ = writeln!(text, "{style}{impact}{style:#}\n{}", lines.concat());
            counts.push(format!("{} {impact}", lines.len()));
        }
        if counts.is_empty() {
            return "no difference\n".to_owned();
        }
        text += &counts.join(", ");
        if !self.refused.is_empty() {
            let refused: Vec<_> = self.refused.iter().map(Impact::to_string).collect();
            let _ = write!(text, "; not allowed: {}", refused.join(", "));
        }
        text + "\n"
    }
}

fn style(impact: Impact) -> Style {
    match impact {
        Impact::Breaking => AnsiColor::Red.on_default().bold(),
        Impact::Additive => AnsiColor::Yellow.on_default().bold(),
        Impact::Documentation => Style::new().bold(),
    }
}

fn entry(change: &Change) -> String {
    let about = match change.row() {
        Some(row) => format!("{} {}", row.code, row.name),
        None => "table".to_owned(),
    };
    let mut line = visible(&format!("{about}: {}", headline(change)));
    if let Change::Text { old, new, .. } = *change {
        line.push(':');
        for run in words(old.unwrap_or_default(), new.unwrap_or_default()) {
            line.push(' ');
            line += &marked(&run);
        }
    }
    wrapped("  ", "      ", &line)
}

/// As git marks words, so that it can be read without colours too.
fn marked(run: &Run) -> String {
    let text = visible(&run.text);
    let (open, close, color) = match run.fate {
        Fate::Kept => return text,
        Fate::Removed => ("[-", "-]", AnsiColor::Red),
        Fate::Added => ("{+", "+}", AnsiColor::Green),
    };
    let style = color.on_default();
    format!("{style}{open}{text}{close}{style:#}")
}
