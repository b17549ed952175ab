//! The small numbers and the units that times are told in.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, map_opt, opt, value, verify};
use nom::sequence::preceded;
use tollcheck_model::TimeUnit;

use crate::set::{WordMap, meanings, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, one, words};

/// Number words.
static CARDINALS: WordMap<i64> = meanings![i64:
    "zero" => 0,
    "one" => 1,
    "two" => 2,
    "three" => 3,
    "four" => 4,
    "five" => 5,
    "six" => 6,
    "seven" => 7,
    "eight" => 8,
    "nine" => 9,
    "ten" => 10,
    "eleven" => 11,
    "twelve" => 12,
    "thirteen" => 13,
    "fourteen" => 14,
    "fifteen" => 15,
    "sixteen" => 16,
    "seventeen" => 17,
    "eighteen" => 18,
    "nineteen" => 19,
    "twenty" => 20,
];

/// Words for the days of a month.
static ORDINALS: WordMap<i8> = meanings![i8:
    "first" => 1,
    "second" => 2,
    "third" => 3,
    "fourth" => 4,
    "fifth" => 5,
    "sixth" => 6,
    "seventh" => 7,
    "eighth" => 8,
    "ninth" => 9,
    "tenth" => 10,
    "eleventh" => 11,
    "twelfth" => 12,
    "thirteenth" => 13,
    "fourteenth" => 14,
    "fifteenth" => 15,
    "sixteenth" => 16,
    "seventeenth" => 17,
    "eighteenth" => 18,
    "nineteenth" => 19,
    "twentieth" => 20,
];

/// Units of time, as how many of which unit they are.
pub(super) static UNITS: WordMap<(i64, TimeUnit)> = meanings![(i64, TimeUnit):
    "day" | "days" | "night" | "nights" => (1, TimeUnit::Day),
    "hour" | "hours" | "hrs" => (1, TimeUnit::Hour),
    "week" | "weeks" => (1, TimeUnit::Week),
    "month" | "months" => (1, TimeUnit::Month),
    "year" | "years" => (1, TimeUnit::Year),
    "minute" | "minutes" => (1, TimeUnit::Minute),
    "second" | "seconds" => (1, TimeUnit::Second),
    "fortnight" | "fortnights" => (14, TimeUnit::Day),
    "quarter" | "quarters" => (3, TimeUnit::Month),
    "decade" | "decades" => (10, TimeUnit::Year),
    "century" | "centuries" => (100, TimeUnit::Year),
];

/// `count = digits | number-word | "a" | "an" | "a few" | "several" | "a couple of"`
///
/// What is not said exactly is open.
///
/// > **two** days ago · **a few** hours later
pub(super) fn count<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<i64>> {
    alt((
        value(Some(2), alt((words!("a couple of"), words!("couple of")))),
        value(None, alt((words!("a few"), words!("few"), words!("several"), words!("many")))),
        value(Some(1), one(|token| token.is_any(set!["a", "an"]))),
        value(Some(24), words!("twenty - four")),
        value(Some(48), words!("forty - eight")),
        map(map_opt(any, cardinal), Some),
    ))
    .parse(input)
}

fn cardinal(token: &Token<'_>) -> Option<i64> {
    let digits = || (token.text.len() <= 5).then(|| token.text.parse().ok()).flatten();
    match token.sort {
        TokenSort::Number => digits(),
        TokenSort::Word => CARDINALS.get(token.key),
        _ => None,
    }
}

/// `unit = "hour" | "hours" | "day" | …`, as how many of which unit it is.
///
/// > two **days** ago
pub(super) fn unit<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (i64, TimeUnit)> {
    map_opt(any, |token: &Token<'t>| UNITS.get(token.key)).parse(input)
}

/// `stretch = count [ "-" ] unit`, as a number of units; open where the count is.
///
/// > **two weeks** ago
pub(super) fn stretch<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (Option<i64>, TimeUnit)> {
    let (rest, count) = count(input)?;
    let (rest, _) = opt(words!("or so")).parse(rest)?;
    let (rest, (each, unit)) = preceded(opt(words!("-")), unit).parse(rest)?;
    let (rest, _) = opt(words!("or so")).parse(rest)?;
    Ok((rest, (count.and_then(|count| count.checked_mul(each)), unit)))
}

/// `ordinal = "first" … "twentieth" | digits ("st" | "nd" | "rd" | "th")`
///
/// > the **third** day · the **1,260th** day
pub(super) fn ordinal<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, i64> {
    map_opt(any, |token: &Token<'t>| match token.sort {
        TokenSort::Word => ORDINALS.get(token.key).map(i64::from),
        TokenSort::Mixed if token.text.len() <= LONGEST => {
            let digits = token.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let ending = &token.text[digits.len()..];
            let ordinal = ["st", "nd", "rd", "th"].iter().any(|it| ending.eq_ignore_ascii_case(it));
            ordinal.then(|| digits.replace(',', "").parse().ok()).flatten()
        }
        _ => None,
    })
    .parse(input)
}

/// The longest ordinal in digits: *12,345th*.
const LONGEST: usize = 8;

/// `day-of-month = "1" … "31" | "1st" … "31st" | "first" … "twentieth"`
///
/// > March **eighth** · Aug. **6th**
pub(super) fn day_of_month<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, i8> {
    let number = |token: &Token<'t>| -> Option<i8> {
        match token.sort {
            TokenSort::Number => token.text.parse().ok(),
            TokenSort::Mixed => {
                let digits = token.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                let ending = &token.text[digits.len()..];
                ["st", "nd", "rd", "th"]
                    .iter()
                    .any(|wanted| ending.eq_ignore_ascii_case(wanted))
                    .then(|| digits.parse().ok())
                    .flatten()
            }
            TokenSort::Word => ORDINALS.get(token.key),
            TokenSort::Mark => None,
        }
    };
    let short = |token: &&Token<'t>| !token.has_digit() || token.text.len() <= 4;
    verify(map_opt(verify(any, short), number), |day| (1..=31).contains(day)).parse(input)
}

/// `year = four digits, from 1000 to 2999`
///
/// > in **2022**
pub(super) fn year<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, i16> {
    map_opt(any, |token: &Token<'t>| {
        (token.sort == TokenSort::Number && token.text.len() == 4)
            .then(|| token.text.parse().ok())
            .flatten()
            .filter(|year| (1000..3000).contains(year))
    })
    .parse(input)
}

/// `short-year = [ "'" ] two digits`: from 1950 to 2049.
///
/// > 8 JAN **90** · 7/8/**07**
pub(super) fn short_year<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, i16> {
    let two = map_opt(any, |token: &Token<'t>| {
        (token.sort == TokenSort::Number && token.text.len() == 2)
            .then(|| token.text.parse::<i16>().ok())
            .flatten()
            .map(|year| if year < 50 { 2000 + year } else { 1900 + year })
    });
    preceded(opt(one(|token| token.is_any(set!["'", "’"]))), two).parse(input)
}
