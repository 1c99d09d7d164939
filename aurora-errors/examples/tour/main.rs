//! A real server answers as servers do, a real client turns each answer into the typed error of the
//! table beside this file, and a loop does what the table says.
//!
//! `cargo run -p aurora-errors --example tour --features reqwest`

mod screen;
mod server;

use aurora_errors::ApiError;
use aurora_errors::http::Method;
use aurora_errors::reqwest::ResponseExt as _;
use std::error::Error;
use std::time::Duration;

/// The API of a shop.
#[derive(ApiError)]
#[aurora(spec = "./shop.json", generate = ShopError)]
enum Shop {}

/// Each in the order in which it surprises.
const SCENARIOS: [(&str, Method, &str); 10] = [
    ("Two fields are wrong", Method::POST, "/invalid"),
    ("A POST that may be repeated", Method::POST, "/locked"),
    ("A POST that may not be repeated", Method::POST, "/failing"),
    ("A GET that may be repeated", Method::GET, "/failing"),
    ("One 402, told apart by its code", Method::POST, "/expired"),
    ("Another 402, which passes", Method::POST, "/busy"),
    ("A gateway answers in HTML", Method::GET, "/gateway"),
    ("A body that breaks off", Method::POST, "/broken"),
    ("An error inside a 200 (GraphQL)", Method::POST, "/graphql"),
    ("Too many requests", Method::POST, "/limited"),
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = server::start().await?;
    let client = reqwest::Client::new();
    screen::show_start();
    for (number, (name, method, path)) in (1..).zip(SCENARIOS) {
        screen::show_scenario(number, name, &method, path);
        ask(&client, method, &format!("{server}{path}")).await?;
    }
    screen::show_end();
    Ok(())
}

/// Asks, and asks again as long as the table allows it, at most three times.
async fn ask(client: &reqwest::Client, method: Method, url: &str) -> Result<(), reqwest::Error> {
    for attempt in 1..=3 {
        let response = client.request(method.clone(), url).send().await?;
        let error = match response.check::<ShopError>().await {
            Ok(response) => {
                screen::show_success(response.status());
                return Ok(());
            }
            Err(error) => error,
        };
        screen::show_error(&error);
        if attempt == 3 || !error.is_retryable_for(&method) {
            screen::show_deed(&end(&error, &method));
            return Ok(());
        }
        if let Some(delay) = error.retry_after() {
            screen::count_down(delay).await;
        } else {
            screen::show_deed("sends it again");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    Ok(())
}

/// What a program makes of an error in the end.
fn end(error: &ShopError, method: &Method) -> String {
    match error {
        ShopError::UnprocessableEntity(response) if response.is_truncated() => {
            let length = response.body().len();
            format!("keeps the status and the {length} bytes that came, and reads what they say")
        }
        ShopError::UnprocessableEntity(response) => {
            let messages: Vec<_> = response.messages().collect();
            let fields = messages.iter().filter_map(|message| message.field());
            format!("marks {}", fields.collect::<Vec<_>>().join(" and "))
        }
        ShopError::CardExpired(_) => "asks for another card".to_owned(),
        ShopError::QueryFailed(_) => "shows what was wrong with the query".to_owned(),
        error if error.is_retryable() => {
            format!("sends no {method} again, since the server may have acted")
        }
        _ => "gives up".to_owned(),
    }
}
