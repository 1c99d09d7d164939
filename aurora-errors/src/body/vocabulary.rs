//! What the key of a member says about its value.
//!
//! APIs name the same few things in many spellings. A key is read without its case, separators and
//! sigils, then without a leading `error`, and then looked up here; nothing else in the crate
//! knows how an API names its members.

/// What a member of an error body is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Says what happened, wherever it stands.
    Message,
    /// Says what happened, where errors are told; elsewhere it may describe anything.
    Text,
    /// As [`Sense::Text`], or an object or list of it.
    Detail,
    /// A title: tells what happened, or only names it.
    Title,
    /// Tells what happened, or is its code.
    Reason,
    /// An error, or a code or text in its place.
    Error,
    /// An error behind the error, or the same for its operators: its word is no code.
    Cause,
    /// Several errors: a list, or a map from field to message.
    Errors,
    /// The fields at fault: their names, or a map from each to what is wrong with it.
    Fields,
    /// What happened, said in one of several languages or forms, inside an object of texts.
    Value,
    /// The machine code.
    Code,
    /// A name: of the error, or of the field at fault.
    Name,
    /// The class of the failure.
    Type,
    /// A broader class of the failure.
    Category,
    /// A number that nobody knows, or the name of the failure.
    Id,
    /// The status as a word or as HTTP's number.
    Status,
    /// Where in the request the fault is.
    Field,
    /// As [`Sense::Field`] beside an error; the path of the whole request elsewhere.
    Path,
    /// An object around what the body says, among other data.
    Envelope,
    /// As [`Sense::Envelope`]; in an error, what there is to say besides.
    Data,
    /// What was asked for: an echo, or a map from each parameter to what is wrong with it.
    Params,
    /// As [`Sense::Envelope`], with the code of the error beside it (GraphQL).
    Extensions,
    /// Never about the failure in words: ids, links, dates, echoes of the request.
    Noise,
    /// Where in the server's code it failed: for its operators.
    Trace,
    /// As [`Sense::Unknown`], but its string may be nobody's to see.
    Secret,
    /// The API's own: a field at fault, or other data.
    Unknown,
}

impl Sense {
    /// Whether a list of such is one of errors, whatever its texts look like.
    pub(super) fn is_of_errors(self) -> bool {
        matches!(
            self,
            Sense::Message | Sense::Errors | Sense::Error | Sense::Cause
        )
    }

    /// Whether a text of such is about the failure, not about a field.
    pub(super) fn is_said(self) -> bool {
        self.is_of_errors()
            || matches!(
                self,
                Sense::Text | Sense::Detail | Sense::Title | Sense::Reason
            )
    }

    /// Whether its value can be no code and name no field.
    pub(super) fn is_only_said(self) -> bool {
        matches!(
            self,
            Sense::Message | Sense::Errors | Sense::Text | Sense::Detail | Sense::Unknown
        )
    }

    /// Whether a key is in the vocabulary, and so names no field. To be asked after the senses that hold
    /// messages.
    pub(super) fn is_data(self) -> bool {
        !matches!(self, Sense::Unknown | Sense::Secret | Sense::Name)
    }
}

/// The longest key that is looked up, separators aside.
const LONGEST: usize = 32;

/// What a member with this key is for; the key as it is written.
#[inline]
pub(super) fn sense(key: &[u8]) -> Sense {
    if key.iter().all(u8::is_ascii_lowercase) {
        return of_word(key);
    }
    let mut letters = [0; LONGEST];
    let mut length = 0;
    for byte in key {
        if matches!(byte, b'_' | b'-' | b'.' | b' ' | b'$') {
            continue;
        }
        let Some(letter) = letters.get_mut(length) else {
            return Sense::Unknown;
        };
        *letter = byte.to_ascii_lowercase();
        length += 1;
    }
    of_word(letters.get(..length).unwrap_or_default())
}

fn of_word(word: &[u8]) -> Sense {
    match exact(word) {
        // Nothing that a compound begins or ends with is shorter.
        Sense::Unknown if (3..=LONGEST).contains(&word.len()) => compound(word),
        sense => sense,
    }
}

