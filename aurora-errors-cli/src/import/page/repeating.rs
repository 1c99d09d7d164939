//! What a page says about trying again, in the sentence that says it.

use aurora_errors::Retry;
use aurora_errors_spec::Code;

/// What a sentence of a text proposes, and the sentence. One that asks to change the request first
/// proposes nothing.
pub(super) fn proposed(code: Code, text: &str) -> Option<(Retry, String)> {
    let is_limit = code == Code::Status(429) || has(&text.to_lowercase(), &LIMITS);
    sentences(text).find_map(|sentence| {
        let lower = sentence.to_lowercase();
        let retry = if has(&lower, &REFUSALS) {
            Retry::Never
        } else if has(&lower, &CHANGES) {
            return None;
        } else if has(&lower, &LIMITS) && has(&lower, &["exceed", "reached", "hit ", "over "]) {
            Retry::Throttled
        } else if has(&lower, &REPEATS) || lower.split(' ').any(|word| word == "wait") {
            if is_limit {
                Retry::Throttled
            } else {
                Retry::Later
            }
        } else {
            return None;
        };
        Some((retry, sentence.to_owned()))
    })
}

/// The sentence that says that the server did nothing, so that any method may be repeated. One that
/// leaves a doubt, such as "may not have been processed" or "was only partly processed", does not.
pub(super) fn undone(text: &str) -> Option<&str> {
    sentences(text).find(|sentence| {
        let lower = sentence.to_lowercase();
        has(&lower, &UNDONE) && !has(&lower, &DOUBTS)
    })
}

/// What a cell under a head such as `Retryable` proposes.
pub(super) fn answered(code: Code, cell: &str) -> Option<(Retry, String)> {
    let word = cell.trim().trim_matches(['`', '*', '.']).to_lowercase();
    let retry = match (&*word, code) {
        ("no" | "never" | "false" | "✗" | "❌" | "✕" | "not retryable", _) => Retry::Never,
        ("yes" | "true" | "✓" | "✅" | "✔" | "retryable", Code::Status(429)) => {
            Retry::Throttled
        }
        ("yes" | "true" | "✓" | "✅" | "✔" | "retryable", _) => Retry::Later,
        _ if word.starts_with("yes") => Retry::Later,
        _ if word.starts_with("no") => Retry::Never,
        _ => return proposed(code, cell),
    };
    Some((retry, format!("whether to retry: {}", cell.trim())))
}

#[rustfmt::skip]
const REPEATS: [&str; 12] = [
    "backoff", "try again", "try the request again", "retry", "retries", "retried", "re-try",
    "try later", "resend", "repeat the request", "back off", "temporar",
];

#[rustfmt::skip]
const REFUSALS: [&str; 13] = [
    "not retry", "n't retry", "never retry", "not be retried", "not retried", "not try again",
    "n't try again", "cannot be retried", "non-retryable", "not retryable", "not be repeated",
    "no retry", "retrying will not",
];

/// Words of sentences in which another request is to be tried.
#[rustfmt::skip]
const CHANGES: [&str; 27] = [
    "check ", "correct", "fix", "modif", "chang", "edit ", "adjust", "reduce", "shorten", "smaller",
    "refresh", "renew", "provide", "supply", "include", " add ", "remove", "verify", "ensure",
    "make sure", "different", "another", "a new ", "valid ", "authenticate", "log in", "sign in",
];

#[rustfmt::skip]
const UNDONE: [&str; 15] = [
    "was not processed", "wasn't processed", "not been processed", "is not processed",
    "was not executed", "wasn't executed", "not been executed", "was not performed",
    "not been performed", "no action was taken", "no changes were made", "no change was made",
    "nothing was changed", "nothing was done", "nothing was processed",
];

#[rustfmt::skip]
const DOUBTS: [&str; 22] = [
    " may ", "may have", "might", "could have", "if ", "whether", "unless", "until", "possibl",
    "probabl", "usually", "often", "sometimes", "part", "full", "complete", "success", "correctly",
    " yet", "in time", "within", " all ",
];

const LIMITS: [&str; 6] = [
    "rate limit",
    "rate-limit",
    "ratelimit",
    "throttl",
    "too many requests",
    "requests per",
];

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|rest| Sentences { rest })
}

/// The sentences of a line: each ends with a mark that a blank follows.
struct Sentences<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Sentences<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest.trim().trim_start_matches("- ");
        if rest.is_empty() {
            return None;
        }
        let ends = [". ", "! ", "? ", "; "];
        let end = ends.iter().filter_map(|end| rest.find(end)).min();
        let (sentence, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
        self.rest = after;
        Some(sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::{answered, proposed, undone};
    use aurora_errors::Retry;
    use aurora_errors_spec::Code;

    #[test]
    fn a_sentence_proposes_what_it_asks_for() {
        for (status, text, expected) in [
            (
                409,
                "It is in use. Please wait a moment then try again.",
                Some(Retry::Later),
            ),
            (
                403,
                "You have exceeded a secondary rate limit.",
                Some(Retry::Throttled),
            ),
            (
                503,
                "Slow down: too many requests. Retry after a while.",
                Some(Retry::Throttled),
            ),
            (500, "Do not retry this request.", Some(Retry::Never)),
            (400, "Correct the body and try again.", None),
            (401, "Refresh the token, then retry.", None),
            (404, "There is no such pet.", None),
            (423, "The pet is temporarily locked.", Some(Retry::Later)),
        ] {
            let found = proposed(Code::Status(status), text).map(|(retry, _)| retry);
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn only_a_sentence_without_a_doubt_says_that_nothing_was_done() {
        for text in [
            "The request was not processed. Try again.",
            "Busy; your order has not been executed.",
            "No changes were made.",
        ] {
            assert!(undone(text).is_some(), "{text}");
        }
        for text in [
            "The request could not be processed.",
            "The request was partially processed.",
            "The request was not fully processed.",
            "The request may not have been processed.",
            "If the request was not processed, try again.",
            "The request was not processed in time.",
            "The request was not processed successfully.",
            "It is not known whether the order has not been executed.",
            "Not all of it was processed.",
        ] {
            assert_eq!(undone(text), None, "{text}");
        }
    }

    #[test]
    fn the_sentence_is_quoted_whole() {
        let text = "It is in use. Please wait, then try again. Else write to us.";
        let (_, sentence) = proposed(Code::Status(409), text).unwrap();
        assert_eq!(sentence, "Please wait, then try again.");
    }

    #[test]
    fn a_column_may_say_yes_or_no() {
        let found = |status, cell| answered(Code::Status(status), cell).map(|(retry, _)| retry);
        assert_eq!(found(429, "Yes"), Some(Retry::Throttled));
        assert_eq!(found(500, "✓"), Some(Retry::Later));
        assert_eq!(found(400, "No, never"), Some(Retry::Never));
        assert_eq!(found(400, "–"), None);
    }
}
