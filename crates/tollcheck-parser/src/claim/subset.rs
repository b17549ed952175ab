//! Subsets of what was counted before: *including three children*, *nine of them*.

use tollcheck_lexicon::class;

use super::chunk::{Part, PhraseNumber};
use super::noun::{known, people, weapons};
use super::scene::Scene;
use super::share::Told;

/// What is told of the whole of which the phrase `at` is a subset, if it is one.
///
/// > killed 12 people, **including three children and a nurse**; **nine of them** seriously; **one critically**
pub(super) fn subset(
    scene: &Scene<'_, '_>,
    told: &[Option<Told>],
    at: PhraseNumber,
) -> Option<Told> {
    let phrase = &scene.phrases[at];
    if let Some(mine) = told[at]
        && (mine.part_of.is_some() || mine.part_of_last)
    {
        return None;
    }
    let earlier = || {
        (0..at)
            .rev()
            .take(6)
            .find_map(|before| told[before].filter(|_| counts_alike(scene, before, at)))
    };
    let mut before = phrase.chunk.checked_sub(1)?;
    if scene.chunks[before].part == Part::Words {
        before = before.checked_sub(1)?;
    }
    match scene.chunks[before].part {
        Part::Including if !phrase.noun.classes.meets(class::THING) => {
            return earlier().filter(|earlier| earlier.rule != "subset" || at > 0);
        }
        Part::Stop if scene.tokens[scene.chunks[before].tokens.start].is(":") && at > 0 => {
            return earlier().filter(|earlier| {
                earlier.found.phrase + 1 == at
                    && scene.chunks[before - 1].part == Part::Phrase(at - 1)
            });
        }
        // "eight people (three soldiers and five civilians)"
        Part::Bracket if told[at].is_none() && at > 0 && before > 0 => {
            let direct = scene.chunks[before - 1].part == Part::Phrase(at - 1)
                || scene.chunks[before - 1].part == Part::Bracket
                    && before > 1
                    && scene.chunks[before - 2].part == Part::Phrase(at - 1);
            return told[at - 1].filter(|_| direct && counts_alike(scene, at - 1, at));
        }
        Part::And | Part::Comma if told[at].is_none() && at > 0 => {
            // goes on with a list of subsets
            let previous = told[at - 1]
                .filter(|previous| previous.rule == "subset" && near(scene, at - 1, at));
            if let Some(parent) = previous.and_then(|previous| previous.part_of) {
                return told[parent].filter(|_| counts_alike(scene, parent, at));
            }
        }
        _ => {}
    }
    if phrase.some_of {
        return earlier();
    }
    // "two deaths, one in the north"
    let apart = scene.chunks[before].part == Part::Comma
        && told[at].is_none()
        && phrase.noun.is_empty()
        && at > 0
        && before == scene.phrases[at - 1].chunk + 1
        && matches!(scene.chunks.get(phrase.chunk + 1), Some(next) if next.part == Part::Preposition);
    if apart {
        return told[at - 1];
    }
    let adverb = told[at].is_some_and(|told| {
        let word = scene
            .tokens
            .get(scene.tokens.partition_point(|token| token.start < told.found.because.span.start));
        told.rule == "state" && word.is_some_and(super::closed::is_adverb)
    });
    if adverb && phrase.noun.is_empty() || told[at].is_some_and(|told| told.found.subset) {
        let next = (at + 1..scene.phrases.len()).take(1).find_map(|after| told[after]);
        return earlier().or(next.filter(|_| told[at].is_some_and(|told| told.found.subset)));
    }
    None
}

/// Whether the phrases may count the same sort of thing.
fn counts_alike(scene: &Scene<'_, '_>, one: PhraseNumber, other: PhraseNumber) -> bool {
    let (one, other) = (&scene.phrases[one].noun, &scene.phrases[other].noun);
    let class = |classes: tollcheck_lexicon::Class| {
        if classes.meets(people()) {
            1
        } else if classes.meets(weapons()) {
            2
        } else if classes.meets(known()) {
            3
        } else {
            0
        }
    };
    let (one, other) = (class(one.classes), class(other.classes));
    one == other || one == 0 || other == 0
}

/// Whether only words, places, commas and *and* stand between two phrases.
fn near(scene: &Scene<'_, '_>, one: PhraseNumber, other: PhraseNumber) -> bool {
    let between = &scene.chunks[scene.phrases[one].chunk + 1..scene.phrases[other].chunk];
    between.len() <= 8
        && between.iter().all(|chunk| {
            chunk.part.is_words()
                || matches!(
                    chunk.part,
                    Part::Preposition | Part::Of | Part::Comma | Part::And | Part::Bracket
                )
        })
}
