//! What is made of any bytes: JSON of words that mean something to its reader, and tables of which most
//! are without a fault.

#![allow(dead_code)]

use serde_json::{Map, Value, json};

/// The bytes that decide.
pub struct Choices<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Choices {
            bytes: bytes.iter(),
        }
    }

    /// A number below the bound.
    pub fn number(&mut self, bound: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % bound
    }

    /// One of some things.
    pub fn of<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.number(things.len())]
    }

    /// Once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.number(times) == times - 1
    }

    /// A text of its own, of at most 16 bytes.
    pub fn text(&mut self) -> String {
        let length = self.number(16);
        let bytes: Vec<u8> = self.bytes.by_ref().take(length).copied().collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// JSON with members of these names.
    pub fn json(&mut self, keys: &[&str], texts: &[&str], depth: usize) -> Value {
        let kind = if depth == 0 {
            self.number(6)
        } else {
            self.number(16)
        };
        match kind {
            0 => Value::Null,
            1 => self.once_in(2).into(),
            2 => self.of(&[0, 7, -1, 1042, 429]).into(),
            3 | 4 => self.of(texts).into(),
            5 => self.text().into(),
            6..=8 => {
                let count = self.number(4);
                let elements = (0..count).map(|_| self.json(keys, texts, depth - 1));
                Value::Array(elements.collect())
            }
            _ => {
                let count = self.number(5);
                let member = |_| {
                    let key = if self.once_in(12) {
                        self.text()
                    } else {
                        self.of(keys).to_owned()
                    };
                    (key, self.json(keys, texts, depth - 1))
                };
                Value::Object((0..count).map(member).collect::<Map<_, _>>())
            }
        }
    }

    /// A table: most of them have no fault.
    pub fn table(&mut self) -> Value {
        let count = 1 + self.number(4);
        let rows: Vec<Value> = (0..count).map(|_| self.row()).collect();
        let mut table = json!({ "api": "Pets", "statuses": rows });
        for _ in 0..self.number(4) {
            let (key, value) = match self.number(9) {
                0 => ("version", self.of(&["1", "2024.05", " "]).into()),
                1 => ("docs", self.address()),
                2 => ("messages", self.list(Self::place)),
                3 => ("codes", self.list(Self::place)),
                4 => ("request_id", self.list(Self::header)),
                5 => ("idempotency_key", self.list(Self::header)),
                6 => ("retry_after", self.list(Self::delay)),
                7 => ("retryable", self.list(Self::verdict)),
                _ => ("$comment", self.wrong()),
            };
            table[key] = value;
        }
        self.spoil(&mut table);
        table
    }

    fn row(&mut self) -> Value {
        let codes = ["4XX", "5xx", "2XX"].map(Value::from);
        let statuses = [404, 429, 402, 503, 200, 100, 999, 409].map(Value::from);
        let code = if self.once_in(4) {
            self.choice(&codes)
        } else {
            self.choice(&statuses)
        };
        let mut row = json!({ "code": code, "name": self.name(), "meaning": self.of(&["gone", "*no*", "`x`"]) });
        let is_error = code.as_u64().map_or(code != "2XX", |code| code >= 400);
        if is_error != self.once_in(8) {
            row["retry"] = self.of(&["never", "later", "throttled"]).into();
        }
        self.more(&mut row);
        if self.once_in(3) {
            row["cases"] = self.list(Self::case);
        }
        self.spoil(&mut row);
        row
    }

    fn case(&mut self) -> Value {
        let mut case = json!({ "name": self.name(), "when": self.when() });
        if self.once_in(3) {
            case["retry"] = self.of(&["never", "later", "throttled"]).into();
        }
        self.more(&mut case);
        self.spoil(&mut case);
        case
    }

    fn when(&mut self) -> Value {
        let mut when = json!({});
        for _ in 0..1 + self.number(2) {
            match self.number(3) {
                0 => when["code"] = self.wanted(),
                1 => when["header"][self.of(&["x-a", "X-A", "retry-after", "x b"])] = self.wanted(),
                _ => when["body"][self.of(&["/a", "/a/*/b", "", "/ok", "a"])] = self.wanted(),
            }
        }
        self.spoil(&mut when);
        when
    }

    fn wanted(&mut self) -> Value {
        let one = |choices: &mut Self| match choices.number(4) {
            0 => choices.of(&[0, 7, 51]).into(),
            1 => choices.once_in(2).into(),
            _ => choices.of(&["a", "b", "*", "a:b", "7", ""]).into(),
        };
        if self.once_in(3) {
            return self.list(one);
        }
        one(self)
    }

    /// Members that a row and a case may have.
    fn more(&mut self, row: &mut Value) {
        for _ in 0..self.number(3) {
            let (key, value) = match self.number(7) {
                0 => (
                    "variant",
                    self.of(&["Gone", "Lost", "gone", "Self", "a b", "_", "Ä", "X9"])
                        .into(),
                ),
                1 => ("advice", self.of(&["wait", "ask", ""]).into()),
                2 => ("docs", self.address()),
                3 => ("replay", self.of(&["any", "idempotent"]).into()),
                4 => ("error", self.once_in(2).into()),
                5 => ("retry_after", self.list(Self::delay)),
                _ => ("x-own", self.wrong()),
            };
            row[key] = value;
        }
    }

    fn name(&mut self) -> String {
        if self.once_in(16) {
            return self.text();
        }
        let names = [
            "Gone",
            "Not Found",
            "Locked",
            "Is Busy",
            "Card Declined",
            "Over Limit",
            "OK",
            "Unlisted",
        ];
        self.of(&names).to_owned()
    }

    fn address(&mut self) -> Value {
        let addresses = [
            "https://pets.example",
            "http://a.example/b?c=d#e",
            "pets.example",
            "https://a b",
            "https:///a",
        ];
        self.of(&addresses).into()
    }

    fn header(&mut self) -> Value {
        self.of(&["x-a", "X-B", "retry-after", "x b", "x:y", ""])
            .into()
    }

    fn pointer(&mut self) -> Value {
        self.of(&[
            "/a",
            "/a/*/b",
            "",
            "/a~1b/0",
            "a",
            "/~2",
            "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a",
        ])
        .into()
    }

    fn place(&mut self) -> Value {
        match self.number(3) {
            0 => json!({ "header": self.header() }),
            1 => json!({ "body": self.pointer() }),
            _ => self.pointer(),
        }
    }

    fn delay(&mut self) -> Value {
        let mut delay = self.place();
        if delay.is_object() {
            delay["unit"] = self
                .of(&["s", "ms", "epoch", "epoch-ms", "date", "h"])
                .into();
            if self.once_in(3) {
                delay["parameter"] = self.of(&["t", "", "r"]).into();
            }
        }
        self.spoil(&mut delay);
        delay
    }

    fn verdict(&mut self) -> Value {
        let mut verdict = self.place();
        if verdict.is_object() && self.once_in(2) {
            verdict["replay"] = self.of(&["any", "idempotent", "all"]).into();
        }
        self.spoil(&mut verdict);
        verdict
    }

    fn list<T: Into<Value>>(&mut self, one: impl Fn(&mut Self) -> T) -> Value {
        let count = if self.once_in(8) {
            0
        } else {
            1 + self.number(3)
        };
        (0..count).map(|_| one(self).into()).collect()
    }

    fn choice(&mut self, things: &[Value]) -> Value {
        things[self.number(things.len())].clone()
    }

    /// Now and then one member of an object becomes something else, goes, or comes.
    fn spoil(&mut self, object: &mut Value) {
        let Value::Object(members) = object else {
            return;
        };
        if !self.once_in(24) {
            return;
        }
        let keys: Vec<String> = members.keys().cloned().collect();
        let key = keys
            .get(self.number(keys.len().max(1)))
            .cloned()
            .unwrap_or_default();
        match self.number(4) {
            0 => drop(members.remove(&key)),
            1 => drop(members.insert(self.text(), self.wrong())),
            _ => drop(members.insert(key, self.wrong())),
        }
    }

    fn wrong(&mut self) -> Value {
        match self.number(9) {
            0 => Value::Null,
            1 => true.into(),
            2 => json!([]),
            3 => json!({}),
            4 => self.of(&[-1, 0, 99, 404, 1000]).into(),
            5 => json!(404.5),
            6 => json!([self.text()]),
            7 => json!({ "header": self.text(), "unit": "s" }),
            _ => self.text().into(),
        }
    }
}
