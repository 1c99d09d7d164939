//! What servers echo of credentials, made unreadable.

mod known;

use known::{ADDRESSES, Alphabet, NAMES, TOKENS, VAGUE};
use std::borrow::Cow;
use std::ops::Range;

/// What stands in place of a secret.
const MASK: &str = "***";

/// How long a word is at least in which a secret stands: `?key=1`.
const SHORTEST: usize = 6;

/// A text without the credentials that can be told in it: user info and secret values in addresses,
/// what follows `Bearer`, `Basic` or the name of a secret, JSON Web Tokens, private keys and tokens with known prefixes.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    let mut safe = String::new();
    let mut copied = 0;
    for secret in secrets(text) {
        safe.push_str(text.get(copied..secret.start).unwrap_or_default());
        safe.push_str(MASK);
        copied = secret.end;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    safe.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(safe)
}

/// Where secrets stand, in order and apart from each other.
fn secrets(text: &str) -> Vec<Range<usize>> {
    let mut secrets: Vec<Range<usize>> = Vec::new();
    let mut announced = Announced::Nothing;
    let mut before = "";
    for word in words(text) {
        if secrets.last().is_some_and(|key| word.start < key.end) {
            continue;
        }
        let own = text.get(word.clone()).unwrap_or_default();
        if let Some(end) = private_key(text, word.start) {
            secrets.push(word.start..end);
        } else if announced.fits(own) {
            secrets.push(word.start..word.start + without_mark(own).len());
        } else if own.len() >= SHORTEST
            && own
                .bytes()
                .any(|byte| matches!(byte, b'0'..=b'9' | b'=' | b'@'))
        {
            let found = in_word(own).into_iter();
            secrets.extend(found.map(|secret| word.start + secret.start..word.start + secret.end));
        }
        let is_element = text.as_bytes().get(word.end) == Some(&b'>');
        announced = if is_element && announces_value(own) {
            Announced::Value
        } else {
            announced.behind(before, own)
        };
        before = own;
    }
    secrets
}

/// What the words before say of the next one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Announced {
    Nothing,
    /// The name of a secret: its value follows where a colon does, or where it can be nothing else.
    Name,
    /// The value of a secret: `x-api-key: …`.
    Value,
    /// The credentials of a request, perhaps behind the name of a scheme: `Authorization: Token …`.
    Credentials,
    /// What a scheme that is known takes: `Bearer …`.
    Token,
}

impl Announced {
    /// Whether a word can be what is announced.
    fn fits(self, word: &str) -> bool {
        let has_digit = || word.bytes().any(|byte| byte.is_ascii_digit());
        match self {
            Announced::Nothing => false,
            Announced::Name => is_long(word),
            Announced::Value | Announced::Credentials => is_credential(word) && has_digit(),
            Announced::Token => is_credential(word),
        }
    }

    /// What is announced behind one more word and the one before it.
    fn behind(self, before: &str, word: &str) -> Self {
        let last = word.rsplit([':', '=', '(', '[', '{', ',']).next();
        let last = last.unwrap_or_default();
        let is_scheme = |scheme: &str| last.eq_ignore_ascii_case(scheme);
        if is_scheme("bearer") || is_scheme("basic") {
            return Announced::Token;
        }
        let name = word.trim_end_matches([':', '=']);
        match self {
            Announced::Credentials => Announced::Value,
            Announced::Name if name.is_empty() => Announced::Value,
            _ if !announces_value(name) && !announces_both(before, name) => {
                // `API key provided: …`
                let goes_on = self == Announced::Name && word.ends_with(':');
                if goes_on { self } else { Announced::Nothing }
            }
            _ if name.len() == word.len() => Announced::Name,
            _ if name.eq_ignore_ascii_case("authorization") => Announced::Credentials,
            _ => Announced::Value,
        }
    }
}

/// Whether a name can be no other word of a language, as `key` and `session` are.
fn announces_value(name: &str) -> bool {
    is_secret_name(name) && !is_vague(name)
}

/// The same for a name of two words: `API key`.
fn announces_both(first: &str, second: &str) -> bool {
    is_vague(second) && !first.is_empty() && is_secret_name(&format!("{first}_{second}"))
}

fn is_vague(name: &str) -> bool {
    VAGUE.iter().any(|vague| name.eq_ignore_ascii_case(vague))
}

