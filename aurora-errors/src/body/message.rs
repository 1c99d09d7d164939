//! The messages of a body, one at a time.

use super::beside::{self, Beside, Code, WINDOW};
use super::form::Form;
use super::ground::{Ground, Role};
use super::json::{Cursor, Raw, utf8_prefix};
use super::pointer::Matches;
use super::walk::Walk;
use super::xml::Xml;
use super::{MAX_MESSAGES, MAX_TEXT, html};
use std::borrow::Cow;
use std::fmt;
use std::iter::FusedIterator;

/// One thing that a body says to people.
///
/// [`Display`](fmt::Display) writes the text with control and bidirectional characters escaped.
///
/// ```
/// use aurora_errors::ErrorResponse;
///
/// let response = aurora_errors::http::Response::builder()
///     .status(422)
///     .body(r#"{"errors": [{"field": "name", "code": "blank", "message": "can't be blank"}]}"#)?;
/// let response = ErrorResponse::from(response);
/// let message = response.messages().next().unwrap();
/// assert_eq!(message.text(), "can't be blank");
/// assert_eq!(message.field(), Some("name"));
/// assert_eq!(message.code(), Some("blank"));
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) field: Option<Cow<'a, str>>,
    pub(super) code: Option<Cow<'a, str>>,
}

impl<'a> Message<'a> {
    /// What the body says, as it stands there: never empty, but with whatever characters the
    /// server chose. [`Display`](fmt::Display) is safe to print.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http::Response};
    ///
    /// let body = "{\"message\": \"no \\u001b[31msuch\\u001b[0m design\"}";
    /// let error = AuroraError::from(Response::builder().status(422).body(body)?);
    /// let message = error.messages().next().unwrap();
    /// assert_eq!(message.text(), "no \u{1b}[31msuch\u{1b}[0m design");
    /// assert_eq!(message.to_string(), r"no \u{1b}[31msuch\u{1b}[0m design");
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The field of the request that the message is about, where the body names one.
    ///
    /// A key of a map, what stands beside the message (`field`, `param`, `source.pointer`, …) as it
    /// is written there, or the parts of a path joined by dots: `items.0.name`.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http::Response};
    ///
    /// let body = r#"{"errors": {"email": ["can't be blank"]}}"#;
    /// let error = AuroraError::from(Response::builder().status(422).body(body)?);
    /// assert_eq!(error.messages().next().unwrap().field(), Some("email"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// The machine code beside the message, where there is one; numbers as text.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http::Response};
    ///
    /// let body = r#"{"errors": [{"code": 1042, "message": "name is missing"}]}"#;
    /// let error = AuroraError::from(Response::builder().status(422).body(body)?);
    /// assert_eq!(error.messages().next().unwrap().code(), Some("1042"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    fn of(text: Cow<'a, str>) -> Self {
        Message {
            text,
            field: None,
            code: None,
        }
    }

    /// The message as one found in the text of another.
    pub(super) fn within<'b>(self, around: &Message<'b>) -> Message<'b> {
        let owned = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        Message {
            text: owned(self.text),
            field: self.field.map(owned).or_else(|| around.field.clone()),
            code: self.code.map(owned).or_else(|| around.code.clone()),
        }
    }
}

/// The text, safe to print.
impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::display::escaped(&self.text).fmt(f)
    }
}

/// The messages of a body, each read when it is asked for.
///
/// At most 64 messages and 16 KiB of text; the last text is cut where the bound falls.
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
    form: Form<'a>,
    stage: Stage<'a>,
    /// The table's pointers that are still to be tried.
    pointers: &'static [&'static str],
    /// How many texts this one stands in.
    nesting: u8,
    given: usize,
    /// How many more bytes of text may be given.
    room: usize,
    is_whole: bool,
}

