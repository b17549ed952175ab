//! The layer of times: dates and times as written, resolved against the article's date.

use jiff::civil::Date;
use tollcheck_model::{Claim, Time};

use crate::text::Text;

/// The times of `text`, in order, resolved against `date`.
pub(crate) fn times(_text: &Text<'_>, _date: Option<Date>) -> Vec<Time> {
    Vec::new()
}

/// Gives each claim its time: of its clause, else of its sentence, else carried over, else the article's date.
pub(crate) fn give(_text: &Text<'_>, claims: &mut [Claim], _times: &[Time], date: Option<Date>) {
    for claim in claims {
        let _ = (claim, date);
    }
}
