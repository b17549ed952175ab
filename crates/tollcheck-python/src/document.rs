//! A row of a batch as a document, or why it is none.

use std::borrow::Cow;
use std::str;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use jiff::civil::Date;
use tollcheck::article::{LIMIT, Record, publication_date, too_many_numbers};

use crate::column::Column;

/// An article that lies in a batch.
pub(crate) struct Document<'a> {
    pub(crate) id: Cow<'a, str>,
    pub(crate) date: Option<Date>,
    pub(crate) text: Cow<'a, str>,
    /// What is odd; it does not keep the article from being read.
    pub(crate) warning: Option<String>,
}

/// Why a row is no document.
pub(crate) struct Fault {
    pub(crate) id: Option<String>,
    pub(crate) reason: String,
}

/// The columns of a batch that documents are made of.
pub(crate) enum Documents {
    /// A column for each of what a document has.
    Fields { id: Column, date: Option<Column>, text: Column },
    /// Lines as a `.jsonl` file has them.
    Lines { line: Column, file: Option<Column> },
}

impl Documents {
    /// The documents of `batch`: columns `id`, `text` and perhaps `date`, or `line` and perhaps `file`.
    pub(crate) fn of(batch: &RecordBatch) -> Result<Self, ArrowError> {
        if let Some(line) = Column::find(batch, "line")? {
            return Ok(Self::Lines { line, file: Column::find(batch, "file")? });
        }
        let lacks = |name: &str| {
            let names: Vec<&String> =
                batch.schema_ref().fields().iter().map(|field| field.name()).collect();
            let what = format!("the batch has no column {name:?}; it has {names:?}");
            ArrowError::InvalidArgumentError(what)
        };
        Ok(Self::Fields {
            id: Column::find(batch, "id")?.ok_or_else(|| lacks("id"))?,
            date: Column::find(batch, "date")?,
            text: Column::find(batch, "text")?.ok_or_else(|| lacks("text"))?,
        })
    }

    /// What stands in `row`; `None` for an empty line. `stated` is the date of documents that have none.
    pub(crate) fn get(
        &self,
        row: usize,
        stated: Option<Date>,
    ) -> Option<Result<Document<'_>, Fault>> {
        let found = match self {
            Self::Fields { id, date, text } => fields(id.get(row), text.get(row), || {
                date.as_ref()
                    .and_then(|date| date.get(row))
                    .map_or((None, None), |date| publication_date(&String::from_utf8_lossy(date)))
            }),
            Self::Lines { line, file } => {
                let line = line.get(row).unwrap_or_default();
                if line.iter().all(u8::is_ascii_whitespace) {
                    return None;
                }
                record(line).map_err(|mut fault| {
                    if let Some(file) = file.as_ref().and_then(|file| file.get(row)) {
                        fault.reason =
                            format!("{}: {}", String::from_utf8_lossy(file), fault.reason);
                    }
                    fault
                })
            }
        };
        Some(found.map(|document| Document { date: document.date.or(stated), ..document }))
    }
}

/// The document that columns hold.
fn fields<'a>(
    id: Option<&'a [u8]>,
    text: Option<&'a [u8]>,
    date: impl FnOnce() -> (Option<Date>, Option<String>),
) -> Result<Document<'a>, Fault> {
    let id = id.map(String::from_utf8_lossy);
    let bad = |reason: String| Fault { id: id.clone().map(Cow::into_owned), reason };
    let Some(text) = text else { return Err(bad("has no text".to_owned())) };
    if text.len() as u64 > LIMIT {
        return Err(bad(too_long("the text")));
    }
    let text = str::from_utf8(text).map_err(|error| {
        bad(format!("byte {} of the text is no UTF-8", error.valid_up_to() + 1))
    })?;
    if let Some(what) = too_many_numbers(text) {
        return Err(bad(what));
    }
    let Some(id) = id else { return Err(bad("has no id".to_owned())) };
    let (date, warning) = date();
    Ok(Document { id, date, text: text.into(), warning })
}

/// The document that a line of a `.jsonl` file holds.
fn record(line: &[u8]) -> Result<Document<'static>, Fault> {
    if line.len() as u64 >= LIMIT {
        return Err(Fault { id: None, reason: too_long("the line") });
    }
    let record = Record::parse(line).map_err(|fault| Fault {
        id: None,
        reason: format!("{} (column {}): {}", fault.what, fault.column, beginning(line)),
    })?;
    let Some(id) = record.id else {
        return Err(Fault { id: None, reason: format!("has no id: {}", beginning(line)) });
    };
    if let Some(reason) = too_many_numbers(&record.text) {
        return Err(Fault { id: Some(id), reason });
    }
    Ok(Document {
        id: id.into(),
        date: record.date,
        text: record.text.into(),
        warning: record.oddity,
    })
}

/// As much of a line as tells which one it is.
fn beginning(line: &[u8]) -> String {
    String::from_utf8_lossy(line).chars().take(80).collect()
}

fn too_long(what: &str) -> String {
    format!("{what} is longer than {} MB, the most that one article may have", LIMIT >> 20)
}
