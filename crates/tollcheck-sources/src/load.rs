//! One table from its file.

use std::io;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8};
use tollcheck_model::Fault;

use crate::build::Draft;
use crate::descriptor::Resource;
use crate::file::{Tally, open, told};
use crate::hxl;
use crate::record::{Format, Records};
use crate::sniff;
use crate::sql::Dialect;
use crate::table::Table;
use crate::text::{self, Decoded};

/// The table that `resource` describes, from `files` in `folder`.
pub(crate) fn table(
    resource: &Resource,
    folder: &Path,
    files: &[String],
    descriptor: Option<&str>,
) -> (Option<Table>, Vec<Fault>) {
    let [file] = files else {
        let what = "a table of several files is not read yet: give each file a resource of its own";
        return (None, vec![Fault::of_file(files.join(", "), what)]);
    };
    let stated = match resource.form.encoding.as_deref().map(text::of_name) {
        None => UTF_8,
        Some(Some(encoding)) => encoding,
        Some(None) => {
            let name = resource.form.encoding.clone().unwrap_or_default();
            return (
                None,
                vec![Fault::of_file(file.clone(), format!("unknown encoding {name:?}"))],
            );
        }
    };
    let source = Source { resource, path: &folder.join(file), file, descriptor };
    match source.read(stated, false) {
        Ok(done) => done,
        Err(Stop::Misread) => {
            let guessed = open(source.path, &Tally::default())
                .and_then(|bytes| text::guess(bytes).map_err(|error| told(&error)));
            match guessed.map(|(encoding, mixed)| source.read(encoding, mixed)) {
                Ok(Ok(done)) => done,
                Ok(Err(Stop::Misread)) => wrong(file, "in no encoding that is known here"),
                Ok(Err(Stop::Faults(faults))) => (None, faults),
                Err(what) => wrong(file, &what),
            }
        }
        Err(Stop::Faults(faults)) => (None, faults),
    }
}

fn wrong(file: &str, what: &str) -> (Option<Table>, Vec<Fault>) {
    (None, vec![Fault::of_file(file, what)])
}

/// Why there is no table.
enum Stop {
    /// The bytes are in another encoding.
    Misread,
    Faults(Vec<Fault>),
}

struct Source<'s> {
    resource: &'s Resource,
    path: &'s Path,
    file: &'s str,
    descriptor: Option<&'s str>,
}

impl Source<'_> {
    /// What stops the reading at `line`.
    fn stop(&self, error: &io::Error, line: u64) -> Stop {
        if text::is_misread(error) {
            return Stop::Misread;
        }
        Stop::Faults(vec![Fault { line, ..Fault::of_file(self.file, told(error)) }])
    }

    fn read(
        &self,
        encoding: &'static Encoding,
        lossy: bool,
    ) -> Result<(Option<Table>, Vec<Fault>), Stop> {
        let tally = Tally::default();
        let bytes = open(self.path, &tally)
            .map_err(|what| Stop::Faults(vec![Fault::of_file(self.file, what)]))?;
        let decoded = Decoded::new(bytes, encoding, lossy).map_err(|error| self.stop(&error, 0))?;
        let encoding = decoded.encoding;
        let mut records = Records::new(decoded, Format::default());
        let dialect = self.dialect(&mut records, encoding).map_err(|error| self.stop(&error, 0))?;
        tally.record_done();

        let headers: Vec<String> = match records.next() {
            Err(error) => return Err(self.stop(&error, 1)),
            Ok(None) => return Err(Stop::Faults(vec![Fault::of_file(self.file, "an empty file")])),
            Ok(Some(record)) => {
                record.iter().map(|header| String::from_utf8_lossy(header).into_owned()).collect()
            }
        };
        let mut draft = Draft::new(self.resource, self.file, &headers, self.descriptor)
            .map_err(Stop::Faults)?;
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
            if seen <= hxl::DEEPEST && hxl::is_tag_row(record) {
                continue;
            }
            if record.open {
                draft.fault(line, "a quote is opened and never closed".to_owned());
            } else if record.len() < headers.len() {
                draft
                    .fault(line, format!("{} cells under {} headers", record.len(), headers.len()));
            } else {
                if record.len() > headers.len() {
                    let what = format!("{} cells under {} headers", record.len(), headers.len());
                    draft.fault(line, what);
                }
                draft.push(record);
            }
        }
        let path = self.path.to_string_lossy().into_owned();
        let (table, faults) = draft.finish(path, tally.sha256(), dialect);
        Ok((Some(table), faults))
    }

    /// How the file is written: as stated, else as its first lines show.
    fn dialect<R: io::Read>(
        &self,
        records: &mut Records<R>,
        encoding: &'static Encoding,
    ) -> io::Result<Dialect> {
        let form = &self.resource.form;
        let head = records.head()?;
        let spreadsheet = sniff::stated(head);
        let stated = form.delimiter.and_then(|mark| u8::try_from(mark).ok());
        let delimiter = stated.or(spreadsheet).unwrap_or_else(|| sniff::delimiter(head));
        let byte = |letter: Option<char>| letter.and_then(|letter| u8::try_from(letter).ok());
        let quote = byte(form.quote).unwrap_or(b'"');
        let format = Format {
            delimiter,
            quote,
            escape: byte(form.escape).unwrap_or(quote),
            comment: byte(form.comment),
        };
        let skip = form.header.map_or(usize::from(spreadsheet.is_some()), |line| line.max(1) - 1);
        records.set_format(format);
        records.skip_lines(skip)?;
        Ok(Dialect {
            delimiter: char::from(delimiter),
            quote: char::from(quote),
            escape: char::from(format.escape),
            comment: form.comment,
            skip,
            encoding,
        })
    }
}
