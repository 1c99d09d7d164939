//! Text of a table inside Markdown.

use crate::terminal::visible;

/// Markdown as one cell of a table, or one line: a line end or a bare bar would end it.
pub(crate) fn cell(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let mut cell = String::new();
    let mut is_escaped = false;
    for letter in visible(&words.join(" ")).chars() {
        if letter == '|' && !is_escaped {
            cell.push('\\');
        }
        is_escaped = letter == '\\' && !is_escaped;
        cell.push(letter);
    }
    cell
}

/// Words that mean nothing but themselves, so that they can be torn apart and marked.
pub(crate) fn literal(text: &str) -> String {
    let mut literal = String::new();
    for letter in visible(text).chars() {
        if "\\`*_[]<>~|#&!".contains(letter) {
            literal.push('\\');
        }
        literal.push(letter);
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::{cell, literal};

    #[test]
    fn a_cell_is_one_line_without_bare_bars() {
        assert_eq!(cell("a | b\n\n`c\\|d` \\\\|"), "a \\| b `c\\|d` \\\\\\|");
    }

    #[test]
    fn literal_words_have_no_markup() {
        assert_eq!(literal("`a` **b** <c>"), "\\`a\\` \\*\\*b\\*\\* \\<c\\>");
    }
}
