//! The Markdown of a table inside Markdown of this program's.

/// One cell of a Markdown table: a line end or a bar would end it.
pub(crate) fn cell(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace('|', "\\|")
}
