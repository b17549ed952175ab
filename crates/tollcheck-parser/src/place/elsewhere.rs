//! The place of a claim in whose sentence nothing happens anywhere: the first of these rules that knows one gives it.
//!
//! A state speaks for its own country, but not of what its forces did to others, and not of weapons where its forces fly
//! over other countries. A place that only talks, acts or sends is where nothing is known to have happened.

use tollcheck_model::{Claim, Place, PlaceSort};

use super::around::{Around, inherit};
use super::nearest::is_of_meeting;
use super::placed::Placed;
use super::role::Role;
use super::speaking::{is_venue, state};
use super::unknown::{country_of, is_somewhere_unknown};
use crate::force::{is_forces_or_arms, sends};
use crate::set::set;

/// A claim, the place beside its figure, and what surrounds it.
struct Elsewhere<'a, 'p> {
    around: &'a Around<'a, 'p>,
    claim: &'a Claim,
    near: Option<&'a Placed<'p>>,
}

/// One way to know a place.
type Rule = for<'r> fn(&'r Elsewhere<'_, '_>) -> Option<Place>;

/// The rules, in the order in which they are asked.
const RULES: [Rule; 8] = [airspace, own_dead, story, speaker, lead, beside, dateline, ahead];

/// The states whose forces fly over the countries of others, so that what they tell of weapons need not be at home.
const FAR_FLUNG: [&str; 1] = ["US"];

/// How far before a figure the forces of who speaks are looked for.
const REACH: usize = 8;

/// The place of `claim`, beside whose figure the place `near` stands, if any.
pub(super) fn elsewhere<'p>(
    around: &Around<'_, 'p>,
    claim: &Claim,
    near: Option<&Placed<'p>>,
) -> Option<Place> {
    let elsewhere = Elsewhere { around, claim, near };
    RULES.iter().find_map(|rule| rule(&elsewhere))
}

/// `airspace = state … weapons`, if they were launched, the story is nowhere, or it is in another country and an army speaks
///
/// > A man died in Rivne. **Russia's** defence ministry said that it had downed **40 drones**.
fn airspace(elsewhere: &Elsewhere<'_, '_>) -> Option<Place> {
    let carried = elsewhere.around.carried;
    let abroad = || {
        let commands = set!["ministry", "force", "military", "army"];
        let land = carried?.country;
        let speaks = elsewhere.around.tokens.iter().any(|token| token.is_any(commands));
        Some(speaks && Some(speaker(elsewhere)?.country?) != land)
    };
    let launched = elsewhere.claim.kind.0.ends_with("_launched");
    let whole = elsewhere.is_of_weapons()
        && (launched || carried.is_none() || abroad().unwrap_or_default());
    if whole { speaker(elsewhere) } else { None }
}

/// `own-dead = state health-ministry cue harm`, if the story is in another country: it counts its own
///
/// > Israel has bombed Natanz. **Iran's health ministry** said 606 people were killed.
fn own_dead(elsewhere: &Elsewhere<'_, '_>) -> Option<Place> {
    const AROUND: usize = 40;
    let land = elsewhere.around.carried?.country;
    let tokens = elsewhere.around.tokens;
    let at = tokens.partition_point(|token| token.start < elsewhere.claim.span.start);
    let near = &tokens[at.saturating_sub(AROUND)..tokens.len().min(at + AROUND)];
    let health = near.iter().any(|token| token.is("health"));
    let own = if health && elsewhere.does_harm() { speaker(elsewhere) } else { None };
    own.filter(|place| place.country.is_some() && place.country != land)
}

/// `story = place … claim`: where people met, for talks; where the story was; for a headline where the lead is. Of a place
/// that nobody knows its country is all that can be said.
///
/// > A bus fell into a ravine near **Cusco**. Twelve died.
fn story(elsewhere: &Elsewhere<'_, '_>) -> Option<Place> {
    let around = elsewhere.around;
    let lead = || around.next().next().filter(|_| around.headline && !elsewhere.is_of_weapons());
    let met = around.met.filter(|_| is_of_meeting(elsewhere.claim));
    let place = inherit(&around.part_of(met.or(around.carried).or_else(lead)?));
    if is_somewhere_unknown(around.tokens, around.own) {
        return country_of(&place);
    }
    Some(place)
}

