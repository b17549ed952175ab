//! Wholes of which a part is told: *478 of 550 drones*.

use tollcheck_lexicon::{Role, class};
use tollcheck_model::{Amount, Kind};

use super::chunk::{Chunk, Part, PhraseNumber};
use super::closed::{BE, HAVE};
use super::scene::Scene;
use super::shape::{Found, found};
use super::share::Told;
use crate::set::set;

/// `wholes = phrase "of" [ "the" ] phrase`: what is said goes to the part; a whole of weapons was launched.
///
/// > shot down **478 of 550 drones**
pub(super) fn wholes(scene: &Scene<'_, '_>, told: &mut [Option<Told>]) {
    for part in 0..scene.phrases.len().saturating_sub(1) {
        let whole = part + 1;
        let (from, to) = (scene.phrases[part].chunk, scene.phrases[whole].chunk);
        let between = &scene.chunks[from + 1..to];
        let of = between.first().is_some_and(|chunk| chunk.part == Part::Of) && between.len() <= 2;
        // "nine members of one clan" are no part of it
        let named = !scene.phrases[part].noun.is_empty() && !scene.phrases[part].some_of;
        // "none of the six survived" tells of the six alone
        let fate = told[whole].is_some_and(|told| told.rule == "fate");
        if !of || named || fate {
            continue;
        }
        // "one of two men killed": the words say it of the whole
        let reduced = told[whole]
            .is_some_and(|told| !starts_with_auxiliary(scene, told.found.because.span.start));
        if reduced && (scene.phrases[part].is_one() || has_predicate(scene, to + 2)) {
            // "twelve of the 30 injured remain in hospital": they are some of those
            let some = told[whole].filter(|_| !scene.phrases[part].is_one()).map(|mine| Told {
                found: Found { phrase: part, ..mine.found },
                rule: "subset",
                part_of: Some(whole),
                part_of_last: false,
            });
            let own = told[part].filter(|own| {
                told[whole].is_none_or(|mine| own.found.because != mine.found.because)
            });
            told[part] = own.or(some);
            continue;
        }
        // "two of the five wounded died": each has its own
        let next = scene.chunks.get(to + 2).map(|chunk| chunk.part);
        if let Some(Part::Act(act)) = next.filter(|_| reduced && told[whole].is_some())
            && let Some(found) = found(scene, part, act, scene.span(&scene.chunks[to + 2]), false)
        {
            told[part] =
                Some(Told { found, rule: "passive", part_of: Some(whole), part_of_last: false });
            continue;
        }
        // "two of the 12 people who were killed": what is said of the whole holds of its part
        let stays = told[whole].is_some_and(|told| matches!(told.rule, "relative" | "attributive"));
        if told[part].is_none() {
            told[part] = if stays { told[whole] } else { told[whole].take() };
            if let Some(moved) = &mut told[part] {
                moved.found.phrase = part;
            }
        } else if told[part].map(|told| told.found.because)
            == told[whole].map(|told| told.found.because)
        {
            told[whole] = None;
        }
        let Some(mine) = told[part] else { continue };
        if told[whole].is_none()
            && let Some(kind) = launched(scene, whole)
        {
            let found = Found { phrase: whole, kind: Some(kind), act: None, ..mine.found };
            told[whole] = Some(Told { found, rule: "whole", part_of: None, part_of_last: false });
        }
        // "none of the 12 missiles reached the port": they came, and did not arrive
        let none_arrived = mine.found.role == Role::Dies
            && mine.found.kind == launched(scene, whole)
            && scene.phrases[part].quantity.value == Some(Amount::ZERO);
        if none_arrived {
            told[part] = None;
        }
        if let Some(told) = &mut told[part] {
            told.part_of = Some(whole);
        }
    }
}

