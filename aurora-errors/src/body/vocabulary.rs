//! What the key of a member says about its value.
//!
//! APIs name the same few things in many spellings. A key is read without its case, separators and
//! sigils, then without a leading `error`, and then looked up here; nothing else in the crate
//! knows how an API names its members.

use super::words::Words;

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

/// The longest key that is looked up, separators aside: of these it may have as many.
const LONGEST: usize = 32;

/// What a member with this key is for; the key as it is written.
#[inline]
pub(super) fn sense(key: &[u8]) -> Sense {
    VOCABULARY.get(key).unwrap_or_else(|| spelled(key))
}

/// What a key is that does not stand in the vocabulary as it is written.
fn spelled(key: &[u8]) -> Sense {
    let mut word = [0; LONGEST];
    let mut length = 0;
    let mut letters = 0;
    for byte in key {
        match SPELLING[usize::from(*byte)] {
            SEPARATOR => {}
            // A name of a vocabulary, as `hydra:description`.
            COLON => length = 0,
            letter => {
                let Some(next) = word.get_mut(length) else {
                    return Sense::Unknown;
                };
                *next = letter;
                length += 1;
                letters |= 1 << (letter % 32);
            }
        }
    }
    let word = word.get(..length).unwrap_or_default();
    // What is written so is not in the vocabulary.
    let known = if word == key {
        None
    } else {
        VOCABULARY.get(word)
    };
    known.unwrap_or_else(|| compound(word, letters))
}

const SEPARATOR: u8 = 0;
const COLON: u8 = 1;

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
    (Sense::Detail, &["detail", "details", "diagnostics", "information", "detalhes", "detalles"]),
    (Sense::Title, &["title", "statustext", "statusdescription", "reasonphrase"]),
    (Sense::Reason, &["reason", "issue"]),
    (Sense::Error, &["error", "err", "fault", "problem", "exception", "causedby",
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
        "datapath", "target", "attribute", "argument", "expression", "loc", "source", "attr",
        "fieldpath", "campo", "champ", "feld", "veld",
    ]),
    (Sense::Path, &["path"]),
    (Sense::Location, &["location"]),
    (Sense::Data, &["data"]),
    (Sense::Params, &["params", "parameters"]),
    (Sense::Envelope, &["result", "results", "response", "meta", "embedded"]),
    (Sense::Extensions, &["extensions", "innererror"]),
    (Sense::Id, &["id", "messageid"]),
    (Sense::Noise, &[
        "body", "input", "request", "payload", "original", "received", "args", "arguments",
        "header", "headers", "query", "variables", "values", "link", "links", "href", "help", "url",
        "uri", "lang", "language", "locale", "locations", "metadata", "context",
        "instance", "timestamp", "time", "date", "suggestions", "examples", "file", "@type",
    ]),
]);

/// Parts of keys, sorted, and what a key with such a part is: for operators alone, or a secret.
const PARTS: [(&[u8], Sense); 18] = [
    (b"accesskey", Sense::Secret),
    (b"apikey", Sense::Secret),
    (b"auth", Sense::Secret),
    (b"cookie", Sense::Secret),
    (b"credential", Sense::Secret),
    (b"debug", Sense::Trace),
    (b"dsn", Sense::Secret),
    (b"jwt", Sense::Secret),
    (b"passphrase", Sense::Secret),
    (b"passw", Sense::Secret),
    (b"privatekey", Sense::Secret),
    (b"pwd", Sense::Secret),
    (b"secret", Sense::Secret),
    (b"session", Sense::Secret),
    (b"signature", Sense::Secret),
    (b"stack", Sense::Trace),
    (b"token", Sense::Secret),
    (b"trace", Sense::Trace),
];

/// Groups of three letters: for each pair of them, a bit for each third.
struct Threes([u32; 1024]);

impl Threes {
    /// Those with which words begin, or end.
    const fn new(words: &[(&[u8], Sense)], at_end: bool) -> Self {
        let mut bits = [0; 1024];
        let mut number = 0;
        while number < words.len() {
            let word = words[number].0;
            let at = if at_end { word.len() - 3 } else { 0 };
            let pair = Self::place(Self::place(0, word[at]), word[at + 1]);
            bits[pair] |= 1 << (word[at + 2] % 32);
            number += 1;
        }
        Threes(bits)
    }

    #[inline]
    fn contain(&self, place: usize) -> bool {
        self.0[place / 32 % 1024] >> (place % 32) & 1 != 0
    }

    /// The place of three letters, by the place of those one before.
    #[inline]
    const fn place(before: usize, letter: u8) -> usize {
        ((before << 5) | (letter as usize % 32)) % (1 << 15)
    }
}

/// Whether one of the parts may stand in a word, which has a bit for each of its letters: in few words one
/// does.
fn may_hold_part(letters: u32) -> bool {
    static LETTERS: [u32; PARTS.len()] = {
        let mut letters = [0; PARTS.len()];
        let mut part = 0;
        while part < PARTS.len() {
            let mut rest = PARTS[part].0;
            while let [letter, behind @ ..] = rest {
                letters[part] |= 1 << (*letter % 32);
                rest = behind;
            }
            part += 1;
        }
        letters
    };
    let held = LETTERS.iter().filter(|part| *part & !letters == 0);
    held.count() > 0
}

