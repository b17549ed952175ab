//! The days that a claim speaks of, as numbers.

use jiff::civil::Date;
use tollcheck_model::{Scope, Time, TimeSort};
use tollcheck_sources::day_of;

/// How the days bound what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bounds {
    /// It happened within them.
    During,
    /// It is a sum or a toll from the first to the last.
    Since,
    /// It is the state at the last.
    AsOf,
    /// It is new in so many hours up to the last.
    Window(u32),
}

/// First and last day, and how far to trust them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct When {
    /// The first day.
    pub(crate) from: i32,
    /// The last day.
    pub(crate) to: i32,
    /// How they bound.
    pub(crate) bounds: Bounds,
    /// The words say so themselves: neither carried over nor taken from the date of the article.
    pub(crate) sure: bool,
    /// The date of the article stands in for a time that nobody states.
    pub(crate) guessed: bool,
}

impl When {
    /// The days of a claim in an article of `published`; `None` where neither tells.
    pub(crate) fn of(time: Option<&Time>, scope: Scope, published: Option<Date>) -> Option<Self> {
        let published = published.map(day_of);
        let stated = time.filter(|time| !time.guessed && time.sort != TimeSort::Rate);
        let to = stated.and_then(|time| time.to).map(day_of).or(published);
        let Some(time) = stated.filter(|time| time.is_resolved()) else {
            let to = to?;
            let total = scope == Scope::Total;
            let bounds = if total { Bounds::AsOf } else { Bounds::During };
            return Some(Self { from: to, to, bounds, sure: false, guessed: true });
        };
        let (to, from) = (to?, time.from.map(day_of)?);
        let bounds = match time.sort {
            TimeSort::Since => Bounds::Since,
            TimeSort::AsOf => Bounds::AsOf,
            TimeSort::Window(hours) => Bounds::Window(hours),
            TimeSort::During | TimeSort::Rate => Bounds::During,
        };
        Some(Self { from: from.min(to), to, bounds, sure: !time.inherited, guessed: false })
    }

    /// How many days there are.
    pub(crate) const fn days(&self) -> i32 {
        self.to.saturating_sub(self.from).saturating_add(1)
    }

    /// Whether a figure over these days adds up more than one event or report.
    pub(crate) fn is_long(&self) -> bool {
        matches!(self.bounds, Bounds::Since) || self.bounds == Bounds::During && self.days() > 3
    }
}
