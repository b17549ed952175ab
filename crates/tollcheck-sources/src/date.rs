//! One cell under a date.

use tollcheck_model::month;

use crate::clock::second;
use crate::day::{day, days_in};

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Pattern {
    /// `2025-08-06`, with or without a time after it.
    Iso,
    /// `2025/08/06`, `20250806`.
    YearFirst,
    /// `6/8/2025`, `06-08-2025`, `6.8.2025`: day first.
    DayFirst,
    /// `8/6/2025`: month first.
    MonthFirst,
    /// `6 August 2025`, `6-Aug-2025`
    DayMonth,
    /// `August 6, 2025`
    MonthDay,
    /// `2025-08`
    YearMonth,
    /// `August 2025`
    MonthYear,
    /// `2025`
    Year,
    /// Days since 1899-12-30, as workbooks count them.
    Serial,
}

/// Some days, and the second of the first of them where a time is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) first: i32,
    pub(crate) last: i32,
    pub(crate) second: Option<i32>,
    pub(crate) pattern: Pattern,
}

/// What a cell under a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// A date.
    Is(Moment),
    /// Two numbers and a year: day and month, or month and day.
    Either { a: i32, b: i32, year: i32, second: Option<i32> },
    /// No date.
    Nothing,
}

/// Reads a cell that is not blank.
pub(crate) fn read(text: &str) -> Reading {
    let text = text.trim();
    if let Some(moment) = iso(text.as_bytes()) {
        return Reading::Is(moment);
    }
    let (date, time) =
        match text.split_once(['T', ' ']).filter(|(date, _)| date.contains(['/', '-', '.'])) {
            Some((date, time)) if time.starts_with(|letter: char| letter.is_ascii_digit()) => {
                match second(time.as_bytes()) {
                    Some(second) => (date, Some(second)),
                    None => (text, None),
                }
            }
            _ => (text, None),
        };
    serial(text)
        .or_else(|| numeric(date, time))
        .or_else(|| worded(text))
        .unwrap_or(Reading::Nothing)
}

/// `2025-08-06`, then nothing or a time.
pub(crate) fn iso(bytes: &[u8]) -> Option<Moment> {
    let head: &[u8; 10] = bytes.first_chunk()?;
    if head[4] != b'-' || head[7] != b'-' {
        return None;
    }
    let digit = |at: usize| head[at].is_ascii_digit().then(|| i32::from(head[at] - b'0'));
    let two = |at: usize| Some(digit(at)? * 10 + digit(at + 1)?);
    let first = exact(two(0)? * 100 + two(2)?, two(5)?, two(8)?)?;
    let second = match bytes.get(10..)? {
        [] => None,
        [b'T' | b' ', time @ ..] => Some(second(time)?),
        _ => return None,
    };
    Some(Moment { first, last: first, second, pattern: Pattern::Iso })
}

/// A day that the calendar has, in years that a table may speak of.
fn exact(year: i32, month: i32, of_month: i32) -> Option<i32> {
    let fits = (1..=9999).contains(&year) && (1..=days_in(year, month)).contains(&of_month);
    fits.then(|| day(year, month, of_month))
}

/// Dates in digits alone.
fn numeric(text: &str, second: Option<i32>) -> Option<Reading> {
    let at = |year, month, of_month, pattern| {
        let first = exact(year, month, of_month)?;
        Some(Reading::Is(Moment { first, last: first, second, pattern }))
    };
    let number = |text: &str| {
        let short =
            !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        short.then(|| text.parse::<i32>().ok()).flatten()
    };
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match text.len() {
            8 => at(
                number(text.get(..4)?)?,
                number(text.get(4..6)?)?,
                number(text.get(6..)?)?,
                Pattern::YearFirst,
            ),
            4 => {
                let year = number(text).filter(|year| (1500..=2200).contains(year))?;
                Some(interval(day(year, 1, 1), day(year, 12, 31), Pattern::Year))
            }
            _ => None,
        };
    }
    let mark = text.chars().find(|letter| matches!(letter, '/' | '-' | '.'))?;
    let mut parts = text.split(mark);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    let Some(c) = c else {
        let (year, month) = (number(a).filter(|_| a.len() == 4)?, number(b)?);
        let last = exact(year, month, days_in(year, month))?;
        return Some(interval(day(year, month, 1), last, Pattern::YearMonth));
    };
    let (one, two, three) = (number(a)?, number(b)?, number(c)?);
    if a.len() == 4 {
        return at(one, two, three, Pattern::YearFirst);
    }
    if c.len() != 4 || a.len() > 2 || b.len() > 2 {
        return None;
    }
    match (exact(three, two, one), exact(three, one, two)) {
        (None, None) => None,
        (Some(_), None) => at(three, two, one, Pattern::DayFirst),
        (None, Some(_)) => at(three, one, two, Pattern::MonthFirst),
        // The same day either way, which tells nothing of the column.
        _ => Some(Reading::Either { a: one, b: two, year: three, second }),
    }
}

