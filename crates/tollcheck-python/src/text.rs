//! One text, and the command.

use std::ffi::OsString;

use jiff::civil::Date;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use tollcheck::article::publication_date;
use tollcheck_report::{Checked, DateEvidence, Document, Format, Jsonl};

use crate::tables::Tables;

/// Runs the command that `words` name, the name of the program first, and gives its exit status.
#[pyfunction]
pub(crate) fn execute(py: Python<'_>, words: Vec<OsString>) -> u8 {
    py.detach(|| tollcheck::execute(words))
}

/// The record of one text, as a line of JSON; with the verdicts of `tables`, if there are any.
#[pyfunction]
#[pyo3(signature = (text, date, id, layers, tables=None))]
pub(crate) fn read_text(
    py: Python<'_>,
    text: String,
    date: Option<&str>,
    id: String,
    layers: bool,
    tables: Option<&Tables>,
) -> PyResult<String> {
    let date = date.map(stated_date).transpose()?;
    Ok(py.detach(|| {
        let reading = tollcheck_parser::read(&text, date);
        let verdicts = tables.map(|tables| tables.check(&reading.claims, date));
        let document = Document {
            id,
            date,
            dated_by: DateEvidence::Record,
            text,
            verbatim: true,
            ..Document::default()
        };
        Jsonl { layers }.article(&Checked { verdicts, ..Checked::read(document, reading) })
    }))
}

/// The date that a caller states.
pub(crate) fn stated_date(text: &str) -> PyResult<Date> {
    publication_date(text).0.ok_or_else(|| {
        PyValueError::new_err(format!("{text:?} is no date; write it as 2025-08-06"))
    })
}
