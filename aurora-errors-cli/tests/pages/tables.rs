//! Tables: columns of statuses, names, machine codes and what they mean.

use super::{assert_names, import, names, said, stderr, table};

#[test]
fn a_status_and_its_name_may_share_a_cell() {
    let page = "# Errors\n\nSummary | |\n--- | ---\n200 - OK | All went as it should.\n\
        400 - Bad Request | A parameter is missing.\n402 - Request Failed | The parameters were good, the request failed.\n\
        409 - Conflict | Another request is under way.\n500, 502, 503, 504 - Server Errors | It is us. (Rare.)\n";
    let (table, _) = table("glued.md", page);
    assert_eq!(
        names(&table),
        [
            "200 OK",
            "400 Bad Request",
            "402 Request Failed",
            "409 Conflict",
            "500 Server Errors",
            "502 Server Errors",
            "503 Server Errors",
            "504 Server Errors",
        ]
    );
    assert_eq!(said(&table, 503, "variant"), "ServiceUnavailable");
}

#[test]
fn rows_that_share_a_status_by_rowspan_are_its_cases() {
    let page = "<table><thead><tr><th>HTTP<th>Reason<th>Description</thead><tbody>\
        <tr><td rowspan=3>400<td>badRequest<td>It cannot be read.<tr><td>invalidParameter<td>A parameter is wrong.\
        <tr><td>required<td>A parameter is missing.<tr><td>401<td>authError<td>The token is over.\
        <tr><td rowspan='2'>403<td>dailyLimitExceeded<td>The limit of the day is reached.<tr><td>userRateLimitExceeded<td>Too fast.</table>";
    assert_names(
        "rowspan.html",
        page,
        &[
            "400 Bad Request",
            "400 invalidParameter: Invalid Parameter",
            "400 required: Required",
            "401 Unauthorized",
            "401 authError: Auth Error",
            "403 Forbidden",
            "403 dailyLimitExceeded: Daily Limit Exceeded",
            "403 userRateLimitExceeded: User Rate Limit Exceeded",
        ],
    );
}

#[test]
fn of_two_columns_with_statuses_the_one_counts_whose_head_says_http() {
    for heads in [
        "Code | HTTP",
        "Response code | HTTP status",
        "Error | Status",
    ] {
        let page = format!(
            "| {heads} | Meaning |\n|---|---|---|\n| 401 | 400 | None. |\n| 403 | 409 | Two. |\n| 410 | 422 | Three. |\n"
        );
        let (table, _) = table("two_columns.md", &page);
        let rows = table["statuses"].as_array().unwrap().iter();
        let codes: Vec<_> = rows.map(|row| row["code"].as_u64().unwrap()).collect();
        assert_eq!(codes, [400, 409, 422], "{heads}");
    }
}

#[test]
fn other_numbers_of_three_digits_do_not_count() {
    let page = "## Ports\n| Port | Use |\n|---|---|\n| 443 | HTTPS |\n| 465 | Mail |\n| 587 | Mail |\n\n\
        ## Plans\n| Requests | Price |\n|---|---|\n| 100 | 200 |\n| 300 | 400 |\n| 500 | 404 |\n\n\
        ## HTTP codes\n| Code | Meaning |\n|---|---|\n| 200 (OK) | Done. |\n| 304 (NOT MODIFIED) | As before. |\n\
        | 400 (BAD REQUEST) | Malformed. |\n| 502 (GATEWAY UNAVAILABLE) | Wait a bit and retry. |\n| 5xx (SERVER ERROR) | Ours. |\n\n\
        ## JSON codes\n| Code | Meaning |\n|---|---|\n| 0 | General error |\n| 10001 | Unknown account |\n| 400001 | Unknown pet |\n\n\
        ## Sizes\n| Error size | Bytes |\n|---|---|\n| 404 | 405 |\n| 409 | 410 |\n| 500 | 501 |\n";
    let (table, notes) = table("numbers.md", page);
    assert_eq!(
        names(&table),
        [
            "200 OK",
            "304 NOT MODIFIED",
            "400 BAD REQUEST",
            "502 GATEWAY UNAVAILABLE",
            "5XX SERVER ERROR",
        ]
    );
    for place in ["Ports", "Plans", "JSON codes", "Sizes"] {
        let note = format!("table under `{place}`: no statuses");
        assert!(notes.contains(&note), "{notes}");
    }
    assert_eq!(said(&table, 502, "retry"), "later");
}

