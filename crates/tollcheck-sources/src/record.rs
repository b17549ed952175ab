//! Records of a CSV file with the physical line that each begins on.
//!
//! The cells are found by `csv-core`, the half of the csv crate that takes no part in reading: what it does not tell is
//! the line of a record that blank lines or comments stand before, and whether a quote is left open at the end.

use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

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

impl Format {
    fn reader(self) -> Reader {
        ReaderBuilder::new()
            .delimiter(self.delimiter)
            .quote(self.quote)
            .double_quote(self.escape == self.quote)
            .escape((self.escape != self.quote).then_some(self.escape))
            .comment(self.comment)
            .build()
    }

    /// Where each cell stands in a line of its own, with its quotes.
    pub(crate) fn cells(self, line: &str) -> Vec<Range<usize>> {
        let mut core = self.reader();
        let mut cells = Vec::new();
        let mut begin = 0;
        for (at, byte) in line.bytes().enumerate() {
            let (_, _, _, found) = core.read_record(&[byte], &mut [0; 4], &mut [0; 4]);
            if found > 0 {
                cells.push(begin..at);
                begin = at + 1;
            }
        }
        cells.push(begin.min(line.len())..line.len());
        cells
    }
}

/// The most cells of a record.
const CELLS: usize = 1 << 14;

/// The records of a file, one at a time.
pub(crate) struct Records<R> {
    input: BufReader<R>,
    core: Reader,
    /// The cells of a record, one behind the other.
    bytes: Vec<u8>,
    /// Where each of them ends.
    ends: Vec<usize>,
    /// Nothing comes after what was read.
    done: bool,
}

/// One record.
#[derive(Clone, Copy)]
pub(crate) struct Record<'r> {
    bytes: &'r [u8],
    ends: &'r [usize],
    /// The physical line that it begins on, from one.
    pub(crate) line: u64,
    /// A quote was opened and never closed.
    pub(crate) open: bool,
}

impl<'r> Record<'r> {
    /// How many cells it has.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cell at `at`; empty where there is none.
    pub(crate) fn get(&self, at: usize) -> &'r [u8] {
        let Some(end) = self.ends.get(at) else { return b"" };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).unwrap_or(&0);
        self.bytes.get(*start..*end).unwrap_or_default()
    }

    /// Its cells in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'r [u8]> + use<'r> {
        let record = *self;
        (0..record.len()).map(move |at| record.get(at))
    }
}

impl<R: Read> Records<R> {
    pub(crate) fn new(input: R, format: Format) -> Self {
        let core = format.reader();
        let input = BufReader::with_capacity(1 << 17, input);
        Self { input, core, bytes: vec![0; 1 << 10], ends: vec![0; 1 << 6], done: false }
    }

    /// Passes `count` lines.
    pub(crate) fn skip_lines(&mut self, count: usize) -> io::Result<()> {
        let mut line = Vec::new();
        for _ in 0..count {
            line.clear();
            self.input.read_until(b'\n', &mut line)?;
        }
        self.core.set_line(self.core.line() + count as u64);
        Ok(())
    }

