//! The rules for cases, read once more: from the table's JSON, without an index and without haste. The
//! property tests and the fuzz target `pick` hold the library against it.

#![allow(unreachable_pub)]

use serde_json::Value;

/// What a server might answer, made of any bytes.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, &'static str)>,
    pub body: Json,
}

/// JSON as it is written: members in their order, more than one of a name.
#[derive(Debug, Clone)]
pub enum Json {
    Null,
    Boolean(bool),
    Number(&'static str),
    Text(&'static str),
    Array(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

const STATUSES: [u16; 4] = [402, 403, 200, 404];
const KEYS: [&str; 12] = [
    "error",
    "error",
    "error",
    "code",
    "code",
    "errors",
    "decline_code",
    "decline_code",
    "blocked",
    "details",
    "ok",
    "other",
];
const TEXTS: [&str; 18] = [
    "card_declined",
    "card_declined",
    "card_declined",
    "try_again_later",
    "try_again_later",
    "insufficient_funds",
    "path/not_found",
    "not_found",
    "urn:pay:card_declined",
    "a#path/not_found/b",
    "try_again_later",
    "issuer_not_available",
    "51",
    "x:51:",
    "Card_Declined",
    "true",
    "\u{e9}/not_found",
    "",
];
const NUMBERS: [&str; 4] = ["51", "0", "51.0", "-1"];
const HEADERS: [&str; 6] = [
    "x-error-code",
    "x-decline",
    "x-ratelimit-remaining",
    "x-ratelimit-resource",
    "x-failed",
    "x-other",
];
const VALUES: [&str; 8] = [
    "0",
    "core",
    "SEARCH",
    " yes ",
    "insufficient_funds",
    "urn:not_found",
    "",
    "7",
];

impl Answer {
    pub fn new(bytes: &[u8]) -> Answer {
        let mut bytes = bytes.iter().copied();
        let status = pick(&mut bytes, &STATUSES);
        let count = bytes.next().unwrap_or(0) % 4;
        let headers = (0..count).map(|_| (pick(&mut bytes, &HEADERS), pick(&mut bytes, &VALUES)));
        Answer {
            status,
            headers: headers.collect(),
            body: Json::new(&mut bytes, 4),
        }
    }
}

fn pick<T: Copy>(bytes: &mut impl Iterator<Item = u8>, from: &[T]) -> T {
    from[usize::from(bytes.next().unwrap_or(0)) % from.len()]
}

impl Json {
    fn new(bytes: &mut impl Iterator<Item = u8>, depth: u8) -> Json {
        let shape = bytes.next().unwrap_or(0) % 16;
        // Most bodies are an object with an object in it.
        let shape = match depth {
            4 => 15,
            3 if shape.is_multiple_of(2) => 15,
            _ => shape,
        };
        match shape {
            0 => Json::Null,
            1 => Json::Boolean(bytes.next().unwrap_or(0).is_multiple_of(2)),
            2 | 3 => Json::Number(pick(bytes, &NUMBERS)),
            4..=9 => Json::Text(pick(bytes, &TEXTS)),
            _ if depth == 0 => Json::Text(pick(bytes, &TEXTS)),
            10 => {
                let count = bytes.next().unwrap_or(0) % 4;
                Json::Array((0..count).map(|_| Json::new(bytes, depth - 1)).collect())
            }
            _ => {
                let count = bytes.next().unwrap_or(0) % 6;
                let members = (0..count).map(|_| (pick(bytes, &KEYS), Json::new(bytes, depth - 1)));
                Json::Object(members.collect())
            }
        }
    }

    /// As a server would write it, one letter escaped.
    pub fn to_text(&self) -> String {
        match self {
            Json::Null => "null".to_owned(),
            Json::Boolean(value) => value.to_string(),
            Json::Number(number) => (*number).to_owned(),
            Json::Text(text) => format!("\"{}\"", text.replacen("not", "\\u006eot", 1)),
            Json::Array(elements) => {
                let elements: Vec<String> = elements.iter().map(Json::to_text).collect();
                format!("[{}]", elements.join(" , "))
            }
            Json::Object(members) => {
                let member =
                    |(key, value): &(&str, Json)| format!("\"{key}\": {}", value.to_text());
                let members: Vec<String> = members.iter().map(member).collect();
                format!("{{{}}}", members.join(","))
            }
        }
    }

    fn at<'a>(&'a self, pointer: &str, found: &mut Vec<&'a Json>) {
        let Some(rest) = pointer.strip_prefix('/') else {
            found.push(self);
            return;
        };
        let end = rest.find('/').unwrap_or(rest.len());
        let (token, rest) = rest.split_at(end);
        match self {
            Json::Object(members) if token == "*" => {
                for (_, value) in members {
                    value.at(rest, found);
                }
            }
            Json::Object(members) => {
                if let Some((_, value)) = members.iter().find(|(key, _)| *key == token) {
                    value.at(rest, found);
                }
            }
            Json::Array(elements) => {
                for (number, element) in elements.iter().enumerate() {
                    if token == "*" || token == number.to_string() {
                        element.at(rest, found);
                    }
                }
            }
            _ => {}
        }
    }

    /// The texts of what stands at a pointer; `None` for an object or array.
    fn texts(&self, pointer: &str) -> Vec<Option<&'static str>> {
        let mut found = Vec::new();
        self.at(pointer, &mut found);
        let text = |json: &&Json| match json {
            Json::Null => None,
            Json::Boolean(value) => Some(Some(if *value { "true" } else { "false" })),
            Json::Number(text) | Json::Text(text) => Some(Some(*text)),
            Json::Array(_) | Json::Object(_) => Some(None),
        };
        found.iter().filter_map(text).collect()
    }
}

/// The name of the row or the case that an answer is.
pub fn name(table: &Value, answer: &Answer) -> String {
    let rows = table["statuses"].as_array().unwrap();
    let row = rows
        .iter()
        .find(|row| row["code"] == answer.status)
        .unwrap();
    let cases = row["cases"].as_array();
    for by_segments in [false, true] {
        for case in cases.into_iter().flatten() {
            if holds(table, &case["when"], answer, by_segments) {
                return case["name"].as_str().unwrap().to_owned();
            }
        }
    }
    row["name"].as_str().unwrap().to_owned()
}

fn holds(table: &Value, when: &Value, answer: &Answer, by_segments: bool) -> bool {
    let header = |name: &str| {
        let lines = answer.headers.iter().filter(|(its, _)| *its == name);
        lines.map(|(_, value)| value.trim()).collect::<Vec<_>>()
    };
    let mut all = true;
    if let Some(wanted) = when.get("code") {
        let mut codes = Vec::new();
        for place in table["codes"].as_array().unwrap() {
            match place.as_str() {
                Some(pointer) => codes.extend(answer.body.texts(pointer).into_iter().flatten()),
                None => codes.extend(header(place["header"].as_str().unwrap())),
            }
        }
        codes.retain(|code| !code.is_empty());
        all &= any(wanted, &codes, |code, text| {
            code == text || (by_segments && runs(code).contains(&text))
        });
    }
    for (name, wanted) in when
        .get("header")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        all &= any(wanted, &header(name), str::eq_ignore_ascii_case);
    }
    for (pointer, wanted) in when
        .get("body")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let found = answer.body.texts(pointer);
        let texts: Vec<_> = found.iter().map(|text| text.unwrap_or("\u{0}")).collect();
        all &= any(wanted, &texts, |found, text| found == text);
    }
    all
}

/// Whether any value that was found is any that is wanted.
fn any(wanted: &Value, found: &[&str], equal: impl Fn(&str, &str) -> bool) -> bool {
    let one = std::slice::from_ref(wanted);
    let wanted = wanted.as_array().map_or(one, Vec::as_slice);
    wanted.iter().any(|wanted| match wanted.as_str() {
        Some("*") => !found.is_empty(),
        Some(text) => found.iter().any(|found| equal(found, text)),
        None => found.iter().any(|found| equal(found, &wanted.to_string())),
    })
}

/// All runs of whole segments of a code.
fn runs(code: &str) -> Vec<&str> {
    let is_separator = |byte: &u8| b"#:/".contains(byte);
    let bytes = code.as_bytes();
    let starts = (0..=bytes.len()).filter(|at| *at == 0 || is_separator(&bytes[at - 1]));
    let ends = |start: usize| {
        (start..=bytes.len()).filter(|at| *at == bytes.len() || is_separator(&bytes[*at]))
    };
    starts
        .flat_map(|start| ends(start).map(move |end| &code[start..end]))
        .collect()
}