#[test]
fn json_codes_beside_statuses_are_machine_codes() {
    let page = "<table><tr><th>Error code</th><th>HTTP status</th><th>Message</th></tr>\
        <tr><td>101</td><td>400</td><td>The name is too long.</td></tr><tr><td>102</td><td>400</td><td>The name is taken.</td></tr>\
        <tr><td>201</td><td>404</td><td>There is no such order.</td></tr><tr><td>301</td><td>500</td><td>The store is down.</td></tr></table>";
    assert_names(
        "json-codes.html",
        page,
        &[
            "400 Bad Request",
            "400 101: Code 101",
            "400 102: Code 102",
            "404 Not Found",
            "404 201: Code 201",
            "500 Internal Server Error",
            "500 301: Code 301",
        ],
    );
}

#[test]
fn a_table_inside_another_is_read_by_itself() {
    let page = "<table><tr><td><ul><li>Home<li>Errors</ul></td><td><p>Codes</p>\
        <table><tr><th>Status<th>Text<th>Details</tr><tr><td>400<td>Bad Request<td>Wrong.<table><tr><th>field<th>why<tr><td>name<td>missing</table></tr>\
        <tr><td>404<td>Not Found<td>Nothing there.</tr><tr><td>503<td>Service Unavailable<td>Down.</tr></table></td></tr></table>";
    let (table, notes) = table("nested.html", page);
    assert_eq!(
        names(&table),
        [
            "400 Bad Request",
            "404 Not Found",
            "503 Service Unavailable"
        ]
    );
    assert_eq!(said(&table, 400, "meaning"), "Wrong.");
    assert!(notes.contains("table at the top: no statuses"), "{notes}");
}

#[test]
fn tables_of_the_same_heads_are_one() {
    let page = "## Client errors\n\n| Status | Description |\n|:-:|---|\n| 400 | The request is wrong. |\n| 404 | There is nothing. |\n\n\
        ## Server errors\n\n| Status | Description |\n|:-:|---|\n| 500 | Ours. |\n| 501-504 | Ours, too. |\n";
    assert_names(
        "classes.md",
        page,
        &[
            "400 Bad Request",
            "404 Not Found",
            "500 Internal Server Error",
            "501 Not Implemented",
            "502 Bad Gateway",
            "503 Service Unavailable",
            "504 Gateway Timeout",
        ],
    );
}

#[test]
fn a_name_may_stand_before_its_status() {
    let page = "| Error | Description |\n|---|---|\n| Bad Request (400) | Malformed. |\n| Missing pet (404) | None. |\n| Busy [423] | Wait for the other. |\n";
    assert_names(
        "before.md",
        page,
        &["400 Bad Request", "404 Missing pet", "423 Busy"],
    );
}

#[test]
fn columns_say_what_to_do_and_whether_to_retry() {
    let page = "| Status | Cause | What to do | Retryable |\n|---|---|---|---|\n| 400 | The body is wrong. | Correct it and try again. | No |\n\
        | 409 | Two at once. | Send it again. | Yes |\n| 429 | Too fast. | Slow down. | Yes |\n| 500 | A defect of ours. | Write to us. | No |\n";
    let (table, _) = table("retryable.md", page);
    let retries = [400, 409, 429, 500].map(|code| said(&table, code, "retry"));
    assert_eq!(retries, ["never", "later", "throttled", "never"]);
    assert_eq!(
        said(&table, 500, "$comment"),
        "proposed: whether to retry: No"
    );
    assert_eq!(said(&table, 400, "advice"), "Correct it and try again.");
}

