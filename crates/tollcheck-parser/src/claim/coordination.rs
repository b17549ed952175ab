//! What neighbours share: lists, ellipsis.

use tollcheck_lexicon::lookup;
use tollcheck_model::Kind;

use super::chunk::{Chunk, Part, PhraseNumber, SUBJECT};
use super::scene::Scene;
use super::shape::Found;
use super::share::Told;
use crate::set::set;

/// `coordinated = told { place | words } ( "and" | "," | ";" ) phrase`: what the phrase before shares with the phrase `at`.
///
/// > killed **two cops and one civilian** · **five** were killed in Kharkiv **and three in Sumy**
pub(super) fn coordinated(
    scene: &Scene<'_, '_>,
    told: &[Option<Told>],
    at: PhraseNumber,
) -> Option<Told> {
    let before = at.checked_sub(1)?;
    let parted = scene.is_complement(at) || shares_verb(scene, told, at);
    let first = told[before].filter(|_| !parted)?;
    let (from, to) = (scene.phrases[before].chunk, scene.phrases[at].chunk);
    let Some((senses, roles)) = first.found.act else { return places(scene, first, (from, to)) };
    let mut joined = false;
    for chunk in scene.chunks[from + 1..to].iter().rev().take(10) {
        match chunk.part {
            Part::And | Part::Comma => joined = true,
            // "killed three and sickened nearly 200"
            Part::Words if !joined && is_verb(scene, chunk, to) => return None,
            Part::Words | Part::Preposition | Part::Of | Part::Bracket => {}
            // "the six priests, five of whom were foreigners, and two women"
            Part::Be | Part::Verb if joined && matches!(first.rule, "subset" | "of those") => {}
            // "killed ten; 33 others survived"
            Part::Stop if scene.tokens[chunk.tokens.start].is(";") && !has_verb(scene, to) => {
                joined = true;
            }
            Part::Act(act) if act.senses == senses => {
                let next = scene.chunks.get(to + 1);
                let place = next.is_some_and(|next| next.part == Part::Preposition);
                // "in 2019, 50 died; in 2020, 61 did"
                let did = next.is_some_and(|next| {
                    scene.tokens[next.tokens.start].is_any(set!["did", "do", "were", "have", "had"])
                        && scene.chunks.get(to + 2).is_none_or(|end| end.part == Part::Stop)
                });
                // "in Sumy two"
                let fronted = matches!(&scene.chunks[from + 1..to], [.., joint, lead, named]
                    if matches!(joint.part, Part::Comma | Part::And)
                        && lead.part == Part::Preposition
                        && named.part == Part::Words);
                if !(place || did || fronted) {
                    return None;
                }
            }
            _ => return None,
        }
    }
    if to - from > 12 || !joined {
        return None;
    }
    let sense = scene.sense(&scene.phrases[at], senses, roles)?;
    // "three children and a nurse were among the dead": the rest of "the dead included" goes with its first
    let subset = first.found.subset && first.rule != "members";
    let found = Found { phrase: at, kind: Some(sense.kind), subset, ..first.found };
    let part_of_last = first.part_of_last;
    Some(Told { found, rule: "coordination", part_of: None, part_of_last })
}

