//! Verdicts in, something to read out: one file a format.
//!
//! Sees articles, readings and verdicts; neither the grammar nor the tables. Writes strings; nothing here prints.

mod document;
mod format;
mod json;
mod record;
mod tally;

pub use document::{Checked, DateEvidence, Document};
pub use format::Format;
pub use json::{Json, Jsonl};
pub use tally::Tally;

/// The version of the JSON records; grows when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;
