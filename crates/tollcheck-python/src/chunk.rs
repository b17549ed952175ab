//! A few rows of a batch, read in one go.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_json::ReaderBuilder;
use arrow_schema::ArrowError;
use serde::Serialize;
use tollcheck_model::{Reading, Verdict};
use tollcheck_report::Record;

use crate::document::{Document, Fault};
use crate::tables::Tables;
use crate::{flag, schema};

/// The most bytes that the record of one document may have: a column of Arrow ends at twice that.
const LARGEST: usize = 1 << 30;

/// Rows of the output, and how many bytes their records have.
pub(crate) struct Chunk {
    pub(crate) rows: RecordBatch,
    pub(crate) bytes: usize,
}

/// A document with what is found in it.
struct Found<'a> {
    document: Document<'a>,
    reading: Reading,
    verdicts: Option<Vec<Verdict>>,
}

/// What a row is made of.
#[derive(Serialize)]
#[serde(untagged)]
enum Row<'a> {
    Read(Box<Record<'a>>),
    Fault { id: Option<&'a str> },
}

/// Reads `documents`, judges them and writes a row for each: each step over all of them before the next, so that what a
/// step works with stays near the core.
pub(crate) fn read<'a>(
    documents: impl Iterator<Item = Result<Document<'a>, Fault>>,
    tables: Option<&Tables>,
) -> Result<Chunk, ArrowError> {
    let documents: Vec<_> = documents.collect();
    let mut readings = readings(&documents).into_iter();
    let found = documents.into_iter().map(|document| find(document?, readings.next()));
    let found: Vec<_> = found.collect();
    let judged = found.into_iter().map(|found| judge(found?, tables));
    let found: Vec<Result<Found<'a>, Fault>> = judged.collect();
    let mut rows = Vec::with_capacity(found.len());
    let (mut records, mut warnings, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for found in &found {
        let fault = match found {
            Ok(found) => match write(found) {
                Ok((record, line)) => {
                    rows.push(Row::Read(Box::new(record)));
                    records.push(Some(line));
                    warnings.push(found.document.warning.as_deref());
                    faults.push(None);
                    continue;
                }
                Err(reason) => (Some(&*found.document.id), reason),
            },
            Err(fault) => (fault.id.as_deref(), &*fault.reason),
        };
        let (id, reason) = fault;
        rows.push(Row::Fault { id });
        records.push(None);
        warnings.push(None);
        faults.push(Some(reason));
    }
    let bytes = records.iter().flatten().map(String::len).sum();
    let added: [ArrayRef; 3] = [
        Arc::new(StringArray::from(records)),
        Arc::new(StringArray::from(warnings)),
        Arc::new(StringArray::from(faults)),
    ];
    Ok(Chunk { rows: assemble(&rows, added, tables.is_some())?, bytes })
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

/// The record, and the line of it that the command prints.
fn write<'a>(found: &'a Found<'_>) -> Result<(Record<'a>, String), &'static str> {
    let Found { document, reading, verdicts } = found;
    let record =
        Record::of_parts(&document.id, document.date, &document.text, reading, verdicts.as_deref());
    let line = serde_json::to_string(&record).map_err(|_| "its record cannot be written")?;
    if line.len() > LARGEST { Err("its record is larger than 1 GB") } else { Ok((record, line)) }
}

/// The columns of the record, and those that are `added` to it.
fn assemble(
    rows: &[Row<'_>],
    added: [ArrayRef; 3],
    verdicts: bool,
) -> Result<RecordBatch, ArrowError> {
    let builder = ReaderBuilder::new(schema::record(verdicts)).with_strict_mode(true);
    let mut decoder = builder.build_decoder()?;
    decoder.serialize(rows)?;
    let record = match decoder.flush()? {
        Some(record) => flag::settle(&record)?,
        None => RecordBatch::new_empty(schema::record(verdicts)),
    };
    let columns = record.columns().iter().cloned().chain(added).collect();
    RecordBatch::try_new(schema::output(verdicts), columns)
}
