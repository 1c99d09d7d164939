//! What a member means where it stands.
//!
//! The same member means different things in different places: `title` inside of an error says
//! what happened, inside of a user it is "Dr.". The walk knows in which context it stands, and
//! these rules say what a member is there.

use super::raw::Raw;
use super::role::{First, Role, Strings};
use super::scan::Shape;
use super::text::{self, is_label, is_sentence, is_word};
use crate::body::vocabulary::Sense;

#[cfg(test)]
mod tests;

/// Where the walk is. Each has an example, in which the object in question is marked by `_`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::body) enum Context {
    /// The outermost object: an error, a map from field to messages, or an envelope.
    ///
    /// `{"_": 1, "name": ["Say who it is."], "url": ["Say where."]}` says
    /// `name: Say who it is.` and `url: Say where.`
    Top,
    /// An object in place of one text: an error, or a map from field to messages.
    ///
    /// `{"error": {"_": 1, "size": "It is too big", "url": "a"}}` says `size: It is too big`
    /// and `url: a`
    Text,
    /// An object in place of a list of errors: a map from field to messages, or one error.
    ///
    /// `{"errors": {"_": 1, "title": "No such thing", "code": "gone"}}` says `No such thing`
    Map,
    /// An object whose keys are fields, whatever they mean elsewhere.
    ///
    /// `{"fields": {"_": 1, "name": "taken", "code": "is blank"}}` says `name: taken` and
    /// `code: is blank`
    Fields,
    /// One error.
    ///
    /// `{"errors": [{"_": 1, "title": "No such thing", "note": "Dr. No"}]}` says `No such thing`
    Error,
    /// An element of a list: an error, or the next level of a map from field to messages.
    ///
    /// `[{"_": 1, "type": ["Say what it is."]}]` says `type: Say what it is.`
    Item,
    /// An object of the API's own beside an error: only members that are plainly about errors count.
    ///
    /// `{"message": "no", "user": {"_": 1, "title": "Dr. No", "error": {"message": "gone"}}}` says
    /// `no` and `gone`
    Other,
    /// As [`Context::Other`], or the next level of a map from field to messages.
    ///
    /// `{"user": {"_": 1, "title": "Dr. No", "name": ["is too long"]}}` says
    /// `user.name: is too long`
    Branch,
    /// As [`Context::Other`], and lists of its own are data.
    ///
    /// `{"data": {"_": 1, "notes": ["Ring the bell"], "errors": ["It is broken"]}}` says
    /// `It is broken`
    Envelope,
    /// Nothing here is of interest but what the table's places lead to.
    ///
    /// `{"request": {"_": 1, "message": "hello"}}` says nothing, whatever place lies within
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

impl Context {
    /// Whether weak words such as `title` or `detail` are about errors.
    pub(in crate::body) fn is_about_errors(self) -> bool {
        !matches!(
            self,
            Context::Other | Context::Branch | Context::Envelope | Context::OnTheWay
        )
    }

    /// Whether a member can mean one thing or another, as long as its siblings are not known.
    pub(in crate::body) fn depends_on_siblings(self, sense: Sense, shape: Shape) -> bool {
        let is_error = matches!(sense, Sense::Message | Sense::Errors | Sense::Error);
        match self {
            Context::Map | Context::Text => {
                let is_text = self == Context::Text;
                match shape {
                    Shape::Array => true,
                    Shape::Object => is_text && sense == Sense::Unknown,
                    Shape::String => sense != Sense::Message,
                    _ => false,
                }
            }
            Context::Top | Context::Item | Context::Branch => {
                let is_list_or_object = matches!(shape, Shape::Array | Shape::Object);
                let may_be_field = self == Context::Top && sense.may_name_field();
                let is_of_field = !is_error || self == Context::Item;
                (is_list_or_object && is_of_field) || (may_be_field && shape == Shape::String)
            }
            // What stands in it is about the field that is named beside it.
            Context::Error => {
                matches!(shape, Shape::Array | Shape::Object)
                    && (sense.is_said() || sense == Sense::Extensions)
            }
            _ => false,
        }
    }

    /// Whether the value under this key may be a map from field to complaint. `map` then looks whether it
    /// is one.
    #[inline]
    pub(in crate::body) fn may_hold_map(self, sense: Sense, shape: Shape) -> bool {
        match sense {
            _ if shape != Shape::Object => false,
            Sense::Data => matches!(self, Context::Error | Context::Text | Context::Top),
            Sense::Envelope => matches!(self, Context::Error | Context::Text),
            Sense::Unknown => matches!(
                self,
                Context::Error | Context::Top | Context::Branch | Context::Item
            ),
            Sense::Params => self != Context::OnTheWay,
            _ => false,
        }
    }

