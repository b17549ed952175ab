//! Places that only tell more of another place: *in Homs, a city that has seen raids since the fall of **Damascus**, gunmen killed six*.

use std::ops::Range;

use tollcheck_lexicon::class;

use super::placed::Placed;
use super::role::Role;
use crate::set::set;
use crate::token::Token;

/// How many tokens an apposition may take.
const LONGEST: usize = 30;

/// `apposition = place "," ( "a" | "the" | "where" | … ) { word } name { word } ","`, with no figure in it: whether the place
/// `placed` is a name in one, of which the figure at the token `at` does not tell.
///
/// > In Kupiansk**, the main stronghold after the fall of Bakhmut,** shells killed two; but *in Syria, a raid on Homs killed two*
pub(super) fn is_in_apposition(
    tokens: &[Token<'_>],
    own: &[Placed<'_>],
    at: usize,
    placed: &Range<usize>,
) -> bool {
    let from = placed.start.saturating_sub(LONGEST);
    let Some(open) = (from..placed.start).rev().find(|&open| tokens[open].text == ",") else {
        return false;
    };
    let names = |other: &Placed<'_>| other.tokens.end == open && other.role <= Role::Target;
    let before = own.partition_point(|other| other.tokens.start < open);
    if !before.checked_sub(1).and_then(|last| own.get(last)).is_some_and(names) {
        return false;
    }
    let inner = &tokens[open + 1..placed.start];
    let opens = inner.first().is_some_and(|first| {
        first.is_any(set![
            "a", "an", "the", "one", "where", "which", "whose", "home", "once", "scene"
        ])
    });
    // "the raid on Homs" is what happened, unless it is only told of when
    let subordinate = |token: &Token<'_>| {
        token.is_any(set!["that", "which", "where", "whose", "since", "after", "before", "when"])
    };
    let event = |token: &Token<'_>| {
        token.is_class(class::ATTACK | class::TIME_EVENT | class::PLACE_STRUCK)
            || !token.senses().is_empty()
    };
    let first = inner.iter().position(|token| subordinate(token) || event(token));
    // "a hospital in Gaza, the Indonesian Hospital," is the place itself
    let links = |token: &Token<'_>| {
        subordinate(token)
            || token.is_any(set!["of", "in", "near", "from", "to", "with", "by", "on"])
    };
    let described = first.is_none_or(|first| subordinate(&inner[first])) && inner.iter().any(links);
    let rest = tokens.get(placed.end..).unwrap_or(&[]).iter().take(LONGEST);
    let close = rest
        .take_while(|token| !matches!(token.text, "." | ";"))
        .position(|token| token.text == ",");
    let close = close.map_or(usize::MAX, |close| placed.end + close);
    let goes_on = tokens.get(close.saturating_add(1)).is_some_and(subordinate);
    let outside = at < open || close < at;
    opens && described && outside && !goes_on
}
