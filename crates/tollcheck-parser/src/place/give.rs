//! The place of each claim: in its clause, else in its sentence, else carried over, else the dateline's.

use std::cell::OnceCell;

use tollcheck_model::{Attribution, Claim, Place, PlaceSort, Scope};

use super::nearest::{is_of_meeting, nearest};
use super::placed::{Placed, first, is_part, lists, narrows, placed, scene};
use super::role::Role;
use super::seat::Seats;
use super::speaking::{is_venue, speaking, state};
use super::story::Story;
use super::unknown::{country_of, is_somewhere_unknown};
use super::war::{Lands, is_of_war};
use crate::sentence::Sentence;
use crate::set::set;
use crate::text::Text;
use crate::token::Token;

/// How many sentences a scene carries forward, and how many ahead it is looked for.
const AHEAD: usize = 4;

/// What a claim can have its place from.
struct Around<'a, 'p> {
    /// The places of its sentence.
    own: &'a [Placed<'p>],
    /// Where the story was last.
    carried: Option<&'p Place>,
    /// Where people met last.
    met: Option<&'p Place>,
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
pub(crate) fn give(
    text: &Text<'_>,
    claims: &mut [Claim],
    places: &[Place],
    attributions: &[Attribution],
) {
    let by_sentence = placed(text, places, &Seats::of(attributions));
    let lands = Lands::of(places);
    let scenes: Vec<Option<&Place>> = by_sentence.iter().map(|own| scene(own)).collect();
    let lines = by_sentence.iter().flatten().filter(|placed| placed.role == Role::Dateline);
    let dateline = lines.map(|placed| placed.place).next();
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&at| claims[at].span.start);
    let mut order = order.into_iter().peekable();
    let mut story = Story::default();
    let mut met: Option<&Place> = None;
    for (number, sentence) in text.sentences.iter().enumerate() {
        let end = text.span_of(sentence).end;
        story.enter(sentence.paragraph, &lands);
        let ahead = (number + 1).min(scenes.len())..(number + 1 + AHEAD).min(scenes.len());
        let around = Around {
            own: &by_sentence[number],
            carried: story.here(),
            met,
            ahead: &scenes[ahead],
            dateline,
            headline: is_headline(text, number)
                && dateline.is_none_or(|line| end < line.span.start),
            tokens: &text.tokens[sentence.tokens.clone()],
            speaker: OnceCell::new(),
        };
        let mut given = false;
        while let Some(at) = order.next_if(|&at| claims[at].span.start < end) {
            let claim = &claims[at];
            let near = nearest(text, text.token_at(claim.span.start), claim, around.own);
            let topic = near.is_some_and(|near| near.role == Role::Topic);
            let whole = !topic && is_of_war(text, claim);
            let whole = if whole { around.land(&lands, near) } else { None };
            let place = whole.or_else(|| match near {
                Some(near)
                    if near.role == Role::Topic
                        || near.role == Role::Meeting && is_of_meeting(claim) =>
                {
                    Some(near.place.clone())
                }
                Some(near) if near.role <= Role::Seat || near.is_left(claim) => {
                    given = true;
                    // "Gaza death toll passes 60,000" is of all Gaza
                    let all = claim.scope == Scope::Total && near.place.sort > PlaceSort::Country;
                    Some(if all { near.place.clone() } else { around.precisely(near) })
                }
                near => {
                    let whole = claim.part_of.and_then(|whole| claims.get(whole.0 as usize - 1));
                    let whole = whole.and_then(|whole| whole.place.as_ref()).map(inherit);
                    whole.or_else(|| around.elsewhere(claim, near))
                }
            });
            claims[at].place = place;
        }
        let scene = scenes[number].filter(|_| !lists(&by_sentence[number]));
        story.leave(number, scene, given);
        story.open(first(&by_sentence[number], Role::Topic));
        met = first(&by_sentence[number], Role::Meeting).or(met);
    }
}

/// Whether the sentence `number` is the headline, or a line below it that ends as headlines do.
fn is_headline(text: &Text<'_>, number: usize) -> bool {
    const LINES: usize = 3;
    let stop = |sentence: &Sentence| {
        sentence
            .tokens
            .end
            .checked_sub(1)
            .is_some_and(|last| matches!(text.tokens[last].text, "." | "!" | "?" | "”" | "\""))
    };
    number == 0 || number < LINES && text.sentences[..=number].iter().all(|line| !stop(line))
}

