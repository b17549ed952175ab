//! Which place of a name is meant: by what the words beside it say, by what else the text names, then by size.

use std::collections::{BTreeMap, BTreeSet};

use tollcheck_lexicon::{Candidates, PlaceEntry, gazetteer};
use tollcheck_model::{Place, PlaceId, PlaceSort, Span};

use super::definite;
use super::mention::{Mention, Wanted};
use crate::set::set;
use crate::text::Text;
use crate::token::Token;

/// How many places back the town around a building is looked for.
const BACK: usize = 12;

/// The most places of one name that are compared.
const MOST: usize = 40;

/// What the text names besides.
#[derive(Default)]
struct Evidence {
    /// Countries and divisions named outright, with how often.
    named: BTreeMap<PlaceId, i32>,
    /// Countries named by their adjective.
    hinted: BTreeMap<PlaceId, i32>,
    /// How often any of these is named.
    about: i32,
    /// Places that the words beside them settled.
    settled: BTreeSet<PlaceId>,
}

impl Evidence {
    fn of(mentions: &[Mention]) -> Self {
        let mut evidence = Self::default();
        for mention in mentions {
            if let Some(country) = mention.adjective {
                *evidence.hinted.entry(country).or_default() += 1;
            } else if mention.holds() {
                let Some(place) = mention.found.as_ref().and_then(|found| found.places.first())
                else {
                    continue;
                };
                if gazetteer().get(place).is_some_and(|entry| entry.sort <= PlaceSort::Region) {
                    *evidence.named.entry(place).or_default() += 1;
                }
            }
        }
        evidence.about = evidence.named.values().chain(evidence.hinted.values()).sum();
        evidence
    }

    /// Whether the text names what `place` lies in.
    fn knows(&self, place: PlaceId) -> bool {
        let named = |outer| self.named.contains_key(&outer) || self.hinted.contains_key(&outer);
        gazetteer().above(place).any(named)
    }

    /// Whether the text is about other countries and never names that of `place`.
    fn is_elsewhere(&self, place: PlaceId) -> bool {
        self.about > 2 && !self.knows(place)
    }

    /// How much the text speaks for `place`, apart from its own name.
    fn speaks_for(&self, place: PlaceId, rivals: &Candidates) -> i32 {
        // That the text names "Gaza" does not speak for Gaza City: the Strip is its rival for that very name.
        let rival = |outer: PlaceId| rivals.clone().take(MOST).any(|rival| rival == outer);
        let weight = |outer: PlaceId| {
            let named = self.named.get(&outer).map_or(0, |count| 20 + 2 * (*count).min(4));
            let hinted = self.hinted.get(&outer).map_or(0, |count| 8 + 2 * (*count).min(4));
            let weight = named.max(hinted);
            if weight > 0 && rival(outer) { 0 } else { weight }
        };
        let named: i32 = gazetteer().above(place).skip(1).map(weight).sum();
        named + if self.settled.contains(&place) { 40 } else { 0 }
    }
}

/// The places of the mentions that are taken for places.
pub(super) fn choose(text: &Text<'_>, mentions: &[Mention]) -> Vec<Place> {
    let mut evidence = Evidence::of(mentions);
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.within.is_some())
    {
        if let Some((place, _)) = best(at, mention, mentions, &evidence) {
            evidence.settled.insert(place);
        }
    }
    let mut places: Vec<Place> = Vec::new();
    // Where the parts of towns lie that the text has told.
    let mut parts: BTreeMap<&str, Place> = BTreeMap::new();
    // Where the places lie that the gazetteer lacks and the text has told of, by the first word of their names.
    let mut told: BTreeMap<&str, Place> = BTreeMap::new();
    // A text names the same places again and again.
    let mut seen = BTreeMap::new();
    let mut chosen = |at: usize, mention: &Mention| {
        let first = mention.found.as_ref().and_then(|found| found.places.first())?;
        if mention.within.is_some() {
            return best(at, mention, mentions, &evidence);
        }
        *seen
            .entry((first, mention.wanted))
            .or_insert_with(|| best(at, mention, mentions, &evidence))
    };
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.holds()) {
        let span =
            text.tokens[mention.tokens.start].span().to(text.tokens[mention.tokens.end - 1].span());
        let place = if mention.definite {
            definite::resolve(text, &text.tokens[mention.tokens.clone()], &places)
                .and_then(|(id, guessed)| known(span, id, guessed))
        } else if let Some((id, guessed)) = chosen(at, mention) {
            known(span, id, guessed)
        } else {
            let tied =
                around(text, at, mentions, &evidence).or_else(|| owner(text, mention, &places));
            let head = text.tokens[mention.tokens.start].text;
            if let (Some(before), None) = (told.get(head), &tied) {
                Some(Place { span, ..before.clone() })
            } else if mention.part {
                let words = text.whole.get(span.start..span.end).unwrap_or_default();
                if let Some(town) = &tied {
                    parts.insert(words, town.clone());
                }
                let last = || places.iter().rev().take(BACK);
                let is_town =
                    |place: &&Place| place.id.is_some() && place.sort >= PlaceSort::District;
                let town = || last().find(is_town).or_else(|| last().next());
                let around = tied.as_ref().or_else(|| parts.get(words)).or_else(town);
                let place = part(text, span, around);
                told.extend(place.clone().filter(|_| tied.is_some()).map(|place| (head, place)));
                place
            } else {
                let place = unknown(text, span, tied.as_ref().or(places.last()));
                told.extend(place.clone().filter(|_| tied.is_some()).map(|place| (head, place)));
                place
            }
        };
        places.extend(place);
    }
    places
}