    /// What a map from field to complaint is under this key: beside what an error says, the key only
    /// announces it.
    pub(in crate::body) fn map(self, sense: Sense) -> Role {
        match self {
            Context::Top | Context::Branch | Context::Item if sense == Sense::Unknown => {
                Role::field(Strings::None, Some(Context::Fields))
            }
            _ => Role::FIELDS,
        }
    }

    /// What an object there is that says something itself: no map.
    pub(in crate::body) fn of_an_error(self) -> Self {
        match self {
            Context::Top | Context::Text | Context::Map | Context::Item | Context::Envelope => {
                Context::Error
            }
            Context::Branch => Context::Other,
            context => context,
        }
    }

    /// What an object there is that says nothing itself, and of which one key is plainly a field.
    pub(in crate::body) fn of_a_map(self) -> Self {
        match self {
            Context::Text | Context::Map => Context::Fields,
            Context::Top => Context::Text,
            context => context,
        }
    }

    /// Whether a string says by itself what happened, so that its object is no map.
    pub(in crate::body) fn says(self, sense: Sense, raw: Raw<'_>) -> bool {
        let is_text = || is_sentence(raw) && !text::is_phrase(raw) && !text::is_predicate(raw);
        match sense {
            Sense::Message => !raw.is_blank(),
            Sense::Error | Sense::Detail if self != Context::Branch => is_text(),
            Sense::Text | Sense::Title | Sense::Reason => {
                !matches!(self, Context::Map | Context::Branch) && is_text()
            }
            _ => false,
        }
    }

    /// Whether a string is plainly what is wrong with the field that its key names.
    pub(in crate::body) fn is_complaint(self, sense: Sense, raw: Raw<'_>) -> bool {
        let may_be = match sense {
            _ if self == Context::Top => sense.may_name_field() && text::is_complaint(raw),
            Sense::Message | Sense::Errors | Sense::Error | Sense::Value => false,
            Sense::Secret => text::is_about_secret(raw),
            Sense::Unknown if self == Context::Map => true,
            Sense::Text | Sense::Title if self == Context::Map && text::is_rule(raw) => true,
            Sense::Text | Sense::Title | Sense::Reason | Sense::Detail => text::is_predicate(raw),
            _ => is_sentence(raw),
        };
        may_be && !raw.is_blank() && !text::is_markup(raw) && !text::is_phrase(raw)
    }

    /// Whether the key of a list of texts can be a field.
    pub(in crate::body) fn key_may_be_field(self, sense: Sense) -> bool {
        let is_plain = self == Context::Map || sense != Sense::Trace;
        self != Context::Top && !sense.is_of_errors() && is_plain
    }

    /// What the members of an object, or of a list, are; `None` where there is none of interest.
    #[inline]
    pub(in crate::body) fn role(
        self,
        sense: Sense,
        shape: Shape,
        first: impl Fn() -> First,
    ) -> Option<Role> {
        match shape {
            _ if self == Context::OnTheWay => None,
            Shape::Object => self.object(sense),
            Shape::Array => self.list(sense, first),
            _ => None,
        }
    }

    /// What a string is.
    pub(in crate::body) fn string(self, sense: Sense, raw: Raw<'_>) -> Saying {
        let is_inside = self.is_about_errors();
        match sense {
            _ if self == Context::OnTheWay => Saying::Nothing,
            Sense::Message => Saying::Message,
            Sense::Secret if !matches!(self, Context::Map | Context::Fields) => Saying::Nothing,
            Sense::Secret if !text::is_about_secret(raw) => Saying::Nothing,
            _ if self == Context::Fields && text::is_markup(raw) => Saying::Nothing,
            _ if self == Context::Fields => Saying::Complaint,
            Sense::Error | Sense::Cause if is_label(raw) => Saying::Label,
            Sense::Title if is_inside && is_label(raw) => Saying::Label,
            Sense::Reason if self == Context::Top && is_word(raw) => Saying::Label,
            Sense::Reason if is_word(raw) => Saying::Nothing,
            Sense::Errors | Sense::Error | Sense::Cause => Saying::Message,
            Sense::Text | Sense::Detail | Sense::Title | Sense::Reason if is_inside => {
                Saying::Message
            }
            Sense::Value if self == Context::Text => Saying::Message,
            // What a remote procedure adds to its error.
            Sense::Data if matches!(self, Context::Text | Context::Error) && is_sentence(raw) => {
                Saying::Message
            }
            Sense::Data if self == Context::Top && is_sentence(raw) => Saying::Label,
            Sense::Unknown | Sense::Secret if self == Context::Map => Saying::Complaint,
            Sense::Trace => Saying::Nothing,
            // A phrase beside others is the status in words, not what is wrong with one.
            Sense::Status if text::is_phrase(raw) => Saying::Nothing,
            _ if matches!(self, Context::Map | Context::Text) => {
                if is_sentence(raw) && !text::is_markup(raw) {
                    Saying::Complaint
                } else {
                    Saying::Nothing
                }
            }
            _ => Saying::Nothing,
        }
    }

