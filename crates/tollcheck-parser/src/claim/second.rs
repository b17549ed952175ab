//! Two things said of one number, and one number for two.

use tollcheck_lexicon::Role;
use tollcheck_model::Amount;

use super::chunk::{Act, Chunk, Part, PhraseNumber, Row, Voice};
use super::modifier::object_follows;
use super::noun::people;
use super::phrase::By;
use super::scene::Scene;
use super::shape::{Found, found};
use super::share::Told;

/// How many phrases away the subject or object of a verb may stand.
const NEAR: usize = 16;

/// `second = phrase act ( "and" | "," ) act | act ( "and" | "," ) act phrase`: what a second verb says of a phrase of which a
/// first is told.
///
/// > three men **were kidnapped and shot dead** · gunmen **abducted and killed two officers**
pub(super) fn second(scene: &Scene<'_, '_>, told: &[Option<Told>]) -> Vec<Told> {
    let mut second = Vec::new();
    for (at, chunk) in scene.chunks.iter().enumerate() {
        let Part::Act(act) = chunk.part else { continue };
        let Some((other, other_act)) = joined_act(scene, at).or_else(|| later_act(scene, at))
        else {
            continue;
        };
        let other_chunk = &scene.chunks[other];
        // the object of the second is that of the first
        if let Some(Part::Phrase(number)) = scene.chunks.get(other + 1).map(|chunk| chunk.part) {
            let both = act.takes_object() && act.voice != Voice::Passive;
            let mine = told[number].filter(|told| told.rule == "active" && both);
            if let Some(mine) = mine {
                let first = found(scene, number, act, scene.span(chunk), true);
                second.extend(new(first, mine, "active"));
            }
            continue;
        }
        // the subject of the first is that of the second
        let span = scene.span(chunk);
        let here = scene.phrases.partition_point(|phrase| phrase.span.start < span.start);
        let subject = told[here.saturating_sub(NEAR).min(told.len())..]
            .iter()
            .take(2 * NEAR)
            .flatten()
            .find(|told| told.found.because.span == span);
        let Some(mine) =
            subject.filter(|told| matches!(told.rule, "passive" | "reduced" | "relative"))
        else {
            continue;
        };
        if other_act.takes_subject() {
            let next = found(scene, mine.found.phrase, other_act, scene.span(other_chunk), false);
            second.extend(new(next, *mine, "passive"));
        }
    }
    second
}

/// The act that *and* joins to the act at `at`.
fn joined_act(scene: &Scene<'_, '_>, at: usize) -> Option<(usize, Act)> {
    let and = scene.chunks.get(at + 1)?;
    let next = scene.chunks.get(at + 2)?;
    match (and.part, next.part) {
        (Part::And | Part::Comma, Part::Act(act)) => Some((at + 2, act)),
        _ => None,
    }
}

/// A participle that goes on with the passive at `at`: *were seized at the gate, beaten and **executed***.
fn later_act(scene: &Scene<'_, '_>, at: usize) -> Option<(usize, Act)> {
    let Part::Act(first) = scene.chunks[at].part else { return None };
    let rest = &scene.chunks[at + 1..];
    let plain = |chunk: &&Chunk| {
        matches!(
            chunk.part,
            Part::Words | Part::Verb | Part::Preposition | Part::Of | Part::Comma | Part::And
        )
    };
    let between = rest.iter().take(NEAR).take_while(plain).count();
    let joined = between.checked_sub(1).is_some_and(|last| rest[last].part == Part::And);
    let Part::Act(act) = rest.get(between)?.part else { return None };
    let participle = act.voice == Voice::Bare && act.plays(&[Role::Done]);
    let object = object_follows(scene, Row(&rest[between + 1..]));
    (joined && participle && !object && first.voice == Voice::Passive)
        .then_some((at + 1 + between, act))
}

/// What `found` adds to what is told already.
fn new(found: Option<Found>, told: Told, rule: &'static str) -> Option<Told> {
    let found = found.filter(|found| found.kind != told.found.kind)?;
    Some(Told { found, rule, part_of: None, part_of_last: false })
}

/// `lists = phrase { ( "," | "and" ) phrase } act`: phrases under one act, so that their sum is told too.
///
/// > **three men and two women** were killed
pub(super) fn lists(
    scene: &Scene<'_, '_>,
    told: &[Option<Told>],
) -> Vec<(PhraseNumber, PhraseNumber)> {
    let mut lists = Vec::new();
    let mut first = 0;
    while first < told.len() {
        let mut last = first;
        while last + 1 < told.len() && adds(scene, told, last) {
            last += 1;
        }
        if last > first {
            lists.push((first, last));
        }
        first = last + 1;
    }
    lists
}

/// Whether the phrase after `at` goes on with its list.
fn adds(scene: &Scene<'_, '_>, told: &[Option<Told>], at: PhraseNumber) -> bool {
    let (Some(one), Some(other)) = (told[at], told[at + 1]) else { return false };
    // of a subset only what is not counted by itself makes a sum worth telling: "a boy and his aunt"
    let is_relation = |at: PhraseNumber| scene.phrases[at].by == By::Relation;
    let same = one.found.kind == other.found.kind
        && one.found.because == other.found.because
        && one.part_of == other.part_of
        && (one.part_of.is_none() || is_relation(at) || is_relation(at + 1))
        && !(one.part_of_last || other.part_of_last);
    let people = |at: PhraseNumber| {
        scene.phrases[at].noun.classes.meets(people())
            && !matches!(scene.phrases[at].by, By::Ordinal | By::Apposition)
            && scene.phrases[at].quantity.value != Some(Amount::ZERO)
    };
    let between = &scene.chunks[scene.phrases[at].chunk + 1..scene.phrases[at + 1].chunk];
    let links = between.iter().all(|chunk| {
        matches!(chunk.part, Part::And | Part::Comma | Part::Words)
            && !scene.tokens[chunk.tokens.start].is("or")
    });
    same && people(at) && people(at + 1) && links && !between.is_empty() && between.len() <= 8
}
