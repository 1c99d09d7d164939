//! The documented form of an error body, as types.

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde_core::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Map, Value};
use std::fmt;
use std::marker::PhantomData;

/// The documented form of an error body, `{"errors": [{"message": "…"}]}`, both ways.
///
/// `"errors": null` reads as an empty list; a body without `errors` is not of this form. Members
/// that the form does not name are kept in `extra`; of several with one name the last counts.
/// Numbers among them are as exact as [`Value`] holds them.
///
/// ```
/// use aurora_errors::{ErrorItem, Payload};
///
/// let payload = Payload::new([ErrorItem::new("no such design")]);
/// let body = serde_json::to_string(&payload)?;
/// assert_eq!(body, r#"{"errors":[{"message":"no such design"}]}"#);
/// assert_eq!(serde_json::from_str::<Payload>(&body)?, payload);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A mock of an API answers with it: [`guide::testing`](crate::guide::testing).
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Payload {
    /// What went wrong, in the server's order.
    pub errors: Vec<ErrorItem>,
    /// The other members of the body. One named `errors` is not written: the field is.
    pub extra: Map<String, Value>,
}

impl Payload {
    /// A payload with these errors and nothing else.
    ///
    /// ```
    /// use aurora_errors::{ErrorItem, Payload};
    ///
    /// let payload = Payload::new(["name is missing", "address is missing"].map(ErrorItem::new));
    /// assert_eq!(payload.errors[1].message, "address is missing");
    /// ```
    #[must_use]
    pub fn new(errors: impl IntoIterator<Item = ErrorItem>) -> Self {
        Payload {
            errors: errors.into_iter().collect(),
            extra: Map::new(),
        }
    }
}

/// One of the errors of a [`Payload`].
///
/// ```
/// use aurora_errors::ErrorItem;
///
/// let item: ErrorItem = serde_json::from_str(r#"{"message": "too long", "field": "name"}"#)?;
/// assert_eq!(item.message, "too long");
/// assert_eq!(item.extra["field"], "name");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ErrorItem {
    /// What the server says to people.
    pub message: String,
    /// The other members of the item. One named `message` is not written: the field is.
    pub extra: Map<String, Value>,
}

impl ErrorItem {
    /// An error with this message and nothing else.
    ///
    /// ```
    /// use aurora_errors::ErrorItem;
    ///
    /// let mut item = ErrorItem::new("is too long");
    /// item.extra.insert("field".to_owned(), "name".into());
    /// assert_eq!(serde_json::to_string(&item)?, r#"{"message":"is too long","field":"name"}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        ErrorItem {
            message: message.into(),
            extra: Map::new(),
        }
    }
}

/// The errors, and how many other members there are: these may be anything.
impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Payload")
            .field("errors", &self.errors)
            .field("hidden_members", &self.extra.len())
            .finish()
    }
}

/// The message without credentials, and how many other members there are.
impl fmt::Debug for ErrorItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorItem")
            .field(
                "message",
                &format_args!("\"{}\"", crate::display::safe(&self.message)),
            )
            .field("hidden_members", &self.extra.len())
            .finish()
    }
}

// Written by hand: serde's derive would add a third to every user's cold build.

impl Serialize for Payload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        named_first(serializer, Self::NAME, &self.errors, &self.extra)
    }
}

impl Serialize for ErrorItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        named_first(serializer, Self::NAME, &self.message, &self.extra)
    }
}

fn named_first<S: Serializer>(
    serializer: S,
    name: &'static str,
    value: &impl Serialize,
    extra: &Map<String, Value>,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(name, value)?;
    for (other, value) in extra.iter().filter(|(other, _)| *other != name) {
        map.serialize_entry(other, value)?;
    }
    map.end()
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Form(PhantomData))
    }
}

impl<'de> Deserialize<'de> for ErrorItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Form(PhantomData))
    }
}

/// An object with one member that it must have, and any others.
trait Object {
    /// The name of that member. It is known when the keys' reader is compiled, so that comparing one is a
    /// few instructions and no call.
    const NAME: &'static str;
    const EXPECTED: &'static str;
    type Member;

    fn new(member: Self::Member, extra: Map<String, Value>) -> Self;
}

impl Object for Payload {
    const NAME: &'static str = "errors";
    const EXPECTED: &'static str = "an object with a list `errors`";
    type Member = Option<Vec<ErrorItem>>;

    fn new(errors: Self::Member, extra: Map<String, Value>) -> Self {
        Payload {
            errors: errors.unwrap_or_default(),
            extra,
        }
    }
}

impl Object for ErrorItem {
    const NAME: &'static str = "message";
    const EXPECTED: &'static str = "an object with a text `message`";
    type Member = String;

    fn new(message: String, extra: Map<String, Value>) -> Self {
        ErrorItem { message, extra }
    }
}

struct Form<T>(PhantomData<T>);

impl<'de, T: Object<Member: Deserialize<'de>>> Visitor<'de> for Form<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut named = None;
        let mut extra = Map::new();
        while let Some(other) = map.next_key_seed(OtherThan::<T>(PhantomData))? {
            if let Some(other) = other {
                extra.insert(other, map.next_value()?);
            } else if named.is_none() {
                named = Some(map.next_value()?);
            } else {
                return Err(A::Error::duplicate_field(T::NAME));
            }
        }
        let named = named.ok_or_else(|| A::Error::missing_field(T::NAME))?;
        Ok(T::new(named, extra))
    }
}

/// A key, kept only where it is another than the one that is known.
struct OtherThan<T>(PhantomData<T>);

impl<'de, T: Object> DeserializeSeed<'de> for OtherThan<T> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T: Object> Visitor<'_> for OtherThan<T> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok((key != T::NAME).then(|| key.to_owned()))
    }
}
