//! Records of a CSV file with the physical line that each begins on.
//!
//! Cells are slices of the bytes read, so that columns nobody asks for cost no more than finding their end. Lines are
//! counted as editors count them, through blank lines and through cells of several lines.

use std::io::{self, Read};

/// How cells are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Format {
    pub(crate) delimiter: u8,
    pub(crate) quote: u8,
    /// Before a quote inside quotes: the quote itself, or a backslash.
    pub(crate) escape: u8,
    pub(crate) comment: Option<u8>,
}

impl Default for Format {
    fn default() -> Self {
        Self { delimiter: b',', quote: b'"', escape: b'"', comment: None }
    }
}

/// The most cells of a record.
const CELLS: usize = 1 << 14;

/// The records of a file, one at a time.
pub(crate) struct Records<R> {
    input: R,
    format: Format,
    buffer: Vec<u8>,
    /// The part of the buffer that holds bytes not yet given out.
    from: usize,
    to: usize,
    ended: bool,
    /// The line of the first byte not yet given out.
    line: u64,
    /// What ends a line: `\n`, or `\r` where there is no other.
    end: u8,
    cells: Vec<Cell>,
    /// Cells with an escaped quote in them, without its escape.
    cleared: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Cell {
    from: usize,
    to: usize,
    cleared: bool,
}

/// One record.
#[derive(Clone, Copy)]
pub(crate) struct Record<'r> {
    buffer: &'r [u8],
    cleared: &'r [u8],
    cells: &'r [Cell],
    /// The physical line that it begins on, from one.
    pub(crate) line: u64,
    /// A quote was opened and never closed.
    pub(crate) open: bool,
}

impl<'r> Record<'r> {
    /// How many cells it has.
    pub(crate) const fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cell at `at`; empty where there is none.
    pub(crate) fn get(&self, at: usize) -> &'r [u8] {
        let Some(cell) = self.cells.get(at) else { return b"" };
        let bytes = if cell.cleared { self.cleared } else { self.buffer };
        bytes.get(cell.from..cell.to).unwrap_or_default()
    }

    /// Its cells in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'r [u8]> + use<'r> {
        let record = *self;
        (0..self.len()).map(move |at| record.get(at))
    }
}

/// What came of reading a record from the bytes that there are.
enum Found {
    /// It ends before this byte, on this line; a quote may be open.
    Whole { end: usize, line: u64, open: bool },
    /// More bytes are needed.
    Part,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(input: R, format: Format) -> Self {
        Self {
            input,
            format,
            buffer: vec![0; 1 << 17],
            from: 0,
            to: 0,
            ended: false,
            line: 1,
            end: b'\n',
            cells: Vec::new(),
            cleared: Vec::new(),
        }
    }

    /// The bytes at the beginning, before the first record is taken.
    pub(crate) fn head(&mut self) -> io::Result<&[u8]> {
        while self.to - self.from < 1 << 14 && !self.ended {
            self.fill()?;
        }
        let head = self.buffer.get(self.from..self.to).unwrap_or_default();
        if head.contains(&b'\r') && !head.contains(&b'\n') {
            self.end = b'\r';
        }
        Ok(head)
    }

    /// Takes another format from here on.
    pub(crate) const fn set_format(&mut self, format: Format) {
        self.format = format;
    }

    /// Passes `count` lines.
    pub(crate) fn skip_lines(&mut self, count: usize) -> io::Result<()> {
        for _ in 0..count {
            while !self.skip_line() {
                if self.ended {
                    self.from = self.to;
                    return Ok(());
                }
                self.fill()?;
            }
        }
        Ok(())
    }

    /// Passes the rest of the line, if its end has been read.
    fn skip_line(&mut self) -> bool {
        let rest = self.buffer.get(self.from..self.to).unwrap_or_default();
        let Some(length) = memchr::memchr(self.end, rest) else { return false };
        self.from += length + 1;
        self.line += 1;
        true
    }