    /// The next record that is neither blank nor a comment.
    pub(crate) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        if self.done {
            return Ok(None);
        }
        let before = self.core.line();
        let (mut written, mut cells) = (0, 0);
        let (mut ended, mut last) = (false, 0);
        loop {
            let input = self.input.fill_buf()?;
            // The end of the file ends a line as well; a record that goes on behind it has a quote open.
            let at_end = input.is_empty() && !ended;
            let given = if at_end { b"\n" } else { input };
            let open = given.is_empty();
            self.done = open;
            let bytes = self.bytes.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(cells..).unwrap_or_default();
            let (result, taken, put, found) = self.core.read_record(given, bytes, ends);
            if let Some(byte) = taken.checked_sub(1).and_then(|at| given.get(at)) {
                last = *byte;
            }
            if at_end {
                ended = taken > 0;
            } else {
                self.input.consume(taken);
            }
            (written, cells) = (written + put, cells + found);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.bytes.resize(self.bytes.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if cells >= CELLS => {
                    let what = format!("more than {CELLS} columns: this is no table");
                    return Err(io::Error::other(what));
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record => {
                    let bytes = self.bytes.get(..written).unwrap_or_default();
                    let ends = self.ends.get(..cells).unwrap_or_default();
                    let mut line = self.core.line() - u64::from(last == b'\n' && !open);
                    if line != before {
                        line -= memchr::memchr_iter(b'\n', bytes).count() as u64;
                    }
                    return Ok(Some(Record { bytes, ends, line, open }));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    /// One record after another: its line, and its cells in brackets.
    fn records(text: &str) -> String {
        formatted(text, Format::default())
    }

    fn formatted(text: &str, format: Format) -> String {
        let mut records = Records::new(text.as_bytes(), format);
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
        assert_snapshot!(records("a\r\n\r\n\r\nb\r\n"), @"1[a] 4[b]");
        assert_snapshot!(records("\"x\ny\",1\nz,2"), @r"1[x\ny][1] 3[z][2]");
        assert_snapshot!(records("\n\"x\n\ny\"\r\n\r\nz"), @r"2[x\n\ny] 6[z]");
        assert_snapshot!(records(""), @"");
        assert_snapshot!(records("\n\n"), @"");
        assert_snapshot!(records("a\r\n\n"), @"1[a]");
        assert_eq!(records("\"x\r\ny\",1\nz,2"), "1[x\r\\ny][1] 3[z][2]");
    }

    #[test]
    fn quotes_are_taken_off_and_may_stand_in_a_cell() {
        assert_snapshot!(records("\"a \"\"b\"\" c\",d\n"), @r#"1[a "b" c][d]"#);
        assert_snapshot!(records("\"\",\"\"\"\"\n"), @r#"1[]["]"#);
        assert_snapshot!(records("a\"b,\"c\"d\n"), @r#"1[a"b][cd]"#);
        assert_snapshot!(records("\"a\",\"b\""), @"1[a][b]");
        let format = Format { escape: b'\\', ..Format::default() };
        assert_snapshot!(formatted("\"a \\\"b\\\" c\",d\n", format), @r#"1[a "b" c][d]"#);
    }

    #[test]
    fn a_quote_that_nothing_closes_is_told() {
        assert_snapshot!(records("a,\"b\nc,d\n"), @r"1[a][b\nc,d\n\n] open");
        assert_snapshot!(records("a,b\nc,\""), @r"1[a][b] 2[c][\n] open");
    }

    #[test]
    fn cells_are_found_in_a_line_with_their_quotes() {
        let line = "a,\"b, \"\"c\"\"\",,é;";
        let cells = Format::default().cells(line);
        let shown: Vec<&str> = cells.into_iter().map(|cell| &line[cell]).collect();
        assert_eq!(shown, ["a", "\"b, \"\"c\"\"\"", "", "é;"]);
    }

    #[test]
    fn comments_are_passed_and_counted() {
        let format = Format { comment: Some(b'#'), ..Format::default() };
        assert_snapshot!(formatted("# one\na,b\n#two\n1,2\n# end", format), @"2[a][b] 4[1][2]");
    }

    #[test]
    fn lines_before_the_header_are_passed_and_counted() {
        let mut records = Records::new(&b"one\n\"two\na,b\n"[..], Format::default());
        records.skip_lines(2).unwrap();
        let record = records.next().unwrap().unwrap();
        assert_eq!((record.line, record.get(1), record.get(2)), (3, &b"b"[..], &b""[..]));
    }

    #[test]
    fn records_longer_than_the_buffer_are_read_whole() {
        let long = "x".repeat(400_000);
        let text = format!("a,b\n\"{long}\n\",1\nc,2\n{}", ",".repeat(CELLS - 1));
        let mut records = Records::new(text.as_bytes(), Format::default());
        let mut lengths = Vec::new();
        while let Some(record) = records.next().unwrap() {
            lengths.push((record.line, record.len(), record.get(0).len()));
        }
        assert_eq!(lengths, [(1, 2, 1), (2, 2, 400_001), (4, 2, 1), (5, CELLS, 0)]);
    }
}
