//! Units that follow a number: of time, money, percent, length, weight and so on.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{not, opt, value};
use nom::sequence::{preceded, terminated};
use tollcheck_lexicon::{WordKey, class, lookup};
use tollcheck_model::{Amount, TimeUnit};

use super::extent::Extent;
use super::here::Here;
use super::{digits, duration, money, percent};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, class as of_class, hyphen, one};

/// What a number is a number of, where that is no thing that can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// So many times a unit of time: a decade is ten years.
    Time(Amount, TimeUnit),
    /// *dollars*
    Money,
    /// *per cent*
    Percent,
    /// *kilometres*
    Measure,
}

/// Short units that are also words or letters; they count only right after digits.
const SHORT: &[&str] = &[
    "m", "g", "t", "l", "ft", "in", "lb", "oz", "yd", "mi", "ha", "ac", "w", "v", "a", "hz", "pa",
    "nm", "mm", "cm", "cl", "ml", "mg", "kt", "kn", "hp", "c", "f", "b",
];

/// `unit = [ "-" ] ( percent | time | currency | measure )`
///
/// > 12 **per cent** · three**-hour** · 5 **million dollars** · 40 **kilometres**
pub(super) fn unit<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Unit> {
    alt((
        value(Unit::Percent, percent::sign),
        duration::unit.map(|(factor, unit)| Unit::Time(factor, unit)),
        value(Unit::Money, money::word),
        value(Unit::Measure, measure),
    ))
    .parse(input)
}

/// `measure = "°" [ letter ] | [ "-" ] name of a unit [ "per" unit ]`
///
/// > 40 **yards** · a 10**-kilometre** convoy · 30 **°C**
fn measure<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let degree = (
        one(|token| matches!(token.text, "°" | "′" | "″")),
        opt(one(|token| token.is_any(set!["c", "f"]) && !token.spaced)),
    );
    // "two Mi-8s" are no miles
    let model = (hyphen, one(|token| token.has_digit() && !token.spaced));
    let named = preceded(opt(hyphen), of_class(class::MEASURE));
    alt((degree.map(|_| ()), terminated(named, not(model)).map(|_| ()))).parse(input)
}

/// Whether it is money, how many, and the unit.
type Glued = (bool, Extent, Option<Unit>);

/// `glued = digits letters | code digits [ scale ]`, where the letters are a unit or a currency
///
/// > **60mph** · **1.5mm** · **5pc** · **24hrs** · **USD10m** · **RM23.50**
pub(super) fn glued<'a, 't>(input: Tokens<'a, 't>) -> Option<(Tokens<'a, 't>, Glued)> {
    let (token, rest) = input.0.split_first()?;
    if token.sort != TokenSort::Mixed {
        return None;
    }
    let rest = Tokens(rest);
    let (figures, letters) = digits::split(token.text);
    if figures.is_empty() {
        let (after, amount) = money::coded(token, rest)?;
        return Some((after, (true, Extent::Exactly(amount), None)));
    }
    let amount = digits::amount(figures)?;
    let unit = letters_unit(letters, rest)?;
    Some((rest, (false, Extent::Exactly(amount), Some(unit))))
}

/// The unit that `letters`, right after digits and before `rest`, stand for.
fn letters_unit(letters: &str, rest: Tokens<'_, '_>) -> Option<Unit> {
    // "10G" is ten billion, "10g" weighs little
    if letters == "G" {
        return None;
    }
    let lower = letters.to_lowercase();
    if percent::NAMES.has(WordKey::of(&lower)) {
        return Some(Unit::Percent);
    }
    if let Some((factor, unit)) = duration::short(&lower) {
        return Some(Unit::Time(factor, unit));
    }
    if lower == "m" {
        return extends(rest).then_some(Unit::Measure);
    }
    let known = SHORT.contains(&lower.as_str()) && !matches!(lower.as_str(), "t" | "b")
        || lookup(&lower).is_some_and(|entry| entry.meaning.classes.meets(class::MEASURE));
    known.then_some(Unit::Measure)
}

/// Whether what follows says that a length was given: *tall*, *away*.
fn extends(rest: Tokens<'_, '_>) -> bool {
    const DIMENSIONS: &WordSet = set![
        "tall",
        "high",
        "wide",
        "deep",
        "long",
        "away",
        "apart",
        "below",
        "above",
        "from",
        "thick",
        "(",
        "x",
        "by",
        "radius",
        "underground",
    ];
    let next = rest.0.iter().find(|token| !matches!(token.text, "-"));
    next.is_some_and(|token: &Token<'_>| token.is_any(DIMENSIONS))
}

/// The unit of a number with decimals before what shakes the earth, which it measures, or after *magnitude*.
///
/// > a **7.8** quake · a **5.1** aftershock · a quake of magnitude **6**
pub(super) fn magnitude(number: Here<'_, '_>, rest: Tokens<'_, '_>) -> Option<Unit> {
    const TREMORS: &WordSet =
        set!["quake", "earthquake", "tremor", "temblor", "aftershock", "foreshock", "seaquake"];
    let named = number.follows(1, set!["magnitude"])
        || number.follows(1, set!["of"]) && number.follows(2, set!["magnitude"]);
    if named {
        return Some(Unit::Measure);
    }
    let decimal = number.token().is_some_and(|token| token.text.contains('.'));
    let shakes = rest.0.first().is_some_and(|token| token.is_any(TREMORS));
    (decimal && shakes).then_some(Unit::Measure)
}

/// `abbreviation = "in" | "t" | "m" | …`, after a space and at the end of the phrase
///
/// > 2 **in** · 3 **t**
pub(super) fn abbreviation<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let (rest, _) = one(|token| SHORT.contains(&token.text)).parse(input)?;
    let ends =
        rest.0.first().is_none_or(|token| token.sort == TokenSort::Mark && token.text != "-");
    if ends { Ok((rest, ())) } else { Err(nom::Err::Error(())) }
}
