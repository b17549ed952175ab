//! The layer of quantities: every numeric expression of a text, typed.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, map_opt, success, value};
use tollcheck_model::{Amount, Figure, FigureType, Modifier, Quantity};

use crate::text::Text;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, between, words};

/// The numeric expressions of `text`, in order, none overlapping another.
pub(crate) fn figures(text: &Text<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    for sentence in &text.sentences {
        let mut rest = text.tokens_of(sentence);
        while !rest.0.is_empty() {
            match figure(rest) {
                Ok((next, figure)) => {
                    figures.push(figure);
                    rest = next;
                }
                Err(_) => rest = Tokens(&rest.0[1..]),
            }
        }
    }
    figures
}

/// `figure = modifier number`
///
/// > **at least 72** people
fn figure<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Figure> {
    let (after_modifier, modifier) = modifier(input)?;
    let (rest, amount) = number(after_modifier)?;
    let (Some(span), Some(number)) = (between(input, rest), between(after_modifier, rest)) else {
        return Err(nom::Err::Error(()));
    };
    let quantity = Quantity::modified(modifier, amount);
    Ok((rest, Figure { span, number, sort: FigureType::Cardinal, quantity, rule: "cardinal" }))
}

/// `modifier = "at least" | "more than" | "up to" | "about" | … | nothing`
fn modifier<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Modifier> {
    alt((
        value(Modifier::AtLeast, alt((words("at least"), words("no fewer than")))),
        value(Modifier::MoreThan, alt((words("more than"), words("over")))),
        value(Modifier::AtMost, alt((words("up to"), words("at most"), words("as many as")))),
        value(Modifier::LessThan, alt((words("less than"), words("fewer than")))),
        value(Modifier::Approx, alt((words("about"), words("approximately"), words("some")))),
        success(Modifier::Exact),
    ))
    .parse(input)
}

/// `number = digits | number-word`
fn number<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    const SMALL: &[&str] =
        &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let digits = map_opt(any, |token: &Token<'t>| {
        (token.sort == TokenSort::Number)
            .then(|| token.text.replace(',', "").parse().ok())
            .flatten()
    });
    let word = map_opt(any, |token: &Token<'t>| {
        let n = SMALL.iter().position(|word| token.is(word))?;
        Some(Amount::whole(i64::try_from(n).ok()?))
    });
    map(alt((digits, word)), |amount| amount).parse(input)
}
