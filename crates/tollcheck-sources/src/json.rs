//! Where a value stands in a JSON text, for messages.

/// A step from a value to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'k> {
    /// The value under a key.
    Key(&'k str),
    /// The value at a place of an array.
    At(usize),
}

/// The line and column, from one, of the value that `path` leads to; as far as the path can be followed.
///
/// The text has been parsed before, so that only well-formed JSON comes here.
pub(crate) fn position(text: &str, path: &[Step<'_>]) -> (u64, u64) {
    let mut cursor = Cursor { bytes: text.as_bytes(), at: 0 };
    cursor.space();
    for step in path {
        let before = cursor.at;
        if !cursor.enter(*step) {
            cursor.at = before;
            break;
        }
    }
    let before = text.get(..cursor.at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    (line as u64, column as u64)
}

/// Where the list under `key` of the outermost object closes, and whether it is empty.
pub(crate) fn closing(text: &str, key: &str) -> Option<(usize, bool)> {
    let mut cursor = Cursor { bytes: text.as_bytes(), at: 0 };
    cursor.space();
    if !cursor.enter(Step::Key(key)) || cursor.peek() != b'[' {
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

    /// Goes to the value that `step` leads to; false where there is none.
    fn enter(&mut self, step: Step<'_>) -> bool {
        let opens = if matches!(step, Step::Key(_)) { b'{' } else { b'[' };
        if !self.take(opens) {
            return false;
        }
        let mut at = 0;
        loop {
            self.space();
            let here = match step {
                Step::Key(key) => {
                    if self.peek() != b'"' {
                        return false;
                    }
                    let here = self.string() == key.as_bytes();
                    if !self.take(b':') {
                        return false;
                    }
                    self.space();
                    here
                }
                Step::At(_) if self.peek() == b']' => return false,
                Step::At(wanted) => at == wanted,
            };
            if here {
                return true;
            }
            self.skip();
            at += 1;
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

    #[test]
    fn a_value_is_found_by_its_path() {
        let text = "{\n \"a, }\": [1, {\"x\": \"]\"}],\n \"b\": [\n  {\"c\": null}, {\"d\": -2.5e3}\n ]\n}";
        assert_eq!(position(text, &[]), (1, 1));
        assert_eq!(position(text, &[Key("a, }"), At(1), Key("x")]), (2, 20));
        assert_eq!(position(text, &[Key("b"), At(1), Key("d")]), (4, 22));
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
