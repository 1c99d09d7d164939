//! What counts as a message where.
//!
//! The same member means different things in different places: `title` inside of an error says
//! what happened, inside of a user it is "Dr.". The walk knows in which context it stands, and these
//! rules say what a member is there.

use super::scan::{Raw, Shape};
use crate::body::vocabulary::Sense;
use http::StatusCode;

/// Where the walk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::body) enum Context {
    /// The outermost object: an error, a map from field to messages, or an envelope.
    Top,
    /// An object in place of one text: an error, or a map from field to messages.
    Text,
    /// An object in place of a list of errors: a map from field to messages, or one error.
    Map,
    /// One error.
    Error,
    /// An element of a list: an error, or the next level of a map from field to messages.
    Item,
    /// An object of the API's own; only members that are plainly about errors count.
    Other,
    /// As [`Context::Other`], or the next level of a map from field to messages.
    Branch,
    /// As [`Context::Other`], and lists of its own are data.
    Envelope,
    /// Nothing here is of interest but what the table's places lead to.
    OnTheWay,
}

/// What a text that was found is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::body) enum Saying {
    /// A message.
    Message,
    /// A message about the field that the key names.
    Complaint,
    /// A name of the failure: a message only where its object says nothing else.
    Label,
    Nothing,
}

/// What the members of a list, or of an object, are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::body) struct Role {
    pub(in crate::body) strings: Strings,
    /// The context of objects; `None` where they are to be passed by.
    pub(in crate::body) objects: Option<Context>,
    /// Whether the key is the name of a field.
    pub(in crate::body) is_field: bool,
}

/// Which strings of a list are messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::body) enum Strings {
    All,
    /// Those that no id, token or scope can be.
    Sentences,
    None,
}

impl Role {
    /// A list of errors, or one.
    pub(in crate::body) const fn errors(objects: Context) -> Self {
        Role {
            strings: Strings::All,
            objects: Some(objects),
            is_field: false,
        }
    }

    /// The same in a list: an element of the outermost one is an error.
    pub(in crate::body) fn of_elements(self) -> Self {
        match self.objects {
            Some(Context::Top) => Role::errors(Context::Item),
            _ => self,
        }
    }

    /// A container in which nothing is of interest but what the table's places lead to.
    pub(in crate::body) const ON_THE_WAY: Self = Role::data(Context::OnTheWay);

    /// Data in which errors may stand.
    const fn data(objects: Context) -> Self {
        Role {
            strings: Strings::None,
            objects: Some(objects),
            is_field: false,
        }
    }

    /// What is wrong with a field.
    const fn field(strings: Strings, objects: Option<Context>) -> Self {
        Role {
            strings,
            objects,
            is_field: true,
        }
    }
}

impl Strings {
    pub(in crate::body) fn take(self, raw: Raw<'_>) -> bool {
        match self {
            Strings::All => true,
            Strings::Sentences => is_sentence(raw),
            Strings::None => false,
        }
    }
}

impl Context {
    /// Whether weak words such as `title` or `detail` are about errors.
    pub(in crate::body) fn is_about_errors(self) -> bool {
        !matches!(
            self,
            Context::Other | Context::Branch | Context::Envelope | Context::OnTheWay
        )
    }

    /// What an object there is once it told a text of its own: one that does is no map.
    pub(in crate::body) fn once_told(self) -> Self {
        match self {
            Context::Top | Context::Text | Context::Map | Context::Item => Context::Error,
            Context::Branch => Context::Other,
            context => context,
        }
    }

    /// What the members of an object, or of a list, are; `None` where there is none of interest.
    pub(in crate::body) fn role(self, sense: Sense, shape: Option<Shape>) -> Option<Role> {
        match shape? {
            Shape::Object => self.object(sense),
            Shape::Array => self.list(sense),
            _ => None,
        }
    }

