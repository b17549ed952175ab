//! Which place of a sentence belongs to a figure.

use std::ops::Range;

use tollcheck_lexicon::class;
use tollcheck_model::Claim;

use super::aside::is_in_apposition;
use super::placed::{Placed, breadth};
use super::role::Role;
use crate::figure::Numeral;
use crate::set::set;
use crate::text::Text;
use crate::token::Token;

/// Farther than this all is the same.
const FAR: usize = 60;

/// How many places on either side of a figure are looked at.
const NEIGHBOURS: usize = 8;

/// The place among those of its sentence that belongs to the claim whose figure opens at the token `at`.
pub(super) fn nearest<'o, 'p>(
    text: &Text<'_>,
    at: usize,
    claim: &Claim,
    own: &'o [Placed<'p>],
) -> Option<&'o Placed<'p>> {
    let figure = at..text.token_at(claim.span.end).max(at);
    let middle = own.partition_point(|placed| placed.tokens.start < at);
    let around = &own[middle.saturating_sub(NEIGHBOURS)..own.len().min(middle + NEIGHBOURS)];
    let aimed = claim.kind.0.ends_with("_launched");
    let told = around.iter().filter(|placed| {
        !is_parted(&text.tokens, at, &placed.tokens)
            && !is_in_apposition(&text.tokens, own, at, &placed.tokens)
    });
    told.min_by_key(|placed| {
        let of_figure =
            claim.span.start <= placed.place.span.start && placed.place.span.end <= claim.span.end;
        let role = match placed.role {
            Role::Scene | Role::Aside => 0,
            // "two Sydney fathers": where they are from.
            Role::Modifier if of_figure => 34,
            Role::Modifier => 6,
            // What is launched is launched at something.
            Role::Target if aimed => 0,
            Role::Target => 8,
            Role::Origin if placed.is_left(claim) => 8,
            Role::Topic => 12,
            Role::Meeting if is_of_meeting(claim) => 12,
            Role::Seat => 24,
            Role::Owner => 40,
            Role::Actor => 50,
            Role::Origin => 54,
            Role::Meeting | Role::Speaker => 60,
            Role::Dateline => 90,
        };
        let beside = !placed.outer && is_beside(&text.tokens, figure.end, placed.tokens.start);
        let breadth = if beside { 0 } else { 2 * breadth(placed.place) };
        distance(&text.tokens, &figure, &placed.tokens)
            + role
            + 10 * usize::from(placed.outer)
            + breadth
            + usize::from(!beside)
    })
}

/// Whether but a preposition stands between the figure that ends at the token `end` and the place at `start`: *two in Islamabad
/// and **one in Azad Kashmir***.
fn is_beside(tokens: &[Token<'_>], end: usize, start: usize) -> bool {
    matches!(tokens.get(end..start), Some([lead]) if lead.is_class(class::PLACE_IN) || lead.is("in"))
}

/// Whether the place stands behind a figure in a clause of its own, after a semicolon or *but*, or with a part of what is counted:
/// *62 bodies were found; medics in **Rafah** …*, *55 drones were downed, 19 of them over **Belgorod***, *four million have fled,
/// among them 1.5 million to **Egypt***.
fn is_parted(tokens: &[Token<'_>], at: usize, place: &Range<usize>) -> bool {
    let Some(between) = tokens.get(at..place.start) else { return false };
    let number =
        |token: &Token<'_>| token.has_digit() || matches!(token.numeral, Some(Numeral::Small(_)));
    let of_part = |words: &[Token<'_>]| {
        let them = words[2].is_any(set!["them", "which", "whom", "these"]);
        number(&words[0]) && words[1].is("of") && them
            || words[0].is("among") && words[1].is("them") && number(&words[2])
    };
    let between = &between[..between.len().min(FAR)];
    between.iter().any(|token| token.text == ";" || token.is_any(set!["but", "while", "whereas"]))
        || between
            .iter()
            .rposition(|token| token.text == ",")
            .is_some_and(|comma| between[comma..].windows(3).any(of_part))
}

/// Whether `claim` can be of talks and visits, which happen where people meet.
pub(super) fn is_of_meeting(claim: &Claim) -> bool {
    matches!(claim.kind.0, "duration" | "occurrence")
}

/// The distance between a figure and a place: a word is one, the edge of a clause is more.
fn distance(tokens: &[Token<'_>], figure: &Range<usize>, place: &Range<usize>) -> usize {
    let between = if place.end <= figure.start {
        place.end..figure.start
    } else {
        figure.end..place.start.max(figure.end)
    };
    let Some(between) = tokens.get(between) else { return FAR };
    let weight = |token: &Token<'_>| match token.text {
        "," => 3,
        ";" | ":" | "—" | "–" | "(" | ")" => 8,
        _ if token.is_class(class::CLAUSE_EDGE) => 4,
        _ if token.is_class(class::CUE_SAID) => 6,
        _ => 1,
    };
    between.iter().take(FAR).map(weight).sum::<usize>().min(FAR)
}