/// `fronted = "of" phrase "," phrase`: a whole that stands in front of its part.
///
/// > **Of 30 missiles, 29** were shot down · **of the 50 dead, 12** were children
pub(super) fn fronted(scene: &Scene<'_, '_>, told: &mut [Option<Told>]) {
    for whole in 0..scene.phrases.len().saturating_sub(1) {
        let part = whole + 1;
        let at = scene.phrases[whole].chunk;
        let mut of = at.checked_sub(1);
        if let Some(before) = of
            && scene.chunks[before].part == Part::Words
        {
            of = before.checked_sub(1);
        }
        let Some(of) = of.filter(|of| scene.chunks[*of].part == Part::Of) else { continue };
        let opens = of == 0
            || matches!(scene.chunks[of - 1].part, Part::Comma | Part::Stop | Part::Bracket);
        let between = &scene.chunks[at + 1..scene.phrases[part].chunk];
        let comma = between.iter().any(|chunk| chunk.part == Part::Comma) && between.len() <= 6;
        if !(opens && comma) {
            continue;
        }
        // "of the 50 dead, 12 were children"
        let of_victims = told[whole]
            .filter(|told| told.rule == "state" || told.rule == "reduced" || told.rule == "people");
        if let Some(mine) = of_victims.filter(|_| told[part].is_none() && is_told_of(scene, part)) {
            let found = Found { phrase: part, ..mine.found };
            told[part] = Some(Told { found, rule: "subset", ..mine });
            if let Some(told) = &mut told[part] {
                told.part_of = Some(whole);
            }
            continue;
        }
        if told[part].is_none() {
            continue;
        }
        if told[whole].map(|told| told.found.because) == told[part].map(|told| told.found.because) {
            told[whole] = None;
        }
        if told[whole].is_none()
            && let (Some(mine), Some(kind)) = (told[part], launched(scene, whole))
        {
            let found = Found { phrase: whole, kind: Some(kind), act: None, ..mine.found };
            told[whole] = Some(Told { found, rule: "whole", part_of: None, part_of_last: false });
        }
        if let Some(told) = &mut told[part] {
            told.part_of = Some(whole);
        }
    }
}

/// Whether *is* or *were* follows the phrase, so that it is told who they are: *12 **were** children*.
fn is_told_of(scene: &Scene<'_, '_>, phrase: PhraseNumber) -> bool {
    let next = scene.chunks.get(scene.phrases[phrase].chunk + 1);
    next.is_some_and(|next| is_predicate(scene, next)) && scene.phrases[phrase].noun.is_empty()
}

/// Whether `chunk` is *is* or *were*, or another verb by which it is told how the hurt are.
fn is_predicate(scene: &Scene<'_, '_>, chunk: &Chunk) -> bool {
    matches!(chunk.part, Part::Be | Part::Verb)
        || scene.tokens[chunk.tokens.start].is_any(set![
            "remain", "remains", "remained", "stay", "stayed", "need", "needed", "require",
            "required",
        ])
}

/// Whether another verb follows at `at`, so that the participle before it is an attribute: *two of the 12 wounded **are***.
fn has_predicate(scene: &Scene<'_, '_>, at: usize) -> bool {
    let near = scene.chunks.iter().skip(at).take(6);
    let mut clause = near.take_while(|chunk| {
        !matches!(chunk.part, Part::Stop | Part::Clause | Part::Comma | Part::And | Part::Relative)
    });
    clause.any(|chunk| is_predicate(scene, chunk))
}

/// Whether the word at the byte `start` is an auxiliary.
fn starts_with_auxiliary(scene: &Scene<'_, '_>, start: usize) -> bool {
    let at = scene.tokens.partition_point(|token| token.start < start);
    scene.tokens.get(at).is_some_and(|token| token.is_any(BE) || token.is_any(HAVE))
}

/// The kind of weapons of which nothing is said but that they came.
pub(super) fn launched(scene: &Scene<'_, '_>, phrase: PhraseNumber) -> Option<Kind> {
    let classes = scene.phrases[phrase].noun.classes;
    let kinds = [(class::DRONE, "drones_launched"), (class::MISSILE, "missiles_launched")];
    let (_, name) = kinds.into_iter().find(|(class, _)| classes.meets(*class))?;
    tollcheck_lexicon::kind(name)
}
