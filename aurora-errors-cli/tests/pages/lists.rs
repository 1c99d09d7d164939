//! Lists, definitions and headings.

use super::{assert_names, names, said, table};

#[test]
fn terms_of_definitions_are_statuses_through_links_and_code() {
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
fn machine_codes_are_cases_of_the_status_that_ends_their_definition() {
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
fn what_stands_under_a_heading_with_an_anchor_is_its_meaning() {
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
fn machine_codes_between_status_and_text_are_cases() {
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
fn a_heading_of_several_statuses_gives_a_row_for_each() {
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
fn a_summary_is_the_status_of_what_it_folds() {
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
fn the_first_item_below_a_status_is_its_meaning() {
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
    assert_eq!(said(&table, 429, "meaning"), "Indicates a limit.");
}

#[test]
fn machine_codes_in_items_below_a_status_are_its_cases() {
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
fn the_numbers_of_a_list_are_no_statuses() {
    let page = "It answers:\n\n1. `200 OK` on success\n2. `400 Bad Request` if the body is wrong\n3. `404 Not Found` if there is none\n";
    let (table, _) = table("numbered.md", page);
    assert_eq!(
        names(&table),
        ["200 OK", "400 Bad Request", "404 Not Found"]
    );
    assert_eq!(said(&table, 404, "meaning"), "if there is none");
}

#[test]
fn a_list_below_a_heading_says_what_to_do() {
    let page = "### Error 400: Bad Request\n- Check the body\n### Error 403: Forbidden\n- Check the key\n\
        ### Error 500: Internal Server Error\n- Retry later\n";
    let (table, _) = table("below-headings.md", page);
    assert_eq!(said(&table, 403, "meaning"), "Check the key");
    assert_eq!(said(&table, 500, "$comment"), "proposed: Retry later");
}

#[test]
fn a_machine_code_may_stand_before_its_status() {
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
fn the_title_of_a_box_that_unfolds_is_its_status() {
    let page = "<AccordionGroup>\n  <Accordion title=\"400 - Bad Request\">\n    A name is missing.\n  </Accordion>\n\
        <Accordion title=\"404 - No Such Dog\" icon=\"dog\">\n    It ran away.\n  </Accordion>\n\
        <Accordion title=\"429\">\n    Too many walks.\n  </Accordion>\n</AccordionGroup>\n";
    let (table, _) = table("boxes.mdx", page);
    assert_eq!(
        names(&table),
        [
            "400 Bad Request",
            "404 No Such Dog",
            "429 Too Many Requests"
        ]
    );
    assert_eq!(said(&table, 404, "meaning"), "It ran away.");
}

#[test]
fn a_status_below_a_heading_has_its_name_from_there() {
    let page = "## No Name\n\n**Status:** `400`\n\nA name is missing.\n\n## No Such Dog\n\n**Status:** `404`\n\n\
        It ran away.\n\n## Too Fast\n\n**Status:** `429`\n\nSlow down.\n\n## Dogs\n\nThey bark.\n";
    let (table, _) = table("below.md", page);
    assert_eq!(
        names(&table),
        ["400 No Name", "404 No Such Dog", "429 Too Fast"]
    );
    assert_eq!(said(&table, 404, "meaning"), "It ran away.");
}

#[test]
fn machine_codes_are_cases_of_the_status_that_ends_their_text() {
    let bold = "All actions can fail so.\n\n **LeashMissing**   <a name=\"a\"></a>\nThere is no leash.  \nHTTP Status Code: 400\n\n\
        **DogMissing**   \nIt ran away.  \nHTTP Status Code: 404\n\n **KennelFault**   \nIt is us.  \nHTTP Status Code: 500\n";
    let headed = "<h3>LeashMissing</h3><p>There is no leash.<p>HTTP status code: 400<h3>DogMissing</h3><p>It ran away.\
        <p>HTTP status code: 404<h3>KennelFault</h3><p>It is us.<p>HTTP status code: 500";
    let listed = "- `LeashMissing` if it ends with HTTP status code `400`\n- `DogMissing` if it ends with HTTP status code `404`\n\
        - `KennelFault` if it ends with HTTP status code `500`\n- `OtherFault` for all else\n";
    let cells = "<table><tr><th colspan=2>Enums<tr><td><code>LEASH_OK</code><td>No error.<br>HTTP Mapping: 200 OK\
        <tr><td><code>LeashMissing</code><td>There is no leash.<br>HTTP Mapping: 400 Bad Request\
        <tr><td><code>DogMissing</code><td>It ran away.<br>HTTP Mapping: 404 Not Found\
        <tr><td><code>KennelFault</code><td>It is us.<br>HTTP Mapping: 500 Internal Server Error</table>";
    for (file, page) in [
        ("bold.md", bold),
        ("headed.html", headed),
        ("listed.md", listed),
        ("cells.html", cells),
    ] {
        let found = names(&table(file, page).0);
        let found: Vec<_> = found
            .iter()
            .filter(|name| !name.starts_with("200"))
            .collect();
        assert_eq!(
            found,
            [
                "400 Bad Request",
                "400 LeashMissing: Leash Missing",
                "404 Not Found",
                "404 DogMissing: Dog Missing",
                "500 Internal Server Error",
                "500 KennelFault: Kennel Fault",
            ],
            "{file}"
        );
    }
    assert_eq!(
        said(&table("bold.md", bold).0, 404, "meaning"),
        "It ran away."
    );
}

#[test]
fn the_number_of_a_section_is_no_status() {
    let page = "# 5. Errors\n## 5.1 400 Bad Request\nA name is missing.\n## 5.2 404 No Such Dog\nIt ran away.\n\
        ## 5.3 409 Conflict\nTwo of one name.\n";
    assert_names(
        "sections.md",
        page,
        &["400 Bad Request", "404 No Such Dog", "409 Conflict"],
    );
}

#[test]
fn a_button_that_unfolds_a_status_gives_its_row() {
    let button = |status: &str, text: &str| {
        format!(
            "<div><button><svg></svg><strong>{status} </strong><div><p>{text}</p></div></button></div>"
        )
    };
    let page = [
        "<button>Send</button>".to_owned(),
        button("400", "Bad Request"),
        button("404", "No Such Dog"),
        button("500", "Server Error"),
    ];
    assert_names(
        "buttons.html",
        &page.concat(),
        &["400 Bad Request", "404 No Such Dog", "500 Server Error"],
    );
}