#[test]
fn the_column_that_tells_most_apart_has_the_machine_codes() {
    let page = "| HTTP | Type | Error code | Message | Path |\n|---|---|---|---|---|\n\
        | 400 | `invalid_request` | `parameter_missing` | A parameter is missing. | /a |\n\
        | 400 | `invalid_request` | `parameter_unknown` | A parameter is unknown. | /b |\n\
        | 404 | `invalid_request` | `resource_missing` | There is no such thing. | /c |\n\
        | 429 | `rate_limited` | `lock_timeout` | Two at once. | /d |\n";
    assert_names(
        "types.md",
        page,
        &[
            "400 Bad Request",
            "400 parameter_missing: Parameter Missing",
            "400 parameter_unknown: Parameter Unknown",
            "404 Not Found",
            "404 resource_missing: Resource Missing",
            "429 Too Many Requests",
            "429 lock_timeout: Lock Timeout",
        ],
    );
}

#[test]
fn names_beside_numbers_that_are_machine_codes_are_theirs() {
    let page = "Code\tHTTP status\tMessage\n1001\t400\tBad id\n1002\t400\tBad name\n1003\t404\tNo id\n2001\t500\tBroken\n";
    assert_names(
        "numbered.txt",
        page,
        &[
            "400 Bad Request",
            "400 1001: Bad id",
            "400 1002: Bad name",
            "404 Not Found",
            "404 1003: No id",
            "500 Internal Server Error",
            "500 2001: Broken",
        ],
    );
}

#[test]
fn statuses_listed_for_endpoints_give_a_row_each() {
    let page = "| Method | Path | Status codes |\n|---|---|---|\n| GET | /pets | 200, 400 |\n| POST | /pets | 201, 409 or 422 |\n";
    assert_names(
        "endpoints.md",
        page,
        &[
            "200 OK",
            "201 Created",
            "400 Bad Request",
            "409 Conflict",
            "422 Unprocessable Content",
        ],
    );
}

#[test]
fn heads_may_be_in_another_language() {
    let page = "<table><tr><th>代码</th><th>说明</th></tr><tr><td>400</td><td>请求错误</td></tr>\
        <tr><td>401</td><td>未授权</td></tr><tr><td>404</td><td>未找到</td></tr></table>";
    assert_names(
        "foreign.html",
        page,
        &["400 请求错误", "401 未授权", "404 未找到"],
    );
}

#[test]
fn a_column_of_kinds_is_not_taken_for_that_of_names() {
    let page = "| Kind | Code | Text | Description |\n|---|---|---|---|\n| Success | 200 | OK | It was done. |\n\
        | Failure | 400 | Bad Request | It is wrong. |\n| Failure | 404 | Not Found | It is not there. |\n";
    assert_names(
        "kinds.md",
        page,
        &["200 OK", "400 Bad Request", "404 Not Found"],
    );
}

#[test]
fn each_machine_code_of_a_cell_is_a_case() {
    let page = "<table><tr><th>HTTP error</th><th>Error codes</th><th>Error message</th></tr>\
        <tr><td>400</td><td><p>E0001<br>E0002</p></td><td>The name is missing.<br>The name is too long.</td></tr>\
        <tr><td>404</td><td>E0003</td><td>There is no such pet.</td></tr><tr><td>409</td><td></td><td>Two at once.</td></tr></table>";
    let (table, _) = table("several-codes.html", page);
    assert_eq!(
        names(&table),
        [
            "400 Bad Request",
            "400 E0001: E0001",
            "400 E0002: E0002",
            "404 Not Found",
            "404 E0003: E0003",
            "409 Conflict",
        ]
    );
    assert_eq!(
        table["statuses"][0]["cases"][1]["meaning"],
        "The name is too long."
    );
}

#[test]
fn heads_in_each_row_and_titles_between_are_told_apart() {
    let page = "<table><tr><th colspan=2>Errors</th></tr><tr><th>Status</th><th>Name</th></tr><tr><th>400</th><th>Malformed</th></tr>\
        <tr><th scope=row>404</th><td>Absent</td></tr><tr><td colspan=2>Ours</td></tr><tr><th>500</th><td>Broken</td></tr></table>";
    assert_names(
        "heads.html",
        page,
        &["400 Malformed", "404 Absent", "500 Broken"],
    );
}

