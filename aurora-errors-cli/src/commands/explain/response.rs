//! The response that an answer becomes in a program.

use super::curl::Answer;
use crate::output::Failure;
use crate::pointer::unescaped;
use aurora_errors::ErrorResponse;
use aurora_errors::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use aurora_errors_spec::{Place, Table};
use serde_json::{Map, Value};

/// What the command line says of an answer, where the table looks for it.
pub(super) fn made(
    status: u16,
    code: Option<&str>,
    headers: &[(HeaderName, HeaderValue)],
    table: &Table,
) -> Result<ErrorResponse, Failure> {
    let mut map = HeaderMap::new();
    let mut body = Value::Null;
    if let Some(code) = code {
        match table.codes.first() {
            Some(Place::Header(name)) => insert(&mut map, name.as_bytes(), code.as_bytes())?,
            Some(Place::Body(pointer)) => body = nested(pointer, code),
            None => body = nested("/code", code),
        }
    }
    for (name, value) in headers {
        map.append(name, value.clone());
    }
    let body = if body.is_null() {
        Vec::new()
    } else {
        body.to_string().into_bytes()
    };
    response(status, map, body)
}

/// A body with a text at a pointer, in which `*` may be any element.
fn nested(pointer: &str, text: &str) -> Value {
    let keys = pointer.strip_prefix('/').into_iter();
    let keys = keys.flat_map(|keys| keys.rsplit('/'));
    keys.fold(text.into(), |value, key| {
        if key == "*" {
            return Value::Array(vec![value]);
        }
        Value::Object(Map::from_iter([(unescaped(key), value)]))
    })
}

/// An answer, with what the command line adds to it.
pub(super) fn from_answer(
    answer: Answer,
    code: Option<&str>,
    headers: &[(HeaderName, HeaderValue)],
) -> Result<ErrorResponse, Failure> {
    if code.is_some() {
        return Err(Failure::new("`--code` beside an answer, which has its own"));
    }
    let mut map = HeaderMap::new();
    for (name, value) in &answer.headers {
        // What is no header of HTTP reaches no program either.
        let _ = insert(&mut map, name.as_bytes(), value);
    }
    for (name, value) in headers {
        map.append(name, value.clone());
    }
    let response = response(answer.status, map, answer.body)?;
    Ok(if answer.is_truncated {
        response.with_truncated()
    } else {
        response
    })
}

fn insert(map: &mut HeaderMap, name: &[u8], value: &[u8]) -> Result<(), Failure> {
    let name = HeaderName::from_bytes(name).ok();
    let value = HeaderValue::from_bytes(value).ok();
    let (Some(name), Some(value)) = (name, value) else {
        return Err(Failure::new("`--code`: no value of a header"));
    };
    map.append(name, value);
    Ok(())
}

fn response(status: u16, headers: HeaderMap, body: Vec<u8>) -> Result<ErrorResponse, Failure> {
    let status = StatusCode::from_u16(status);
    let status = status.map_err(|error| Failure::new(error.to_string()))?;
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(ErrorResponse::from(response))
}

#[cfg(test)]
mod tests {
    use super::nested;
    use serde_json::json;

    #[test]
    fn a_code_stands_where_the_pointer_leads() {
        let body = nested("/errors/*/the~1code~01", "none");
        assert_eq!(body, json!({"errors": [{"the/code~1": "none"}]}));
        assert_eq!(nested("", "none"), "none");
    }
}
