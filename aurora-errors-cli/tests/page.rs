//! `show --format html`, looked at in a browser.

mod browser;

use browser::Browser;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The anchors of the rows that are shown.
fn shown(browser: &Browser) -> Value {
    browser.script(
        "[...document.querySelectorAll('tbody tr')].filter(row => row.offsetHeight).map(row => row.id)",
    )
}

const ESCAPE: &str = "\u{e00c}";

#[test]
fn the_page_is_searched_followed_and_read_in_a_browser() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands");
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
    command
        .args(["show", "payments.json", "--format", "html"])
        .current_dir(folder);
    let page = command.output().unwrap().stdout;
    let text = String::from_utf8(page.clone()).unwrap();
    assert!(
        !text.contains("src=") && !text.contains("@import"),
        "one file, no network"
    );
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page.html");
    fs::write(&file, page).unwrap();
    let address = format!("file://{}", file.display());
    let Some(browser) = Browser::open(&address) else {
        return;
    };
    let all = json!([
        "402",
        "402-soft-decline",
        "402-card-declined",
        "403",
        "403-rate-limit",
        "5XX"
    ]);
    assert_eq!(shown(&browser), all);

    // Nothing has to be scrolled sideways.
    for width in [400, 1200] {
        browser.set_width(width);
        let fits = "document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(browser.script(fits), json!(true), "{width}");
    }

    // The keyboard: `/` leads to the filter, Escape takes it back.
    browser.press("/");
    assert_eq!(browser.script("document.activeElement.id"), "filter");
    browser.press("card ask");
    assert_eq!(
        shown(&browser),
        json!(["402", "402-card-declined"]),
        "a case, and its row"
    );
    assert_eq!(
        browser.script("document.getElementById('count').textContent"),
        "2 of 6"
    );
    browser.press(ESCAPE);
    assert_eq!(shown(&browser), all);

    let choose = "(retry.value = 'throttled', retry.dispatchEvent(new Event('change')))";
    browser.script(choose);
    assert_eq!(shown(&browser), json!(["403", "403-rate-limit"]));

    // A link leads to its row whatever is filtered.
    browser.script("(location.hash = '#402-card-declined', 0)");
    browser.script("new Promise(done => setTimeout(done, 50))");
    assert_eq!(shown(&browser), all);
    assert_eq!(
        browser.script("document.querySelector(':target').id"),
        "402-card-declined"
    );

    let paper = "getComputedStyle(document.body).backgroundColor";
    let papers = ["light", "dark"].map(|scheme| {
        let scheme = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser.protocol("Emulation.setEmulatedMedia", &json!({ "features": scheme }));
        browser.script(paper)
    });
    assert_eq!(
        papers,
        [json!("rgb(255, 255, 255)"), json!("rgb(22, 24, 29)")]
    );
    browser.protocol("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    let form = "document.querySelector('form').offsetHeight";
    assert_eq!(
        browser.script(form),
        0,
        "on paper there is nothing to fill in"
    );
}
