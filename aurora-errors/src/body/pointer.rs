//! JSON Pointers ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) in which `*` stands for
//! every element of an array or every value of an object.

use super::json::{Cursor, Next, Raw, Shape};

/// How many tokens a pointer has; one with more matches nothing.
const MAX_TOKENS: usize = 16;

/// The values at a pointer, in document order, each found when it is asked for.
#[derive(Debug, Clone)]
pub(super) struct Matches<'a, 'p> {
    cursor: Cursor<'a>,
    tokens: [Token<'p>; MAX_TOKENS],
    length: usize,
    /// How many containers the cursor stands in.
    level: usize,
    /// One bit for each of these containers, the innermost lowest: whether it is an array.
    arrays: u32,
    state: State,
    /// The start of the innermost object, and of the member of it that matched last.
    object: Option<(Cursor<'a>, Cursor<'a>)>,
    /// The last key that `*` stood for, and the level of its object.
    wild: Option<(usize, Raw<'a>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'p> {
    Any,
    Name(&'p str),
    /// A name in which `~` stands for something else.
    Escaped(&'p str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The cursor stands at a value that matches as far as `level` goes.
    AtValue,
    /// The cursor stands behind a value.
    Behind,
    Broken,
}

impl<'a, 'p> Matches<'a, 'p> {
    pub(super) fn new(json: Cursor<'a>, pointer: &'p str) -> Self {
        let mut tokens = [Token::Any; MAX_TOKENS];
        let mut length = 0;
        let mut state = State::AtValue;
        for text in pointer.split('/').skip(1) {
            match tokens.get_mut(length) {
                Some(token) => *token = Token::of(text),
                None => state = State::Behind,
            }
            length += 1;
        }
        Matches {
            cursor: json,
            tokens,
            length,
            level: 0,
            arrays: 0,
            state,
            object: None,
            wild: None,
        }
    }

    /// The next value that matches. Whoever takes it moves the cursor behind it.
    pub(super) fn find(&mut self) -> Option<&mut Cursor<'a>> {
        loop {
            match self.state {
                State::Broken => return None,
                State::AtValue if self.level == self.length => {
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

    /// The start of the object whose member the last match is, where it is one, and of the member.
    pub(super) fn object(&self) -> Option<(Cursor<'a>, Cursor<'a>)> {
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
        if !matches!(shape, Some(Shape::Object | Shape::Array)) {
            self.skip();
            return;
        }
        self.cursor.enter();
        self.level += 1;
        self.arrays <<= 1;
        self.state = State::Behind;
        if shape == Some(Shape::Object) {
            self.object = Some((self.cursor, self.cursor));
            return;
        }
        self.arrays |= 1;
        if let Token::Name(name) = self.token()
            && let Some(index) = index(name)
        {
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
        let token = self.token();
        if self.arrays & 1 == 1 {
            self.take_element(token == Token::Any);
            return;
        }
        let member = self.cursor;
        match self.cursor.next_key() {
            Next::Member(key) if token.is_key(key) => {
                self.state = State::AtValue;
                if let Some((_, start)) = &mut self.object {
                    *start = member;
                }
                if token == Token::Any {
                    self.wild = Some((self.level, key));
                }
            }
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
    }

    /// The token that the members of the innermost container have to match.
    fn token(&self) -> Token<'p> {
        let token = self.tokens.get(self.level.wrapping_sub(1));
        token.copied().unwrap_or(Token::Any)
    }
}

impl<'p> Token<'p> {
    fn of(text: &'p str) -> Self {
        match text {
            "*" => Token::Any,
            _ if text.contains('~') => Token::Escaped(text),
            _ => Token::Name(text),
        }
    }

    fn is_key(self, key: Raw<'_>) -> bool {
        match self {
            Token::Any => true,
            Token::Name(name) => key.is(name),
            // RFC 6901 §4.
            Token::Escaped(name) => key.is(&name.replace("~1", "/").replace("~0", "~")),
        }
    }
}

fn index(name: &str) -> Option<usize> {
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| name.parse().ok()).flatten()
}
