//! Figures of a whole war, which was fought in a country and not where the story has just been.

use std::collections::BTreeMap;

use tollcheck_lexicon::gazetteer;
use tollcheck_model::{Claim, Place, PlaceId, PlaceSort, Scope};

use crate::set::set;
use crate::text::Text;
use crate::token::Token;
use crate::word::is_war;

/// How far before a figure, and after it, the war is named.
const BEFORE: usize = 24;
const AFTER: usize = 8;

/// Whether `claim` is of a whole war.
///
/// > the five-year civil **war** that has killed **250,000 people** · **21,000** have been killed since the **war** began
pub(super) fn is_of_war(text: &Text<'_>, claim: &Claim) -> bool {
    let start = text.token_at(claim.span.start);
    let end = text.token_at(claim.span.end);
    let sentence = text.sentence_at(claim.span.start).map_or(0..0, |s| s.tokens.clone());
    let before = text.tokens.get(sentence.start.max(start.saturating_sub(BEFORE))..start);
    let after = text.tokens.get(end..sentence.end.min(end + AFTER)).unwrap_or(&[]);
    if claim.kind.0 == "duration" {
        let ends = |token: &&Token<'_>| token.text == "," || token.text == ";";
        let own = claim.span.end > claim.span.start
            && text.tokens[start..end.min(text.tokens.len())].iter().any(is_war);
        return own
            || after.iter().take(4).take_while(|token| !ends(token)).any(is_war)
            || before.unwrap_or(&[]).iter().rev().take(3).any(is_war);
    }
    let waged = before.unwrap_or(&[]).windows(2).any(|pair| {
        is_war(&pair[0]) && pair[1].is_any(set!["that", "which", "has", "have", "had"])
    });
    let during = after.iter().position(is_war).is_some_and(|war| {
        after[..war].iter().any(|token| token.is_any(set!["in", "during", "since", "of"]))
    });
    // "the war between the army and the rebels, which began in April, has killed"
    let before = before.unwrap_or(&[]);
    let has = |token: &Token<'_>| token.is_any(set!["has", "have", "had"]);
    let begun = before.iter().position(is_war).is_some_and(|war| before[war..].iter().any(has));
    waged || during || begun && claim.scope == Scope::Total
}

/// Countries and divisions that the text names, with how often and where first.
pub(super) struct Lands<'p>(BTreeMap<PlaceId, (usize, &'p Place)>);

impl<'p> Lands<'p> {
    /// Those among `places`.
    pub(super) fn of(places: &'p [Place]) -> Self {
        let mut lands = BTreeMap::new();
        for place in places {
            if let (Some(id), PlaceSort::Country | PlaceSort::Region) = (place.id, place.sort) {
                lands.entry(id).or_insert((0, place)).0 += 1;
            }
        }
        Self(lands)
    }

    /// The land that the text names oftenest among those that hold `place`, or are it.
    pub(super) fn around(&self, place: &Place) -> Option<&'p Place> {
        let own = place.id.or_else(|| gazetteer().country(place.country?))?;
        gazetteer()
            .above(own)
            .filter_map(|id| self.0.get(&id))
            .max_by_key(|(count, land)| (*count, std::cmp::Reverse(land.sort)))
            .map(|(_, land)| *land)
    }
}
