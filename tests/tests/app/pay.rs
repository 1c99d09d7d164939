//! An app: it asks a server and matches on what went wrong.

use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::ApiError;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

#[derive(ApiError)]
#[aurora(spec = "spec/pay.json", generate = PayError)]
pub enum Pay {}

const DOWNLOAD: usize = 200 << 20;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || listener.incoming().for_each(|client| serve(client.unwrap())));
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let paths = ["json", "soft", "header", "html", "cut", "urn", "query", "data"];
    for path in paths {
        let response = client.post(format!("http://{address}/{path}")).send().await.unwrap();
        let said = match response.check::<PayError>().await {
            Ok(response) => format!("ok, {} bytes", response.bytes().await.unwrap().len()),
            Err(PayError::CardDeclined(_)) => "card declined".to_owned(),
            Err(PayError::SoftDecline(response)) => format!("soft, {}", response.status()),
            Err(PayError::QueryFailed(response)) => {
                format!("{}, {}", response.status(), response.messages().next().unwrap())
            }
            Err(error) => format!("{}", error.variant()),
        };
        println!("{path}: {said}");
    }
    let response = client.get(format!("http://{address}/download")).send().await.unwrap();
    let mut response = response.check::<PayError>().await.unwrap();
    let mut length = 0;
    while let Some(piece) = response.chunk().await.unwrap() {
        length += piece.len();
    }
    println!("download: {}", length == DOWNLOAD);
    // In KiB, where the system tells.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let most = most.and_then(|most| most.trim().strip_suffix(" kB")?.parse::<usize>().ok());
    println!("held: {}", most.unwrap_or(0) >= 100 << 10);
}

fn serve(mut client: TcpStream) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && client.read(&mut byte).unwrap() == 1 {
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split([' ', '/']).nth(2).unwrap();
    let declined = r#"{"error": {"code": "card_declined", "message": "no"}}"#;
    let (head, body) = match path {
        "json" => ("402 Payment Required", declined),
        "soft" => (
            "402 Payment Required",
            r#"{"error": {"code": "card_declined", "decline_code": "try_again_later"}}"#,
        ),
        "header" => ("402 Payment Required\r\nx-error-code: card_declined", "no body to speak of"),
        "html" => ("402 Payment Required", "<html><title>card_declined</title></html>"),
        "cut" => ("402 Payment Required\r\ncontent-length: 4000", &declined[..40]),
        "urn" => ("402 Payment Required", r#"{"error": {"code": "urn:pay:card_declined"}}"#),
        "query" => ("200 OK\r\ncontent-type: application/json", r#"{"errors": [{"message": "no field"}]}"#),
        _ => ("200 OK\r\ncontent-type: application/json", r#"{"data": {}}"#),
    };
    write!(client, "HTTP/1.1 {head}\r\nconnection: close\r\n\r\n").unwrap();
    if path == "download" {
        let piece = vec![b' '; 1 << 20];
        (0..DOWNLOAD / piece.len()).for_each(|_| client.write_all(&piece).unwrap());
    } else {
        client.write_all(body.as_bytes()).unwrap();
    }
}
