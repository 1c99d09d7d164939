//! What the key of a member says about its value.
//!
//! APIs name the same few things in many spellings. A key is read without its case, separators and
//! sigils, then without a leading `error`, and then looked up here; nothing else in the crate
//! knows how an API names its members.

use super::words::Words;

mod compound;

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
    /// As [`Sense::Field`] where nothing else names the field.
    Source,
    /// As [`Sense::Field`] beside an error; the path of the whole request elsewhere.
    Path,
    /// As [`Sense::Path`] where it is one, and nothing else names the field.
    Location,
    /// An object around what the body says, among other data.
    Envelope,
    /// As [`Sense::Envelope`]; in an error, what there is to say besides.
    Data,
    /// What was asked for: an echo, or a map from each parameter to what is wrong with it.
    Params,
    /// More about the error beside it, its code too (GraphQL, `innererror`).
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

    /// Whether a key names a field unless its text says otherwise.
    pub(super) fn may_name_field(self) -> bool {
        matches!(self, Sense::Unknown | Sense::Name)
    }

    /// Whether a key is in the vocabulary, and so names no field. To be asked after the senses that hold
    /// messages.
    pub(super) fn is_data(self) -> bool {
        !matches!(self, Sense::Unknown | Sense::Secret | Sense::Name)
    }
}

/// How many letters a key has at most that is looked up. What separates them, and the name of a vocabulary before
/// them, may make it four times as long.
const LONGEST: usize = 32;

/// What a member with this key is for; the key as it is written.
#[inline]
pub(super) fn sense(key: &[u8]) -> Sense {
    match VOCABULARY.get(key) {
        Some(sense) => sense,
        None if key.len() > 4 * LONGEST => Sense::Unknown,
        None => spelled(key),
    }
}

/// The same, where the key stands in the vocabulary in as many letters.
#[inline]
pub(super) fn as_written(key: &[u8]) -> Option<Sense> {
    VOCABULARY.get(key)
}

/// What a key is that does not stand in the vocabulary as it is written.
fn spelled(key: &[u8]) -> Sense {
    let mut word = [0; 2 * LONGEST];
    let mut length = 0;
    let mut letters = 0;
    for byte in key {
        let letter = SPELLING[usize::from(*byte)];
        word[length % (2 * LONGEST)] = letter;
        length += usize::from(letter > COLON);
        letters |= 1 << (letter % 32);
    }
    if letters >> COLON & 1 != 0
        && let Some(colon) = key.iter().rposition(|byte| *byte == b':')
    {
        // A name of a vocabulary, as `hydra:description`.
        return sense(key.get(colon + 1..).unwrap_or_default());
    }
    match word.get(..length) {
        Some(word) if length <= LONGEST => VOCABULARY
            .get(word)
            .unwrap_or_else(|| compound::sense(word, letters)),
        _ => Sense::Unknown,
    }
}

const SEPARATOR: u8 = 0;
const COLON: u8 = 31;

/// The letter that is meant by each byte of a key.
static SPELLING: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte: u8 = 0;
    loop {
        letters[byte as usize] = match byte {
            b'_' | b'-' | b'.' | b' ' | b'$' => SEPARATOR,
            b':' => COLON,
            SEPARATOR | COLON => b'?',
            byte => byte.to_ascii_lowercase(),
        };
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    letters
};

#[rustfmt::skip]
static VOCABULARY: Words<Sense, 1024> = Words::new(&[
    (Sense::Message, &["message", "messages", "msg", "msgs", "faultstring", "messagetext", "messagedetail",
        "errorstring", "fehlermeldung", "foutmelding", "melding", "meldung", "mensagem", "mensaje",
        "messaggio", "nachricht",
    ]),
    (Sense::Text, &["description", "desc", "cause", "summary", "text", "explanation", "hint",
        "beschreibung", "descricao", "descripcion", "descrizione", "omschrijving",
    ]),
    (Sense::Detail, &["detail", "details", "diagnostics", "information", "reasons", "detalhes", "detalles"]),
    (Sense::Title, &["title", "statustext", "statusdescription", "responsedescription", "reasonphrase"]),
    (Sense::Reason, &["reason", "issue"]),
    (Sense::Error, &["error", "err", "errorinfo", "fault", "problem", "exception", "causedby",
        "erreur", "erro", "errore", "fehler", "fout",
    ]),
    (Sense::Errors, &[
        "errors", "errs", "faults", "causes", "rootcause", "violations", "issues", "problems",
        "failures", "constraints", "modelstate", "errorlist", "exceptions", "erreurs", "errores", "erros", "fouten",
    ]),
    (Sense::Fields, &["fields"]),
    (Sense::Value, &["value", "info"]),
    (Sense::Code, &[
        "code", "errno", "faultcode", "reasoncode", "messagecode", "resultcode", "responsecode",
        "returncode", "retcode", "ecode", "apicode", "appcode", "internalcode", "codigo", "fehlercode", "foutcode",
    ]),
    (Sense::Name, &["name"]),
    (Sense::Type, &["type", "scimtype"]),
    (Sense::Category, &["category"]),
    (Sense::Status, &["status", "statuscode", "httpstatus", "responsestatus"]),
    (Sense::Field, &[
        "field", "param", "parameter", "property", "propertypath", "pointer", "instancepath",
        "datapath", "target", "attribute", "argument", "expression", "loc", "attr",
        "fieldpath", "campo", "champ", "feld", "veld",
    ]),
    (Sense::Path, &["path"]),
    (Sense::Source, &["source"]),
    (Sense::Location, &["location"]),
    (Sense::Data, &["data"]),
    (Sense::Params, &["params", "parameters"]),
    (Sense::Envelope, &["result", "results", "response", "header", "head", "meta", "embedded"]),
    (Sense::Extensions, &["extensions", "innererror"]),
    (Sense::Id, &["id", "messageid"]),
    (Sense::Noise, &[
        "body", "input", "request", "payload", "original", "received", "args", "arguments",
        "headers", "query", "variables", "values", "link", "links", "href", "help", "url",
        "docurl", "docsurl", "documentationurl",
        "uri", "lang", "language", "locale", "locations", "metadata", "context",
        "instance", "timestamp", "time", "date", "suggestions", "examples", "file", "@type",
    ]),
]);
