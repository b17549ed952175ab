//! Times told from the article's date, or from the last time in the text.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, peek, value};
use nom::sequence::{preceded, terminated};
use tollcheck_model::TimeUnit;

use crate::set::set;
use crate::time::apart::apart;
use crate::time::expression::{Stretch, When};
use crate::time::month::month;
use crate::time::number::{stretch, unit};
use crate::time::weekday::{day_part, early};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, one, words};

/// `near-day = [ early ] ("today" | "yesterday" | "tomorrow") [ day-part ] | "tonight" | "last" "night" | "this" day-part`
///
/// > **late yesterday** · **this morning**
pub(super) fn near_day<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let today = |step| When::Calendar { stretch: Stretch::Day, step };
    let named = alt((
        value(today(-2), words!("the day before yesterday")),
        value(today(2), words!("the day after tomorrow")),
        value(today(0), words!("today")),
        value(today(-1), words!("yesterday")),
        value(today(1), words!("tomorrow")),
    ));
    alt((
        map((opt(early), named, opt(day_part)), |(_, when, _)| when),
        value(today(0), words!("tonight")),
        map(words!("last night"), |()| When::NightTo(Box::new(When::TODAY))),
        value(today(0), (opt(early), words!("this"), day_part)),
        value(today(0), (words!("a short"), alt((words!("while"), words!("time"))), words!("ago"))),
        value(When::Calendar { stretch: Stretch::Day, step: -1 }, (words!("last"), day_part)),
    ))
    .parse(input)
}

/// `calendar = [ ("earlier" | "later" | "so far") ] ("this" | "last" | "next" | …) unit | "over" "the" "weekend"`
///
/// > **earlier this week** · **last month** · over **the weekend**
pub(super) fn calendar<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, when) = any_calendar(input)?;
    // *the last week of July* is of July.
    if preceded(words!("of"), month).parse(rest).is_ok() {
        Err(nom::Err::Error(()))
    } else {
        Ok((rest, when))
    }
}

fn any_calendar<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let step = || {
        alt((
            value(0, alt((words!("this"), words!("the current")))),
            value(-1, words!("last")),
            value(1, alt((words!("next"), words!("this coming"), words!("the coming")))),
        ))
    };
    let lead = || opt(alt((words!("so far"), map(early, |()| ()))));
    alt((
        map((lead(), step(), calendar_unit), |(_, step, stretch)| When::Calendar { stretch, step }),
        value(
            When::Calendar { stretch: Stretch::Weekend, step: 0 },
            alt((
                words!("the weekend"),
                words!("the past weekend"),
                words!("past weekend"),
                weekend_of,
            )),
        ),
        map(preceded(words!("the"), terminated(calendar_unit, words!("so far"))), |stretch| {
            When::Calendar { stretch, step: 0 }
        }),
    ))
    .parse(input)
}

/// `weekend-of = "a" "weekend"`, before a noun.
///
/// > **a weekend** shooting
fn weekend_of<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let noun = one(|token| {
        token.sort == TokenSort::Word
            && token.text.starts_with(char::is_lowercase)
            && !token.is("in")
    });
    terminated(words!("a weekend"), peek(noun)).parse(input)
}

/// `calendar-unit = "week" | "weekend" | "month" | "year" | …`
pub(super) fn calendar_unit<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Stretch> {
    alt((
        value(Stretch::Week, words!("week")),
        value(Stretch::Weekend, words!("weekend")),
        value(Stretch::Month, words!("month")),
        value(Stretch::Quarter, words!("quarter")),
        value(Stretch::Year, words!("year")),
        value(Stretch::Decade, words!("decade")),
    ))
    .parse(input)
}

