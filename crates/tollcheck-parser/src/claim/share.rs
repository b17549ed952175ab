//! What one phrase takes over from another: coordination, ellipsis, subsets, wholes.

use tollcheck_lexicon::{Role, class};
use tollcheck_model::{Amount, Because, Kind};

use super::chunk::{Part, PhraseNumber, Row};
use super::closed::{BE, HAVE};
use super::noun::{known, people, weapons};
use super::phrase::By;
use super::scene::Scene;
use super::shape::{Found, SHAPES};

/// What was found of one phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// What was found.
    pub(super) found: Found,
    /// The shape or the way it was taken over.
    pub(super) rule: &'static str,
    /// The phrase of which it is a subset.
    pub(super) part_of: Option<PhraseNumber>,
    /// A subset of the last claim of the sentence before.
    pub(super) part_of_last: bool,
}

/// What is told of each phrase of `scene`; `last` is the kind of the last claim of the sentence before.
pub(super) fn told(scene: &Scene<'_, '_>, last: Option<Kind>) -> Vec<Option<Told>> {
    let mut told: Vec<Option<Told>> = vec![None; scene.phrases.len()];
    for (rule, shape) in SHAPES {
        for at in 0..scene.chunks.len() {
            if let Ok((_, found)) = shape(scene, Row(&scene.chunks[at..]))
                && let Some(place @ None) = told.get_mut(found.phrase)
            {
                *place = Some(Told { found, rule, part_of: None, part_of_last: false });
            }
        }
    }
    wholes(scene, &mut told);
    fronted(scene, &mut told);
    forward(scene, &mut told, last);
    backward(scene, &mut told);
    alone(scene, &mut told);
    forward(scene, &mut told, last);
    totals(&mut told, last);
    told
}

