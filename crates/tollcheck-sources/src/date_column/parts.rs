//! A date of several cells.

use super::DateColumn;
use crate::day::{day, days_in};
use crate::finding;
use crate::rows::NO_DAY;
use crate::unreadable::shortened;

impl DateColumn {
    /// The next date of several cells: a year, and a month and a day as far as they are known.
    pub(crate) fn push_parts(&mut self, [year, month, of_month]: [&[u8]; 3], line: u64) {
        let number = |bytes: &[u8]| {
            let text = std::str::from_utf8(bytes).ok()?.trim();
            let text = text.strip_suffix(".0").unwrap_or(text);
            text.parse::<i32>().ok().filter(|number| *number > 0)
        };
        let Some(year) = number(year).filter(|year| *year <= 9_999) else {
            if !year.trim_ascii().is_empty() {
                let text = String::from_utf8_lossy(year);
                let what = format!("{:?} is no year", shortened(&text));
                self.unreadable.push(&finding::NO_DATE, line, what);
            }
            return self.put(NO_DAY, NO_DAY, None);
        };
        let month = number(month).filter(|month| *month <= 12);
        let of_month = month.and(number(of_month));
        match (month, of_month) {
            (None, _) => self.put(day(year, 1, 1), day(year, 12, 31), None),
            (Some(month), None) => {
                self.put(day(year, month, 1), day(year, month, days_in(year, month)), None);
            }
            (Some(month), Some(of_month)) if of_month <= days_in(year, month) => {
                let day = day(year, month, of_month);
                self.put(day, day, None);
            }
            (Some(month), Some(of_month)) => {
                let what = format!("{year}-{month:02}-{of_month:02} is no date");
                self.unreadable.push(&finding::NO_DATE, line, what);
                self.put(NO_DAY, NO_DAY, None);
            }
        }
    }
}
