//! What is printed: with colours on a terminal, plain elsewhere.

use crate::{ApiError as _, ShopError};
use aurora_errors::http::{Method, StatusCode};
use std::io::{IsTerminal as _, Write as _, stdout};
use std::time::Duration;

const BOLD: &str = "1";
const DIM: &str = "2";
const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";

pub(crate) fn show_start() {
    println!("A table of one API (examples/tour/shop.json), a real server, and reqwest.");
}

pub(crate) fn show_scenario(number: usize, name: &str, method: &Method, path: &str) {
    let title = format!("{:<44}", format!("{number}. {name}"));
    let title = painted(BOLD, &title);
    println!("\n{title}{}", painted(DIM, &format!("{method} {path}")));
}

pub(crate) fn show_success(status: StatusCode) {
    show("answer", &painted(GREEN, &status.to_string()));
}

/// What the server said, and what the table says to it.
pub(crate) fn show_error(error: &ShopError) {
    let color = if error.is_retryable() { YELLOW } else { RED };
    show("answer", &painted(color, &error.to_string()));
    let rule = error.rule();
    match error.row() {
        Some(row) => show("table", &format!("{} {}: {rule}", row.code(), row.name())),
        None => show(
            "table",
            &format!("no row for {}: {rule}", error.status().as_u16()),
        ),
    }
}

pub(crate) fn show_deed(deed: &str) {
    show("program", deed);
}

/// Waits for as long as the server asks, and says how long that is still.
pub(crate) async fn count_down(delay: Duration) {
    let second = Duration::from_secs(1);
    let mut left = delay;
    while stdout().is_terminal() && left > Duration::ZERO {
        print!("\r   {}waits {} s ", label("program"), left.as_secs());
        // A terminal that is gone does not matter to what is waited for.
        let _ = stdout().flush();
        tokio::time::sleep(left.min(second)).await;
        left = left.saturating_sub(second);
    }
    tokio::time::sleep(left).await;
    if stdout().is_terminal() {
        print!("\r");
    }
    let seconds = delay.as_secs();
    show_deed(&format!(
        "waits {seconds} s as the server asks, and sends it again"
    ));
}

pub(crate) fn show_end() {
    let table = "aurora-errors/examples/tour/shop.json";
    println!("\n{}", painted(BOLD, "Try next"));
    println!("- In {table} say \"retry\": \"never\" for 409, and run this again.");
    println!("- Forget a comma there, and see what the compiler says.");
    println!("- cargo run -p aurora-errors-cli -- explain 503 --spec {table}");
    println!("- cargo run -p aurora-errors --example tower --features reqwest,tower");
}

fn show(what: &str, text: &str) {
    println!("   {}{text}", label(what));
}

fn label(what: &str) -> String {
    painted(DIM, &format!("{what:<9}"))
}

fn painted(style: &str, text: &str) -> String {
    if stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        format!("\x1b[{style}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}