#[test]
fn statuses_may_stand_along_the_first_row() {
    let named = "| Status | 200 | 400 | 404 |\n|---|---|---|---|\n| Name | OK | Bad Request | No Such Dog |\n\
        | Meaning | All is well. | A name is missing. | It ran away. |\n";
    let headless = "<table><tr><th>HTTP status<td>200<td>400<td>404<tr><th>Meaning<td>All is well.\
        <td>A name is missing.<td>It ran away.</table>";
    let marked = "| Endpoint | 200 | 400 | 404 |\n|---|---|---|---|\n| /dogs | ✓ | ✓ | |\n| /dogs/7 | ✓ | | ✓ |\n";
    for (file, page, name) in [
        ("along.md", named, "No Such Dog"),
        ("along.html", headless, "Not Found"),
        ("marked.md", marked, "Not Found"),
    ] {
        let (table, _) = table(file, page);
        assert_eq!(
            names(&table),
            ["200 OK", "400 Bad Request", &format!("404 {name}")]
        );
        let meaning = said(&table, 404, "meaning");
        assert!(
            ["It ran away.", "Not Found"].contains(&meaning),
            "{meaning}"
        );
    }
    let prices = "| | 100 | 200 | 400 |\n|---|---|---|---|\n| Price | low | middle | high |\n";
    let output = import("prices.md", prices);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn small_tables_that_are_parts_of_one_count_together() {
    let page = "## Good\n| Code | Status | Meaning |\n|---|---|---|\n| 200 | OK | All is well. |\n| 201 | Created | It is born. |\n\
        ## Yours\n| Code | Status | Causes |\n|---|---|---|\n| 404 | Not Found | It ran away. |\n\
        ## Ours\n| Code | Status | Action |\n|---|---|---|\n| 500 | Internal Server Error | Try again later. |\n";
    let (table, _) = table("parts.md", page);
    assert_eq!(
        names(&table),
        [
            "200 OK",
            "201 Created",
            "404 Not Found",
            "500 Internal Server Error"
        ]
    );
    assert_eq!(said(&table, 500, "advice"), "Try again later.");
}

#[test]
fn the_number_of_a_machine_code_is_no_status() {
    let page = "RPC Code | HTTP Status Code\n---|---\nOK = 0 | 200 OK\nCANCELLED = 1 | 499 Client Closed Request\n\
        DOG_MISSING = 5 | 404 Not Found\nUNAVAILABLE = 14 | 503 Service Unavailable\n";
    assert_names(
        "numbered.md",
        page,
        &[
            "200 OK",
            "404 Not Found",
            "404 DOG_MISSING: Dog Missing",
            "499 Client Closed Request",
            "499 CANCELLED: Cancelled",
            "503 Service Unavailable",
            "503 UNAVAILABLE: Unavailable",
        ],
    );
}

#[test]
fn a_column_that_says_one_thing_for_all_names_nothing() {
    let page = "| Code | Description | Links |\n|---|---|---|\n| 400 | A name is missing, or is taken. | No links |\n\
        | 404 | It ran away, or was sold. | No links |\n| 500 | It is us, not you. | No links |\n";
    assert_names(
        "links.md",
        page,
        &[
            "400 Bad Request",
            "404 Not Found",
            "500 Internal Server Error",
        ],
    );
}

#[test]
fn what_is_said_of_many_endpoints_is_one_text_beside_another() {
    let endpoint = "\n| Status | Meaning |\n|---|---|\n| 404 | No dog. |\n| 409 | Two dogs. |\n| 410 | Gone. |\n";
    let other = endpoint.replace("No dog.", "No cat.");
    let page = format!("# Errors\n{}{other}", endpoint.repeat(250));
    let (rows, notes) = table("endpoints.md", &page);
    assert_eq!(said(&rows, 404, "meaning"), "No dog.");
    assert!(notes.contains("status 404: also `No cat.`\n"), "{notes}");
}
