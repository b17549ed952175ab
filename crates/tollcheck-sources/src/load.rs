//! One table from its file.

use std::io::{self, Read};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8};
use tollcheck_model::Fault;

use crate::descriptor::{Form, Resource};
use crate::draft::Draft;
use crate::file::{Tally, open, told};
use crate::finding::{self, Finding, Findings};
use crate::hxl;
use crate::infer::{Inference, infer};
use crate::memory::ROOM;
use crate::profile::Sample;
use crate::record::{Format, Records};
use crate::sniff;
use crate::sql::Dialect;
use crate::table::Table;
use crate::text::{self, Decoded};

/// Rows after which it is seen how much memory they take.
const LOOKED_AT: usize = 1 << 16;

/// A file of a folder of tables.
#[derive(Clone, Copy)]
pub(crate) struct Source<'s> {
    /// The folder.
    pub(crate) folder: &'s Path,
    /// The file, relative to the folder.
    pub(crate) file: &'s str,
}

/// Why there is no table.
enum Stop {
    /// The bytes are in another encoding.
    Misread,
    /// These things are wrong.
    Faults(Vec<Fault>),
}

/// A file that is being read.
struct Opened {
    records: Records<Decoded<Box<dyn Read>>>,
    dialect: Dialect,
    tally: Tally,
    /// What is to be said of the encoding.
    encoding: Option<String>,
}

