//! The places of a sentence, with what each does there.

use std::ops::Range;

use tollcheck_lexicon::{class, gazetteer};
use tollcheck_model::{Claim, Place, PlaceSort};

use super::context::Setting;
use super::role::{Role, counts, is_tied_from_afar, role};
use super::seat::Seats;
use crate::sentence::Sentence;
use crate::set::set;
use crate::text::Text;
use crate::token::{Token, TokenSort};

/// A place of the text with what it does in its sentence.
#[derive(Clone, Debug)]
pub(super) struct Placed<'p> {
    pub(super) place: &'p Place,
    pub(super) tokens: Range<usize>,
    pub(super) role: Role,
    /// A place beside it lies in it and says more: *Kharkiv* in *Kharkiv, Ukraine*.
    pub(super) outer: bool,
    /// It stands within the words for who speaks, so that what happened there is inferred.
    pub(super) spoken: bool,
    /// It only describes what follows: *a Missouri high school*.
    pub(super) describes: bool,
}

impl Placed<'_> {
    /// Whether it is the place that those whom `claim` counts have left: *have fled Sudan*.
    pub(super) fn is_left(&self, claim: &Claim) -> bool {
        self.role == Role::Origin && claim.kind.0 == "displaced"
    }
}

/// The places of each sentence, with their roles.
pub(super) fn placed<'p>(
    text: &Text<'_>,
    places: &'p [Place],
    seats: &Seats,
) -> Vec<Vec<Placed<'p>>> {
    let mut next = 0;
    text.sentences
        .iter()
        .map(|sentence| {
            let end = text.span_of(sentence).end;
            let first = next;
            while places.get(next).is_some_and(|place| place.span.start < end) {
                next += 1;
            }
            of_sentence(text, sentence, &places[first..next], seats)
        })
        .collect()
}

fn of_sentence<'p>(
    text: &Text<'_>,
    sentence: &Sentence,
    places: &'p [Place],
    seats: &Seats,
) -> Vec<Placed<'p>> {
    if places.is_empty() {
        return Vec::new();
    }
    let setting = Setting::of(&text.tokens[sentence.tokens.clone()]);
    let place = |place: &'p Place| {
        let tokens =
            text.token_at(place.span.start)..text.token_at(place.span.end).min(sentence.tokens.end);
        let role = role(&text.tokens, &sentence.tokens, setting, &tokens, place.sort);
        let before = &text.tokens[..sentence.tokens.end];
        // "Thailand has confirmed 22 deaths" counts its own
        let own = is_tied_from_afar(before, tokens.end)
            || place.sort == PlaceSort::Country && counts(before, tokens.end, place.sort);
        let seat = seats.role(place, role).filter(|_| !own);
        let aside = role <= Role::Target && is_aside(&text.tokens, &sentence.tokens, tokens.start);
        let role = if aside { Role::Aside } else { role };
        Placed {
            place,
            spoken: seat.is_some(),
            role: seat.unwrap_or(role),
            outer: false,
            describes: describes(&text.tokens[..sentence.tokens.end], tokens.end),
            tokens,
        }
    };
    let mut own: Vec<_> = places.iter().map(place).collect();
    nest(&text.tokens, &mut own);
    own
}

/// `aside = unit-of-time ("after" | "before") clause`, with the token `at` in the clause.
fn is_aside(tokens: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    const REACH: usize = 24;
    const LEADS: usize = 5;
    let from = sentence.start.max(at.saturating_sub(REACH));
    let before = tokens.get(from..at).unwrap_or(&[]);
    let opens = |pair: &[Token<'_>]| {
        pair[0].is_class(class::TIME_UNIT) && pair[1].is_any(set!["after", "before"])
    };
    before.windows(2).position(opens).is_some_and(|joint| {
        // "A year after the attack, 101 people are held in …": the main clause comes after the comma.
        let leads = from + joint < sentence.start + LEADS;
        !(leads && before[joint..].iter().any(|token| token.text == ","))
    })
}

