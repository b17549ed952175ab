//! Numbers between two ends, of which either may be open.

use tollcheck_model::Amount;

/// Numbers from `low` to `high`, open where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ends {
    /// The least.
    pub(crate) low: Option<Amount>,
    /// The most.
    pub(crate) high: Option<Amount>,
}

impl Ends {
    /// From `low` to `high`.
    pub(crate) const fn between(low: Amount, high: Amount) -> Self {
        Self { low: Some(low), high: Some(high) }
    }

    /// `from 475 to 525`
    pub(crate) fn words(self, number: impl Fn(Amount) -> String) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => format!("only {}", number(low)),
            (Some(low), Some(high)) => format!("from {} to {}", number(low), number(high)),
            (Some(low), None) => format!("from {} up", number(low)),
            (None, Some(high)) => format!("up to {}", number(high)),
            (None, None) => "any".to_owned(),
        }
    }

    /// Whether any number from `low` to `high` is among them.
    pub(crate) fn meets(self, low: Amount, high: Amount) -> bool {
        self.low.is_none_or(|least| high >= least) && self.high.is_none_or(|most| low <= most)
    }
}
