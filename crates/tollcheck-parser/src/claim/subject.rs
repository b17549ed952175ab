//! Shapes in which the number stands before what is said of it.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::multi::fold;

use super::chunk::{Act, Chunk, Part, PhraseNumber, Row, Voice};
use super::closed::HAVE;
use super::modifier::{doing, modifiers, object_follows, place};
use super::noun::{people, weapons};
use super::phrase::By;
use super::scene::Scene;
use super::shape::{Found, Read, act, found, or_none, part, phrase};
use crate::set::set;
use tollcheck_lexicon::Role;

/// How many chunks may stand between a first verb and the second.
const REACH: usize = 12;

/// `state = phrase [","] state-of-a-kind`
///
/// > **34 dead, 60 hurt** · left **12 people dead**
pub(super) fn state<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (number, (act, chunk))) = (phrase, act).parse(input)?;
    // "downs dozens of drones headed for the capital"
    let phrase = &scene.phrases[number];
    let object = phrase.chunk.checked_sub(1).is_some_and(|before| {
        matches!(scene.chunks[before].part, Part::Act(verb) if verb.takes_object())
            && phrase.noun.classes.meets(weapons())
    });
    let says = act.plays(&[Role::States]) && !object && !dies_there(scene, phrase.chunk, chunk);
    or_none(rest, says.then(|| found(scene, number, act, scene.span(chunk), false)).flatten())
}

/// Whether a place is where the phrase at `chunk` died as those before it did: *one died at the scene and **another in
/// hospital***.
fn dies_there(scene: &Scene<'_, '_>, chunk: usize, state: &Chunk) -> bool {
    let place = scene.tokens[state.tokens.start].is_any(set!["in", "at"]);
    let before = &scene.chunks[chunk.saturating_sub(REACH)..chunk];
    let joined = before.last().is_some_and(|chunk| chunk.part == Part::And);
    let acts = before.iter().rev().find_map(|chunk| match chunk.part {
        Part::Act(act) => Some(act),
        _ => None,
    });
    place
        && joined
        && acts.is_some_and(|act| {
            act.plays(&[Role::Dies]) && act.senses.iter().any(|sense| sense.kind.0 == "killed")
        })
}

/// `reduced = phrase participle`, with no object after it
///
/// > **two men killed** in a raid · **one person dying**
pub(super) fn reduced<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (number, (act, chunk))) = (phrase, act).parse(input)?;
    // "two of those hurt have since died"
    let named = scene.phrases[number].some_of
        && matches!(rest.0.first(), Some(Chunk { part: Part::Act(own), .. }) if own.takes_subject());
    let found = said(scene, number, (act, chunk), rest);
    or_none(rest, found.filter(|_| !named && !scene.is_complement(number)))
}

/// Whether the participle of `chunk` only says where troops are of whom something is told: *seven **serving** with a mission were
/// killed*.
fn serves(scene: &Scene<'_, '_>, found: Found, chunk: &Chunk, rest: Row<'_>) -> bool {
    let troops = found.kind.is_some_and(|kind| kind.0 == "troops");
    let mut clause = rest
        .0
        .iter()
        .take(REACH)
        .take_while(|chunk| !matches!(chunk.part, Part::Stop | Part::Comma));
    troops
        && scene.tokens[chunk.tokens.end - 1].text.ends_with("ing")
        && clause.any(|chunk| matches!(chunk.part, Part::Act(act) if act.voice == Voice::Passive))
}

/// `sequel = phrase modifiers ("was" | "were") … ( ("and" | "," | "before") act | "in" condition )`
///
/// > **The hostages were** brought back **and executed** · **two officers were** tied up **before being shot** · **three
/// > men were** taken to the clinic **in stable condition**
pub(super) fn sequel<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (number, ())) = (phrase, modifiers(scene)).parse(input)?;
    // "were flown" tells something of missiles
    let verb = |chunk: &&Chunk| {
        chunk.part == Part::Be
            || matches!(chunk.part, Part::Act(act) if act.voice == Voice::Passive)
    };
    if !rest.0.first().as_ref().is_some_and(verb) {
        return Err(nom::Err::Error(()));
    }
    let rest = rest.skip(1);
    let verbal = |chunk: &&Chunk| {
        matches!(
            chunk.part,
            Part::Words | Part::Verb | Part::Preposition | Part::Of | Part::Comma | Part::And
        ) || chunk.part == Part::Clause
            && scene.tokens[chunk.tokens.start].is_any(set!["before", "then"])
    };
    let between = rest.0.iter().take(REACH).take_while(verbal).count();
    let joined = between
        .checked_sub(1)
        .is_some_and(|last| matches!(rest.0[last].part, Part::And | Part::Comma | Part::Clause));
    let (rest, (act, chunk)) = act(rest.skip(between))?;
    // "were taken to the clinic in stable condition"
    let state = act.voice == Voice::Bare
        && act.plays(&[Role::States])
        && scene.tokens[chunk.tokens.start].is_any(set!["in", "with"])
        && !between_joins(scene, &input.0[..input.0.len() - rest.0.len()]);
    let found = said(scene, number, (act, chunk), rest);
    or_none(rest, found.filter(|_| (joined || state) && !scene.is_complement(number)))
}

