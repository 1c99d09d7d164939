//! Text that is safe to print.

use std::fmt::Display;

pub(crate) fn escaped(text: &str) -> impl Display {
    text.escape_debug()
}
