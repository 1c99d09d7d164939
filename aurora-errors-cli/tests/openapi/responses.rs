//! What responses declare besides: delays in headers, and machine codes.

use super::{HEAD, import};
use serde_json::{Value, json};

#[test]
fn a_limit_says_when_to_go_on_and_not_that_a_status_passes() {
    let text = format!(
        "{HEAD}
  /a:
    get:
      responses:
        4XX: {{description: Other., headers: {{Retry-After: {{schema: {{type: integer}}}}}}}}
        403: {{description: No., headers: {{X-RateLimit-Reset: {{$ref: '#/components/headers/Reset'}}}}}}
        409: {{description: Busy., headers: {{Retry-After: {{schema: {{type: integer}}}}}}}}
        429: {{description: Slow., headers: {{X-RateLimit-Reset: {{$ref: '#/components/headers/Reset'}}, Retry-After-Ms: {{}}}}}}
        503: {{description: Down., headers: {{RateLimit-Reset: {{description: When it resets}}}}}}
components: {{headers: {{Reset: {{description: UTC epoch seconds of the reset, schema: {{type: integer}}}}}}}}
"
    );
    let (table, said) = import("delays", &text, &[]);
    let rows = table["statuses"].as_array().unwrap().iter();
    let rows: Value = rows
        .map(|row| json!([row["code"], row["retry"], row["retry_after"]]))
        .collect();
    let delay =
        |header: &str, unit: &str| json!({"header": header, "unit": unit, "$comment": "proposed"});
    let delays = [
        delay("x-ratelimit-reset", "epoch"),
        delay("retry-after-ms", "ms"),
    ];
    assert_eq!(
        rows,
        json!([
            [403, "never", null],
            [409, "later", null],
            [429, "throttled", delays],
            ["4XX", "never", null],
            [503, "later", null]
        ])
    );
    for line in [
        "not used: 403: the header `x-ratelimit-reset`, as the status is no limit by itself",
        "look at: 503: the header `ratelimit-reset` has a delay, and its unit is not said: ",
    ] {
        assert!(said.contains(line), "{said}");
    }
}

#[test]
fn delays_in_bodies_and_in_the_structured_header_are_proposed_with_their_unit() {
    let text = format!(
        "{HEAD}
  /a:
    get:
      responses:
        403: {{description: No., content: {{application/json: {{example: {{retry_after: 30}}}}}}}}
        429:
          description: Slow.
          headers:
            RateLimit: {{example: '\"default\";r=0;t=30'}}
            RateLimit-Policy: {{example: '\"default\";q=100;w=60'}}
          content:
            application/json:
              schema:
                properties:
                  error: {{properties: {{retryAfter: {{type: number, description: Seconds to wait.}}}}}}
                  retry_delay: {{type: integer}}
              example: {{wait_seconds: 30, retry_after_ms: 30000, retry_in: 1m30s, retryable: true}}
        503: {{description: Down., headers: {{RateLimit: {{description: The limit and when it resets.}}}}}}
"
    );
    let (table, said) = import("body-delays", &text, &[]);
    let delays = table["statuses"][1]["retry_after"].as_array().unwrap();
    let delays: Value = delays
        .iter()
        .map(|delay| {
            json!([
                delay["header"],
                delay["parameter"],
                delay["body"],
                delay["unit"]
            ])
        })
        .collect();
    assert_eq!(
        delays,
        json!([
            ["ratelimit", "t", null, "s"],
            [null, null, "/retry_after_ms", "ms"],
            [null, null, "/retry_in", "s"],
            [null, null, "/wait_seconds", "s"],
            [null, null, "/error/retryAfter", "s"],
        ])
    );
    for line in [
        "not used: 403: `/retry_after` of the body, as the status is no limit by itself",
        "look at: 429: `/retry_delay` of the body has a delay, and its unit is not said: ",
        "look at: 503: the header `ratelimit` has a delay, and its parameter is not shown: ",
    ] {
        assert!(said.contains(line), "{said}");
    }
}

#[test]
fn a_header_with_the_code_is_a_place_of_it_where_a_reader_passes_over_it() {
    let text = format!(
        "{HEAD}
  /a:
    get:
      responses:
        400:
          description: Bad.
          headers:
            X-Amzn-ErrorType: {{schema: {{type: string}}}}
            X-Shop-Error-Code: {{schema: {{type: string}}}}
            X-Reason: {{description: The error code of the failure.}}
            X-Country-Code: {{schema: {{type: string}}}}
"
    );
    let (table, _) = import("code-headers", &text, &[]);
    let places = json!([{ "header": "x-reason" }, { "header": "x-shop-error-code" }]);
    assert_eq!(table["codes"], places);
}

#[test]
fn enumerated_codes_and_examples_become_cases_where_they_tell_something() {
    let text = format!(
        "{HEAD}
  /a:
    post:
      responses:
        402:
          description: Not charged.
          content:
            application/json:
              schema:
                properties:
                  error:
                    properties:
                      message: {{type: string}}
                      code: {{type: string, enum: [card_declined, expired_card], x-enum-descriptions: [The bank said no., Too old.]}}
              examples:
                funds: {{value: {{error: {{code: insufficient_funds, message: Not enough.}}}}}}
        404: {{$ref: '#/components/responses/Missing'}}
        409: {{$ref: '#/components/responses/Missing', description: Missing or `no_user`.}}
  /b: {{post: {{responses: {{409: {{$ref: '#/components/responses/Missing', description: Sold.}}}}}}}}
components:
  responses:
    Missing:
      description: Missing.
      content: {{application/json: {{schema: {{properties: {{code: {{type: string, enum: [no_card, no_user]}}}}}}}}}}
"
    );
    let (table, said) = import("cases", &text, &["--cases"]);
    let cases = table["statuses"][0]["cases"].as_array().unwrap().iter();
    let cases: Value = cases
        .map(|case| {
            json!([
                case["when"]["code"],
                case["name"],
                case["meaning"],
                case["$comment"]
            ])
        })
        .collect();
    let expected = json!([
        [
            "insufficient_funds",
            "Insufficient Funds",
            "Not enough.",
            "proposed"
        ],
        [
            "card_declined",
            "Card Declined",
            "The bank said no.",
            "proposed"
        ],
        ["expired_card", "Expired Card", "Too old.", "proposed"]
    ]);
    assert_eq!(cases, expected);
    // What two statuses share does not say which is which, but for one description that does.
    assert_eq!(table["statuses"][1].get("cases"), None);
    assert_eq!(table["statuses"][2]["cases"][0]["when"]["code"], "no_user");
    for line in ["404: 2 codes of a schema", "409: 1 code of a schema"] {
        assert!(said.contains(line), "{said}");
    }
    let (table, _) = import("no-cases", &text, &[]);
    assert_eq!(table["statuses"][0].get("cases"), None);
}
