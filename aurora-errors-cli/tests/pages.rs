//! `import` of pages: structures in which APIs document their statuses, in words of our own.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn import(file: &str, page: &str) -> Output {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    fs::create_dir_all(&folder).unwrap();
    let path: PathBuf = folder.join(file);
    fs::write(&path, page).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
    let command = command.arg("import").arg(path);
    command.stdin(Stdio::null()).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The table of a page, and the notes.
fn table(file: &str, page: &str) -> (Value, String) {
    let output = import(file, page);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let table = serde_json::from_slice(&output.stdout).unwrap();
    (table, stderr(&output))
}

/// Each row as `404 Not Found`, each of its cases behind it as `404 no_pet: No Pet`.
fn names(table: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for row in table["statuses"].as_array().unwrap() {
        let code = row["code"].to_string();
        let code = code.trim_matches('"');
        names.push(format!("{code} {}", row["name"].as_str().unwrap()));
        for case in row["cases"].as_array().into_iter().flatten() {
            let codes = &case["when"]["code"];
            let first = codes.as_str().or(codes[0].as_str()).unwrap();
            names.push(format!(
                "{code} {first}: {}",
                case["name"].as_str().unwrap()
            ));
        }
    }
    names
}

fn assert_names(file: &str, page: &str, expected: &[&str]) {
    assert_eq!(names(&table(file, page).0), expected, "{file}");
}

/// What a row says under a key.
fn said<'t>(table: &'t Value, code: u16, key: &str) -> &'t str {
    let rows = table["statuses"].as_array().unwrap();
    let row = rows.iter().find(|row| row["code"] == code).unwrap();
    row[key].as_str().unwrap_or_default()
}

#[test]
fn definitions_with_links_and_code() {
    let page = "<!doctype html><title>Statuses</title><dl>\
        <dt id=400><a href='/400'><code>400 Bad Request</code></a></dt>\
        <dd><p>The server will not read it, since it is malformed.</p></dd>\
        <dt><a href='/402'><code>402 Payment Required</code></a> <span>Experimental</span></dt><dd>Kept for digital money.\
        <dt><code>418 I'm a teapot</code><dd>It brews no coffee.</dl>";
    let (table, _) = table("definitions.html", page);
    assert_eq!(names(&table)[0], "400 Bad Request");
    assert_eq!(names(&table)[2], "418 I'm a teapot");
    assert_eq!(said(&table, 418, "meaning"), "It brews no coffee.");
}

#[test]
fn definitions_of_machine_codes_that_end_with_their_status() {
    let page = "<dl>\
        <dt><b>AccessDeniedException</b></dt><dd><p>You may not do this.</p><p>HTTP Status Code: 403</p></dd>\
        <dt><b>ThrottlingException</b></dt><dd><p>The request was denied due to throttling. Retry it.</p><p>HTTP Status Code: 400</p></dd>\
        <dt><b>InternalFailure</b></dt><dd><p>An unknown failure.</p><p>HTTP Status Code: 500</p></dd>\
        <dt><b>MissingAction</b></dt><dd><p>No action is named.</p><p>HTTP Status Code: 400</p></dd></dl>";
    assert_names(
        "codes.html",
        page,
        &[
            "400 Bad Request",
            "400 ThrottlingException: Throttling Exception",
            "400 MissingAction: Missing Action",
            "403 Forbidden",
            "403 AccessDeniedException: Access Denied Exception",
            "500 Internal Server Error",
            "500 InternalFailure: Internal Failure",
        ],
    );
}

