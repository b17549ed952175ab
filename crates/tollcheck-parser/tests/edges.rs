//! Numbers and days at the edge of what they can be: nothing wraps, and what is no day has none.

use jiff::civil::{Date, date};
use tollcheck_model::Amount;
use tollcheck_parser::read;

/// Each claim of `text`: its number and its days.
fn claims(published: Date, text: &str) -> Vec<String> {
    let reading = read(text, Some(published));
    let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
    let shown = reading.claims.iter().map(|claim| {
        let days = claim
            .time
            .as_ref()
            .map_or_else(|| "-".to_owned(), |time| format!("{}..{}", day(time.from), day(time.to)));
        let value = claim.quantity.value.map_or("-".to_owned(), |value| value.to_string());
        format!("{value} {days}")
    });
    shown.collect()
}

const TODAY: Date = date(2025, 8, 6);

#[test]
fn numbers_beyond_any_machine_word_are_themselves() {
    for number in ["18446744073709551615", "18446744073709551616", "99999999999999999999999999999"]
    {
        let found = claims(TODAY, &format!("{number} people were killed on Monday."));
        assert_eq!(found, [format!("{number} 2025-08-04..2025-08-04")]);
    }
}

#[test]
fn a_number_without_end_is_the_greatest_that_there_is() {
    let greatest: Amount = "9".repeat(40).parse().unwrap();
    for number in ["9".repeat(40), "7".repeat(10_000), "1e300".to_owned(), "9".repeat(1_000_000)] {
        let found = claims(TODAY, &format!("{number} people were killed on Monday."));
        assert_eq!(
            found,
            [format!("{greatest} 2025-08-04..2025-08-04")],
            "{} digits",
            number.len()
        );
    }
}

#[test]
fn a_leap_day_is_one_only_in_a_leap_year() {
    let on =
        |published, day: &str| claims(published, &format!("Twelve people were killed on {day}."));
    assert_eq!(on(TODAY, "29 February 2024"), ["12 2024-02-29..2024-02-29"]);
    assert_eq!(on(TODAY, "29 February 2000"), ["12 2000-02-29..2000-02-29"]);
    assert_eq!(on(TODAY, "29 February 2023"), ["12 -..-"]);
    assert_eq!(on(TODAY, "29 February 1900"), ["12 -..-"]);
    assert_eq!(on(date(2024, 3, 6), "29 February"), ["12 2024-02-29..2024-02-29"]);
    assert_eq!(on(date(2025, 3, 6), "29 February"), ["12 2024-02-29..2024-02-29"]);
    assert_eq!(
        claims(date(2024, 2, 29), "Twelve people were killed a year ago.")[0],
        "12 2023-02-28..2023-02-28"
    );
}

#[test]
fn before_the_first_day_and_after_the_last_there_is_none() {
    let on = |published, day: &str| claims(published, &format!("Twelve people were killed {day}."));
    assert_eq!(on(Date::MIN, "yesterday"), ["12 -..-"]);
    assert_eq!(on(Date::MAX, "tomorrow"), ["12 -..-"]);
    assert_eq!(on(date(1, 1, 1), "yesterday"), ["12 0000-12-31..0000-12-31"]);
    for published in [Date::MIN, date(0, 2, 29), Date::MAX] {
        for day in [
            "last week",
            "since May",
            "over the past 99999999999 years",
            "in 99999",
            "on 1 January 0000",
        ] {
            assert!(
                on(published, day).iter().any(|claim| claim.starts_with("12 ")),
                "{published} {day}"
            );
        }
    }
}
