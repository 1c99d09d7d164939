//! The request that was answered, and whether it may be sent again.

use super::attempts::Ended;
use crate::{Replay, Rule, Table};
use http::{HeaderMap, Method};

/// What of a request decides whether it may be sent again.
#[derive(Clone, Copy)]
pub(super) struct AnsweredRequest<'a> {
    pub(super) method: &'a Method,
    pub(super) headers: &'a HeaderMap,
    /// Whether the answer came from another address than was asked.
    pub(super) is_redirected: bool,
}

impl<'a> AnsweredRequest<'a> {
    /// One that was answered from where it was sent to, as far as is known.
    pub(super) fn new(method: &'a Method, headers: &'a HeaderMap) -> Self {
        AnsweredRequest {
            method,
            headers,
            is_redirected: false,
        }
    }

    /// Whether sending it again does no harm, whatever the server did: by its method, or by a key
    /// that this API knows a repeat by.
    pub(super) fn is_idempotent(&self, table: &Table) -> bool {
        let rule = Rule::later(Replay::Idempotent);
        rule.is_retryable_with(self.method, self.headers, table.places().idempotency_key)
    }

    /// Whether it may be sent again under this rule, or why not.
    pub(super) fn is_allowed(&self, table: &Table, rule: Rule) -> Result<(), Ended> {
        match rule.replay() {
            None => Err(Ended::Never),
            Some(_) if self.is_idempotent(table) => Ok(()),
            Some(Replay::Any) if self.is_redirected => Err(Ended::Redirected),
            Some(Replay::Any) => Ok(()),
            Some(Replay::Idempotent) => Err(Ended::Method),
        }
    }
}
