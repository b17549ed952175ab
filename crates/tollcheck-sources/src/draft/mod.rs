//! A table while its records come in: the columns that have a role are kept and typed.

mod columns;
mod finish;
mod measures;
mod part;
mod place_columns;
mod revisions;
mod sorted;
mod word_column;

use rustc_hash::FxHashMap;
use tollcheck_model::Fault;

use crate::descriptor::Resource;
use crate::finding::{self, Findings, Rule};

use columns::Columns;
use part::Part;

/// A table while its rows come in.
#[derive(Debug)]
pub(crate) struct Draft {
    resource: Resource,
    /// The files that were opened, the one that rows come from last.
    files: Vec<String>,
    /// The lines before each of them, as if they stood one behind the other.
    before: Vec<u32>,
    headers: Vec<String>,
    /// The last line of all that came, counted in this way.
    last: u64,
    records: usize,
    /// Where columns stand that keep the rows with one of some words.
    only: Vec<(usize, Vec<Vec<u8>>)>,
    columns: Columns,
    /// The same columns without a row.
    blank: Columns,
    findings: Findings,
    /// Rows told from others by all their bytes.
    hashes: FxHashMap<u64, u32>,
}

/// Lines of a file whose rows are compared with one another.
const COMPARED: u64 = 100_000;

impl Draft {
    /// A draft for the columns of `headers`; faults where a column that the descriptor names is missing.
    pub(crate) fn new(
        resource: &Resource,
        file: &str,
        headers: &[String],
        descriptor: Option<&str>,
    ) -> Result<Self, Vec<Fault>> {
        let mut draft = Self {
            resource: resource.clone(),
            files: vec![file.to_owned()],
            before: vec![0],
            headers: headers.to_vec(),
            last: 0,
            records: 0,
            only: Vec::new(),
            columns: Columns::default(),
            blank: Columns::default(),
            findings: Findings::default(),
            hashes: FxHashMap::default(),
        };
        let mut faults = Vec::new();
        let by = |form: fn(&str) -> &str| -> FxHashMap<&str, usize> {
            headers.iter().enumerate().rev().map(|(at, header)| (form(header), at)).collect()
        };
        let (exact, trimmed) = (by(|header| header), by(str::trim));
        let find = |name: &str| exact.get(name).or_else(|| trimmed.get(name.trim())).copied();
        let mut missing = |name: &str, at: (u64, u64)| {
            faults.push(Fault {
                file: descriptor.unwrap_or(file).to_owned(),
                line: at.0,
                column: at.1,
                header: None,
                what: format!("no column {name:?} in {file}, which has {}", listed(headers)),
            });
        };
        for (header, values) in &resource.only {
            match find(header) {
                Some(at) => {
                    let values = values.iter().map(|value| value.clone().into_bytes()).collect();
                    draft.only.push((at, values));
                }
                None => missing(header, resource.at),
            }
        }
        for field in &resource.fields {
            let Some(used) = &field.role else { continue };
            match find(&field.name) {
                Some(at) => {
                    draft.warn_of_twins(at);
                    draft.columns.take(resource, field, used, &headers[at], at);
                }
                None => missing(&field.name, field.at),
            }
        }
        draft.columns.places.take_points(headers);
        draft.blank = draft.columns.clone();
        if faults.is_empty() { Ok(draft) } else { Err(faults) }
    }

    /// Tells that a later column has the header of the one at `at`, which is read.
    fn warn_of_twins(&mut self, at: usize) {
        let twins = self.headers.iter().filter(|other| other.trim() == self.headers[at].trim());
        let count = twins.count();
        if count > 1 {
            let what = format!("{count} columns have this header; the first is read");
            let file = self.files.first().map_or("", String::as_str);
            self.findings.push(&finding::HEADER, file, 0, Some(&self.headers[at]), what);
        }
    }

    /// Goes on with the rows of `file`.
    pub(crate) fn open(&mut self, file: &str) {
        self.files.push(file.to_owned());
        self.before.push(u32::try_from(self.last).unwrap_or(u32::MAX));
    }

    /// The file that rows come from.
    fn file(&self) -> &str {
        self.files.last().map_or("", String::as_str)
    }

    /// The file and the physical line of a line counted over all files; zero is a file as a whole.
    fn address(&self, line: u64) -> (&str, u64) {
        let at = self.before.partition_point(|before| u64::from(*before) < line).saturating_sub(1);
        let before = self.before.get(at).copied().map_or(0, u64::from);
        (self.files.get(at).map_or("", String::as_str), line.saturating_sub(before))
    }

    /// Puts the rows of the next block of the file behind those that came before.
    pub(crate) fn append(&mut self, part: Part) {
        let before = self.before.last().copied().unwrap_or(0);
        self.last = u64::from(before) + part.last;
        self.records += part.records;
        self.findings.append(part.findings);
        for (hash, line) in part.hashes.iter().zip(&part.columns.lines) {
            self.compare(*hash, before.saturating_add(*line));
        }
        self.columns.append(part.columns, before);
    }

    /// Finds rows that are the same to the last cell.
    fn compare(&mut self, hash: u64, line: u32) {
        if let Some(first) = self.hashes.insert(hash, line) {
            let (file, first) = self.address(first.into());
            let of = if file == self.file() { String::new() } else { format!(" of {file}") };
            let what = format!("the same as line {first}{of}");
            let (file, line) = self.address(line.into());
            let file = file.to_owned();
            self.findings.push(&finding::TWICE, &file, line, None, what);
        }
    }

    /// About how many bytes the rows take that have come, here and in the index.
    pub(crate) fn bytes(&self) -> u64 {
        self.columns.bytes()
    }

    /// Something to say of the file as a whole.
    pub(crate) fn tell_of_file(&mut self, rule: &'static Rule, what: String) {
        let file = self.file().to_owned();
        self.findings.push(rule, &file, 0, None, what);
    }
}

/// The headers of a table, for a message: the first of them where there are many, their beginnings where they are long.
fn listed(headers: &[String]) -> String {
    let short = |header: &String| match header.char_indices().nth(60) {
        Some((end, _)) => format!("{:?}…", &header[..end]),
        None => format!("{header:?}"),
    };
    let shown: Vec<String> = headers.iter().take(12).map(short).collect();
    let more = if headers.len() > shown.len() { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