fn exact(word: &[u8]) -> Sense {
    match word {
        b"message" | b"messages" | b"msg" | b"msgs" | b"faultstring" => Sense::Message,
        b"description" | b"desc" | b"cause" | b"summary" | b"text" | b"explanation" | b"hint" => {
            Sense::Text
        }
        b"detail" | b"details" | b"diagnostics" => Sense::Detail,
        b"title" | b"statustext" => Sense::Title,
        b"reason" | b"issue" => Sense::Reason,
        b"error" | b"err" | b"fault" | b"problem" | b"exception" | b"causedby" => Sense::Error,
        b"errors" | b"errs" | b"faults" | b"causes" | b"rootcause" | b"violations" | b"issues"
        | b"problems" | b"failures" | b"invalidparams" | b"constraints" | b"modelstate" => {
            Sense::Errors
        }
        b"fields" => Sense::Fields,
        b"value" | b"info" => Sense::Value,
        b"code" | b"errno" | b"faultcode" | b"reasoncode" | b"messagecode" => Sense::Code,
        b"name" => Sense::Name,
        b"type" => Sense::Type,
        b"category" => Sense::Category,
        b"status" | b"statuscode" | b"httpstatus" | b"responsestatus" => Sense::Status,
        b"field" | b"fieldname" | b"param" | b"parameter" | b"property" | b"propertyname"
        | b"propertypath" | b"pointer" | b"instancepath" | b"datapath" | b"target"
        | b"attribute" | b"argument" | b"expression" | b"loc" | b"source" => Sense::Field,
        b"path" => Sense::Path,
        b"data" => Sense::Data,
        b"params" | b"parameters" => Sense::Params,
        b"result" | b"results" | b"response" | b"meta" => Sense::Envelope,
        b"extensions" => Sense::Extensions,
        b"id" => Sense::Id,
        b"body" | b"input" | b"request" | b"payload" | b"original" | b"received" | b"args"
        | b"arguments" | b"header" | b"headers" | b"query" | b"variables" | b"values" | b"link"
        | b"links" | b"href" | b"help" | b"url" | b"uri" | b"lang" | b"language" | b"locale"
        | b"location" | b"locations" | b"metadata" | b"context" | b"instance" | b"timestamp"
        | b"time" | b"date" | b"suggestions" | b"examples" | b"file" => Sense::Noise,
        _ => Sense::Unknown,
    }
}

/// Parts of keys by their first letter, and what a key with such a part is.
fn parts(letter: u8) -> &'static [(&'static [u8], Sense)] {
    use Sense::{Secret, Trace};
    match letter {
        b'a' => &[
            (b"auth", Secret),
            (b"apikey", Secret),
            (b"accesskey", Secret),
        ],
        b'c' => &[(b"cookie", Secret), (b"credential", Secret)],
        b'd' => &[(b"debug", Trace), (b"dsn", Secret)],
        b'j' => &[(b"jwt", Secret)],
        b'p' => &[
            (b"passw", Secret),
            (b"passphrase", Secret),
            (b"privatekey", Secret),
            (b"pwd", Secret),
        ],
        b's' => &[
            (b"stack", Trace),
            (b"secret", Secret),
            (b"session", Secret),
            (b"signature", Secret),
        ],
        b't' => &[(b"trace", Trace), (b"token", Secret)],
        _ => &[],
    }
}

/// What a key is by one of its parts: for operators alone, or a secret. An author is none.
fn by_part(word: &[u8]) -> Option<Sense> {
    let mut found = None;
    let mut rest = word;
    while let [letter, after @ ..] = rest {
        for (part, sense) in parts(*letter) {
            let is_author = rest.starts_with(b"author") && !rest.starts_with(b"authoriz");
            match sense {
                _ if !rest.starts_with(part) || is_author => {}
                Sense::Trace => return Some(Sense::Trace),
                sense => found = Some(*sense),
            }
        }
        rest = after;
    }
    found
}

/// Reads a key of several words by its first and its last.
fn compound(word: &[u8]) -> Sense {
    // A name of a vocabulary, as `hydra:description`.
    if let Some(colon) = memchr::memrchr(b':', word) {
        return sense(word.get(colon + 1..).unwrap_or_default());
    }
    let part = by_part(word);
    if part == Some(Sense::Trace) {
        return Sense::Trace;
    }
    if word == b"@type" {
        return Sense::Noise;
    }
    let named = [b"error".as_slice(), b"err", b"exception", b"failure"];
    if let Some(rest) = named.iter().find_map(|name| word.strip_prefix(*name)) {
        match exact(rest) {
            // Such a text says what happened even where a bare `detail` would not.
            Sense::Text | Sense::Title | Sense::Reason => return Sense::Message,
            Sense::Detail => return Sense::Error,
            Sense::Name => return Sense::Code,
            Sense::Unknown => {}
            sense => return sense,
        }
    }
    by_end(word).or(part).unwrap_or(Sense::Unknown)
}

/// What a key is by its last word.
fn by_end(word: &[u8]) -> Option<Sense> {
    const ENDS: [(&[u8], Sense); 11] = [
        (b"errorcode", Sense::Code),
        (b"message", Sense::Message),
        (b"messages", Sense::Message),
        (b"msg", Sense::Message),
        (b"errors", Sense::Errors),
        (b"violations", Sense::Errors),
        (b"error", Sense::Cause),
        (b"exception", Sense::Cause),
        (b"problem", Sense::Error),
        (b"advice", Sense::Text),
        (b"metadata", Sense::Envelope),
    ];
    let mut ends = ENDS.iter();
    ends.find(|(end, _)| word.ends_with(end))
        .map(|(_, sense)| *sense)
}
