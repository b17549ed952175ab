//! The names of the calendar, which many rules ask for.

use crate::token::Token;

/// The months, in order.
pub(crate) const MONTHS: &[&str] = &[
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

/// Their short forms, each of which begins as the month does.
pub(crate) const SHORT_MONTHS: &[&str] =
    &["jan", "feb", "febr", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// The days of the week, from Monday.
pub(crate) const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The place of the month that `token` names among the twelve, and whether it is a short form.
pub(crate) fn month(token: &Token<'_>) -> Option<(usize, bool)> {
    let place = |name: &str| MONTHS.iter().position(|month| month.starts_with(name));
    let full = MONTHS.iter().find(|name| token.is(name)).and_then(|name| place(name));
    full.map(|at| (at, false)).or_else(|| {
        let name = SHORT_MONTHS.iter().find(|name| token.is(name))?;
        Some((place(&name[..3])?, true))
    })
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
