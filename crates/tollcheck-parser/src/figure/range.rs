//! Two numbers that bound what is meant.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek, value};
use tollcheck_model::Amount;

use super::extent::Extent;
use super::here::Here;
use super::measure::{Unit, unit};
use super::numeral::Numeral;
use super::{clock, date, digits, measure, money, number, year};
use crate::set::{WordSet, set};
use crate::token::{TokenSort, Tokens};
use crate::word::{Read, hyphen, is_dash, one, words};

/// Verbs of change: what follows them are two numbers, and no range.
const CHANGES: &WordSet = set![
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "raised",
    "raises",
    "raising",
    "increased",
    "increases",
    "increase",
    "increasing",
    "fell",
    "falls",
    "fall",
    "fallen",
    "dropped",
    "drops",
    "climbed",
    "climbs",
    "jumped",
    "jumps",
    "grew",
    "grows",
    "grown",
    "up",
    "down",
    "revised",
    "lowered",
    "cut",
    "reduced",
    "decreased",
    "declined",
    "soared",
    "surged",
    "swelled",
    "brought",
    "bringing",
    "upped",
    "shot",
    "went",
    "by",
];

/// `range = "between" end "and" end | end ( "to" | "-" | "or" ) end`, where the second is the greater
///
/// > **5-7** people · **between five and seven** · **12 to 15,000** · **$8 to $10 million**
///
/// After a verb of change the two are no range: *rose from 31 to 34*, *fell 7 per cent to 12 per cent*. A unit that both
/// share makes one of them again: *rose by 1 to 1.5 degrees*.
pub(super) fn range<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, (Extent, Option<Unit>)> {
    let input = here.rest();
    if let Ok((rest, ())) = words!("between").parse(input) {
        let and = |rest| value(Joint::And, words!("and")).parse(rest);
        let (rest, ends) = ends(rest, and)?;
        // The hours of *between 10 and 11 a.m.* are read one by one.
        if clock::half(rest).is_some() {
            return Err(nom::Err::Error(()));
        }
        // "between 2 and 5 August" holds a date
        let days = matches!(ends.extent, Extent::Between(_, high) if high <= Amount::whole(31));
        if days && ends.unit.is_none() && rest.0.first().is_some_and(date::names_month) {
            return Err(nom::Err::Error(()));
        }
        return Ok((rest, (ends.extent, ends.unit)));
    }
    let (rest, ends) = ends(input, joint)?;
    let from = usize::from(here.follows(1, set!["from"]));
    let reach = if from > 0 { 5 } else { 1 };
    let changes = (1..=reach).any(|steps| here.follows(steps + from, CHANGES));
    let apart = if from > 0 { ends.unit.is_none() } else { ends.unit.is_none() || !ends.shared };
    if changes && apart {
        return Err(nom::Err::Error(()));
    }
    Ok((rest, (ends.extent, ends.unit)))
}

/// Two numbers and their unit.
struct Ends {
    extent: Extent,
    unit: Option<Unit>,
    /// The unit stands once, after the second.
    shared: bool,
}

/// What joins the two ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// *and*, after *between*
    And,
    /// *to*, a dash
    To,
    /// *or*
    Or,
}

/// One end: the number and its unit.
struct End {
    value: Amount,
    unit: Option<Unit>,
    signed: bool,
}

/// `ends = end joint end`, in one unit; *or* joins neighbours only
///
/// > **5 to 7** people · **44 mg to 50 mg**
fn ends<'a, 't>(
    input: Tokens<'a, 't>,
    joint: impl Fn(Tokens<'a, 't>) -> Read<'a, 't, Joint>,
) -> Read<'a, 't, Ends> {
    let (rest, low) = end(input)?;
    let (second, joint) = joint(rest)?;
    let (rest, high) = end(second)?;
    let value = low.value.times(shared_scale((input, &low), (second, &high)));
    let unit = match (low.unit, high.unit) {
        (None, unit) => unit,
        (unit, None) if low.signed => unit,
        (one, other) if one == other => one,
        _ => return Err(nom::Err::Error(())),
    };
    let grows = value < high.value || (unit.is_some() && joint != Joint::Or);
    let step = high.value.minus(value);
    let counts = matches!(unit, None | Some(Unit::Time(..)));
    let near =
        joint != Joint::Or || (counts && (step == Amount::ONE || high.value <= Amount::whole(100)));
    if !(grows && near) || (unit.is_none() && year::both(input, second, rest)) {
        return Err(nom::Err::Error(()));
    }
    let extent = Extent::Between(value, high.value);
    Ok((rest, Ends { extent, unit, shared: low.unit.is_none() }))
}

/// `end = [ sign ] number [ unit ] | glued`
///
/// > **$8** to $10 million · **44 mg** to 50 mg
fn end<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, End> {
    let (number, sign) = opt(money::sign).parse(input)?;
    if let Some((rest, (money, Extent::Exactly(value), unit))) = measure::glued(number) {
        let unit = if money { Some(Unit::Money) } else { unit };
        return Ok((rest, End { value, unit, signed: money }));
    }
    let (rest, (value, unit)) = (number::number, opt(unit)).parse(number)?;
    let unit = if sign.is_some() { Some(Unit::Money) } else { unit };
    Ok((rest, End { value, unit, signed: sign.is_some() }))
}

/// `joint = "to" | "through" | "or" | "-" | " – " | "- to -"`
///
/// > 5**-**7 · some 100,000 **–** 150,000 civilians · a three**- to** five-hour wait
fn joint<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Joint> {
    let dash = |input: Tokens<'a, 't>| match input.0 {
        [dash, next, ..] if is_dash(dash) && dash.spaced == next.spaced && next.has_digit() => {
            Ok((Tokens(&input.0[1..]), ()))
        }
        _ => Err(nom::Err::Error(())),
    };
    alt((
        value(
            Joint::To,
            alt((words!("- to -"), words!("- to"), words!("to"), words!("through"), dash)),
        ),
        value(Joint::To, (hyphen, peek(one(|token| token.numeral.is_some()))).map(|_| ())),
        value(Joint::Or, words!("or")),
    ))
    .parse(input)
}

/// What multiplies the second number and is left out after the first: *8 to 10 million*, *12 to 15,000*.
fn shared_scale(
    (first, low): (Tokens<'_, '_>, &End),
    (second, high): (Tokens<'_, '_>, &End),
) -> Amount {
    let (Some(alone), Some(head)) = (leading(first), leading(second)) else { return Amount::ONE };
    if alone != low.value || (low.unit.is_some() && !low.signed) {
        return Amount::ONE;
    }
    let scales =
        [12, 20, 100, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000].map(Amount::whole);
    let spoken = scales.into_iter().find(|scale| head.times(*scale) == high.value);
    let thousands = head == high.value && high.value.to_whole().is_some_and(|n| n % 1_000 == 0);
    match spoken {
        Some(scale) if low.value < head => scale,
        None if thousands
            && !low.signed
            && low.value >= Amount::whole(10)
            && low.value < Amount::whole(100)
            && low.value.times(Amount::whole(1_000)) < high.value =>
        {
            Amount::whole(1_000)
        }
        _ => Amount::ONE,
    }
}

/// The number that the first word or digits of `tokens` alone stand for.
fn leading(tokens: Tokens<'_, '_>) -> Option<Amount> {
    let token = tokens.0.iter().find(|token| token.sort != TokenSort::Mark)?;
    match token.numeral {
        Some(Numeral::Small(n)) => Some(Amount::from(u32::from(n))),
        Some(_) => None,
        None => digits::amount(digits::split(token.text).0),
    }
}
