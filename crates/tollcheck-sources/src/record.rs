//! Records of a CSV text with the physical line that each begins on.
//!
//! Cells that only the marks of the format set apart are found where they lie. All other records are left to
//! `csv-core`, the half of the csv crate that takes no part in reading: quotes in quoted cells, words behind a closing
//! quote, lines that end in a carriage return, quotes that nothing closes.

use std::io;

use csv_core::{ReadRecordResult, Reader};
use memchr::{memchr, memchr_iter, memchr2};

use crate::format::Format;
use crate::marks::Marks;

/// The most cells of a record.
const CELLS: usize = 1 << 14;

/// The records of a text, one at a time.
pub(crate) struct Records<'t> {
    text: &'t [u8],
    /// Where the next record begins, and on which line.
    at: usize,
    line: u64,
    format: Format,
    /// Whether there are carriage returns, which else need not be looked for.
    returns: bool,
    /// Made once it is needed.
    core: Option<Reader>,
    /// Where the cells of a record begin and end, in the text or in `bytes`.
    cells: Vec<(usize, usize)>,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// One record.
#[derive(Clone, Copy)]
pub(crate) struct Record<'r> {
    /// What the cells are parts of.
    bytes: &'r [u8],
    cells: &'r [(usize, usize)],
    /// As it is written, without the end of its line.
    pub(crate) raw: &'r [u8],
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
        let Some((begin, end)) = self.cells.get(at) else { return b"" };
        self.bytes.get(*begin..*end).unwrap_or_default()
    }

    /// Its cells in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'r [u8]> + use<'r> {
        let record = *self;
        (0..record.len()).map(move |at| record.get(at))
    }
}

impl<'t> Records<'t> {
    /// The records of `text`, which begins on `line`.
    pub(crate) fn new(text: &'t [u8], line: u64, format: Format) -> Self {
        let returns = memchr(b'\r', text).is_some();
        let (cells, bytes, ends) = (Vec::new(), Vec::new(), Vec::new());
        Self { text, at: 0, line, format, returns, core: None, cells, bytes, ends }
    }

    /// Where the next record begins, and on which line.
    pub(crate) const fn position(&self) -> (usize, u64) {
        (self.at, self.line)
    }