/// Whether the word at `next` is a noun that the place before it describes.
fn describes(tokens: &[Token<'_>], next: usize) -> bool {
    let done = |next: &Token<'_>| next.text.ends_with("ed") && !next.senses().is_empty();
    tokens.get(next).is_some_and(|next| {
        next.sort == TokenSort::Word
            && !next.text.starts_with(['\'', '’'])
            && !done(next)
            && !next.is_class(class::AFTER_NOUN | class::CUE_SAID | class::FINITE)
            && !next.is_any(set![
                "of",
                "every",
                "each",
                "this",
                "last",
                "all",
                "yesterday",
                "today"
            ])
    })
}

/// Finds which of two places side by side lies in the other, and lets both do what either does: *attacked **Kupiansk** in
/// the Kharkiv region*.
fn nest(tokens: &[Token<'_>], placed: &mut [Placed<'_>]) {
    let pairs = (1..placed.len()).flat_map(|at| [(at - 1, at), (at.saturating_sub(2), at)]);
    for (at, next) in pairs {
        let (one, other) = (&placed[at], &placed[next]);
        let gap = tokens.get(one.tokens.end..other.tokens.start).unwrap_or(&[]);
        if at == next || !ties(gap) {
            continue;
        }
        // "Kharkiv's Saltivka", "the Brussels district of Schaerbeek", where the gazetteer need not know it.
        let owns = gap.len() <= 2
            && gap.first().is_some_and(|mark| mark.text.starts_with(['\'', '’']))
            || matches!(gap, [word, of] if word.is_class(class::PLACE_DIVISION) && of.is("of"))
                && !contains(other.place, one.place);
        let (outer_one, outer_other) =
            (owns || contains(one.place, other.place), contains(other.place, one.place));
        let role = one.role.min(other.role);
        placed[at].outer |= outer_one;
        placed[next].outer |= outer_other;
        if outer_one != outer_other {
            placed[at].role = role;
            placed[next].role = role;
        }
    }
}

/// Whether the tokens between two places leave them side by side: *Kramatorsk **in Ukraine's** Donetsk region*.
fn ties(gap: &[Token<'_>]) -> bool {
    gap.len() <= 6
        && gap.iter().all(|token| token.sort == TokenSort::Word || token.text == ",")
        && !gap.iter().any(|token| token.is_any(set!["and", "from", "to", "but"]))
}

/// The place of a sentence where things happen: the first scene, the inner one of two that lie in each other.
pub(super) fn scene<'p>(own: &[Placed<'p>]) -> Option<&'p Place> {
    own.iter()
        .filter(|placed| placed.role <= Role::Seat && placed.role != Role::Aside)
        .min_by_key(|placed| {
            let seat = placed.role == Role::Seat;
            (seat, placed.role.min(Role::Modifier), placed.outer, breadth(placed.place))
        })
        .map(|placed| placed.place)
}

/// Whether a sentence lists places, none of which the story moves to: *four died in Travis County, three in Burnet and one
/// in Tom Green County*.
pub(super) fn lists(own: &[Placed<'_>]) -> bool {
    let mut scenes = own.iter().filter(|placed| placed.role == Role::Scene && !placed.outer);
    let Some(first) = scenes.next() else { return false };
    let apart = |one: &Place, other: &Place| {
        one.name != other.name && !contains(one, other) && !contains(other, one)
    };
    scenes.filter(|next| apart(first.place, next.place)).count() > 1
}

/// The first place of a sentence that does `role`.
pub(super) fn first<'p>(own: &[Placed<'p>], role: Role) -> Option<&'p Place> {
    own.iter().find(|placed| placed.role == role).map(|placed| placed.place)
}

/// How broad a place is: what says most goes before.
pub(super) fn breadth(place: &Place) -> usize {
    match place.sort {
        PlaceSort::Town => 0,
        PlaceSort::District => 1,
        PlaceSort::Region => 2,
        PlaceSort::Country => 4,
        PlaceSort::Area => 5,
    }
}

/// Whether `inner` lies in `outer`.
pub(super) fn contains(outer: &Place, inner: &Place) -> bool {
    match (outer.id, inner.id) {
        (Some(outer), Some(inner)) => outer != inner && gazetteer().contains(outer, inner),
        (Some(_), None) => {
            outer.country.is_some()
                && outer.country == inner.country
                && (breadth(outer) > 1 || outer.name == inner.name)
        }
        _ => false,
    }
}

/// Whether `part` is a building or quarter that the gazetteer lacks, in the town `town`.
pub(super) fn is_part(part: &Place, town: &Place) -> bool {
    part.id.is_none() && town.id.is_some() && part.name == town.name
}

/// Whether `inner` says more precisely where `outer` is. A region is precise enough, but for a headline.
pub(super) fn narrows(inner: &Place, outer: &Place, headline: bool) -> bool {
    let broad = if headline { PlaceSort::District } else { PlaceSort::Country };
    outer.sort <= broad && contains(outer, inner)
}
