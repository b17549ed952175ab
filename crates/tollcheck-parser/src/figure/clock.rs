//! Times of day.

use tollcheck_model::{FigureType, Quantity};

use super::here::Here;
use super::{Found, digits};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::is_dash;

/// Halves of the day, and what else says that a number is an hour.
const HALVES: &WordSet = set!["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "noon", "midnight"];

/// Zones of time.
const ZONES: &WordSet = set![
    "gmt", "utc", "est", "edt", "pst", "pdt", "pt", "et", "cet", "bst", "local", "hours", "hrs",
    "zulu",
];

/// `clock = hour ":" minutes [ ":" seconds ] [ half ] | hour half | hour "o'clock" | four digits zone`
///
/// > **2:30 a.m.** · **10 p.m.** · **2.17pm** · **0930** GMT · **between 10 and 11 a.m.**
pub(super) fn clock<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let rest = glued(here.rest())
        .or_else(|| military(here))
        .or_else(|| colons(here.rest()))
        .or_else(|| halved(here.rest()))
        .or_else(|| first_of_two(here))?;
    Some((rest, here.whole(rest, FigureType::Clock, Quantity::default(), "clock")?))
}

/// *2pm*, *2.17pm*, *9h30*.
fn glued<'a, 't>(input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let token = input.0.first().filter(|token| token.sort == TokenSort::Mixed)?;
    let letters = digits::split(token.text).1;
    ["am", "pm", "a", "p"]
        .iter()
        .any(|half| letters.eq_ignore_ascii_case(half) && (half.len() > 1 || dotted(input)))
        .then(|| Tokens(&input.0[1..]))
}

/// Whether *.m.* goes on after a glued letter.
fn dotted(input: Tokens<'_, '_>) -> bool {
    input.0.get(1).is_some_and(|token| token.text == "." && !token.spaced)
        && input.0.get(2).is_some_and(|token| token.is("m") && !token.spaced)
}

/// *2:30*, *10:38:07*, with the half of the day where it follows.
fn colons<'a, 't>(input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let mut rest = Tokens(input.0.get(1..)?);
    input.0.first().filter(|token| token.sort == TokenSort::Number && token.text.len() <= 2)?;
    let mut groups = 0;
    while let [colon, group, ..] = rest.0 {
        let minutes = group.has_digit()
            && group.text.as_bytes().iter().take_while(|byte| byte.is_ascii_digit()).count() == 2;
        if colon.text != ":" || colon.spaced || group.spaced || !minutes || groups > 2 {
            break;
        }
        groups += 1;
        rest = Tokens(&rest.0[2..]);
    }
    (groups > 0).then(|| half(rest).unwrap_or(rest))
}

/// *10 p.m.*, *2.13 am*, *6 o'clock*, *0930 GMT*, *ten a.m.*
fn halved<'a, 't>(input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let (token, rest) = input.0.split_first()?;
    let rest = Tokens(rest);
    let hour = token.numeral.is_some() || token.text.len() <= 5;
    if let (true, Some(after)) = (hour, half(rest)) {
        return Some(after);
    }
    let four = token.text.len() == 4
        && token.text.bytes().all(|byte| byte.is_ascii_digit())
        && token.text < "2460";
    let zoned = rest.0.first().is_some_and(|next| next.is_any(ZONES));
    (four && zoned).then_some(rest)
}

/// *at 0530*: four digits that open with a nought, after a preposition.
fn military<'a, 't>(here: Here<'a, 't>) -> Option<Tokens<'a, 't>> {
    let token = here.token()?;
    let four = token.sort == TokenSort::Number && token.text.len() == 4;
    let nought = token.text.starts_with('0') && !token.text.contains(['.', ',']);
    let timed =
        here.follows(1, set!["at", "around", "about", "by", "since", "until", "before", "after"]);
    (four && nought && timed).then(|| Tokens(&here.rest().0[1..]))
}

/// The half of the day or *o'clock* at the head of `input`.
pub(super) fn half<'a, 't>(input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let next = input.0.first()?;
    let half = next.is_any(HALVES) || next.is("o'clock");
    // In capitals and in lower case *am* is also a verb, but no number stands before that.
    half.then(|| Tokens(&input.0[1..]))
}

/// The first of two hours: **10** *and 11 a.m.*, **10**-*11 a.m.*
fn first_of_two<'a, 't>(here: Here<'a, 't>) -> Option<Tokens<'a, 't>> {
    let [first, joint, second, after, ..] = here.rest().0 else { return None };
    let hours = [first, second]
        .iter()
        .all(|token: &&Token<'_>| token.sort == TokenSort::Number && token.text.len() <= 2);
    let joined = is_dash(joint) || joint.is_any(set!["and", "to", "or"]);
    (hours && joined && after.is_any(HALVES)).then(|| Tokens(&here.rest().0[1..]))
}