/// `places = told-by-its-noun … place ("and" | ",") number place`: the same noun goes on.
///
/// > **two deaths** were reported in Kharkiv **and three in Sumy** · **135 deaths**, followed by Sindh **with 46**
fn places(scene: &Scene<'_, '_>, first: Told, (from, to): (usize, usize)) -> Option<Told> {
    let at = scene.phrases.partition_point(|phrase| phrase.chunk < to);
    let phrase = scene.phrases.get(at)?;
    let between = &scene.chunks[from + 1..to];
    // "51 deaths in the state, as well as billions in damage"
    let placed = |chunk: Option<&Chunk>| {
        chunk.is_some_and(|it| {
            let name = scene.tokens.get(it.tokens.end);
            it.part == Part::Preposition
                && name.is_some_and(|name| name.is_capital() || name.is_any(set!["the", "its"]))
        })
    };
    let joint = between.last().filter(|it| matches!(it.part, Part::And | Part::Comma));
    let first_placed = between.iter().any(|chunk| placed(Some(chunk)));
    let plain = between.iter().all(|chunk| !matches!(chunk.part, Part::Stop | Part::Clause));
    let bare = phrase.noun.is_empty() && !phrase.some_of;
    // "135 deaths, followed by Sindh with 46 and Balochistan with 16"
    let headed = matches!(between, [.., named, with] if scene.tokens[with.tokens.start].is("with")
        && named.part == Part::Words
        && scene.tokens[named.tokens.end - 1].is_capital());
    let follows = joint.is_some() && first_placed && placed(scene.chunks.get(to + 1));
    let goes_on = matches!(first.rule, "nominal" | "coordination") && bare && plain;
    let found = Found { phrase: at, ..first.found };
    (goes_on && (follows || headed) && between.len() <= 12).then_some(Told {
        found,
        rule: "coordination",
        part_of: None,
        part_of_last: false,
    })
}

/// Whether nothing is told of the phrase `at` yet, but of the one that *and* joins to it, by a verb behind them: ***34** and
/// four were shot down*.
pub(super) fn shares_verb(scene: &Scene<'_, '_>, told: &[Option<Told>], at: PhraseNumber) -> bool {
    let phrase = &scene.phrases[at];
    let next = scene.phrases.get(at + 1).zip(told.get(at + 1).copied().flatten());
    let joined = next.is_some_and(|(next, told)| {
        let between = &scene.chunks[phrase.chunk + 1..next.chunk];
        told.found.because.span.start > next.span.start
            && matches!(between, [and] if and.part == Part::And)
    });
    told[at].is_none() && joined
}

/// `also = told "," "as" ("was" | "were" | "did") phrase`: what is told of the phrase before holds of the phrase `at` too.
///
/// > a teacher was killed, **as were two pupils**
pub(super) fn also(scene: &Scene<'_, '_>, told: &[Option<Told>], at: PhraseNumber) -> Option<Told> {
    let first = told[at.checked_sub(1)?]?;
    let (senses, roles) = first.found.act?;
    let chunk = scene.phrases[at].chunk;
    let [as_, be] = scene.chunks.get(chunk.checked_sub(2)?..chunk)? else { return None };
    let links = scene.tokens[as_.tokens.end - 1].is("as")
        && scene.tokens[be.tokens.start].is_any(set!["was", "were", "did"]);
    let sense = scene.sense(&scene.phrases[at], senses, roles).filter(|_| links)?;
    let found = Found { phrase: at, kind: Some(sense.kind), ..first.found };
    Some(Told { found, rule: "coordination", part_of: None, part_of_last: false })
}

/// `so-did = "so" ("was" | "were" | "did") phrase`, at the head of a sentence: what the sentence before told `last` holds of
/// it too.
///
/// > A teacher was killed. **So were two pupils.**
pub(super) fn so_did(scene: &Scene<'_, '_>, last: Option<Kind>, at: PhraseNumber) -> Option<Told> {
    let [so, did, first, ..] = scene.tokens.get(scene.range.clone())? else { return None };
    let phrase = scene.phrases.first().filter(|_| at == 0)?;
    let opens = so.is("so")
        && did.is_any(set!["was", "were", "did"])
        && scene.tokens[scene.chunks[phrase.chunk].tokens.start].start == first.start;
    let senses = lookup(last.filter(|_| opens)?.0)?.meaning.senses;
    let sense = scene.sense(phrase, senses, SUBJECT)?;
    let found = Found {
        act: Some((senses, SUBJECT)),
        ..Found::plain(at, sense.kind, so.span().to(did.span()), "verb")
    };
    Some(Told { found, rule: "coordination", part_of: None, part_of_last: false })
}

