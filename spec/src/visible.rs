//! The characters that hide or steer, and how they are shown.
//!
//! A table is someone else's text, and its messages end on a terminal. The runtime crate has the same
//! list for what a server says, since it does not depend on this crate; a test holds that both agree.

use std::fmt::Write as _;

/// Whether a character shows nothing of itself, moves its neighbours or controls a terminal: controls,
/// marks of direction, and what Unicode ignores by default.
///
/// ```
/// use aurora_errors_spec::visible::is_invisible;
///
/// assert!(is_invisible('\u{202e}')); // what follows is shown from right to left
/// assert!(is_invisible('\u{1b}') && is_invisible('\n'));
/// assert!(!is_invisible('é') && !is_invisible(' '));
/// ```
#[must_use]
pub fn is_invisible(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_control();
    }
    matches!(
        letter,
        '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Adds a character; one that is invisible, or a blank other than the ordinary one, by its number.
///
/// ```
/// use aurora_errors_spec::visible::push_visible;
///
/// let mut text = String::new();
/// for letter in "a b\u{a0}c\u{200b}".chars() {
///     push_visible(&mut text, letter);
/// }
/// assert_eq!(text, r"a b\u{a0}c\u{200b}");
/// ```
pub fn push_visible(text: &mut String, letter: char) {
    if letter != ' ' && (letter.is_whitespace() || is_invisible(letter)) {
        let _ = write!(text, "\\u{{{:x}}}", u32::from(letter));
    } else {
        text.push(letter);
    }
}
