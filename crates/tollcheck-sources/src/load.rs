//! One table from its file, or from several.

use std::io::{self, Chain, Cursor, Read};
use std::mem;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8};
use rayon::prelude::*;
use tollcheck_model::Fault;

use crate::block::{Block, Blocks};
use crate::descriptor::{Form, Resource};
use crate::draft::Draft;
use crate::file::{Tally, open, told};
use crate::finding::{self, Finding, Findings};
use crate::format::Format;
use crate::infer::{Inference, infer};
use crate::memory::Room;
use crate::profile::Sample;
use crate::record::Records;
use crate::sniff;
use crate::sql::Dialect;
use crate::table::Table;
use crate::text::{self, Decoded, Feeds};

/// Bytes that show how a file is written.
const HEAD: u64 = 1 << 14;

/// The files of a table, one in most cases.
#[derive(Clone, Copy)]
pub(crate) struct Source<'s> {
    /// The folder.
    pub(crate) folder: &'s Path,
    /// The files, relative to the folder.
    pub(crate) files: &'s [String],
    /// The memory that its rows may take.
    pub(crate) room: &'s Room,
}

/// Why there is no table.
enum Stop {
    /// The bytes of the file at this place are in another encoding.
    Misread(usize),
    /// These things are wrong.
    Faults(Vec<Fault>),
}

/// In what a file is read.
#[derive(Clone, Copy)]
struct Letters {
    encoding: &'static Encoding,
    /// Most of the bytes are in it, and the others are replaced.
    mixed: bool,
    /// Its own bytes suggest it.
    guessed: bool,
}

/// The text of a file: its head, which was looked at, and the rest.
type Text = Feeds<Chain<Cursor<Vec<u8>>, Decoded<Box<dyn Read + Send>>>>;

/// A file that is being read.
struct Opened {
    blocks: Blocks<Text>,
    /// The rest of the block that the headers stand in.
    block: Block,
    headers: Vec<String>,
    dialect: Dialect,
    tally: Tally,
}

