//! How the cells of a table are set apart.

use std::ops::Range;

use csv_core::{Reader, ReaderBuilder};

/// How cells are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Format {
    pub(crate) delimiter: u8,
    pub(crate) quote: u8,
    /// Before a quote inside quotes: the quote itself, or a backslash.
    pub(crate) escape: u8,
    /// What opens a line that is no data.
    pub(crate) comment: Option<u8>,
}

impl Default for Format {
    fn default() -> Self {
        Self { delimiter: b',', quote: b'"', escape: b'"', comment: None }
    }
}

impl Format {
    /// A reader of records, none of which is a comment.
    pub(crate) fn reader(self) -> Reader {
        ReaderBuilder::new()
            .delimiter(self.delimiter)
            .quote(self.quote)
            .double_quote(self.escape == self.quote)
            .escape((self.escape != self.quote).then_some(self.escape))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_in_a_line_with_their_quotes() {
        let line = "a,\"b, \"\"c\"\"\",,é;";
        let cells = Format::default().cells(line);
        let shown: Vec<&str> = cells.into_iter().map(|cell| &line[cell]).collect();
        assert_eq!(shown, ["a", "\"b, \"\"c\"\"\"", "", "é;"]);
    }
}
