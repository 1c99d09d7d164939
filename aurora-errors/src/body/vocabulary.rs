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

    /// Whether a key is known to hold no messages.
    pub(super) fn is_data(self) -> bool {
        !matches!(self, Sense::Unknown | Sense::Secret | Sense::Name)
    }
}

/// The longest key that is looked up, separators aside.
const LONGEST: usize = 32;

/// What a member with this key is for; the key as it is written.
pub(super) fn sense(key: &[u8]) -> Sense {
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
    let word = letters.get(..length).unwrap_or_default();
    match exact(word) {
        Sense::Unknown => compound(word),
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

/// What is in the keys of credentials.
const SECRETS: [&[u8]; 9] = [
    b"token",
    b"secret",
    b"passw",
    b"passphrase",
    b"auth",
    b"cookie",
    b"apikey",
    b"credential",
    b"signature",
];

/// Reads a key of several words by its first and its last.
fn compound(word: &[u8]) -> Sense {
    // A name of a vocabulary, as `hydra:description`.
    if let Some(colon) = word.iter().rposition(|byte| *byte == b':') {
        return sense(word.get(colon + 1..).unwrap_or_default());
    }
    let holds = |part: &[u8]| word.windows(part.len()).any(|window| window == part);
    if holds(b"stack") || holds(b"trace") || holds(b"debug") {
        return Sense::Trace;
    }
    if word == b"@type" {
        return Sense::Noise;
    }
    let own = word.strip_prefix(b"__").unwrap_or(word);
    let named = [b"error".as_slice(), b"err", b"exception", b"failure"];
    if let Some(rest) = named.iter().find_map(|name| own.strip_prefix(*name)) {
        match exact(rest) {
            // Such a text says what happened even where a bare `detail` would not.
            Sense::Text | Sense::Title | Sense::Reason => return Sense::Message,
            Sense::Detail => return Sense::Error,
            Sense::Name => return Sense::Code,
            Sense::Unknown => {}
            sense => return sense,
        }
    }
    let ends = |part: &[u8]| word.ends_with(part);
    if ends(b"errorcode") {
        Sense::Code
    } else if ends(b"message") || ends(b"messages") || ends(b"msg") {
        Sense::Message
    } else if ends(b"errors") || ends(b"violations") {
        Sense::Errors
    } else if ends(b"error") || ends(b"exception") {
        Sense::Cause
    } else if ends(b"problem") {
        Sense::Error
    } else if ends(b"advice") {
        Sense::Text
    } else if ends(b"metadata") {
        Sense::Envelope
    } else if SECRETS.iter().any(|secret| holds(secret)) {
        Sense::Secret
    } else {
        Sense::Unknown
    }
}
