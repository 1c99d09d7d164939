//! What is read of a list or an object.

use super::context::Context;
use super::raw::Raw;
use super::text::{self, is_sentence};

/// What the elements of a list, or an object, are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::body) struct Role {
    pub(in crate::body) strings: Strings,
    /// The context of objects; `None` where they are to be passed by.
    pub(in crate::body) objects: Option<Context>,
    /// Whether the key is the name of a field.
    pub(in crate::body) key_is_field: bool,
}

/// Which strings of a list are messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::body) enum Strings {
    All,
    /// Those that no id, token or scope can be.
    Sentences,
    /// Those that are plainly about what is wrong with a field that holds a secret.
    Complaints,
    None,
}

/// What a container begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::body) enum First {
    Sentence,
    Object,
    Other,
}

impl First {
    /// What a list is that begins with this text.
    pub(in crate::body) fn from_text(text: Raw<'_>) -> Self {
        if is_sentence(text) {
            First::Sentence
        } else {
            First::Other
        }
    }
}

impl Role {
    /// A container in which nothing is of interest but what the table's places lead to.
    pub(in crate::body) const ON_THE_WAY: Self = Role::data(Context::OnTheWay);

    /// A map whose keys are fields.
    pub(in crate::body) const FIELDS: Self = Role::errors(Context::Fields);

    /// A list of errors, or one.
    pub(in crate::body) const fn errors(objects: Context) -> Self {
        Role {
            strings: Strings::All,
            objects: Some(objects),
            key_is_field: false,
        }
    }

    /// The role of a list's elements. Those of the outermost list are items.
    pub(in crate::body) fn of_elements(self) -> Self {
        match self.objects {
            Some(Context::Top) => Role::errors(Context::Item),
            _ => self,
        }
    }

    /// Data in which errors may stand.
    pub(super) const fn data(objects: Context) -> Self {
        Role {
            strings: Strings::None,
            objects: Some(objects),
            key_is_field: false,
        }
    }

    /// What is wrong with a field.
    pub(super) const fn field(strings: Strings, objects: Option<Context>) -> Self {
        Role {
            strings,
            objects,
            key_is_field: true,
        }
    }
}

impl Strings {
    pub(in crate::body) fn take(self, raw: Raw<'_>) -> bool {
        match self {
            Strings::All => true,
            Strings::Sentences => is_sentence(raw),
            Strings::Complaints => text::is_about_secret(raw),
            Strings::None => false,
        }
    }
}
