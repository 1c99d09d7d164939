//! Pages that give no table: one line says what was seen and what would do, and nothing is written.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The line that the import of a page is refused with.
fn refusal(file: &str, page: &[u8]) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages_refused");
    fs::create_dir_all(&folder).unwrap();
    let output = folder.join("table.json");
    fs::write(folder.join(file), page).unwrap();
    let import = Command::new(env!("CARGO_BIN_EXE_aurora-errors"))
        .arg("import")
        .arg(folder.join(file))
        .arg("-o")
        .arg(&output)
        .output()
        .unwrap();
    assert!(!output.exists(), "{file}");
    assert_eq!(
        (import.status.code(), import.stdout.len()),
        (Some(2), 0),
        "{file}"
    );
    let said = String::from_utf8(import.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{file}: {said}");
    let (_, said) = said.split_once(&format!("{file}: ")).expect(&said);
    said.trim_end().to_owned()
}

#[test]
fn what_was_seen_instead_of_statuses_is_said() {
    let sign_in = "<html><form>Name <input name=n> Password <input type=password></form></html>";
    let drawn =
        "<html><head><script src=a.js></script></head><body><div id=root></div></body></html>";
    let styled = "<p>Not Found</p><p>Returned when there is none.</p><p>Conflict</p>";
    for (file, page, seen) in [
        ("sign-in.html", sign_in, "a page to sign in at: "),
        ("drawn.html", drawn, "no text, as programs draw this page: "),
        (
            "styled.html",
            styled,
            "names such as `Not Found` without their statuses",
        ),
        (
            "prose.md",
            "# Errors\n\nA code of 4xx is yours, one of 5xx is ours.",
            "no statuses: ",
        ),
        (
            "two.md",
            "# Errors\n\n- 404: None.\n- 409: Two.",
            "no statuses: ",
        ),
        (
            "changes.md",
            "# Changes\n\n- 404 pages are nicer now\n- 200 new pictures\n- 500 mistakes mended",
            "no statuses: ",
        ),
        (
            "ports.txt",
            "443\tHTTPS\n587\tMail\n993\tMail\n995\tMail\n",
            "no statuses: ",
        ),
    ] {
        let said = refusal(file, page.as_bytes());
        assert!(said.starts_with(seen), "{file}: {said}");
        assert!(
            said.contains("at least three statuses, such as `404 Not Found`"),
            "{file}: {said}"
        );
    }
}

#[test]
fn what_is_no_page_is_said() {
    for (file, page, seen) in [
        ("page.pdf", &b"%PDF-1.7\n\xe2\xe3"[..], "a PDF"),
        ("page.html", b"<p>\0\x01\x02", "a binary file"),
        (
            "page.txt",
            b"404 Not Found\n\xff\xfe\xfd\xfc\xff\xfe\xfd\xfc",
            "not UTF-8",
        ),
    ] {
        let said = refusal(file, page);
        assert!(said.starts_with(seen), "{file}: {said}");
    }
}

#[test]
fn what_is_nested_too_deep_is_refused_however_it_is_nested() {
    let table = "<table><tr><td>".repeat(100_000);
    let formatting = "<b><i><u>".repeat(100_000);
    let lists = "<ul><li>".repeat(100_000);
    let boxes = "<div>".repeat(300_000);
    let quotes = "> ".repeat(50_000) + "404";
    for (file, page) in [
        ("table.html", table),
        ("formatting.html", formatting),
        ("lists.html", lists),
        ("boxes.html", boxes),
        ("quotes.md", quotes),
    ] {
        let said = refusal(file, page.as_bytes());
        assert_eq!(
            said, "elements nested too deep: expected at most 256 levels",
            "{file}"
        );
    }
}

#[test]
fn an_element_with_more_attributes_than_a_person_writes_is_refused() {
    let mut page = "<p>404</p><p ".to_owned();
    for number in 0..200_000 {
        let _ = write!(page, "a{number} ");
    }
    let said = refusal("attributes.html", page.as_bytes());
    assert_eq!(
        said,
        "an element with too many attributes: expected at most 1000"
    );
}
