//! A document, and the files beside it to which its `$ref`s lead.

use super::tree::{Id, Tree, Value};
use crate::files;
use crate::import::Refusal;
use indexmap::IndexMap;
use percent_encoding::percent_decode_str;
use std::path::{Component, Path, PathBuf};

/// All files that are read, the document first.
pub(super) struct Documents {
    /// Each by where it stands, seen from the folder of the document; or why it cannot be read, if it is
    /// there.
    files: IndexMap<PathBuf, Result<Tree, Option<String>>>,
    /// What the document calls itself since OpenAPI 3.2.
    own_address: Option<String>,
}

/// The files that belong to a document are few and small.
const MOST_FILES: usize = 2_000;
const MOST_MEBIBYTES: u64 = 64;

impl Documents {
    /// The document and, where it stands in a folder, every file in there that a `$ref` names.
    pub(super) fn read(text: String, path: Option<&Path>) -> Result<Documents, Refusal> {
        let tree = Tree::read(text)?;
        let own_address = tree.root().and_then(|root| tree.get(root, "$self"));
        let own_address = own_address.and_then(|id| tree.text(id)).map(str::to_owned);
        let name = path.and_then(Path::file_name).map(PathBuf::from);
        let name = name.unwrap_or_default();
        let mut documents = Documents {
            files: IndexMap::from([(name, Ok(tree))]),
            own_address,
        };
        if let Some(folder) = path.map(|path| path.parent().unwrap_or(Path::new(""))) {
            documents.read_beside(folder);
        }
        Ok(documents)
    }

    fn read_beside(&mut self, folder: &Path) {
        let mut bytes_left = MOST_MEBIBYTES << 20;
        let mut next = 0;
        while let Some((from, tree)) = self.files.get_index(next) {
            next += 1;
            let references = tree.iter().flat_map(|tree| {
                let references = tree.all("$ref");
                references.filter_map(|id| tree.text(id))
            });
            let named = references.filter_map(|to| beside(from, to.split('#').next()?));
            let mut named: Vec<_> = named.collect();
            named.sort_unstable();
            named.dedup();
            for name in named {
                if !self.files.contains_key(&name) && self.files.len() < MOST_FILES {
                    let read = read_file(folder, &name, &mut bytes_left);
                    self.files.insert(name, read);
                }
            }
        }
    }

    pub(super) fn root(&self) -> Option<Node<'_>> {
        self.root_of(0)
    }

    fn root_of(&self, file: usize) -> Option<Node<'_>> {
        let (_, tree) = self.files.get_index(file)?;
        let tree = tree.as_ref().ok()?;
        let id = tree.root()?;
        Some(Node {
            documents: self,
            tree,
            file,
            id,
        })
    }

    /// What the text has and the tree has not, with the line where that shows.
    pub(super) fn unused(&self) -> &[(String, usize)] {
        let document = self.files.first().and_then(|(_, tree)| tree.as_ref().ok());
        document.map_or(&[], |tree| &tree.unused)
    }
}

/// A file inside of the document's folder. The error has a reason where the file is there.
fn read_file(folder: &Path, name: &Path, bytes_left: &mut u64) -> Result<Tree, Option<String>> {
    let file = folder.join(name);
    // A link may lead out of the folder, which has no name where the document's has no path.
    let folder = Path::new(".").join(folder).canonicalize();
    let is_inside = match (file.canonicalize(), folder) {
        (Ok(file), Ok(folder)) => file.starts_with(folder),
        _ => false,
    };
    if !is_inside || !file.is_file() {
        return Err(None);
    }
    let text = files::text(&file, *bytes_left >> 20)
        .map_err(|failure| Some(format!("which cannot be read: {failure}")))?;
    *bytes_left = bytes_left.saturating_sub(text.len() as u64);
    Tree::read(text).map_err(|refusal| Some(format!("which is neither JSON nor YAML: {refusal}")))
}

/// The file that a `$ref` in another file names, seen from the document's folder; `None` where it
/// leads elsewhere.
fn beside(from: &Path, to: &str) -> Option<PathBuf> {
    let to = percent_decode_str(to).decode_utf8().ok()?;
    let has_scheme = to
        .split('/')
        .next()
        .is_some_and(|first| first.contains(':'));
    if to.is_empty() || has_scheme {
        return None;
    }
    let mut path = from.parent().map(Path::to_owned).unwrap_or_default();
    for part in Path::new(&*to).components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            Component::ParentDir if path.pop() => {}
            _ => return None,
        }
    }
    Some(path)
}

/// One value of a document.
#[derive(Clone, Copy)]
pub(super) struct Node<'d> {
    documents: &'d Documents,
    tree: &'d Tree,
    file: usize,
    id: Id,
}

/// The file, and the value in it.
pub(super) type NodeId = (usize, Id);

impl<'d> Node<'d> {
    /// Equal for the same value only, however it was reached.
    pub(super) fn id(self) -> NodeId {
        (self.file, self.id)
    }

    fn at(self, id: Id) -> Node<'d> {
        Node { id, ..self }
    }

    pub(super) fn text(self) -> Option<&'d str> {
        self.tree.text(self.id)
    }

    /// Whether it is a number, a truth value or null.
    pub(super) fn is_plain(self) -> bool {
        matches!(self.tree.value(self.id), Some(Value::Plain(_)))
    }

    pub(super) fn is_map(self) -> bool {
        matches!(self.tree.value(self.id), Some(Value::Map(_)))
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self.tree.value(self.id), Some(Value::List(_)))
    }

    /// The member of an object, or the element of an array at a position.
    pub(super) fn get(self, key: &str) -> Option<Node<'d>> {
        Some(self.at(self.tree.get(self.id, key)?))
    }

    /// The text of a member.
    pub(super) fn text_of(self, key: &str) -> Option<&'d str> {
        self.get(key)?.text()
    }

    /// The members of an object; of anything else, none.
    pub(super) fn members(self) -> impl Iterator<Item = (&'d str, Node<'d>)> {
        let members = self.tree.members(self.id);
        members.map(move |(key, id)| (key, self.at(id)))
    }

    /// The elements of an array; of anything else, none.
    pub(super) fn items(self) -> impl Iterator<Item = Node<'d>> {
        self.tree.items(self.id).iter().map(move |id| self.at(*id))
    }

    /// The root of the file that a `$ref` names before its `#`.
    pub(super) fn file(self, to: &str) -> Result<Node<'d>, Elsewhere<'d>> {
        let documents = self.documents;
        let is_own = to.is_empty() || documents.own_address.as_deref() == Some(to);
        let file = if is_own {
            // Where a document calls itself something, all of its files may say it.
            if to.is_empty() { self.file } else { 0 }
        } else {
            let from = documents.files.get_index(self.file);
            let name = from.and_then(|(from, _)| beside(from, to));
            let found = name.and_then(|name| documents.files.get_full(&name));
            match found.ok_or(Elsewhere::Outside)? {
                (file, _, Ok(_)) => file,
                (_, _, Err(Some(why))) => return Err(Elsewhere::Unreadable(why)),
                (_, _, Err(None)) => return Err(Elsewhere::Outside),
            }
        };
        documents.root_of(file).ok_or(Elsewhere::Outside)
    }
}

/// Why a `$ref` leads to no file.
pub(super) enum Elsewhere<'d> {
    /// To another server, or out of the document's folder.
    Outside,
    /// The reason stands behind the name of the file.
    Unreadable(&'d str),
}
