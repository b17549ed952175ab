//! The state that speaks in a sentence: a place, or the first word of an office.

use tollcheck_lexicon::{class, gazetteer};
use tollcheck_model::{Place, PlaceSort};

use super::placed::Placed;
use super::role::Role;
use crate::set::set;
use crate::token::Token;

/// The state that speaks in the sentence of `tokens`, whose places are `own`.
pub(super) fn speaking(own: &[Placed<'_>], tokens: &[Token<'_>]) -> Option<Place> {
    let named = own.iter().find(|placed| placed.role == Role::Speaker && !is_venue(placed, tokens));
    named.and_then(|placed| state(placed.place)).or_else(|| speaking_state(tokens))
}

/// Whether somebody only speaks there: *said **in Berlin** that …*
pub(super) fn is_venue(placed: &Placed<'_>, tokens: &[Token<'_>]) -> bool {
    let at = tokens.partition_point(|token| token.start < placed.place.span.start);
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|before| before.is_any(set!["in", "at", "from"]))
}

/// *the **Ukrainian** air force said*: the country of who speaks.
fn speaking_state(tokens: &[Token<'_>]) -> Option<Place> {
    let speaker = class::SPEAKER_GOVERNMENT
        | class::SPEAKER_MILITARY
        | class::SPEAKER_POLICE
        | class::SPEAKER_HEALTH
        | class::SPEAKER_EMERGENCY;
    let (word, id) = tokens.iter().enumerate().filter(|(_, token)| token.is_capital()).find_map(
        |(at, token)| {
            let speaks = tokens[at + 1..].iter().take(3).any(|next| {
                next.is_class(speaker) || next.is_any(set!["air", "officials", "president"])
            });
            if speaks { Some((token, gazetteer().demonym(token.text)?)) } else { None }
        },
    )?;
    let entry = gazetteer().get(id).filter(|entry| entry.sort == PlaceSort::Country)?;
    Some(Place {
        span: word.span(),
        id: Some(id),
        name: entry.name.into(),
        sort: entry.sort,
        admin1: None,
        country: entry.country,
        point: entry.point,
        inherited: false,
        guessed: true,
    })
}

/// The country whose capital or own name speaks: *Kyiv said*.
pub(super) fn state(place: &Place) -> Option<Place> {
    let places = gazetteer();
    let id = places.country(place.country?)?;
    if place.id == Some(id) {
        return Some(Place { guessed: true, ..place.clone() });
    }
    let entry = places.get(id).filter(|_| place.id == places.capital(id))?;
    Some(Place {
        span: place.span,
        id: Some(id),
        name: entry.name.into(),
        sort: entry.sort,
        admin1: None,
        country: place.country,
        point: entry.point,
        inherited: false,
        guessed: true,
    })
}
