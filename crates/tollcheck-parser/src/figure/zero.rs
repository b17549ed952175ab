//! None at all.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::value;
use tollcheck_lexicon::{Role, Sense, class};
use tollcheck_model::{Amount, FigureType, Quantity};

use super::Found;
use super::here::Here;
use crate::set::set;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::words;

/// How far from *nobody* its verb may be.
const REACH: usize = 6;

/// `zero = "no" { word } noun-of-a-kind | ( "nobody" | "no one" | "none" | "not one" | "not a single" ) … participle |
/// "not a" person … participle | "without loss of life"`
///
/// > **no** casualties were reported · **nobody** was hurt · **not a single** soldier died · **without loss of life**
pub(super) fn zero<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let input = here.rest();
    let loss = alt((
        words!("without loss of life"),
        words!("without any loss of life"),
        words!("no loss of life"),
    ));
    let nobody = alt((words!("nobody"), words!("no one"), words!("no - one"), words!("none")));
    let single = alt((
        words!("not even one"),
        words!("not a single one"),
        words!("not one single"),
        words!("not a single"),
        words!("not one"),
    ));
    let (rest, ()) =
        alt((value((), loss), nobody, single, words!("not a"), words!("no"))).parse(input).ok()?;
    let taken = input.0.len() - rest.0.len();
    let kind = match taken {
        1 if input.0[0].is("no") => noun(rest),
        2 if input.0[1].is("a") => {
            rest.0.first().is_some_and(|token| token.is_class(class::PERSON)) && verb(rest)
        }
        4.. if !input.0[0].is("not") => true,
        _ => verb(rest),
    };
    let zero = Quantity::exactly(Amount::ZERO);
    kind.then(|| here.whole(rest, FigureType::Cardinal, zero, "zero"))
        .flatten()
        .map(|figure| (rest, figure))
}

/// Whether a noun that some kind counts follows, after two words at most; *no reports of deaths* may hide some.
fn noun(rest: Tokens<'_, '_>) -> bool {
    if rest.0.first().is_some_and(|next| next.is_any(set!["longer", "doubt", "matter"])) {
        return false;
    }
    rest.0
        .iter()
        .take(3)
        .take_while(|token| token.sort == TokenSort::Word && !token.is("of"))
        .any(|token| !token.senses().is_empty() || (token.is_class(class::PERSON) && verb(rest)))
}

/// Whether a verb or state of some kind follows in the same clause.
fn verb(rest: Tokens<'_, '_>) -> bool {
    let ends = |token: &&Token<'_>| !matches!(token.text, ";" | ":" | "." | "(");
    let happens = |sense: &Sense| matches!(sense.role, Role::Done | Role::Dies | Role::States);
    rest.0.iter().take(REACH).take_while(ends).any(|token| token.senses().iter().any(happens))
}