#[test]
fn a_status_glued_to_its_name_in_a_table() {
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
fn headings_with_anchors() {
    let page = "<main><h1>Errors of the Forge API</h1><p>All begin with 4 or 5.</p>\
        <h3 id=400>400 Bad Request <a class=anchor href='#400'>#</a></h3><p>Problems parsing JSON.</p><pre>HTTP/1.1 400</pre>\
        <h3 id=403><a aria-hidden=true href='#403'><svg></svg></a>403: Forbidden¶</h3><p>You need <code>repo</code>.</p>\
        <h3>422 Unprocessable Entity<a href='#422'>¶</a></h3><p>Validation failed.</p><p>See <a href=x>here</a>.</p>\
        <h2>More</h2><p>Write to us.</p></main>";
    let (table, _) = table("headings.html", page);
    assert_eq!(
        names(&table),
        [
            "400 Bad Request",
            "403 Forbidden",
            "422 Unprocessable Entity"
        ]
    );
    assert_eq!(said(&table, 403, "meaning"), "You need `repo`.");
    assert_eq!(
        said(&table, 422, "meaning"),
        "Validation failed.\nSee here."
    );
    assert_eq!(table["api"], "Forge");
}

#[test]
fn a_list_with_machine_codes() {
    let page = "## HTTP errors\n\n- 400 - `invalid_request_error`: Something is wrong with the format.\n\
        - 401 - `authentication_error`: There is an issue with your key.\n\
        - 429 - `rate_limit_error`: Your account has hit a rate limit.\n\
        - 529 - `overloaded_error`: The API is temporarily overloaded.\n";
    let (table, _) = table("list.md", page);
    assert_eq!(
        names(&table),
        [
            "400 Bad Request",
            "400 invalid_request_error: Invalid Request Error",
            "401 Unauthorized",
            "401 authentication_error: Authentication Error",
            "429 Too Many Requests",
            "429 rate_limit_error: Rate Limit Error",
            "529 Status 529",
            "529 overloaded_error: Overloaded Error",
        ]
    );
    assert_eq!(said(&table, 529, "retry"), "later");
    assert_eq!(
        said(&table, 529, "$comment"),
        "proposed: The API is temporarily overloaded."
    );
}

#[test]
fn rows_that_share_a_status_by_rowspan() {
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
fn errors_of_a_proxy_under_headings_of_their_own() {
    let page = "# Troubleshooting\n\n## Error 520: web server returns an unknown error\n\nIt sent something empty.\n\n\
        ## Error 521: web server is down\n\nThe origin refused the connection.\n\n### Resolution\n\nAllow our addresses.\n\n\
        ## Error 522: connection timed out\n\nNo answer in time.\n\n## Errors 525 and 526: handshake\n\nTLS failed.\n";
    let (table, _) = table("proxy.md", page);
    assert_eq!(
        names(&table),
        [
            "520 web server returns an unknown error",
            "521 web server is down",
            "522 connection timed out",
            "525 handshake",
            "526 handshake",
        ]
    );
    assert_eq!(
        said(&table, 521, "meaning"),
        "The origin refused the connection."
    );
}

#[test]
fn tables_inside_tables() {
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
fn boxes_and_lines_that_only_look_like_a_table() {
    let page = "<body><nav><a>404 Not Found</a></nav><div class=row><div>400</div><div>Bad Request</div><div>A field is missing.</div></div>\
        <div class=row><div>404</div><div>Not Found</div><div>There is no such thing.</div></div>\
        <div class=row><div>429</div><div>Too Many Requests</div><div>Slow down.</div></div><footer><div>Help</div><div>About</div></footer>";
    let (table, _) = table("boxes.html", page);
    assert_eq!(
        names(&table),
        ["400 Bad Request", "404 Not Found", "429 Too Many Requests"]
    );
    assert_eq!(said(&table, 404, "meaning"), "There is no such thing.");
    assert_eq!(said(&table, 429, "meaning"), "Slow down.");
}

#[test]
fn folded_parts_with_a_summary() {
    let page = "<details><summary>401 Unauthorized</summary><p>No token.</p></details>\
        <details><summary><b>403</b> Forbidden</summary>Wrong token.</details><details><summary>410 Gone</summary>Deleted.</details>";
    let (table, _) = table("folded.html", page);
    assert_eq!(
        names(&table),
        ["401 Unauthorized", "403 Forbidden", "410 Gone"]
    );
    assert_eq!(said(&table, 410, "meaning"), "Deleted.");
}

#[test]
fn items_with_items_below() {
    let page = "##### Success codes\n\n* `200 StatusOK`\n  * Indicates that the request completed.\n\n##### Error codes\n\n\
        * `409 StatusConflict`\n  * Indicates that a change was made meanwhile.\n  * Suggested recovery:\n    * Read it again.\n\
        * `429 StatusTooManyRequests`\n  * Indicates a limit.\n* `504 StatusServerTimeout`\n  * Indicates that it took too long.\n";
    let (table, _) = table("items.md", page);
    assert_eq!(
        names(&table),
        [
            "200 StatusOK",
            "409 StatusConflict",
            "429 StatusTooManyRequests",
            "504 StatusServerTimeout",
        ]
    );
    assert_eq!(said(&table, 429, "meaning"), "- Indicates a limit.");
}

#[test]
fn machine_codes_in_items_below_a_status() {
    let page = "- **400 Bad Request**\n  - `missing_field`: A field is not there.\n  - `bad_date`: A date is none.\n\
        - **401 Unauthorized**\n- **404 Not Found**\n  - `no_pet`: There is no such pet.\n";
    assert_names(
        "below.md",
        page,
        &[
            "400 Bad Request",
            "400 missing_field: Missing Field",
            "400 bad_date: Bad Date",
            "401 Unauthorized",
            "404 Not Found",
            "404 no_pet: No Pet",
        ],
    );
}

#[test]
fn a_name_before_its_status() {
    let page = "| Error | Description |\n|---|---|\n| Bad Request (400) | Malformed. |\n| Missing pet (404) | None. |\n| Busy [423] | Wait for the other. |\n";
    assert_names(
        "before.md",
        page,
        &["400 Bad Request", "404 Missing pet", "423 Busy"],
    );
}

#[test]
fn text_in_columns() {
    let page = "RESPONSE CODES\n\n  CODE     NAME                MEANING\n  ----     ----                -------\n\
        \x20 200      OK                  All is well.\n  401      Unauthorized        The key is wrong\n                               or missing.\n\
        \x20 5xx      Server error        Ours.\n";
    let (table, _) = table("columns.txt", page);
    assert_eq!(
        names(&table),
        ["200 OK", "401 Unauthorized", "5XX Server error"]
    );
    assert_eq!(said(&table, 401, "meaning"), "The key is wrong or missing.");
}

#[test]
fn text_in_pairs_of_lines() {
    let page = "Responses\n\n400\nBad input\nThe body has a mistake.\n404\nNo such order\nIt was never placed.\n\
        503\nMaintenance\nCome back later and retry.\n\nSupport\n\nWrite to us at any time.\n";
    let (table, _) = table("pairs.txt", page);
    assert_eq!(
        names(&table),
        ["400 Bad input", "404 No such order", "503 Maintenance"]
    );
    assert_eq!(said(&table, 503, "meaning"), "Come back later and retry.");
}

#[test]
fn a_grid_drawn_with_signs() {
    let page = "+------+-----------+----------------+\n| Code | Name      | Text           |\n+======+===========+================+\n\
        | 400  | Malformed | It is wrong in |\n|      |           | some way.      |\n+------+-----------+----------------+\n\
        | 404  | Absent    | It is not      |\n|      |           | there.         |\n+------+-----------+----------------+\n\
        | 500  | Broken    | Ours.          |\n+------+-----------+----------------+\n";
    let (table, _) = table("grid.txt", page);
    assert_eq!(names(&table), ["400 Malformed", "404 Absent", "500 Broken"]);
    assert_eq!(said(&table, 404, "meaning"), "It is not there.");
}

#[test]
fn paragraphs_that_begin_with_a_status() {
    let page = "<p>Codes:</p><p><strong>400</strong> – Bad request. A field is missing.</p><p><strong>403</strong> – Forbidden.</p>\
        <p><strong>500 to 599</strong> – Server trouble. Try again.</p><p>Numbers such as 404 in a sentence count for nothing.</p>";
    let (table, _) = table("paragraphs.html", page);
    assert_eq!(
        names(&table),
        ["400 Bad request", "403 Forbidden", "5XX Server Error"]
    );
}

#[test]
fn columns_that_say_what_to_do_and_whether_to_retry() {
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
fn a_numbered_list_of_code() {
    let page = "It answers:\n\n1. `200 OK` on success\n2. `400 Bad Request` if the body is wrong\n3. `404 Not Found` if there is none\n";
    let (table, _) = table("numbered.md", page);
    assert_eq!(
        names(&table),
        ["200 OK", "400 Bad Request", "404 Not Found"]
    );
    assert_eq!(said(&table, 404, "meaning"), "if there is none");
}

#[test]
fn the_statuses_of_endpoints() {
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
fn heads_in_another_language() {
    let page = "<table><tr><th>代码</th><th>说明</th></tr><tr><td>400</td><td>请求错误</td></tr>\
        <tr><td>401</td><td>未授权</td></tr><tr><td>404</td><td>未找到</td></tr></table>";
    assert_names(
        "foreign.html",
        page,
        &["400 请求错误", "401 未授权", "404 未找到"],
    );
}

#[test]
fn a_column_of_kinds_beside_one_of_names() {
    let page = "| Kind | Code | Text | Description |\n|---|---|---|---|\n| Success | 200 | OK | It was done. |\n\
        | Failure | 400 | Bad Request | It is wrong. |\n| Failure | 404 | Not Found | It is not there. |\n";
    assert_names(
        "kinds.md",
        page,
        &["200 OK", "400 Bad Request", "404 Not Found"],
    );
}

#[test]
fn a_list_below_a_heading_says_what_to_do() {
    let page = "### Error 400: Bad Request\n- Check the body\n### Error 403: Forbidden\n- Check the key\n\
        ### Error 500: Internal Server Error\n- Retry later\n";
    let (table, _) = table("below-headings.md", page);
    assert_eq!(said(&table, 403, "meaning"), "- Check the key");
    assert_eq!(said(&table, 500, "$comment"), "proposed: Retry later");
}

#[test]
fn nothing_of_a_page_steers_a_terminal() {
    let page = "Kennel\u{202e}\n\n404 Not\u{200b} Found: no \u{1b}[31mdog\n409 Conflict: two dogs\n410\u{a0}Gone: sold\n";
    let (table, _) = table("steering.txt", page);
    assert_eq!(names(&table), ["404 Not Found", "409 Conflict", "410 Gone"]);
    assert_eq!(said(&table, 404, "meaning"), "no [31mdog");
}

#[test]
fn a_cell_with_several_machine_codes() {
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
fn a_table_written_as_lists() {
    let page = "Codes\n=====\n\n.. list-table:: Codes\n   :header-rows: 1\n\n   * - Code\n     - Name\n     - More\n   * - 200\n     - OK\n     - All is well.\n\
        \x20  * - 403\n     - Forbidden\n     - Wrong key.\n   * - 504\n     - Gateway Timeout\n     - Too late.\n";
    let (table, _) = table("lists.rst", page);
    assert_eq!(
        names(&table),
        ["200 OK", "403 Forbidden", "504 Gateway Timeout"]
    );
    assert_eq!(said(&table, 403, "meaning"), "- Wrong key.");
}

#[test]
fn a_machine_code_before_its_status() {
    let page = "- `InvalidHeader` (400): A header is wrong.\n- `gone` (410): It was deleted.\n- `too_large` - 413\n";
    assert_names(
        "codes-first.md",
        page,
        &[
            "400 Bad Request",
            "400 InvalidHeader: Invalid Header",
            "410 Gone",
            "413 Content Too Large",
            "413 too_large: Too Large",
        ],
    );
}

#[test]
fn tables_with_heads_in_each_row_and_titles_between() {
    let page = "<table><tr><th colspan=2>Errors</th></tr><tr><th>Status</th><th>Name</th></tr><tr><th>400</th><th>Malformed</th></tr>\
        <tr><th scope=row>404</th><td>Absent</td></tr><tr><td colspan=2>Ours</td></tr><tr><th>500</th><td>Broken</td></tr></table>";
    assert_names(
        "heads.html",
        page,
        &["400 Malformed", "404 Absent", "500 Broken"],
    );
}
