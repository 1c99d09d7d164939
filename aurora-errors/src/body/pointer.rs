//! JSON Pointers ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) in which `*` stands for
//! every element of an array or every value of an object.

use super::json::{Cursor, Next, Raw, Shape};

/// How many tokens a pointer has; one with more matches nothing.
const MAX_TOKENS: usize = 16;

/// The values at a pointer, in document order, each found when it is asked for.
#[derive(Debug, Clone)]
pub(super) struct Matches<'a, 'p> {
    cursor: Cursor<'a>,
    pointer: Pointer<'p>,
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

/// A pointer and where its tokens begin.
#[derive(Debug, Clone, Copy)]
struct Pointer<'p> {
    text: &'p [u8],
    starts: [u16; MAX_TOKENS],
    length: usize,
    /// Whether `~` stands for something in it.
    has_escapes: bool,
}

/// The token for every element or value.
const ANY: &[u8] = b"*";

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
        let pointer = Pointer::new(pointer.as_bytes());
        Matches {
            cursor: json,
            pointer: pointer.unwrap_or(Pointer::WHOLE),
            level: 0,
            arrays: 0,
            state: match pointer {
                Some(_) => State::AtValue,
                None => State::Behind,
            },
            object: None,
            wild: None,
        }
    }

    /// The next value that matches. Whoever takes it moves the cursor behind it.
    pub(super) fn find(&mut self) -> Option<&mut Cursor<'a>> {
        loop {
            match self.state {
                State::Broken => return None,
                State::AtValue if self.level == self.pointer.length => {
                    self.state = State::Behind;
                    return Some(&mut self.cursor);
                }
                State::AtValue => self.enter(),
                State::Behind if self.level == 0 => return None,
                State::Behind if self.arrays & 1 == 1 => self.next_element(),
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

    /// Where the last match is a member of an object: the members before it.
    pub(super) fn members_before(&self) -> Option<Cursor<'a>> {
        let (start, member) = self.object.filter(|_| self.arrays & 1 == 0)?;
        Some(start.until(member))
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
        if let Some(index) = index(self.token()) {
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
        let member = self.cursor;
        match self.cursor.next_key() {
            Next::Member(key) => self.take_member(member, key),
            Next::End => self.leave(),
            Next::Broken => self.state = State::Broken,
        }
    }

    /// Stays at the value of a member if its key matches, else goes past it.
    fn take_member(&mut self, member: Cursor<'a>, key: Raw<'a>) {
        let token = self.token();
        if token == ANY {
            self.wild = Some((self.level, key));
        } else if !self.pointer.is_key(token, key) {
            self.skip();
            return;
        }
        self.state = State::AtValue;
        if let Some((_, start)) = &mut self.object {
            *start = member;
        }
    }

    fn next_element(&mut self) {
        self.take_element(self.token() == ANY);
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
        if self.wild.is_some_and(|(level, _)| level == self.level) {
            self.wild = None;
        }
        self.level -= 1;
        self.arrays >>= 1;
        self.state = State::Behind;
    }

    /// The token that the members of the innermost container have to match.
    fn token(&self) -> &'p [u8] {
        self.pointer.token(self.level.wrapping_sub(1))
    }
}

impl<'p> Pointer<'p> {
    const WHOLE: Self = Pointer {
        text: b"",
        starts: [0; MAX_TOKENS],
        length: 0,
        has_escapes: false,
    };

    fn new(text: &'p [u8]) -> Option<Self> {
        let mut pointer = Pointer {
            text,
            ..Pointer::WHOLE
        };
        for (at, byte) in text.iter().enumerate() {
            match byte {
                b'/' => {
                    *pointer.starts.get_mut(pointer.length)? = u16::try_from(at + 1).ok()?;
                    pointer.length += 1;
                }
                b'~' => pointer.has_escapes = true,
                _ => {}
            }
        }
        Some(pointer)
    }

    fn token(&self, number: usize) -> &'p [u8] {
        let start = |number| self.starts.get(number).copied().map_or(0, usize::from);
        let end = if number + 1 < self.length {
            start(number + 1) - 1
        } else {
            self.text.len()
        };
        self.text.get(start(number)..end).unwrap_or_default()
    }

    fn is_key(&self, token: &[u8], key: Raw<'_>) -> bool {
        if !self.has_escapes {
            return key.is(token);
        }
        // RFC 6901 §4.
        let name = String::from_utf8_lossy(token).replace("~1", "/");
        key.is(name.replace("~0", "~").as_bytes())
    }
}

/// The number of an element that a token names.
fn index(name: &[u8]) -> Option<usize> {
    if !name.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(name).ok()?.parse().ok()
}
