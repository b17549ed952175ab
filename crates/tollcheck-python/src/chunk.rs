//! A few rows of a batch, read in one go.

use std::borrow::Cow;
use std::iter;
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::RecordBatch;
use arrow_json::ReaderBuilder;
use arrow_schema::{ArrowError, SchemaRef};
use serde::Serialize;
use tollcheck_model::{Reading, Verdict};
use tollcheck_report::Record;

use crate::document::{Document, Fault};
use crate::tables::Tables;
use crate::{flag, schema};

/// What a chunk is read with.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    pub(crate) tables: Option<&'a Tables>,
    /// Whether the record is also given as the line of JSON that the command prints.
    pub(crate) json: bool,
}

/// A document with what is found in it.
struct Found<'a> {
    document: Document<'a>,
    reading: Reading,
    verdicts: Option<Vec<Verdict>>,
}

/// What a row is made of: the record, or the identity of a document that has none.
#[derive(Serialize)]
#[serde(untagged)]
enum Row<'a> {
    Read(Box<Record<'a>>),
    Fault { id: Option<&'a str> },
}

/// What stands beside it.
#[derive(Serialize)]
struct Added<'a> {
    record: Option<String>,
    warning: Option<&'a str>,
    fault: Option<Cow<'a, str>>,
}

/// Reads `documents`, judges them and writes a row for each: each step over all of them before the next, so that what a
/// step works with stays near the core. In more than one batch only where there is too much for the columns of one.
pub(crate) fn read<'a>(
    documents: impl Iterator<Item = Result<Document<'a>, Fault>>,
    way: Way<'_>,
) -> Result<Vec<RecordBatch>, ArrowError> {
    let documents: Vec<_> = documents.collect();
    let mut readings = readings(&documents).into_iter();
    let found = documents.into_iter().map(|document| find(document?, readings.next()));
    let found: Vec<_> = found.collect();
    let judged = found.into_iter().map(|found| judge(found?, way.tables));
    let found: Vec<Result<Found<'a>, Fault>> = judged.collect();
    if let Ok(batch) = assemble(found.iter().map(|found| row(found, way.json)), way) {
        return Ok(vec![batch]);
    }
    let alone = found.iter().map(|found| {
        assemble(iter::once(row(found, way.json)), way).or_else(|error| {
            let id = found
                .as_ref()
                .map_or_else(|fault| fault.id.as_deref(), |found| Some(&*found.document.id));
            let reason = format!("its record is too large or cannot be written: {error}");
            assemble(iter::once(unread(id, reason.into())), way)
        })
    });
    alone.collect()
}

/// What those of `documents` claim that are some; nothing where the program is at fault.
fn readings(documents: &[Result<Document<'_>, Fault>]) -> Vec<Reading> {
    let texts: Vec<_> = documents.iter().flatten().map(|it| (&*it.text, it.date)).collect();
    catch_unwind(|| tollcheck_parser::read_all_claims(&texts)).unwrap_or_default()
}

/// What `document` claims: its `reading`, or what is found in it alone.
fn find(document: Document<'_>, reading: Option<Reading>) -> Result<Found<'_>, Fault> {
    let alone = || tollcheck_parser::read_claims(&document.text, document.date);
    let reading = attempt(&document.id, || reading.unwrap_or_else(alone))?;
    Ok(Found { document, reading, verdicts: None })
}

/// What `tables` say of what was `found`.
fn judge<'a>(found: Found<'a>, tables: Option<&Tables>) -> Result<Found<'a>, Fault> {
    let Found { document, reading, .. } = &found;
    let check = || tables.map(|tables| tables.check(&reading.claims, document.date));
    let verdicts = attempt(&document.id, check)?;
    Ok(Found { verdicts, ..found })
}

/// What `work` on the document `id` gives. One document must not cost the others of its batch, whatever is wrong with the
/// program.
fn attempt<T>(id: &str, work: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Fault {
        id: Some(id.to_owned()),
        reason: "could not be read: a defect of tollcheck, please report it".to_owned(),
    })
}

/// The row of what was `found`.
fn row<'a>(found: &'a Result<Found<'_>, Fault>, json: bool) -> (Row<'a>, Added<'a>) {
    let Found { document, reading, verdicts } = match found {
        Ok(found) => found,
        Err(fault) => return unread(fault.id.as_deref(), (&*fault.reason).into()),
    };
    let id = &*document.id;
    let record = Record::of_parts(id, document.date, &document.text, reading, verdicts.as_deref());
    let line = json.then(|| serde_json::to_string(&record)).transpose();
    match line {
        Ok(record_line) => {
            let warning = document.warning.as_deref();
            (Row::Read(Box::new(record)), Added { record: record_line, warning, fault: None })
        }
        Err(error) => unread(Some(id), format!("its record cannot be written: {error}").into()),
    }
}

/// The row of a document that could not be read.
fn unread<'a>(id: Option<&'a str>, reason: Cow<'a, str>) -> (Row<'a>, Added<'a>) {
    (Row::Fault { id }, Added { record: None, warning: None, fault: Some(reason) })
}

/// The columns of the record, and those beside it.
fn assemble<'a>(
    rows: impl Iterator<Item = (Row<'a>, Added<'a>)>,
    way: Way<'_>,
) -> Result<RecordBatch, ArrowError> {
    let (rows, added): (Vec<_>, Vec<_>) = rows.unzip();
    let verdicts = way.tables.is_some();
    let record = flag::settle(&batch(schema::record(verdicts), &rows)?)?;
    let added = batch(schema::added(), &added)?;
    let columns = record.columns().iter().chain(added.columns()).cloned().collect();
    RecordBatch::try_new(schema::output(verdicts), columns)
}

/// `rows` as columns of `schema`; an error where they are too much for these.
fn batch(schema: SchemaRef, rows: &[impl Serialize]) -> Result<RecordBatch, ArrowError> {
    let mut decoder = ReaderBuilder::new(schema.clone()).with_strict_mode(true).build_decoder()?;
    decoder.serialize(rows)?;
    Ok(decoder.flush()?.unwrap_or_else(|| RecordBatch::new_empty(schema)))
}
