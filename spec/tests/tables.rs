//! The shipped tables, and what a table gives once it is read.

use std::path::{Path, PathBuf};

use aurora_errors_spec::{
    AURORA, Code, Place, Replay, Retry, Source, Table, Unit, predicate_name, read, variant_name,
};

fn table(text: &str) -> Table {
    let source = Source::from_bytes("table.json", text.into()).unwrap();
    read(&source).into_result().unwrap()
}

fn shipped(name: &str) -> Table {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    let source = Source::open(Path::new(&path), name).unwrap();
    read(&source).into_result().unwrap()
}

fn codes(table: &Table) -> String {
    let codes: Vec<String> = table.rows.iter().map(|row| row.code.to_string()).collect();
    codes.join(" ")
}

#[test]
fn auroras_table_says_what_its_documentation_says() {
    let aurora = table(AURORA);
    assert_eq!(aurora.api, "Aurora");
    assert_eq!(aurora.version.as_deref(), Some("2024.05"));
    assert_eq!(
        aurora.messages,
        [Place::Body("/errors/*/message".to_owned())]
    );
    let rules: Vec<String> = aurora
        .rows
        .iter()
        .map(|row| {
            let replay = row
                .replay
                .map_or(String::new(), |replay| format!(" {replay}"));
            format!("{} {} {}{replay}", row.code, row.name, row.retry)
        })
        .collect();
    assert_eq!(
        rules,
        [
            "200 Success never",
            "202 Accepted never",
            "204 No Content never",
            "400 Bad Request never",
            "401 Unauthorized never",
            "403 Forbidden never",
            "404 Not Found never",
            "405 Method Not Allowed never",
            "409 Conflict later any",
            "422 Unprocessable Entity never",
            "429 Too Many Requests throttled any",
            "5XX Internal Error later idempotent",
        ]
    );
    let no_errors = aurora.rows.iter().filter(|row| !row.is_error);
    assert_eq!(no_errors.count(), 3);
}

#[test]
fn the_older_revisions_have_the_codes_of_their_time() {
    let revisions = [
        ("undated-1", "200 401 404 422 429 5XX"),
        ("undated-2", "200 401 403 404 405 409 422 429 5XX"),
        ("2018.01", "200 400 401 403 404 405 409 422 429 5XX"),
        ("2022.09", "200 202 204 400 401 403 404 405 409 422 429 5XX"),
    ];
    for (name, expected) in revisions {
        let table = shipped(&format!("history/{name}.json"));
        assert_eq!(codes(&table), expected, "{name}");
        let dated = !name.starts_with("undated");
        assert_eq!(table.version.as_deref(), dated.then_some(name));
    }
}

#[test]
fn meanings_that_changed_between_revisions_differ() {
    let changed = |older: &str, newer: &str| {
        let newer = shipped(newer);
        let differs = |row: &&aurora_errors_spec::Row| {
            newer
                .rows
                .iter()
                .any(|new| new.code == row.code && new.meaning != row.meaning)
        };
        let rows = shipped(older).rows;
        rows.iter()
            .filter(differs)
            .map(|row| row.code.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        changed("history/undated-1.json", "history/undated-2.json"),
        "401 422"
    );
    assert_eq!(
        changed("history/undated-2.json", "history/2018.01.json"),
        ""
    );
    assert_eq!(
        changed("history/2018.01.json", "history/2022.09.json"),
        "404 422 429"
    );
}

#[test]
fn a_code_beats_its_class_wherever_it_stands() {
    let table = table(
        r#"{"api": "Pets", "statuses": [
            {"code": "4XX", "name": "Caller", "meaning": "a", "retry": "never"},
            {"code": 404, "name": "Not Found", "meaning": "a", "retry": "never"}
        ]}"#,
    );
    assert_eq!(table.row(404).unwrap().variant, "NotFound");
    assert_eq!(table.row(499).unwrap().variant, "Caller");
    for status in [0, 4, 40, 500, 999, 4000, u16::MAX] {
        assert_eq!(table.row(status), None, "{status}");
    }
}

