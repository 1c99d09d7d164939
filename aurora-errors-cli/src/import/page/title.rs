//! What an API is called, as far as a page says it.

use super::block::{Block, Page};
use indexmap::IndexMap;

/// The name that stands most often before the word "API", or else a title that says more than that
/// errors are listed.
pub(super) fn title(page: &Page) -> Option<String> {
    let headings = page.blocks.iter().filter_map(|block| match block {
        Block::Heading { text, .. } => Some(text),
        _ => None,
    });
    let mut titles = page.title.iter().chain(headings.take(1));
    named(page).or_else(|| {
        let title = titles.find(|title| is_telling(title))?;
        Some(title.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

/// Whether a title has a word that is about this API alone.
fn is_telling(title: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 26] = [
        "a", "all", "and", "api", "code", "codes", "common", "docs", "documentation", "error",
        "errors", "for", "handling", "http", "list", "of", "overview", "reference", "response",
        "responses", "rest", "return", "status", "statuses", "summary", "the",
    ];
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty());
    let is_status =
        super::status::leading(title).is_some() || super::status::trailing(title).is_some();
    !is_status && words.any(|word| !WORDS.contains(&&*word.to_lowercase()))
}

fn named(page: &Page) -> Option<String> {
    let mut times: IndexMap<String, usize> = IndexMap::new();
    let texts = page.blocks.iter().map(Block::text);
    for text in texts.chain(page.title.as_deref()) {
        let words: Vec<&str> = text.split_whitespace().collect();
        for pair in words.windows(2) {
            let [name, api] = pair else {
                continue;
            };
            let is_api = matches!(
                api.trim_matches(|letter: char| !letter.is_alphanumeric()),
                "API" | "API's"
            );
            if is_api && is_own(name) {
                *times.entry((*name).to_owned()).or_default() += 1;
            }
        }
    }
    let most = times.into_iter().max_by_key(|(_, times)| *times);
    most.map(|(name, _)| name)
}

/// Whether a word names an API, and not its kind.
fn is_own(word: &str) -> bool {
    const KINDS: [&str; 26] = [
        "A", "Admin", "All", "An", "Any", "Each", "Every", "GraphQL", "HTTP", "If", "Invalid",
        "JSON", "Missing", "No", "Our", "Public", "REST", "RESTful", "Restful", "Rest", "That",
        "The", "This", "Web", "When", "Your",
    ];
    let is_plain = word.chars().all(char::is_alphanumeric);
    is_plain && word.starts_with(char::is_uppercase) && word.len() > 2 && !KINDS.contains(&word)
}
