//! A table's Markdown inside of a page of rustdoc's, whose parser is asked.

use aurora_errors_spec::markdown::{block, cell, line};
use proptest::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

#[test]
fn plain_markdown_stays_as_it_is() {
    for text in [
        "wait *a moment*, then `GET` it",
        "- one\n- two\n  - three",
        "a\n\nb",
        "see [docs](https://a.example/b), [Foo], <https://a.example>",
        "[https://a.example](https://a.example/b)",
        "``a ` b``",
    ] {
        assert_eq!(block(text), text);
    }
}

#[test]
fn what_would_break_the_page_is_text() {
    for (text, safe) in [
        ("a Vec<T>, `Vec<T>`, <!--", r"a Vec\<T>, `Vec<T>`, \<!--"),
        ("<https ://a>", r"\<https ://a>"),
        (r"a \[b\] c\", r"a \[b\] c\\"),
        ("a `b", r"a \`b"),
        ("a `b\nc` d", "a \\`b\nc\\` d"),
    ] {
        assert_eq!(block(text), safe);
    }
}

#[test]
fn code_is_closed_and_does_not_become_a_test() {
    for (text, safe) in [
        ("```json\n{\n", "```text\n{\n```"),
        ("~~~\nlet x;\n~~~\nend", "~~~text\nlet x;\n~~~\nend"),
        ("```\n\t```\nb", "```text\n```\nb"),
        ("```\n```\rx\n```", "```text\n```x\n```"),
        ("a\n\n    panic!()", "a\n\n   panic!()"),
        ("a\n\n\tpanic!()", "a\n\npanic!()"),
        ("a\n\n    \u{a0}panic!()", "a\n\n   panic!()"),
        ("-      panic!()", "- panic!()"),
        ("1.      panic!()", "1. panic!()"),
        (">      panic!()", "> panic!()"),
        ("> -      panic!()", "> - panic!()"),
        ("> ```rust\n> x\n> ```", r"> \`\`\`rust|> x|> \`\`\`"),
        ("- ~~~\n  x", r"- \~\~\~|  x"),
    ] {
        assert_eq!(block(text), safe.replace('|', "\n"));
    }
}

#[test]
fn bare_addresses_become_links() {
    for (text, safe) in [
        ("at https://a.example/b.", "at <https://a.example/b>."),
        ("(https://a.example)", "(<https://a.example>)"),
        ("http is a protocol", "http is a protocol"),
    ] {
        assert_eq!(block(text), safe);
    }
}

#[test]
fn a_cell_is_one_line_without_bare_bars() {
    assert_eq!(cell("a | `b|c`\n\n```\nd\n```\n"), r"a \| `b\|c` d");
    assert_eq!(cell(r"a \| b \\| c"), r"a \| b \| c");
}

#[test]
fn a_hostile_text_is_gone_over_once() {
    // Looking for the end of each run would take minutes.
    let runs: String = (0..3000)
        .map(|length| "`".repeat(length % 60) + "x")
        .collect();
    let text = format!("{}{runs}", "` ``".repeat(100_000));
    assert!(line(&text).len() > text.len());
}

/// What means something to Markdown, and what stands around it.
#[rustfmt::skip]
const PARTS: [&str; 40] = [
    "`", "``", "```", "~~~", "~", "<", "<b>", "</b>", "<!--", "<?", "<![CDATA[", "\\", "|", "\n",
    "\n\n", "\r", " ", "    ", "\t", "\u{a0}", "\u{85}", "a", "é", "&lt;", "https://a.example/b",
    "http://", "<https://x>", "[", "]", "](", "(", ")", "![", "- ", "1. ", "> ", "#", "*", "_", "rust",
];

fn markdown() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop::sample::select(&PARTS[..]), 1..14);
    parts.prop_map(|parts| parts.concat())
}

/// Of a page, the texts of its paragraphs and of the cells of its tables; what it must not have is refused.
fn paragraphs_and_cells(page: &str) -> [Vec<String>; 2] {
    let (mut paragraphs, mut cells) = (Vec::new(), Vec::new());
    let mut text = String::new();
    for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html} in {page:?}"),
            Event::Start(Tag::CodeBlock(kind)) => {
                assert_eq!(kind, CodeBlockKind::Fenced("text".into()), "{page:?}");
            }
            Event::Start(Tag::Paragraph | Tag::TableCell) => text.clear(),
            Event::End(TagEnd::Paragraph) => paragraphs.push(text.clone()),
            Event::End(TagEnd::TableCell) => cells.push(text.clone()),
            Event::Text(part) | Event::Code(part) => text += &part,
            _ => {}
        }
    }
    [paragraphs, cells]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_follows_a_text_is_not_part_of_it(text in markdown()) {
        let page = format!("first\n\n{}\n\nlast\n", block(&text));
        let [paragraphs, _] = paragraphs_and_cells(&page);
        prop_assert_eq!(paragraphs.last().map(String::as_str), Some("last"), "{:?}", page);
    }

    #[test]
    fn a_text_is_one_cell_of_a_table(text in markdown()) {
        let page = format!("| a | b | c |\n|---|---|---|\n| d | {} | last |\n\nend", cell(&text));
        let [_, cells] = paragraphs_and_cells(&page);
        prop_assert_eq!(cells.len(), 6, "{:?}", page);
        prop_assert_eq!(&cells[5], "last", "{:?}", page);
    }
}
