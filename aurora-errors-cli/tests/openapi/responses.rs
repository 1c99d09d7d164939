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
    // What two statuses share does not say which is which, but for a description that does.
    assert_eq!(table["statuses"][1].get("cases"), None);
    assert_eq!(table["statuses"][2]["cases"][0]["when"]["code"], "no_user");
    for line in ["404: 2 codes of a schema", "409: 1 code of a schema"] {
        assert!(said.contains(line), "{said}");
    }
    let (table, _) = import("no-cases", &text, &[]);
    assert_eq!(table["statuses"][0].get("cases"), None);
}
