//! What one table says to one claim.

use tollcheck_model::{Amount, Evidence, TimeUnit};

use crate::doubt::Doubt;
use crate::interval::Fit;

/// How the figure of a table lies to the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Finding {
    /// It fits, or nearly.
    Fits(Fit),
    /// The claim has an earlier figure of the series.
    Outdated {
        /// The last day on which the series had it.
        was: i32,
        /// For how many days it is out of date.
        days: i32,
        /// The day since which the series has another.
        since: i32,
    },
    /// The claim has a figure that was revised.
    Revised {
        /// The day since which the table has another.
        on: i32,
    },
    /// The claim has a figure that was reported later than the table may know of.
    Later {
        /// The day of the report.
        on: i32,
    },
    /// The claim has a figure that the series reaches later.
    Early {
        /// The day on which it does.
        on: i32,
    },
    /// The number is right for something else.
    Scope(String),
    /// It differs; perhaps by a slip.
    Differs(Option<String>),
}

/// The answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// The cells.
    pub(crate) evidence: Evidence,
    /// How they lie to the claim.
    pub(crate) finding: Finding,
    /// What is not sure.
    pub(crate) doubts: Vec<Doubt>,
    /// The figure is worked out from others: a difference of totals, a sum of reports.
    pub(crate) derived: bool,
    /// The first and the last of the days that the rows end on.
    pub(crate) days: Option<(i32, i32)>,
    /// What is to be said beside, as *the latest figure on the day before*.
    pub(crate) note: Option<String>,
    /// The table says *at least*.
    pub(crate) at_least: bool,
    /// The number of a band that counts, where the claim has another of it.
    pub(crate) counts: Option<Amount>,
    /// The figure is an average over such a unit.
    pub(crate) each: Option<TimeUnit>,
}

impl Answer {
    /// The figure of the table.
    pub(crate) fn value(&self) -> Amount {
        self.evidence.value.unwrap_or_default()
    }

    /// Whether it may count against the claim.
    pub(crate) fn is_sure(&self) -> bool {
        self.doubts.is_empty() && self.evidence.suspect.is_none()
    }
}
