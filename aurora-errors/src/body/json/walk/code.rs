//! The best machine code that the walk came by.

use super::Walk;
use crate::body::json::context::Context;
use crate::body::json::machine_code::{MachineCode, Rank};
use std::borrow::Cow;

impl<'a> Walk<'a> {
    /// The best code so far. One that only repeats the status comes last. Else the nearest to the top
    /// wins, and in one object the one that says most.
    pub(in crate::body) fn code(&self) -> Option<Cow<'a, str>> {
        self.code?.1.text(self.checked)
    }

    /// Whether nothing that is still to come can be a better code.
    pub(in crate::body) fn has_best_code(&self) -> bool {
        matches!(self.code, Some((0 | 1, code)) if code.rank == Rank::Code)
    }

    /// Notes the code of the innermost object, if there was none better.
    pub(super) fn note_code(&mut self) {
        let depth = self.stack.depth();
        let best = self.code;
        let Some(object) = self.stack.object() else {
            return;
        };
        let rank =
            |(depth, code): (usize, MachineCode<'_>)| (code.rank >= Rank::Id, depth, code.rank);
        if let Some(code) = object.siblings.code()
            && object.context.is_about_errors()
            && (code.rank != Rank::Id || object.context == Context::Error)
            && best.is_none_or(|best| rank((depth, code)) < rank(best))
        {
            self.code = Some((depth, code));
        }
    }
}