/// Whether the phrase at the chunk `at` has a verb of its own, other than *did*.
fn has_verb(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.chunks.get(at + 1).is_some_and(|next| {
        let word = &scene.tokens[next.tokens.start];
        matches!(next.part, Part::Verb | Part::Words) && !word.is_any(set!["did", "do"])
    })
}

/// Whether `chunk`, right before the chunk `to`, is a verb of no kind: *and **sickened** nearly 200*.
fn is_verb(scene: &Scene<'_, '_>, chunk: &Chunk, to: usize) -> bool {
    let word = &scene.tokens[chunk.tokens.start];
    let near = scene.chunks[to].tokens.start == chunk.tokens.end && chunk.tokens.len() == 1;
    near && word.text.ends_with("ed") && !word.is_any(set!["estimated", "reported", "suspected"])
}

/// `backward = phrase { place | words | bracket } ( "and" | "," ) told`: what the phrase after shares with one of which nothing
/// is told.
///
/// > **Two cops and a civilian were killed** · **six priests (five of them foreigners) and two women were killed**
pub(super) fn backward(scene: &Scene<'_, '_>, told: &mut [Option<Told>]) {
    for at in (0..scene.phrases.len().saturating_sub(1)).rev() {
        if told[at].is_some() || scene.is_complement(at) {
            continue;
        }
        let next = (at + 1..scene.phrases.len()).take(4).find(|next| told[*next].is_some());
        // "442 of 476 drones and 41 of 48 missiles were shot down"
        let pair = next.is_some_and(|next| is_pair(scene, at, next));
        let Some(next) = next.filter(|next| pair || joined(scene, at, *next)) else { continue };
        // "of 30 soldiers, two died": the whole does not share what its part does
        if scene.phrases[next].some_of && !pair
            || told[next].is_some_and(|told| told.part_of == Some(at))
        {
            continue;
        }
        let Some(shared) = told[next] else { continue };
        let Some((senses, roles)) = shared.found.act else { continue };
        let subject = matches!(
            shared.rule,
            "state" | "reduced" | "passive" | "relative" | "among" | "coordination"
        );
        let after_act = shared.found.because.span.start > scene.phrases[next].span.start;
        if subject
            && after_act
            && let Some(sense) = scene.sense(&scene.phrases[at], senses, roles)
        {
            let found = Found { phrase: at, kind: Some(sense.kind), ..shared.found };
            let part_of = if pair { Some(at + 1) } else { shared.part_of };
            told[at] = Some(Told { found, rule: "coordination", part_of, ..shared });
        }
    }
}

/// Whether both phrases are parts of numbered wholes, of which the second follows the first by *and*.
fn is_pair(scene: &Scene<'_, '_>, one: PhraseNumber, other: PhraseNumber) -> bool {
    let whole = scene.whole_behind(one).filter(|_| other == one + 2);
    let and = whole.and_then(|whole| scene.chunks.get(whole.chunk + 1));
    scene.whole_behind(other).is_some() && and.is_some_and(|and| and.part == Part::And)
}

/// Whether two phrases are joined by *and* or a comma, with only words, places and what stands in brackets between.
fn joined(scene: &Scene<'_, '_>, one: PhraseNumber, other: PhraseNumber) -> bool {
    let between = &scene.chunks[scene.phrases[one].chunk + 1..scene.phrases[other].chunk];
    let (mut inside, mut joined) = (false, false);
    for (at, chunk) in between.iter().enumerate() {
        let item = || at > 0 && matches!(between[at - 1].part, Part::And | Part::Comma);
        match chunk.part {
            Part::Bracket => inside = !inside,
            _ if inside => {}
            Part::And | Part::Comma => joined = true,
            // "one tank, three trucks and 11 drones were destroyed"
            Part::Phrase(_) if item() => {}
            // "at least 66, with 69 missing": what is told of the others is told of them alone
            Part::Preposition if joined && scene.tokens[chunk.tokens.start].is("with") => {
                return false;
            }
            Part::Preposition | Part::Of => {}
            part if part.is_words() => {}
            _ => return false,
        }
    }
    joined && !inside && between.len() <= 14
}
