use std::fmt;

/// Why a text is not a JSON Pointer (RFC 6901).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadPointer {
    NoSlash,
    BareTilde,
    TooLong,
}

/// How many keys a pointer has at the most: errors that lie deeper are not looked for.
const MAX_KEYS: usize = 16;

/// A pointer is empty or begins with `/`; a `~` in it is written `~0`, a `/` in a key `~1`.
pub(crate) fn check_pointer(pointer: &str) -> Result<(), BadPointer> {
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return Err(BadPointer::NoSlash);
    }
    if pointer.split('/').skip(1).count() > MAX_KEYS {
        return Err(BadPointer::TooLong);
    }
    let mut after_tildes = pointer.split('~').skip(1);
    if after_tildes.all(|rest| rest.starts_with(['0', '1'])) {
        Ok(())
    } else {
        Err(BadPointer::BareTilde)
    }
}

impl fmt::Display for BadPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BadPointer::NoSlash => "a `/` before each key, such as `/errors/*/message`",
            BadPointer::BareTilde => "`~0` for a `~` and `~1` for a `/` inside a key",
            BadPointer::TooLong => "at most 16 keys",
        })
    }
}