/// Whether another subject may stand among `chunks`, after *and* or a comma.
fn between_joins(scene: &Scene<'_, '_>, chunks: &[Chunk]) -> bool {
    let verb = |chunk: &&Chunk| matches!(chunk.part, Part::Be | Part::Act(_));
    let after = chunks.iter().skip_while(|chunk| !verb(chunk));
    after
        .filter(|chunk| matches!(chunk.part, Part::And | Part::Comma))
        .any(|chunk| chunk.part == Part::Comma || scene.tokens[chunk.tokens.start].is("and"))
}

/// `passive = phrase modifiers [doing modifiers] [","] auxiliaries participle`
///
/// > **At least 72 people** in the capital **have been killed**
pub(super) fn passive<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (number, ())) = (phrase, modifiers(scene)).parse(input)?;
    if scene.is_complement(number) {
        return Err(nom::Err::Error(()));
    }
    let enclosed =
        scene.phrases[number].chunk.checked_sub(1).map(|before| &scene.chunks[before]).is_some_and(
            |before| {
                let dash = scene.tokens[before.tokens.start].text;
                before.part == Part::Bracket && !matches!(dash, "(" | ")" | "[" | "]")
            },
        );
    // "all on board — 176 people — were killed"
    let rest = match rest.split_first() {
        Some((chunk, after)) if enclosed && chunk.part == Part::Bracket => after,
        _ => rest,
    };
    if let Ok((rest, (_, (act, chunk)))) = (opt(part(Part::Comma)), act_of_all(scene)).parse(rest)
        && let Some(found) =
            said(scene, number, (act, chunk), rest).filter(|_| scene.agrees(number, chunk))
    {
        return Ok((rest, found));
    }
    let (rest, ((), (), _, (act, chunk))) =
        (doing, modifiers(scene), opt(part(Part::Comma)), act).parse(rest)?;
    let says = act.voice != Voice::Bare || act.plays(&[Role::States]);
    let says = says && scene.agrees(number, chunk);
    or_none(rest, says.then(|| said(scene, number, (act, chunk), rest)).flatten())
}

/// `act-of-all = [ "the" participle ] act`: what is told of those who are only named by the participle.
///
/// > two of **the wounded later died**
fn act_of_all<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, (Act, &'c Chunk)> {
    move |input| {
        let (rest, (first, chunk)) = act(input)?;
        let named = chunk.tokens.start.checked_sub(1).is_some_and(|at| {
            first.voice == Voice::Bare && scene.tokens[at].is_any(set!["the", "those", "these"])
        });
        match act(rest) {
            Ok((after, (own, verb))) if named && own.takes_subject() => Ok((after, (own, verb))),
            _ => Ok((rest, (first, chunk))),
        }
    }
}

/// `relative = phrase [","] ( [ "of" words ] "who" | "that" | "all of whom" ) act`
///
/// > **a man who was shot** · **12 people who died** · **12 people**, **all of whom drowned** · **12 members of the force who
/// > were shot**
pub(super) fn relative<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let who = |input| {
        alt((value((), (modifiers_up_to_who, part(Part::Relative))), all_of_whom(scene)))
            .parse(input)
    };
    if let Ok((rest, (number, (), (act, chunk)))) = (phrase, who, act).parse(input) {
        // "of the men who came home" some are picked out, however many were counted before
        let picked = scene.phrases[number].by == By::Before;
        return or_none(rest, said(scene, number, (act, chunk), rest).filter(|_| !picked));
    }
    let of = (part(Part::Of), part(Part::Words), part(Part::Relative));
    let (rest, (number, _, (act, chunk))) = (phrase, of, act).parse(input)?;
    let plural = scene.tokens[chunk.tokens.start].is_any(set!["were", "are", "have"]);
    let many =
        !scene.phrases[number].is_one() && scene.phrases[number].noun.classes.meets(people());
    or_none(rest, said(scene, number, (act, chunk), rest).filter(|_| plural && many))
}

/// `all-of-whom = { place } "," "all" ( "of whom" | "of which" )`
///
/// > 176 people aboard, **all of whom** died
fn all_of_whom<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    move |input| {
        let (rest, ()) = fold(0..3, place, || (), |(), ()| ()).parse(input)?;
        let (rest, (_, all, of)) =
            (part(Part::Comma), part(Part::Words), part(Part::Including)).parse(rest)?;
        let every = all.tokens.len() == 1 && scene.tokens[all.tokens.start].is("all");
        let whom = scene.tokens[of.tokens.start].is("of");
        if every && whom { Ok((rest, ())) } else { Err(nom::Err::Error(())) }
    }
}

