//! `show --format html`, looked at in a browser: headless Chromium, driven by chromedriver.

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A browser with one page open.
struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// `None`, saying so, where there is no Chromium.
    fn open(page: &str) -> Option<Browser> {
        let mut command = Command::new("chromedriver");
        command
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let Ok(mut driver) = command.spawn() else {
            eprintln!("skipped: no chromedriver");
            return None;
        };
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        let mut browser = Browser {
            driver,
            port: port.expect("chromedriver says its port"),
            session: String::new(),
        };
        let arguments = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"];
        let options = json!({ "goog:chromeOptions": { "args": arguments } });
        let session = browser.ask(
            "POST",
            "/session",
            &json!({
                "capabilities": { "alwaysMatch": options }
            }),
        );
        let Some(session) = session["sessionId"].as_str() else {
            eprintln!("skipped: chromedriver starts no Chromium: {session}");
            return None;
        };
        browser.session = format!("/session/{session}");
        browser.go(page);
        Some(browser)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = if method == "GET" {
            String::new()
        } else {
            body.to_string()
        };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        for line in reader.by_ref().lines().map_while(Result::ok) {
            let header = line.to_ascii_lowercase();
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            if line.is_empty() {
                break;
            }
        }
        // The driver keeps the connection open.
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let mut answer: Value = serde_json::from_slice(&body).unwrap();
        answer["value"].take()
    }

    fn do_in_session(&self, command: &str, body: &Value) -> Value {
        self.ask("POST", &format!("{}/{command}", self.session), body)
    }

    fn go(&self, address: &str) {
        self.do_in_session("url", &json!({ "url": address }));
    }

    fn script(&self, script: &str) -> Value {
        let body = json!({ "script": format!("return {script}"), "args": [] });
        self.do_in_session("execute/sync", &body)
    }

    fn protocol(&self, command: &str, parameters: &Value) {
        let body = json!({ "cmd": command, "params": parameters });
        self.do_in_session("goog/cdp/execute", &body);
    }

    fn set_width(&self, width: u32) {
        let metrics =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.protocol("Emulation.setDeviceMetricsOverride", &metrics);
    }

    fn press(&self, keys: &str) {
        let presses = keys.chars().flat_map(|key| {
            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }))
        });
        let presses: Vec<Value> = presses.collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": presses });
        self.do_in_session("actions", &json!({ "actions": [keyboard] }));
    }

    /// The anchors of the rows that are shown.
    fn shown(&self) -> Value {
        self.script(
            "[...document.querySelectorAll('tbody tr')].filter(row => row.offsetHeight).map(row => row.id)",
        )
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            self.ask("DELETE", &self.session, &json!({}));
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
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
    assert_eq!(browser.shown(), all);

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
        browser.shown(),
        json!(["402", "402-card-declined"]),
        "a case, and its row"
    );
    assert_eq!(
        browser.script("document.getElementById('count').textContent"),
        "2 of 6"
    );
    browser.press(ESCAPE);
    assert_eq!(browser.shown(), all);

    let choose = "(retry.value = 'throttled', retry.dispatchEvent(new Event('change')))";
    browser.script(choose);
    assert_eq!(browser.shown(), json!(["403", "403-rate-limit"]));

    // A link leads to its row whatever is filtered.
    browser.script("(location.hash = '#402-card-declined', 0)");
    browser.script("new Promise(done => setTimeout(done, 50))");
    assert_eq!(browser.shown(), all);
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
