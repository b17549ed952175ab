//! Parts of a number: halves, thirds, characters that are fractions.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, opt, peek};
use nom::sequence::{preceded, terminated};
use tollcheck_model::Amount;

use super::number::{and, article, below_hundred, magnitudes, small};
use super::numeral::Numeral;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, hyphen, is_dash, one, words};

/// `part-after = [ "-" ] "and" [ "-" ] ( "a" | small ) [ "-" ] parts | "and" "a" part end | digits "/" digits`, of the
/// last magnitude
///
/// > two **and a half** · two**-and-a-half** · a million **and a half** · three **and a fifth** · 2 **1/2**
pub(super) fn part_after<'a, 't: 'a>(
    scale: Amount,
) -> impl Parser<Tokens<'a, 't>, Output = Amount, Error = ()> {
    let counted = preceded(
        (opt(hyphen), and, opt(hyphen)),
        (alt((below_hundred, article.map(|()| 1))), opt(hyphen), parts),
    )
    .map(|(count, _, part)| Amount::ratio(i64::from(count), part));
    let last =
        preceded((and, article), terminated(part, peek(end))).map(|part| Amount::ratio(1, part));
    alt((counted, last, slashed)).map(move |part| part.times(scale))
}

/// `slashed = digits "/" digits`, below one
///
/// > 2 **1/2**
pub(super) fn slashed<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let small = |input| {
        map_opt(any, |token: &Token<'t>| {
            (token.sort == TokenSort::Number).then(|| token.text.parse::<i64>().ok()).flatten()
        })
        .parse(input)
    };
    let slash = one(|token| matches!(token.text, "/" | "⁄") && !token.spaced);
    map_opt((small, slash, small), |(n, _, d)| (n < d && d <= 1_000).then(|| Amount::ratio(n, d)))
        .parse(input)
}

/// `part-of-magnitude = ( "half" | [ small | "a" ] part "of" ) [ "a" ] magnitude`
///
/// > **half a million** · **half-million** · **three quarters of a million** · **half a dozen**
pub(super) fn part_of_magnitude<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let (rest, count) = opt(alt((article.map(|()| 1), small))).parse(input)?;
    let (rest, part) = preceded(opt(hyphen), part).parse(rest)?;
    let (rest, _) = (opt(words!("of")), opt(hyphen), opt(article)).parse(rest)?;
    let (after, scale) = magnitudes(rest)?;
    if after.0.len() == rest.0.len() {
        return Err(nom::Err::Error(()));
    }
    Ok((after, Amount::ratio(i64::from(count.unwrap_or(1)), part).times(scale)))
}

/// `part = "half" | "thirds" | "quarter" | "fifth" | …`: the denominator
///
/// > a **quarter** · two **thirds** · a **fifth**
pub(super) fn part<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, i64> {
    map_opt(any, |token: &Token<'t>| match token.numeral? {
        Numeral::Part(n) => Some(i64::from(n)),
        Numeral::Ordinal(n) if n > 2 => Some(i64::from(n)),
        Numeral::OrdinalPower(exponent) => Some(10_i64.saturating_pow(u32::from(exponent))),
        _ => None,
    })
    .parse(input)
}

/// `parts = "half" | "thirds" | "quarters" | …`, which name nothing else, as *third* does
///
/// > two and a **half** · three **quarters**
pub(super) fn parts<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, i64> {
    preceded(peek(one(|token| matches!(token.numeral, Some(Numeral::Part(_))))), part).parse(input)
}

/// `end = mark | nothing`: the end of a phrase
///
/// > a million and a half**.**
fn end<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let ends = input.0.first().is_none_or(|token| token.sort == TokenSort::Mark && !is_dash(token));
    if ends { Ok((input, ())) } else { Err(nom::Err::Error(())) }
}

/// `part-word = [ "-" ] parts`: what stands before it counts them.
///
/// > three **-quarters** · two **thirds**
pub(super) fn part_word<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    (opt(hyphen), parts).map(|_| ()).parse(input)
}

/// A character that is a fraction.
pub(super) fn vulgar(text: &str) -> Option<Amount> {
    let (n, d) = match text {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Some(Amount::ratio(n, d))
}

/// `counted-part = [ "a" | small ] [ "-" ] part`
///
/// > **two thirds** · **three-quarters** · **a fifth** · **half**
pub(super) fn counted_part<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let count = opt(alt((article.map(|()| 1), small)));
    (count, opt(hyphen), part)
        .map(|(count, _, part)| Amount::ratio(i64::from(count.unwrap_or(1)), part))
        .parse(input)
}
