//! The place of each claim: in its clause, else in its sentence, else carried over, else the dateline's.

use std::cell::OnceCell;

use std::ops::Range;

use tollcheck_lexicon::{class, gazetteer};
use tollcheck_model::{Claim, Place, PlaceSort, Span};

use super::context::Setting;
use super::role::{Role, role};
use crate::set::set;
use crate::text::Text;
use crate::token::{Token, TokenSort};

/// Farther than this all is the same.
const FAR: usize = 60;

/// How many places on either side of a figure are looked at.
const NEIGHBOURS: usize = 8;

/// How many sentences a scene carries forward, and how many ahead it is looked for.
const AHEAD: usize = 4;

/// A place of the text with what it does in its sentence.
#[derive(Clone, Debug)]
struct Placed<'p> {
    place: &'p Place,
    tokens: Range<usize>,
    role: Role,
    /// A place beside it lies in it and says more: *Kharkiv* in *Kharkiv, Ukraine*.
    outer: bool,
    /// It only describes what follows: *a Missouri high school*.
    describes: bool,
}

/// What a claim can have its place from.
struct Around<'a, 'p> {
    /// The places of its sentence.
    own: &'a [Placed<'p>],
    /// Where the story was last.
    carried: Option<&'p Place>,
    /// Where it is next, by sentence.
    ahead: &'a [Option<&'p Place>],
    /// Where the article was written.
    dateline: Option<&'p Place>,
    /// The sentence is the headline, which the lead makes precise.
    headline: bool,
    /// The tokens of the sentence.
    tokens: &'a [Token<'a>],
    /// The state that speaks in it, looked for once.
    speaker: OnceCell<Option<Place>>,
}

/// Gives each claim its place.
pub(crate) fn give(text: &Text<'_>, claims: &mut [Claim], places: &[Place]) {
    let by_sentence = placed(text, places);
    let scenes: Vec<Option<&Place>> = by_sentence.iter().map(|own| scene(own)).collect();
    let lines = by_sentence.iter().flatten().filter(|placed| placed.role == Role::Dateline);
    let dateline = lines.map(|placed| placed.place).next();
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&at| claims[at].span.start);
    let mut order = order.into_iter().peekable();
    let mut carried: Option<&Place> = None;
    for (number, sentence) in text.sentences.iter().enumerate() {
        let end = text.span_of(sentence).end;
        let ahead = (number + 1).min(scenes.len())..(number + 1 + AHEAD).min(scenes.len());
        let around = Around {
            own: &by_sentence[number],
            carried,
            ahead: &scenes[ahead],
            dateline,
            headline: sentence.paragraph == 0,
            tokens: &text.tokens[sentence.tokens.clone()],
            speaker: OnceCell::new(),
        };
        let mut given = false;
        while let Some(at) = order.next_if(|&at| claims[at].span.start < end) {
            let figure = text.token_at(claims[at].span.start);
            let near = nearest(text, figure, claims[at].span, around.own);
            claims[at].place = match near {
                Some(near) if near.role <= Role::Target => {
                    given = true;
                    Some(around.precisely(near))
                }
                near => around.elsewhere(&claims[at], near),
            };
        }
        // A country in passing is not where the story has moved to.
        let passing = |scene: &Place| !given && scene.sort <= PlaceSort::Country;
        carried = match (carried, scenes[number]) {
            (Some(inner), Some(scene)) if narrows(inner, scene, false) || passing(scene) => {
                Some(inner)
            }
            (carried, scene) => scene.or(carried),
        };
    }
}

impl<'p> Around<'_, 'p> {
    /// The places that the next sentences are about.
    fn next(&self) -> impl Iterator<Item = &'p Place> {
        self.ahead.iter().copied().flatten()
    }

    /// The place beside a figure, or a smaller one that the text names for it: *Mudslide kills nine in Alaska. It buried a
    /// house in **Ketchikan**.*
    fn precisely(&self, near: &Placed<'p>) -> Place {
        let broad = self.headline || near.describes;
        let within = |inner: &&Place| narrows(inner, near.place, broad);
        let inner = self.carried.filter(within).or_else(|| self.next().find(within));
        inner.map_or_else(|| near.place.clone(), inherit)
    }

    /// The state that speaks in the sentence: a place, or the first word of an office.
    fn speaking(&self) -> Option<Place> {
        let named = self.own.iter().find(|placed| placed.role == Role::Speaker);
        named.and_then(|placed| state(placed.place)).or_else(|| speaking_state(self.tokens))
    }

    /// The place of a claim in whose sentence nothing happens anywhere: carried over, else that of who speaks, else the
    /// next one, else any.
    fn elsewhere(&self, claim: &Claim, near: Option<&Placed<'p>>) -> Option<Place> {
        let speaker = || self.speaker.get_or_init(|| self.speaking()).clone();
        let weapons = is_of_weapons(claim);
        let carried =
            self.carried.or_else(|| self.next().next().filter(|_| self.headline && !weapons));
        // An air force counts what came to its whole country.
        let whole = weapons && (claim.kind.0.ends_with("_launched") || self.carried.is_none());
        let first = if whole { speaker() } else { carried.map(inherit).or_else(speaker) };
        let guess = |place: &Place| Place { guessed: true, ..place.clone() };
        first
            .or_else(|| carried.map(inherit))
            .or_else(|| self.next().next().map(inherit))
            .or_else(|| near.map(|near| guess(near.place)))
            .or_else(|| self.dateline.map(|place| guess(&inherit(place))))
    }
}

