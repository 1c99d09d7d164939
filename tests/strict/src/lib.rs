//! A crate that renames the dependency, has no prelude, shadows the names that generated code
//! could lean on, and denies every warning. That it compiles, passes clippy and is documented
//! without a warning is the test.

#![no_implicit_prelude]
#![deny(
    missing_docs,
    warnings,
    unreachable_pub,
    unused_qualifications,
    non_local_definitions,
    missing_debug_implementations,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::missing_inline_in_public_items,
    rustdoc::all
)]
// Asks for doctests, which a derive cannot give on a user's behalf, and is nightly's alone.
#![allow(unknown_lints, rustdoc::missing_doc_code_examples)]
// The opposite of `unreachable_pub`.
#![allow(clippy::redundant_pub_crate)]

/// Names that generated code must not take for the real ones.
mod shadows {
    #![allow(dead_code, non_camel_case_types)]
    pub(super) struct Result;
    pub(super) struct Option;
    pub(super) struct String;
    pub(super) struct Box;
    pub(super) struct Bytes;
    pub(super) struct StatusCode;
    pub(super) struct bool;
    pub(super) struct str;
    pub(super) struct u8;
    pub(super) mod core {}
    pub(super) mod std {}
    pub(super) trait From {}
    pub(super) trait Into {}
    pub(super) trait Display {}
}

/// The enum is the table's.
pub mod generated {
    #[allow(unused_imports, clippy::wildcard_imports)]
    use crate::shadows::*;
    use ::renamed::ApiError;

    /// An API whose table breaks whatever can be broken.
    #[derive(::core::fmt::Debug, ApiError)]
    #[aurora(spec = "spec/hostile.json", generate = HostileError, crate = ::renamed)]
    #[aurora(derives(::core::clone::Clone, ::core::cmp::PartialEq, Debug))]
    #[non_exhaustive]
    pub enum Hostile {}
}

/// The enum is the user's.
pub mod written {
    #[allow(unused_imports, clippy::wildcard_imports)]
    use crate::shadows::*;
    use ::renamed::{ApiError, ErrorResponse, Typed};

    /// What the server says is wrong.
    #[derive(::core::fmt::Debug)]
    pub struct Violations;

    /// An API with payloads.
    #[derive(::core::fmt::Debug, ApiError)]
    #[aurora(spec = "spec/hostile.json", crate = ::renamed)]
    pub enum PickyError {
        /// A raw identifier.
        #[aurora(405)]
        r#Raw(Typed<Violations>),
        /// No field.
        #[aurora(406)]
        Ok,
        /// No field, in braces.
        #[aurora(401)]
        #[deprecated]
        Braces {},
        /// No field, in parentheses.
        #[aurora(402)]
        #[deprecated]
        Parentheses(),
        /// Only the status.
        #[aurora(407, 408)]
        None(::renamed::http::StatusCode),
        /// A named field, under a configuration that is always there.
        #[cfg(any(unix, not(unix)))]
        #[aurora(rest)]
        Some {
            /// The response.
            response: ErrorResponse,
        },
        /// A configuration that is never there.
        #[cfg(all(unix, not(unix)))]
        #[aurora(400)]
        Never(Nothing),
        /// The others.
        #[aurora(other)]
        Unlisted(ErrorResponse),
    }
}

/// A private marker and a private enum, of which little is used.
mod private {
    use ::renamed::{ApiError, ErrorResponse};

    #[derive(ApiError)]
    #[aurora(spec = "spec/hostile.json", generate = HiddenError, crate = ::renamed)]
    enum Hidden {}

    #[derive(Debug, ApiError)]
    #[aurora(builtin, crate = ::renamed)]
    enum AlsoHidden {
        #[aurora(rest)]
        Listed(ErrorResponse),
        #[aurora(other)]
        Unlisted(ErrorResponse),
    }

    /// Uses each once.
    pub(super) fn statuses() -> (::core::primitive::u16, ::core::primitive::u16) {
        let status = ::renamed::http::StatusCode::NOT_FOUND;
        let hidden = <HiddenError as ::core::convert::From<_>>::from(status);
        let also = <AlsoHidden as ::core::convert::From<_>>::from(status);
        (hidden.status().as_u16(), also.status().as_u16())
    }

    use ::core::fmt::Debug;
    use ::core::prelude::rust_2021::derive;
}

/// The status of an error of each private enum.
#[must_use]
#[inline]
pub fn statuses() -> (::core::primitive::u16, ::core::primitive::u16) {
    private::statuses()
}
