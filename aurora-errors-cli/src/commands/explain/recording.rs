//! A recorded session (HAR 1.2), read one entry at a time: it may be larger than memory.

use super::curl;
use super::shortened::Shortened;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::io::{BufRead as _, BufReader, Read};

/// Hands over each entry.
pub(super) fn read(
    input: impl Read,
    take: &mut impl FnMut(Entry),
) -> Result<(), serde_json::Error> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    // Some tools begin with a byte-order mark; what cannot be read is told below.
    let mark = "\u{feff}".as_bytes();
    if input.fill_buf().is_ok_and(|start| start.starts_with(mark)) {
        input.consume(mark.len());
    }
    let input = BufReader::with_capacity(1 << 16, Shortened::new(input, MOST_BYTES));
    let mut reader = serde_json::Deserializer::from_reader(input);
    Log(take).deserialize(&mut reader)?;
    reader.end()
}

/// Clients keep 1 MiB of a body unless told otherwise.
const MOST_BYTES: usize = 1 << 20;

/// The most bytes of all headers of an answer; no server sends a tenth.
const MOST_BYTES_OF_HEADERS: usize = 1 << 18;

/// A request that was blocked has no answer, or one without a status.
#[derive(Deserialize)]
#[serde(expecting = "an entry with `request` and `response`")]
pub(super) struct Entry {
    pub(super) request: Option<Request>,
    pub(super) response: Option<Recorded>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Request {
    pub(super) method: Text,
    pub(super) url: Text,
}

#[derive(Deserialize)]
pub(super) struct Recorded {
    /// Some tools write -1 for none.
    #[serde(default, deserialize_with = "status")]
    pub(super) status: u16,
    headers: Option<Headers>,
    content: Option<Content>,
}

fn status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    let status = Option::<f64>::deserialize(deserializer)?.unwrap_or_default();
    // What lies outside is no status either.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok(status as u16)
}

struct Headers(Vec<Header>);

#[derive(Default, Deserialize)]
#[serde(default)]
struct Header {
    name: Text,
    value: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Content {
    text: Text,
    encoding: Text,
}

/// A text, or `null`. What a browser took for text may be none: half of a character (RFC 8259 §8.2)
/// gets the sign for what cannot be read.
#[derive(Default)]
pub(super) struct Text(pub(super) String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_none<E>(self) -> Result<Text, E> {
                Ok(Text::default())
            }

            // The reader of JSON refuses half characters where it is asked for text.
            fn visit_some<D: Deserializer<'de>>(self, text: D) -> Result<Text, D::Error> {
                text.deserialize_bytes(self)
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        deserializer.deserialize_option(Reader)
    }
}

impl<'de> Deserialize<'de> for Headers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Headers, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Headers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of headers")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Headers, A::Error> {
                let (mut headers, mut bytes) = (Vec::new(), 0);
                while let Some(header) = list.next_element::<Header>()? {
                    bytes += header.name.0.len() + header.value.0.len() + size_of::<Header>();
                    if bytes <= MOST_BYTES_OF_HEADERS {
                        headers.push(header);
                    }
                }
                Ok(Headers(headers))
            }
        }
        deserializer.deserialize_seq(Reader)
    }
}

impl Recorded {
    pub(super) fn into_answer(self) -> curl::Answer {
        let Content { text, encoding } = self.content.unwrap_or_default();
        let (Text(text), Text(encoding)) = (text, encoding);
        let is_truncated = text.len() > MOST_BYTES;
        let bytes = if encoding.eq_ignore_ascii_case("base64") {
            decoded(&text)
        } else {
            text.into_bytes()
        };
        // What is recorded is the unpacked body.
        let headers = self.headers.into_iter().flat_map(|Headers(all)| all);
        let headers = headers.map(|header| (header.name.0, header.value.0.into_bytes()));
        let headers = headers.filter(|(name, _)| !name.eq_ignore_ascii_case("content-encoding"));
        curl::Answer {
            status: self.status,
            headers: headers.collect(),
            body: bytes,
            is_truncated,
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
        while let Some(entry) = entries.next_element::<Option<Entry>>()? {
            entry.into_iter().for_each(&mut *self.0);
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

    fn answer(response: &str) -> super::curl::Answer {
        let text = format!("{{\"log\": {{\"entries\": [{{\"response\": {response}}}]}}}}");
        let mut answer = None;
        read(text.as_bytes(), &mut |entry: Entry| {
            answer = entry.response.map(super::Recorded::into_answer);
        })
        .unwrap();
        answer.unwrap()
    }

    #[test]
    fn a_body_is_recorded_unpacked() {
        let answer = answer(
            r#"{"headers": [{"name": "Content-Encoding", "value": "br"}, {"name": "Age", "value": "7"}]}"#,
        );
        assert_eq!(answer.headers, [("Age".to_owned(), b"7".to_vec())]);
    }

    #[test]
    fn of_a_long_body_as_much_is_kept_as_clients_keep() {
        let long = "ab\\n".repeat(1 << 20);
        let whole = answer(r#"{"content": {"text": "short", "size": 5}}"#);
        let cut = answer(&format!(r#"{{"content": {{"text": "{long}"}}}}"#));
        assert!(!whole.is_truncated && cut.is_truncated);
        assert_eq!((whole.body.len(), cut.body.len()), (5, (1 << 20) + 1));
        let name = "n".repeat(1_000);
        let headers = format!(r#"{{"name": "{name}", "value": ""}},"#).repeat(1_000);
        let answer = answer(&format!(
            r#"{{"headers": [{headers} {{"name": "", "value": ""}}]}}"#
        ));
        assert!((200..300).contains(&answer.headers.len()));
    }

    #[test]
    fn what_a_tool_leaves_out_or_could_not_read_is_empty() {
        let answer = answer(
            r#"{"status": null, "headers": null, "content": {"text": "a\ud800b", "encoding": null}}"#,
        );
        assert_eq!((answer.status, answer.headers.len()), (0, 0));
        // One sign for each byte of the half.
        assert_eq!(answer.body, "a\u{fffd}\u{fffd}\u{fffd}b".as_bytes());
    }

    #[test]
    fn entries_are_read_whatever_stands_around_them() {
        let text = "\u{feff}{\"log\": {\"pages\": [{}], \"entries\": [null, {\"time\": 1,
            \"request\": {\"method\": \"GET\", \"url\": \"/\"}, \"response\": {\"status\": -1}}]}}";
        let mut methods = Vec::new();
        read(text.as_bytes(), &mut |entry: Entry| {
            methods.push(entry.request.unwrap().method.0);
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
