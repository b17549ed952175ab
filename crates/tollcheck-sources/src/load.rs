//! One table from its file.

use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};
use tollcheck_model::Fault;

use crate::build::Draft;
use crate::descriptor::Resource;
use crate::file::{Fingerprinted, open};
use crate::hxl;
use crate::sql::Dialect;
use crate::table::Table;

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
    let dialect = Dialect {
        delimiter: resource.form.delimiter.unwrap_or(','),
        quote: resource.form.quote.unwrap_or('"'),
        comment: resource.form.comment,
        skip: resource.form.header.map_or(0, |line| line.saturating_sub(1)),
        ..Dialect::default()
    };
    let path = folder.join(file);
    let opened = match open(&path) {
        Ok(opened) => opened,
        Err(what) => return (None, vec![Fault::of_file(file.clone(), what)]),
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(byte(dialect.delimiter))
        .quote(byte(dialect.quote))
        .comment(dialect.comment.map(byte))
        .flexible(true)
        .from_reader(Fingerprinted::new(opened));
    let headers = match reader.byte_headers() {
        Ok(headers) => headers
            .iter()
            .map(|header| String::from_utf8_lossy(header).into_owned())
            .collect::<Vec<_>>(),
        Err(error) => return (None, vec![Fault::of_file(file.clone(), error.to_string())]),
    };
    let mut draft = match Draft::new(resource, file, &headers, descriptor) {
        Ok(draft) => draft,
        Err(faults) => return (None, faults),
    };
    let mut record = ByteRecord::new();
    let mut seen = 0;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return (None, vec![Fault::of_file(file.clone(), error.to_string())]),
        }
        seen += 1;
        let line = record.position().map_or(0, csv::Position::line);
        if seen <= hxl::DEEPEST && hxl::is_tag_row(&record) {
            continue;
        }
        if record.len() != headers.len() {
            draft.ragged(record.len(), line);
            if record.len() < headers.len() {
                continue;
            }
        }
        draft.push(&record, line);
    }
    let sha256 = match reader.into_inner().finish() {
        Ok(sha256) => sha256,
        Err(error) => return (None, vec![Fault::of_file(file.clone(), error.to_string())]),
    };
    let (table, faults) = draft.finish(path.display().to_string(), sha256, dialect);
    (Some(table), faults)
}

fn byte(letter: char) -> u8 {
    u8::try_from(letter).unwrap_or(b',')
}
