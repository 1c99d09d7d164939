//! The literals of a table as text: a snapshot of bytes could only be agreed to, not read.

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::quote;
use std::fmt::Write as _;
use syn::{LitByteStr, LitStr};

/// The same tokens, in which each literal of bytes is a list of what its marks say.
pub(super) fn readable(tokens: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut readable = TokenStream::new();
    let mut texts = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let key = at.checked_sub(2).and_then(|at| tokens.get(at));
        let key = key.map(ToString::to_string).unwrap_or_default();
        match token {
            TokenTree::Group(group) => {
                let inner = self::readable(group.stream());
                readable.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            TokenTree::Literal(literal) if key == "texts" => {
                texts = text(literal);
                readable.extend(quote!(..));
            }
            TokenTree::Literal(literal) => match (key.as_str(), bytes(literal)) {
                ("marks", Some(bytes)) => readable.extend(list(&rows(&bytes, &texts))),
                ("index", Some(bytes)) => readable.extend(list(&index(&bytes))),
                ("wanted", Some(bytes)) => readable.extend(list(&wanted(&bytes, &texts))),
                ("compounds", Some(bytes)) => {
                    let numbers = numbers(&bytes).map(|number| number.to_string());
                    readable.extend(list(&numbers.collect::<Vec<_>>()));
                }
                _ => readable.extend([token.clone()]),
            },
            _ => readable.extend([token.clone()]),
        }
    }
    readable
}

fn bytes(literal: &Literal) -> Option<Vec<u8>> {
    let literal = syn::parse_str::<LitByteStr>(&literal.to_string()).ok()?;
    Some(literal.value())
}

fn text(literal: &Literal) -> String {
    let literal = syn::parse_str::<LitStr>(&literal.to_string());
    literal.map(|literal| literal.value()).unwrap_or_default()
}

fn list(entries: &[String]) -> TokenStream {
    quote!([#(#entries),*])
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u16> {
    let (pairs, _) = bytes.as_chunks();
    pairs.iter().map(|pair| u16::from_le_bytes(*pair))
}

/// `404 never 'Not Found' 'There is no such pet.' '' '' 'NotFound'`, and how many cases it has from which on.
fn rows(bytes: &[u8], texts: &str) -> Vec<String> {
    let (marks, rest) = bytes.as_chunks::<32>();
    assert!(rest.is_empty());
    let row = |mark: &[u8; 32]| {
        let code = String::from_utf8_lossy(&mark[..3]);
        let rule = match mark[3] {
            b'-' => "no error",
            b'n' => "never",
            b'l' => "later, idempotent",
            b'L' => "later, any",
            b't' => "throttled, idempotent",
            b'T' => "throttled, any",
            other => panic!("rule {other}"),
        };
        let (offsets, _) = mark[8..].as_chunks();
        let offsets: Vec<_> = offsets
            .iter()
            .map(|o| u32::from_le_bytes(*o) as usize)
            .collect();
        let mut row = format!("{code} {rule}");
        for part in offsets.windows(2) {
            let _ = write!(row, " '{}'", &texts[part[0]..part[1]]);
        }
        let cases: Vec<_> = numbers(&mark[4..8]).collect();
        if cases[1] > 0 {
            let _ = write!(row, ", {} cases from case {}", cases[1], cases[0]);
        }
        row
    };
    marks.iter().map(row).collect()
}

/// `404 → row 2`, and `500..=599 → row 5` for what has the same row.
fn index(bytes: &[u8]) -> Vec<String> {
    let mut runs: Vec<(usize, usize, u16)> = Vec::new();
    for (at, entry) in numbers(bytes).enumerate() {
        let status = at + 100;
        match runs.last_mut() {
            Some((_, last, same)) if *same == entry && *last + 1 == status => *last = status,
            _ => runs.push((status, status, entry)),
        }
    }
    let runs = runs.into_iter().filter(|(_, _, entry)| *entry > 0);
    let run = |(first, last, entry): (usize, usize, u16)| {
        let statuses = if first == last {
            first.to_string()
        } else {
            format!("{first}..={last}")
        };
        let cases = if entry >> 15 == 1 { " with cases" } else { "" };
        format!("{statuses} → row {}{cases}", (entry & 0x7fff) - 1)
    };
    runs.map(run).collect()
}

/// `5ed1c0fa 'card_declined' → case 1`, and where it is one condition of several, its slot. The number
/// is the hash of place and text.
fn wanted(bytes: &[u8], texts: &str) -> Vec<String> {
    let (marks, rest) = bytes.as_chunks::<16>();
    assert!(rest.is_empty());
    let want = |mark: &[u8; 16]| {
        let short: Vec<_> = numbers(mark).collect();
        let long = |at: usize| u32::from(short[at]) | u32::from(short[at + 1]) << 16;
        let (start, length) = (long(2) as usize, long(4) as usize);
        let mut want = format!("{:08x} '{}'", long(0), &texts[start..start + length]);
        if short[6] != u16::MAX {
            let _ = write!(want, " → case {}", short[6]);
        }
        if short[7] != u16::MAX {
            let _ = write!(want, ", slot {}", short[7]);
        }
        want
    };
    marks.iter().map(want).collect()
}
