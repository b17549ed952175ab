//! Dates that name their day: *7 October 2023*, *Aug. 6*, *2021-02-06*, *06/02/2021*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, map_opt, opt, verify};
use nom::sequence::{preceded, terminated};

use crate::figure::{counted, ends_day};
use crate::set::set;
use crate::time::expression::When;
use crate::time::month::month;
use crate::time::number::{day_of_month, short_year, year};
use crate::time::weekday::{day_part, name};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, one, words};

/// `date = [ weekday [ day-part ] [ "," ] ] (month-first | day-first) | iso | slashed | dotted`
///
/// > **Friday, August 6, 2021** · **7th October, 2023** · **2021-02-06**
pub(super) fn date<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let weekday = terminated(name, (opt(day_part), opt(comma)));
    let named = (opt(weekday), alt((month_first, day_first)));
    alt((
        map(named, |(weekday, when)| match when {
            When::Day { year, month, day, .. } => When::Day { year, month, day, weekday },
            other => other,
        }),
        iso,
        slashed,
        dotted,
    ))
    .parse(input)
}

/// `month-first = month [ "the" ] day [ last ] [ [ "," ] year ]`
///
/// > **Aug. 6, 2021** · **March eighth** · **August 2-5** · **May 3, 4 and 5**
fn month_first<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, month) = month(input)?;
    let (rest, first) = preceded(opt(words!("the")), day_of_month).parse(rest)?;
    let (rest, last) = match last_after(first)(rest) {
        // "on May 3 and 4 people died"
        Ok((after, last)) if !after.0.first().is_some_and(counted) => (after, Some(last)),
        _ => (rest, None),
    };
    let (rest, year) = opt(preceded(opt(comma), year)).parse(rest)?;
    Ok((rest, days(year, month, first, last)))
}

/// `day-first = [ "the" ] day [ last ] [ "of" ] month [ [ "," ] year | short-year ]`
///
/// > **7th October, 2023** · **8 JAN 90** · **2 to 5 August**
fn day_first<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, first) = preceded(opt(words!("the")), day_of_month).parse(input)?;
    let (rest, last) = opt(last_after(first)).parse(rest)?;
    let (rest, month) = preceded(opt(words!("of")), month).parse(rest)?;
    // "on 2 June 24 bodies were found"
    let short = |input| match short_year(input) {
        Ok((after, year)) if ends_day(after) => Ok((after, year)),
        _ => Err(nom::Err::Error(())),
    };
    let (rest, year) = opt(alt((preceded(opt(comma), year), short))).parse(rest)?;
    Ok((rest, days(year, month, first, last)))
}

/// `last = joint day | { "," day } [ "," ] "and" day`, of days on end, after the day `first`
///
/// > August 2**-5** · 3**, 4 and 5** May
fn last_after<'a, 't: 'a>(first: i8) -> impl FnMut(Tokens<'a, 't>) -> Read<'a, 't, i8> {
    const MOST: i8 = 7;
    move |input| {
        let later = |input| verify(day_of_month, move |day| *day > first).parse(input);
        if let Ok(read) = preceded(joint, later).parse(input) {
            return Ok(read);
        }
        let (mut rest, mut day) = (input, first);
        while let Ok((after, next)) = preceded(comma, day_of_month).parse(rest)
            && next == day + 1
            && next - first < MOST
        {
            (rest, day) = (after, next);
        }
        let and = preceded(opt(comma), one(|token: &Token<'t>| token.is("and")));
        let (rest, last) = preceded(and, day_of_month).parse(rest)?;
        if last == day + 1 && day > first { Ok((rest, last)) } else { Err(nom::Err::Error(())) }
    }
}

/// `joint = "-" | "–" | "to" | "and" | "through"`
fn joint<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, &'a Token<'t>> {
    one(|token| token.is_any(set!["-", "–", "—", "to", "and", "or", "through", "/"])).parse(input)
}

fn comma<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    words!(",").parse(input)
}

fn day(year: Option<i16>, month: i8, day: i8) -> When {
    When::Day { year, month, day, weekday: None }
}

fn days(year: Option<i16>, month: i8, first: i8, last: Option<i8>) -> When {
    match last {
        None => day(year, month, first),
        Some(last) => {
            When::Between(Box::new(day(year, month, first)), Box::new(day(year, month, last)))
        }
    }
}

/// `iso = year "-" month "-" day`, without a space.
///
/// > **2021-02-06** · **2021-02-06**T10:00
fn iso<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, (year, _, month, _)) =
        (year, one(|token| token.text == "-"), glued_number, one(|token| token.text == "-"))
            .parse(input)?;
    let last = map_opt(any, |token: &Token<'t>| {
        let text = token.text.split(['T', 't']).next()?;
        (token.has_digit() && text.len() == 2).then(|| text.parse().ok()).flatten()
    });
    let (rest, date) = { last }.parse(rest)?;
    if (1..=12).contains(&month) && (1..=31).contains(&date) {
        Ok((rest, day(Some(year), month, date)))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// `slashed = number "/" number "/" (year | short-year)`
///
/// > **06/02/2021**: which is the month, what else is known decides · **06/00/2021**: some day of June
fn slashed<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let slash = || one(|token: &Token<'t>| token.text == "/" && !token.spaced);
    let (rest, (first, _, second, _, year)) =
        (number, slash(), glued_number, slash(), alt((year, short_year))).parse(input)?;
    either(year, first, second).map(|when| (rest, when)).ok_or(nom::Err::Error(()))
}

/// `dotted = number "." number "." year`, one token.
///
/// > **06.02.2021**
fn dotted<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    map_opt(any, |token: &Token<'t>| {
        if token.sort != TokenSort::Number || token.text.len() > 10 {
            return None;
        }
        let mut parts = token.text.split('.');
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        // Who writes dots writes the day first.
        let (day_of, month) = (first.parse().ok()?, second.parse().ok()?);
        let valid = (1..=31).contains(&day_of) && (1..=12).contains(&month);
        valid.then(|| year.parse().ok().map(|year| day(Some(year), month, day_of))).flatten()
    })
    .parse(input)
}

fn number<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, i8> {
    map_opt(any, |token: &Token<'t>| {
        (token.sort == TokenSort::Number && token.text.len() <= 2)
            .then(|| token.text.parse().ok())
            .flatten()
    })
    .parse(input)
}

fn glued_number<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, i8> {
    if input.0.first().is_some_and(|token| token.spaced) {
        return Err(nom::Err::Error(()));
    }
    number(input)
}

fn either(year: i16, first: i8, second: i8) -> Option<When> {
    match (first, second) {
        (1..=12, 1..=12) => Some(When::Slashed { year, first, second }),
        (1..=12, 0) => Some(When::Month { year: Some(year), month: first }),
        (1..=12, 13..=31) => Some(day(Some(year), first, second)),
        (13..=31, 1..=12) => Some(day(Some(year), second, first)),
        _ => None,
    }
}
