//! An explanation for people.

use super::explanation::Explanation;
use crate::rule;
use crate::terminal::{under, visible};
use aurora_errors::http::Method;
use aurora_errors::{__private, Rule};
use aurora_errors_spec::{Row, Wanted, When, predicate_name};
use std::fmt::Write as _;
use std::time::Duration;

impl Explanation<'_> {
    pub(super) fn text(&self, method: Option<&Method>) -> String {
        let mut text = under("", &visible(&self.sentence()));
        text.push('\n');
        let mut add = |label: &str, part: &str| {
            text += &under(&format!("{label:<9}"), &visible(part));
        };
        if let Some(row) = self.decides() {
            add("meaning", &row.meaning);
            add("advice", row.advice.as_deref().unwrap_or_default());
        }
        match self.variant() {
            Some(variant) => {
                let predicate = predicate_name(variant);
                add("variant", &format!("{variant}, {predicate}()"));
            }
            None => add("variant", "none: it is no error"),
        }
        if self.response.is_none() {
            add("cases", &self.cases());
        }
        self.answer(&mut add);
        if self.is_error {
            add("retry", &self.retry(method));
        }
        add("docs", self.docs().unwrap_or_default());
        text
    }

    /// Which row or case it is, and why.
    fn sentence(&self) -> String {
        let (code, api) = (self.code, &self.table.api);
        let version = self.table.version.as_ref();
        let version = version.map_or(String::new(), |version| format!(", version {version}"));
        let table = format!("the table of {api}{version}");
        let row = match self.row {
            Some(row) if row.code == code => {
                format!("{code} is the row {code} {} of {table}", row.name)
            }
            Some(row) => {
                let (class, name) = (row.code, &row.name);
                format!("{code} has no row of its own: it falls under {class} {name} of {table}")
            }
            None => return format!("{code} is in no row of {table}"),
        };
        match self.case {
            Some(case) => format!("{row}\n{}", told(case)),
            None if self.response.is_some()
                && self.row.is_some_and(|row| !row.cases.is_empty()) =>
            {
                let why = self.stray_code().unwrap_or_default();
                format!("{row}\nIt is none of the row's cases{why}")
            }
            None => row,
        }
    }

    /// Why no case holds, though one asks for the code and for nothing else.
    fn stray_code(&self) -> Option<String> {
        let code = self.response.as_ref()?.response.error_code()?;
        let is_asked = |when: &When| {
            let is_all = when.header.is_empty() && when.body.is_empty();
            is_all && when.code.contains(&Wanted::Text(code.to_string()))
        };
        let mut asked = self.row?.cases.iter().filter_map(|case| case.when.as_ref());
        asked
            .any(is_asked)
            .then(|| format!(": the code {code} stands at none of the places of `codes`"))
    }

    fn cases(&self) -> String {
        let cases = self.row.map_or(&[][..], |row| &row.cases);
        let lines = cases.iter().map(|case| {
            let rule = if case.is_error {
                rule::of_row(case).to_string()
            } else {
                "no error".to_owned()
            };
            format!("{}: {rule}, with {}\n", case.name, when(case))
        });
        lines.collect()
    }

    /// What the answer itself says.
    fn answer(&self, add: &mut impl FnMut(&str, &str)) {
        let Some(answered) = &self.response else {
            return;
        };
        let response = &answered.response;
        if response.is_truncated() {
            add("body", "cut off: it counts as far as it came");
        }
        if is_packed(response) {
            add("body", "packed: ask for it with `curl --compressed`");
        }
        if self.is_error {
            for message in response.messages() {
                let field = message
                    .field()
                    .map_or(String::new(), |field| format!("{field}: "));
                let code = message
                    .code()
                    .map_or(String::new(), |code| format!(" ({code})"));
                add("message", &format!("{field}{}{code}", message.text()));
            }
            add("code", response.error_code().as_deref().unwrap_or_default());
            add(
                "delay",
                &response.retry_after().map_or(String::new(), seconds),
            );
            add("request", response.request_id().unwrap_or_default());
            add("prints", &answered.to_string());
        }
    }

    /// Whether and how to retry, for each method.
    fn retry(&self, method: Option<&Method>) -> String {
        let mut text = self
            .rule
            .map_or(String::new(), |rule| self.decision(rule, method));
        if self.row.is_none() && self.response.is_none() {
            text += BUILT_IN;
        }
        text
    }

    fn decision(&self, rule: Rule, method: Option<&Method>) -> String {
        let reason = if self.server_decides() {
            "the server says so itself"
        } else {
            __private::reason(rule, self.decides().map(|row| row.is_error))
        };
        let mut text = format!("{}: {reason}\n", rule.retry());
        if rule.is_retryable() && self.ends_loops() {
            text +=
                "no: the delay that the server asks for cannot be read, so that a loop ends here\n";
            return text;
        }
        if let Some(method) = method {
            let _ = match (rule.is_retryable(), rule.is_retryable_for(method)) {
                (false, _) => writeln!(text, "no: {method}"),
                (true, true) => writeln!(text, "yes: {method}"),
                (true, false) => writeln!(
                    text,
                    "no: {method}, as {}, unless the request has an idempotency key",
                    __private::IDEMPOTENT_REASON
                ),
            };
            return text;
        }
        let [repeatable, others] = rule::methods(rule);
        if !repeatable.is_empty() {
            let _ = writeln!(text, "yes: {}", repeatable.join(", "));
            if !others.is_empty() {
                let others = others.join(", ");
                let _ = writeln!(text, "no: {others}, as {}", __private::IDEMPOTENT_REASON);
            }
        }
        text
    }
}

fn told(case: &Row) -> String {
    format!("It is its case {}, told by {}", case.name, when(case))
}

fn when(case: &Row) -> String {
    case.when
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn is_packed(response: &aurora_errors::ErrorResponse) -> bool {
    let encoding = response.headers().get("content-encoding");
    encoding.is_some() && std::str::from_utf8(response.body()).is_err()
}

pub(super) fn seconds(delay: Duration) -> String {
    let seconds = delay.as_secs_f64();
    format!("{seconds} s, as the server asks")
}

/// What every derived error does with a status that its table does not list.
const BUILT_IN: &str = "This is the built-in rule of statuses that no row covers: 408, 425 and \
    every 5xx but 501, 505, 506, 508, 510 and 511 later for idempotent methods, 429 throttled for any \
    method, else never.";
