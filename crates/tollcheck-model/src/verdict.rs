//! What the tables say back.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use crate::Amount;

/// What the evidence says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The evidence lies in the claim's interval.
    Supported,
    /// Compatible, but so loosely worded that a reader is misled.
    Imprecise,
    /// An earlier value of the same series, or of a revised row.
    Outdated,
    /// A value that the series reaches only later.
    Early,
    /// Independent tables disagree.
    Contested,
    /// Right for another period, place, group or kind.
    ScopeMismatch,
    /// The evidence lies outside the interval.
    Refuted,
    /// No table answers.
    NoEvidence,
    /// Vague, negated beyond reading, or of a kind that no table could hold.
    NotCheckable,
}

impl Status {
    /// Every status, best first.
    pub const ALL: [Self; 9] = [
        Self::Supported,
        Self::Imprecise,
        Self::Outdated,
        Self::Early,
        Self::Contested,
        Self::ScopeMismatch,
        Self::Refuted,
        Self::NoEvidence,
        Self::NotCheckable,
    ];

    /// The name in JSON and CSV.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Imprecise => "imprecise",
            Self::Outdated => "outdated",
            Self::Early => "early",
            Self::Contested => "contested",
            Self::ScopeMismatch => "scope_mismatch",
            Self::Refuted => "refuted",
            Self::NoEvidence => "no_evidence",
            Self::NotCheckable => "not_checkable",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Cells with their address, and what a query gives over them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The name of the table.
    pub table: String,
    /// Its file, relative to the folder of tables.
    pub file: String,
    /// How many rows there are.
    pub rows: usize,
    /// The physical lines of the rows, in order; of very many rows, those of the first hundred.
    pub lines: Vec<u64>,
    /// The header over the cells.
    pub column: String,
    /// What the query gives; with a band, its best value.
    pub value: Option<Amount>,
    /// The low end of the band.
    pub low: Option<Amount>,
    /// The high end of the band.
    pub high: Option<Amount>,
    /// The last day that the rows speak of.
    pub as_of: Option<Date>,
    /// Whose figure it is.
    pub origin: String,
    /// Whether it lies in the claim's interval.
    pub agrees: bool,
    /// The query: `sum(killed) from 2025-05-01 to 2025-08-06 in Kyiv`.
    pub query: String,
    /// The same as SQL for `DuckDB`, over the file itself.
    pub sql: String,
    /// What lint suspects of the cells.
    pub suspect: Option<String>,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Rows in further files, where a table has several.
    pub also: Vec<Address>,
}

/// Where rows stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The file, relative to the folder of tables.
    pub file: String,
    /// The physical lines of the rows, in order.
    pub lines: Vec<u64>,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

impl Evidence {
    /// Takes rows more to rest on, each by its file, the SHA-256 of that and its line.
    pub fn rest_on<'r>(&mut self, rows: impl Iterator<Item = (&'r str, &'r str, u64)>) {
        let before = self.listed();
        for (file, sha256, line) in rows {
            if file == self.file {
                self.lines.push(line);
            } else if let Some(address) = self.also.iter_mut().find(|also| also.file == file) {
                address.lines.push(line);
            } else {
                let (file, sha256) = (file.to_owned(), sha256.to_owned());
                self.also.push(Address { file, lines: vec![line], sha256 });
            }
        }
        let also = self.also.iter_mut().map(|address| &mut address.lines);
        for lines in also.chain([&mut self.lines]) {
            lines.sort_unstable();
            lines.dedup();
        }
        self.also.sort_by(|one, other| one.file.cmp(&other.file));
        self.rows = self.rows.saturating_add(self.listed().saturating_sub(before));
    }

    /// Every file that it rests on, with the lines of the rows in it and the SHA-256 of the file.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u64], &str)> {
        let first = (self.file.as_str(), self.lines.as_slice(), self.sha256.as_str());
        let also =
            self.also.iter().map(|it| (it.file.as_str(), it.lines.as_slice(), it.sha256.as_str()));
        std::iter::once(first).chain(also)
    }

    /// How many rows there are whose lines are not listed.
    pub fn unlisted(&self) -> usize {
        self.rows.saturating_sub(self.listed())
    }

    fn listed(&self) -> usize {
        self.files().map(|(_, lines, _)| lines.len()).sum()
    }
}

/// A table that was asked, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The name of the table.
    pub table: String,
    /// The query as put.
    pub query: String,
    /// What the table has, with its rows; nothing where it is silent.
    pub found: String,
    /// How that lies to the claim, or why the table is silent.
    pub outcome: String,
    /// What it was used for, or why it was not; nothing where the table is silent.
    pub used: String,
}

/// The answer to one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the evidence says.
    pub status: Status,
    /// Why, in a sentence.
    pub reason: String,
    /// How many origins the agreeing evidence has; the disagreeing ones where none agrees.
    pub independent_sources: usize,
    /// The article's speaker is the table's origin: the quote is right, which says nothing of the figure.
    pub self_support: bool,
    /// The figure to print.
    pub suggestion: Option<String>,
    /// What the number would be right for, or the slip it looks like.
    pub near_miss: Option<String>,
    /// The cells.
    pub evidence: Vec<Evidence>,
    /// Which figures of a table bear the claim out, in words; empty unless a trail is kept.
    pub allowed: String,
    /// Every table asked, in the order of the folder; empty unless a trail is kept.
    pub asked: Vec<Asked>,
}

/// A named convention for vague words and for low, best and high.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lens {
    /// The words as English uses them; a band is everything within it.
    #[default]
    Literal,
    /// The codebook of UCDP: of a band the best value counts, and another number in it is imprecise.
    Ucdp,
    /// The codebook of ACLED: several 3, tens 10, dozens 12, hundreds 100; of a band the low end counts, though any
    /// number in it will do.
    Acled,
    /// The Standards for Casualty Recording: of a band the low end is what is confirmed, and a number above it is
    /// imprecise.
    EveryCasualty,
}

impl Lens {
    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Ucdp => "ucdp",
            Self::Acled => "acled",
            Self::EveryCasualty => "every-casualty",
        }
    }
}
