//! Figures of tables.

use tollcheck_model::Amount;

use crate::rounding::share;

/// A figure of a table: one number, or a band with the number most credible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The only number, or the best.
    pub(crate) value: Amount,
    /// The low end of the band.
    pub(crate) low: Option<Amount>,
    /// The high end of the band.
    pub(crate) high: Option<Amount>,
    /// The table says *about*.
    pub(crate) approximate: bool,
    /// The table says *at least*.
    pub(crate) at_least: bool,
}

impl Found {
    /// A number without a band.
    pub(crate) const fn exactly(value: Amount) -> Self {
        Self { value, low: None, high: None, approximate: false, at_least: false }
    }

    /// The ends of the band; the number itself where there is none.
    pub(crate) fn band(self) -> (Amount, Amount) {
        let low = self.low.unwrap_or(self.value).min(self.value);
        let high = self.high.unwrap_or(self.value).max(self.value);
        if self.approximate {
            (low.minus(share(low, 20)), high.plus(share(high, 20)))
        } else {
            (low, high)
        }
    }
}
