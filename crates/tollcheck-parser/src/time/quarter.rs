//! Quarters and halves of a year, and centuries: *the first quarter*, *Q1 2025*, *the second half of last year*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, map_opt, opt, value};
use nom::sequence::preceded;
use tollcheck_model::TimeUnit;

use crate::set::{WordSet, set};
use crate::time::expression::{Stretch, When};
use crate::time::number::{ordinal, year};
use crate::token::Tokens;
use crate::word::{Read, any, words};

/// Short names of quarters and halves, in order.
pub(super) const SHORT: &WordSet = set!["q1", "q2", "q3", "q4", "h1", "h2"];

/// `quarter = [ "the" ] ordinal ( "quarter" [ of-year ] | "half" of-year ) | ("Q1" | "H1" | …) [ of-year ]`
///
/// > in **the first quarter** · in **Q1 2025** · **the second half of last year**
///
/// Where no year is said it is that of the article.
pub(super) fn quarter<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, (first, count, needs_year)) = alt((named, short)).parse(input)?;
    let (rest, of) = opt(of_year).parse(rest)?;
    if needs_year && of.is_none() {
        return Err(nom::Err::Error(()));
    }
    let of = Box::new(of.unwrap_or(THIS_YEAR));
    Ok((rest, When::Nth { first: Some(first), count, unit: TimeUnit::Month, of }))
}

/// `century = [ "the" ] ordinal "century"`
///
/// > floods killed millions in **the twentieth century**
pub(super) fn century<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let nth = preceded(opt(words!("the")), ordinal);
    map_opt((nth, words!("century")), |(nth, ())| {
        let first = nth.checked_sub(1)?.checked_mul(100)?.checked_add(1)?;
        Some(When::Years { first: i16::try_from(first).ok()?, count: 100 })
    })
    .parse(input)
}

/// The year of the article.
const THIS_YEAR: When = When::Calendar { stretch: Stretch::Year, step: 0 };

/// From which month, counted from 0, how many months, and whether it is none without a year: *the first half* is one of
/// many things.
type Months = (i64, i64, bool);

/// `named = [ "the" ] ordinal ("quarter" | "half")`
fn named<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Months> {
    let part = alt((value((3, 4, false), words!("quarter")), value((6, 2, true), words!("half"))));
    map_opt((opt(words!("the")), ordinal, part), |(_, nth, (months, most, needs_year))| {
        (1..=most).contains(&nth).then_some(((nth - 1) * months, months, needs_year))
    })
    .parse(input)
}

/// `short = "Q1" | "Q2" | … | "H2"`
fn short<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Months> {
    const MONTHS: [Months; 6] =
        [(0, 3, false), (3, 3, false), (6, 3, false), (9, 3, false), (0, 6, false), (6, 6, false)];
    map_opt(any, |token| SHORT.place(token.key).map(|at| MONTHS[at])).parse(input)
}

/// `of-year = [ "of" | "in" ] ( year | ("this" | "last" | "the") "year" )`
fn of_year<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let last = When::Calendar { stretch: Stretch::Year, step: -1 };
    let told = alt((
        map(year, |first| When::Years { first, count: 1 }),
        value(last, alt((words!("last year"), words!("the previous year")))),
        value(
            THIS_YEAR,
            alt((words!("this year"), words!("the year"), words!("the current year"))),
        ),
    ));
    preceded(opt(alt((words!("of"), words!("in")))), told).parse(input)
}