const fn interval(first: i32, last: i32, pattern: Pattern) -> Reading {
    Reading::Is(Moment { first, last, second: None, pattern })
}

/// The days of `a/b/year` read day first or month first.
pub(crate) fn ordered(a: i32, b: i32, year: i32, day_first: bool) -> Option<i32> {
    if day_first { exact(year, b, a) } else { exact(year, a, b) }
}

/// Dates with the name of a month.
fn worded(text: &str) -> Option<Reading> {
    let mut words = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '-' | '.'))
        .filter(|word| !word.is_empty());
    let (a, b, c) = (words.next()?, words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let number = |text: &str| {
        let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let short =
            (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        short.then(|| digits.parse::<i32>().ok()).flatten()
    };
    let day_of = |year: &str, month, of_month: &str, pattern| {
        let first = exact(number(year).filter(|_| year.len() == 4)?, month, number(of_month)?)?;
        Some(interval(first, first, pattern))
    };
    let month = |word: &str| month(word).map(i32::from);
    match (month(a), month(b), c) {
        (None, Some(month), Some(year)) => day_of(year, month, a, Pattern::DayMonth),
        (Some(month), None, Some(year)) => day_of(year, month, b, Pattern::MonthDay),
        (Some(month), None, None) => {
            let year = number(b).filter(|_| b.len() == 4)?;
            let last = exact(year, month, days_in(year, month))?;
            Some(interval(day(year, month, 1), last, Pattern::MonthYear))
        }
        _ => None,
    }
}

/// The day of a number of a workbook: five digits, from 1927 to 2119; the part after the point is the time.
fn serial(text: &str) -> Option<Reading> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(part) {
        return None;
    }
    let days = whole.parse::<i32>().ok().filter(|days| (10_000..80_000).contains(days))?;
    let first = days - 25_569;
    Some(Reading::Is(Moment { first, last: first, second: None, pattern: Pattern::Serial }))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::day::date_of;

    fn date(text: &str) -> String {
        match read(text) {
            Reading::Nothing => "nothing".to_owned(),
            Reading::Either { a, b, year, .. } => format!("{a} {b} {year}, either way"),
            Reading::Is(moment) => {
                let time = moment.second.map_or(String::new(), |second| format!(" {second} s"));
                let last = if moment.last == moment.first {
                    String::new()
                } else {
                    format!("..{}", date_of(moment.last))
                };
                format!("{}{last}{time} {:?}", date_of(moment.first), moment.pattern)
            }
        }
    }

    #[test]
    fn iso_dates_come_with_and_without_a_time() {
        assert_snapshot!(date("2025-08-06"), @"2025-08-06 Iso");
        assert_snapshot!(date("2023-05-16 3:30"), @"2023-05-16 12600 s Iso");
        assert_snapshot!(date("2014-01-22 00:00:00.000"), @"2014-01-22 0 s Iso");
        assert_snapshot!(date("2004-06-17T00:00:00Z"), @"2004-06-17 0 s Iso");
        assert_snapshot!(date(" 2025-08-06 "), @"2025-08-06 Iso");
        assert_snapshot!(date("2025/8/6"), @"2025-08-06 YearFirst");
        assert_snapshot!(date("20250806"), @"2025-08-06 YearFirst");
    }

    #[test]
    fn day_and_month_are_told_apart_where_one_is_above_twelve() {
        assert_snapshot!(date("25/04/2025"), @"2025-04-25 DayFirst");
        assert_snapshot!(date("3/21/2022"), @"2022-03-21 MonthFirst");
        assert_snapshot!(date("03-04-2025"), @"3 4 2025, either way");
        assert_snapshot!(date("31.12.2024 23:15"), @"2024-12-31 83700 s DayFirst");
    }

    #[test]
    fn months_are_read_by_name_and_alone() {
        assert_snapshot!(date("28 December 2022"), @"2022-12-28 DayMonth");
        assert_snapshot!(date("6-Aug-2025"), @"2025-08-06 DayMonth");
        assert_snapshot!(date("August 6, 2025"), @"2025-08-06 MonthDay");
        assert_snapshot!(date("August 2025"), @"2025-08-01..2025-08-31 MonthYear");
        assert_snapshot!(date("2024-02"), @"2024-02-01..2024-02-29 YearMonth");
        assert_snapshot!(date("2024"), @"2024-01-01..2024-12-31 Year");
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for text in [
            "2025-02-29",
            "31/04/2025",
            "32/13/2025",
            "Time Unknown",
            "#date+start",
            "12",
            "2025-08-06 25:00",
            "",
            "é-é-é",
        ] {
            assert_eq!(date(text), "nothing", "{text}");
        }
        assert_snapshot!(date("45875"), @"2025-08-06 Serial");
        assert_snapshot!(date("45875.75"), @"2025-08-06 Serial");
    }
}
