//! Tables of any size.

use std::fmt::Write as _;

/// A table has at most this many rows: 900 statuses and 9 classes.
pub const MOST: usize = 909;

/// A row that is an error.
pub struct Row {
    /// `404` or `5XX`.
    pub code: String,
    /// The name as documentation would have it.
    pub name: String,
    /// The variant of that name.
    pub variant: String,
    /// A sentence of ordinary length.
    pub meaning: String,
    /// The position in `["never", "later", "throttled"]`.
    pub retry: usize,
    /// Of a case, the machine code that tells it apart from the row before.
    pub when: Option<String>,
}

/// The words of a row's `retry`.
pub const RETRY: [&str; 3] = ["never", "later", "throttled"];

/// So many rows, from 400 up and then from 100, and the classes last.
#[must_use]
pub fn rows(count: usize) -> Vec<Row> {
    let statuses = (400..1000).chain(100..400).map(|status| status.to_string());
    let classes = (1..10).map(|digit| format!("{digit}XX"));
    let row = |(position, code): (usize, String)| Row {
        name: format!("Refused for {}", code.to_lowercase()),
        variant: format!("RefusedFor{}", code.to_lowercase()),
        meaning: format!("The request was refused for reason {code}, which the server explains."),
        retry: position % RETRY.len(),
        when: None,
        code,
    };
    let codes = statuses.chain(classes).take(count);
    codes.enumerate().map(row).collect()
}

/// The table as a file; another `edition` differs in the meaning of one row.
#[must_use]
pub fn json(rows: &[Row], edition: usize) -> String {
    let mut text =
        format!("{{\n  \"api\": \"All\",\n  \"version\": \"{edition}\",\n  \"statuses\": [\n");
    for (position, row) in rows.iter().enumerate() {
        let Row {
            code,
            name,
            meaning,
            retry,
            ..
        } = row;
        let code = code
            .parse::<u16>()
            .map_or(format!("\"{code}\""), |code| code.to_string());
        let comma = if position + 1 == rows.len() { "" } else { "," };
        let _ = writeln!(
            text,
            "    {{ \"code\": {code}, \"name\": \"{name}\", \"error\": true, \"retry\": \"{}\",\n      \
             \"meaning\": \"{meaning}\" }}{comma}",
            RETRY[*retry],
        );
    }
    text + "  ]\n}\n"
}

/// The row 402, and so many cases of it as [`with_cases`] writes them by [`by_code`].
#[must_use]
pub fn row_and_cases(count: usize) -> Vec<Row> {
    let row = |name: &str, when| Row {
        code: "402".to_owned(),
        name: name.to_owned(),
        variant: name.replace(' ', ""),
        meaning: "It failed.".to_owned(),
        retry: 0,
        when,
    };
    let mut rows = vec![row("Request Failed", None)];
    for number in 0..count {
        let when = Some(format!("reason_{number}"));
        rows.push(row(&format!("Refused For Reason {number}"), when));
    }
    rows
}

/// A table whose row 402 has so many cases, each told by its number.
#[must_use]
pub fn with_cases(count: usize, when: fn(usize) -> String) -> String {
    let mut text = String::from(
        "{\n  \"api\": \"Cases\",\n  \"codes\": [\"/error/code\"],\n  \"statuses\": [\n    \
         { \"code\": 402, \"name\": \"Request Failed\", \"meaning\": \"It failed.\", \"retry\": \"never\",\n      \
         \"cases\": [\n",
    );
    for number in 0..count {
        let comma = if number + 1 == count { "" } else { "," };
        let when = when(number);
        let _ = writeln!(
            text,
            "      {{ \"when\": {when}, \"name\": \"Refused For Reason {number}\" }}{comma}"
        );
    }
    text + "      ] }\n  ]\n}\n"
}

/// By the machine code.
#[must_use]
pub fn by_code(number: usize) -> String {
    format!("{{ \"code\": \"reason_{number}\" }}")
}

/// By one of two headers.
#[must_use]
pub fn by_header(number: usize) -> String {
    format!(
        "{{ \"header\": {{ \"x-reason-{}\": \"{number}\" }} }}",
        number % 2
    )
}
