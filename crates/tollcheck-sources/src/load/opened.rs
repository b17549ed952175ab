//! A file that is being read, and how it is written.

use std::io::{self, Chain, Cursor, Read};

use encoding_rs::Encoding;

use super::letters::Letters;
use super::{Source, Stop};
use crate::block::{Block, Blocks};
use crate::descriptor::Form;
use crate::file::Tally;
use crate::format::Format;
use crate::record::Records;
use crate::sniff;
use crate::sql::Dialect;
use crate::text::{self, Decoded, Feeds};

/// Bytes that show how a file is written.
const HEAD: u64 = 1 << 14;

/// The text of a file: its head, which was looked at, and the rest.
type Text = Feeds<Chain<Cursor<Vec<u8>>, Decoded<Box<dyn Read + Send>>>>;

/// A file that is being read.
pub(super) struct Opened {
    pub(super) blocks: Blocks<Text>,
    /// The rest of the block that the headers stand in.
    pub(super) block: Block,
    pub(super) headers: Vec<String>,
    pub(super) dialect: Dialect,
    pub(super) tally: Tally,
}

impl Source<'_> {
    /// Opens the file at `at` and reads its header.
    pub(super) fn open(&self, at: usize, form: &Form, letters: &[Letters]) -> Result<Opened, Stop> {
        let Some(letters) = letters.get(at) else { return Err(Stop::Misread(at)) };
        let stop = |error: io::Error| self.stop(at, &error, 0);
        let tally = Tally::default();
        let bytes = self.bytes(at, form, &tally).map_err(|fault| Stop::Faults(vec![fault]))?;
        let mut decoded = Decoded::new(bytes, letters.encoding, letters.mixed).map_err(stop)?;
        let mut head = Vec::new();
        decoded.by_ref().take(HEAD).read_to_end(&mut head).map_err(stop)?;
        let old = sniff::has_old_lines(&head);
        if old {
            text::feed(&mut head);
        }
        let dialect = dialect(&head, form, decoded.encoding);
        let dialect = Dialect { sheet: tally.sheet(), ..dialect };
        let format = Format::from(&dialect);
        let text = Feeds::new(Cursor::new(head).chain(decoded), old);
        let mut blocks = Blocks::new(text, format);
        blocks.skip_lines(dialect.skip).map_err(stop)?;
        while let Some(mut block) = blocks.next().map_err(stop)? {
            let mut records = Records::new(block.text(), block.line, format);
            if let Some(record) = records.next().map_err(stop)? {
                let header = |cell: &[u8]| String::from_utf8_lossy(cell).into_owned();
                let headers = record.iter().map(header).collect();
                let (end, line) = records.position();
                block.pass(end, line);
                return Ok(Opened { blocks, block, headers, dialect, tally });
            }
        }
        Err(Stop::Faults(vec![self.fault(at, 0, "an empty file")]))
    }
}

/// How a file is written that begins with `head`: as stated, or else as it shows.
fn dialect(head: &[u8], form: &Form, encoding: &'static Encoding) -> Dialect {
    let spreadsheet = sniff::stated(head).map(char::from);
    let ascii = |letter: Option<char>| letter.filter(char::is_ascii);
    let delimiter = ascii(form.delimiter).or(spreadsheet);
    let quote = ascii(form.quote).unwrap_or('"');
    Dialect {
        delimiter: delimiter.unwrap_or_else(|| sniff::delimiter(head).into()),
        quote,
        escape: ascii(form.escape).unwrap_or(quote),
        comment: ascii(form.comment),
        skip: form.header.map_or(usize::from(spreadsheet.is_some()), |line| line.max(1) - 1),
        encoding,
        sheet: None,
    }
}

impl From<&Dialect> for Format {
    fn from(dialect: &Dialect) -> Self {
        let byte = |letter: char| u8::try_from(letter).unwrap_or_default();
        Self {
            delimiter: byte(dialect.delimiter),
            quote: byte(dialect.quote),
            escape: byte(dialect.escape),
            comment: dialect.comment.map(byte),
        }
    }
}
