//! What a loop tells of itself.

use super::authority::{Authority, Judged};
use super::parts::ErrorParts;
use crate::{ApiError, ErrorResponse, Row, Rule};
use bytes::Bytes;
use http::StatusCode;
use std::sync::Arc;
use std::time::Duration;

/// A caller's function that is told of each retry.
pub(super) type OnRetry = Arc<dyn Fn(&Retrying) + Send + Sync>;

/// A request that is about to be sent again, told before the pause.
///
/// ```
/// use aurora_errors::{AuroraError, retrying::TablePolicy};
/// use tower::retry::backoff::ExponentialBackoffMaker;
///
/// let policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
/// let policy = policy.on_retry(|retrying| {
///     let cause = retrying.variant().unwrap_or("no response");
///     println!("attempt {}: {cause}, again in {:?}", retrying.attempt(), retrying.pause());
/// });
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Retrying {
    pub(super) attempt: u32,
    pub(super) status: Option<StatusCode>,
    pub(super) variant: Option<&'static str>,
    pub(super) judged: Judged,
    pub(super) pause: Duration,
}

impl Retrying {
    /// The number of the attempt that failed: 1 for the first.
    ///
    /// ```
    /// use aurora_errors::retrying::Retrying;
    ///
    /// fn is_stubborn(retrying: &Retrying) -> bool {
    ///     retrying.attempt() > 3
    /// }
    /// ```
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The status of the answer; `None` where there was none.
    ///
    /// ```
    /// use aurora_errors::retrying::Retrying;
    ///
    /// fn was_answered(retrying: &Retrying) -> bool {
    ///     retrying.status().is_some()
    /// }
    /// ```
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The name of the error's variant, a label of few values; `None` where there was no answer.
    ///
    /// ```
    /// use aurora_errors::retrying::Retrying;
    ///
    /// fn label(retrying: &Retrying) -> &'static str {
    ///     retrying.variant().unwrap_or("NoResponse")
    /// }
    /// ```
    #[must_use]
    pub fn variant(&self) -> Option<&'static str> {
        self.variant
    }

    /// The row of the table that the answer falls under.
    ///
    /// ```
    /// use aurora_errors::retrying::Retrying;
    ///
    /// fn advice(retrying: &Retrying) -> Option<&'static str> {
    ///     retrying.row()?.advice()
    /// }
    /// ```
    #[must_use]
    pub fn row(&self) -> Option<&'static Row> {
        self.judged.row
    }

    /// The rule by which it is sent again.
    ///
    /// ```
    /// use aurora_errors::retrying::Retrying;
    ///
    /// fn is_limited(retrying: &Retrying) -> bool {
    ///     retrying.rule().is_throttled()
    /// }
    /// ```
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.judged.rule
    }

    /// Whose word the rule is.
    ///
    /// ```
    /// use aurora_errors::retrying::{Authority, Retrying};
    ///
    /// fn is_by_the_table(retrying: &Retrying) -> bool {
    ///     retrying.authority() == Authority::Row
    /// }
    /// ```
    #[must_use]
    pub fn authority(&self) -> Authority {
        self.judged.authority
    }

    /// How long the loop pauses before the next attempt.
    ///
    /// ```
    /// use aurora_errors::retrying::Retrying;
    ///
    /// fn is_long(retrying: &Retrying) -> bool {
    ///     retrying.pause().as_secs() >= 10
    /// }
    /// ```
    #[must_use]
    pub fn pause(&self) -> Duration {
        self.pause
    }
}

/// The name of the variant that an answer becomes. It takes a copy of the body, so that it is asked only
/// where somebody listens.
pub(super) fn variant<E: ApiError>(parts: &ErrorParts<'_>) -> &'static str {
    let (mut copy, ()) = http::Response::new(()).into_parts();
    copy.status = parts.status;
    copy.headers = parts.headers.clone();
    let body = Bytes::copy_from_slice(parts.body.unwrap_or_default());
    E::from(ErrorResponse::from((copy, body))).variant()
}

/// Whether anybody listens to the events.
pub(super) fn is_traced() -> bool {
    #[cfg(feature = "tracing")]
    return tracing::enabled!(tracing::Level::WARN);
    #[cfg(not(feature = "tracing"))]
    return false;
}

/// The event of a request that is sent again, in the names of OpenTelemetry.
pub(super) fn trace(retrying: &Retrying) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        "http.response.status_code" = retrying.status.map(|status| status.as_u16()),
        "error.type" = retrying.variant.unwrap_or("no response"),
        "http.request.resend_count" = retrying.attempt,
        rule = %retrying.judged.rule,
        pause = ?retrying.pause,
        "the request is sent again"
    );
    #[cfg(not(feature = "tracing"))]
    let _ = retrying;
}
