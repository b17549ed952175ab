//! Where a value stands in a JSON text, for messages.

use std::collections::BTreeMap;

/// A step from a value to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'k> {
    /// The value under a key.
    Key(&'k str),
    /// The value at a place of an array.
    At(usize),
}

/// Where every value of a JSON text stands, found in one pass: a descriptor may have as many faults as values.
#[derive(Debug)]
pub(crate) struct Places(Place);

/// Where a value stands, and the values in it.
#[derive(Debug)]
struct Place {
    line: u64,
    column: u64,
    inside: Inside,
}

#[derive(Debug)]
enum Inside {
    Nothing,
    List(Vec<Place>),
    /// By key, as it is written.
    Object(BTreeMap<Vec<u8>, Place>),
}

impl Places {
    /// The places of `text`, which has been parsed before, so that only well-formed JSON of few levels comes here.
    pub(crate) fn of(text: &str) -> Self {
        let mut cursor = Cursor { bytes: text.as_bytes(), at: 0 };
        Self(Place::of(&mut cursor, &mut Lines { counted: 0, line: 1, column: 1 }))
    }

    /// The line and column, from one, of the value that `path` leads to; as far as the path can be followed.
    pub(crate) fn position(&self, path: &[Step<'_>]) -> (u64, u64) {
        let mut place = &self.0;
        for step in path {
            let inner = match (&place.inside, step) {
                (Inside::Object(values), Step::Key(key)) => values.get(key.as_bytes()),
                (Inside::List(values), Step::At(at)) => values.get(*at),
                _ => None,
            };
            let Some(inner) = inner else { break };
            place = inner;
        }
        (place.line, place.column)
    }
}

impl Place {
    /// The value that comes next.
    fn of(cursor: &mut Cursor<'_>, lines: &mut Lines) -> Self {
        cursor.space();
        let (line, column) = lines.count(cursor);
        let inside = match cursor.peek() {
            b'[' => {
                let mut values = Vec::new();
                cursor.at += 1;
                while !cursor.take(b']') && cursor.peek() != 0 {
                    values.push(Self::of(cursor, lines));
                    cursor.take(b',');
                }
                Inside::List(values)
            }
            b'{' => {
                let mut values = BTreeMap::new();
                cursor.at += 1;
                while !cursor.take(b'}') && cursor.peek() == b'"' {
                    let key = cursor.string().to_vec();
                    cursor.take(b':');
                    let value = Self::of(cursor, lines);
                    values.entry(key).or_insert(value);
                    cursor.take(b',');
                }
                Inside::Object(values)
            }
            _ => {
                cursor.skip();
                Inside::Nothing
            }
        };
        Self { line, column, inside }
    }
}

/// Lines and columns, counted as far as a cursor has come.
struct Lines {
    counted: usize,
    line: u64,
    column: u64,
}

impl Lines {
    /// The line and column at which `cursor` stands.
    fn count(&mut self, cursor: &Cursor<'_>) -> (u64, u64) {
        for byte in cursor.bytes.get(self.counted..cursor.at).unwrap_or_default() {
            if *byte == b'\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else if byte & 0xc0 != 0x80 {
                // Not in the middle of a character.
                self.column += 1;
            }
        }
        self.counted = cursor.at;
        (self.line, self.column)
    }
}

/// Where the list under `key` of the outermost object closes, and whether it is empty.
pub(crate) fn closing(text: &str, key: &str) -> Option<(usize, bool)> {
    let mut cursor = Cursor { bytes: text.as_bytes(), at: 0 };
    cursor.space();
    if !cursor.enter(key) || cursor.peek() != b'[' {
        return None;
    }
    let open = cursor.at;
    cursor.skip();
    let close = cursor.at.checked_sub(1)?;
    let blank = text.get(open + 1..close)?.trim().is_empty();
    Some((close, blank))
}

struct Cursor<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// Goes on to the next thing that is not white space and takes it if it is `byte`.
    fn take(&mut self, byte: u8) -> bool {
        self.space();
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    fn string(&mut self) -> &[u8] {
        let start = self.at + 1;
        self.at = start;
        while !matches!(self.peek(), b'"' | 0) {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        let end = self.at.min(self.bytes.len());
        self.at += 1;
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Goes past one value of any sort.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        loop {
            self.space();
            match self.peek() {
                0 => return,
                b'"' => drop(self.string()),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                    continue;
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => {
                    self.at += 1;
                    continue;
                }
                // What is no JSON is gone past byte by byte, so that this ends on any text.
                _ => {
                    self.at += 1;
                    while matches!(self.peek(), b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'+' | b'-' | b'.')
                    {
                        self.at += 1;
                    }
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Goes to the value under `key` of an object; false where there is none.
    fn enter(&mut self, key: &str) -> bool {
        if !self.take(b'{') {
            return false;
        }
        loop {
            self.space();
            if self.peek() != b'"' {
                return false;
            }
            let here = self.string() == key.as_bytes();
            if !self.take(b':') {
                return false;
            }
            self.space();
            if here {
                return true;
            }
            self.skip();
            if !self.take(b',') {
                return false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Step::{At, Key};
    use super::*;

    fn position(text: &str, path: &[Step<'_>]) -> (u64, u64) {
        Places::of(text).position(path)
    }

    #[test]
    fn a_value_is_found_by_its_path() {
        let text = "{\n \"a, }\": [1, {\"x\": \"]\"}],\n \"b\": [\n  {\"c\": null}, {\"d\": -2.5e3}\n ]\n}";
        assert_eq!(position(text, &[]), (1, 1));
        assert_eq!(position(text, &[Key("a, }"), At(1), Key("x")]), (2, 20));
        assert_eq!(position(text, &[Key("b"), At(1), Key("d")]), (4, 22));
        assert_eq!(position("[\"é\\\"\", [] , {}, 7]", &[At(3)]), (1, 18));
    }

    #[test]
    fn what_is_no_json_is_gone_past() {
        assert_eq!(closing("{\"a\": [_, ~], \"b\": []}", "b"), Some((20, true)));
        assert_eq!(closing("{\"a\": [_", "b"), None);
    }

    #[test]
    fn a_path_that_leads_nowhere_stops_at_the_last_value_it_found() {
        let text = "{\"fields\": [{\"name\": \"a\"}]}";
        assert_eq!(position(text, &[Key("fields"), At(3)]), (1, 12));
        assert_eq!(position(text, &[Key("rows")]), (1, 1));
        assert_eq!(position("", &[Key("rows"), At(0)]), (1, 1));
    }
}
