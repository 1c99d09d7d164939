//! A table as a page of its own: one file, which asks for nothing from the network.

use crate::rule;
use crate::terminal::visible;
use aurora_errors_spec::{Row, Table};
use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;
use std::collections::HashSet;

pub(super) fn page(table: &Table) -> String {
    let api = escaped(&table.api);
    let version = table.version.as_deref().map(escaped);
    let version = version.map_or(String::new(), |version| {
        format!(" <small>{version}</small>")
    });
    let docs = table.docs.as_deref().map(link).unwrap_or_default();
    let mut anchors = Anchors::default();
    let mut rows = String::new();
    for row in &table.rows {
        let code = row.code.to_string();
        rows += &line(row, &code, &anchors.anchor(&code));
        for case in &row.cases {
            let anchor = format!("{code}-{}", slug(&case.name));
            rows += &line(case, &code, &anchors.anchor(&anchor));
        }
    }
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>{api}: statuses</title>
<style>
{CSS}</style>
</head>
<body>
<header>
<h1>{api}{version}</h1>
{docs}
</header>
<form role="search" hidden>
<label>Filter <input id="filter" type="search" placeholder="404, limit, …" aria-keyshortcuts="/" autocomplete="off"></label>
<label>Retry <select id="retry">
<option value="">any</option>
<option value="never">never</option>
<option value="later">later</option>
<option value="throttled">throttled</option>
<option value="none">no error</option>
</select></label>
<output id="count" for="filter retry"></output>
</form>
<main>
<table>
<thead><tr><th scope="col">Status</th><th scope="col">Name</th><th scope="col">Meaning</th><th scope="col">Retry</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
</main>
<script>
{JS}</script>
</body>
</html>
"#
    )
}

const CSS: &str = include_str!("page.css");
const JS: &str = include_str!("page.js");

fn line(row: &Row, code: &str, anchor: &str) -> String {
    let (class, when) = match &row.when {
        Some(when) => {
            let when = escaped(&when.to_string());
            ("case", format!("<span class=\"when\">with {when}</span>"))
        }
        None => ("row", String::new()),
    };
    let name = escaped(&row.name);
    let mut meaning = markdown(&row.meaning);
    if let Some(advice) = &row.advice {
        meaning += &markdown(advice);
    }
    if let Some(docs) = &row.docs {
        meaning += &link(docs);
    }
    let (retry, words) = if row.is_error {
        (row.retry.to_string(), rule::of_row(row).to_string())
    } else {
        ("none".to_owned(), "no error".to_owned())
    };
    format!(
        "<tr id=\"{anchor}\" class=\"{class}\" data-retry=\"{retry}\">\
         <th scope=\"row\" class=\"code\"><a href=\"#{anchor}\">{code}</a></th>\
         <td class=\"name\">{name}{when}</td>\
         <td>{meaning}</td>\
         <td class=\"{retry}\">{words}</td></tr>\n"
    )
}

/// The anchors so far: no two rows have the same.
#[derive(Default)]
struct Anchors {
    taken: HashSet<String>,
}

impl Anchors {
    fn anchor(&mut self, wanted: &str) -> String {
        let mut free = wanted.to_owned();
        for number in 2.. {
            if self.taken.insert(free.clone()) {
                break;
            }
            free = format!("{wanted}-{number}");
        }
        free
    }
}

/// A name as a part of an address: `Card Declined` gives `card-declined`.
fn slug(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.collect::<Vec<_>>().join("-")
}

fn link(address: &str) -> String {
    let address = escaped(address);
    format!("<p><a href=\"{address}\">{address}</a></p>")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    // A text can always be written to.
    let _ = escape_html(&mut escaped, &visible(text));
    escaped
}

/// Markdown of someone else's: HTML in it is shown as text, pictures are not loaded, and a link that
/// leads elsewhere than to a page does not lead.
fn markdown(text: &str) -> String {
    let shown = visible(text);
    let events = Parser::new(&shown).map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) if !is_page(&dest_url) => Event::Start(Tag::Link {
            link_type,
            dest_url: CowStr::Borrowed("#"),
            title,
            id,
        }),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => Event::Text("".into()),
        other => other,
    });
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events);
    html
}

fn is_page(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    address.starts_with("https://") || address.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::{Anchors, escaped, markdown, slug};

    #[test]
    fn anchors_are_words_of_the_name_and_each_stands_for_one_row() {
        assert_eq!(slug("Card Declined (hard)"), "card-declined-hard");
        let mut anchors = Anchors::default();
        let anchors = ["402-a", "402-a", "402-a"].map(|wanted| anchors.anchor(wanted));
        assert_eq!(anchors, ["402-a", "402-a-2", "402-a-3"]);
    }

    #[test]
    fn a_text_is_no_html_within_an_element_or_an_attribute() {
        let text = escaped("<a href=\"x\">&amp;");
        assert_eq!(text, "&lt;a href=&quot;x&quot;&gt;&amp;amp;");
    }

    #[test]
    fn markdown_of_a_table_brings_no_code_along() {
        let hostile = "<script>x</script> <b onclick=x>\n\n[a](javascript:x) ![b](http://x \"c\")";
        let html = markdown(hostile);
        assert!(!html.contains("<script") && !html.contains("<b "), "{html}");
        assert!(
            !html.contains("javascript") && !html.contains("<img"),
            "{html}"
        );
        assert!(markdown("`a`\n- b").contains("<code>a</code>"));
    }
}
