//! The other claims of an article that a claim is looked up with.

use std::collections::BTreeMap;

use tollcheck_model::{Claim, Modifier, Scope};

use crate::counting::Counting;
use crate::interval::Interval;
use crate::question::Question;

/// Figures of one event before and after a figure, in which those are that it is looked up with.
const NEAR: usize = 8;

/// The claims of an article, by event.
pub(crate) struct Company<'a, 'c> {
    claims: &'c [Claim],
    questions: &'a [Option<Question<'c>>],
    events: BTreeMap<u32, Vec<usize>>,
}

impl<'a, 'c> Company<'a, 'c> {
    /// The claims with their questions, in their order.
    pub(crate) fn of(claims: &'c [Claim], questions: &'a [Option<Question<'c>>]) -> Self {
        let mut events: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, claim) in claims.iter().enumerate() {
            if claim.part_of.is_none() && states(claim) && questions[at].is_some() {
                events.entry(claim.event).or_default().push(at);
            }
        }
        Self { claims, questions, events }
    }

    /// The other figures of the event of a claim: those injured beside those killed.
    pub(crate) fn siblings(&self, at: usize) -> Vec<(&'c Counting, Interval)> {
        let claim = &self.claims[at];
        let event = self.events.get(&claim.event).map(Vec::as_slice).unwrap_or_default();
        let here = event.partition_point(|other| *other < at);
        let near = here.saturating_sub(NEAR)..event.len().min(here + NEAR);
        let others = event[near].iter().filter_map(|other| self.questions[*other].as_ref());
        let others = others.filter(|other| other.kind() != claim.kind);
        others.map(|other| (other.counting, other.interval)).collect()
    }

    /// The other figures of the sentence for the same kind that a row may have counted together with a claim: all but
    /// its parts and what it is a part of.
    pub(crate) fn beside(&self, at: usize) -> Vec<&'c Claim> {
        let claim = &self.claims[at];
        let near = at.saturating_sub(NEAR)..self.claims.len().min(at + NEAR + 1);
        let others = near.filter(|other| *other != at).map(|other| &self.claims[other]);
        let of_sentence = others
            .filter(|it| it.sentence == claim.sentence && it.kind == claim.kind && states(it));
        let apart = |it: &&Claim| it.part_of != Some(claim.id) && claim.part_of != Some(it.id);
        of_sentence.filter(apart).collect()
    }

    /// Those of them that a row has surely counted together, if any: exact figures of the same people and days, as in
    /// *three died in Izium and two in Balakliia*. None where one of the sentence is no such figure.
    pub(crate) fn shares(&self, at: usize, beside: &[&'c Claim]) -> Vec<&'c Claim> {
        let claim = &self.claims[at];
        let days = |claim: &Claim| claim.time.as_ref().map(|time| (time.from, time.to));
        let whom = |claim: &Claim| {
            let at = self.claims.binary_search_by_key(&claim.id, |other| other.id).ok()?;
            self.questions.get(at)?.as_ref().map(|question| question.counting.whom())
        };
        let alike =
            |it: &&Claim| is_share(it) && days(it) == days(claim) && whom(it) == whom(claim);
        if is_share(claim) && beside.iter().all(alike) { beside.to_vec() } else { Vec::new() }
    }

    /// Whether a claim is a part of one that counts the same: *35 people, including two children*, but not *29 of the 30
    /// passengers were killed*.
    pub(crate) fn is_part(&self, claim: &Claim) -> bool {
        let whole = claim.part_of.and_then(|id| {
            let at = self.claims.binary_search_by_key(&id, |other| other.id).ok()?;
            self.claims.get(at)
        });
        whole.is_some_and(|whole| whole.kind == claim.kind)
    }
}

/// Whether a claim says that something is so.
const fn states(claim: &Claim) -> bool {
    !claim.negated && !claim.hypothetical
}

/// Whether the number of a claim may be one of several that a row adds up.
fn is_share(claim: &Claim) -> bool {
    let exact = claim.quantity.modifier == Modifier::Exact && claim.quantity.value.is_some();
    let whole = claim.part_of.is_none() && claim.scope == Scope::Event;
    exact && whole && states(claim) && !claim.derived && claim.quantity.unit.is_none()
}
