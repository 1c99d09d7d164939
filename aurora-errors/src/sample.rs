//! A table for the tests of this crate.

use crate::places::{Delay, Places, Unit};
use crate::retry::{Replay, Retry};
use crate::table::{Code, Index, Row, Table};

pub(crate) static TABLE: Table = Table {
    api: "Sample",
    version: Some("1"),
    docs: Some("https://sample.example/errors"),
    rows: &ROWS,
    index: &INDEX,
    places: Places {
        retry_after: &[Delay::Header("x-delay", Unit::Milliseconds)],
        ..Places::STANDARD
    },
};

static ROWS: [Row; 5] = [
    Row {
        meaning: "Done.",
        is_error: false,
        ..row(Code::Status(200), "Success")
    },
    Row {
        meaning: "The object does not exist,\n\n- or belongs to another tenant.",
        advice: Some("Check the id."),
        docs: Some("https://sample.example/errors/404"),
        ..row(Code::Status(404), "Missing")
    },
    Row {
        retry: Retry::Throttled,
        replay: Some(Replay::Any),
        ..row(Code::Status(429), "Too Many Requests")
    },
    Row {
        retry: Retry::Later,
        replay: Some(Replay::Idempotent),
        ..row(Code::Class(5), "Internal Error")
    },
    Row {
        meaning: LONG,
        ..row(Code::Status(600), "Wordy")
    },
];

/// Longer than a line may be.
const LONG: &str = match str::from_utf8(&[b'a'; 2000]) {
    Ok(text) => text,
    Err(_) => "",
};

const fn row(code: Code, name: &'static str) -> Row {
    Row {
        code,
        name,
        meaning: "What it means.",
        advice: None,
        docs: None,
        is_error: true,
        retry: Retry::Never,
        replay: None,
    }
}

static INDEX: Index = {
    let mut index = [0; 900];
    index[200 - 100] = 1;
    index[404 - 100] = 2;
    index[429 - 100] = 3;
    let mut status = 500;
    while status < 600 {
        index[status - 100] = 4;
        status += 1;
    }
    index[600 - 100] = 5;
    index
};
