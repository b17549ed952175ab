//! Verdicts in, something to read out: one file a format.
//!
//! Sees articles, readings and verdicts; neither the grammar nor the tables. Writes strings; nothing here prints.

mod audit;
mod audit_diff;
mod audit_notes;
mod audit_said;
mod audit_summary;
mod concise;
mod correction;
mod document;
mod explain;
mod fingerprint;
mod format;
mod html;
mod json;
mod linked;
mod mark;
mod markdown;
mod record;
mod sarif;
mod screen;
mod tally;
mod text;
mod view;
mod waiver;
mod wording;

pub use audit::{Csv, descriptor};
pub use audit_notes::Notes;
pub use audit_said::Audit;
pub use audit_summary::Summary;
pub use concise::{Concise, Github};
pub use document::{Checked, DateEvidence, Document};
pub use explain::explain;
pub use fingerprint::fingerprint;
pub use format::Format;
pub use html::{Html, Pages, TableNote, Templates};
pub use json::{Json, Jsonl};
pub use linked::{ClaimReview, WebAnnotation};
pub use markdown::Markdown;
pub use record::Record;
pub use sarif::Sarif;
pub use screen::visible;
pub use tally::Tally;
pub use text::{Screen, Text};
pub use waiver::{Waiver, Waivers};

/// The version of the JSON records; grows when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;
