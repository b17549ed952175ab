//! Days as numbers, so that a column of them is a column of `i32`.

use jiff::civil::Date;

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i32 = 719_468;

/// Days from 1970-01-01 to `date`.
pub fn day_of(date: Date) -> i32 {
    day(i32::from(date.year()), i32::from(date.month()), i32::from(date.day()))
}

/// Days from 1970-01-01 to a date that exists.
pub(crate) const fn day(year: i32, month: i32, day: i32) -> i32 {
    // Years begin in March here, so that the leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH
}

/// The date of a day; days that no calendar holds become its first or last.
pub fn date_of(day: i32) -> Date {
    let days = i64::from(day) + i64::from(EPOCH);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let end = if day < 0 { Date::MIN } else { Date::MAX };
    let (Ok(year), Ok(month), Ok(day)) = (
        i16::try_from(year),
        i8::try_from(month),
        i8::try_from(of_year - (153 * shifted + 2) / 5 + 1),
    ) else {
        return end;
    };
    Date::new(year, month, day).unwrap_or(end)
}

/// How many days a month has; zero where there is no such month.
pub(crate) const fn days_in(year: i32, month: i32) -> i32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_counts_them() {
        assert_eq!(day_of(date(1970, 1, 1)), 0);
        assert_eq!(day_of(date(2025, 8, 6)), 20_306);
        let mut day = date(1895, 1, 1);
        for n in day_of(day)..day_of(date(2105, 1, 1)) {
            assert_eq!((day_of(day), date_of(n)), (n, day));
            day = day.saturating_add(1.day());
        }
    }

    #[test]
    fn days_beyond_the_calendar_are_its_ends() {
        assert_eq!(date_of(i32::MAX), Date::MAX);
        assert_eq!(date_of(i32::MIN), Date::MIN);
    }
}
