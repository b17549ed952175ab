//! When.

use jiff::civil::Date;

use crate::Span;

/// How a time bounds what it is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeSort {
    /// *on Tuesday*, *in July*, *overnight*: within the interval.
    During,
    /// *since May*: from a day up to the article.
    Since,
    /// *as of Thursday*, *by 5 August*: the state at its last day.
    AsOf,
    /// *in the past 24 hours*: a window up to the article, this many hours long.
    Window(u32),
    /// *in a single night*, *per day*: no date of its own.
    Rate,
}

/// A time as written, and the days it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words; empty where the publication date or dateline is all there is.
    pub span: Span,
    /// How it bounds.
    pub sort: TimeSort,
    /// The first day; `None` stays open (no date to read it against).
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Carried over from another clause or sentence.
    pub inherited: bool,
    /// Nothing in the text says it: the publication date or the dateline stands in.
    pub guessed: bool,
}

impl Time {
    /// Whether both ends are known.
    pub const fn is_resolved(&self) -> bool {
        self.from.is_some() && self.to.is_some()
    }
}