/// A word without what closes a sentence or a bracket behind it.
fn without_mark(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', ')', ']', '}'])
}

/// The words of a text: what stands between spaces and quotes.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_gap =
        |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '`' | '<' | '>');
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let from = text.get(rest..).filter(|text| !text.is_empty())?;
            let end = from.find(is_gap).unwrap_or(from.len());
            let gap = from
                .get(end..)
                .and_then(|gap| gap.chars().next())
                .map_or(0, char::len_utf8);
            let word = rest..rest + end;
            rest += end + gap;
            if end > 0 {
                return Some(word);
            }
        }
    })
}

/// The end of the private key that begins here.
fn private_key(text: &str, start: usize) -> Option<usize> {
    const END: &str = "-----END";
    let key = text.get(start..)?;
    let head = key.strip_prefix("-----BEGIN")?;
    // Its first line is longer where a passphrase locks it.
    let is_private = head.get(..40).unwrap_or(head).contains("PRIVATE KEY");
    is_private.then(|| key.find(END).map_or(text.len(), |end| start + end))
}

/// What stands in one word.
fn in_word(word: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = 0;
    if let Some(user) = user_info(word) {
        rest = user.end;
        found.push(user);
    }
    if let Some(hook) = secret_path(word).filter(|hook| hook.start >= rest) {
        rest = hook.end;
        found.push(hook);
    }
    let mut is_in_address = false;
    while let Some(from) = word.get(rest..).filter(|from| !from.is_empty()) {
        let (part, behind) = from.split_at(end_of_part(from));
        let secret = in_part(part, is_in_address);
        found.extend(secret.map(|secret| rest + secret.start..rest + secret.end));
        is_in_address = behind.starts_with(['?', '&', '#', '%']);
        rest += part.len() + if behind.starts_with('%') { 3 } else { 1 };
    }
    found
}

/// Where a part of a word ends. An address within another is percent-encoded.
fn end_of_part(text: &str) -> usize {
    let ends = |(at, letter): &(usize, char)| match letter {
        '%' => {
            let code = text.get(at + 1..at + 3).unwrap_or_default();
            ["3F", "26", "23"]
                .iter()
                .any(|end| code.eq_ignore_ascii_case(end))
        }
        letter => "?&#;,()[]{}".contains(*letter),
    };
    text.char_indices()
        .find(ends)
        .map_or(text.len(), |(at, _)| at)
}

/// What follows a secret address, as far as its path goes.
fn secret_path(word: &str) -> Option<Range<usize>> {
    let mut addresses = ADDRESSES
        .iter()
        .filter(|address| address.len() < word.len());
    let start = addresses.find_map(|address| Some(word.find(address)? + address.len()))?;
    let path = word.get(start..)?.split(['?', '#']).next()?;
    let path = without_mark(path);
    (!path.is_empty()).then_some(start..start + path.len())
}

/// `user:password` of `https://user:password@host`.
fn user_info(word: &str) -> Option<Range<usize>> {
    let start = word.find("://")? + 3;
    let authority = word.get(start..)?;
    let authority = authority.split(['/', '?', '#']).next()?;
    let end = start + authority.rfind('@')?;
    (start < end).then_some(start..end)
}

/// A secret value with its name before it, or a token.
fn in_part(part: &str, is_in_address: bool) -> Option<Range<usize>> {
    let pairs = ["=", "%3D", "%3d"].map(|equals| part.split_once(equals));
    if let Some((name, value)) = pairs
        .into_iter()
        .flatten()
        .find(|pair| is_secret_name(pair.0))
        && may_be_secret(name, value, is_in_address)
    {
        return Some(part.len() - value.len()..part.len());
    }
    let is_before = |letter: char| matches!(letter, '=' | ':' | '/' | '|');
    let mut start = 0;
    loop {
        let from = part.get(start..)?;
        if let Some(length) = token(from) {
            return Some(start..start + length);
        }
        start += from.find(is_before)? + 1;
    }
}

/// Whether the value of a secret name can be one, and not the word that stands for it: `YOUR_KEY`.
fn may_be_secret(name: &str, value: &str, is_in_address: bool) -> bool {
    let is_of_placeholder = |byte: u8| byte.is_ascii_uppercase() || byte == b'_';
    if value.is_empty() || (value.contains('_') && value.bytes().all(is_of_placeholder)) {
        return false;
    }
    // `partition key=order_12345`
    let is_vague = name.eq_ignore_ascii_case("key");
    is_in_address || is_long(value) || (!is_vague && (is_credential(value) || has_number(value)))
}

