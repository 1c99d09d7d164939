//! The one part of HTML on which the parser's work grows with the square: an element's attributes, as
//! it compares each with all before it.

/// No element of a real page has a tenth of these.
const MOST_ATTRIBUTES: usize = 1_000;

/// # Errors
/// When an element has more attributes than the parser could take in time.
pub(super) fn check(html: &str) -> Result<(), String> {
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let end = rest
                .find(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>'));
            let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
            let (attributes, after) = counted(after);
            if attributes > MOST_ATTRIBUTES {
                return Err(format!(
                    "an element with too many attributes: expected at most {MOST_ATTRIBUTES}"
                ));
            }
            rest = if holds_text(name) {
                behind(after, name)
            } else {
                after
            };
        }
    }
    Ok(())
}

/// How many attributes a tag has, from the end of its name on, and what follows it.
fn counted(tag: &str) -> (usize, &str) {
    let is_blank = |letter: char| letter.is_ascii_whitespace() || letter == '/';
    let mut attributes = 0;
    let mut rest = tag.trim_start_matches(is_blank);
    while !rest.is_empty() && !rest.starts_with('>') {
        attributes += 1;
        let end = rest.find(|letter: char| is_blank(letter) || matches!(letter, '=' | '>'));
        let after = rest
            .get(end.unwrap_or(rest.len()).max(1)..)
            .unwrap_or_default();
        rest = after.trim_start_matches(is_blank);
        if let Some(value) = rest.strip_prefix('=') {
            rest = behind_value(value.trim_start());
        }
        rest = rest.trim_start_matches(is_blank);
    }
    (attributes, rest)
}

fn behind_value(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            return quoted.split_once(quote).map_or("", |(_, after)| after);
        }
    }
    let end = value.find(|letter: char| letter.is_ascii_whitespace() || letter == '>');
    value.get(end.unwrap_or(value.len())..).unwrap_or_default()
}

/// Whether nothing in an element is a tag but its own end.
fn holds_text(name: &str) -> bool {
    const NAMES: [&str; 8] = [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noscript",
    ];
    NAMES.iter().any(|each| each.eq_ignore_ascii_case(name))
}

fn behind<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        rest = after;
        let start = rest.get(..name.len());
        if start.is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return rest;
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::{check, counted};

    #[test]
    fn attributes_are_counted_as_browsers_read_them() {
        for (tag, number, rest) in [
            (">x", 0, ">x"),
            (" a b>x", 2, ">x"),
            (" a = 'b > c' d=\"e\"f />x", 3, ">x"),
            (" a=b/c=d>x", 1, ">x"),
            (" ==>x", 1, ">x"),
            (" a='", 1, ""),
            (" é=ü>", 1, ">"),
        ] {
            assert_eq!(counted(tag), (number, rest), "{tag}");
        }
    }

    #[test]
    fn what_only_looks_like_attributes_does_not_count() {
        let words = "a ".repeat(2_000);
        for page in [
            format!("<p>{words}</p>"),
            format!("<p title='{words}'>"),
            format!("<script>if (a<b {words}) </SCRIPT>"),
            format!("<!-- <p {words}> -->"),
        ] {
            assert_eq!(check(&page), Ok(()));
        }
        assert!(check(&format!("<p {words}>")).is_err());
    }
}