/// What a key is by one of its parts.
fn by_part(word: &[u8]) -> Option<Sense> {
    static FIRST: Threes = Threes::new(&PARTS, false);
    let mut found = None;
    let mut place = 0;
    for (behind, letter) in (1_usize..).zip(word) {
        place = Threes::place(place, *letter);
        if FIRST.contain(place) {
            let part = part_at(word.get(behind.checked_sub(3)?..)?);
            if part == Some(Sense::Trace) {
                return part;
            }
            found = part.or(found);
        }
    }
    found
}

/// What the part is that a text begins with. An author is none.
fn part_at(text: &[u8]) -> Option<Sense> {
    /// The first part that begins with each letter.
    static BY_LETTER: [usize; 32] = {
        let mut starts = [0; 32];
        let mut part = PARTS.len();
        while part > 0 {
            part -= 1;
            starts[PARTS[part].0[0] as usize % 32] = part;
        }
        starts
    };
    if text.starts_with(b"author") && !text.starts_with(b"authoriz") {
        return None;
    }
    let letter = text.first()?;
    let parts = PARTS.get(BY_LETTER[usize::from(*letter) % 32]..)?;
    let mut parts = parts
        .iter()
        .take_while(|(part, _)| part.first() == Some(letter));
    parts
        .find(|(part, _)| text.starts_with(part))
        .map(|(_, sense)| *sense)
}

/// Reads a key of several words by its parts, its first and its last.
fn compound(word: &[u8], letters: u32) -> Sense {
    // No part of one is so short.
    if word.len() < 3 {
        return Sense::Unknown;
    }
    let part = if word.len() < 5 || may_hold_part(letters) {
        by_part(word)
    } else {
        None
    };
    if part == Some(Sense::Trace) {
        return Sense::Trace;
    }
    let named = match word {
        [b'e', b'r', b'r', b'o', b'r', rest @ ..]
        | [b'e', b'r', b'r', rest @ ..]
        | [
            b'e',
            b'x',
            b'c',
            b'e',
            b'p',
            b't',
            b'i',
            b'o',
            b'n',
            rest @ ..,
        ]
        | [b'f', b'a', b'i', b'l', b'u', b'r', b'e', rest @ ..] => Some(rest),
        _ => None,
    };
    match named.and_then(|rest| VOCABULARY.get(rest)) {
        // Such a text says what happened even where a bare `detail` would not.
        Some(Sense::Text | Sense::Title) => Sense::Message,
        Some(Sense::Detail | Sense::Reason) => Sense::Error,
        Some(Sense::Name) => Sense::Code,
        Some(sense) => sense,
        None if named.is_some_and(|rest| matches!(rest, b"no" | b"num" | b"key")) => Sense::Code,
        None => by_rest(word)
            .or_else(|| by_end(word))
            .or(part)
            .unwrap_or(Sense::Unknown),
    }
}

/// What a key is by what it says of the fields: `invalid_params`, `argument_name`.
fn by_rest(word: &[u8]) -> Option<Sense> {
    let at_fault = word
        .strip_prefix(b"invalid")
        .and_then(|rest| VOCABULARY.get(rest));
    if matches!(at_fault, Some(Sense::Params | Sense::Fields)) {
        return Some(Sense::Errors);
    }
    let named = word
        .strip_suffix(b"name")
        .and_then(|rest| VOCABULARY.get(rest));
    named.filter(|named| *named == Sense::Field)
}

/// Last words of keys, and what a key with such an end is.
const ENDS: [(&[u8], Sense); 19] = [
    (b"metadata", Sense::Envelope),
    (b"errorcode", Sense::Code),
    (b"message", Sense::Message),
    (b"advice", Sense::Text),
    (b"msg", Sense::Message),
    (b"errordetail", Sense::Error),
    (b"problem", Sense::Error),
    (b"exception", Sense::Cause),
    (b"error", Sense::Cause),
    (b"args", Sense::Noise),
    (b"arguments", Sense::Noise),
    (b"parameters", Sense::Params),
    (b"messages", Sense::Message),
    (b"errors", Sense::Errors),
    (b"errordetails", Sense::Error),
    (b"problems", Sense::Errors),
    (b"violations", Sense::Errors),
    (b"values", Sense::Noise),
    (b"response", Sense::Envelope),
];

/// What a key is by its last word.
fn by_end(word: &[u8]) -> Option<Sense> {
    static LAST: Threes = Threes::new(&ENDS, true);
    let place = |place, letter: &u8| Threes::place(place, *letter);
    let last = word.last_chunk::<3>()?;
    if !LAST.contain(last.iter().fold(0, place)) {
        return None;
    }
    let mut ends = ENDS.iter();
    ends.find(|(end, _)| word.ends_with(end))
        .map(|(_, sense)| *sense)
}
