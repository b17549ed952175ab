//! All ways of telling a time, in the order in which they are tried.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, peek, value, verify};
use nom::sequence::{preceded, terminated};
use tollcheck_lexicon::class;

use crate::figure::{Numeral, is_of_month};
use crate::set::{WordSet, set};
use crate::time::absolute::date;
use crate::time::anchor::{anchor, begun, edge, event, ongoing, opens_part, part_of, year_end};
use crate::time::bound::{bounded, range, to_date};
use crate::time::counterpart::{counterpart, that_period};
use crate::time::expression::{Expression, Part, When};
use crate::time::month::{month_of, season};
use crate::time::night::night;
use crate::time::nth::nth;
use crate::time::number::UNITS;
use crate::time::quarter::{SHORT, century, quarter};
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
    const RATES: &WordSet = set!["per", "each", "every", "a", "one", "any"];
    const BOUNDS: &WordSet = set!["ever", "since", "as", "up", "by", "until", "till", "through"];
    const PASTS: &WordSet = set!["the", "past", "last", "previous", "preceding", "prior", "recent"];
    const NOW: &WordSet = set!["to", "right", "now", "currently"];
    alt((
        at(|head| head.is_any(RATES), rate),
        at(|head| head.is_any(BOUNDS), bounded),
        at(opens_event, ongoing),
        at(opens_nth, |input| map(nth, Expression::during).parse(input)),
        at(
            |head| head.is_any(PASTS) || head.is_any(&UNITS) || counts(head),
            |input| window(before, input),
        ),
        at(|head| head.is_any(NOW), to_date),
        map(|input| range(before, input), Expression::during),
    ))
    .parse(input)
}

/// `rule`, where the head of the input passes `opens`: most rules open with few words, and are not tried at others.
fn at<'a, 't: 'a, T>(
    opens: impl Fn(&Token<'t>) -> bool,
    mut rule: impl FnMut(Tokens<'a, 't>) -> Read<'a, 't, T>,
) -> impl FnMut(Tokens<'a, 't>) -> Read<'a, 't, T> {
    move |input| match input.0.first() {
        Some(head) if opens(head) => rule(input),
        _ => Err(nom::Err::Error(())),
    }
}

/// Whether an event of the lexicon may open with `head`.
fn opens_event(head: &Token<'_>) -> bool {
    head.is_class(class::ANCHOR_HEAD) || head.is_any(set!["the", "its", "their", "this"])
}

/// Whether a number of units may open with `head`.
fn counts(head: &Token<'_>) -> bool {
    head.has_digit() || head.numeral.is_some() || head.is("couple")
}

/// `period = night | nth | part | day-event | date | turned | weekday | month | … | year`
pub(super) fn period<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, When> {
    const NIGHTS: &WordSet = set!["overnight", "the", "night"];
    const ADVERBS: &WordSet = set!["early", "mid", "late"];
    const TURNS: &WordSet = set!["last", "past", "previous", "this", "the", "next", "coming"];
    const SEASONS: &WordSet = set!["spring", "summer", "autumn", "fall", "winter"];
    const EARLY: &WordSet = set!["early", "late", "later", "earlier"];
    const NEAR: &WordSet =
        set!["the", "today", "yesterday", "tomorrow", "tonight", "last", "this", "a"];
    const THIS: &WordSet = set!["so", "this", "the", "last", "next", "past", "a"];
    const SAME: &WordSet = set!["the", "next", "that"];
    let since = before.is_some_and(|before| before.is("since"));
    let early = |head: &Token<'t>| head.is_any(EARLY);
    let own_day = move |_: &When| since || starts_day_event(input);
    alt((
        at(|head| head.is_any(NIGHTS), night),
        at(opens_nth, nth),
        at(opens_quarter, |input| alt((quarter, century)).parse(input)),
        at(
            |head| head.is_any(SAME),
            |input| alt((counterpart, |input| that_period(before, input))).parse(input),
        ),
        at(opens_part, edge),
        at(|head| head.is_any(ADVERBS) || opens_part(head), part),
        at(|head| opens_event(head) || opens_part(head), |input| anchor(before, input)),
        at(opens_event, |input| terminated(verify(event, own_day), opt(begun)).parse(input)),
        at(|head| opens_date(head) && !is_of_month(before, input), day_of),
        at(|head| head.is_any(TURNS), turned),
        at(|head| head.is_capital() || early(head), weekday),
        at(Token::is_capital, |input| month_of(before, input)),
        at(|head| head.is_any(SEASONS), |input| season(before, input)),
        at(|head| head.is_any(NEAR) || early(head), near_day),
        at(|head| head.is_any(THIS) || early(head), calendar),
        at(|head| head.is_any(SAME) || early(head), neighbour),
        at(counts, |input| ago(before, input)),
        at(
            |head| head.has_digit() || head.is_any(set!["year", "the"]),
            |input| alt((year_end, |input| years(before, input))).parse(input),
        ),
    ))
    .parse(input)
}

/// Whether one of many units may open with `head`: *the first day*, *day 475*.
fn opens_nth(head: &Token<'_>) -> bool {
    const NTH: &WordSet = set!["the", "opening", "last", "final", "closing", "day"];
    head.has_digit() || matches!(head.numeral, Some(Numeral::Ordinal(_))) || head.is_any(NTH)
}

/// Whether a quarter may open with `head`: *the first quarter*, *Q1*.
fn opens_quarter(head: &Token<'_>) -> bool {
    matches!(head.numeral, Some(Numeral::Ordinal(_)))
        || head.is("the")
        || head.text.len() == 2 && head.is_any(SHORT)
}

/// Whether a date may open with `head`: a name, a number, an ordinal.
fn opens_date(head: &Token<'_>) -> bool {
    head.is_capital()
        || head.has_digit()
        || matches!(head.numeral, Some(Numeral::Ordinal(_)))
        || head.is("the")
}

/// `day-of = date [ ("last" | "this" | "next") "year" ]`
///
/// > **25 June last year**
fn day_of<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let step = alt((
        value(-1, words!("last year")),
        value(0, words!("this year")),
        value(1, words!("next year")),
    ));
    let (rest, when) = date(input)?;
    match (when, opt(step).parse(rest)?) {
        (When::Day { year: None, month, day, .. }, (rest, Some(step))) => {
            Ok((rest, When::DayOf { month, day, step }))
        }
        (when, _) => Ok((rest, when)),
    }
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
