//! What counts as a message where.
//!
//! The same member means different things in different places: `title` inside of an error says
//! what happened, inside of a user it is "Dr.". The walk knows on what ground it stands, and these
//! rules say what a member is there.

use super::json::Raw;
use super::keys::Kind;
use http::StatusCode;

/// Where the walk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// The outermost object: an error, a map from field to messages, or an envelope.
    Top,
    /// An object in place of one text: an error, or a map from field to messages.
    Said,
    /// An object in place of a list of errors: a map from field to messages, or one error.
    Map,
    /// One error.
    Error,
    /// An element of a list: an error, or the next level of a map from field to messages.
    Item,
    /// An object of the API's own; only members that are plainly about errors count.
    Other,
    /// As [`Ground::Other`], or the next level of a map from field to messages.
    Branch,
    /// As [`Ground::Other`], and lists of its own are data.
    Envelope,
}

/// What a text that was found is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// A message.
    Text,
    /// A message about the field that the key names.
    Field,
    /// A name of the failure: a message only where its object says nothing else.
    Label,
    Nothing,
}

/// What the members of a list, or of an object, are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) strings: Strings,
    /// The ground of objects; `None` where they are to be passed by.
    pub(super) objects: Option<Ground>,
    /// Whether the key is the name of a field.
    pub(super) is_field: bool,
}

/// Which strings of a list are messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strings {
    All,
    /// Those that no id, token or scope can be.
    Sentences,
    None,
}

impl Role {
    /// A list of errors, or one.
    pub(super) const fn errors(objects: Ground) -> Self {
        Role {
            strings: Strings::All,
            objects: Some(objects),
            is_field: false,
        }
    }

    /// The same in a list: an element of the outermost one is an error.
    pub(super) fn of_elements(self) -> Self {
        match self.objects {
            Some(Ground::Top) => Role::errors(Ground::Item),
            _ => self,
        }
    }

    /// Data in which errors may stand.
    const fn data(objects: Ground) -> Self {
        Role {
            strings: Strings::None,
            objects: Some(objects),
            is_field: false,
        }
    }

    /// What is wrong with a field.
    const fn field(strings: Strings, objects: Option<Ground>) -> Self {
        Role {
            strings,
            objects,
            is_field: true,
        }
    }
}

impl Strings {
    pub(super) fn take(self, raw: Raw<'_>) -> bool {
        match self {
            Strings::All => true,
            Strings::Sentences => is_sentence(raw),
            Strings::None => false,
        }
    }
}

impl Ground {
    /// Whether weak words such as `title` or `detail` are about errors.
    pub(super) fn is_about_errors(self) -> bool {
        !matches!(self, Ground::Other | Ground::Branch | Ground::Envelope)
    }

    /// What an object there is once it told a text of its own: one that does is no map.
    pub(super) fn spoken(self) -> Self {
        match self {
            Ground::Top | Ground::Said | Ground::Map | Ground::Item => Ground::Error,
            Ground::Branch => Ground::Other,
            ground => ground,
        }
    }

    /// What a string is.
    pub(super) fn string(self, kind: Kind, raw: Raw<'_>) -> Told {
        let is_inside = self.is_about_errors();
        match kind {
            Kind::Error if is_label(raw) => Told::Label,
            Kind::Title if is_inside && is_label(raw) => Told::Label,
            Kind::Reason if self == Ground::Top && is_word(raw) => Told::Label,
            Kind::Reason if is_word(raw) => Told::Nothing,
            Kind::Message | Kind::Errors | Kind::Error => Told::Text,
            Kind::Text | Kind::Detail | Kind::Title | Kind::Reason if is_inside => Told::Text,
            Kind::Value if self == Ground::Said => Told::Text,
            Kind::Unknown if self == Ground::Map => Told::Field,
            Kind::Secret if self != Ground::Map => Told::Nothing,
            Kind::Trace => Told::Nothing,
            // A phrase beside others is the status in words, not what is wrong with one.
            Kind::Status if is_phrase(raw) => Told::Nothing,
            _ if matches!(self, Ground::Map | Ground::Said) && is_sentence(raw) => Told::Field,
            _ => Told::Nothing,
        }
    }

    /// What the elements of a list are; `None` for a list of no interest.
    pub(super) fn list(self, kind: Kind) -> Option<Role> {
        match kind {
            Kind::Message | Kind::Errors | Kind::Error => Some(Role::errors(Ground::Error)),
            Kind::Detail if self.is_about_errors() => Some(Role::errors(Ground::Error)),
            Kind::Text | Kind::Title | Kind::Reason if self.is_about_errors() => {
                Some(Role::field(Strings::All, Some(Ground::Error)))
            }
            Kind::Envelope => Some(Role::data(Ground::Envelope)),
            Kind::Trace => None,
            _ => match self {
                Ground::Map | Ground::Said => Some(Role::field(Strings::All, Some(Ground::Item))),
                _ if kind == Kind::Fields && self.is_about_errors() => {
                    Some(Role::data(Ground::Error))
                }
                _ if is_data(kind) => None,
                Ground::Top | Ground::Branch => {
                    Some(Role::field(Strings::Sentences, Some(Ground::Branch)))
                }
                Ground::Item => Some(Role::field(Strings::Sentences, Some(Ground::Item))),
                Ground::Other => Some(Role::field(Strings::Sentences, None)),
                Ground::Error => Some(Role::data(Ground::Other)),
                Ground::Envelope => None,
            },
        }
    }

    /// What an object is; `None` for one of no interest.
    pub(super) fn object(self, kind: Kind) -> Option<Role> {
        match kind {
            Kind::Message | Kind::Error => Some(Role::errors(Ground::Said)),
            Kind::Errors => Some(Role::errors(Ground::Map)),
            Kind::Text | Kind::Detail | Kind::Title | Kind::Reason if self.is_about_errors() => {
                Some(Role::errors(Ground::Said))
            }
            Kind::Status => Some(Role::errors(Ground::Error)),
            Kind::Envelope | Kind::Extensions => Some(Role::data(Ground::Envelope)),
            Kind::Trace => None,
            _ => match self {
                Ground::Map | Ground::Said => Some(Role::field(Strings::All, Some(self))),
                _ if kind == Kind::Fields && self.is_about_errors() => {
                    Some(Role::errors(Ground::Said))
                }
                _ if is_data(kind) => None,
                Ground::Top | Ground::Branch | Ground::Item => {
                    Some(Role::field(Strings::None, Some(Ground::Branch)))
                }
                Ground::Error => Some(Role::data(Ground::Other)),
                Ground::Other | Ground::Envelope => None,
            },
        }
    }
}

/// Whether a key is known to hold no messages.
fn is_data(kind: Kind) -> bool {
    !matches!(kind, Kind::Unknown | Kind::Secret | Kind::Name)
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
pub(super) fn is_word(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    (1..=super::MAX_NAME).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_graphic)
        && !bytes.ends_with(b".")
        && !bytes.ends_with(b"!")
}

/// Whether a text is made for people: words with spaces, or another script.
fn is_sentence(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    raw.has_escapes() || bytes.contains(&b' ') || !bytes.is_ascii()
}
