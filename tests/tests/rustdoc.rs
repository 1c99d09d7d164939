//! The page that rustdoc makes of a derived error, read on a phone: in a window of 400 pixels.

#[path = "../../aurora-errors-cli/tests/browser/mod.rs"]
mod browser;
mod workspace;

use browser::Browser;
use serde_json::json;
use std::fs;
use workspace::{Workspace, root};

const BOTH_FORMS: &str = r#"
    use aurora_errors::{ApiError, ErrorResponse};

    /// The table writes it.
    #[derive(ApiError)]
    #[aurora(spec = "spec/github.json", generate = Generated)]
    pub enum GitHub {}

    /// The user writes it.
    #[derive(Debug, ApiError)]
    #[aurora(spec = "spec/github.json")]
    pub enum Written {
        #[aurora(rest)]
        Listed(ErrorResponse),
        #[aurora(other)]
        Unlisted(ErrorResponse),
    }
"#;

/// For each table: whether it is wider than what shows it, and whether that scrolls and is in the window.
const TABLES: &str = "[...document.querySelectorAll('table')].map(table => {
    let shows = table;
    while (getComputedStyle(shows).overflowX == 'visible' && shows.parentElement) {
        shows = shows.parentElement;
    }
    const box = shows.getBoundingClientRect();
    return [
        shows.scrollWidth > shows.clientWidth,
        ['auto', 'scroll'].includes(getComputedStyle(shows).overflowX),
        box.left >= 0 && box.right <= innerWidth,
    ];
})";

#[test]
#[ignore = "builds whole packages"]
fn no_table_is_cut_on_a_phone() {
    let workspace = Workspace::new("rustdoc", &["shown"]);
    workspace.write_package("shown", "shown");
    workspace.write("shown/src/lib.rs", BOTH_FORMS);
    let table = fs::read_to_string(root().join("aurora-errors/spec/github.json")).unwrap();
    workspace.write("shown/spec/github.json", &table);
    workspace.built(&["doc", "--no-deps"]);

    let pages = workspace.target.join("doc/shown");
    let address = |page| format!("file://{}", pages.join(page).display());
    let generated = address("enum.Generated.html");
    let Some(browser) = Browser::open(&generated) else {
        return;
    };
    browser.set_width(400);
    for page in [generated, address("enum.Written.html")] {
        browser.go(&page);
        let fits = "document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(browser.script(fits), json!(true), "{page}");
        let tables = browser.script(TABLES);
        assert_eq!(tables, json!([[true, true, true]]), "{page}");
    }
}
