//! What a content type says of a body.

use super::bytes::is_utf8;
use super::charset;

/// A content type, read no further than is asked.
#[derive(Clone, Copy)]
pub(super) struct Media<'t> {
    name: &'t [u8],
    parameters: &'t [u8],
}

impl<'t> Media<'t> {
    pub(super) fn new(content_type: &'t [u8]) -> Self {
        let semicolon = content_type.iter().position(|byte| *byte == b';');
        let end = semicolon.unwrap_or(content_type.len());
        let (name, parameters) = content_type.split_at(end);
        Media {
            name: name.trim_ascii(),
            parameters,
        }
    }

    /// The type alone.
    pub(super) fn name(self) -> &'t [u8] {
        self.name
    }

    pub(super) fn is(self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    fn is_of(self, family: &str) -> bool {
        let start = self.name.get(..family.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(family.as_bytes()))
    }

    fn ends_with(self, suffix: &str) -> bool {
        let start = self.name.len().checked_sub(suffix.len());
        let end = start.and_then(|start| self.name.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(suffix.as_bytes()))
    }

    pub(super) fn is_html(self) -> bool {
        self.ends_with("html") || self.ends_with("html+xml")
    }

    pub(super) fn is_multipart(self) -> bool {
        self.is_of("multipart/")
    }

    pub(super) fn is_event_stream(self) -> bool {
        self.is("text/event-stream")
    }

    /// Whether a text under it is for people: the type is often that of the success, but code is one.
    pub(super) fn may_be_text(self) -> bool {
        let mut codes = ["javascript", "css"].iter();
        !codes.any(|suffix| self.ends_with(suffix))
    }

    pub(super) fn boundary(self) -> Option<&'t [u8]> {
        self.parameter("boundary").map(str::as_bytes)
    }

    fn parameter(self, name: &str) -> Option<&'t str> {
        let parameters = std::str::from_utf8(self.parameters).ok()?;
        let mut parameters = parameters.split(';').filter_map(|one| one.split_once('='));
        let (_, value) = parameters.find(|(own, _)| own.trim().eq_ignore_ascii_case(name))?;
        Some(value.trim().trim_matches(['"', '\'']))
    }

    /// The label of the character set, where the body is in another than UTF-8.
    pub(super) fn foreign_charset<'b>(self, body: &'b [u8]) -> Option<&'b str>
    where
        't: 'b,
    {
        let is_known = |label: &&str| {
            const KNOWN: [&str; 3] = ["utf-8", "utf8", "us-ascii"];
            !KNOWN.iter().any(|known| label.eq_ignore_ascii_case(known))
        };
        let label = match self.parameters {
            [] => None,
            _ => self.parameter("charset").filter(is_known),
        };
        if charset::utf_16(body, label.unwrap_or_default()).is_some() {
            return Some("utf-16");
        }
        let label = match body.trim_ascii_start() {
            [b'<', ..] => label.or_else(|| charset::in_markup(body).filter(is_known)),
            _ => label,
        };
        // Many servers name Latin-1, the old default, and send UTF-8.
        label.filter(|_| !is_utf8(body))
    }
}