/// Whether a word can hardly be anything but a credential.
fn is_long(word: &str) -> bool {
    // The address of a contract is none.
    let is_hex = word.starts_with("0x");
    word.len() >= 16
        && !is_hex
        && is_credential(word)
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a value is no word of a language.
fn has_number(value: &str) -> bool {
    value.len() >= 6 && value.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_secret_name(name: &str) -> bool {
    let is_separator = |letter: char| matches!(letter, '-' | '_' | '.');
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || is_separator(letter);
    let start = name.rfind(|letter| !is_of_name(letter));
    let own = start.and_then(|start| name.get(start..)).unwrap_or(name);
    let is_in_capitals = !own.bytes().any(|byte| byte.is_ascii_lowercase());
    let words: Vec<String> = own
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let name = words.concat();
    let vendors = ["xamz", "xgoog", "x"];
    let own = vendors.iter().find_map(|vendor| name.strip_prefix(vendor));
    let own = own.unwrap_or(&name);
    let own = own.strip_prefix("security").unwrap_or(own);
    // `aws_secret_access_key`: one word of those at the end is too vague, as in `sort_key`.
    let is_last = |last: &[String]| NAMES.contains(&last.concat().as_str());
    // `GITHUB_TOKEN`
    let is_variable = is_in_capitals
        && words
            .last()
            .is_some_and(|last| !is_vague(last) && NAMES.contains(&last.as_str()));
    NAMES.contains(&own)
        || is_variable
        || own.ends_with("password")
        || words.windows(2).last().is_some_and(is_last)
}

/// The length of the token that begins here.
fn token(text: &str) -> Option<usize> {
    let known = TOKENS.iter().filter_map(|(prefix, alphabet, least)| {
        let rest = alphabet.beginning(text.strip_prefix(prefix)?);
        let is_known = rest.len() >= *least && rest.bytes().any(|byte| byte.is_ascii_digit());
        is_known.then_some(prefix.len() + rest.len())
    });
    let any = Alphabet::Any.beginning(text);
    known.max().or_else(|| is_jwt(any).then_some(any.len()))
}

fn is_of_token(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/' | '+' | '=')
}

impl Alphabet {
    /// How far a text is of it, without what only stands behind it: the `.json` of
    /// `/keys/AKIA0123456789ABCDEF.json`. A text that goes on with another letter is none of it.
    fn beginning(self, text: &str) -> &str {
        let end = text.find(|letter| !self.has(letter)).unwrap_or(text.len());
        let (own, rest) = text.split_at(end);
        if rest.starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
            return "";
        }
        own.trim_end_matches(['.', '=', '/', '-'])
    }

    fn has(self, letter: char) -> bool {
        match self {
            Alphabet::Plain => letter.is_ascii_alphanumeric(),
            Alphabet::Any => is_of_token(letter),
            Alphabet::Hex => letter.is_ascii_hexdigit(),
            Alphabet::Capital => letter.is_ascii_uppercase() || letter.is_ascii_digit(),
        }
    }
}

/// Three parts in base64, of which the first is an object in JSON
/// ([RFC 7519 §3](https://www.rfc-editor.org/rfc/rfc7519#section-3)); one that breaks off, too.
fn is_jwt(token: &str) -> bool {
    let mut parts = token.split('.');
    let is_object = |part: &str| part.starts_with("eyJ") && part.len() >= 12;
    parts.next().is_some_and(is_object) && parts.any(|part| part.len() >= 6)
}

/// Whether a word can be a credential rather than a word of a language or a name: long, and with
/// digits, or with capitals inside.
fn is_credential(word: &str) -> bool {
    let word = without_mark(word);
    let bytes = word.as_bytes();
    let has_digit = bytes.iter().any(u8::is_ascii_digit);
    let has_small = bytes.iter().any(u8::is_ascii_lowercase);
    let has_capital = bytes.iter().skip(1).any(u8::is_ascii_uppercase);
    let is_of_token = word
        .chars()
        .all(|letter| is_of_token(letter) || letter == '~');
    word.len() >= 8 && is_of_token && (has_digit || (has_small && has_capital))
}
