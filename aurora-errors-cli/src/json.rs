//! JSON as this program writes it: members stand in the order in which a person wants to read them.

use serde::{Serialize, Serializer};
use serde_json::Value;

pub(crate) enum Json {
    Leaf(Value),
    List(Vec<Json>),
    Object(Object),
}

/// An object in the making.
#[derive(Default)]
pub(crate) struct Object(Vec<(String, Json)>);

impl Object {
    pub(crate) fn with(mut self, key: &str, value: impl Into<Json>) -> Object {
        self.0.push((key.to_owned(), value.into()));
        self
    }

    /// Leaves the member out where there is no value.
    pub(crate) fn with_some(self, key: &str, value: Option<impl Into<Json>>) -> Object {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Leaves the member out where the list is empty.
    pub(crate) fn with_list<'a, T>(
        self,
        key: &str,
        items: &'a [T],
        item: fn(&'a T) -> Json,
    ) -> Object {
        let list = (!items.is_empty()).then(|| list(items, item));
        self.with_some(key, list)
    }

    /// `None` where it has no member.
    pub(crate) fn some(self) -> Option<Object> {
        Some(self).filter(|object| !object.0.is_empty())
    }
}

pub(crate) fn list<'a, T: 'a>(
    items: impl IntoIterator<Item = &'a T>,
    item: fn(&'a T) -> Json,
) -> Json {
    Json::List(items.into_iter().map(item).collect())
}

pub(crate) fn text(text: impl AsRef<str>) -> Json {
    text.as_ref().into()
}

impl<T: Into<Value>> From<T> for Json {
    fn from(value: T) -> Json {
        Json::Leaf(value.into())
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Json {
        Json::Object(object)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Leaf(value) => value.serialize(serializer),
            Json::List(items) => serializer.collect_seq(items),
            Json::Object(Object(members)) => {
                let members = members.iter();
                serializer.collect_map(members.map(|(key, value)| (key, value)))
            }
        }
    }
}
