//! What a table counts or measures, one value a row.

use std::collections::BTreeMap;

use tollcheck_model::{Kind, TimeUnit};

use crate::numbers::Numbers;

/// What the numbers of a measure are numbers of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// One kind.
    Kind(Kind),
    /// What was launched; the weapon column says of which kind.
    Launched,
    /// What was shot down; the weapon column says of which kind.
    Downed,
}

/// Which of the three columns of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// The least number credible.
    Low,
    /// The number most credible, or the only one.
    Best,
    /// The greatest number credible.
    High,
}

/// What is to be said of one cell beside its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The table says that the number is not exact.
    pub approximate: bool,
    /// The table says *at least*: the number is a lower bound.
    pub at_least: bool,
    /// What lint suspects of the cell.
    pub suspect: Option<String>,
}

/// One column of numbers, or a band of three, with what narrows it.
#[derive(Clone, Debug)]
pub struct Measure {
    /// What the numbers are numbers of.
    pub counted: Counted,
    /// The header over the best values, or over the low ones where there are no others; blank where rows are counted.
    pub header: String,
    /// Whom or what the column counts: `children`; for counts and occurrences the noun.
    pub group: Option<String>,
    /// Whose doing or whose loss the column counts.
    pub actor: Option<String>,
    /// Which weapon the column counts.
    pub weapon: Option<String>,
    /// Which place the column counts in.
    pub place: Option<String>,
    /// Over how many hours before its date the column counts.
    pub hours: Option<u32>,
    /// What a duration is counted in.
    pub unit: Option<TimeUnit>,
    /// The values: the best, or the only ones.
    pub best: Option<Column>,
    /// The low ends of the bands.
    pub low: Option<Column>,
    /// The high ends of the bands.
    pub high: Option<Column>,
    /// What is to be said of single cells, by row.
    pub marks: BTreeMap<u32, Mark>,
}

/// The numbers of one column, and the SQL that reads them.
#[derive(Clone, Debug)]
pub struct Column {
    /// The header; blank where the number is not in a cell.
    pub header: String,
    /// The numbers by row of the index.
    pub numbers: Numbers,
    /// The SQL expression of a cell as a number: `TRY_CAST("killed" AS BIGINT)`.
    pub sql: String,
}

impl Measure {
    /// The column of `bound`.
    pub const fn column(&self, bound: Bound) -> Option<&Column> {
        match bound {
            Bound::Low => self.low.as_ref(),
            Bound::Best => self.best.as_ref(),
            Bound::High => self.high.as_ref(),
        }
    }

    /// The column to ask first: the best values, else the low ones, else the high ones.
    pub fn main(&self) -> Option<&Column> {
        self.best.as_ref().or(self.low.as_ref()).or(self.high.as_ref())
    }

    /// Whether a row has a low and a high end of its own.
    pub const fn is_band(&self) -> bool {
        self.low.is_some() && self.high.is_some()
    }

    /// What is to be said of the cell in `row`.
    pub fn mark(&self, row: usize) -> Option<&Mark> {
        self.marks.get(&u32::try_from(row).ok()?)
    }
}