/// `ago = stretch ("ago" | "earlier" | "later" | …) | apart`
///
/// > **two days ago** · **a year earlier** · **three days later**
///
/// *Ago* counts from the article's date, the others from the last time in the text.
pub(super) fn ago<'a, 't>(before: Option<&Token<'t>>, input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, length) = stretch(input)?;
    let (count, unit) = length;
    if let Ok((rest, ())) = words!("ago").parse(rest) {
        return Ok((rest, moved(When::TODAY, count, unit, -1)));
    }
    let earlier = one(|token| token.is_any(set!["earlier", "previously", "beforehand"]));
    if let Ok((rest, _)) = { earlier }.parse(rest) {
        return Ok((rest, moved(When::SAME_DAY, count, unit, -1)));
    }
    let later = one(|token| token.is_any(set!["later", "afterwards", "afterward"]));
    if let Ok((rest, _)) = { later }.parse(rest) {
        return Ok((rest, moved(When::SAME_DAY, count, unit, 1)));
    }
    apart(before, length, rest)
}

/// `When` moved from `base` by `count` units in the direction of `sign`.
pub(super) fn moved(base: When, count: Option<i64>, unit: TimeUnit, sign: i64) -> When {
    let count = count.and_then(|count| count.checked_mul(sign));
    When::Moved { base: Box::new(base), count, unit }
}

/// `neighbour = "the" ("previous" | "next" | …) unit | "the" "day" ("before" | "after") | ("that" | "the same") unit`
///
/// > **the previous day** · **the same night** · later in **the day**
pub(super) fn neighbour<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let unit = || {
        alt((
            value(TimeUnit::Day, alt((words!("day"), words!("night"), map(day_part, |()| ())))),
            value(TimeUnit::Week, words!("week")),
            value(TimeUnit::Month, words!("month")),
            value(TimeUnit::Year, words!("year")),
        ))
    };
    let previous = alt((words!("the previous"), words!("the preceding"), words!("the prior")));
    let following = alt((words!("the next"), words!("the following"), words!("next")));
    let same = alt((words!("the same"), words!("that same"), words!("that")));
    let next_day = alt((words!("morning"), words!("day"), words!("evening"), words!("night")));
    alt((
        map(preceded(previous, unit()), |unit| moved(When::SAME_DAY, Some(1), unit, -1)),
        map((following, next_day), |_| moved(When::SAME_DAY, Some(1), TimeUnit::Day, 1)),
        map(preceded(alt((words!("the following"), words!("the next"))), unit()), |unit| {
            moved(When::SAME_DAY, Some(1), unit, 1)
        }),
        day_before,
        map(preceded(same, same_stretch), When::Same),
        value(When::SAME_DAY, preceded(early_in, words!("the day"))),
        bare_day,
    ))
    .parse(input)
}

/// `day-before = "the" ("day" | "night" | unit) ("before" | "after")`, where no noun follows.
///
/// > **the day before**, a strike killed two · 194 in 2022 and 138 **the year before**
///
/// *The day before the strike* is told from the strike, which has no date of its own.
fn day_before<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let day = one(|token| token.is_any(set!["day", "night", "evening", "morning"]));
    let span = alt((value((1, TimeUnit::Day), day), unit));
    let sign = alt((value(-1, words!("before")), value(1, words!("after"))));
    let (rest, ((count, unit), sign)) = preceded(words!("the"), (span, sign)).parse(input)?;
    let open = rest.0.first().is_none_or(|next| {
        next.sort == TokenSort::Mark || next.is_any(set!["that", "in", "and", "at", "near"])
    });
    if open {
        Ok((rest, moved(When::SAME_DAY, Some(count), unit, sign)))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// `same-stretch = "day" | "night" | "week" | …`
fn same_stretch<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Stretch> {
    let day = alt((words!("day"), words!("night"), map(day_part, |()| ())));
    alt((value(Stretch::Day, day), calendar_unit)).parse(input)
}

/// `early-in = early "in"`
///
/// > **late in** the day
fn early_in<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    map((early, words!("in")), |_| ()).parse(input)
}

/// `bare-day = "the" "day"`, where nothing says which.
///
/// > to end **the day** at 8,017
fn bare_day<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, ()) = words!("the day").parse(input)?;
    let told = rest.0.first().is_some_and(|next| {
        next.is_any(set!["of", "when", "that", "-", "after", "before", "the", "a", "he", "she"])
    });
    if told { Err(nom::Err::Error(())) } else { Ok((rest, When::SAME_DAY)) }
}