/// `phrase of [the] phrase`: what is said goes to the part; a whole of weapons was launched.
///
/// > shot down **478 of 550 drones**
fn wholes(scene: &Scene<'_, '_>, told: &mut [Option<Told>]) {
    for part in 0..scene.phrases.len().saturating_sub(1) {
        let whole = part + 1;
        let (from, to) = (scene.phrases[part].chunk, scene.phrases[whole].chunk);
        let between = &scene.chunks[from + 1..to];
        let of = between.first().is_some_and(|chunk| chunk.part == Part::Of) && between.len() <= 2;
        if !of {
            continue;
        }
        // "one of two men killed": the words say it of the whole
        let reduced = told[whole]
            .is_some_and(|told| !starts_with_auxiliary(scene, told.found.because.span.start));
        if reduced && scene.phrases[part].is_one() {
            if told[part].map(|told| told.found.because)
                == told[whole].map(|told| told.found.because)
            {
                told[part] = None;
            }
            continue;
        }
        if told[part].is_none() {
            told[part] = told[whole].take();
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

/// `"of" phrase "," phrase`: a whole that stands in front of its part.
///
/// > **Of 30 missiles, 29** were shot down
fn fronted(scene: &Scene<'_, '_>, told: &mut [Option<Told>]) {
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
        if !(opens && comma && told[part].is_some()) {
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

/// Whether the word at the byte `start` is an auxiliary.
fn starts_with_auxiliary(scene: &Scene<'_, '_>, start: usize) -> bool {
    let at = scene.tokens.partition_point(|token| token.start < start);
    scene.tokens.get(at).is_some_and(|token| token.is_any(BE) || token.is_any(HAVE))
}

/// The kind of weapons of which nothing is said but that they came.
fn launched(scene: &Scene<'_, '_>, phrase: PhraseNumber) -> Option<Kind> {
    let classes = scene.phrases[phrase].noun.classes;
    let kinds = [(class::DRONE, "drones_launched"), (class::MISSILE, "missiles_launched")];
    let (_, name) = kinds.into_iter().find(|(class, _)| classes.meets(*class))?;
    tollcheck_lexicon::kind(name)
}

/// Subsets, and what goes on from the phrase before.
fn forward(scene: &Scene<'_, '_>, told: &mut [Option<Told>], last: Option<Kind>) {
    for at in 0..scene.phrases.len() {
        if let Some(before) = subset(scene, told, at) {
            let mine = told[at].unwrap_or(Told { rule: "subset", ..before });
            let found = Found { phrase: at, ..mine.found };
            told[at] = Some(Told { found, part_of: before.found.phrase.into(), ..mine });
        } else if told[at].is_none()
            && scene.phrases[at].some_of
            && scene.phrases[at].noun.is_empty()
            && let Some(kind) = last.filter(|_| at == 0)
        {
            let because = Because { span: scene.phrases[at].span, part: "subset" };
            let found = Found {
                phrase: at,
                kind: Some(kind),
                because,
                act: None,
                role: Role::Nouns,
                modal: false,
                negated: false,
                subset: true,
            };
            told[at] = Some(Told { found, rule: "subset", part_of: None, part_of_last: true });
        } else if told[at].is_none() {
            told[at] = coordinated(scene, told, at).or_else(|| earlier_toll(scene, told, at));
        }
    }
}

/// What is told of the whole of which the phrase `at` is a subset, if it is one.
///
/// > killed 12 people, **including three children and a nurse**; **nine of them** seriously; **one critically**
fn subset(scene: &Scene<'_, '_>, told: &[Option<Told>], at: PhraseNumber) -> Option<Told> {
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

/// What the phrase before shares with the phrase `at`.
///
/// > killed **two cops and one civilian** · **five** were killed in Kharkiv **and three in Sumy**
fn coordinated(scene: &Scene<'_, '_>, told: &[Option<Told>], at: PhraseNumber) -> Option<Told> {
    let before = at.checked_sub(1)?;
    let first = told[before]?;
    let (senses, roles) = first.found.act?;
    let (from, to) = (scene.phrases[before].chunk, scene.phrases[at].chunk);
    let mut joined = false;
    for chunk in scene.chunks[from + 1..to].iter().rev().take(10) {
        match chunk.part {
            Part::And | Part::Comma => joined = true,
            Part::Words | Part::Preposition | Part::Of | Part::Bracket => {}
            Part::Stop if scene.tokens[chunk.tokens.start].is(";") => joined = true,
            Part::Act(act) if act.senses == senses => {
                let place = matches!(
                    scene.chunks.get(to + 1).map(|chunk| chunk.part),
                    Some(Part::Preposition)
                );
                if !place {
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
    let found = Found { phrase: at, kind: Some(sense.kind), ..first.found };
    Some(Told { found, rule: "coordination", part_of: None, part_of_last: false })
}

/// What the phrase after shares with a phrase of which nothing is told.
///
/// > **Two cops and a civilian were killed** · **six priests (five of them foreigners) and two women were killed**
fn backward(scene: &Scene<'_, '_>, told: &mut [Option<Told>]) {
    for at in (0..scene.phrases.len().saturating_sub(1)).rev() {
        if told[at].is_some() {
            continue;
        }
        let next = (at + 1..scene.phrases.len()).take(4).find(|next| told[*next].is_some());
        let Some(next) = next.filter(|next| joined(scene, at, *next)) else { continue };
        // "of 30 soldiers, two died": the whole does not share what its part does
        if scene.phrases[next].some_of || told[next].is_some_and(|told| told.part_of == Some(at)) {
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
            told[at] = Some(Told { found, rule: "coordination", ..shared });
        }
    }
}

/// Whether two phrases are joined by *and* or a comma, with only words, places and what stands in brackets between.
fn joined(scene: &Scene<'_, '_>, one: PhraseNumber, other: PhraseNumber) -> bool {
    let between = &scene.chunks[scene.phrases[one].chunk + 1..scene.phrases[other].chunk];
    let (mut inside, mut joined) = (false, false);
    for chunk in between {
        match chunk.part {
            Part::Bracket => inside = !inside,
            _ if inside => {}
            Part::And | Part::Comma => joined = true,
            Part::Preposition | Part::Of => {}
            part if part.is_words() => {}
            _ => return false,
        }
    }
    joined && !inside && between.len() <= 14
}

/// `toll … phrase [","] ["up"] ("from" | "to") phrase`: the figure that a toll comes from or goes to.
///
/// > rose to 34 **from 31**
fn earlier_toll(scene: &Scene<'_, '_>, told: &[Option<Told>], at: PhraseNumber) -> Option<Told> {
    let before = at.checked_sub(1)?;
    let first = told[before].filter(|told| matches!(told.rule, "toll" | "total" | "level"))?;
    let between = &scene.chunks[scene.phrases[before].chunk + 1..scene.phrases[at].chunk];
    let moves = between.last().is_some_and(|chunk| {
        chunk.part == Part::Preposition && scene.tokens[chunk.tokens.start].is_any(&["from", "to"])
    });
    let bare = scene.phrases[at].noun.is_empty();
    (moves && bare && between.len() <= 4)
        .then_some(Told { found: Found { phrase: at, ..first.found }, ..first })
}

/// What a noun says by itself where nothing else does.
///
/// > **2.5 million refugees** · **dozens of strikes** · a barrage of **81 missiles**
fn alone(scene: &Scene<'_, '_>, told: &mut [Option<Told>]) {
    let violent = scene.tokens[scene.range.clone()].iter().any(|token| {
        token.is_class(class::ATTACK)
            || token.senses().iter().any(|sense| {
                matches!(sense.role, Role::Acts | Role::Doing | Role::Dies)
                    && sense.kind.0.ends_with("_launched")
            })
    });
    for (at, phrase) in scene.phrases.iter().enumerate() {
        if told[at].is_some() {
            continue;
        }
        let people = phrase.noun.senses.iter().find(|sense| sense.role == Role::People);
        let many = phrase.quantity.value.is_none_or(|value| value > Amount::ONE);
        let owned = phrase.chunk.checked_sub(1).is_some_and(|before| {
            let before = &scene.chunks[before];
            scene.tokens[before.tokens.end - 1].is_any(HAVE)
        });
        let kind = if let Some(sense) = people.filter(|_| phrase.by != By::Ordinal) {
            Some((sense.kind, "people"))
        } else if phrase.noun.classes.meets(class::ATTACK)
            && phrase.figure.is_some()
            && many
            && phrase.by != By::Ordinal
        {
            tollcheck_lexicon::kind("attacks").map(|kind| (kind, "attacks"))
        } else if violent
            && !owned
            && (phrase.figure.is_some() && phrase.by != By::Ordinal
                || struck_by(scene, phrase.chunk))
        {
            launched(scene, at).map(|kind| (kind, "weapons"))
        } else {
            None
        };
        if let Some((kind, rule)) = kind {
            let because = Because { span: phrase.span, part: "noun" };
            let found = Found {
                phrase: at,
                kind: Some(kind),
                because,
                act: None,
                role: Role::Nouns,
                modal: false,
                negated: false,
                subset: false,
            };
            told[at] = Some(Told { found, rule, part_of: None, part_of_last: false });
        }
    }
}

/// Whether the chunk is what something was hit by: *hit **by** a missile*.
fn struck_by(scene: &Scene<'_, '_>, chunk: usize) -> bool {
    chunk.checked_sub(1).is_some_and(|before| {
        let before = &scene.chunks[before];
        before.part == Part::Preposition
            && scene.tokens[before.tokens.start].is_any(&["by", "with"])
    })
}

/// A total whose kind is not said goes on with the claim before it.
fn totals(told: &mut [Option<Told>], last: Option<Kind>) {
    let mut kind = last;
    for told in told.iter_mut().flatten() {
        if told.found.kind.is_none() {
            told.found.kind = kind.or_else(|| tollcheck_lexicon::kind("killed"));
        }
        kind = told.found.kind;
    }
}
