//! Two numbers that bound what is meant.

use nom::Parser;
use nom::combinator::opt;
use tollcheck_model::Amount;

use super::extent::Extent;
use super::here::Here;
use super::measure::{Unit, unit};
use super::numeral::Numeral;
use super::{digits, money, number, year};
use crate::token::{TokenSort, Tokens};
use crate::word::{Read, is_dash, words};

/// Verbs of change: what follows them are two numbers, and no range.
const CHANGES: &[&str] = &[
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
pub(super) fn range<'a, 't>(
    here: Here<'a, 't>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, (Extent, Option<Unit>)> {
    if let Ok((rest, ())) = words("between").parse(input) {
        let (rest, ends) = ends(rest, Joint::And)?;
        return Ok((rest, ends));
    }
    let (rest, (extent, unit)) = ends(input, Joint::To)?;
    let from = here.follows(1, &["from"]);
    let changes = (1..=5).any(|steps| here.follows(steps + usize::from(from), CHANGES));
    let differs = if from { changes && unit.is_none() } else { here.follows(1, CHANGES) };
    if differs { Err(nom::Err::Error(())) } else { Ok((rest, (extent, unit))) }
}

/// What joins the two ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// *and*, after *between*
    And,
    /// *to*, *or*, a dash
    To,
}

/// `ends = [ sign ] number [ unit ] joint [ sign ] number [ unit ]`
fn ends<'a, 't>(input: Tokens<'a, 't>, joint: Joint) -> Read<'a, 't, (Extent, Option<Unit>)> {
    let end = |input| (opt(money::sign), number::number, opt(unit)).parse(input);
    let fail = Err(nom::Err::Error(()));
    let (second, (sign, low, inner)) = end(input)?;
    let Some((token, after)) = second.0.split_first() else { return fail };
    let dashed = is_dash(token) && !token.spaced && !after.first().is_some_and(|next| next.spaced);
    let or = token.is("or");
    match joint {
        Joint::And if token.is("and") => {}
        Joint::To if dashed || or || token.is("to") || token.is("through") => {}
        Joint::To if is_dash(token) && words("- to -").parse(second).is_ok() => {}
        _ => return fail,
    }
    let after = match words("- to -").parse(second) {
        Ok((rest, ())) if joint == Joint::To => rest,
        _ => Tokens(after),
    };
    let (rest, (second_sign, high, outer)) = end(after)?;
    if year::both(input, after) && outer.is_none() {
        return fail;
    }
    let low = low.times(shared_scale(input, low, after, high, inner));
    let unit = match (sign.is_some() || second_sign.is_some(), outer.or(inner)) {
        (true, None) => Some(Unit::Money),
        (_, unit) => unit,
    };
    let apart = low < high || (unit.is_some() && token.is("to"));
    let near = !or || high <= low.plus(low);
    if apart && near { Ok((rest, (Extent::Between(low, high), unit))) } else { fail }
}

/// What multiplies the second number and is left out after the first: *8 to 10 million*, *12 to 15,000*.
fn shared_scale(
    first: Tokens<'_, '_>,
    low: Amount,
    second: Tokens<'_, '_>,
    high: Amount,
    inner: Option<Unit>,
) -> Amount {
    let leading = |tokens: Tokens<'_, '_>| {
        let token = tokens.0.iter().find(|token| token.sort != TokenSort::Mark)?;
        match token.numeral {
            Some(Numeral::Small(n)) => Some(Amount::from(u32::from(n))),
            Some(_) => None,
            None => digits::amount(digits::split(token.text).0),
        }
    };
    let (Some(first), Some(head)) = (leading(first), leading(second)) else { return Amount::ONE };
    if first != low || inner.is_some() {
        return Amount::ONE;
    }
    let scales = [100, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000].map(Amount::whole);
    let by_words = scales.into_iter().find(|scale| head.times(*scale) == high);
    match by_words {
        Some(scale) if low < head => scale,
        None if low < Amount::whole(100)
            && head == high
            && low.times(scales[1]) < high
            && high.to_whole().is_some_and(|n| n % 1_000 == 0) =>
        {
            scales[1]
        }
        _ => Amount::ONE,
    }
}
