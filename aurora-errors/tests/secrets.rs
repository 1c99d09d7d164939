//! Nothing that is formatted shows a secret.

use aurora_errors::http::{HeaderValue, Method, Response};
use aurora_errors::{ErrorResponse, Typed};

const HEADERS: [(&str, &str); 8] = [
    ("set-cookie", "session=hunter2-cookie; HttpOnly"),
    ("authorization", "Bearer hunter2-bearer"),
    ("www-authenticate", "Bearer realm=hunter2-realm"),
    ("proxy-authorization", "Basic hunter2-basic"),
    ("x-api-key", "hunter2-key"),
    ("x-auth-token", "hunter2-token"),
    ("location", "https://sample.example/?code=hunter2-code"),
    ("x-amz-security-token", "hunter2-amz"),
];

const BODIES: [&str; 4] = [
    r#"{"errors": [{"message": "no such design", "token": "hunter2"}], "api_key": "hunter2"}"#,
    r#"{"errors": [{"message": "no such design"}], "request": {"headers": {"cookie": "hunter2"}}}"#,
    r#"{"errors": [], "session": "hunter2", "config": {"password": "hunter2"}}"#,
    r#"{"errors": [{"message": "no such design"}], "broken off": "hunter2"#,
];

fn responses() -> impl Iterator<Item = ErrorResponse> {
    BODIES.into_iter().map(|body| {
        let builder = Response::builder().status(403).header("date", "today");
        let builder = HEADERS.into_iter().fold(builder, |builder, (name, value)| {
            builder.header(name, value)
        });
        let response = builder.header("x-request-id", "req-7").body(body).unwrap();
        response.into()
    })
}

#[test]
fn no_formatted_output_shows_a_secret() {
    for response in responses() {
        let typed = Typed::<u8>::from(response.clone());
        for text in [
            format!("{response}"),
            format!("{response:#}"),
            format!("{response:?}"),
            format!("{response:#?}"),
            format!("{typed:?}"),
            format!("{typed:#?}"),
            format!(
                "{:?} {}",
                response.payload().map(drop),
                typed.payload().unwrap_err()
            ),
            format!("{:?}", typed.payload()),
        ] {
            assert!(!text.contains("hunter2"), "{text}");
        }
    }
}

#[test]
fn debug_shows_what_a_developer_needs() {
    let response = responses().next().unwrap().with_truncated();
    assert_eq!(
        format!("{response:?}"),
        r#"ErrorResponse { status: 403, headers: {"date": "today", "x-request-id": "req-7"}, hidden_headers: 8, body_length: 85, is_truncated: true }"#
    );
    let whole = responses().next().unwrap();
    assert!(format!("{whole:?}").ends_with("is_truncated: false }"));
}

