//! Bodies of errors.

use aurora_errors::bytes::Bytes;

/// The documented form with as many messages as fit the length; the last one fills it.
#[must_use]
pub fn documented(length: usize) -> Bytes {
    const OPEN: &str = "{\"errors\":[";
    const ITEM: &str = "{\"message\":\"some error occurred\"}";
    let count = (length - OPEN.len() - 1) / (ITEM.len() + 1);
    let mut text = OPEN.to_owned() + &vec![ITEM; count].join(",");
    let fill = ".".repeat(length - text.len() - 2);
    text.insert_str(text.len() - 2, &fill);
    text += "]}";
    text.into()
}

/// A form that an API uses.
pub struct Form {
    /// Whose it is.
    pub name: &'static str,
    /// An example of our own wording.
    pub body: &'static str,
    /// Where its message stands.
    pub message: &'static str,
    /// Where its machine code stands, if it has one.
    pub code: Option<&'static str>,
}

/// Forms that clients meet.
pub const FORMS: [Form; 6] = [
    Form {
        name: "GitHub",
        body: r#"{"message":"Validation failed for this repository","errors":[{"resource":"Issue","field":"title","code":"missing_field"}],"documentation_url":"https://docs.github.example/rest","status":"422"}"#,
        message: "/message",
        code: Some("/errors/0/code"),
    },
    Form {
        name: "Google",
        body: r#"{"error":{"code":429,"message":"Too many requests for this project","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.example/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED","domain":"pets.example"}]}}"#,
        message: "/error/message",
        code: Some("/error/status"),
    },
    Form {
        name: "Stripe",
        body: r#"{"error":{"code":"card_declined","decline_code":"insufficient_funds","doc_url":"https://stripe.example/docs","message":"The card has too little money on it.","param":"card","type":"card_error"}}"#,
        message: "/error/message",
        code: Some("/error/code"),
    },
    Form {
        name: "Rails",
        body: r#"{"errors":{"name":["is too long","has blanks"],"weight":["must be a number"]},"status":422}"#,
        message: "/errors/name/0",
        code: None,
    },
    Form {
        name: "JSON:API",
        body: r#"{"errors":[{"id":"7f3c","status":"422","code":"name-too-long","title":"Wrong value","detail":"The name is too long.","source":{"pointer":"/data/attributes/name"}}]}"#,
        message: "/errors/0/detail",
        code: Some("/errors/0/code"),
    },
    Form {
        name: "GraphQL",
        body: r#"{"data":null,"errors":[{"message":"No field of this name","locations":[{"line":3,"column":5}],"path":["pet"],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}"#,
        message: "/errors/0/message",
        code: Some("/errors/0/extensions/code"),
    },
];
