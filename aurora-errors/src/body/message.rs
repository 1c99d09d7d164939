//! One message of a body.

use std::borrow::Cow;
use std::fmt;

/// One thing that a body says to people.
///
/// [`Display`](fmt::Display) writes the text with control and bidirectional characters escaped, and
/// without credentials.
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
    pub(in crate::body) text: Cow<'a, str>,
    pub(in crate::body) field: Option<Cow<'a, str>>,
    pub(in crate::body) code: Option<Cow<'a, str>>,
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

    /// The message, free of the response that it came from.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, Message, http::Response};
    ///
    /// let first: Option<Message<'static>> = {
    ///     let body = r#"{"message": "no such design"}"#;
    ///     let error = AuroraError::from(Response::builder().status(404).body(body)?);
    ///     error.messages().next().map(Message::into_owned)
    /// };
    /// assert_eq!(first.unwrap().text(), "no such design");
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Message<'static> {
        let owned = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        Message {
            text: owned(self.text),
            field: self.field.map(owned),
            code: self.code.map(owned),
        }
    }

    /// The message; what it does not say itself, another says that stands around it.
    pub(super) fn about(self, around: &Message<'a>) -> Self {
        Message {
            text: self.text,
            field: self.field.or_else(|| around.field.clone()),
            code: self.code.or_else(|| around.code.clone()),
        }
    }

    /// A message of which nothing but the text is known.
    pub(super) fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Message {
            text: text.into(),
            field: None,
            code: None,
        }
    }
}

/// The text, safe to print: what has no shape is escaped, and credentials are masked.
impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::display::safe(&self.text).fmt(f)
    }
}
