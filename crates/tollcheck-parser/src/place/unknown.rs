//! Places that the gazetteer lacks: *an ambush near **Al Koma***, which is not where the story was before.

use tollcheck_lexicon::{class, gazetteer};
use tollcheck_model::{Place, PlaceId};

use super::context::Setting;
use super::placed::Placed;
use crate::set::set;
use crate::token::{Token, TokenSort};

/// Whether the sentence of `tokens`, whose places are `own`, is at a place that nobody here knows.
///
/// `unknown = ("near" | "off" | "outside" | "in" | "at") Name`, where the name is no word of another list
///
/// > gunmen ambushed a convoy **near Al Koma** · a fire on a ship **off Talaud** killed six
pub(super) fn is_somewhere_unknown(tokens: &[Token<'_>], own: &[Placed<'_>]) -> bool {
    let mut pairs = tokens.windows(2).enumerate().filter(|(_, pair)| {
        let surely = pair[0].is_any(set!["near", "off", "outside"]);
        let struck = pair[0].is_any(set!["attacked", "shelled", "bombed", "stormed", "raided"]);
        (surely || struck || pair[0].is("in")) && is_name(&pair[1])
    });
    pairs.any(|(_, pair)| {
        let known = own.iter().any(|placed| {
            placed.place.span.start <= pair[1].start && pair[1].start < placed.place.span.end
        });
        !known
            && (pair[0].is_any(set!["near", "off", "outside"]) || is_alone(tokens, pair[1].start))
    }) && Setting::of(tokens) == Setting::Plain
}

/// Whether `token` may be a name, and is in no list.
fn is_name(token: &Token<'_>) -> bool {
    token.sort == TokenSort::Word
        && token.is_capital()
        && token.text.chars().any(char::is_lowercase)
        && (token.entry.is_none()
            || token.is_any(set![
                "al", "el", "abu", "umm", "ain", "deir", "san", "santa", "saint", "st", "new",
                "fort", "port"
            ]))
        && !token.is_class(class::CALENDAR)
        && gazetteer().demonym(token.text).is_none()
}

/// Whether nothing goes on with the name that opens at the byte `start` but a mark, a day or a preposition: ***Qusra** on
/// Sunday*, but not *Qusra Football Club*.
fn is_alone(tokens: &[Token<'_>], start: usize) -> bool {
    let mut at = tokens.partition_point(|token| token.start <= start);
    let goes_on = |token: &Token<'_>| {
        token.text == "-" && !token.spaced
            || token.is_any(set!["de", "la", "del", "al", "el"])
            || token.sort == TokenSort::Word && token.is_capital() && token.entry.is_none()
    };
    while tokens.get(at).is_some_and(goes_on) {
        at += 1;
    }
    tokens.get(at).is_none_or(|next| {
        matches!(next.text, "," | "." | ";")
            || next.is_any(set!["on", "and", "early", "late", "overnight"])
    })
}

/// The country around `place`, which is all that is known of one beside it.
pub(super) fn country_of(place: &Place) -> Option<Place> {
    named(gazetteer().country(place.country?)?, place)
}

/// The place `id` of the gazetteer around `place`, as a guess.
pub(super) fn named(id: PlaceId, place: &Place) -> Option<Place> {
    let entry = gazetteer().get(id)?;
    Some(Place {
        id: Some(id),
        name: entry.name.into(),
        sort: entry.sort,
        admin1: None,
        country: entry.country,
        point: entry.point,
        guessed: true,
        ..place.clone()
    })
}