impl Source<'_> {
    /// What the file holds, where no descriptor tells.
    pub(crate) fn infer(&self, form: &Form) -> Result<Inference, Vec<Fault>> {
        let sample = self.reading(form, |mut opened| {
            opened.tally.record_done();
            Sample::take(&mut opened.records).map_err(|error| self.stop(&error, 0))
        })?;
        if sample.headers.is_empty() {
            return Err(vec![self.fault(0, "an empty file")]);
        }
        let name = self.file.rsplit('/').next().unwrap_or(self.file);
        let stem = name.split('.').next().unwrap_or(name);
        Ok(infer(&sample, self.file, stem))
    }

    /// The table that `resource` describes.
    pub(crate) fn table(
        &self,
        resource: &Resource,
        descriptor: Option<&str>,
    ) -> (Option<Table>, Vec<Finding>) {
        match self.reading(&resource.form, |opened| self.read(opened, resource, descriptor)) {
            Ok((table, findings)) => (Some(table), findings.into_list()),
            Err(faults) => (None, faults.into_iter().map(Finding::from).collect()),
        }
    }

    /// What stops the reading at `line`.
    fn stop(&self, error: &io::Error, line: u64) -> Stop {
        if text::is_misread(error) {
            return Stop::Misread;
        }
        Stop::Faults(vec![self.fault(line, told(error))])
    }

    fn fault(&self, line: u64, what: impl Into<String>) -> Fault {
        Fault { line, ..Fault::of_file(self.file, what) }
    }

    /// What `read` makes of the file, in the encoding stated, else in UTF-8, else in the one that its bytes suggest.
    fn reading<T>(
        &self,
        form: &Form,
        read: impl Fn(Opened) -> Result<T, Stop>,
    ) -> Result<T, Vec<Fault>> {
        let stated = match form.encoding.as_deref() {
            None => UTF_8,
            Some(name) => text::of_name(name)
                .ok_or_else(|| vec![self.fault(0, format!("unknown encoding {name:?}"))])?,
        };
        let attempt = |encoding, lossy| self.open(form, encoding, lossy).and_then(&read);
        match attempt(stated, false) {
            Ok(done) => return Ok(done),
            Err(Stop::Faults(faults)) => return Err(faults),
            Err(Stop::Misread) => {}
        }
        let path = self.folder.join(self.file);
        let bytes = open(&path, form.sheet.as_deref(), &Tally::default())
            .map_err(|what| vec![self.fault(0, what)])?;
        let (guessed, mixed) =
            text::guess(bytes).map_err(|error| vec![self.fault(0, told(&error))])?;
        match attempt(guessed, mixed) {
            Ok(done) => Ok(done),
            Err(Stop::Faults(faults)) => Err(faults),
            Err(Stop::Misread) => Err(vec![self.fault(0, "in no encoding that is known here")]),
        }
    }

    /// Opens the file up to its header.
    fn open(&self, form: &Form, encoding: &'static Encoding, lossy: bool) -> Result<Opened, Stop> {
        let tally = Tally::default();
        let bytes = open(&self.folder.join(self.file), form.sheet.as_deref(), &tally)
            .map_err(|what| Stop::Faults(vec![self.fault(0, what)]))?;
        let decoded = Decoded::new(bytes, encoding, lossy).map_err(|error| self.stop(&error, 0))?;
        let guessed = form.encoding.is_none() && encoding != UTF_8;
        let told = if lossy {
            Some("most of the text is UTF-8, some is not and was replaced".to_owned())
        } else {
            guessed.then(|| format!("taken for {}", encoding.name()))
        };
        let encoding = decoded.encoding;
        let mut records = Records::new(decoded, Format::default());
        let mut dialect =
            dialect(&mut records, form, encoding).map_err(|error| self.stop(&error, 0))?;
        dialect.sheet = tally.sheet();
        tally.record_done();
        Ok(Opened { records, dialect, tally, encoding: told })
    }

    fn read(
        &self,
        opened: Opened,
        resource: &Resource,
        descriptor: Option<&str>,
    ) -> Result<(Table, Findings), Stop> {
        let Opened { mut records, dialect, tally, encoding } = opened;
        let headers: Vec<String> = match records.next() {
            Err(error) => return Err(self.stop(&error, 1)),
            Ok(None) => return Err(Stop::Faults(vec![self.fault(0, "an empty file")])),
            Ok(Some(record)) => {
                record.iter().map(|header| String::from_utf8_lossy(header).into_owned()).collect()
            }
        };
        let mut draft =
            Draft::new(resource, self.file, &headers, descriptor).map_err(Stop::Faults)?;
        if let Some(what) = encoding {
            draft.fault(&finding::ENCODING, 0, what);
        }
        for (at, header) in headers.iter().enumerate() {
            if !header.trim().is_empty() && headers.iter().take(at).any(|other| other == header) {
                draft.fault(&finding::HEADER, 1, format!("two columns are headed {header:?}"));
            }
        }
        let mut line = 1;
        let mut seen = 0;
        loop {
            tally.record_done();
            let record = match records.next() {
                Err(error) => return Err(self.stop(&error, line + 1)),
                Ok(None) => break,
                Ok(Some(record)) => record,
            };
            line = record.line;
            seen += 1;
            if seen % LOOKED_AT == 0 && draft.bytes() > *ROOM {
                let what = "too large for the memory that is free: split the file, or name fewer columns in the descriptor";
                return Err(Stop::Faults(vec![self.fault(line, what)]));
            }
            if seen <= hxl::DEEPEST && hxl::is_tag_row(record) {
                draft.fault(&finding::TAGS, line, "HXL tags".to_owned());
                continue;
            }
            if record.open {
                let what = "a quote is opened and never closed".to_owned();
                draft.fault(&finding::RAGGED, line, what);
                continue;
            }
            if record.len() != headers.len() {
                let what = format!("{} cells under {} headers", record.len(), headers.len());
                draft.fault(&finding::RAGGED, line, what);
            }
            if record.len() >= headers.len() {
                draft.push(record);
            }
        }
        let path = self.folder.join(self.file).to_string_lossy().into_owned();
        Ok(draft.finish(path, tally.sha256(), dialect))
    }
}

/// How a file is written: as stated, else as its first lines show.
fn dialect<R: Read>(
    records: &mut Records<R>,
    form: &Form,
    encoding: &'static Encoding,
) -> io::Result<Dialect> {
    let head = records.head()?;
    let spreadsheet = sniff::stated(head);
    let byte = |letter: Option<char>| letter.and_then(|letter| u8::try_from(letter).ok());
    let delimiter = byte(form.delimiter).or(spreadsheet).unwrap_or_else(|| sniff::delimiter(head));
    let quote = byte(form.quote).unwrap_or(b'"');
    let escape = byte(form.escape).unwrap_or(quote);
    let skip = form.header.map_or(usize::from(spreadsheet.is_some()), |line| line.max(1) - 1);
    records.set_format(Format { delimiter, quote, escape, comment: byte(form.comment) });
    records.skip_lines(skip)?;
    Ok(Dialect {
        delimiter: char::from(delimiter),
        quote: char::from(quote),
        escape: char::from(escape),
        comment: form.comment,
        skip,
        encoding,
        sheet: None,
    })
}
