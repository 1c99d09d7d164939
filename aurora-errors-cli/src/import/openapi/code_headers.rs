//! Response headers that carry a machine code, where a reader without a table does not know them.

use super::documents::Node;
use super::operations::Use;
use crate::rule::status_of;
use aurora_errors::ErrorResponse;
use aurora_errors::http::Response;

/// The names of a response's headers that carry a code and that the reader passes over.
pub(super) fn missed(each: &Use) -> Vec<String> {
    let status = status_of(each.code);
    let carrying = each
        .headers()
        .filter(|(name, header)| carries_code(name, *header));
    let names = carrying.map(|(name, _)| name);
    names.filter(|name| is_missed(name, status)).collect()
}

/// `x-error-code` by its name, `x-reason` where it is described as an error code.
fn carries_code(name: &str, header: Node) -> bool {
    let word = name.replace(['-', '_'], "");
    let is_named = ["errorcode", "errortype", "errorname"].iter();
    let mut is_named = is_named.map(|end| word.ends_with(end));
    let description = header.text_of("description").unwrap_or_default();
    is_named.any(|is_it| is_it) || description.to_lowercase().contains("error code")
}

fn is_missed(name: &str, status: u16) -> bool {
    let answer = Response::builder()
        .status(status)
        .header(name, "word_number_1");
    let answer = answer.body(Vec::new()).ok();
    answer.is_some_and(|answer| ErrorResponse::from(answer).error_code().is_none())
}
