//! Parts of a whole, and multiples of one.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::preceded;
use tollcheck_model::{Amount, FigureType, Modifier, Quantity};

use super::here::Here;
use super::numeral::Numeral;
use super::{Found, duration, number, parts};
use crate::set::{phrases, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, hyphen, words};

/// `fraction = ratio | multiple | slashed | part`
///
/// > **one in five** · **twice as many** · **3/4** · **a third** of the town
pub(super) fn fraction<'a, 't>(
    here: Here<'a, 't>,
    there: Here<'a, 't>,
    modifier: Modifier,
) -> Found<'a, 't> {
    let input = there.rest();
    if let Ok((rest, times)) = multiple(there) {
        return found(here, input, rest, FigureType::Multiple, modifier, times);
    }
    let (rest, part) = ratio(there)
        .or_else(|_| slashed(there))
        .or_else(|_| shares(there))
        .or_else(|_| part(here, input, modifier))
        .ok()
        .filter(|(rest, _)| there.number().is_none_or(|(after, _)| rest.0.len() < after.0.len()))?;
    found(here, input, rest, FigureType::Fraction, modifier, part)
}

fn found<'a, 't>(
    here: Here<'a, 't>,
    input: Tokens<'a, 't>,
    rest: Tokens<'a, 't>,
    sort: FigureType,
    modifier: Modifier,
    value: Amount,
) -> Found<'a, 't> {
    let mut quantity = Quantity::modified(modifier, value);
    match modifier {
        Modifier::MoreThan => quantity.low = Some(value),
        Modifier::LessThan => quantity.high = Some(value),
        _ => {}
    }
    Some((rest, here.figure((input, rest), rest, sort, quantity, sort.name())?))
}

/// `ratio = number ( "in" | "out of" ) number`, the second a small round one and not of time; `number "over" number`
/// where the phrase ends
///
/// > **one in five** children · **nine out of ten** · **one over three**
fn ratio<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Amount> {
    let (rest, n) = here.number().ok_or(nom::Err::Error(()))?;
    let joint = alt((
        value(false, (opt(hyphen), alt((words!("in"), words!("out of"))), opt(hyphen))),
        value(true, words!("over")),
    ));
    let (rest, (over, d)) = (joint, number::number).parse(rest)?;
    let (Some(whole), Some(of)) = (n.to_whole(), d.to_whole()) else {
        return Err(nom::Err::Error(()));
    };
    let round = match whole {
        1 => of <= 21 || matches!(of, 25 | 30 | 40 | 50),
        _ => of <= 10,
    } || matches!(of, 100 | 1_000 | 10_000 | 100_000 | 1_000_000);
    let timed = duration::unit(rest).is_ok();
    let ends = rest.0.first().is_none_or(|token| token.sort == TokenSort::Mark);
    let apt = if over { whole == 1 && ends } else { round && !timed };
    if apt && (1..of).contains(&whole) {
        Ok((rest, Amount::ratio(whole, of)))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// `slashed = digits "/" digits`, which is no date
///
/// > **3/4** of the town
fn slashed<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Amount> {
    let (rest, part) = parts::slashed(here.rest())?;
    let slash = |token: &Token<'_>| matches!(token.text, "/" | "⁄") && !token.spaced;
    if rest.0.first().is_some_and(slash) || here.back(1).is_some_and(slash) {
        return Err(nom::Err::Error(()));
    }
    Ok((rest, part))
}

/// `shares = number parts`, in words
///
/// > **one hundred and thirty fifths** · **three twenty-firsts**
fn shares<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Amount> {
    let (rest, n) = here.number().ok_or(nom::Err::Error(()))?;
    let (rest, d) = parts::parts(rest)?;
    Ok((rest, n.times(Amount::ratio(1, d))))
}

/// `part = ( number | "a" ) [ "-" ] part | "half"`, where it is a part of something and no third or fourth of many
///
/// > **two thirds** of them · **a third** of the town · **half** the city
fn part<'a, 't>(
    here: Here<'a, 't>,
    input: Tokens<'a, 't>,
    modifier: Modifier,
) -> Read<'a, 't, Amount> {
    let (rest, part) = parts::counted_part(input)?;
    let words_read = &input.0[..input.0.len() - rest.0.len()];
    let (first, last) = (&words_read[0], &words_read[words_read.len() - 1]);
    let next = rest.0.first();
    let of = next.is_some_and(|token| token.is("of"));
    let ends =
        next.is_none_or(|token| token.sort == TokenSort::Mark && !matches!(token.text, "-" | "–"));
    let counted = words_read.len() > 1 && !first.is_any(set!["a", "an"]);
    // "the second half of May", "the third quarter of 2024"
    let chosen = here.back(1).is_some_and(|token| {
        matches!(token.numeral, Some(Numeral::Ordinal(_)))
            || token.is_any(&["other", "latter", "better", "the", "-", "last", "this"])
    });
    let whole = match last.text.to_ascii_lowercase().as_str() {
        "half" => {
            let the = next.is_some_and(|token| {
                token.is_any(set!["the", "its", "their", "his", "her", "all", "those", "these"])
            });
            (of && !chosen)
                || the
                || counted
                || (modifier != Modifier::Exact)
                || (ends && first.is("a"))
                || here.opens_sentence()
                || here.follows(1, set!["by", "only", "keep"])
        }
        "quarter" => {
            // "between a quarter and a third"
            let ends = ends || next.is_some_and(|token| token.is_any(set!["and", "or"]));
            (of && !chosen)
                || (counted && !first.is("one"))
                || (first.is_any(set!["a", "one"]) && ends)
        }
        // "a third were hurt", "a two-third majority", but "ten third graders"
        _ => {
            let parts = matches!(last.numeral, Some(Numeral::Part(_)));
            of || ends
                || counted && (parts || first.is("one") || words_read.len() > 2)
                || next.is_some_and(|token| token.is_any(set!["were", "are", "have"]))
        }
    };
    let single = words_read.len() == 1 && !last.is("half") && !(last.is("quarter") && of);
    if whole && !single { Ok((rest, part)) } else { Err(nom::Err::Error(())) }
}

/// `multiple = ( "twice" | number "times" ) ( "as many" | "as much" | "more" | … ) | "double" "the number"`
///
/// > **twice as many** · **three times as much** · **double the number**
fn multiple<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Amount> {
    if let Some((rest, n)) = here.number() {
        let compared = alt((
            words!("as many"),
            words!("as much"),
            words!("more"),
            words!("higher"),
            words!("larger"),
            words!("greater"),
        ));
        return preceded(words!("times"), compared).parse(rest).map(|(rest, ())| (rest, n));
    }
    phrases![i64:
        ("twice as many", 2),
        ("twice as much", 2),
        ("twice the number", 2),
        ("double the number", 2),
        ("double the toll", 2),
        ("triple the number", 3),
    ]
    .read(here.rest())
    .map(|(rest, n)| (rest, Amount::whole(n)))
    .ok_or(nom::Err::Error(()))
}
