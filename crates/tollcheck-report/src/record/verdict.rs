//! The answer to a claim in the record of its article.

use jiff::civil::Date;
use serde::Serialize;
use tollcheck_model::{Address, Amount, Evidence, Status, Verdict};

#[derive(Debug, Serialize)]
pub(super) struct VerdictRecord<'a> {
    status: Status,
    reason: &'a str,
    independent_sources: usize,
    self_support: bool,
    suggestion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    near_miss: Option<&'a str>,
    evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct EvidenceRecord<'a> {
    table: &'a str,
    file: &'a str,
    lines: &'a [u64],
    /// How many rows there are, where not all of their lines are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
    column: &'a str,
    value: Option<Amount>,
    low: Option<Amount>,
    high: Option<Amount>,
    as_of: Option<Date>,
    origin: &'a str,
    agrees: bool,
    query: &'a str,
    sql: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suspect: Option<&'a str>,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<AddressRecord<'a>>,
}

/// Rows in a further file.
#[derive(Debug, Serialize)]
struct AddressRecord<'a> {
    file: &'a str,
    lines: &'a [u64],
    sha256: &'a str,
}

impl<'a> VerdictRecord<'a> {
    /// The record of `verdict`.
    pub(super) fn of(verdict: &'a Verdict) -> Self {
        Self {
            status: verdict.status,
            reason: &verdict.reason,
            independent_sources: verdict.independent_sources,
            self_support: verdict.self_support,
            suggestion: verdict.suggestion.as_deref(),
            near_miss: verdict.near_miss.as_deref(),
            evidence: verdict.evidence.iter().map(EvidenceRecord::of).collect(),
        }
    }
}

impl<'a> EvidenceRecord<'a> {
    fn of(evidence: &'a Evidence) -> Self {
        Self {
            table: &evidence.table,
            file: &evidence.file,
            lines: &evidence.lines,
            rows: (evidence.unlisted() > 0).then_some(evidence.rows),
            column: &evidence.column,
            value: evidence.value,
            low: evidence.low,
            high: evidence.high,
            as_of: evidence.as_of,
            origin: &evidence.origin,
            agrees: evidence.agrees,
            query: &evidence.query,
            sql: &evidence.sql,
            suspect: evidence.suspect.as_deref(),
            sha256: &evidence.sha256,
            also: evidence.also.iter().map(AddressRecord::of).collect(),
        }
    }
}

impl<'a> AddressRecord<'a> {
    fn of(address: &'a Address) -> Self {
        Self { file: &address.file, lines: &address.lines, sha256: &address.sha256 }
    }
}