    /// The next record that is neither blank nor a comment.
    pub(crate) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        loop {
            if self.from == self.to && self.ended {
                return Ok(None);
            }
            if !self.skip_blank() {
                if self.ended {
                    return Ok(None);
                }
                self.fill()?;
                continue;
            }
            match self.scan() {
                Found::Whole { .. } if self.cells.len() > CELLS => {
                    let what = format!("more than {CELLS} columns: this is no table");
                    return Err(io::Error::other(what));
                }
                Found::Whole { end, line, open } => {
                    let began = self.line;
                    self.from = end;
                    self.line = line;
                    return Ok(Some(Record {
                        buffer: &self.buffer,
                        cleared: &self.cleared,
                        cells: &self.cells,
                        line: began,
                        open,
                    }));
                }
                Found::Part => self.fill()?,
            }
        }
    }

    /// Passes blank lines and comments; false where the bytes that there are do not tell.
    fn skip_blank(&mut self) -> bool {
        loop {
            let rest = self.buffer.get(self.from..self.to).unwrap_or_default();
            match rest {
                [] => return false,
                [b'\r'] if self.end == b'\n' && !self.ended => return false,
                [b'\r', b'\n', ..] if self.end == b'\n' => {
                    self.from += 2;
                    self.line += 1;
                }
                [byte, ..] if *byte == self.end => {
                    self.from += 1;
                    self.line += 1;
                }
                [byte, ..] if Some(*byte) == self.format.comment => {
                    if !self.skip_line() {
                        if self.ended {
                            self.from = self.to;
                        }
                        return false;
                    }
                }
                _ => return true,
            }
        }
    }

    /// Reads more bytes behind those that there are: as many again, so that a long record is not looked at too often.
    fn fill(&mut self) -> io::Result<()> {
        if self.from > 0 {
            self.buffer.copy_within(self.from..self.to, 0);
            self.to -= self.from;
            self.from = 0;
        }
        let enough = self.to * 2;
        if enough >= self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        loop {
            let free = self.buffer.get_mut(self.to..).unwrap_or_default();
            let count = self.input.read(free)?;
            self.to += count;
            self.ended = count == 0;
            if self.ended || self.to >= enough {
                return Ok(());
            }
        }
    }
}

impl<R> Records<R> {
    /// Finds the cells of the record that begins at `from`.
    fn scan(&mut self) -> Found {
        self.cells.clear();
        self.cleared.clear();
        let bytes = self.buffer.get(..self.to).unwrap_or_default();
        let stops = Stops::new(self.format.delimiter, self.end);
        let (mut at, mut line) = (self.from, self.line);
        loop {
            let begin = at;
            let mut quotes = None;
            let mut open = false;
            if bytes.get(at) == Some(&self.format.quote) {
                let (close, escaped) = match quoted(bytes, at + 1, self.format, self.ended) {
                    Some(found) => found,
                    None if self.ended => {
                        open = true;
                        (bytes.len(), false)
                    }
                    None => return Found::Part,
                };
                line += lines(bytes.get(at..close).unwrap_or_default(), self.end);
                at = (close + 1).min(bytes.len());
                quotes = Some((close, escaped));
            }
            let stop = stops.find(bytes, at);
            let byte = bytes.get(stop).copied();
            if byte.is_none() && !self.ended {
                return Found::Part;
            }
            let ends = byte.is_none_or(|byte| byte == self.end);
            let carriage =
                ends && self.end == b'\n' && stop > at && bytes.get(stop - 1) == Some(&b'\r');
            let tail = at..stop - usize::from(carriage);
            self.cells.push(match quotes {
                None => Cell { from: tail.start, to: tail.end, cleared: false },
                Some((close, false)) if tail.is_empty() => {
                    Cell { from: begin + 1, to: close, cleared: false }
                }
                Some((close, _)) => {
                    let inside = bytes.get(begin + 1..close).unwrap_or_default();
                    let tail = bytes.get(tail).unwrap_or_default();
                    clear(&mut self.cleared, inside, tail, self.format)
                }
            });
            if ends {
                let after = byte.map_or(0, |_| 1);
                return Found::Whole { end: stop + after, line: line + after as u64, open };
            }
            at = stop + 1;
        }
    }
}

/// The end of a cell whose quote stands before `at`, and whether there are escapes in it; `None` where the bytes that
/// there are do not tell.
fn quoted(bytes: &[u8], at: usize, format: Format, ended: bool) -> Option<(usize, bool)> {
    let (mut at, mut escaped) = (at, false);
    loop {
        let rest = bytes.get(at..)?;
        let stop = at + memchr::memchr2(format.quote, format.escape, rest)?;
        match bytes.get(stop + 1) {
            None if !ended => return None,
            Some(next) if bytes.get(stop) == Some(&format.escape) => {
                if format.escape == format.quote && *next != format.quote {
                    return Some((stop, escaped));
                }
                escaped = true;
                at = stop + 2;
            }
            None | Some(_) => return Some((stop, escaped)),
        }
    }
}

/// Puts a cell without its escapes, and with what stands after its quotes, into `cleared`.
fn clear(cleared: &mut Vec<u8>, inside: &[u8], tail: &[u8], format: Format) -> Cell {
    let from = cleared.len();
    let mut bytes = inside.iter();
    while let Some(byte) = bytes.next() {
        let kept = if *byte == format.escape { bytes.next().unwrap_or(byte) } else { byte };
        cleared.push(*kept);
    }
    cleared.extend_from_slice(tail);
    Cell { from, to: cleared.len(), cleared: true }
}