impl<'p> Around<'_, 'p> {
    /// The places that the next sentences are about.
    fn next(&self) -> impl Iterator<Item = &'p Place> {
        self.ahead.iter().copied().flatten()
    }

    /// The country of the war that a figure counts: the one named with it, else that of the place beside the figure, or
    /// of where the story was last.
    fn land(&self, lands: &Lands<'p>, near: Option<&Placed<'p>>) -> Option<Place> {
        let named = first(self.own, Role::Topic).cloned();
        let near = near.filter(|near| near.role <= Role::Seat).map(|near| near.place);
        let at = near.or(self.carried).or_else(|| self.next().next());
        named.or_else(|| lands.around(at?).map(inherit))
    }

    /// The place beside a figure, or a smaller one that the text names for it: *Mudslide kills nine in Alaska. It buried a
    /// house in **Ketchikan**.*
    fn precisely(&self, near: &Placed<'p>) -> Place {
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
    fn part_of(&self, town: &Place) -> Place {
        let part = self.next().find(|part| self.headline && is_part(part, town));
        part.map_or_else(|| town.clone(), inherit)
    }

    /// The place of a claim in whose sentence nothing happens anywhere: carried over, else that of who speaks, else any of
    /// the sentence, else the dateline's, else the next one.
    fn elsewhere(&self, claim: &Claim, near: Option<&Placed<'p>>) -> Option<Place> {
        let weapons = is_of_weapons(claim);
        let home = |place: &Place| !(weapons && is_far_flung(place));
        // "India says its strikes killed 100; Pakistan says 31 died": the state that speaks of this figure
        let own = || near.filter(|near| near.role == Role::Speaker && !is_venue(near, self.tokens));
        let speaker = || {
            let beside = own().and_then(|near| state(near.place));
            let any = || self.speaker.get_or_init(|| speaking(self.own, self.tokens)).clone();
            beside.or_else(any).filter(home).filter(|_| !self.strikes_abroad(claim))
        };
        let met = self.met.filter(|_| is_of_meeting(claim));
        let carried = met
            .or(self.carried)
            .or_else(|| self.next().next().filter(|_| self.headline && !weapons));
        let unknown = carried.is_some() && is_somewhere_unknown(self.tokens, self.own);
        let carried = || {
            let place = carried.map(|place| inherit(&self.part_of(place)))?;
            if unknown { country_of(&place) } else { Some(place) }
        };
        // "Russia's defence ministry said" after what was told of Rivne
        let abroad = || {
            let mut words = self.tokens.iter();
            if !words.any(|token| token.is_any(set!["ministry", "force", "military", "army"])) {
                return false;
            }
            let spoken = speaker().and_then(|place| place.country);
            let carried = self.carried.and_then(|place| place.country);
            spoken.is_some() && carried.is_some() && spoken != carried
        };
        // An air force counts what came to its whole country.
        let whole =
            weapons && (claim.kind.0.ends_with("_launched") || self.carried.is_none() || abroad());
        let first = if whole { speaker() } else { carried().or_else(speaker) };
        let guess = |place: &Place| Place { guessed: true, ..place.clone() };
        let near = near.filter(|near| !self.is_of_others(claim, near) && home(near.place));
        let lead = || self.next().next().filter(|_| self.headline).map(inherit);
        first
            .or_else(carried)
            .or_else(lead)
            .or_else(|| near.map(|near| guess(near.place)))
            .or_else(|| self.dateline.map(|place| guess(&inherit(place))))
            .or_else(|| self.next().next().map(inherit))
    }

    /// Whether whoever speaks tells of what his own forces did, which need not be at home: *India says **its strikes killed** 100*.
    fn strikes_abroad(&self, claim: &Claim) -> bool {
        const REACH: usize = 8;
        let at = self.tokens.partition_point(|token| token.start < claim.span.start);
        let near = &self.tokens[at.saturating_sub(REACH)..at];
        does_harm(claim)
            && near.windows(2).any(|pair| {
                pair[0].is_any(set!["its", "their"])
                    && pair[1].is_any(set![
                        "strikes",
                        "forces",
                        "army",
                        "troops",
                        "fighters",
                        "air",
                        "military",
                        "jets",
                        "soldiers",
                        "airstrikes",
                        "missiles",
                        "drones",
                        "raids",
                        "navy",
                    ])
            })
    }

    /// Whether the place sends what is counted: ***Russia attacked** with 96 drones; 58 were shot down*.
    fn sends(&self, placed: &Placed<'_>) -> bool {
        let at = self.tokens.partition_point(|token| token.start < placed.place.span.end);
        self.tokens[at..].iter().take(3).any(|token| {
            token.is_any(set![
                "attacked",
                "launched",
                "fired",
                "sent",
                "used",
                "unleashed",
                "launches",
                "fires"
            ])
        })
    }

    /// Whether a place only talks, acts or sends, so that nothing is known to have happened there.
    fn is_of_others(&self, claim: &Claim, placed: &Placed<'_>) -> bool {
        match placed.role {
            Role::Meeting | Role::Origin => true,
            Role::Actor => {
                let sends = claim.kind.0.ends_with("_downed") && self.sends(placed);
                (does_harm(claim) || sends) && placed.place.sort <= PlaceSort::Country
            }
            Role::Speaker => is_venue(placed, self.tokens) || self.strikes_abroad(claim),
            _ => false,
        }
    }
}

/// Whether the forces of `place` fly over the countries of others, so that what they tell of need not be at home.
fn is_far_flung(place: &Place) -> bool {
    place.country == Some("US")
}

/// Whether a claim counts whom or what one side hits or sends, so that the state that acts is not where it was.
fn does_harm(claim: &Claim) -> bool {
    ["killed", "injured", "casualties", "drones_launched", "missiles_launched"]
        .contains(&claim.kind.0)
}

/// Whether a claim counts what flies over a whole country, so that its air force speaks for the place.
fn is_of_weapons(claim: &Claim) -> bool {
    ["drones_launched", "drones_downed", "missiles_launched", "missiles_downed"]
        .contains(&claim.kind.0)
}

fn inherit(place: &Place) -> Place {
    Place { inherited: true, ..place.clone() }
}
