//! Addresses without what may be secret in them.

/// Without the query and what is behind it, which often hold a key, and without user and password.
pub(crate) fn without_query(url: &str) -> String {
    without_user(url.split(['?', '#']).next().unwrap_or_default())
}

/// Without user and password, and without the parts of the query whose names speak of keys.
pub(crate) fn without_secrets(url: &str) -> String {
    const SECRETS: [&str; 7] = ["token", "key", "secret", "pass", "pwd", "sig", "auth"];
    let (rest, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let is_open = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        !pair.is_empty() && !SECRETS.iter().any(|secret| name.contains(secret))
    };
    let query: Vec<&str> = query.split('&').filter(is_open).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    without_user(path) + mark + &query.join("&") + fragment
}

fn without_user(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{path}")
}

#[cfg(test)]
mod tests {
    use super::{without_query, without_secrets};

    #[test]
    fn addresses_lose_what_may_be_secret() {
        let url = "https://user:hunter2@api.example/pets/7?token=hunter2&page=2#top";
        assert_eq!(without_query(url), "https://api.example/pets/7");
        assert_eq!(without_query("/pets?key=hunter2"), "/pets");
        assert_eq!(
            without_secrets(url),
            "https://api.example/pets/7?page=2#top"
        );
        assert_eq!(
            without_secrets("https://a@api.example?key=b"),
            "https://api.example"
        );
    }
}
