//! All ways of telling a time, in the order in which they are tried.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, peek, verify};
use nom::sequence::{preceded, terminated};
use tollcheck_lexicon::class;

use crate::set::set;
use crate::time::absolute::date;
use crate::time::anchor::{anchor, begun, edge, event, ongoing, part_of, year_end};
use crate::time::bound::{bounded, range, to_date};
use crate::time::expression::{Expression, Part, When};
use crate::time::month::{month_of, season};
use crate::time::night::night;
use crate::time::nth::nth;
use crate::time::relative::{ago, calendar, near_day, neighbour};
use crate::time::weekday::{turn, weekday};
use crate::time::window::{rate, window};
use crate::time::year::years;
use crate::token::{Token, Tokens};
use crate::word::{Read, class as of_class, one, words};

/// `time = rate | bounded | ongoing | nth | window | to-date | range`, after the token `before`.
pub(super) fn expression<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, Expression> {
    alt((
        rate,
        bounded,
        ongoing,
        map(nth, Expression::during),
        |input| window(before, input),
        to_date,
        map(|input| range(before, input), Expression::during),
    ))
    .parse(input)
}

/// `period = night | nth | part | day-event | date | turned | weekday | month | … | year`
pub(super) fn period<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, When> {
    let since = before.is_some_and(|before| before.is("since"));
    alt((
        night,
        nth,
        edge,
        part,
        |input| anchor(before, input),
        terminated(verify(event, move |_| since || starts_day_event(input)), opt(begun)),
        date,
        turned,
        weekday,
        |input| month_of(before, input),
        |input| season(before, input),
        near_day,
        calendar,
        neighbour,
        ago,
        alt((year_end, |input| years(before, input))),
    ))
    .parse(input)
}

/// Whether an event opens `input` whose name alone is a time.
fn starts_day_event(input: Tokens<'_, '_>) -> bool {
    let head = one(|token| token.is_class(class::ANCHOR_HEAD));
    preceded((opt(words!("the")), peek(head)), of_class(class::ANCHOR_DAY)).parse(input).is_ok()
}

/// `part = ("early" | "mid" | "late") ["-"] (month | year) | [ "the" ] ("start" | "end") "of" (month | year)`
///
/// > **early August** · **mid-2024** · **the end of July**
fn part<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let adverb = alt((
        map(words!("early"), |()| Part::Start),
        map(words!("mid"), |()| Part::Middle),
        map(words!("late"), |()| Part::End),
    ));
    let lead = alt((
        terminated(adverb, opt(one(|token| token.is_any(set!["-", "in"])))),
        preceded(opt(words!("the")), terminated(part_of, words!("of"))),
    ));
    let (rest, part) = { lead }.parse(input)?;
    let before = input.0.get(input.0.len() - rest.0.len() - 1);
    let whole = alt((
        |input| month_of(before, input),
        |input| season(before, input),
        |input| years(before, input),
        whole_event,
    ));
    map(whole, move |when| When::Part(part, Box::new(when))).parse(rest)
}

/// `whole-event = event`, of a day: *early Christmas morning*.
fn whole_event<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    if starts_day_event(input) { event(input) } else { Err(nom::Err::Error(())) }
}

/// `turned = ("last" | "this" | "next") (weekday | month | season)`
///
/// > **last Tuesday** · **last November** · **this coming Sunday, March eighth**
fn turned<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, turn) = turn(input)?;
    let before = input.0.get(input.0.len() - rest.0.len() - 1);
    if let Ok((rest, when @ When::Day { .. })) = date(rest) {
        return Ok((rest, when));
    }
    let of =
        alt((weekday, |input| month_of(before, input), |input| season(before, input), whole_event));
    map(of, move |when| match when {
        When::Month { year: Some(_), .. } | When::Season { year: Some(_), .. } => when,
        other => When::Turned(turn, Box::new(other)),
    })
    .parse(rest)
}