#[test]
fn debug_shows_no_header_that_its_sender_calls_sensitive() {
    let mut server = HeaderValue::from_static("hunter2");
    server.set_sensitive(true);
    let response = Response::builder().header("server", server).body("");
    let text = format!("{:?}", ErrorResponse::from(response.unwrap()));
    assert!(text.contains(r#""server": Sensitive"#), "{text}");
}

#[test]
fn debug_escapes_what_is_in_a_header() {
    let response = Response::builder()
        .header("server", HeaderValue::from_bytes(b"a\tb\"\xFF").unwrap())
        .body("")
        .unwrap();
    let text = format!("{:?}", ErrorResponse::from(response));
    assert!(text.contains(r#""server": "a\tb\"\xff""#), "{text}");
}

/// Tokens with known prefixes.
fn tokens() -> Vec<String> {
    let letters = |length: usize| -> String {
        "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0"
            .chars()
            .cycle()
            .take(length)
            .collect()
    };
    let hex =
        |length: usize| -> String { "0a1b2c3d4e5f6789".chars().cycle().take(length).collect() };
    let capitals =
        |length: usize| -> String { "A1B2C3D4E5F6G7H8".chars().cycle().take(length).collect() };
    #[rustfmt::skip]
    let plain = [
        "sk_live_", "sk_test_", "rk_live_", "sk-live-", "sk-", "sk-proj-", "sk-ant-api03-", "ghp_",
        "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xapp-1-",
        "AIza", "ya29.", "GOCSPX-", "npm_", "pypi-", "hf_", "whsec_", "dckr_pat_", "figd_", "gsk_",
        "r8_", "lin_api_", "sq0atp-", "tskey-auth-", "HRKU-", "SG.", "ATATT3", "hvs.", "glsa_",
        "sntrys_", "tvly-", "glcbt-", "nvapi-", "xai-", "tfp_",
    ];
    let mut tokens: Vec<String> = plain
        .iter()
        .map(|prefix| format!("{prefix}{}", letters(40)))
        .collect();
    tokens.extend(
        ["key-", "dop_v1_", "shpat_", "dapi", "SK", "pul-"]
            .map(|prefix| format!("{prefix}{}", hex(32))),
    );
    tokens.extend(["AKIA", "ASIA"].map(|prefix| format!("{prefix}{}", capitals(16))));
    tokens.push(format!(
        "eyJ{}.eyJ{}.{}",
        letters(20),
        letters(20),
        letters(20)
    ));
    tokens
}

/// The secret in each, and the text around it.
fn credentials() -> Vec<(String, String)> {
    let mut credentials = Vec::new();
    for (number, token) in tokens().into_iter().enumerate() {
        let text = match number % 6 {
            0 => format!("API key {token} is invalid"),
            1 => format!("No such key: {token}."),
            2 => format!("the key '{token}' (of 2024) has expired"),
            3 => format!("GET /keys/{token}/name is refused"),
            4 => format!("{token}.name: is too long"),
            _ => format!("key={token}, try another"),
        };
        credentials.push((token, text));
    }
    for (secret, text) in [
        ("hunter2", "GET https://ada:hunter2@host.example/a failed"),
        ("hunter2", "cannot reach postgres://hunter2@db:5432/x"),
        (
            "hunter2",
            "GET /a?page=2&access_token=hunter2&x=1 is refused",
        ),
        (
            "hunter2",
            "GET https://host.example/a?X-Amz-Signature=hunter2",
        ),
        ("hunter2", "see https://host.example/cb#id_token=hunter2"),
        ("hunter2", "https://host.example/?api-key=hunter2 is gone"),
        ("dXNlcjpwYXNz", "the header was Basic dXNlcjpwYXNz"),
        (
            "abcdef0123",
            "Authorization: Bearer abcdef0123 is not valid",
        ),
        ("abCDefGHij", "bearer abCDefGHij, which has expired"),
        ("abCDefGHij", "refused ((Bearer abCDefGHij) has expired)"),
        (
            "MIIEow",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIEow IBAAK\n-----END RSA PRIVATE KEY-----",
        ),
        ("hunter2222", "bad DSN: password=hunter2222;host=db"),
        ("tok_0000000", "token=tok_0000000 is no token"),
        ("Zm9v0", "https://host.example/blob?sv=2024&sig=Zm9v0%3D"),
        ("hunter2", "GET /a?x-api-key=hunter2 is refused"),
        ("abcdef0123", "Authorization: Token abcdef0123 has expired"),
        ("abcdef0123", "authorization=Bearer abcdef0123;"),
        ("abcdef0123", "X-Auth-Token: abcdef0123 is not known"),
        (
            "abcdef0123",
            "the settings were \"api_key\": \"abcdef0123\"",
        ),
        ("abcdef0123", "cannot use client_secret='abcdef0123'"),
        (
            "T01/B02/abcdef",
            "POST https://hooks.slack.com/services/T01/B02/abcdef, which is gone",
        ),
        (
            "1234:abcdef",
            "https://api.telegram.org/bot1234:abcdef/sendMessage failed",
        ),
        ("abcdef0123", "Cookie: JSESSIONID=abcdef0123; theme=dark"),
        (
            "abcdef0123",
            "Some-Cloud-Subscription-Key: abcdef0123 is not ours",
        ),
        ("abcdef0123", "cloud_secret_access_key = abcdef0123"),
        ("abcdef0123", "<settings><apiKey>abcdef0123</apiKey>"),
        ("abcdef0123", "Invalid API key: abcdef0123"),
        (
            "0a1b2c3d4e5f6789",
            "Incorrect API key provided: 0a1b2c3d4e5f6789.",
        ),
        (
            "0a1b2c3d4e5f6789",
            "the access token 0a1b2c3d4e5f6789 has expired",
        ),
        (
            "hunter2",
            "GET /login?next=https%3A%2F%2Fa.example%2F%3Fa%3Db%26token%3Dhunter2 failed",
        ),
        ("abcdef0123", "export SAMPLE_TOKEN=abcdef0123"),
        ("abcdef0123", "SQLPASSWORD=abcdef0123 is not set"),
    ] {
        credentials.push((secret.to_owned(), text.to_owned()));
    }
    credentials
}

#[test]
fn credentials_in_what_a_server_says_are_masked_wherever_it_is_printed() {
    let credentials = credentials();
    assert!(credentials.len() >= 60, "{}", credentials.len());
    for (secret, text) in credentials {
        let body = serde_json::json!({ "errors": [{ "message": text, "field": "key" }] });
        let response = Response::builder()
            .status(401)
            .body(body.to_string())
            .unwrap();
        let response = ErrorResponse::from(response);
        let message = response.messages().next().unwrap();
        assert_eq!(message.text(), text, "it stays as sent");
        for printed in [
            response.to_string(),
            format!("{response:#}"),
            message.to_string(),
            format!("{:?}", response.payload()),
        ] {
            assert!(!printed.contains(&secret), "{printed}");
            assert!(printed.contains("***"), "{printed}");
        }
    }
}

#[test]
fn what_is_no_credential_stays_whole() {
    let ids = [
        "7",
        "req_01HZX3T9K2V5",
        "cus_Nabc123def",
        "pi_3OaBcD2eZvKYlo2C",
        "5f2b6c1e-8a3d-4e7f-9b1a-2c3d4e5f6a7b",
        "9fceb02d0ae598e95dc970b74767f19372d61af8",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "SK-1234-AB",
        "sk-learn",
        "AKIA",
        "key-42",
        "SG.7",
        "hf_hub",
        "npm_config_registry",
        "secret_santa_2024",
        "eyJ",
        "A1B2-C3D4",
        "/objects/9f/ceb02d0ae598e95dc970b74767f19372",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA",
        "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ",
        "v1.2.3-rc.4",
        "2024-05-01T12:00:00Z",
        "user@host.example",
        "192.168.0.1:8080",
        "https://host.example/a/b?page=2&sort=name#top",
        "https://host.example/@ada/7",
        "urn:uuid:5f2b6c1e",
        "arn:aws:iam::123456789012:role/x",
        "sha256:9fceb02d0ae598e95dc970b74767f193",
        "pk_field",
        "xoxo",
        "ghp",
        "AIzawa",
        "token_type",
        "GET /v1/tokens/7",
    ];
    let frames = [
        "There is no {} here",
        "{} is not valid",
        "expected '{}', found 12",
        "cannot read {}: it is 3 bytes short",
        "{}",
    ];
    let sentences = [
        "Bearer token is missing",
        "Bearer authentication is required",
        "Basic authentication failed for 2 users",
        "basic auth must be enabled",
        "the password is too short",
        "token: must not be blank",
        "api_key is required (code=1042)",
        "page_size=100 is too much",
        "retries=3, timeout=30s",
        "the key (id)=(7) exists already",
        "a=b&c=d",
        "a secret of 12 letters is needed",
        "session expired 30 minutes ago",
        "use key=value pairs",
        "password=required",
        "The bearer of this ticket may enter",
        "signature does not match",
        "x = 7 @ 9",
        "Authorization: the header of 2 words is missing",
        "token: line 3, column 14",
        "api_key: InvalidKeyFormat",
        "Duplicate entry '7' for key: idx_users_2024",
        "page_token=AB12CD34 is not known",
        "https://api.telegram.org/ is down since 10:00",
        "see https://discord.com/developers/docs/webhooks/7",
        "ada@host.example has no password",
        "set token=value in the header",
        "Basic",
        "Bearer",
        "-----BEGIN CERTIFICATE-----",
        "1 of 3 failed",
        "50% of 80",
        "partition key=order_12345 is needed",
        "write ?api_key=YOUR_KEY behind the address",
        "idempotency key 5f2b6c1e-8a3d-4e7f-9b1a-2c3d4e5f6a7b was used before",
        "token 0xdAC17F958D2ee523a2206206994597C13D831ec7 has no pool",
        "session: 2024-05-01 is closed",
        "token type: access2024 is unknown",
    ];
    let with_ids = frames
        .iter()
        .flat_map(|frame| ids.map(|id| frame.replace("{}", id)));
    let texts: Vec<String> = with_ids.chain(sentences.map(str::to_owned)).collect();
    assert!(texts.len() >= 200, "{}", texts.len());
    for text in texts {
        let body = serde_json::json!({ "message": text }).to_string();
        let response = ErrorResponse::from(Response::builder().status(401).body(body).unwrap());
        assert_eq!(response.to_string(), format!("401 Unauthorized: {text}"));
    }
}

#[test]
fn a_value_under_the_key_of_a_credential_is_told_only_where_it_is_a_complaint() {
    for body in [
        r#"{"errors": {"authorization": ["Bearer hunter2 x"], "name": ["is taken"]}}"#,
        r#"{"error": {"session": "hunter2 of ada", "name": "is too long"}}"#,
        r#"{"detail": {"private_key": ["hunter2 and more"]}}"#,
        r#"{"jwt": ["hunter2 and more"], "dsn": ["db: hunter2"], "pwd": ["hunter2 here"]}"#,
        r#"{"errors": {"token": {"value": "hunter2 and more"}}}"#,
        r#"{"fields": {"password": "my hunter2 word"}}"#,
        r#"{"errors": {"password": ["My hunter2 word."], "token": ["Token hunter2 is invalid"]}}"#,
    ] {
        let response = ErrorResponse::from(Response::builder().status(422).body(body).unwrap());
        let texts: Vec<_> = response
            .messages()
            .map(|message| message.text().to_owned())
            .collect();
        assert!(
            !texts.iter().any(|text| text.contains("hunter2")),
            "{texts:?}"
        );
    }
    let body = r#"{"errors": {"password": ["is too short", "Take a longer one.", "密码太短"], "token": "Token is invalid", "session": {"message": "has expired"}}}"#;
    let response = ErrorResponse::from(Response::builder().status(422).body(body).unwrap());
    let fields: Vec<_> = response
        .messages()
        .map(|message| message.field().unwrap_or_default().to_owned())
        .collect();
    let expected = ["password", "password", "password", "token", "session"];
    assert_eq!(fields, expected);
}

#[test]
fn a_credential_in_a_shown_header_or_the_path_is_masked() {
    let token = "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
    let response = Response::builder()
        .status(404)
        .header("x-request-id", token)
        .header("server", format!("gate ({token})"))
        .body("")
        .unwrap();
    let uri = format!("/keys/{token}").parse().unwrap();
    let response = ErrorResponse::from(response).for_request(&Method::GET, &uri);
    for text in [
        format!("{response}"),
        format!("{response:#}"),
        format!("{response:?}"),
    ] {
        assert!(!text.contains("a1B2c3"), "{text}");
        assert!(text.contains("GET /keys/***"), "{text}");
    }
}
