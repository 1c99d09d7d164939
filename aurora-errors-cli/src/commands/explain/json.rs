//! An explanation for programs.

use super::explanation::Explanation;
use crate::json::{Json, Object};
use crate::output::{self, Failure};
use crate::{document, rule};
use aurora_errors::Message;
use aurora_errors::http::Method;

impl Explanation<'_> {
    pub(super) fn json(&self, method: Option<&Method>) -> Result<String, Failure> {
        let rule = self.rule_of_loops();
        let methods = rule.map(|rule| {
            let [repeatable, _] = rule::methods(rule);
            repeatable
        });
        let allows = |method| Some(rule?.is_retryable_for(method));
        let explanation = Object::default()
            .with("api", &*self.table.api)
            .with("code", document::code(self.code))
            .with("row", self.row.map_or(().into(), document::row))
            .with_some("case", self.case.map(document::row))
            .with("error", self.is_error)
            .with("variant", self.variant())
            .with("retry", self.rule.map(|rule| rule.retry().to_string()))
            .with("methods", methods)
            // Whether the method that was named may be sent again.
            .with_some("repeat", method.and_then(allows))
            .with_some("answer", self.answer_document());
        output::json(&Json::from(explanation))
    }

    /// What an answer says itself.
    fn answer_document(&self) -> Option<Object> {
        let answered = self.response.as_ref().filter(|_| self.is_error)?;
        let response = &answered.response;
        let messages = response.messages().map(|message| document(&message));
        let delay = response.retry_after();
        let answer = Object::default()
            .with("messages", Json::List(messages.collect()))
            .with("code", response.error_code().map(String::from))
            .with(
                "retry_after_seconds",
                delay.map(|delay| delay.as_secs_f64()),
            )
            .with("request_id", response.request_id())
            .with("truncated", response.is_truncated())
            .with("prints", answered.to_string());
        Some(answer)
    }
}

fn document(message: &Message) -> Json {
    let document = Object::default()
        .with("text", message.text())
        .with("field", message.field())
        .with("code", message.code());
    document.into()
}