/// The places of each sentence, with their roles.
fn placed<'p>(text: &Text<'_>, places: &'p [Place]) -> Vec<Vec<Placed<'p>>> {
    let mut next = 0;
    text.sentences
        .iter()
        .map(|sentence| {
            let end = text.span_of(sentence).end;
            let first = next;
            while places.get(next).is_some_and(|place| place.span.start < end) {
                next += 1;
            }
            if first == next {
                return Vec::new();
            }
            let setting = Setting::of(&text.tokens[sentence.tokens.clone()]);
            let mut own: Vec<_> = places[first..next]
                .iter()
                .map(|place| {
                    let tokens = text.token_at(place.span.start)
                        ..text.token_at(place.span.end).min(sentence.tokens.end);
                    Placed {
                        place,
                        role: role(&text.tokens, &sentence.tokens, setting, &tokens, place.sort),
                        outer: false,
                        describes: describes(&text.tokens[..sentence.tokens.end], tokens.end),
                        tokens,
                    }
                })
                .collect();
            nest(&text.tokens, &mut own);
            own
        })
        .collect()
}

/// Whether the word at `next` is a noun that the place before it describes.
fn describes(tokens: &[Token<'_>], next: usize) -> bool {
    tokens.get(next).is_some_and(|next| {
        next.sort == TokenSort::Word
            && !next.text.starts_with(['\'', '’'])
            && !next.is_class(class::AFTER_NOUN)
            && !next.is("of")
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
fn scene<'p>(own: &[Placed<'p>]) -> Option<&'p Place> {
    own.iter()
        .filter(|placed| placed.role <= Role::Target)
        .min_by_key(|placed| (placed.role.min(Role::Modifier), placed.outer, breadth(placed.place)))
        .map(|placed| placed.place)
}

/// The place among those of its sentence that belongs to the figure at the token `at`.
fn nearest<'o, 'p>(
    text: &Text<'_>,
    at: usize,
    figure: Span,
    own: &'o [Placed<'p>],
) -> Option<&'o Placed<'p>> {
    let middle = own.partition_point(|placed| placed.tokens.start < at);
    let around = &own[middle.saturating_sub(NEIGHBOURS)..own.len().min(middle + NEIGHBOURS)];
    around.iter().min_by_key(|placed| {
        let role = match placed.role {
            Role::Scene => 0,
            // "two Sydney fathers": where they are from.
            Role::Modifier
                if figure.start <= placed.place.span.start
                    && placed.place.span.end <= figure.end =>
            {
                34
            }
            Role::Modifier => 6,
            Role::Target => 8,
            Role::Owner => 16,
            Role::Actor => 30,
            Role::Origin => 34,
            Role::Speaker => 50,
            Role::Dateline => 90,
        };
        distance(&text.tokens, at, &placed.tokens)
            + role
            + 10 * usize::from(placed.outer)
            + 2 * breadth(placed.place)
    })
}

/// How broad a place is: what says most goes before.
fn breadth(place: &Place) -> usize {
    match place.sort {
        PlaceSort::Town => 0,
        PlaceSort::District => 1,
        PlaceSort::Region => 2,
        PlaceSort::Country => 4,
        PlaceSort::Area => 5,
    }
}

/// The distance between the figure at the token `at` and a place: a word is one, the edge of a clause is more.
fn distance(tokens: &[Token<'_>], at: usize, place: &Range<usize>) -> usize {
    let between = if place.end <= at { place.end..at } else { at..place.start.max(at) };
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

fn contains(outer: &Place, inner: &Place) -> bool {
    match (outer.id, inner.id) {
        (Some(outer), Some(inner)) => outer != inner && gazetteer().contains(outer, inner),
        (Some(_), None) => {
            outer.country.is_some() && outer.country == inner.country && breadth(outer) > 1
        }
        _ => false,
    }
}

/// Whether `inner` says more precisely where `outer` is. A region is precise enough, but for a headline.
fn narrows(inner: &Place, outer: &Place, headline: bool) -> bool {
    let broad = if headline { PlaceSort::District } else { PlaceSort::Country };
    outer.sort <= broad && contains(outer, inner)
}

/// Whether a claim counts what flies over a whole country, so that its air force speaks for the place.
fn is_of_weapons(claim: &Claim) -> bool {
    ["drones_launched", "drones_downed", "missiles_launched", "missiles_downed"]
        .contains(&claim.kind.0)
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
        name: entry.name.to_owned(),
        sort: entry.sort,
        admin1: None,
        country: entry.country.map(str::to_owned),
        point: entry.point,
        inherited: false,
        guessed: true,
    })
}

/// The country whose capital or own name speaks: *Kyiv said*.
fn state(place: &Place) -> Option<Place> {
    let places = gazetteer();
    let id = places.country(place.country.as_deref()?)?;
    if place.id == Some(id) {
        return Some(Place { guessed: true, ..place.clone() });
    }
    let entry = places.get(id).filter(|_| place.id == places.capital(id))?;
    Some(Place {
        span: place.span,
        id: Some(id),
        name: entry.name.to_owned(),
        sort: entry.sort,
        admin1: None,
        country: place.country.clone(),
        point: entry.point,
        inherited: false,
        guessed: true,
    })
}

fn inherit(place: &Place) -> Place {
    Place { inherited: true, ..place.clone() }
}
