//! Dates as machines and editors write them.

use jiff::civil::Date;
use tollcheck_model::month;

/// The date at the start of `text`: `2025-08-06`, `2025-08-06T09:30:00Z`, `20250806`, `6 August 2025`,
/// `August 6, 2025`, `Wed, 06 Aug 2025 09:30:00 +0000`.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    iso(text).or_else(|| written(text))
}

/// The first date in running text: a day, a month in letters and a year beside each other, or an ISO date.
pub(crate) fn find(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (0..words.len()).find_map(|at| {
        let three = words.get(at..at + 3).map(|words| words.join(" "));
        let trimmed = |text: &str| text.trim_matches(['.', ',', ';', ':', '(', ')']).to_owned();
        iso(&trimmed(words[at])).or_else(|| written(&trimmed(&three?)))
    })
}

fn iso(text: &str) -> Option<Date> {
    let head = text.get(..10).unwrap_or(text);
    if let Ok(date) = head.replace('/', "-").parse() {
        let next = text.as_bytes().get(10);
        return next.is_none_or(|byte| !byte.is_ascii_digit()).then_some(date);
    }
    let compact = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    compact.then(|| text.parse().ok())?
}

/// A day, a month in letters and a year, in either order, after an optional weekday.
fn written(text: &str) -> Option<Date> {
    let mut parts = text.split([' ', ',', '\u{a0}']).filter(|part| !part.is_empty()).peekable();
    parts.next_if(|part| weekday(part));
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (day, month) = match month(first) {
        Some(month) => (second, month),
        None => (first, month(second)?),
    };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.').parse().ok()?;
    Date::new(year.parse().ok().filter(|year| *year > 999)?, month, day).ok()
}

fn weekday(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        parse(text).map_or("-".to_owned(), |date| date.to_string())
    }

    #[test]
    fn dates_of_machines_and_of_editors_are_read() {
        for text in [
            "2025-08-06",
            "2025-08-06T23:30:00Z",
            "2025-08-06 09:30",
            "2025/08/06",
            "20250806",
            "6 August 2025",
            "Aug. 6, 2025",
            "Wed, 06 Aug 2025 09:30:00 +0000",
            "August 6th, 2025",
        ] {
            assert_eq!(read(text), "2025-08-06", "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "4:58 PM ET",
            "",
            "yesterday",
            "2025-02-30",
            "2025-08-061",
            "August 2025",
            "é2025-08-0",
        ] {
            assert_eq!(read(text), "-", "{text}");
        }
    }
}
