//! The messages of a body, one at a time.

use super::bounds::Bounds;
use super::bytes::{Checked, utf8_prefix};
use super::json::lone::LoneMessages;
use super::json::pointer::{Pointer, Pointers};
use super::json::raw::OVER_LONG;
use super::json::walk::{Told, Walk};
use super::markup::{html, xml::Xml};
use super::message::Message;
use super::recent::Recent;
use super::sniff::Document;
use super::wrapping::Wrapping;
use super::{Answer, MAX_MESSAGES, MAX_NESTING, MAX_TEXT, charset, headers};
use crate::places::Declared;
use crate::reason;
use http::{Extensions, HeaderMap};
use std::borrow::Cow;
use std::fmt;
use std::iter::FusedIterator;
use std::mem;

/// The messages of a body, each read when it is asked for.
///
/// At most 64 messages and 16 KiB of text; the last text is cut where the bound falls. So that no body buys
/// time, 32 KiB of texts are read as JSON of their own, and of one over 4 KiB that is made of little but
/// objects, lists or members of a few bytes the rest is passed by.
///
/// ```
/// use aurora_errors::ErrorResponse;
///
/// let response = aurora_errors::http::Response::builder()
///     .status(422)
///     .body(r#"{"error": {"email": ["is taken"], "name": ["is too long", "is not ASCII"]}}"#)?;
/// let response = ErrorResponse::from(response);
/// let messages: Vec<String> = response
///     .messages()
///     .map(|message| format!("{}: {message}", message.field().unwrap_or("")))
///     .collect();
/// assert_eq!(messages, ["email: is taken", "name: is too long", "name: is not ASCII"]);
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
#[derive(Clone)]
pub struct Messages<'a> {
    source: Source<'a>,
    /// Where to look if the body says nothing; the reason phrase is in the extensions.
    behind: Option<(&'a HeaderMap, &'a Extensions)>,
    /// The messages that were found and not given yet, the last first.
    within: Vec<Message<'a>>,
    /// How many texts this document stands in.
    nesting: u8,
    /// What is left for the documents within what is wrapped; a walk keeps its own.
    bounds: Bounds,
    recent: Recent,
    given: usize,
    /// How many more bytes of text may be given.
    room: usize,
    is_whole: bool,
}

