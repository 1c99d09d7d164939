//! What a page or an XML text says.

mod entities;
pub(super) mod html;
pub(super) mod xml;
