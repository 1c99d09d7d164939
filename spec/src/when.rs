//! What tells the cases of a row apart.

use std::fmt;

/// What must hold for a case: everything that is given here.
///
/// ```
/// use aurora_errors_spec::{Source, Wanted, read};
///
/// let text = r#"{ "api": "Pay", "statuses": [
///     { "code": 402, "name": "Request Failed", "meaning": "It failed.", "retry": "never", "cases": [
///         { "name": "Card Declined", "when": {
///             "code": ["card_declined", "expired_card"], "header": { "x-try": 1 }
///         } }
///     ] }
/// ] }"#;
/// let table = read(&Source::from_bytes("pay.json", text.into())?).table;
/// let when = table.rows[0].cases[0].when.as_ref().unwrap();
/// assert_eq!(when.code[1], Wanted::Text("expired_card".to_owned()));
/// assert_eq!(when.to_string(), "code card_declined or expired_card, and header x-try 1");
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct When {
    /// The machine code is any of these. No condition where this is empty.
    pub code: Vec<Wanted>,
    /// Names of headers, in lower case, each with the values of which any will do.
    pub header: Vec<(String, Vec<Wanted>)>,
    /// Pointers into the body, each with the values of which any will do.
    pub body: Vec<(String, Vec<Wanted>)>,
}

/// A value that a case asks for.
///
/// ```
/// use aurora_errors_spec::Wanted;
///
/// assert_eq!(Wanted::Present.to_string(), "*");
/// assert_eq!(Wanted::Text("slow_down".to_owned()).to_string(), "slow_down");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Any value, as long as there is one: `"*"`.
    Present,
    /// This text. Numbers and booleans count as their text.
    Text(String),
}

/// One condition of a [`When`].
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Subject<'a> {
    Code,
    Header(&'a str),
    Body(&'a str),
}

impl When {
    pub(crate) fn conditions(&self) -> Vec<(Subject<'_>, &[Wanted])> {
        let mut conditions = Vec::new();
        if !self.code.is_empty() {
            conditions.push((Subject::Code, self.code.as_slice()));
        }
        for (name, values) in &self.header {
            conditions.push((Subject::Header(name), values));
        }
        for (pointer, values) in &self.body {
            conditions.push((Subject::Body(pointer), values));
        }
        conditions
    }
}

/// In words, as behind "402 with": `code card_declined or expired_card, and header x-try 1`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut between = "";
        for (subject, values) in self.conditions() {
            f.write_str(between)?;
            between = ", and ";
            match subject {
                Subject::Code => f.write_str("code")?,
                Subject::Header(name) => write!(f, "header {name}")?,
                Subject::Body(pointer) => f.write_str(pointer)?,
            }
            let mut left = values.len();
            let mut between = " ";
            for value in values {
                f.write_str(between)?;
                left -= 1;
                between = if left == 1 { " or " } else { ", " };
                match value {
                    Wanted::Present => f.write_str("present")?,
                    Wanted::Text(text) => f.write_str(text)?,
                }
            }
        }
        Ok(())
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Wanted::Present => "*",
            Wanted::Text(text) => text,
        })
    }
}
