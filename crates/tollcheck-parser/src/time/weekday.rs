//! Weekdays, with the part of the day that goes with them.

use jiff::civil::Weekday;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, map_opt, opt, value, verify};
use nom::sequence::{preceded, terminated};

use crate::calendar::WEEKDAYS;
use crate::set::{WordMap, WordSet, meanings, set};
use crate::time::expression::{Turn, When};
use crate::token::{Token, Tokens};
use crate::word::{Read, any, one, words};

/// The short forms of the days of the week, which stand before a date: *Sat* and *Sun* are also words.
static SHORT: WordMap<Weekday> = meanings![Weekday:
    "mon" => Weekday::Monday,
    "tue" => Weekday::Tuesday,
    "tues" => Weekday::Tuesday,
    "wed" => Weekday::Wednesday,
    "weds" => Weekday::Wednesday,
    "thu" => Weekday::Thursday,
    "thur" => Weekday::Thursday,
    "thurs" => Weekday::Thursday,
    "fri" => Weekday::Friday,
    "sat" => Weekday::Saturday,
    "sun" => Weekday::Sunday,
];

/// `name = "Monday" | "Mon." | …`, before a date.
///
/// > **Fri.** Aug. 6
pub(super) fn name<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Weekday> {
    let short = terminated(
        map_opt(any, |token: &Token<'t>| SHORT.get(token.key).filter(|_| token.is_capital())),
        opt(one(|token| token.text == "." && !token.spaced)),
    );
    alt((full, short)).parse(input)
}

fn full<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Weekday> {
    map_opt(any, |token: &Token<'t>| {
        let at = WEEKDAYS.place(token.key).filter(|_| token.is_capital())?;
        Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
    })
    .parse(input)
}

/// `weekday = [ day-part ["on"] ] name [ day-part ] [ ["of"] ("last" | "this" | "next") "week" ]`
///
/// > **late on Saturday night** · **Tuesday morning** · **Monday of last week**
pub(super) fn weekday<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let step = alt((value(-1, words!("last")), value(0, words!("this")), value(1, words!("next"))));
    let week = preceded(opt(words!("of")), terminated(step, words!("week")));
    let (rest, (_, weekday, _, week)) =
        (opt(early), full, opt(day_part), opt(week)).parse(input)?;
    Ok((rest, week.map_or(When::Weekday(weekday), |step| When::OfWeek { weekday, step })))
}

/// `turn = "last" | "this" | "next"`
pub(super) fn turn<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Turn> {
    alt((
        value(Turn::Last, one(|token| token.is_any(set!["last", "past", "previous"]))),
        value(
            Turn::Next,
            alt((words!("this coming"), words!("the coming"), words!("next"), words!("coming"))),
        ),
        value(Turn::This, words!("this")),
    ))
    .parse(input)
}

/// `early = ("early" | "late" | "later" | "earlier") [ "on" ]`
///
/// > **early on** Monday
pub(super) fn early<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let word = one(|token| token.is_any(set!["early", "late", "later", "earlier"]));
    map((word, opt(words!("on"))), |_| ()).parse(input)
}

/// `day-part = "morning" | "night" | "at noon" | …`
///
/// > Tuesday **night**
pub(super) fn day_part<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    const PARTS: &WordSet = set![
        "morning",
        "afternoon",
        "evening",
        "night",
        "noon",
        "midnight",
        "dawn",
        "dusk",
        "lunchtime",
        "midday",
    ];
    let part = verify(any, |token: &&Token<'t>| token.is_any(PARTS));
    map((opt(one(|token| token.is_any(set!["early", "late"]))), part), |_| ()).parse(input)
}