    /// What a string is.
    pub(in crate::body) fn string(self, sense: Sense, raw: Raw<'_>) -> Saying {
        let is_inside = self.is_about_errors();
        match sense {
            _ if self == Context::OnTheWay => Saying::Nothing,
            Sense::Error if is_label(raw) => Saying::Label,
            Sense::Title if is_inside && is_label(raw) => Saying::Label,
            Sense::Reason if self == Context::Top && is_word(raw) => Saying::Label,
            Sense::Reason if is_word(raw) => Saying::Nothing,
            Sense::Message | Sense::Errors | Sense::Error => Saying::Message,
            Sense::Text | Sense::Detail | Sense::Title | Sense::Reason if is_inside => {
                Saying::Message
            }
            Sense::Value if self == Context::Text => Saying::Message,
            Sense::Unknown if self == Context::Map => Saying::Complaint,
            Sense::Secret if self != Context::Map => Saying::Nothing,
            Sense::Trace => Saying::Nothing,
            // A phrase beside others is the status in words, not what is wrong with one.
            Sense::Status if is_phrase(raw) => Saying::Nothing,
            _ if matches!(self, Context::Map | Context::Text) && is_sentence(raw) => {
                Saying::Complaint
            }
            _ => Saying::Nothing,
        }
    }

    /// What the elements of a list are; `None` for a list of no interest.
    fn list(self, sense: Sense) -> Option<Role> {
        if self == Context::OnTheWay {
            return None;
        }
        match sense {
            Sense::Message | Sense::Errors | Sense::Error => Some(Role::errors(Context::Error)),
            Sense::Detail if self.is_about_errors() => Some(Role::errors(Context::Error)),
            Sense::Text | Sense::Title | Sense::Reason if self.is_about_errors() => {
                Some(Role::field(Strings::All, Some(Context::Error)))
            }
            Sense::Envelope => Some(Role::data(Context::Envelope)),
            Sense::Trace => None,
            _ => match self {
                Context::Map | Context::Text => {
                    Some(Role::field(Strings::All, Some(Context::Item)))
                }
                _ if sense == Sense::Fields && self.is_about_errors() => {
                    Some(Role::data(Context::Error))
                }
                _ if is_data(sense) => None,
                Context::Top | Context::Branch => {
                    Some(Role::field(Strings::Sentences, Some(Context::Branch)))
                }
                Context::Item => Some(Role::field(Strings::Sentences, Some(Context::Item))),
                Context::Other => Some(Role::field(Strings::Sentences, None)),
                Context::Error => Some(Role::data(Context::Other)),
                Context::Envelope | Context::OnTheWay => None,
            },
        }
    }

    /// What an object is; `None` for one of no interest.
    fn object(self, sense: Sense) -> Option<Role> {
        if self == Context::OnTheWay {
            return None;
        }
        match sense {
            Sense::Message | Sense::Error => Some(Role::errors(Context::Text)),
            Sense::Errors => Some(Role::errors(Context::Map)),
            Sense::Text | Sense::Detail | Sense::Title | Sense::Reason
                if self.is_about_errors() =>
            {
                Some(Role::errors(Context::Text))
            }
            Sense::Status => Some(Role::errors(Context::Error)),
            Sense::Envelope | Sense::Extensions => Some(Role::data(Context::Envelope)),
            Sense::Trace => None,
            _ => match self {
                Context::Map | Context::Text => Some(Role::field(Strings::All, Some(self))),
                _ if sense == Sense::Fields && self.is_about_errors() => {
                    Some(Role::errors(Context::Text))
                }
                _ if is_data(sense) => None,
                Context::Top | Context::Branch | Context::Item => {
                    Some(Role::field(Strings::None, Some(Context::Branch)))
                }
                Context::Error => Some(Role::data(Context::Other)),
                Context::Other | Context::Envelope | Context::OnTheWay => None,
            },
        }
    }
}

/// Whether a key is known to hold no messages.
fn is_data(sense: Sense) -> bool {
    !matches!(sense, Sense::Unknown | Sense::Secret | Sense::Name)
}

/// Whether a text only names the failure: a word, or the phrase of an HTTP status.
fn is_label(raw: Raw<'_>) -> bool {
    is_word(raw) || is_phrase(raw)
}

fn is_phrase(raw: Raw<'_>) -> bool {
    let mut phrases =
        (400..600).filter_map(|code| StatusCode::from_u16(code).ok()?.canonical_reason());
    raw.bytes().len() < 40 && phrases.any(|phrase| raw.is(phrase.as_bytes()))
}

/// Whether a text can be a code: one word of visible ASCII that ends like no sentence.
pub(in crate::body) fn is_word(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    (1..=crate::body::MAX_NAME).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_graphic)
        && !bytes.ends_with(b".")
        && !bytes.ends_with(b"!")
}

/// Whether a text is made for people: words with spaces, or another script.
fn is_sentence(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    raw.has_escapes() || bytes.contains(&b' ') || !bytes.is_ascii()
}
