//! The place of each claim: in its clause, else in its sentence, else carried over, else the dateline's.

use std::cell::OnceCell;

use tollcheck_model::{Attribution, Claim, Place, PlaceSort, Scope};

use super::around::{Around, inherit};
use super::elsewhere::elsewhere;
use super::list::around_all;
use super::nearest::{is_of_meeting, nearest};
use super::placed::{first, lists, placed, scene};
use super::role::Role;
use super::seat::Seats;
use super::story::Story;
use super::war::{Lands, is_of_war};
use crate::sentence::Sentence;
use crate::text::Text;

/// How many sentences a scene carries forward, and how many ahead it is looked for.
const AHEAD: usize = 4;

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
                    let listed = around_all(&text.tokens, around.own, near);
                    Some(listed.unwrap_or_else(|| {
                        if all { near.place.clone() } else { around.precisely(near) }
                    }))
                }
                near => {
                    let whole = claim.part_of.and_then(|whole| claims.get(whole.0 as usize - 1));
                    let whole = whole.and_then(|whole| whole.place.as_ref()).map(inherit);
                    whole.or_else(|| elsewhere(&around, claim, near))
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
    number < LINES && text.sentences[..=number].iter().all(|line| !stop(line))
}
