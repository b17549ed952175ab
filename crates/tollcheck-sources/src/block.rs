//! A text in blocks that end where records do, so that several threads can read it.

use std::io::{self, Read};
use std::mem;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memrchr};

use crate::format::Format;

/// About how many bytes a block has.
const BLOCK: usize = 1 << 18;

/// How many bytes are made room for at first: most tables of a folder are small.
const FIRST: usize = 1 << 13;

/// The longest record: far more than any row of figures, far less than memory.
const LONGEST: usize = 16 << 20;

/// Some records of a file, one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// The records are a part of it; it is given back to be filled again.
    buffer: Vec<u8>,
    part: Range<usize>,
    /// The physical line that the records begin on, from one.
    pub(crate) line: u64,
}

impl Block {
    pub(crate) fn text(&self) -> &[u8] {
        self.buffer.get(self.part.clone()).unwrap_or_default()
    }

    /// Leaves out the bytes before `at`, behind which `line` begins.
    pub(crate) fn pass(&mut self, at: usize, line: u64) {
        self.part.start = (self.part.start + at).min(self.part.end);
        self.line = line;
    }
}

/// A text as it comes, cut into blocks. Where it is cut depends on the text alone.
pub(crate) struct Blocks<R> {
    input: R,
    format: Format,
    /// What has come and is in no block yet stands at its beginning.
    buffer: Vec<u8>,
    filled: usize,
    /// The physical line of its first byte.
    line: u64,
    /// Nothing comes after it.
    ended: bool,
    /// Buffers of blocks that were read.
    spare: Vec<Vec<u8>>,
}

impl<R: Read> Blocks<R> {
    pub(crate) const fn new(input: R, format: Format) -> Self {
        Self {
            input,
            format,
            buffer: Vec::new(),
            filled: 0,
            line: 1,
            ended: false,
            spare: Vec::new(),
        }
    }