    /// The next record that is neither blank nor a comment.
    pub(crate) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        if !self.begin() {
            return Ok(None);
        }
        let (text, begin, line) = (self.text, self.at, self.line);
        self.cells.clear();
        let Format { delimiter, .. } = self.format;
        let found = if self.returns {
            self.find(Marks::new([delimiter, b'\n', b'\r']))
        } else {
            self.find(Marks::new([delimiter, b'\n']))
        };
        if let Some(end) = found {
            let raw = text.get(begin..end).unwrap_or_default();
            return Ok(Some(Record { bytes: text, cells: &self.cells, raw, line, open: false }));
        }
        self.cells.clear();
        let open = self.unquote()?;
        let read = text.get(begin..self.at).unwrap_or_default();
        self.line += memchr_iter(b'\n', read).count() as u64;
        let raw = read.strip_suffix(b"\n").unwrap_or(read);
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        Ok(Some(Record { bytes: &self.bytes, cells: &self.cells, raw, line, open }))
    }

    /// Passes blank lines and comments; whether a record begins behind them.
    fn begin(&mut self) -> bool {
        while let Some(byte) = self.text.get(self.at) {
            match *byte {
                b'\n' => self.line += 1,
                b'\r' => {}
                byte if Some(byte) == self.format.comment => {
                    let rest = self.text.get(self.at..).unwrap_or_default();
                    self.at += memchr(b'\n', rest).unwrap_or(rest.len());
                    continue;
                }
                _ => return true,
            }
            self.at += 1;
        }
        false
    }

    /// Finds the cells of a record where they lie, between `marks`, passes it, and gives its end; `None` where `csv-core`
    /// must read it.
    fn find<const N: usize>(&mut self, marks: Marks<N>) -> Option<usize> {
        let Format { delimiter, quote, escape, .. } = self.format;
        let (mut at, mut feeds) = (self.at, 0);
        loop {
            let end = if self.text.get(at) == Some(&quote) {
                let begin = at + 1;
                let mut end = begin;
                loop {
                    end += memchr2(quote, b'\n', self.text.get(end..)?)?;
                    if self.text.get(end) == Some(&quote) {
                        break;
                    }
                    feeds += 1;
                    end += 1;
                }
                let cell = self.text.get(begin..end)?;
                if escape != quote && memchr(escape, cell).is_some() {
                    return None;
                }
                self.cells.push((begin, end));
                end + 1
            } else {
                let rest = self.text.get(at..)?;
                let end = at + marks.first_in(rest).unwrap_or(rest.len());
                self.cells.push((at, end));
                end
            };
            let next = match self.text.get(end) {
                Some(byte) if *byte == delimiter => {
                    at = end + 1;
                    if self.cells.len() >= CELLS {
                        return None;
                    }
                    continue;
                }
                None => end,
                Some(b'\n') => end + 1,
                Some(b'\r') if self.text.get(end + 1) == Some(&b'\n') => end + 2,
                Some(_) => return None,
            };
            self.line += feeds + u64::from(next > end);
            self.at = next;
            return Some(end);
        }
    }

    /// Has `csv-core` read a record into `bytes`, and passes it; whether it ends in an open quote.
    fn unquote(&mut self) -> io::Result<bool> {
        let core = self.core.get_or_insert_with(|| {
            let mut core = self.format.reader();
            // A reader takes the mark of UTF-8 off the first record that it sees.
            core.read_record(b"x\n", &mut [0; 4], &mut [0; 4]);
            core
        });
        let (mut written, mut cells) = (0, 0);
        let (mut ended, mut open) = (false, false);
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            // The end of the text ends a line as well; a record that goes on behind it has a quote open.
            let at_end = rest.is_empty();
            let given = match (at_end, ended) {
                (false, _) => rest,
                (true, false) => b"\n",
                (true, true) => b"",
            };
            open |= given.is_empty();
            let bytes = self.bytes.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(cells..).unwrap_or_default();
            let (result, taken, put, found) = core.read_record(given, bytes, ends);
            if at_end {
                ended |= taken > 0;
            } else {
                self.at += taken;
            }
            (written, cells) = (written + put, cells + found);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => {
                    self.bytes.resize((self.bytes.len() * 2).max(1 << 10), 0);
                }
                ReadRecordResult::OutputEndsFull if cells >= CELLS => {
                    let what = format!("more than {CELLS} columns: this is no table");
                    return Err(io::Error::other(what));
                }
                ReadRecordResult::OutputEndsFull => {
                    self.ends.resize((self.ends.len() * 2).max(1 << 6), 0);
                }
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        let mut begin = 0;
        for end in self.ends.iter().take(cells) {
            self.cells.push((begin, *end));
            begin = *end;
        }
        Ok(open)
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::*;

    use super::*;

    /// One record after another: its line, and its cells in brackets.
    fn records(text: &str) -> String {
        formatted(text, Format::default())
    }

    fn formatted(text: &str, format: Format) -> String {
        let mut records = Records::new(text.as_bytes(), 1, format);
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
        assert_snapshot!(records("\"x\n\"\"y\",1\nz,2"), @r#"1[x\n"y][1] 3[z][2]"#);
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
    fn comments_are_passed_and_counted() {
        let format = Format { comment: Some(b'#'), ..Format::default() };
        assert_snapshot!(formatted("# one\na,b\n#two\n1,2\n# end", format), @"2[a][b] 4[1][2]");
    }

    #[test]
    fn records_of_many_and_of_long_cells_are_read_whole() {
        let long = "x".repeat(400_000);
        let text = format!("a,b\n\"{long}\"\"\n\",1\nc,2\n{}", ",".repeat(CELLS - 1));
        let mut records = Records::new(text.as_bytes(), 1, Format::default());
        let mut lengths = Vec::new();
        while let Some(record) = records.next().unwrap() {
            lengths.push((record.line, record.len(), record.get(0).len()));
        }
        assert_eq!(lengths, [(1, 2, 1), (2, 2, 400_002), (4, 2, 1), (5, CELLS, 0)]);
        assert!(Records::new(&[b','; CELLS], 1, Format::default()).next().is_err());
    }

    proptest! {
        #[test]
        fn cells_found_where_they_lie_are_those_of_csv_core(text in "[a,;\"\\\\\r\n]{0,40}", escape: bool) {
            let escape = if escape { b'\\' } else { b'"' };
            let format = Format { escape, ..Format::default() };
            let mut found = Records::new(text.as_bytes(), 1, format);
            let mut read = Records::new(text.as_bytes(), 1, format);
            loop {
                let own = found.next().unwrap();
                let own = own.map(|own| (own.line, own.open, own.iter().map(<[u8]>::to_vec).collect::<Vec<_>>()));
                let core = read.begin().then(|| {
                    let (begin, line) = read.position();
                    read.cells.clear();
                    let open = read.unquote().unwrap();
                    read.line += memchr_iter(b'\n', &text.as_bytes()[begin..read.at]).count() as u64;
                    let cells = read.cells.iter().map(|(begin, end)| read.bytes[*begin..*end].to_vec());
                    (line, open, cells.collect::<Vec<_>>())
                });
                prop_assert_eq!(&own, &core);
                if own.is_none() {
                    break;
                }
            }
        }
    }
}
