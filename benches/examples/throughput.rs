//! Failing responses over loopback, read by reqwest with and without `check`.
//!
//! `cargo run --release -p aurora-errors-benches --example throughput [RESPONSES]`

use aurora_errors::AuroraError;
use aurora_errors::reqwest::ResponseExt as _;
use std::error::Error;
use std::io;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const RESPONSE: &[u8] = b"HTTP/1.1 429 Too Many Requests\r\n\
    content-type: application/json\r\nretry-after: 1\r\nx-request-id: 7f3c9a\r\ncontent-length: 59\r\n\r\n\
    {\"errors\": [{\"message\": \"over the limit of 90 per minute\"}]}";

const ROUNDS: usize = 20;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let responses: usize = match std::env::args().nth(1) {
        Some(number) => number.parse()?,
        None => 100_000,
    };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/", listener.local_addr()?);
    std::thread::spawn(move || serve(listener.into_std()?));
    let client = reqwest::Client::new();

    // In turns, so that whatever else the machine does slows both.
    let (mut without, mut with) = (Vec::new(), Vec::new());
    let calls = responses / 2 / ROUNDS;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for _ in 0..calls {
            let response = client.get(&url).send().await?;
            assert_eq!(
                (response.status().as_u16(), response.bytes().await?.len()),
                (429, 59)
            );
        }
        without.push(start.elapsed());
        let start = Instant::now();
        for _ in 0..calls {
            let error = client.get(&url).send().await?.check::<AuroraError>().await;
            assert!(error.is_err_and(|error| error.is_too_many_requests()));
        }
        with.push(start.elapsed());
    }
    let each = |rounds: Vec<Duration>| median(rounds).as_nanos() / calls.max(1) as u128;
    let (without, with) = (each(without), each(with));
    println!("| {responses} responses | ns each |\n|---|--:|");
    println!("| `bytes()` | {without} |\n| `check()` | {with} |");
    println!(
        "| difference | {} |",
        with.cast_signed() - without.cast_signed()
    );
    Ok(())
}

fn median(mut rounds: Vec<Duration>) -> Duration {
    rounds.sort();
    rounds[rounds.len() / 2]
}

/// Answers every request alike, on a thread of its own.
#[tokio::main(flavor = "current_thread")]
async fn serve(listener: std::net::TcpListener) -> io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (connection, _) = listener.accept().await?;
        tokio::spawn(answer(connection));
    }
}

async fn answer(mut connection: TcpStream) -> io::Result<()> {
    let mut request = Vec::new();
    while connection.read_buf(&mut request).await? > 0 {
        if request.ends_with(b"\r\n\r\n") {
            connection.write_all(RESPONSE).await?;
            request.clear();
        }
    }
    Ok(())
}
