//! A machine code, and how much one says.

use super::member::Member;
use super::raw::Raw;
use super::scan::{Next, Shape};
use super::siblings::name;
use super::text::{are_all, is_generic, is_phrase, is_word_of};
use crate::body::bytes::{Checked, find};
use crate::body::vocabulary::Sense;
use std::borrow::Cow;

/// A machine code and how much it says.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct MachineCode<'a> {
    pub(in crate::body) rank: Rank,
    pub(super) raw: Raw<'a>,
}

/// How much a code says, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::body) enum Rank {
    Code,
    /// One word in place of a text.
    Word,
    Type,
    Category,
    Status,
    /// A word that may be the number of a call.
    Id,
    /// What the status of the response may say as well.
    Echo,
}

impl Rank {
    /// The rank of the best code that a member can hold, if it can hold one.
    pub(super) fn best_of(sense: Sense) -> Option<Self> {
        match sense {
            Sense::Code | Sense::Extensions => Some(Rank::Code),
            Sense::Error | Sense::Reason | Sense::Name => Some(Rank::Word),
            Sense::Type => Some(Rank::Type),
            Sense::Category => Some(Rank::Category),
            Sense::Id => Some(Rank::Id),
            Sense::Status => Some(Rank::Status),
            _ => None,
        }
    }
}

impl<'a> MachineCode<'a> {
    /// A word that stands where a code is expected.
    pub(in crate::body) fn from_word(raw: Raw<'a>) -> Self {
        MachineCode {
            rank: Rank::Code,
            raw,
        }
    }

    /// The code that a member holds, which is of this rank at best.
    pub(super) fn from_member(member: &Member<'a>, best: Rank) -> Option<Self> {
        let raw = match member.sense {
            Sense::Extensions => return Self::in_extensions(member),
            Sense::Code => member.scalar()?,
            _ => member.text?,
        };
        let text = raw.bytes();
        // Nothing that holds a token is a code.
        let is_of_code = |byte: u8| byte.is_ascii_graphic() && byte != b'=';
        if !is_word_of(raw, is_of_code) || text.starts_with(b"eyJ") {
            return None;
        }
        let rank = match member.sense {
            Sense::Code if is_error_status(text) || is_generic(text) => Rank::Echo,
            Sense::Code => Rank::Code,
            Sense::Name if !is_error_name(text) => return None,
            Sense::Id if !is_words(text) => return None,
            _ if are_all(text, |byte| byte.is_ascii_digit()) || is_generic(text) => return None,
            Sense::Status if !is_constant(text) => Rank::Echo,
            // `Conflict`, beside which a code may stand deeper.
            Sense::Error if is_phrase(raw) => Rank::Echo,
            _ => best,
        };
        Some(MachineCode { rank, raw })
    }

    fn in_extensions(extensions: &Member<'a>) -> Option<Self> {
        if extensions.shape != Shape::Object {
            return None;
        }
        let mut object = extensions.value;
        object.enter();
        while let Next::Member(member) = Member::next(&mut object) {
            if member.sense == Sense::Code {
                return Self::from_member(&member, Rank::Code);
            }
            if member.text.is_none() {
                object.skip_value()?;
            }
        }
        None
    }

    /// The code itself; of an AWS `__type` what follows the namespace.
    pub(in crate::body) fn text(self, checked: Checked<'a>) -> Option<Cow<'a, str>> {
        let text = name(self.raw, checked)?;
        if self.rank != Rank::Type || text.contains("://") {
            return Some(text);
        }
        match text.rfind('#') {
            Some(hash) => Some(match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.get(hash + 1..)?),
                Cow::Owned(text) => Cow::Owned(text.get(hash + 1..)?.to_owned()),
            }),
            None => Some(text),
        }
    }
}

/// Whether a number is the HTTP status of a failure.
fn is_error_status(text: &[u8]) -> bool {
    matches!(text, [b'4' | b'5', b'0'..=b'9', b'0'..=b'9'])
}

fn is_constant(text: &[u8]) -> bool {
    let capital = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    text.len() > 1 && text.iter().all(capital)
}

/// Whether an `id` names the failure, as `not_found` or `api.session.expired`: others have digits,
/// or are those of the request.
fn is_words(text: &[u8]) -> bool {
    let small = |byte: &u8| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'.');
    let capital = |byte: &u8| byte.is_ascii_uppercase() || *byte == b'_';
    let is_of_request = text.starts_with(b"req_") || text.starts_with(b"request");
    text.len() > 1 && (text.iter().all(small) || text.iter().all(capital)) && !is_of_request
}

/// Whether a `name` is that of an error, as `VALIDATION_ERROR`, `TypeError` or `exceptions.Denied`.
fn is_error_name(text: &[u8]) -> bool {
    is_constant(text) || text.ends_with(b"Error") || find(text, b"xception").is_some()
}
