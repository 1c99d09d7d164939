//! `$ref`: what a node stands for.

use super::tree::Node;
use percent_encoding::percent_decode_str;

/// Why a `$ref` cannot be followed.
pub(super) enum Broken<'d> {
    /// It points into another document.
    External(&'d str),
    /// Nothing stands where it points.
    Dangling(&'d str),
    /// It comes back to itself, or takes more steps than anyone writes.
    Endless(&'d str),
}

impl Broken<'_> {
    pub(super) fn message(&self) -> String {
        match self {
            Broken::External(to) => {
                format!("`$ref` to `{to:.200}`, which is outside of the document")
            }
            Broken::Dangling(to) => format!("`$ref` to `{to:.200}`, where nothing stands"),
            Broken::Endless(to) => format!("`$ref` to `{to:.200}`, which leads around in circles"),
        }
    }
}

const MOST_STEPS: usize = 100;

/// The node itself, or what its `$ref` leads to in the end.
pub(super) fn followed(node: Node<'_>) -> Result<Node<'_>, Broken<'_>> {
    let mut node = node;
    let mut to = "";
    for _ in 0..MOST_STEPS {
        match node.get("$ref").and_then(Node::text) {
            Some(next) => to = next,
            None => return Ok(node),
        }
        node = pointed_at(node.root(), to)?;
    }
    Err(Broken::Endless(to))
}

/// The fragment is a JSON Pointer (RFC 6901 §6): percent-encoded as a URI, then `~1` for `/` and
/// `~0` for `~`.
fn pointed_at<'d>(root: Node<'d>, to: &'d str) -> Result<Node<'d>, Broken<'d>> {
    let Some(fragment) = to.strip_prefix('#') else {
        return Err(Broken::External(to));
    };
    let dangling = || Broken::Dangling(to);
    let pointer = percent_decode_str(fragment).decode_utf8();
    let pointer = pointer.map_err(|_| dangling())?;
    let mut keys = pointer.split('/');
    if keys.next() != Some("") {
        return Err(dangling());
    }
    let mut node = root;
    for key in keys {
        let key = key.replace("~1", "/").replace("~0", "~");
        node = node.get(&key).ok_or_else(dangling)?;
    }
    Ok(node)
}