/// What an act says of its subject; a participle without auxiliary says nothing of whom it takes an object.
fn said(
    scene: &Scene<'_, '_>,
    number: PhraseNumber,
    (act, chunk): (Act, &Chunk),
    rest: Row<'_>,
) -> Option<Found> {
    let found =
        found(scene, number, act, scene.span(chunk), false).filter(|_| act.takes_subject())?;
    let active =
        act.voice == Voice::Bare && found.role == Role::Done && object_follows(scene, rest);
    let elsewhere =
        act.voice == Voice::Bare && dies_there(scene, scene.phrases[number].chunk, chunk);
    let start = scene.chunks[scene.phrases[number].chunk].tokens.start;
    // "you only have one shot at it"
    let chance = act.voice == Voice::Bare
        && scene.tokens[chunk.tokens.start].is("shot")
        && start.checked_sub(1).is_some_and(|at| scene.tokens[at].is_any(HAVE));
    // "a doctor put the dead at 38"
    let put = matches!(&scene.tokens[..chunk.tokens.start], [.., put, the]
        if the.is_any(set!["the", "its", "their"]) && put.is_any(set!["put", "puts", "putting"]));
    let stays = serves(scene, found, chunk, rest);
    // "31 drones did not reach the city": how many came is not told
    let short = found.negated
        && found.role == Role::Dies
        && found.kind.is_some_and(|kind| kind.0.ends_with("_launched"));
    (!active && !elsewhere && !chance && !put && !stays && !short).then_some(found)
}

/// `modifiers-up-to-who = { "," | words }`, before a relative
///
/// > a clerk**, 32,** who was shot
fn modifiers_up_to_who(input: Row<'_>) -> Read<'_, ()> {
    let at = input
        .0
        .iter()
        .take(5)
        .take_while(|chunk| matches!(chunk.part, Part::Comma | Part::Words | Part::Relative))
        .position(|chunk| chunk.part == Part::Relative);
    at.map(|at| (input.skip(at), ())).ok_or(nom::Err::Error(()))
}

/// `along = act … ("along with" | "together with") phrase`
///
/// > the minister **was killed along with two of his bodyguards**
pub(super) fn along<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    let at = rest.0.iter().take(9).position(|chunk| {
        chunk.part == Part::And && !scene.tokens[chunk.tokens.start].is_any(set!["and", "or"])
    });
    let Some(at) = at else { return Err(nom::Err::Error(())) };
    let plain = rest.0[..at].iter().all(|chunk| {
        matches!(
            chunk.part,
            Part::Words | Part::Preposition | Part::Of | Part::Comma | Part::Bracket
        )
    });
    let (rest, number) = phrase(rest.skip(at + 1))?;
    let says = plain && act.takes_subject();
    or_none(rest, says.then(|| found(scene, number, act, scene.span(chunk), false)).flatten())
}

/// `among = phrase ("was" | "were") "among" ["the" | "those"] [phrase] act`
///
/// > **three children were among those killed**
pub(super) fn among<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, number) = phrase(input)?;
    let at = rest.0.iter().take(8).position(|chunk| {
        chunk.part == Part::Preposition && scene.tokens[chunk.tokens.start].is("among")
    });
    let Some(at) = at else { return Err(nom::Err::Error(())) };
    let linked =
        rest.0[..at].iter().any(|chunk| matches!(chunk.part, Part::Be | Part::Verb)) || at == 0;
    let named = rest.0.first().is_some_and(|chunk| chunk.part == Part::Words);
    let barred = rest.0[..at].iter().any(|chunk| {
        matches!(chunk.part, Part::Phrase(_) | Part::Act(_) | Part::Stop | Part::Clause)
            || chunk.part == Part::And && !named
    });
    let rest = rest.skip(at + 1);
    let (rest, _) = opt(alt((part(Part::Words), part(Part::Relative)))).parse(rest)?;
    let (rest, _) = opt(phrase).parse(rest)?;
    let (rest, _) = opt(part(Part::Relative)).parse(rest)?;
    let (rest, (act, chunk)) = act(rest)?;
    let roles: &'static [Role] = &[Role::Done, Role::States, Role::Dies, Role::People, Role::Nouns];
    let says = (linked && !barred)
        .then(|| {
            let sense = scene.sense(&scene.phrases[number], act.senses, roles)?;
            Some(Found {
                phrase: number,
                kind: Some(sense.kind),
                because: tollcheck_model::Because { span: scene.span(chunk), part: "verb" },
                act: Some((act.senses, roles)),
                role: sense.role,
                modal: act.modal,
                negated: act.negated,
                subset: true,
            })
        })
        .flatten();
    or_none(rest, says)
}
