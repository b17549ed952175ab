//! Lengths of time.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, opt, value};
use nom::sequence::preceded;
use tollcheck_model::{Amount, FigureType, Modifier, Quantity, TimeUnit};

use super::here::Here;
use super::numeral::Numeral;
use super::{Found, number, parts};
use crate::set::{WordMap, WordSet, meanings, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, hyphen, one, words};

/// A number of units: the number, the factor of the unit, the unit.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    value: Amount,
    unit: TimeUnit,
}

/// `duration = stretch { [ "," ] [ "and" ] stretch }`, from longer units to shorter
///
/// > **three hours** · **1 hour 20 minutes** · **half a century** · **an hour and a half** · a **90-minute** talk
pub(super) fn duration<'a, 't>(
    here: Here<'a, 't>,
    there: Here<'a, 't>,
    modifier: Modifier,
) -> Found<'a, 't> {
    let input = there.rest();
    let first = match there.number() {
        Some((rest, value)) => half_of_unit(input).or_else(|_| counted(value, rest)),
        None => half_of_unit(input).or_else(|_| article_stretch(there)),
    };
    let (mut rest, mut sum) = first.ok()?;
    while let Ok((after, more)) =
        preceded(opt(alt((words!(", and"), words!("and"), words!(",")))), stretch).parse(rest)
    {
        if more.unit == sum.unit {
            break;
        }
        sum = sum.plus(more);
        rest = after;
    }
    if let Ok((after, more)) = half_minutes(sum.unit, rest) {
        sum = sum.plus(more);
        rest = after;
    }
    let within = modifier == Modifier::Exact && here.follows(1, set!["within"]);
    let modifier = if within { Modifier::AtMost } else { modifier };
    let quantity = Quantity::lasting(modifier, sum.value, sum.unit);
    Some((rest, here.figure((input, rest), rest, FigureType::Duration, quantity, "duration")?))
}

impl Stretch {
    /// The sum, in the shorter of the two units.
    fn plus(self, other: Self) -> Self {
        let (long, short) =
            if self.unit.seconds() >= other.unit.seconds() { (self, other) } else { (other, self) };
        let factor = match (long.unit, short.unit) {
            (TimeUnit::Year, TimeUnit::Month) => 12,
            (TimeUnit::Year, TimeUnit::Week) => 52,
            (TimeUnit::Month, TimeUnit::Week) => 4,
            (long, short) => long.seconds() / short.seconds(),
        };
        Self { value: long.value.times(Amount::whole(factor)).plus(short.value), unit: short.unit }
    }
}

/// `stretch = half-of-unit | number [ "-" ] [ filler ] unit [ "and a half" ]`
///
/// > **three hours** · **half an hour** · **two and a half years** · **two more weeks**
fn stretch<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Stretch> {
    let counted = |input| {
        let (rest, value) = number::number(input)?;
        counted(value, rest)
    };
    alt((half_of_unit, counted)).parse(input)
}

/// `counted = unit [ "and a half" ]`, after the number `value`
///
/// > three **hours** · two **years and a half**
fn counted<'a, 't>(value: Amount, rest: Tokens<'a, 't>) -> Read<'a, 't, Stretch> {
    let (rest, ((factor, unit), half)) = (unit, opt(half_more)).parse(rest)?;
    let value = value.plus(half.unwrap_or(Amount::ZERO)).times(factor);
    Ok((rest, Stretch { value, unit }))
}

/// `half-of-unit = part [ "of" ] [ "a" ] [ "-" ] unit`
///
/// > **half an hour** · **a quarter of a century** · **half-day** · **1/2 hour**
fn half_of_unit<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Stretch> {
    let (rest, part) = alt((parts::slashed, parts::counted_part)).parse(input)?;
    let ordinal = input.0[..input.0.len() - rest.0.len()]
        .iter()
        .any(|token| matches!(token.numeral, Some(Numeral::Ordinal(_))));
    let (after, of) = opt(words!("of")).parse(rest)?;
    let (after, (_, (factor, unit))) = (opt(number::article), unit).parse(after)?;
    if ordinal && of.is_none() {
        return Err(nom::Err::Error(()));
    }
    Ok((after, Stretch { value: part.times(factor), unit }))
}

/// What stands for *one* before a unit.
pub(super) const ARTICLES: &WordSet = set!["a", "an", "another", "full", "all"];

/// `article-stretch = ( "a" | "an" | "another" | "full" | "all" ) [ filler ] unit [ "and a half" ]`, where it says how
/// long
///
/// > for **a week** · **a year** ago · **a month**-long siege · **an hour and a half** · a **full day**
fn article_stretch<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Stretch> {
    let (rest, _) = one(|token| token.is_any(ARTICLES)).parse(here.rest())?;
    let (rest, (factor, unit)) = unit(rest)?;
    let (rest, half) = opt(half_more).parse(rest)?;
    let joined = preceded(alt((words!("and"), words!(","))), stretch).parse(rest).is_ok();
    let alone = here.opens_sentence() && rest.0.is_empty();
    let whole =
        here.rest().0.iter().take(2).any(|token| token.is_any(set!["another", "full", "whole"]));
    if here.follows(1, set!["every", "each", "per"]) {
        return Err(nom::Err::Error(()));
    }
    let by_itself = half.is_some() || joined || alone || whole;
    if !(by_itself || lasts(here, rest, unit)) {
        return Err(nom::Err::Error(()));
    }
    let value = Amount::ONE.plus(half.unwrap_or(Amount::ZERO)).times(factor);
    Ok((rest, Stretch { value, unit }))
}

