//! What the key of a member says about its value.
//!
//! APIs name the same few things in many spellings. A key is read without its case, separators and
//! sigils, then without a leading `error`, and then looked up here; nothing else in the crate
//! knows how an API names its members.

/// What a member of an error body is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Says what happened, wherever it stands.
    Message,
    /// Says what happened, where errors are told; elsewhere it may describe anything.
    Text,
    /// As [`Kind::Text`], or an object or list of it.
    Detail,
    /// A title: tells what happened, or only names it.
    Title,
    /// Tells what happened, or is its code.
    Reason,
    /// An error, or a code or text in its place.
    Error,
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
    /// As [`Kind::Field`] beside an error; the path of the whole request elsewhere.
    Path,
    /// An object around what the body says, among other data.
    Envelope,
    /// As [`Kind::Envelope`], with the code of the error beside it (GraphQL).
    Extensions,
    /// Never about the failure in words: ids, links, dates, echoes of the request.
    Noise,
    /// Where in the server's code it failed: for its operators.
    Trace,
    /// As [`Kind::Unknown`], but its string may be nobody's to see.
    Secret,
    /// The API's own: a field at fault, or other data.
    Unknown,
}

/// The longest key that is looked up, separators aside.
const LONGEST: usize = 32;

/// What a member with this key is for; the key as it is written.
pub(super) fn kind(key: &[u8]) -> Kind {
    let mut letters = [0; LONGEST];
    let mut length = 0;
    for byte in key {
        if matches!(byte, b'_' | b'-' | b'.' | b' ' | b'$') {
            continue;
        }
        let Some(letter) = letters.get_mut(length) else {
            return Kind::Unknown;
        };
        *letter = byte.to_ascii_lowercase();
        length += 1;
    }
    let word = letters.get(..length).unwrap_or_default();
    match exact(word) {
        Kind::Unknown => compound(word),
        kind => kind,
    }
}

fn exact(word: &[u8]) -> Kind {
    match word {
        b"message" | b"messages" | b"msg" | b"msgs" | b"faultstring" => Kind::Message,
        b"description" | b"desc" | b"cause" | b"summary" | b"text" | b"explanation" | b"hint" => {
            Kind::Text
        }
        b"detail" | b"details" => Kind::Detail,
        b"title" | b"statustext" => Kind::Title,
        b"reason" | b"issue" => Kind::Reason,
        b"error" | b"err" | b"fault" | b"exception" | b"causedby" => Kind::Error,
        b"errors" | b"errs" | b"faults" | b"causes" | b"rootcause" | b"violations" | b"issues"
        | b"problems" | b"failures" | b"invalidparams" | b"constraints" | b"modelstate" => {
            Kind::Errors
        }
        b"fields" => Kind::Fields,
        b"value" | b"info" => Kind::Value,
        b"code" | b"errno" | b"faultcode" | b"reasoncode" | b"messagecode" => Kind::Code,
        b"name" => Kind::Name,
        b"type" => Kind::Type,
        b"category" => Kind::Category,
        b"status" | b"statuscode" | b"httpstatus" | b"responsestatus" => Kind::Status,
        b"field" | b"fieldname" | b"param" | b"parameter" | b"property" | b"propertyname"
        | b"propertypath" | b"pointer" | b"instancepath" | b"datapath" | b"target"
        | b"attribute" | b"argument" | b"loc" | b"source" => Kind::Field,
        b"path" => Kind::Path,
        b"data" | b"result" | b"results" | b"response" | b"meta" => Kind::Envelope,
        b"extensions" => Kind::Extensions,
        b"id" => Kind::Id,
        b"body" | b"input" | b"request" | b"payload" | b"params" | b"parameters" | b"args"
        | b"arguments" | b"header" | b"headers" | b"query" | b"variables" | b"values" | b"link"
        | b"links" | b"href" | b"help" | b"url" | b"uri" | b"lang" | b"language" | b"locale"
        | b"location" | b"locations" | b"metadata" | b"context" | b"instance" | b"timestamp"
        | b"time" | b"date" | b"suggestions" | b"examples" | b"file" => Kind::Noise,
        _ => Kind::Unknown,
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
fn compound(word: &[u8]) -> Kind {
    // A name of a vocabulary, as `hydra:description`.
    if let Some(colon) = word.iter().rposition(|byte| *byte == b':') {
        return kind(word.get(colon + 1..).unwrap_or_default());
    }
    let holds = |part: &[u8]| word.windows(part.len()).any(|window| window == part);
    if holds(b"stack") || holds(b"trace") || holds(b"debug") {
        return Kind::Trace;
    }
    if word == b"@type" {
        return Kind::Noise;
    }
    let own = word.strip_prefix(b"__").unwrap_or(word);
    let named = [b"error".as_slice(), b"err", b"exception", b"failure"];
    if let Some(rest) = named.iter().find_map(|name| own.strip_prefix(*name)) {
        match exact(rest) {
            // Such a text says what happened even where a bare `detail` would not.
            Kind::Text | Kind::Title | Kind::Reason => return Kind::Message,
            Kind::Detail => return Kind::Error,
            Kind::Name => return Kind::Code,
            Kind::Unknown => {}
            kind => return kind,
        }
    }
    let ends = |part: &[u8]| word.ends_with(part);
    if ends(b"errorcode") {
        Kind::Code
    } else if ends(b"message") || ends(b"messages") || ends(b"msg") {
        Kind::Message
    } else if ends(b"errors") || ends(b"violations") {
        Kind::Errors
    } else if ends(b"error") || ends(b"exception") {
        Kind::Error
    } else if ends(b"metadata") {
        Kind::Envelope
    } else if SECRETS.iter().any(|secret| holds(secret)) {
        Kind::Secret
    } else {
        Kind::Unknown
    }
}
