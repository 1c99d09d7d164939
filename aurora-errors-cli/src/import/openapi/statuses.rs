//! Many responses brought together: one row for each status.

use super::description::plain;
use super::responses::{Key, Use};
use super::tree::Node;
use crate::import::proposal::{OtherMeaning, ProposedRow};
use aurora_errors_spec::{Code, Replay, Retry};
use indexmap::IndexMap;

/// What a document says about one status.
#[derive(Clone)]
pub(super) struct Status {
    pub(super) code: Code,
    /// Each description with the number of operations that use it, the most used first and the
    /// first seen first among equals. None of them is empty.
    pub(super) meanings: Vec<(String, usize)>,
    /// How many operations declare the header `Retry-After`.
    pub(super) retry_after: usize,
}

/// The statuses in the order of their codes, each class behind the codes that it contains.
pub(super) fn gather(uses: &[Use]) -> Vec<Status> {
    let mut by_key: IndexMap<Key, Seen> = IndexMap::new();
    for each in uses {
        by_key.entry(each.key).or_default().add(each);
    }
    let otherwise = by_key.shift_remove(&Key::Default);
    for class in [4, 5] {
        let key = Key::Code(Code::Class(class));
        if let Some(otherwise) = &otherwise {
            by_key.entry(key).or_insert_with(|| otherwise.clone());
        }
    }
    let statuses = by_key.into_iter().filter_map(|(key, seen)| match key {
        Key::Code(code) => Some(seen.status(code)),
        Key::Default => None,
    });
    let mut statuses: Vec<_> = statuses.collect();
    statuses.sort_by_key(|status| match status.code {
        Code::Status(status) => (status / 100, status),
        Code::Class(class) => (class.into(), u16::MAX),
    });
    statuses
}

#[derive(Clone, Default)]
struct Seen {
    meanings: IndexMap<String, usize>,
    retry_after: usize,
}

impl Seen {
    fn add(&mut self, each: &Use) {
        let meaning = plain(each.description.unwrap_or_default());
        if !meaning.is_empty() {
            *self.meanings.entry(meaning).or_default() += each.operations;
        }
        if declares_retry_after(each.response) {
            self.retry_after += each.operations;
        }
    }

    fn status(self, code: Code) -> Status {
        let mut meanings: Vec<_> = self.meanings.into_iter().collect();
        meanings.sort_by_key(|(_, operations)| std::cmp::Reverse(*operations));
        Status {
            code,
            meanings,
            retry_after: self.retry_after,
        }
    }
}

fn declares_retry_after(response: Node) -> bool {
    let headers = response.get("headers");
    let mut names = headers.into_iter().flat_map(Node::members);
    names.any(|(name, _)| name.eq_ignore_ascii_case("retry-after"))
}

impl Status {
    /// A `Retry-After` on a status that says nothing of repeating says that its cause passes
    /// (RFC 9110 §10.2.3).
    pub(super) fn row(self) -> ProposedRow {
        let mut row = ProposedRow::new(self.code);
        let mut meanings = self.meanings.into_iter();
        if let Some((meaning, _)) = meanings.next() {
            row.meaning = meaning;
        }
        let other = |(meaning, operations)| OtherMeaning {
            meaning,
            operations,
        };
        row.meanings = meanings.map(other).collect();
        row.retry_after = (self.retry_after > 0).then_some(self.retry_after);
        let is_never = matches!(row.rule, Some((Retry::Never, _)));
        if is_never && self.retry_after > 0 && matches!(self.code, Code::Status(_)) {
            row.rule = Some((Retry::Later, Some(Replay::Idempotent)));
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::super::responses::find;
    use super::super::tree::Tree;
    use super::gather;
    use crate::import::{Notes, Wanted};

    /// What a 404 means where its description stands beside the `$ref`, and in what that leads to.
    fn meaning(version: &str) -> String {
        let text = format!(
            r##"{{
                {version},
                "paths": {{ "/": {{ "get": {{ "responses": {{
                    "404": {{ "$ref": "#/components/responses/Gone", "description": "No such pet" }}
                }} }} }} }},
                "components": {{ "responses": {{ "Gone": {{ "description": "Nothing here" }} }} }}
            }}"##
        );
        let tree = Tree::read(&text).ok().flatten().unwrap();
        let found = find(tree.root(), &Wanted::default(), &mut Notes::default()).unwrap();
        let status = gather(&found.uses).remove(0);
        let (meaning, operations) = &status.meanings[0];
        format!("{meaning}, {operations} of {}", status.meanings.len())
    }

    #[test]
    fn a_description_beside_a_ref_counts_since_openapi_3_1() {
        assert_eq!(meaning(r#""openapi": "3.1.0""#), "No such pet, 1 of 1");
        assert_eq!(meaning(r#""openapi": "3.0.3""#), "Nothing here, 1 of 1");
        assert_eq!(meaning(r#""swagger": "2.0""#), "Nothing here, 1 of 1");
    }
}