    /// The physical line that what is in no block yet begins on.
    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(..self.filled).unwrap_or_default()
    }

    /// Passes `count` lines.
    pub(crate) fn skip_lines(&mut self, count: usize) -> io::Result<()> {
        for _ in 0..count {
            let mut feed = memchr(b'\n', self.rest());
            while feed.is_none() && !self.ended && self.filled <= LONGEST {
                self.fill(self.filled + BLOCK)?;
                feed = memchr(b'\n', self.rest());
            }
            let end = feed.map_or(self.filled, |feed| feed + 1);
            self.buffer.copy_within(end..self.filled, 0);
            self.filled -= end;
            self.line += 1;
        }
        Ok(())
    }

    /// The next block; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Block>> {
        let mut wanted = BLOCK;
        loop {
            self.fill(wanted)?;
            let rest = self.rest();
            let end = if self.ended { rest.len() } else { border(rest, self.format) };
            if end > 0 {
                return Ok(Some(self.cut(end)));
            }
            if self.ended {
                return Ok(None);
            }
            if self.filled > LONGEST {
                let what = "a row longer than 16 MB: a quote is not closed, or this is no table";
                return Err(io::Error::other(what));
            }
            wanted = (self.filled * 2).min(LONGEST + 1);
        }
    }

    /// A block of the bytes before `end`.
    fn cut(&mut self, end: usize) -> Block {
        let mut buffer = self.spare.pop().unwrap_or_default();
        let rest = self.buffer.get(end..self.filled).unwrap_or_default();
        if buffer.len() < rest.len() {
            buffer.resize(rest.len(), 0);
        }
        if let Some(room) = buffer.get_mut(..rest.len()) {
            room.copy_from_slice(rest);
        }
        self.filled = rest.len();
        let buffer = mem::replace(&mut self.buffer, buffer);
        let block = Block { buffer, part: 0..end, line: self.line };
        self.line += memchr_iter(b'\n', block.text()).count() as u64;
        block
    }

    /// Takes back the room of blocks that were read.
    pub(crate) fn reuse(&mut self, blocks: Vec<Block>) {
        self.spare.extend(blocks.into_iter().map(|block| block.buffer));
    }

    /// Reads until so many bytes are in no block, or to the end.
    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        while self.filled < wanted && !self.ended {
            if self.buffer.len() == self.filled {
                self.buffer.resize((self.filled * 2).max(FIRST).min(wanted), 0);
            }
            let end = self.buffer.len().min(wanted);
            let room = self.buffer.get_mut(self.filled..end).unwrap_or_default();
            match self.input.read(room) {
                Ok(0) => self.ended = true,
                Ok(count) => self.filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Where the last line ends that ends in `text` outside quotes; `text` begins with a record.
///
/// A quote opens a quoted cell only where a cell begins, so that only quotes need to be looked at.
fn border(text: &[u8], format: Format) -> usize {
    let Format { delimiter, quote, escape, comment } = format;
    let find = |from: usize| memchr(quote, text.get(from..)?).map(|at| from + at);
    let (mut border, mut at) = (0, 0);
    while let Some(mark) = find(at) {
        if let Some(feed) = text.get(at..mark).and_then(|outside| memrchr(b'\n', outside)) {
            border = at + feed + 1;
        }
        if border >= at && comment.is_some() && text.get(border).copied() == comment {
            let Some(feed) = text.get(mark..).and_then(|rest| memchr(b'\n', rest)) else {
                return border;
            };
            at = mark + feed + 1;
            border = at;
            continue;
        }
        let before = mark.checked_sub(1).and_then(|before| text.get(before));
        if before.is_some_and(|byte| *byte != delimiter && !matches!(byte, b'\n' | b'\r')) {
            at = mark + 1;
            continue;
        }
        let mut inside = mark + 1;
        at = loop {
            let Some(found) = text.get(inside..).and_then(|rest| memchr2(quote, escape, rest))
            else {
                return border;
            };
            let found = inside + found;
            match (text.get(found), text.get(found + 1)) {
                (_, None) => return border,
                (Some(byte), _) if *byte != quote => inside = found + 2,
                (_, Some(next)) if *next == quote && escape == quote => inside = found + 2,
                _ => break found + 1,
            }
        };
    }
    let feed = text.get(at..).and_then(|rest| memrchr(b'\n', rest));
    feed.map_or(border, |feed| at + feed + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of a text is cut off as whole records.
    fn whole(text: &str) -> &str {
        &text[..border(text.as_bytes(), Format::default())]
    }

    #[test]
    fn a_text_is_cut_behind_the_last_line_outside_quotes() {
        assert_eq!(whole("a,b\n1,2\n3,"), "a,b\n1,2\n");
        assert_eq!(whole("a,\"b\nc\"\n1,\"2\n3\n"), "a,\"b\nc\"\n");
        assert_eq!(whole("a,\"b \"\"\nc\"\nd"), "a,\"b \"\"\nc\"\n");
        assert_eq!(whole("5\" gun,1\n6\" gun,2\n7"), "5\" gun,1\n6\" gun,2\n");
        assert_eq!(whole("\"a\"b\",c\nd"), "\"a\"b\",c\n");
        assert_eq!(whole("\"a\nb"), "");
        assert_eq!(whole("a\n\"b\""), "a\n");
    }

    #[test]
    fn quotes_in_comments_and_behind_an_escape_open_nothing() {
        let cut = |text: &[u8], format| border(text, format);
        let comment = Format { comment: Some(b'#'), ..Format::default() };
        assert_eq!(cut(b"a\n#,\"b\nc,d\n", comment), 11);
        let escape = Format { escape: b'\\', ..Format::default() };
        assert_eq!(cut(b"\"a \\\"\n\"\nb", escape), 8);
    }

    #[test]
    fn blocks_know_their_lines() {
        let row = "\"two\nlines\",1\n";
        let text = row.repeat(3 * BLOCK / row.len());
        let mut blocks = Blocks::new(text.as_bytes(), Format::default());
        let (mut joined, mut lines) = (Vec::new(), 1);
        while let Some(block) = blocks.next().unwrap() {
            assert_eq!(block.line, lines);
            assert!(block.text().starts_with(b"\"two") && block.text().ends_with(b",1\n"));
            lines += memchr_iter(b'\n', block.text()).count() as u64;
            joined.extend_from_slice(block.text());
            blocks.reuse(vec![block]);
        }
        assert!(joined == text.as_bytes());
    }
}
