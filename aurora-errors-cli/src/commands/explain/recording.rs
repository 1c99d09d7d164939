//! A recorded session (HAR 1.2), read one entry at a time: it may be larger than memory.

use super::curl;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::io::{BufReader, Cursor, Read};

/// Hands over each entry.
pub(super) fn read(
    input: impl Read,
    take: &mut impl FnMut(Entry),
) -> Result<(), serde_json::Error> {
    let input = without_mark(BufReader::with_capacity(1 << 16, input));
    let mut reader = serde_json::Deserializer::from_reader(input);
    Log(take).deserialize(&mut reader)?;
    reader.end()
}

/// Without the byte-order mark that some tools write.
fn without_mark(mut input: impl Read) -> impl Read {
    let mut start = [0; 3];
    let mut length = 0;
    while let Some(free) = start.get_mut(length..).filter(|free| !free.is_empty()) {
        match input.read(free) {
            Ok(0) | Err(_) => break,
            Ok(more) => length += more,
        }
    }
    let start = start.get(..length).unwrap_or_default();
    let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start);
    Cursor::new(start.to_vec()).chain(input)
}

#[derive(Deserialize)]
pub(super) struct Entry {
    pub(super) request: Request,
    pub(super) response: Recorded,
}

#[derive(Deserialize)]
pub(super) struct Request {
    #[serde(default)]
    pub(super) method: String,
    #[serde(default)]
    pub(super) url: String,
}

#[derive(Deserialize)]
pub(super) struct Recorded {
    /// Some tools write -1 for none.
    #[serde(default, deserialize_with = "status")]
    pub(super) status: u16,
    #[serde(default)]
    headers: Vec<Header>,
    #[serde(default)]
    content: Content,
}

fn status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    let status = f64::deserialize(deserializer)?;
    // What lies outside is no status either.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok(status as u16)
}

#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    name: String,
    #[serde(default)]
    value: String,
}

#[derive(Default, Deserialize)]
struct Content {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    encoding: Option<String>,
}

impl Recorded {
    pub(super) fn into_answer(self) -> curl::Answer {
        let text = self.content.text.unwrap_or_default();
        let is_packed = self.content.encoding.as_deref() == Some("base64");
        let bytes = if is_packed {
            decoded(&text)
        } else {
            text.into_bytes()
        };
        // What is recorded is the unpacked body.
        let headers = self.headers.into_iter();
        let headers =
            headers.filter(|header| !header.name.eq_ignore_ascii_case("content-encoding"));
        curl::Answer {
            status: self.status,
            headers: headers
                .map(|header| (header.name, header.value.into_bytes()))
                .collect(),
            body: bytes,
            is_truncated: false,
        }
    }
}

/// Base64 (RFC 4648 §4) as far as it can be read.
fn decoded(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for value in text.bytes().filter_map(digit) {
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            let [.., byte] = (bits >> count).to_be_bytes();
            bytes.push(byte);
        }
    }
    bytes
}

/// `{"log": {"entries": […]}}`, with each entry handed over as soon as it is read.
struct Log<F>(F);
struct Entries<F>(F);

impl<'de, F: FnMut(Entry)> DeserializeSeed<'de> for Log<&mut F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, F: FnMut(Entry)> Visitor<'de> for Log<&mut F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `log` and in it `entries`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut is_found = false;
        while let Some(key) = map.next_key::<String>()? {
            match &*key {
                "log" => map.next_value_seed(Log(&mut *self.0))?,
                "entries" => map.next_value_seed(Entries(&mut *self.0))?,
                _ => map.next_value::<IgnoredAny>().map(drop)?,
            }
            is_found |= matches!(&*key, "log" | "entries");
        }
        if is_found {
            Ok(())
        } else {
            Err(A::Error::custom("expected `log` and in it `entries`"))
        }
    }
}

impl<'de, F: FnMut(Entry)> DeserializeSeed<'de> for Entries<&mut F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(Entry)> Visitor<'de> for Entries<&mut F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(entry) = entries.next_element::<Entry>()? {
            (self.0)(entry);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, decoded, read};

    #[test]
    fn base64_is_read_with_and_without_its_end() {
        assert_eq!(decoded("eyJhIjoxfQ=="), b"{\"a\":1}");
        assert_eq!(decoded("eyJhIjoxfQ"), b"{\"a\":1}");
        assert_eq!(decoded(""), b"");
    }

    #[test]
    fn entries_are_read_whatever_stands_around_them() {
        let text = "\u{feff}{\"log\": {\"pages\": [{}], \"entries\": [{\"time\": 1,
            \"request\": {\"method\": \"GET\", \"url\": \"/\"}, \"response\": {\"status\": -1}}]}}";
        let mut methods = Vec::new();
        read(text.as_bytes(), &mut |entry: Entry| {
            methods.push(entry.request.method);
        })
        .unwrap();
        assert_eq!(methods, ["GET"]);
        for text in [
            "",
            "[]",
            "{}",
            "{\"log\": {}}",
            "{\"log\": {\"entries\": [{",
        ] {
            assert!(read(text.as_bytes(), &mut |_| ()).is_err(), "{text}");
        }
    }
}
