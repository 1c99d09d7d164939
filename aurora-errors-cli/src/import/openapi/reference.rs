//! `$ref`: what a node stands for.

use super::documents::{Elsewhere, Node};
use crate::pointer::unescaped;
use percent_encoding::percent_decode_str;

/// Why a `$ref` cannot be followed.
pub(super) enum Broken<'d> {
    /// It points out of the document and the files beside it.
    Outside(&'d str),
    /// The file that it names cannot be read.
    Unreadable(&'d str, &'d str),
    /// Nothing stands where it points.
    Dangling(&'d str),
    /// It comes back to itself, or takes more steps than anyone writes.
    Endless(&'d str),
}

impl Broken<'_> {
    pub(super) fn message(&self) -> String {
        match self {
            Broken::Outside(to) => format!(
                "`$ref` to `{to:.200}`, which is outside of the document: bundle it into one file first"
            ),
            Broken::Unreadable(to, why) => format!("`$ref` to `{to:.200}`, {why}"),
            Broken::Dangling(to) => format!("`$ref` to `{to:.200}`, where nothing stands"),
            Broken::Endless(to) => format!("`$ref` to `{to:.200}`, which leads around in circles"),
        }
    }
}

const MOST_STEPS: usize = 100;

/// The node itself, or what its `$ref` leads to in the end.
pub(super) fn followed(node: Node<'_>) -> Result<Node<'_>, Broken<'_>> {
    let mut last = node;
    follow(node, |next| last = next)?;
    Ok(last)
}

/// The node itself, and each to which one `$ref` after the other leads: since OpenAPI 3.1, a schema
/// says something beside its `$ref`.
pub(super) fn all_followed(node: Node<'_>) -> Result<Vec<Node<'_>>, Broken<'_>> {
    let mut all = vec![node];
    follow(node, |next| all.push(next))?;
    Ok(all)
}

fn follow<'d>(node: Node<'d>, mut take: impl FnMut(Node<'d>)) -> Result<(), Broken<'d>> {
    let mut node = node;
    let mut to = "";
    for _ in 0..MOST_STEPS {
        match node.text_of("$ref") {
            Some(next) => to = next,
            None => return Ok(()),
        }
        node = pointed_at(node, to)?;
        take(node);
    }
    Err(Broken::Endless(to))
}

/// The fragment is a JSON Pointer, percent-encoded as a URI (RFC 6901 §6).
fn pointed_at<'d>(from: Node<'d>, to: &'d str) -> Result<Node<'d>, Broken<'d>> {
    let (file, fragment) = to.split_once('#').unwrap_or((to, ""));
    let root = from.file(file).map_err(|elsewhere| match elsewhere {
        Elsewhere::Outside => Broken::Outside(to),
        Elsewhere::Unreadable(why) => Broken::Unreadable(to, why),
    })?;
    let dangling = || Broken::Dangling(to);
    let pointer = percent_decode_str(fragment).decode_utf8();
    let pointer = pointer.map_err(|_| dangling())?;
    let mut keys = pointer.split('/');
    if keys.next() != Some("") {
        return Err(dangling());
    }
    let mut node = root;
    for key in keys {
        node = node.get(&unescaped(key)).ok_or_else(dangling)?;
    }
    Ok(node)
}
