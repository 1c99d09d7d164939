//! The names that statuses are known by, in the registry and outside of it.

use crate::import::proposal::registered;
use aurora_errors_spec::Code;

/// Names besides those that `http` knows: of older and newer documents, and of statuses that servers
/// and proxies have made their own.
const FURTHER: [(u16, &str); 47] = [
    (200, "Success"),
    (203, "Non-Authoritative Information"),
    (218, "This Is Fine"),
    (302, "Moved Temporarily"),
    (401, "Unauthorised"),
    (408, "Request Time-out"),
    (413, "Content Too Large"),
    (413, "Request Entity Too Large"),
    (413, "Request Too Large"),
    (414, "Request URI Too Long"),
    (414, "Request URI Too Large"),
    (416, "Requested Range Not Satisfiable"),
    (419, "Page Expired"),
    (420, "Enhance Your Calm"),
    (422, "Unprocessable Content"),
    (429, "Rate Limit Exceeded"),
    (430, "Security Rejection"),
    (440, "Login Time-out"),
    (444, "No Response"),
    (449, "Retry With"),
    (450, "Blocked by Windows Parental Controls"),
    (460, "Client Closed the Connection"),
    (463, "Too Many IP Addresses"),
    (464, "Incompatible Protocol Versions"),
    (494, "Request Header Too Large"),
    (495, "SSL Certificate Error"),
    (496, "SSL Certificate Required"),
    (497, "HTTP Request Sent to HTTPS Port"),
    (498, "Invalid Token"),
    (499, "Client Closed Request"),
    (500, "Server Error"),
    (503, "Service Temporarily Unavailable"),
    (504, "Gateway Time-out"),
    (509, "Bandwidth Limit Exceeded"),
    (520, "Unknown Error"),
    (521, "Web Server Is Down"),
    (522, "Connection Timed Out"),
    (523, "Origin Is Unreachable"),
    (524, "A Timeout Occurred"),
    (525, "SSL Handshake Failed"),
    (526, "Invalid SSL Certificate"),
    (527, "Railgun Error"),
    (529, "Site Is Overloaded"),
    (530, "Site Is Frozen"),
    (540, "Temporarily Disabled"),
    (598, "Network Read Timeout Error"),
    (599, "Network Connect Timeout Error"),
];

/// The names of classes.
const CLASSES: [(u8, &str); 14] = [
    (1, "Informational"),
    (2, "Success"),
    (2, "Successful"),
    (3, "Redirection"),
    (3, "Redirect"),
    (4, "Client Error"),
    (4, "Client Errors"),
    (4, "Client Error Responses"),
    (5, "Server Error"),
    (5, "Server Errors"),
    (5, "Server Error Responses"),
    (5, "Internal Error"),
    (5, "Internal Server Error"),
    (5, "Internal Server Errors"),
];

/// Whether a status is registered, or known to be sent. Every class is.
pub(super) fn is_known(code: Code) -> bool {
    match code {
        Code::Status(status) => {
            registered(status).is_some() || FURTHER.iter().any(|(known, _)| *known == status)
        }
        Code::Class(_) => true,
    }
}

fn phrases(code: Code) -> Vec<&'static str> {
    match code {
        Code::Class(class) => {
            let own = CLASSES.iter().filter(|(known, _)| *known == class);
            own.map(|(_, phrase)| *phrase).collect()
        }
        Code::Status(status) => {
            let own = FURTHER.iter().filter(|(known, _)| *known == status);
            own.map(|(_, phrase)| *phrase)
                .chain(registered(status))
                .collect()
        }
    }
}

/// How much of a text is a known name of a code, in any spelling: `Not found`, `NOT FOUND`,
/// `NotFound`. The longest counts.
pub(super) fn phrase_at_start(text: &str, code: Code) -> Option<usize> {
    let lengths = phrases(code)
        .into_iter()
        .filter_map(|phrase| length_at_start(text, phrase));
    lengths.max()
}

/// Whether a text is a known name of a code.
pub(super) fn is_phrase(text: &str, code: Code) -> bool {
    phrase_at_start(text, code) == Some(text.len())
}

/// Whether a text is the registered name of any status.
pub(super) fn is_any_phrase(text: &str) -> bool {
    let is_phrase = |phrase: &str| phrase.eq_ignore_ascii_case(text);
    (200..600).any(|status| registered(status).is_some_and(is_phrase))
}

/// Names differ in blanks, hyphens, apostrophes and capitals.
fn length_at_start(text: &str, phrase: &str) -> Option<usize> {
    let is_filler = |letter: char| matches!(letter, ' ' | '-' | '\'' | '’' | '\u{a0}');
    let mut wanted = phrase.chars().filter(|letter| letter.is_alphanumeric());
    let mut next = wanted.next();
    for (start, letter) in text.char_indices() {
        let Some(letter_wanted) = next else {
            return Some(start);
        };
        if letter.eq_ignore_ascii_case(&letter_wanted) {
            next = wanted.next();
        } else if !is_filler(letter) || start == 0 {
            return None;
        }
    }
    next.is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::{is_phrase, phrase_at_start};
    use aurora_errors_spec::Code;

    #[test]
    fn names_are_found_in_any_spelling() {
        let not_found = |text| phrase_at_start(text, Code::Status(404));
        assert_eq!(not_found("NOT FOUND: x"), Some(9));
        assert_eq!(not_found("NotFoundResource"), Some(8));
        assert_eq!(not_found("not_found"), None);
        assert_eq!(not_found("Nothing"), None);
        assert!(is_phrase("Request-URI Too Long", Code::Status(414)));
        assert!(is_phrase("I’m a teapot", Code::Status(418)));
        assert!(is_phrase("Server errors", Code::Class(5)));
    }
}