#[test]
fn what_a_table_leaves_out_has_its_default() {
    let table = table(
        r#"{"api": "Pets", "statuses": [
            {"code": 399, "name": "A", "meaning": "a"},
            {"code": "3XX", "name": "B", "meaning": "a"},
            {"code": 400, "name": "C", "meaning": "a", "retry": "later"},
            {"code": "9xx", "name": "D", "meaning": "a", "retry": "throttled"},
            {"code": 500, "name": "E", "meaning": "a", "error": false}
        ]}"#,
    );
    assert_eq!(
        table.request_id,
        [
            "x-request-id",
            "request-id",
            "x-correlation-id",
            "x-amzn-requestid"
        ]
    );
    assert!(table.messages.is_empty() && table.codes.is_empty() && table.retry_after.is_empty());
    let errors: Vec<bool> = table.rows.iter().map(|row| row.is_error).collect();
    assert_eq!(errors, [false, false, true, true, false]);
    let replays: Vec<_> = table.rows.iter().map(|row| row.replay).collect();
    assert_eq!(
        replays,
        [
            None,
            None,
            Some(Replay::Idempotent),
            Some(Replay::Any),
            None
        ]
    );
    assert_eq!(table.rows[4].retry, Retry::Never);
}

#[test]
fn what_a_table_says_is_read() {
    let table = table(
        r#"// Comments and trailing commas are welcome.
        {
            "api": "Pets", "version": "1", "docs": "https://pets.example/errors",
            "codes": ["/error/code"], "request_id": ["x-pet-id"],
            "retry_after": [{"header": "x-wait-ms", "unit": "ms"}, {"body": "/wait", "unit": "s"}],
            "statuses": [
                {"code": 410, "name": "Gone", "variant": "GoneForGood", "meaning": "a\nb",
                 "advice": "c", "docs": "http://pets.example/410", "retry": "never"},
            ],
        }"#,
    );
    assert_eq!(table.docs.as_deref(), Some("https://pets.example/errors"));
    assert_eq!(table.codes, [Place::Body("/error/code".to_owned())]);
    assert_eq!(table.request_id, ["x-pet-id"]);
    let header = Place::Header("x-wait-ms".to_owned());
    let body = Place::Body("/wait".to_owned());
    let [first, second] = &table.retry_after[..] else {
        panic!("{:?}", table.retry_after);
    };
    assert_eq!((&first.place, first.unit), (&header, Unit::Milliseconds));
    assert_eq!((&second.place, second.unit), (&body, Unit::Seconds));
    let row = &table.rows[0];
    assert_eq!(
        (&*row.variant, &*row.predicate()),
        ("GoneForGood", "is_gone_for_good")
    );
    assert_eq!((&*row.meaning, row.advice.as_deref()), ("a\nb", Some("c")));
    assert_eq!(row.docs.as_deref(), Some("http://pets.example/410"));
    assert_eq!(row.position.to_string(), "7:17");
}

#[test]
fn a_table_may_have_every_status_and_every_class() {
    let row = |code: &str| {
        let retry = if code.trim_matches('"') < "4" {
            ""
        } else {
            r#", "retry": "later""#
        };
        let name = code.trim_matches('"');
        format!(r#"{{"code": {code}, "name": "Status {name}", "meaning": "a"{retry}}}"#)
    };
    let classes = (1..=9).map(|class| format!("\"{class}XX\""));
    let statuses = (100..=999).map(|status| status.to_string());
    let rows: Vec<String> = statuses.chain(classes).map(|code| row(&code)).collect();
    let table = table(&format!(
        r#"{{"api": "All", "statuses": [{}]}}"#,
        rows.join(",")
    ));
    assert_eq!(table.rows.len(), 909);
    assert!((100..=999).all(|code| table.row(code).unwrap().code == Code::Status(code)));
}

#[test]
fn names_make_variants_and_variants_predicates() {
    let cases = [
        ("Not Found", "NotFound", "is_not_found"),
        ("not-found", "NotFound", "is_not_found"),
        ("NOT_FOUND", "NotFound", "is_not_found"),
        ("NotFound", "NotFound", "is_not_found"),
        ("I'm a Teapot", "ImATeapot", "is_im_a_teapot"),
        ("Can’t Say", "CantSay", "is_cant_say"),
        (
            "HTTP Version Not Supported",
            "HttpVersionNotSupported",
            "is_http_version_not_supported",
        ),
        ("OAuth2 Required", "OAuth2Required", "is_o_auth2_required"),
        (
            "Site is Frozen (read-only)",
            "SiteIsFrozenReadOnly",
            "is_site_is_frozen_read_only",
        ),
        ("übergroß", "Übergroß", "is_übergroß"),
        ("未找到", "未找到", "is_未找到"),
        ("", "", "is_"),
    ];
    for (name, variant, predicate) in cases {
        assert_eq!(variant_name(name), variant);
        assert_eq!(predicate_name(variant), predicate);
    }
    for (variant, predicate) in [
        ("HTTPError", "is_http_error"),
        ("Http2Error", "is_http2_error"),
        ("Not_Found", "is_not_found"),
    ] {
        assert_eq!(predicate_name(variant), predicate);
    }
}
