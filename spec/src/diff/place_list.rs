//! The places under one key, as a comparison shows them.

use crate::place::{Delay, Place, Verdict};

/// What stands under a key that lists places.
///
/// ```
/// use aurora_errors_spec::{AURORA, PlaceList, Source, read};
///
/// let table = read(&Source::from_bytes("aurora.json", AURORA.into())?).table;
/// assert_eq!(PlaceList::Places(&table.messages).texts(), ["/errors/*/message"]);
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceList<'a> {
    /// Names of headers: `request_id` and `idempotency_key`.
    Headers(&'a [String]),
    /// Places of texts: `messages` and `codes`.
    Places(&'a [Place]),
    /// `retry_after`, of the table or of a row.
    Delays(&'a [Delay]),
    /// `retryable`.
    Verdicts(&'a [Verdict]),
}

impl PlaceList<'_> {
    /// Each entry in words.
    ///
    /// ```
    /// use aurora_errors_spec::{PlaceList, Source, read};
    ///
    /// let text = r#"{ "retry_after": [{ "header": "x-ratelimit-reset", "unit": "epoch" }] }"#;
    /// let table = read(&Source::from_bytes("pets.json", text.into())?).table;
    /// let texts = PlaceList::Delays(&table.retry_after).texts();
    /// assert_eq!(texts, ["header x-ratelimit-reset in epoch"]);
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        fn all(entries: &[impl ToString]) -> Vec<String> {
            entries.iter().map(ToString::to_string).collect()
        }
        match self {
            PlaceList::Headers(names) => names.to_vec(),
            PlaceList::Places(places) => all(places),
            PlaceList::Delays(delays) => all(delays),
            PlaceList::Verdicts(verdicts) => all(verdicts),
        }
    }
}
