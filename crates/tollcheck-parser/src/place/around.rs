//! What a claim can have its place from: its sentence, where the story was and where it goes on to, the dateline.

use std::cell::OnceCell;

use tollcheck_model::Place;

use super::placed::{Placed, first, is_part, narrows};
use super::role::Role;
use super::speaking::speaking;
use super::war::Lands;
use crate::set::set;
use crate::token::Token;

/// What surrounds the claims of a sentence.
pub(super) struct Around<'a, 'p> {
    /// The places of the sentence.
    pub(super) own: &'a [Placed<'p>],
    /// Where the story was last.
    pub(super) carried: Option<&'p Place>,
    /// Where people met last.
    pub(super) met: Option<&'p Place>,
    /// Where it is next, by sentence.
    pub(super) ahead: &'a [Option<&'p Place>],
    /// Where the article was written.
    pub(super) dateline: Option<&'p Place>,
    /// The sentence is the headline, which the lead makes precise.
    pub(super) headline: bool,
    /// The tokens of the sentence.
    pub(super) tokens: &'a [Token<'a>],
    /// The state that speaks in it, looked for once.
    pub(super) speaker: OnceCell<Option<Place>>,
}

impl<'p> Around<'_, 'p> {
    /// The places that the next sentences are about.
    pub(super) fn next(&self) -> impl Iterator<Item = &'p Place> {
        self.ahead.iter().copied().flatten()
    }

    /// The state that speaks in the sentence.
    pub(super) fn speaker(&self) -> Option<Place> {
        self.speaker.get_or_init(|| speaking(self.own, self.tokens)).clone()
    }

    /// The country of the war that a figure counts: the one named with it, else that of the place beside the figure, or
    /// of where the story was last.
    pub(super) fn land(&self, lands: &Lands<'p>, near: Option<&Placed<'p>>) -> Option<Place> {
        let named = first(self.own, Role::Topic).cloned();
        let near = near.filter(|near| near.role <= Role::Seat).map(|near| near.place);
        let at = near.or(self.carried).or_else(|| self.next().next());
        named.or_else(|| lands.around(at?).map(inherit))
    }

    /// The place beside a figure, or a smaller one that the text names for it: *Mudslide kills nine in Alaska. It buried a
    /// house in **Ketchikan**.*
    pub(super) fn precisely(&self, near: &Placed<'p>) -> Place {
        let broad = self.headline || near.describes || near.role == Role::Seat;
        let within = |inner: &&Place| narrows(inner, near.place, broad);
        let inner = self.carried.filter(within).or_else(|| self.next().find(within));
        if let Some(inner) = inner.filter(|_| broad && !self.is_whole(near)) {
            return inherit(inner);
        }
        let place = self.part_of(near.place);
        Place { guessed: place.guessed || near.spoken, ..place }
    }

    /// Whether the words say that it was all over a place: *across Ukraine*.
    fn is_whole(&self, placed: &Placed<'_>) -> bool {
        let at = self.tokens.partition_point(|token| token.start < placed.place.span.start);
        let mut before = self.tokens[..at].iter().rev().take(3);
        before.any(|word| word.is_any(set!["across", "throughout", "around"]))
    }

    /// The part of a town that the next sentences name, for a headline: *Strike on hospital in Gaza City … **al-Ahli
    /// hospital***.
    pub(super) fn part_of(&self, town: &Place) -> Place {
        let part = self.next().find(|part| self.headline && is_part(part, town));
        part.map_or_else(|| town.clone(), inherit)
    }
}

/// A place that another sentence names.
pub(super) fn inherit(place: &Place) -> Place {
    Place { inherited: true, ..place.clone() }
}
