//! Words for many without saying how many.

use nom::Parser;
use nom::combinator::opt;
use nom::multi::fold_many0;
use tollcheck_lexicon::class;
use tollcheck_model::Amount;

use super::duration;
use super::extent::Extent;
use super::here::Here;
use super::number::article;
use super::numeral::{Numeral, power};
use crate::set::{PhraseSet, phrases, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, hyphen, one, words};

/// How many tokens after a quantifier its noun may be.
const REACH: usize = 5;

/// Vague quantifiers and how many they are used for, longer phrases before their beginnings.
pub(super) const QUANTIFIERS: &PhraseSet<(u32, Option<u32>)> = phrases![(u32, Option<u32>):
    ("a few", (3, Some(9))),
    ("several", (3, Some(9))),
    ("a handful", (3, Some(9))),
    ("a number", (2, None)),
    ("a large number", (10, None)),
    ("a significant number", (10, None)),
    ("a great many", (10, None)),
    ("a good many", (10, None)),
    ("a series", (2, None)),
    ("a slew", (3, None)),
    ("a string", (2, None)),
    ("a spate", (2, None)),
    ("a barrage", (2, None)),
    ("large numbers", (10, None)),
    ("few", (1, Some(9))),
    ("multiple", (2, None)),
    ("numerous", (3, None)),
    ("countless", (10, None)),
    ("innumerable", (10, None)),
    ("many", (3, None)),
];

/// `vague = plurals | quantifier`
///
/// > **dozens** · **tens of thousands** · **several hundred** · **a handful** of people
pub(super) fn vague<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Extent> {
    let input = here.rest();
    let (rest, (low, high)) = plurals(input).or_else(|_| quantifier(here))?;
    Ok((rest, Extent::Vaguely(join(input, rest), low, high)))
}

type Reach = (Amount, Option<Amount>);

/// `plurals = plural { ( "of" | "upon" ) plural }`
///
/// > **hundreds of thousands** of people
fn plurals<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Reach> {
    let (mut rest, size) = plural(input)?;
    let mut product = size;
    while let Ok((after, ((), size))) = (words!("of"), plural).parse(rest) {
        product = product.times(size);
        rest = after;
    }
    let low = product.times(Amount::whole(2));
    let high = match product.to_whole() {
        Some(12) => Some(Amount::whole(99)),
        Some(1_000_000..) => None,
        _ => Some(product.times(Amount::whole(10)).minus(Amount::ONE)),
    };
    Ok((rest, (low, high)))
}

/// `plural = "tens" | "dozens" | "scores" | "hundreds" | "thousands" | …`: the size of one of them
///
/// > **hundreds** of people
fn plural<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let (rest, token) =
        one(|token: &Token<'_>| matches!(token.numeral, Some(Numeral::Plural(_)))).parse(input)?;
    match token.numeral {
        Some(Numeral::Plural(size)) => {
            Ok((rest, Amount::whole(i64::try_from(size).unwrap_or(i64::MAX))))
        }
        _ => Err(nom::Err::Error(())),
    }
}

/// `quantifier = ( "several" | "a few" | … ) { magnitude }`, where a magnitude or a noun or verb of some kind follows
///
/// > **several hundred** people · **many thousands** of refugees · **many** were wounded
fn quantifier<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Reach> {
    let input = here.rest();
    if !here.token().is_some_and(|token| token.numeral == Some(Numeral::Opener)) {
        return Err(nom::Err::Error(()));
    }
    let (rest, (low, high)) = QUANTIFIERS.read(input).ok_or(nom::Err::Error(()))?;
    let (after, size) = fold_many0(magnitude, || Amount::ONE, Amount::times).parse(rest)?;
    let asked = here.follows(1, set!["how", "so", "as", "too", "very", "that", "not"]);
    let many = input.0[0].is_any(set!["many", "few"]);
    // "a series of 12 strikes" says how many
    let numbered = rest.0.first().is_some_and(|token| token.is("of"))
        && rest.0.get(1).is_some_and(|next| {
            next.has_digit() || matches!(next.numeral, Some(Numeral::Small(_) | Numeral::Hundred))
        });
    if asked || numbered || (size == Amount::ONE && !counts(rest) && (many || !counts_things(rest)))
    {
        return Err(nom::Err::Error(()));
    }
    Ok((after, (Amount::from(low).times(size), high.map(|high| Amount::from(high).times(size)))))
}

