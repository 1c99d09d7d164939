//! Headers that say when to go on, known by their names.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DelayHeader {
    /// `Retry-After` and its kin: how long to wait.
    Wait,
    /// `X-RateLimit-Reset` and its kin, and the structured `RateLimit`: until when a limit holds.
    Limit,
}

impl DelayHeader {
    pub(crate) fn from_name(name: &str) -> Option<DelayHeader> {
        let word = name.to_ascii_lowercase().replace(['-', '_'], "");
        let is_limit = word == "ratelimit" || word.contains("ratelimit") && word.contains("reset");
        if word.contains("retryafter") {
            Some(DelayHeader::Wait)
        } else {
            is_limit.then_some(DelayHeader::Limit)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DelayHeader;

    #[test]
    fn the_kin_of_the_standard_header_are_known() {
        for (name, expected) in [
            ("Retry-After", Some(DelayHeader::Wait)),
            ("retry-after-ms", Some(DelayHeader::Wait)),
            ("X-RateLimit-Reset-Requests", Some(DelayHeader::Limit)),
            ("anthropic-ratelimit-tokens-reset", Some(DelayHeader::Limit)),
            ("RateLimit", Some(DelayHeader::Limit)),
            ("RateLimit-Policy", None),
            ("X-RateLimit-Limit", None),
        ] {
            assert_eq!(DelayHeader::from_name(name), expected, "{name}");
        }
    }
}
