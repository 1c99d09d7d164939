//! Which kind of document some bytes are.

use super::Kind;

pub(super) fn sniff(_document: &[u8]) -> Kind {
    Kind::Openapi
}
