//! The reason phrase in the status line of HTTP/1
//! ([RFC 9112 §4](https://www.rfc-editor.org/rfc/rfc9112#section-4)), where the client keeps it.

use http::Extensions;

/// The phrase, unless it is one of the registered ones, which say no more than a status does. hyper,
/// and so reqwest, keeps one that is not that of its status; ureq keeps none.
pub(crate) fn phrase(extensions: &Extensions) -> Option<&str> {
    #[cfg(any(feature = "hyper", feature = "reqwest", feature = "reqwest-blocking"))]
    return {
        let reason = extensions.get::<hyper::ext::ReasonPhrase>()?;
        let reason = std::str::from_utf8(reason.as_bytes()).ok()?.trim_ascii();
        (!reason.is_empty() && !is_registered(reason)).then_some(reason)
    };
    #[cfg(not(any(feature = "hyper", feature = "reqwest", feature = "reqwest-blocking")))]
    {
        let _ = extensions;
        None
    }
}

#[cfg(any(feature = "hyper", feature = "reqwest", feature = "reqwest-blocking"))]
fn is_registered(reason: &str) -> bool {
    let mut statuses = (100..600).filter_map(|code| http::StatusCode::from_u16(code).ok());
    statuses.any(|status| {
        let registered = status.canonical_reason();
        registered.is_some_and(|registered| registered.eq_ignore_ascii_case(reason))
    })
}
