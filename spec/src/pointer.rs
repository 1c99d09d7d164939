//! Whether a text is a JSON Pointer.

/// The most keys of a pointer: errors that lie deeper are not looked for.
const MAX_KEYS: usize = 16;

/// What a text lacks to be a JSON Pointer (RFC 6901). One is empty or begins with `/`; a `~` in it is
/// written `~0`, a `/` in a key `~1`.
pub(crate) fn check_pointer(pointer: &str) -> Result<(), &'static str> {
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return Err("a `/` before each key, such as `/errors/*/message`");
    }
    let bytes = pointer.as_bytes();
    let mut keys = 0;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' => keys += 1,
            b'~' if !matches!(bytes.get(at + 1), Some(b'0' | b'1')) => {
                return Err("`~0` for a `~` and `~1` for a `/` inside a key");
            }
            _ => {}
        }
        at += 1;
    }
    if keys > MAX_KEYS {
        return Err("at most 16 keys");
    }
    Ok(())
}