/// `speaker = state cue claim`: the state that speaks of this figure, else that which speaks in the sentence
///
/// > **India** says that 100 died; **Pakistan** says 31 did.
fn speaker(elsewhere: &Elsewhere<'_, '_>) -> Option<Place> {
    let around = elsewhere.around;
    let own = |near: &&Placed<'_>| near.role == Role::Speaker && !is_venue(near, around.tokens);
    let beside = elsewhere.near.filter(own).and_then(|near| state(near.place));
    let place = beside.or_else(|| around.speaker()).filter(|place| elsewhere.is_home(place))?;
    (!elsewhere.is_of_own_forces()).then_some(place)
}

/// `lead = headline … place`
///
/// > 40 drones downed. / Debris fell on **Kursk** …
fn lead(elsewhere: &Elsewhere<'_, '_>) -> Option<Place> {
    elsewhere.around.next().next().filter(|_| elsewhere.around.headline).map(inherit)
}

/// `beside = place … figure`, a guess
///
/// > **Syria's** interior ministry counted 13 dead
fn beside(elsewhere: &Elsewhere<'_, '_>) -> Option<Place> {
    let at = |near: &&Placed<'_>| !elsewhere.is_of_others(near) && elsewhere.is_home(near.place);
    elsewhere.near.filter(at).map(|near| guess(near.place))
}

/// `dateline = place date agency`, a guess
///
/// > **CAIRO**, Aug 6 (Reuters) — Twelve people have died.
fn dateline(elsewhere: &Elsewhere<'_, '_>) -> Option<Place> {
    elsewhere.around.dateline.map(|place| guess(&inherit(place)))
}

/// `ahead = claim … place`
///
/// > Twelve people have died. Their bus fell into a ravine near **Cusco**.
fn ahead(elsewhere: &Elsewhere<'_, '_>) -> Option<Place> {
    elsewhere.around.next().next().map(inherit)
}

impl Elsewhere<'_, '_> {
    /// Whether the claim counts what flies over a whole country, so that its air force speaks for the place.
    fn is_of_weapons(&self) -> bool {
        ["drones_launched", "drones_downed", "missiles_launched", "missiles_downed"]
            .contains(&self.claim.kind.0)
    }

    /// Whether the claim counts whom or what one side hits or sends, so that the state that acts is not where it was.
    fn does_harm(&self) -> bool {
        ["killed", "injured", "casualties", "drones_launched", "missiles_launched"]
            .contains(&self.claim.kind.0)
    }

    /// Whether what the forces of `place` tell of is at home.
    fn is_home(&self, place: &Place) -> bool {
        let far_flung = place.country.is_some_and(|country| FAR_FLUNG.contains(&country));
        !(self.is_of_weapons() && far_flung)
    }

    /// Whether whoever speaks tells of what his own forces did, which need not be at home: *India says **its strikes
    /// killed** 100*.
    fn is_of_own_forces(&self) -> bool {
        let tokens = self.around.tokens;
        let at = tokens.partition_point(|token| token.start < self.claim.span.start);
        let near = &tokens[at.saturating_sub(REACH)..at];
        let own = |at: usize| near[at].is_any(set!["its", "their"]);
        self.does_harm() && (0..near.len()).any(|at| own(at) && is_forces_or_arms(&near[at + 1..]))
    }

    /// Whether a place only talks, acts or sends, so that nothing is known to have happened there.
    fn is_of_others(&self, placed: &Placed<'_>) -> bool {
        match placed.role {
            Role::Meeting | Role::Origin => true,
            Role::Actor => {
                let sent = self.claim.kind.0.ends_with("_downed") && self.sends(placed);
                (self.does_harm() || sent) && placed.place.sort <= PlaceSort::Country
            }
            Role::Speaker => is_venue(placed, self.around.tokens) || self.is_of_own_forces(),
            _ => false,
        }
    }

    /// Whether the place sends what is counted: ***Russia attacked** with 96 drones; 58 were shot down · 29 drones **sent by India***.
    fn sends(&self, placed: &Placed<'_>) -> bool {
        let tokens = self.around.tokens;
        let from = tokens.partition_point(|token| token.start < placed.place.span.start);
        let to = tokens.partition_point(|token| token.start < placed.place.span.end);
        let by = matches!(&tokens[..from], [.., verb, by] if by.is("by") && sends(verb));
        by || tokens[to..].iter().take(3).any(sends)
    }
}

/// A place for which little speaks.
fn guess(place: &Place) -> Place {
    Place { guessed: true, ..place.clone() }
}