/// Whether a noun or verb of some kind follows in the same phrase.
fn counts(rest: Tokens<'_, '_>) -> bool {
    rest.0
        .iter()
        .take(REACH)
        .take_while(|token| token.sort != TokenSort::Mark || token.text == "-")
        .any(|token| {
            !token.senses().is_empty()
                || token.is_class(class::PERSON | class::SOLDIER | class::ATTACK)
                || token.is_class(class::DRONE | class::MISSILE | class::EQUIPMENT)
        })
}

/// Whether a noun for things, but no unit of time, follows in the same phrase.
fn counts_things(rest: Tokens<'_, '_>) -> bool {
    duration::unit(rest).is_err()
        && rest
            .0
            .iter()
            .take(REACH - 2)
            .take_while(|token| {
                token.sort == TokenSort::Word && !token.is("of") || token.text == "-"
            })
            .any(|token| token.is_class(class::THING))
}

/// `magnitude = "hundred" | "hundreds of" | "dozen" | "thousand" | …`
///
/// > several **hundred** people
fn magnitude<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    let (rest, token) = one(|token: &Token<'_>| {
        matches!(
            token.numeral,
            Some(Numeral::Hundred | Numeral::Power(_) | Numeral::Batch(_) | Numeral::Plural(_))
        )
    })
    .parse(input)?;
    let size = match token.numeral {
        Some(Numeral::Hundred) => power(2),
        Some(Numeral::Power(exponent)) => power(exponent),
        Some(Numeral::Batch(size)) => Amount::from(u32::from(size)),
        Some(Numeral::Plural(size)) => Amount::whole(i64::try_from(size).unwrap_or(i64::MAX)),
        _ => return Err(nom::Err::Error(())),
    };
    Ok((rest, size))
}

/// `couple = "a" ( "couple" | "pair" ) [ "of" ] | "a" adjective "couple"`; who are a couple are two, but *a couple of* may
/// be three
///
/// > **a couple of** rockets · **a couple** and their son · **an elderly couple** was hurt
pub(super) fn couple<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (Amount, bool)> {
    let (rest, ()) = article(input)?;
    let two = |token: &Token<'_>| token.is("couple") || token.is("pair");
    let of = |rest: Tokens<'_, '_>| rest.0.first().is_some_and(|next| next.is("of"));
    let (after, word) = match one(two).parse(rest) {
        Ok(found) => found,
        Err(error) => match rest.0 {
            [adjective, word, ..]
                if word.is("couple")
                    && adjective.sort == TokenSort::Word
                    && adjective.numeral.is_none()
                    && !of(Tokens(&rest.0[2..])) =>
            {
                (Tokens(&rest.0[2..]), word)
            }
            _ => return Err(error),
        },
    };
    let described = rest.0.first().is_some_and(|first| !two(first));
    let alone = described
        || after.0.first().is_none_or(|next| {
            next.sort == TokenSort::Mark
                || next.is_any(set![
                    "and", "or", "was", "were", "is", "are", "has", "have", "had", "who", "in",
                    "from", "at", "on", "with", "aged", "that", "by", "after", "whose",
                ])
                || !next.senses().is_empty()
        });
    let loose = word.is("couple") && !alone;
    let (rest, _) = opt(words!("of")).parse(after)?;
    Ok((rest, (Amount::whole(2), loose)))
}

/// `odd = [ "-" ] ( "odd" | "something" | "some" )`, after a round number
///
/// > thirty**-odd** people
pub(super) fn odd<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let (rest, dash) = opt(hyphen).parse(input)?;
    let (rest, _) = one(|token: &Token<'_>| {
        token.is("odd") || (dash.is_some() && (token.is("something") || token.is("some")))
    })
    .parse(rest)?;
    Ok((rest, ()))
}

/// The words from `before` to `after` in lower case, with one space where the text has any.
pub(super) fn join(before: Tokens<'_, '_>, after: Tokens<'_, '_>) -> String {
    let mut text = String::new();
    for (at, token) in before.0[..before.0.len() - after.0.len()].iter().enumerate() {
        if at > 0 && token.spaced {
            text.push(' ');
        }
        text.push_str(&token.text.to_lowercase());
    }
    text
}

/// What a round number and *-odd* leave possible: up to the next round one.
pub(super) fn beyond(value: Amount, words: String) -> Extent {
    let ten = Amount::whole(10);
    let hundred = value >= power(2);
    let step = if hundred { power(2) } else { ten };
    Extent::Vaguely(words, value, Some(value.plus(step).minus(Amount::ONE)))
}
