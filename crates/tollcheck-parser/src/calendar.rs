//! The names of the calendar, which many rules ask for.

use crate::set::{WordMap, WordSet, meanings, set};
use crate::token::Token;

/// The months, in order.
pub(crate) const MONTHS: &WordSet = set![
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Their short forms, each with the place of its month among the twelve.
pub(crate) const SHORT_MONTHS: &WordMap<usize> = &meanings![usize:
    "jan" => 0,
    "feb" | "febr" => 1,
    "mar" => 2,
    "apr" => 3,
    "jun" => 5,
    "jul" => 6,
    "aug" => 7,
    "sep" | "sept" => 8,
    "oct" => 9,
    "nov" => 10,
    "dec" => 11,
];

/// The days of the week, from Monday.
pub(crate) const WEEKDAYS: &WordSet =
    set!["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The place of the month that `token` names among the twelve, and whether it is a short form.
pub(crate) fn month(token: &Token<'_>) -> Option<(usize, bool)> {
    let full = MONTHS.place(token.key).map(|at| (at, false));
    full.or_else(|| SHORT_MONTHS.get(token.key).map(|at| (at, true)))
}

/// Whether `token` names a month.
pub(crate) fn is_month(token: &Token<'_>) -> bool {
    token.is_any(MONTHS) || token.is_any(SHORT_MONTHS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn place(name: &str) -> Option<(usize, bool)> {
        tokens(name).first().and_then(month)
    }

    #[test]
    fn a_month_is_known_by_either_form() {
        assert_eq!(place("March"), Some((2, false)));
        assert_eq!(place("SEPT"), Some((8, true)));
        assert_eq!(place("May"), Some((4, false)));
        assert_eq!(place("Monday"), None);
    }
}
