//! JSON Pointers ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) in which `*` stands for
//! every element of an array or every value of an object.

use super::json::{Cursor, Next, Raw, Shape};

/// How many tokens of a pointer are looked at; a pointer with more matches nothing.
const MAX_TOKENS: u32 = 64;

/// The values at a pointer, in document order, each found when it is asked for.
#[derive(Debug, Clone)]
pub(super) struct Matches<'a, 'p> {
    cursor: Cursor<'a>,
    /// The tokens below the container in which the cursor stands.
    below: &'p str,
    /// The token that a member of that container must match.
    token: &'p str,
    pointer: &'p str,
    /// How many containers the cursor stands in.
    level: u32,
    /// One bit for each of these containers, the innermost lowest: whether it is an array.
    arrays: u64,
    state: State,
    /// The start of the innermost object.
    object: Option<Cursor<'a>>,
    /// The last key that `*` stood for, and the level of its object.
    wild: Option<(u32, Raw<'a>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The cursor stands at a value that matches as far as `below`.
    AtValue,
    /// The cursor stands behind a value.
    Behind,
    Broken,
}

impl<'a, 'p> Matches<'a, 'p> {
    pub(super) fn new(json: Cursor<'a>, pointer: &'p str) -> Self {
        Matches {
            cursor: json,
            below: pointer,
            token: "",
            pointer,
            level: 0,
            arrays: 0,
            state: State::AtValue,
            object: None,
            wild: None,
        }
    }

    /// The next value that matches. Whoever takes it moves the cursor behind it.
    pub(super) fn find(&mut self) -> Option<&mut Cursor<'a>> {
        loop {
            match self.state {
                State::Broken => return None,
                State::AtValue if self.below.is_empty() => {
                    self.state = State::Behind;
                    return Some(&mut self.cursor);
                }
                State::AtValue => self.enter(),
                State::Behind if self.level == 0 => return None,
                State::Behind => self.next_member(),
            }
        }
    }

    /// Goes on behind a match that another reader went through, if it came to its end.
    pub(super) fn resume(&mut self, behind: Option<Cursor<'a>>) {
        match behind {
            Some(cursor) => self.cursor = cursor,
            None => self.state = State::Broken,
        }
    }

    /// Whether the text was JSON as far as it was read.
    pub(super) fn is_whole(&self) -> bool {
        self.state != State::Broken
    }

    /// The start of the object whose member the last match is, where it is one.
    pub(super) fn object(&self) -> Option<Cursor<'a>> {
        self.object.filter(|_| self.arrays & 1 == 0)
    }

    /// Whether the last match is a member of the outermost value.
    pub(super) fn is_in_root(&self) -> bool {
        self.level == 1
    }

    /// The key of the last match that a `*` stood for.
    pub(super) fn key(&self) -> Option<Raw<'a>> {
        self.wild.map(|(_, key)| key)
    }

    /// Goes into the container at the cursor, or past another value.
    fn enter(&mut self) {
        let shape = self.cursor.shape();
        let (Some(Shape::Object | Shape::Array), true) = (shape, self.level < MAX_TOKENS) else {
            self.skip();
            return;
        };
        self.cursor.enter();
        self.level += 1;
        self.arrays <<= 1;
        self.descend();
        self.state = State::Behind;
        if shape == Some(Shape::Object) {
            self.object = Some(self.cursor);
            return;
        }
        self.arrays |= 1;
        if let Some(index) = index(self.token) {
            self.go_to(index);
        }
    }

    fn skip(&mut self) {
        self.state = match self.cursor.skip_value() {
            Some(()) => State::Behind,
            None => State::Broken,
        };
    }

    /// Goes to an element of the array that was entered.
    fn go_to(&mut self, index: usize) {
        for _ in 0..index {
            match self.cursor.next_element() {
                Next::Member(()) => self.skip(),
                Next::End => return self.leave(),
                Next::Broken => self.state = State::Broken,
            }
            if self.state == State::Broken {
                return;
            }
        }
        self.take_element(true);
    }

    fn next_member(&mut self) {
        if self.arrays & 1 == 1 {
            self.take_element(self.token == "*");
            return;
        }
        match self.cursor.next_key() {
            Next::Member(key) if self.token == "*" => {
                self.wild = Some((self.level, key));
                self.state = State::AtValue;
            }
            Next::Member(key) if is_key(key, self.token) => self.state = State::AtValue,
            Next::Member(_) => self.skip(),
            Next::End => self.leave(),
            Next::Broken => self.state = State::Broken,
        }
    }

    fn take_element(&mut self, matches: bool) {
        match self.cursor.next_element() {
            Next::Member(()) if matches => self.state = State::AtValue,
            Next::Member(()) => self.skip(),
            Next::End => self.leave(),
            Next::Broken => self.state = State::Broken,
        }
    }

    fn leave(&mut self) {
        self.wild = self.wild.filter(|(level, _)| *level < self.level);
        self.level -= 1;
        self.arrays >>= 1;
        self.state = State::Behind;
        self.ascend();
    }

    /// Moves the first token of `below` to `token`.
    fn descend(&mut self) {
        let tokens = self.below.strip_prefix('/').unwrap_or(self.below);
        let end = tokens.find('/').unwrap_or(tokens.len());
        (self.token, self.below) = tokens.split_at(end);
    }

    /// Moves `token` back to the front of `below`, and the token before it to `token`.
    fn ascend(&mut self) {
        let length = self.token.len() + 1 + self.below.len();
        let (above, below) = self
            .pointer
            .split_at(self.pointer.len().saturating_sub(length));
        self.below = below;
        self.token = above.rsplit('/').next().unwrap_or_default();
    }
}

fn index(token: &str) -> Option<usize> {
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| token.parse().ok()).flatten()
}

/// Whether a token means this key (RFC 6901 §4: `~1` is `/`, `~0` is `~`).
fn is_key(key: Raw<'_>, token: &str) -> bool {
    if token.contains('~') {
        key.is(&token.replace("~1", "/").replace("~0", "~"))
    } else {
        key.is(token)
    }
}
