//! Places in an order.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, opt};
use nom::sequence::preceded;
use tollcheck_model::{Amount, FigureType, Quantity};

use super::here::Here;
use super::numeral::{Numeral, power};
use super::{Found, digits, number};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, hyphen, one, words};

/// `ordinal = digits ( "st" | "nd" | "rd" | "th" ) | [ number ] ordinal-word`
///
/// > **12th** · **twenty-first** · **one hundred and fifty first**
pub(super) fn ordinal<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let (rest, value) = place(here.rest()).ok()?;
    Some((rest, here.whole(rest, FigureType::Ordinal, Quantity::exactly(value), "ordinal")?))
}

/// `day = "day" number`
///
/// > **day 475** of the war
pub(super) fn day<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    if here.room() == 0 || !here.follows(1, set!["day"]) {
        return None;
    }
    let (rest, value) = here.number()?;
    let start = here.stepped_back(1);
    Some((
        rest,
        start.figure(
            (here.rest(), rest),
            rest,
            FigureType::Ordinal,
            Quantity::exactly(value),
            "day",
        )?,
    ))
}

/// `place = digits ( "st" | "nd" | "rd" | "th" ) | [ tens "-" ] ordinal-word`: the place that an ordinal names
///
/// > **252nd** day · **twenty-first** visit
pub(super) fn place<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let glued = map_opt(any, |token: &Token<'t>| {
        if token.sort != TokenSort::Mixed {
            return None;
        }
        let (figures, letters) = digits::split(token.text);
        let suffix =
            ["st", "nd", "rd", "th"].iter().any(|suffix| letters.eq_ignore_ascii_case(suffix));
        suffix.then(|| digits::amount(figures)).flatten()
    });
    alt((glued, compound, word)).parse(input)
}

/// `compound = number [ "-" ] [ "and" ] ordinal-word`, where the last is smaller than the last of the number
///
/// > **twenty-first** · **one hundred and fifty first**
fn compound<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let [head, next, ..] = input.0 else { return Err(nom::Err::Error(())) };
    // what no number goes on with is no ordinal either: "three people"
    let ends = next.sort == TokenSort::Word
        && next.numeral.is_none()
        && !next.is_any(set!["and", "of", "point"]);
    if head.has_digit() || ends {
        return Err(nom::Err::Error(()));
    }
    let (rest, head) = number::number(input)?;
    let (rest, _) = (opt(hyphen), opt(words!("and"))).parse(rest)?;
    let (rest, last) = word(rest)?;
    let (Some(whole), Some(small)) = (head.to_whole(), last.to_whole()) else {
        return Err(nom::Err::Error(()));
    };
    if small >= 100 && whole < small.saturating_mul(small) {
        return Ok((rest, head.times(last)));
    }
    let fits =
        (small < 10 && whole % 10 == 0 && whole % 100 != 10) || (small < 100 && whole % 100 == 0);
    if fits && whole > 0 { Ok((rest, head.plus(last))) } else { Err(nom::Err::Error(())) }
}

/// `word = "first" | … | "twentieth" | …`
///
/// > **fifth** visit
fn word<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    map_opt(any, |token: &Token<'t>| match token.numeral? {
        Numeral::Ordinal(n) => Some(Amount::from(u32::from(n))),
        Numeral::OrdinalPower(exponent) => Some(power(exponent)),
        _ => None,
    })
    .parse(input)
}

/// `superlative = "-" ( "largest" | "biggest" | … )`: the rest of a compound
///
/// > second**-largest** city
pub(super) fn superlative<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    const FORMS: &WordSet =
        set!["most", "least", "best", "worst", "last", "ranked", "placed", "tier", "rate"];
    let superlative = one(|token: &Token<'t>| {
        token.is_any(FORMS)
            || (token.text.len() > 5 && token.text.to_ascii_lowercase().ends_with("est"))
    });
    preceded(opt(hyphen), superlative).map(|_| ()).parse(input)
}
