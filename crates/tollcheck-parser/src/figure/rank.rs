//! Places in a ranking.

use nom::Parser;
use nom::combinator::opt;
use tollcheck_model::{FigureType, Quantity};

use super::here::Here;
use super::{Found, ordinal};
use crate::set::set;
use crate::word::{hyphen, one};

/// `rank = ordinal [ "-" ] superlative | "No." number | "number" number | "top" [ "-" ] number | "ranked" ordinal`
///
/// > the **second-largest** city · **No. 1** · the **top 10**
pub(super) fn rank<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let input = here.rest();
    if let Ok((rest, (value, ()))) = (ordinal::place, ordinal::superlative).parse(input) {
        return Some((rest, here.whole(rest, FigureType::Rank, Quantity::exactly(value), "rank")?));
    }
    let ranked = here.follows(1, set!["ranked", "ranks", "finished", "placed"]);
    if let (true, Ok((rest, value))) = (ranked, ordinal::place(input)) {
        return Some((rest, here.whole(rest, FigureType::Rank, Quantity::exactly(value), "rank")?));
    }
    let steps = leader(here)?;
    let (rest, value) = here.number()?;
    let start = here.stepped_back(steps.min(here.room()));
    Some((
        rest,
        start.figure((input, rest), rest, FigureType::Rank, Quantity::exactly(value), "rank")?,
    ))
}

/// How many tokens before `here` make its number a place: *No.*, *number*, *top*, *#*.
fn leader(here: Here<'_, '_>) -> Option<usize> {
    if here.follows(1, set!["."]) && here.follows(2, set!["no", "nos"]) {
        return Some(2);
    }
    if here.follows(1, set!["-"]) && here.follows(2, set!["top"]) {
        return Some(2);
    }
    let one_back = here.back(1)?;
    let no = one_back.is_any(set!["no", "nos"])
        && one_back.is_capital()
        && !here.shouts()
        && here.token()?.has_digit();
    let names = no || one_back.text == "#" || one_back.is("number") || one_back.is("№");
    let top = one_back.is("top")
        && here.follows(2, set!["the", "a", "its", "in", "of", "'s", "’s"])
        && (opt(hyphen), one(|token| token.has_digit() || token.numeral.is_some()))
            .parse(here.rest())
            .is_ok();
    (names || top).then_some(1)
}
