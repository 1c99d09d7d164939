//! Plain text, and paragraphs that are read as text is.

use super::{names, said, table};

#[test]
fn boxes_that_only_look_like_a_table_are_read_as_rows() {
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
fn text_in_columns_is_a_table() {
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
fn a_status_may_stand_on_a_line_above_its_name() {
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
fn a_grid_drawn_with_signs_is_a_table() {
    let page = "+------+-----------+----------------+\n| Code | Name      | Text           |\n+======+===========+================+\n\
        | 400  | Malformed | It is wrong in |\n|      |           | some way.      |\n+------+-----------+----------------+\n\
        | 404  | Absent    | It is not      |\n|      |           | there.         |\n+------+-----------+----------------+\n\
        | 500  | Broken    | Ours.          |\n+------+-----------+----------------+\n";
    let (table, _) = table("grid.txt", page);
    assert_eq!(names(&table), ["400 Malformed", "404 Absent", "500 Broken"]);
    assert_eq!(said(&table, 404, "meaning"), "It is not there.");
}

#[test]
fn paragraphs_that_begin_with_a_status_are_rows() {
    let page = "<p>Codes:</p><p><strong>400</strong> – Bad request. A field is missing.</p><p><strong>403</strong> – Forbidden.</p>\
        <p><strong>500 to 599</strong> – Server trouble. Try again.</p><p>Numbers such as 404 in a sentence count for nothing.</p>";
    let (table, _) = table("paragraphs.html", page);
    assert_eq!(
        names(&table),
        ["400 Bad request", "403 Forbidden", "5XX Server Error"]
    );
}

#[test]
fn nothing_of_a_page_steers_a_terminal() {
    let page = "Kennel\u{202e}\n\n404 Not\u{200b} Found: no \u{1b}[31mdog\n409 Conflict: two dogs\n410\u{a0}Gone: sold\n";
    let (table, _) = table("steering.txt", page);
    assert_eq!(names(&table), ["404 Not Found", "409 Conflict", "410 Gone"]);
    assert_eq!(said(&table, 404, "meaning"), "no [31mdog");
}

#[test]
fn a_table_written_as_lists_is_one() {
    let page = "Codes\n=====\n\n.. list-table:: Codes\n   :header-rows: 1\n\n   * - Code\n     - Name\n     - More\n   * - 200\n     - OK\n     - All is well.\n\
        \x20  * - 403\n     - Forbidden\n     - Wrong key.\n   * - 504\n     - Gateway Timeout\n     - Too late.\n";
    let (table, _) = table("lists.rst", page);
    assert_eq!(
        names(&table),
        ["200 OK", "403 Forbidden", "504 Gateway Timeout"]
    );
    assert_eq!(said(&table, 403, "meaning"), "Wrong key.");
}

#[test]
fn a_page_without_an_end_is_read_as_far_as_pages_go() {
    let mut page = "400 Bad Request\n404 Not Found\n500 Internal Server Error\n\n".to_owned();
    page += &"a\n".repeat(200_000);
    page += "\n503 Service Unavailable\n";
    let (table, notes) = table("endless.txt", &page);
    assert_eq!(names(&table).len(), 3);
    assert!(notes.contains("not used: page: the end of it"), "{notes}");
}

#[test]
fn a_table_copied_a_cell_to_a_line_is_one() {
    let page = "Errors\n\nStatus Code\n\nError Code\n\nDescription\n\n400\n\nDOG.0001\n\nThe name is missing.\n\n\
        400\n\nDOG.0002\n\nThe name is taken.\n\n404\n\nDOG.0404\n\nIt ran away.\n\n500\n\nDOG.0500\n\nIt is us.\n";
    let (table, _) = table("cells.txt", page);
    assert_eq!(
        names(&table)[..3],
        [
            "400 Bad Request",
            "400 DOG.0001: Dog 0001",
            "400 DOG.0002: Dog 0002"
        ]
    );
    assert_eq!(said(&table, 404, "meaning"), "It ran away.");
}

#[test]
fn a_row_copied_over_lines_is_one() {
    let page = "Code |\nDescription |\n---|---|\n20x |\nAll went well.\u{a0}|\n400 |\nA name is missing. |\n404 |\nIt ran away. |\n";
    let (table, _) = table("rows.txt", page);
    assert_eq!(said(&table, 400, "meaning"), "A name is missing.");
}

#[test]
fn wide_gaps_and_backticks_do_not_hide_a_status() {
    let spaced = "5.  Errors\n\n   400 (Bad Request):  A name is missing, or the body cannot\n      be read.\n\n\
        \x20  404 (Not Found):  It ran away.\n\n   503 (Service Unavailable):  Closed.  Try again later.\n";
    let inline = "The API uses these:\n\n`400` a name is missing.\n`404` it ran away.\n`503` closed, try again later.\n";
    for (file, page, meaning) in [
        ("spaced.txt", spaced, "It ran away."),
        ("inline.md", inline, "it ran away."),
    ] {
        let (table, _) = table(file, page);
        assert_eq!(
            names(&table),
            [
                "400 Bad Request",
                "404 Not Found",
                "503 Service Unavailable"
            ]
        );
        assert_eq!(said(&table, 404, "meaning"), meaning);
    }
}
