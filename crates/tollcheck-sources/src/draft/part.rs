//! The rows of one block of a file, read apart from all others.

use std::hash::{Hash, Hasher};
use std::io;

use rustc_hash::FxHasher;

use super::columns::Columns;
use super::{COMPARED, Draft};
use crate::block::Block;
use crate::finding::{self, Findings, Rule};
use crate::format::Format;
use crate::hxl;
use crate::record::{Record, Records};

/// The rows of a block, their lines counted in the file.
#[derive(Debug)]
pub(crate) struct Part {
    pub(super) columns: Columns,
    pub(super) records: usize,
    /// A hash of each of the first rows, to find those that come twice.
    pub(super) hashes: Vec<u64>,
    pub(super) findings: Findings,
    /// The last line that a record begins on.
    pub(crate) last: u64,
}

impl Draft {
    /// Reads the rows of `block`, the first of its file or a later one.
    pub(crate) fn part(&self, block: &Block, format: Format, first: bool) -> io::Result<Part> {
        let mut part = Part {
            columns: self.blank.clone(),
            records: 0,
            hashes: Vec::new(),
            findings: Findings::default(),
            last: block.line,
        };
        let mut records = Records::new(block.text(), block.line, format);
        let mut seen = 0;
        while let Some(record) = records.next()? {
            part.last = record.line;
            seen += 1;
            if first && seen <= hxl::DEEPEST && hxl::is_tag_row(record) {
                self.tell(&mut part, &finding::TAGS, &record, "HXL tags".to_owned());
            } else {
                self.read(&mut part, &record);
            }
        }
        Ok(part)
    }

    /// Reads a row into `part`, where it is one and the descriptor keeps it.
    fn read(&self, part: &mut Part, record: &Record<'_>) {
        let headers = self.headers.len();
        if record.open {
            let what = "a quote is opened and never closed".to_owned();
            return self.tell(part, &finding::RAGGED, record, what);
        }
        if record.len() != headers {
            let what = format!("{} cells under {headers} headers", record.len());
            self.tell(part, &finding::RAGGED, record, what);
        }
        if record.len() < headers {
            return;
        }
        part.records += 1;
        let kept = self.only.iter().all(|(at, values)| {
            let cell = record.get(*at).trim_ascii();
            values.iter().any(|value| value == cell)
        });
        if kept {
            if record.line <= COMPARED {
                let mut hash = FxHasher::default();
                record.raw.hash(&mut hash);
                part.hashes.push(hash.finish());
            }
            part.columns.push(record);
        }
    }

    fn tell(&self, part: &mut Part, rule: &'static Rule, record: &Record<'_>, what: String) {
        part.findings.push(rule, self.file(), record.line, None, what);
    }
}