fn lines(bytes: &[u8], end: u8) -> u64 {
    memchr::memchr_iter(end, bytes).count() as u64
}

/// Looks for the next of two bytes, eight at a time: cells are too short for a search with a longer run-up.
#[derive(Clone, Copy)]
struct Stops {
    one: u8,
    other: u8,
}

impl Stops {
    const fn new(one: u8, other: u8) -> Self {
        Self { one, other }
    }

    /// Where the first of them stands from `at` on; the length of `bytes` where there is none.
    fn find(self, bytes: &[u8], at: usize) -> usize {
        let rest = bytes.get(at..).unwrap_or_default();
        let mut before = at;
        let mut words = rest.chunks_exact(8);
        for word in &mut words {
            let word = u64::from_le_bytes(word.try_into().unwrap_or_default());
            let found = zeros(word ^ spread(self.one)) | zeros(word ^ spread(self.other));
            if found != 0 {
                return before + found.trailing_zeros() as usize / 8;
            }
            before += 8;
        }
        let is_stop = |byte: &u8| *byte == self.one || *byte == self.other;
        words.remainder().iter().position(is_stop).map_or(bytes.len(), |length| before + length)
    }
}

const fn spread(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each byte that is zero.
const fn zeros(word: u64) -> u64 {
    const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
    !(((word & LOW) + LOW) | word | LOW)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    /// One record a line: its line, and its cells in brackets.
    fn records(text: &str) -> String {
        formatted(text, Format::default())
    }

    fn formatted(text: &str, format: Format) -> String {
        let mut records = Records::new(text.as_bytes(), format);
        records.head().unwrap();
        let mut shown = Vec::new();
        while let Some(record) = records.next().unwrap() {
            let cells: Vec<_> =
                record.iter().map(|cell| format!("[{}]", String::from_utf8_lossy(cell))).collect();
            let open = if record.open { " open" } else { "" };
            shown.push(format!("{}{}{open}", record.line, cells.concat()).replace('\n', "\\n"));
        }
        shown.join(" ")
    }

    #[test]
    fn cells_come_with_the_line_that_their_record_begins_on() {
        assert_snapshot!(records("a,b\n1,2\n"), @"1[a][b] 2[1][2]");
        assert_snapshot!(records("a,b\r\n1,2\r\n3,"), @"1[a][b] 2[1][2] 3[3][]");
        assert_snapshot!(records("a\n\n\r\n b\n"), @"1[a] 4[ b]");
        assert_snapshot!(records("\"x\ny\",1\nz,2"), @r"1[x\ny][1] 3[z][2]");
        assert_snapshot!(records("a\rb\r"), @"1[a] 2[b]");
        assert_snapshot!(records(""), @"");
        assert_snapshot!(records("\n\n"), @"");
    }

    #[test]
    fn quotes_are_taken_off_and_may_stand_in_a_cell() {
        assert_snapshot!(records("\"a \"\"b\"\" c\",d\n"), @r#"1[a "b" c][d]"#);
        assert_snapshot!(records("\"\",\"\"\"\"\n"), @r#"1[]["]"#);
        assert_snapshot!(records("a\"b,\"c\"d\n"), @r#"1[a"b][cd]"#);
        assert_snapshot!(records("a,\"b\nc,d\n"), @r"1[a][b\nc,d\n] open");
        let format = Format { escape: b'\\', ..Format::default() };
        assert_snapshot!(formatted("\"a \\\"b\\\" c\",d\n", format), @r#"1[a "b" c][d]"#);
    }

    #[test]
    fn comments_are_passed_and_counted() {
        let format = Format { comment: Some(b'#'), ..Format::default() };
        assert_snapshot!(formatted("# one\na,b\n#two\n1,2\n# end", format), @"2[a][b] 4[1][2]");
    }

    #[test]
    fn records_longer_than_the_buffer_are_read_whole() {
        let long = "x".repeat(400_000);
        let text = format!("a,b\n\"{long}\n\",1\nc,2\n");
        let mut records = Records::new(text.as_bytes(), Format::default());
        let mut lengths = Vec::new();
        while let Some(record) = records.next().unwrap() {
            lengths.push((record.line, record.get(0).len()));
        }
        assert_eq!(lengths, [(1, 1), (2, 400_001), (4, 1)]);
    }

    #[test]
    fn a_stop_is_found_at_any_distance() {
        let stops = Stops::new(b',', b'\n');
        for length in 0..40 {
            for high in [b'a', 0xac, 0x8a, b'-', b'+'] {
                let mut bytes = vec![high; length];
                assert_eq!(stops.find(&bytes, 0), length);
                bytes.extend(b",\n,");
                assert_eq!(stops.find(&bytes, length / 2), length);
            }
        }
    }
}