impl Source<'_> {
    /// The first file, or the only one.
    fn first(&self) -> &str {
        self.files.first().map_or("", String::as_str)
    }

    /// What the files hold, where no descriptor tells; it is seen in the first of them.
    pub(crate) fn infer(&self, form: &Form) -> Result<Inference, Vec<Fault>> {
        let sample = self.reading(form, |letters| {
            let Opened { mut blocks, block, headers, dialect, .. } = self.open(0, form, letters)?;
            let sample = Sample::take(headers, block, &mut blocks, Format::from(&dialect));
            sample.map_err(|error| self.stop(0, &error, 0))
        })?;
        let name = self.first().rsplit('/').next().unwrap_or(self.first());
        let stem = name.split('.').next().unwrap_or(name);
        Ok(infer(&sample, self.first(), stem))
    }

    /// The table that `resource` describes.
    pub(crate) fn table(
        &self,
        resource: &Resource,
        descriptor: Option<&str>,
    ) -> (Option<Table>, Vec<Finding>) {
        let read = |letters: &[Letters]| self.read(letters, resource, descriptor);
        match self.reading(&resource.form, read) {
            Ok((table, findings)) => (Some(table), findings.into_list()),
            Err(faults) => (None, faults.into_iter().map(Finding::from).collect()),
        }
    }

    /// What stops the reading of the file at `at` in `line`.
    fn stop(&self, at: usize, error: &io::Error, line: u64) -> Stop {
        if text::is_misread(error) {
            return Stop::Misread(at);
        }
        Stop::Faults(vec![self.fault(at, line, told(error))])
    }

    fn fault(&self, at: usize, line: u64, what: impl Into<String>) -> Fault {
        let file = self.files.get(at).map_or("", String::as_str);
        Fault { line, ..Fault::of_file(file, what) }
    }

    /// What `read` makes of the files, each in the encoding stated, else in UTF-8, else in the one that its bytes
    /// suggest.
    fn reading<T>(
        &self,
        form: &Form,
        read: impl Fn(&[Letters]) -> Result<T, Stop>,
    ) -> Result<T, Vec<Fault>> {
        let stated = match form.encoding.as_deref() {
            None => UTF_8,
            Some(name) => text::of_name(name)
                .ok_or_else(|| vec![self.fault(0, 0, format!("unknown encoding {name:?}"))])?,
        };
        let stated = Letters { encoding: stated, mixed: false, guessed: false };
        let mut letters = vec![stated; self.files.len()];
        loop {
            let at = match read(&letters) {
                Ok(done) => return Ok(done),
                Err(Stop::Faults(faults)) => return Err(faults),
                Err(Stop::Misread(at)) => at,
            };
            match letters.get_mut(at) {
                Some(letters) if !letters.guessed => *letters = self.guess(at, form)?,
                _ => return Err(vec![self.fault(at, 0, "in no encoding that is known here")]),
            }
        }
    }

    /// The encoding that the bytes of the file at `at` suggest.
    fn guess(&self, at: usize, form: &Form) -> Result<Letters, Vec<Fault>> {
        let bytes = self.bytes(at, form, &Tally::default()).map_err(|fault| vec![fault])?;
        let (encoding, mixed) =
            text::guess(bytes).map_err(|error| vec![self.fault(at, 0, told(&error))])?;
        Ok(Letters { encoding, mixed, guessed: true })
    }

    fn bytes(&self, at: usize, form: &Form, tally: &Tally) -> Result<Box<dyn Read + Send>, Fault> {
        let file = self.files.get(at).map_or("", String::as_str);
        open(self.folder, file, form.sheet.as_deref(), tally)
            .map_err(|what| self.fault(at, 0, what))
    }

    /// Opens the file at `at` and reads its header.
    fn open(&self, at: usize, form: &Form, letters: &[Letters]) -> Result<Opened, Stop> {
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

    fn read(
        &self,
        letters: &[Letters],
        resource: &Resource,
        descriptor: Option<&str>,
    ) -> Result<(Table, Findings), Stop> {
        let opened = self.open(0, &resource.form, letters)?;
        let mut draft = Draft::new(resource, self.first(), &opened.headers, descriptor)
            .map_err(Stop::Faults)?;
        let (headers, dialect) = (opened.headers.clone(), opened.dialect.clone());
        let mut opened = Some(opened);
        let mut files = Vec::new();
        for at in 0..self.files.len() {
            let opened = if let Some(first) = opened.take() {
                first
            } else {
                let opened = self.open(at, &resource.form, letters)?;
                self.continues(at, &opened, &headers, &dialect)?;
                draft.open(self.files.get(at).map_or("", String::as_str));
                opened
            };
            if let Some(letters) = letters.get(at) {
                tell_encoding(&mut draft, *letters, opened.dialect.encoding, &resource.form);
            }
            files.push((self.path(at), self.rows(at, opened, &mut draft)?));
        }
        Ok(draft.finish(files, dialect))
    }

    /// The file at `at` as the program was told to reach it.
    fn path(&self, at: usize) -> String {
        let file = self.files.get(at).map_or("", String::as_str);
        self.folder.join(file).to_string_lossy().into_owned()
    }

    /// Whether the file at `at` goes on where the first of its table ends: it has the same headers, written alike.
    fn continues(
        &self,
        at: usize,
        opened: &Opened,
        headers: &[String],
        dialect: &Dialect,
    ) -> Result<(), Stop> {
        let what = if opened.headers != headers {
            "other headers than"
        } else if opened.dialect != *dialect {
            "another delimiter or encoding than"
        } else {
            return Ok(());
        };
        let what = format!("{what} {}: files of one table are alike", self.first());
        Err(Stop::Faults(vec![self.fault(at, 0, what)]))
    }

    /// Puts the rows of the file at `at` into `draft`, and gives its SHA-256.
    ///
    /// Some blocks are read from the disk while those before them are made into rows, one on each thread.
    fn rows(&self, at: usize, opened: Opened, draft: &mut Draft) -> Result<String, Stop> {
        let Opened { mut blocks, block, dialect, tally, .. } = opened;
        let format = Format::from(&dialect);
        let threads = rayon::current_num_threads();
        let mut taken = draft.bytes();
        let (mut ready, mut first) = (vec![block], true);
        while !ready.is_empty() {
            let part = |(nth, block): (usize, &Block)| draft.part(block, format, first && nth == 0);
            let (next, parts) = rayon::join(
                || (0..threads).map_while(|_| blocks.next().transpose()).collect(),
                || ready.par_iter().enumerate().map(part).collect::<Vec<_>>(),
            );
            for (part, block) in parts.into_iter().zip(&ready) {
                let part = part.map_err(|error| self.stop(at, &error, block.line))?;
                let line = part.last;
                draft.append(part);
                let more = draft.bytes() - taken;
                taken += more;
                if !self.room.take(more) {
                    self.room.give_back(taken);
                    let what = "too large for the memory that is free: split the file, or name fewer columns in the descriptor";
                    return Err(Stop::Faults(vec![self.fault(at, line, what)]));
                }
            }
            let next: io::Result<Vec<Block>> = next;
            let next = next.map_err(|error| self.stop(at, &error, blocks.line()))?;
            blocks.reuse(mem::replace(&mut ready, next));
            first = false;
        }
        Ok(tally.sha256())
    }
}

/// Says in what a file was read where nobody had said so.
fn tell_encoding(draft: &mut Draft, letters: Letters, found: &'static Encoding, form: &Form) {
    let what = if letters.mixed {
        "most of the text is UTF-8, some is not and was replaced".to_owned()
    } else if form.encoding.is_none() && letters.encoding != UTF_8 {
        format!("taken for {}", found.name())
    } else {
        return;
    };
    draft.tell_of_file(&finding::ENCODING, what);
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
