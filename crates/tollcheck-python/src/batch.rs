//! A batch of documents, read in as many threads as are asked for.

use std::thread;

use arrow_array::RecordBatch;
use arrow_pyarrow::PyArrowType;
use arrow_schema::ArrowError;
use arrow_select::concat::concat_batches;
use jiff::civil::Date;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::chunk::{self, Way};
use crate::document::Documents;
use crate::tables::Tables;
use crate::{schema, text};

/// Documents that a thread reads in one go.
const ROWS: usize = 64;

/// Bytes of one batch of the output, about: a column of Arrow may have eight times as many.
const BYTES: usize = 1 << 28;

/// The rows of `batch`, read; in more than one batch where there is much. With the verdicts of `tables`, if there are
/// any. `date` is that of documents without; no `threads` means as many as there are processors; without `json` the
/// column `record` is null.
#[pyfunction]
#[pyo3(signature = (batch, date, threads, json, tables=None))]
pub(crate) fn read_batch(
    py: Python<'_>,
    batch: PyArrowType<RecordBatch>,
    date: Option<&str>,
    threads: usize,
    json: bool,
    tables: Option<&Tables>,
) -> PyResult<Vec<PyArrowType<RecordBatch>>> {
    let date = date.map(text::stated_date).transpose()?;
    let pool = pool(threads)?;
    let PyArrowType(batch) = batch;
    let batches = py.detach(|| pool.install(|| read(&batch, date, Way { tables, json })));
    let batches = batches.map_err(|error| PyValueError::new_err(error.to_string()))?;
    Ok(batches.into_iter().map(PyArrowType).collect())
}

/// Threads for one call, so that a process that was forked meanwhile waits for nobody.
pub(crate) fn pool(threads: usize) -> PyResult<ThreadPool> {
    let threads = match threads {
        0 => thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|error| PyRuntimeError::new_err(error.to_string()))
}

fn read(
    batch: &RecordBatch,
    date: Option<Date>,
    way: Way<'_>,
) -> Result<Vec<RecordBatch>, ArrowError> {
    let documents = Documents::of(batch)?;
    let rows = batch.num_rows();
    let starts: Vec<usize> = (0..rows).step_by(ROWS).collect();
    let chunks = starts.into_par_iter().map(|start| {
        let end = rows.min(start + ROWS);
        chunk::read((start..end).filter_map(|row| documents.get(row, date)), way)
    });
    let chunks: Vec<Vec<RecordBatch>> = chunks.collect::<Result<_, _>>()?;
    gather(chunks.into_iter().flatten(), way.tables.is_some())
}

/// As few batches as hold `chunks` in their order.
fn gather(
    chunks: impl Iterator<Item = RecordBatch>,
    verdicts: bool,
) -> Result<Vec<RecordBatch>, ArrowError> {
    let mut groups: Vec<(usize, Vec<RecordBatch>)> = vec![(0, Vec::new())];
    for rows in chunks {
        let bytes = rows.get_array_memory_size();
        match groups.last_mut() {
            Some((sum, group)) if group.is_empty() || *sum + bytes <= BYTES => {
                *sum += bytes;
                group.push(rows);
            }
            _ => groups.push((bytes, vec![rows])),
        }
    }
    let schema = schema::output(verdicts);
    groups.iter().map(|(_, group)| concat_batches(&schema, group)).collect()
}
