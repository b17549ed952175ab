//! Several places in a row of which one figure tells: *killed 12 people in **Kharkiv, Sumy and Odesa***.

use tollcheck_lexicon::gazetteer;
use tollcheck_model::{Place, PlaceId};

use super::placed::Placed;
use super::role::Role;
use super::unknown::named;
use crate::set::set;
use crate::token::Token;

/// How many places on either side of one are looked at.
const NEIGHBOURS: usize = 8;

/// How many tokens may stand between two of a row: *, and the*.
const GAP: usize = 3;

/// `list = place { "," place } [ "," ] "and" place`: the smallest place that holds them all, where `near` is one of them; where
/// none does, that one. Either is a guess: what happened there happened elsewhere in it too.
///
/// > killed 12 people in **Kharkiv, Sumy and Odesa**, which is Ukraine
pub(super) fn around_all(
    tokens: &[Token<'_>],
    own: &[Placed<'_>],
    near: &Placed<'_>,
) -> Option<Place> {
    let at = own.partition_point(|placed| placed.tokens.start < near.tokens.start);
    own.get(at)?;
    let mut and = false;
    let mut joined = |one: &Placed<'_>, other: &Placed<'_>| {
        let gap = tokens.get(one.tokens.end..other.tokens.start).unwrap_or(&[]);
        let links = gap.iter().all(|token| token.text == "," || token.is_any(set!["and", "the"]));
        let happens = other.role <= Role::Target && one.role <= Role::Target;
        let row = !gap.is_empty() && gap.len() <= GAP && links && happens;
        and |= row && gap.iter().any(|token| token.is("and"));
        row
    };
    let (mut first, mut last) = (at, at);
    while first > at.saturating_sub(NEIGHBOURS) && joined(&own[first - 1], &own[first]) {
        first -= 1;
    }
    while last + 1 < own.len().min(at + NEIGHBOURS) && joined(&own[last], &own[last + 1]) {
        last += 1;
    }
    if !and || own[first..=last].iter().any(|placed| placed.outer) {
        return None;
    }
    let span = own[first].place.span.to(own[last].place.span);
    let around = common(own[first..=last].iter().map(|placed| placed.place));
    let place = around.and_then(|id| named(id, near.place));
    let place = place.map(|place| Place { span, ..place });
    Some(place.unwrap_or_else(|| Place { guessed: true, ..near.place.clone() }))
}

/// The smallest place that holds all of `places`.
fn common<'p>(places: impl Iterator<Item = &'p Place>) -> Option<PlaceId> {
    let id = |place: &Place| place.id.or_else(|| gazetteer().country(place.country?));
    let ids: Vec<PlaceId> = places.map(id).collect::<Option<_>>()?;
    let mut outer = gazetteer().above(*ids.first()?);
    outer.find(|outer| ids.iter().all(|id| gazetteer().contains(*outer, *id)))
}