/// What is being read.
#[derive(Clone)]
enum Stage<'a> {
    Start,
    /// The values at one of the table's pointers, and the one of them that is being walked.
    Pointer(Matches<'a, 'static>, Option<Walk<'a>>),
    Walk(Walk<'a>),
    Xml(Xml<'a>),
    End,
}

impl<'a> Messages<'a> {
    pub(crate) fn new(
        body: &'a [u8],
        content_type: Option<&[u8]>,
        pointers: &'static [&'static str],
    ) -> Self {
        Messages {
            pointers,
            ..Messages::of(Form::of(body, content_type), 0)
        }
    }

    pub(super) fn of(form: Form<'a>, nesting: u8) -> Self {
        Messages {
            form,
            stage: Stage::Start,
            pointers: &[],
            nesting,
            given: 0,
            room: MAX_TEXT,
            is_whole: true,
        }
    }

    /// Whether these are all the messages that the body has, however many were taken already.
    ///
    /// `false` where there are more than the bounds allow, where the body breaks off, and where it
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
        let mut rest = self.clone();
        while rest.next().is_some() {}
        let has_more = rest.read().is_some();
        rest.is_whole && !has_more
    }

    /// The next message, whatever the bounds are.
    fn read(&mut self) -> Option<Message<'a>> {
        loop {
            let found = match &mut self.stage {
                Stage::Start => self.start(),
                Stage::Pointer(..) => self.at_pointer(),
                Stage::Walk(walk) => {
                    let found = walk.next();
                    if found.is_none() {
                        self.is_whole &= walk.is_whole();
                        self.stage = Stage::End;
                    }
                    found
                }
                Stage::Xml(xml) => {
                    let found = xml.next();
                    if found.is_none() {
                        self.is_whole &= xml.is_whole();
                        self.stage = Stage::End;
                    }
                    found
                }
                Stage::End => return None,
            };
            if found.is_some() {
                return found;
            }
        }
    }

    fn start(&mut self) -> Option<Message<'a>> {
        self.stage = Stage::End;
        match self.form {
            Form::Json(json) => {
                self.stage = self.next_stage(json);
                None
            }
            Form::Xml(xml) => {
                self.stage = Stage::Xml(xml);
                None
            }
            Form::Html(page) => html::title(page).map(|title| Message::of(title.into())),
            Form::Text(text) => {
                let text = utf8_prefix(text, OVER_LONG)?.trim_ascii();
                (!text.is_empty()).then(|| Message::of(text.into()))
            }
            Form::Empty => None,
            Form::Unreadable => {
                self.is_whole = false;
                None
            }
        }
    }

    /// The table's next pointer, then the general walk.
    fn next_stage(&mut self, json: Cursor<'a>) -> Stage<'a> {
        match self.pointers.split_first() {
            Some((pointer, rest)) => {
                self.pointers = rest;
                Stage::Pointer(Matches::new(json, pointer), None)
            }
            None => Stage::Walk(Walk::new(json, Role::errors(Ground::Top), self.nesting)),
        }
    }

    /// The next message at the table's pointer; moves on to the next stage behind the last.
    fn at_pointer(&mut self) -> Option<Message<'a>> {
        let Stage::Pointer(matches, walk) = &mut self.stage else {
            return None;
        };
        if let Some(running) = walk {
            if let Some(mut message) = running.next() {
                message.field = message.field.or_else(|| beside::name(matches.key()?));
                return Some(message);
            }
            self.is_whole &= running.is_whole();
            matches.resume(running.end());
            *walk = None;
            return None;
        }
        if let Some(value) = matches.find() {
            let start = *value;
            let Some(raw) = value.scalar().filter(|raw| !is_document(*raw)) else {
                *walk = Some(Walk::new(start, Role::errors(Ground::Map), self.nesting));
                return None;
            };
            let behind = *value;
            return text(raw).map(|text| matched(matches, behind, text));
        }
        if self.given > 0 {
            self.is_whole &= matches.is_whole();
            self.stage = Stage::End;
        } else if let Form::Json(json) = self.form {
            self.stage = self.next_stage(json);
        }
        None
    }
}

/// A text that stands at a table's pointer, with what stands beside it.
fn matched<'a>(matches: &Matches<'a, '_>, after: Cursor<'a>, text: Cow<'a, str>) -> Message<'a> {
    let key = matches.key().and_then(beside::name);
    let Some(before) = matches
        .members_before()
        .filter(|before| !before.is_at_end() || !after.is_closed())
    else {
        return Message {
            field: key,
            ..Message::of(text)
        };
    };
    let ground = if matches.is_in_root() {
        Ground::Top
    } else {
        Ground::Error
    };
    let mut beside = Beside::default();
    beside.note_members(ground, before.within(WINDOW));
    beside.note_members(ground, after.within(WINDOW));
    Message {
        text,
        field: beside.field().or(key),
        code: beside.code().and_then(Code::text),
    }
}

/// Whether a text may be a document of its own.
fn is_document(raw: Raw<'_>) -> bool {
    matches!(
        raw.bytes().trim_ascii_start(),
        [b'{' | b'[' | b'<' | b'\\', ..]
    )
}

/// How much of a text is read: a character over the bound, so that it is seen not to fit.
pub(super) const OVER_LONG: usize = MAX_TEXT + 4;

/// What a string says, without the space around it; `None` where it says nothing.
#[inline]
pub(super) fn text(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    let text = match raw.text(OVER_LONG)? {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
        Cow::Owned(text) if text.trim_ascii().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim_ascii().to_owned()),
    };
    (!text.is_empty()).then_some(text)
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