/// What is being read.
#[derive(Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "most bodies are JSON, and a box is one more allocation"
)]
enum Source<'a> {
    Json(Walk<'a>),
    Lone(LoneMessages<'a>),
    Xml(Xml<'a>),
    Html(&'a [u8]),
    Text(&'a [u8]),
    /// With the content type of the bodies within, and the places that the table declares.
    Wrapped(Wrapping<'a>, &'a [u8], &'static [Pointer]),
    End,
}

impl<'a> Source<'a> {
    #[inline]
    fn new(
        document: Document<'a>,
        checked: Checked<'a>,
        content_type: &'a [u8],
        places: &'static [Pointer],
        bounds: Bounds,
    ) -> Self {
        match document {
            Document::Json(json) => {
                Source::Json(Walk::new(json, checked, Pointers::new(places), bounds))
            }
            Document::Xml(xml) => Source::Xml(xml),
            Document::Html(page) => Source::Html(page),
            Document::Text(text) => Source::Text(text),
            Document::Wrapped(wrapping) => {
                Source::Wrapped(wrapping, wrapping.content_type_within(content_type), places)
            }
            Document::Empty | Document::Unreadable => Source::End,
        }
    }
}

impl<'a> Messages<'a> {
    /// The reason phrase of the status line is looked for, in the extensions, where nothing else
    /// speaks.
    pub(crate) fn new(answer: Answer<'a>, places: Declared, extensions: &'a Extensions) -> Self {
        let checked = Checked::new(answer.body);
        let content_type = answer.content_type(checked);
        let document = Document::sniff(answer.body, content_type);
        let bounds = Bounds::of_body(answer.body.len());
        let mut found = Vec::new();
        for (_, name) in places.headers.iter().rev() {
            let texts: Vec<_> = headers::texts(answer.headers, name).collect();
            found.extend(texts.into_iter().rev().map(Message::new));
        }
        let is_whole = !answer.is_truncated && !matches!(document, Document::Unreadable);
        let behind = Some((answer.headers, extensions));
        if let Document::Json(json) = document
            && let Some(messages) = LoneMessages::new(json, checked, places.pointers)
        {
            return Messages::reading(Source::Lone(messages), found, behind, bounds, is_whole);
        }
        let source = Source::new(document, checked, content_type, places.pointers, bounds);
        Messages::reading(source, found, behind, bounds, is_whole)
    }

    /// Of an error that kept no response.
    pub(crate) fn none() -> Self {
        Messages::reading(Source::End, Vec::new(), None, Bounds::of_body(0), true)
    }

    #[inline]
    fn reading(
        source: Source<'a>,
        within: Vec<Message<'a>>,
        behind: Option<(&'a HeaderMap, &'a Extensions)>,
        bounds: Bounds,
        is_whole: bool,
    ) -> Self {
        Messages {
            source,
            behind,
            within,
            nesting: 0,
            bounds,
            recent: Recent::new(),
            given: 0,
            room: MAX_TEXT,
            is_whole,
        }
    }

    /// Whether these are all the messages that the body has, however many were taken already.
    ///
    /// `false` where there is more than the bounds allow, where the body breaks off, and where it
    /// cannot be read (another charset, XML of which no element is named like a message).
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http::Response};
    ///
    /// let body = r#"{"errors": [{"message": "name is missing"}, {"mess"#;
    /// let error = AuroraError::from(Response::builder().status(422).body(body)?);
    /// assert_eq!(error.messages().count(), 1);
    /// assert!(!error.messages().is_complete()); // the body breaks off
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.clone().ends_whole()
    }

    /// Whether what is left is all, and could be read.
    fn ends_whole(&mut self) -> bool {
        while self.next().is_some() {}
        let has_more = self.read().is_some();
        self.is_whole && !has_more
    }

    /// The next message, whatever the bounds are.
    #[expect(clippy::inline_always, reason = "a message is large to be handed on")]
    #[inline(always)]
    fn read(&mut self) -> Option<Message<'a>> {
        loop {
            if let Some(message) = self.within.pop() {
                return Some(message);
            }
            let found = match &mut self.source {
                Source::Json(walk) => {
                    if let Some(told) = walk.next() {
                        if !told.raw.may_be_document()
                            && let Some(message) = walk.message(told)
                        {
                            if self.is_news(&message, told) {
                                return Some(message);
                            }
                            continue;
                        }
                        self.read_document(told)
                    } else {
                        self.is_whole &= walk.is_whole();
                        self.bounds = walk.bounds;
                        self.source = Source::End;
                        None
                    }
                }
                Source::Lone(messages) => {
                    let text = messages.next();
                    if text.is_none() {
                        self.source = Source::End;
                    }
                    text.map(Message::new)
                }
                Source::End => return self.read_behind(),
                _ => self.read_other(),
            };
            if found.is_some() {
                return found;
            }
        }
    }

    /// The next message of what is no JSON, if there is one before the next turn.
    fn read_other(&mut self) -> Option<Message<'a>> {
        match mem::replace(&mut self.source, Source::End) {
            Source::Xml(mut xml) => {
                let message = xml.next();
                self.is_whole &= message.is_some() || xml.is_whole();
                if message.is_some() {
                    self.source = Source::Xml(xml);
                }
                message
            }
            Source::Html(page) => {
                let title = html::title(page)?;
                self.is_whole &= !title.is_guess;
                Some(Message::new(title.text))
            }
            Source::Text(text) => {
                let text = utf8_prefix(text, OVER_LONG).map(str::trim_ascii)?;
                (!text.is_empty()).then(|| Message::new(text))
            }
            Source::Wrapped(wrapping, content_type, places) => {
                self.open(wrapping, content_type, places);
                None
            }
            Source::Json(_) | Source::Lone(_) | Source::End => None,
        }
    }

    /// What stands beside a body that says nothing.
    fn read_behind(&mut self) -> Option<Message<'a>> {
        let (headers, extensions) = self.behind.take().filter(|_| self.given == 0)?;
        headers::message(headers).or_else(|| reason::phrase(extensions).map(Message::new))
    }

    /// Whether a message says something, and what none of the last said.
    #[expect(clippy::inline_always, reason = "it is asked of each message")]
    #[inline(always)]
    fn is_news(&mut self, message: &Message<'a>, told: Told<'a>) -> bool {
        let text = &message.text;
        !text.is_empty() && (self.recent.is_news(message.field(), text) || told.is_declared)
    }

    /// Reads a text that may be a document of its own, or in another character set than it should be.
    #[inline(never)]
    fn read_document(&mut self, told: Told<'a>) -> Option<Message<'a>> {
        let Source::Json(walk) = &mut self.source else {
            return None;
        };
        let may_be_document = told.raw.may_be_document();
        if may_be_document && !walk.bounds.take_document(told.raw) {
            self.is_whole = false;
            return None;
        }
        let text = walk.text_of(told).or_else(|| {
            self.is_whole = false;
            let bytes = (!told.raw.has_escapes()).then_some(told.raw.bytes())?;
            charset::guess(bytes).map(Cow::Owned)
        })?;
        let message = walk.message_of(told, text);
        if may_be_document && let Some(document) = Document::sniff_text(&message.text) {
            let within = self.read_within(document, b"", &[]);
            self.within = within.map(|inner| inner.about(&message)).collect();
            self.within.reverse();
            return None;
        }
        self.is_news(&message, told).then_some(message)
    }

    /// Reads what is wrapped.
    fn open(&mut self, wrapping: Wrapping<'a>, content_type: &[u8], places: &'static [Pointer]) {
        let may_open = self.bounds.take_wrapping(wrapping, self.nesting);
        let Some(bodies) = may_open.then(|| wrapping.open()).flatten() else {
            self.is_whole = false;
            return;
        };
        for body in bodies {
            let document = Document::sniff(&body, content_type);
            let within = self.read_within(document, content_type, places);
            self.within.extend(within);
            if self.within.len() > MAX_MESSAGES {
                break;
            }
        }
        self.within.reverse();
    }

    /// The messages of a document within this one.
    fn read_within(
        &mut self,
        document: Document<'_>,
        content_type: &[u8],
        places: &'static [Pointer],
    ) -> std::vec::IntoIter<Message<'static>> {
        if self.nesting == MAX_NESTING {
            self.is_whole = false;
            return Vec::new().into_iter();
        }
        let is_whole = !matches!(document, Document::Unreadable);
        let bounds = *self.bounds();
        let source = Source::new(document, Checked::NOTHING, content_type, places, bounds);
        let mut inner = Messages::reading(source, Vec::new(), None, bounds, is_whole);
        inner.nesting = self.nesting + 1;
        let messages: Vec<_> = inner.by_ref().map(Message::into_owned).collect();
        self.is_whole &= inner.ends_whole();
        *self.bounds() = *inner.bounds();
        messages.into_iter()
    }

    /// What may still be done.
    fn bounds(&mut self) -> &mut Bounds {
        match &mut self.source {
            Source::Json(walk) => &mut walk.bounds,
            _ => &mut self.bounds,
        }
    }
}

impl<'a> Iterator for Messages<'a> {
    type Item = Message<'a>;

    fn next(&mut self) -> Option<Message<'a>> {
        if self.given == MAX_MESSAGES || self.room == 0 {
            return None;
        }
        let mut message = self.read()?;
        self.given += 1;
        if message.text.len() > self.room {
            self.is_whole = false;
            message.text = cut(message.text, self.room);
            self.room = 0;
        } else {
            self.room -= message.text.len();
        }
        Some(message)
    }
}

impl FusedIterator for Messages<'_> {}

/// Writes how far it is, and nothing of the body.
impl fmt::Debug for Messages<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages")
            .field("given", &self.given)
            .finish_non_exhaustive()
    }
}

fn cut(text: Cow<'_, str>, length: usize) -> Cow<'_, str> {
    let end = utf8_prefix(text.as_bytes(), length).map_or(0, str::len);
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(..end).unwrap_or_default()),
        Cow::Owned(mut text) => {
            text.truncate(end);
            Cow::Owned(text)
        }
    }
}