/// Whether *a week* at `here` is how long something took, and no rate (*twice a week*) and no week that is spoken of.
fn lasts(here: Here<'_, '_>, rest: Tokens<'_, '_>, unit: TimeUnit) -> bool {
    const BEFORE: &WordSet = set![
        "for",
        "in",
        "within",
        "after",
        "than",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "under",
        "lasted",
        "lasting",
        "lasts",
        "last",
        "took",
        "take",
        "takes",
        "taking",
        "spent",
        "spend",
        "spending",
        "of",
        "roughly",
        "approximately",
        "to",
        "until",
        "just",
        "barely",
        "only",
        "least",
        "most",
        "some",
        "waited",
        "or",
    ];
    const AFTER: &WordSet = set!["ago", "later", "earlier", "before", "after", "long", "or"];
    let next = rest.0.iter().find(|token| token.text != "-");
    let goes_on = next.is_some_and(|token| token.is_any(AFTER));
    let of = next.is_some_and(|token| token.is("of"));
    if unit == TimeUnit::Second {
        return goes_on && !next.is_some_and(|token| token.is("or"));
    }
    goes_on || of || here.follows(1, BEFORE)
}

/// `half-more = "and" [ "a" ] part`
///
/// > an hour **and a half**
fn half_more<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    preceded(words!("and"), (opt(number::article), parts::counted_part).map(|(_, part)| part))
        .parse(input)
}

/// `half-minutes = [ "and" ] minutes`, after hours
///
/// > 1 hour **thirty**
fn half_minutes<'a, 't>(unit: TimeUnit, input: Tokens<'a, 't>) -> Read<'a, 't, Stretch> {
    let (rest, minutes) = preceded(opt(words!("and")), number::number).parse(input)?;
    let ends = rest.0.first().is_none_or(|token| token.sort == TokenSort::Mark);
    let round = minutes.to_whole().is_some_and(|n| n % 15 == 0 && (1..60).contains(&n));
    if unit == TimeUnit::Hour && ends && round {
        Ok((rest, Stretch { value: minutes, unit: TimeUnit::Minute }))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// `unit = [ "-" ] [ filler ] ( "seconds" | … | "centuries" )`; gives how many of what, and takes no *old*.
///
/// > three **more weeks** · a 90**-minute** talk
pub(super) fn unit<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (Amount, TimeUnit)> {
    const FILLERS: &WordSet = set![
        "more",
        "extra",
        "additional",
        "full",
        "whole",
        "straight",
        "consecutive",
        "successive",
        "further",
        "less",
        "fewer",
        "business",
        "working",
        "long",
    ];
    let filler = one(|token: &Token<'_>| token.is_any(FILLERS));
    let (rest, (_, _, unit)) = (
        opt(hyphen),
        opt(alt((value((), filler), words!("of"))).map(|()| ())),
        map_opt(any, |token: &Token<'_>| long(token)),
    )
        .parse(input)?;
    Ok((rest, unit))
}

/// The names of units of time: how many of what.
static NAMES: WordMap<(i64, TimeUnit)> = meanings![(i64, TimeUnit):
    "second" | "seconds" | "sec" | "secs" => (1, TimeUnit::Second),
    "minute" | "minutes" | "min" | "mins" => (1, TimeUnit::Minute),
    "hour" | "hours" | "hr" | "hrs" | "h" => (1, TimeUnit::Hour),
    "day" | "days" | "night" | "nights" => (1, TimeUnit::Day),
    "week" | "weeks" => (1, TimeUnit::Week),
    "fortnight" | "fortnights" => (2, TimeUnit::Week),
    "month" | "months" => (1, TimeUnit::Month),
    "year" | "years" | "yr" | "yrs" => (1, TimeUnit::Year),
    "decade" | "decades" => (10, TimeUnit::Year),
    "century" | "centuries" => (100, TimeUnit::Year),
    "millennium" | "millennia" => (1_000, TimeUnit::Year),
];

/// The unit that a word names.
fn long(token: &Token<'_>) -> Option<(Amount, TimeUnit)> {
    let (factor, unit) = NAMES.get(token.key).filter(|_| token.sort == TokenSort::Word)?;
    Some((Amount::whole(factor), unit))
}

/// Whether `token` names a unit of time.
pub(super) fn is_unit(token: &Token<'_>) -> bool {
    token.is_any(&NAMES)
}

/// The unit that letters right after digits stand for: *24hrs*, *90min*.
pub(super) fn short(letters: &str) -> Option<(Amount, TimeUnit)> {
    let unit = match letters {
        "sec" | "secs" => TimeUnit::Second,
        "min" | "mins" => TimeUnit::Minute,
        "h" | "hr" | "hrs" | "hour" | "hours" => TimeUnit::Hour,
        "day" | "days" => TimeUnit::Day,
        "yr" | "yrs" | "years" => TimeUnit::Year,
        _ => return None,
    };
    Some((Amount::ONE, unit))
}
