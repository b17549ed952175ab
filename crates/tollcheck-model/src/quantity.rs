//! How many, as an interval with the words that bound it.

use std::fmt;

use serde::Serialize;

use crate::Amount;

/// What the wording does to the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// *72*
    #[default]
    Exact,
    /// *about 72*
    Approx,
    /// *at least 72*
    AtLeast,
    /// *more than 72*
    MoreThan,
    /// *up to 72*
    AtMost,
    /// *fewer than 72*
    LessThan,
    /// *nearly 72*
    Almost,
    /// *between 60 and 72*
    Range,
    /// *dozens*
    Vague,
}

impl Modifier {
    /// The name in JSON and CSV.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approx => "approx",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::Almost => "almost",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }
}

/// What a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// 1 s
    Second,
    /// 60 s
    Minute,
    /// 3,600 s
    Hour,
    /// 86,400 s; a night counts as a day
    Day,
    /// 7 days
    Week,
    /// 30 days
    Month,
    /// 365 days
    Year,
}

impl TimeUnit {
    /// The name in JSON and CSV.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Its length in seconds, with months of 30 and years of 365 days.
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => 86_400,
            Self::Week => 604_800,
            Self::Month => 2_592_000,
            Self::Year => 31_536_000,
        }
    }
}

/// A number as stated, and every number that the wording leaves possible.
///
/// | wording | value | low | high |
/// |---|---|---|---|
/// | 72 | 72 | 72 | 72 |
/// | at least 72 | 72 | 72 | open |
/// | more than 72 | 72 | 73 (72 if not whole) | open |
/// | up to 72 | 72 | open | 72 |
/// | fewer than 72 | 72 | open | 71 (72 if not whole) |
/// | about 72 | 72 | open | open |
/// | nearly 72 | 72 | open | 72 |
/// | 60 to 72 | none | 60 | 72 |
/// | dozens | none | 24 | 99 |
///
/// Durations do not step by one: *more than two hours* has `low` 2. How far *about* reaches, and what vague words
/// stand for, is for a lens to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The number as stated; `None` for vague words and ranges.
    pub value: Option<Amount>,
    /// The least number possible; `None` is open.
    pub low: Option<Amount>,
    /// The greatest number possible; `None` is open.
    pub high: Option<Amount>,
    /// What the wording does to the number.
    pub modifier: Modifier,
    /// What a duration is counted in.
    pub unit: Option<TimeUnit>,
    /// The vague expression itself, in lower case: `"tens of thousands"`.
    pub vague: Option<String>,
}

impl Quantity {
    /// Exactly `value`.
    pub fn exactly(value: Amount) -> Self {
        Self::modified(Modifier::Exact, value)
    }

    /// `value` under `modifier`, which is neither `Range` nor `Vague`.
    pub fn modified(modifier: Modifier, value: Amount) -> Self {
        let step = if value.is_whole() { Amount::ONE } else { Amount::ZERO };
        let (low, high) = match modifier {
            Modifier::Exact => (Some(value), Some(value)),
            Modifier::AtLeast => (Some(value), None),
            Modifier::MoreThan => (Some(value.plus(step)), None),
            Modifier::AtMost | Modifier::Almost => (None, Some(value)),
            Modifier::LessThan => (None, Some(value.minus(step))),
            Modifier::Approx | Modifier::Range | Modifier::Vague => (None, None),
        };
        Self { value: Some(value), low, high, modifier, unit: None, vague: None }
    }

    /// Between `low` and `high`, both included.
    pub fn range(low: Amount, high: Amount) -> Self {
        Self { low: Some(low), high: Some(high), modifier: Modifier::Range, ..Self::default() }
    }

    /// A vague word and the numbers it is used for in English.
    pub fn vague(words: &str, low: Option<Amount>, high: Option<Amount>) -> Self {
        Self {
            low,
            high,
            modifier: Modifier::Vague,
            vague: Some(words.to_owned()),
            ..Self::default()
        }
    }

    /// `value` units of time under `modifier`.
    pub fn lasting(modifier: Modifier, value: Amount, unit: TimeUnit) -> Self {
        let mut quantity = Self { unit: Some(unit), ..Self::modified(modifier, value) };
        match modifier {
            Modifier::MoreThan => quantity.low = Some(value),
            Modifier::LessThan => quantity.high = Some(value),
            _ => {}
        }
        quantity
    }

    /// The unit column of the formats: a unit of time, or the vague expression.
    pub fn unit_name(&self) -> Option<&str> {
        self.unit.map(TimeUnit::name).or(self.vague.as_deref())
    }
}

/// The one-line form: `>= 72`, `~ 3 hour`, `60..72`, `dozens`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.modifier {
            Modifier::Exact => "=",
            Modifier::Approx => "~",
            Modifier::AtLeast => ">=",
            Modifier::MoreThan => ">",
            Modifier::AtMost => "<=",
            Modifier::LessThan => "<",
            Modifier::Almost => "~<",
            Modifier::Range | Modifier::Vague => "in",
        };
        match (self.modifier, self.value, self.low, self.high) {
            (Modifier::Vague, ..) => write!(f, "{}", self.vague.as_deref().unwrap_or("some"))?,
            (Modifier::Range, _, Some(low), Some(high)) => write!(f, "{sign} {low}..{high}")?,
            (_, Some(value), ..) => write!(f, "{sign} {value}")?,
            _ => f.write_str("?")?,
        }
        match self.unit {
            Some(unit) => write!(f, " {}", unit.name()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_opens_one_end() {
        let of = |modifier| Quantity::modified(modifier, Amount::whole(72));
        assert_eq!(of(Modifier::MoreThan).low, Some(Amount::whole(73)));
        assert_eq!(of(Modifier::MoreThan).high, None);
        assert_eq!(of(Modifier::AtMost).low, None);
        assert_eq!(of(Modifier::LessThan).high, Some(Amount::whole(71)));
    }

    #[test]
    fn time_does_not_step_by_one() {
        let hours = Quantity::lasting(Modifier::LessThan, Amount::ONE, TimeUnit::Hour);
        assert_eq!(hours.high, Some(Amount::ONE));
        assert_eq!(hours.to_string(), "< 1 hour");
    }
}
