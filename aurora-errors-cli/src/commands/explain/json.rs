//! An explanation for programs.

use super::explanation::Explanation;
use crate::document::{CodeDocument, RowDocument};
use crate::output::{self, Failure};
use crate::rule;
use aurora_errors::http::Method;
use serde::Serialize;

#[derive(Serialize)]
struct ExplanationDocument<'a> {
    api: &'a str,
    code: CodeDocument,
    row: Option<RowDocument<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<RowDocument<'a>>,
    error: bool,
    variant: Option<&'a str>,
    retry: Option<String>,
    /// The methods that may be sent again.
    methods: Option<Vec<&'static str>>,
    /// Whether the method that was named may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerDocument>,
}

/// What an answer says itself.
#[derive(Serialize)]
struct AnswerDocument {
    messages: Vec<MessageDocument>,
    code: Option<String>,
    retry_after_seconds: Option<f64>,
    request_id: Option<String>,
    truncated: bool,
    prints: String,
}

#[derive(Serialize)]
struct MessageDocument {
    text: String,
    field: Option<String>,
    code: Option<String>,
}

impl Explanation<'_> {
    pub(super) fn json(&self, method: Option<&Method>) -> Result<String, Failure> {
        let methods = self.rule.map(|rule| {
            let [repeatable, _] = rule::methods(rule);
            repeatable
        });
        let allows = |method| Some(self.rule?.is_retryable_for(method));
        output::json(&ExplanationDocument {
            api: &self.table.api,
            code: self.code.into(),
            row: self.row.map(Into::into),
            case: self.case.map(Into::into),
            error: self.is_error,
            variant: self.variant(),
            retry: self.rule.map(|rule| rule.retry().to_string()),
            methods,
            repeat: method.and_then(allows),
            answer: self.answer_document(),
        })
    }

    fn answer_document(&self) -> Option<AnswerDocument> {
        let answered = self.response.as_ref().filter(|_| self.is_error)?;
        let response = &answered.response;
        let messages = response.messages().map(|message| MessageDocument {
            text: message.text().to_owned(),
            field: message.field().map(str::to_owned),
            code: message.code().map(str::to_owned),
        });
        Some(AnswerDocument {
            messages: messages.collect(),
            code: response.error_code().map(Into::into),
            retry_after_seconds: response.retry_after().map(|delay| delay.as_secs_f64()),
            request_id: response.request_id().map(str::to_owned),
            truncated: response.is_truncated(),
            prints: answered.to_string(),
        })
    }
}
