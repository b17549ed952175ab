//! Those of whom it is told what became of the others: *all but 27 are accounted for*, *none of the six survived*.

use nom::Parser;
use nom::combinator::opt;
use tollcheck_model::{Amount, Kind, Span};

use super::chunk::{Chunk, Part, PhraseNumber, Row, Voice};
use super::closed::{BE, HAVE, RELATIVES, is_adverb};
use super::modifier::modifiers;
use super::noun::people;
use super::phrase::By;
use super::scene::Scene;
use super::shape::{Found, Read, act, or_none, phrase};
use crate::set::{WordSet, set};
use crate::token::TokenSort;

/// How many tokens after a number its fate is looked for.
const REACH: usize = 14;

/// *to survive*
const SURVIVE: &WordSet = set!["survive", "survived", "survives", "lived"];

/// `left-out = "all but" phrase [ "of" whole ] { place } ( be "accounted for" | "survived" )`
///
/// > **All but 27** of the passengers **are accounted for** · **all but two survived**
pub(super) fn left_out<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, number) = phrase(input)?;
    let left = scene.is_left_out(number).then(|| scene.fate_after(number)).flatten();
    or_none(rest, left.map(|(kind, span)| Found::plain(number, kind, span, "verb")))
}

/// `none-survived = ( "none" | "nobody" ) "of" phrase … "survived" | phrase … ( ";" | "," | "and" ) ( "none" | "nobody" ) …
/// "survived"`
///
/// > **None of the six** on board **survived** · there were **six** on board; **none survived**
pub(super) fn none_survived<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, none) = phrase(input)?;
    let nobody = &scene.phrases[none];
    let nobody = nobody.quantity.value == Some(Amount::ZERO) && nobody.noun.is_empty();
    if !nobody {
        return Err(nom::Err::Error(()));
    }
    let whole = scene.phrases.get(none + 1).map(|next| &scene.chunks[..next.chunk]);
    let of = whole.is_some_and(|before| {
        let own = &before[scene.phrases[none].chunk + 1..];
        matches!(own, [of] | [of, _] if of.part == Part::Of)
    });
    let number = if of { Some(none + 1) } else { scene.counted_right_before(none) };
    let fate = scene.fate_after(if of { none + 1 } else { none });
    let found = fate.filter(|(kind, _)| kind.0 == "killed").zip(number);
    or_none(rest, found.map(|((kind, span), number)| Found::plain(number, kind, span, "verb")))
}

/// `not-survived = phrase modifiers "did" "not" "survive"`
///
/// > **Two of the injured did not survive** · **three** of the climbers **didn't survive** the night
pub(super) fn not_survived<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (number, ())) = (phrase, modifiers(scene)).parse(input)?;
    // "two of the injured"
    let (rest, named) = opt(act).parse(rest)?;
    let rest = if named.is_some_and(|(act, _)| act.voice != Voice::Bare) { input } else { rest };
    let from = rest.0.first().map_or(scene.range.end, |verb| verb.tokens.start);
    let words = scene.rest(from).0;
    let length = match words {
        [did, survive, ..] if did.is("didn't") && survive.is("survive") => 2,
        [did, not, survive, ..] if did.is("did") && not.is("not") && survive.is("survive") => 3,
        _ => return Err(nom::Err::Error(())),
    };
    let counted = &scene.phrases[number].noun;
    let somebody = counted.is_empty() || counted.classes.meets(people());
    let kind = tollcheck_lexicon::kind("killed").filter(|_| somebody);
    let span = scene.tokens_span(from, from + length);
    or_none(rest, kind.map(|kind| Found::plain(number, kind, span, "verb")))
}

impl Scene<'_, '_> {
    /// Whether the phrase says who are left out of all, however many: ***all but one** of those on board died*.
    pub(super) fn is_left_out(&self, number: PhraseNumber) -> bool {
        let phrase = &self.phrases[number];
        let start = self.chunks[phrase.chunk].tokens.start;
        let before = start.checked_sub(2).map(|from| &self.tokens[from..start]);
        // a number that was taken from a whole has "all but" in its span
        let taken = self.tokens.get(start).is_some_and(|token| phrase.span.start < token.start);
        !taken && matches!(before, Some([all, but]) if all.is("all") && but.is("but"))
    }

    /// What those are of whom the clause after the phrase `number` tells the opposite: *missing* if the others are accounted for,
    /// *killed* if they survived; and the words that tell it.
    pub(super) fn fate_after(&self, number: PhraseNumber) -> Option<(Kind, Span)> {
        let from = self.chunks[self.phrases[number].chunk].tokens.end;
        let rest = self.rest(from).0;
        for (at, token) in rest.iter().enumerate().take(REACH) {
            let next = rest.get(at + 1);
            if token.is("accounted") && next.is_some_and(|next| next.is("for")) {
                let span = self.tokens_span(from + at, from + at + 2);
                return tollcheck_lexicon::kind("missing").map(|kind| (kind, span));
            }
            if token.is_any(SURVIVE) {
                return tollcheck_lexicon::kind("killed").map(|kind| (kind, token.span()));
            }
            let relative = at.checked_sub(1).is_some_and(|before| rest[before].is_any(RELATIVES));
            let goes_on = next.is_some_and(|next| {
                next.is_any(SURVIVE) || next.is_any(BE) || next.is("accounted") || is_adverb(next)
            });
            let verb = token.is_any(BE) || token.is_any(HAVE);
            let ends = token.sort == TokenSort::Mark && token.text != "-"
                || token.is_any(set!["but", "while", "after", "when", "all"]);
            if ends || verb && !relative && !goes_on {
                return None;
            }
        }
        None
    }

    /// The people counted right before the phrase `number`, with nothing but words, places and a joint between.
    fn counted_right_before(&self, number: PhraseNumber) -> Option<PhraseNumber> {
        let before = number.checked_sub(1)?;
        let (one, other) = (&self.phrases[before], &self.phrases[number]);
        let between = &self.chunks[one.chunk + 1..other.chunk];
        let plain = |chunk: &Chunk| {
            matches!(chunk.part, Part::Words | Part::Verb | Part::Be | Part::Preposition | Part::Of)
                || matches!(chunk.part, Part::Comma | Part::And | Part::Bracket | Part::Stop)
        };
        let joint = between.last().filter(|joint| {
            matches!(joint.part, Part::Comma | Part::And | Part::Bracket | Part::Stop)
        });
        let somebody = one.noun.is_empty() || one.noun.classes.meets(people());
        let counts = one.by == By::Number && one.quantity.value > Some(Amount::ZERO);
        (joint.is_some()
            && between.len() <= REACH
            && between.iter().all(plain)
            && somebody
            && counts)
            .then_some(before)
    }
}