    /// What the elements of a list are; `None` for a list of no interest.
    #[inline]
    fn list(self, sense: Sense, first: impl Fn() -> First) -> Option<Role> {
        let is_inside = self.is_about_errors();
        match sense {
            // A field of a model, as `model.Error`.
            Sense::Cause
                if matches!(self, Context::Map | Context::Fields) && first() == First::Sentence =>
            {
                Some(Role::field(Strings::All, Some(Context::Error)))
            }
            Sense::Message | Sense::Errors | Sense::Error | Sense::Cause => {
                Some(Role::errors(Context::Error))
            }
            Sense::Secret if self != Context::Envelope => {
                Some(Role::field(Strings::Complaints, Some(Context::Error)))
            }
            _ if self == Context::Fields => Some(Role::field(Strings::All, Some(Context::Item))),
            Sense::Detail if is_inside => Some(Role::errors(Context::Error)),
            Sense::Text | Sense::Title | Sense::Reason if is_inside => match first() {
                First::Object => Some(Role::errors(Context::Error)),
                _ => Some(Role::field(Strings::All, Some(Context::Error))),
            },
            Sense::Data if matches!(self, Context::Text | Context::Error) => Some(Role {
                strings: Strings::Sentences,
                ..Role::errors(Context::Error)
            }),
            Sense::Trace => None,
            Sense::Fields if is_inside && first() != First::Sentence => {
                Some(Role::data(Context::Error))
            }
            Sense::Params if self == Context::Error && first() == First::Object => {
                Some(Role::data(Context::Other))
            }
            _ if matches!(self, Context::Map | Context::Text) => {
                Some(Role::field(Strings::All, Some(Context::Item)))
            }
            _ if sense.is_data() => match self {
                // Nobody else can be meant where the object says nothing itself.
                Context::Top | Context::Item | Context::Branch if first() == First::Sentence => {
                    Some(Role::field(Strings::Sentences, None))
                }
                _ if matches!(sense, Sense::Data | Sense::Envelope) => {
                    Some(Role::data(Context::Envelope))
                }
                _ => None,
            },
            _ => match self {
                Context::Top | Context::Branch => {
                    Some(Role::field(Strings::Sentences, Some(Context::Branch)))
                }
                Context::Item => Some(Role::field(Strings::Sentences, Some(Context::Item))),
                Context::Error if first() == First::Sentence => {
                    Some(Role::field(Strings::Sentences, None))
                }
                Context::Error => Some(Role::data(Context::Other)),
                Context::Other => Some(Role::field(Strings::Sentences, None)),
                _ => None,
            },
        }
    }

    /// What an object is; `None` for one of no interest.
    fn object(self, sense: Sense) -> Option<Role> {
        let is_inside = self.is_about_errors();
        match sense {
            Sense::Message | Sense::Error | Sense::Cause => Some(Role::errors(Context::Text)),
            Sense::Errors => Some(Role::errors(Context::Map)),
            Sense::Secret if matches!(self, Context::Fields | Context::Map | Context::Text) => {
                Some(Role::field(Strings::None, Some(Context::Error)))
            }
            _ if self == Context::Fields => Some(Role::field(Strings::All, Some(Context::Map))),
            Sense::Fields if is_inside => Some(Role::FIELDS),
            Sense::Text | Sense::Title | Sense::Reason if self == Context::Map => {
                Some(Role::field(Strings::All, Some(Context::Map)))
            }
            Sense::Text | Sense::Detail | Sense::Title | Sense::Reason if is_inside => {
                Some(Role::errors(Context::Text))
            }
            Sense::Status | Sense::Extensions => Some(Role::errors(Context::Error)),
            Sense::Data if matches!(self, Context::Text | Context::Error) => {
                Some(Role::errors(Context::Error))
            }
            Sense::Data | Sense::Envelope => Some(Role::data(Context::Envelope)),
            Sense::Trace => None,
            _ if matches!(self, Context::Map | Context::Text) => {
                Some(Role::field(Strings::All, Some(self)))
            }
            // Beside the message of one error it is an echo.
            Sense::Value if matches!(self, Context::Error | Context::Item) => None,
            Sense::Value => Some(Role::data(Context::Envelope)),
            _ if sense.is_data() => None,
            _ => match self {
                Context::Top | Context::Branch | Context::Item => {
                    Some(Role::field(Strings::None, Some(Context::Branch)))
                }
                Context::Error => Some(Role::data(Context::Other)),
                _ => None,
            },
        }
    }
}