/// The place that follows an unknown name and says where it lies: *Wrangell, **Alaska***.
fn around(text: &Text<'_>, at: usize, mentions: &[Mention], evidence: &Evidence) -> Option<Place> {
    let (mention, next) = (mentions.get(at)?, mentions.get(at + 1)?);
    let gap = text.tokens.get(mention.tokens.end..next.tokens.start)?;
    let joint = |word: &Token<'_>| word.is_any(set!["in", "of"]) || mention.part && word.is("near");
    let tied = match gap {
        [one] => one.text == "," || joint(one),
        [one, the] => joint(one) && the.is("the"),
        // "Hroza, a village in the Kharkiv region"
        [comma, a, .., within, the] => {
            gap.len() <= 7
                && comma.text == ","
                && a.is_any(set!["a", "an"])
                && joint(within)
                && the.is("the")
        }
        _ => false,
    };
    let (id, _) = best(at + 1, next, mentions, evidence).filter(|_| tied)?;
    known(Span::new(0, 0), id, true)
}

/// The place that owns an unknown name: ***Damascus**'s Mezzeh district*.
fn owner(text: &Text<'_>, mention: &Mention, before: &[Place]) -> Option<Place> {
    let last = before.last()?;
    let gap = text.tokens.get(text.token_at(last.span.end)..mention.tokens.start)?;
    let owns = matches!(gap, [mark] if mark.text.len() > 1 && mark.text.starts_with(['\'', '’']));
    owns.then(|| last.clone())
}

/// The likeliest place of a mention, and whether it is only a guess.
fn best(
    at: usize,
    mention: &Mention,
    mentions: &[Mention],
    evidence: &Evidence,
) -> Option<(PlaceId, bool)> {
    let found = mention.found.as_ref()?;
    let outer = mention
        .within
        .filter(|&outer| outer != at)
        .and_then(|outer| mentions.get(outer))
        .and_then(|outer| outer.found.as_ref());
    let usual = |rank, entry: &PlaceEntry| match rank {
        0 if mention.wanted != Wanted::Any && fits(entry, mention.wanted) == 0 => 0,
        0 if found.also.is_settled() => 40,
        0 => 12,
        _ => 0,
    };
    let mut ranked: Vec<_> = found
        .places
        .clone()
        .take(MOST)
        .enumerate()
        .filter_map(|(rank, place)| {
            let entry = gazetteer().get(place)?;
            let lies = outer.is_some_and(|outer| {
                outer
                    .places
                    .clone()
                    .take(6)
                    .any(|outer| outer != place && gazetteer().contains(outer, place))
            });
            let score = size(&entry)
                + evidence.speaks_for(place, &found.places)
                + fits(&entry, mention.wanted)
                + if lies { 60 } else { 0 }
                + usual(rank, &entry);
            Some((score, place))
        })
        .collect();
    ranked.sort_by_key(|&(score, place)| (std::cmp::Reverse(score), place));
    let &(score, place) = ranked.first()?;
    let entry = gazetteer().get(place)?;
    let small = entry.sort > PlaceSort::Country && entry.population < 200_000;
    if small && mention.wanted == Wanted::Part && outer.is_none() && !evidence.knows(place) {
        return None;
    }
    if small && outer.is_none() && evidence.is_elsewhere(place) {
        return None;
    }
    let guessed = ranked.iter().skip(1).any(|&(other, rival)| {
        score - other < 6
            && !gazetteer().contains(place, rival)
            && !gazetteer().contains(rival, place)
    });
    Some((place, guessed))
}

/// Ten times the decimal logarithm of the people, about; a country before all.
fn size(entry: &PlaceEntry) -> i32 {
    let people = match entry.sort {
        PlaceSort::Country | PlaceSort::Area => return 90,
        _ => entry.population.max(100),
    };
    // Three for each doubling, as a decibel has it.
    3 * i32::try_from(people.ilog2()).unwrap_or(0)
}

/// How well a place is the sort that the words call for.
fn fits(entry: &PlaceEntry, wanted: Wanted) -> i32 {
    let division = matches!(entry.sort, PlaceSort::Region | PlaceSort::District);
    match wanted {
        Wanted::Division if division => 15,
        Wanted::Town | Wanted::Part if entry.sort == PlaceSort::Town => 15,
        Wanted::Any | Wanted::Division | Wanted::Town | Wanted::Part => 0,
    }
}

/// The place with an entry.
fn known(span: Span, id: PlaceId, guessed: bool) -> Option<Place> {
    let entry = gazetteer().get(id)?;
    Some(Place {
        span,
        id: Some(id),
        name: entry.name.into(),
        sort: entry.sort,
        admin1: entry.admin1.and_then(|region| gazetteer().get(region)).map(|region| region.name),
        country: entry.country,
        point: entry.point,
        inherited: false,
        guessed,
    })
}

/// A place that the gazetteer lacks lies about where the text has just been.
fn unknown(text: &Text<'_>, span: Span, last: Option<&Place>) -> Option<Place> {
    Some(Place {
        span,
        id: None,
        name: text.whole.get(span.start..span.end)?.to_owned().into(),
        sort: PlaceSort::Town,
        admin1: last.and_then(|last| last.admin1),
        country: last.and_then(|last| last.country),
        point: last.and_then(|last| last.point),
        inherited: false,
        guessed: true,
    })
}

/// A building, a road or a quarter is known by the town around it.
fn part(text: &Text<'_>, span: Span, around: Option<&Place>) -> Option<Place> {
    let part = unknown(text, span, around)?;
    Some(match around.filter(|around| around.sort >= PlaceSort::District) {
        Some(town) => Place { name: town.name.clone(), ..part },
        None => part,
    })
}
