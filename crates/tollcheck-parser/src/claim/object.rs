//! Shapes in which the number stands after the verb.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::multi::fold;
use tollcheck_lexicon::Role;

use super::chunk::{Chunk, Part, Row, Voice};
use super::closed::{PRONOUNS, ends_phrase, is_day, opens_object};
use super::modifier::place;
use super::noun::people;
use super::scene::Scene;
use super::shape::{Found, Read, act, found, or_none, part, phrase};
use crate::set::set;

/// `active = verb [adverb] phrase`
///
/// > a strike **killed two people** · **killing at least 12** · **kills 14**
pub(super) fn active<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    let (rest, _) = opt(filler(scene)).parse(rest)?;
    let rest = averaged(scene, rest);
    let (rest, number) = phrase(rest)?;
    let aim = chunk.tokens.start.checked_sub(1).is_some_and(|at| scene.tokens[at].is("to"))
        && scene.phrases[number].figure.is_none();
    let says =
        !aim && act.takes_object() && (act.voice != Voice::Passive || act.plays(&[Role::Doing]));
    or_none(rest, says.then(|| found(scene, number, act, scene.span(chunk), true)).flatten())
}

/// `filler = "what appeared to be" | ( "a" | "the" | "reported" | … ) { … } | "over" | "about" | …`, between a verb and its
/// object
///
/// > killed **a reported** 1,200 people · killing **the** 10 crew · launched **what appeared to be** a missile
fn filler<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    move |input| match input.split_first() {
        // "launched what appeared to be a missile"
        Some((chunk, rest)) if scene.tokens[chunk.tokens.start].is("what") => {
            let near = rest.0.iter().take(5);
            let before =
                near.take_while(|chunk| !matches!(chunk.part, Part::Phrase(_) | Part::Stop));
            let rest = rest.skip(before.count());
            let end = rest.0.first().map_or(0, |next| next.tokens.start);
            let mut last = scene.tokens[..end].iter().rev().filter(|token| !token.is("a"));
            let names = last
                .next()
                .is_some_and(|token| token.is_any(set!["be", "was", "were", "is", "are", "as"]));
            if names { Ok((rest, ())) } else { Err(nom::Err::Error(())) }
        }
        Some((chunk, rest)) if chunk.part == Part::Words && chunk.tokens.len() <= 3 => {
            let words = &scene.tokens[chunk.tokens.clone()];
            let closed = words.iter().all(|token| {
                super::closed::is_adverb(token)
                    || token.is_any(set![
                        "a",
                        "the",
                        "as",
                        "reported",
                        "estimated",
                        "another",
                        "further",
                        "additional",
                        "some",
                        "record",
                        "these",
                        "those",
                        "his",
                        "its",
                        "their",
                        "another",
                        "total",
                    ])
            });
            if closed { Ok((rest, ())) } else { Err(nom::Err::Error(())) }
        }
        Some((chunk, rest))
            if chunk.part == Part::Preposition
                && scene.tokens[chunk.tokens.start]
                    .is_any(set!["over", "about", "around", "with"]) =>
        {
            Ok((rest, ()))
        }
        _ => Err(nom::Err::Error(())),
    }
}

/// `cost = "cost" phrase ( "their lives" | "his life" | … )`
///
/// > the crash **cost 12 people their lives**
pub(super) fn cost<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, number) = phrase(input)?;
    let tokens = &scene.chunks[scene.phrases[number].chunk].tokens;
    let before = tokens.start.checked_sub(1).map(|at| &scene.tokens[at]);
    let costs = before.is_some_and(|verb| verb.is_any(set!["cost", "costs", "costing"]));
    let Some([whose, life, ..]) = scene.tokens.get(tokens.end..) else {
        return Err(nom::Err::Error(()));
    };
    let lives = whose.is_any(set!["their", "his", "her"]) && life.is_any(set!["life", "lives"]);
    let kind = tollcheck_lexicon::kind("killed").filter(|_| costs && lives);
    let span = whose.span().to(life.span());
    or_none(rest, kind.map(|kind| Found::plain(number, kind, span, "verb")))
}

/// `driven = ( "forced" | "forcing" | … ) phrase "to" act`: what people are made to do, they do.
///
/// > the fire **forced 12,000 people to flee** · **causing two men to drown**
pub(super) fn driven<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, number) = phrase(input)?;
    let start = scene.chunks[scene.phrases[number].chunk].tokens.start;
    let forced = start.checked_sub(1).is_some_and(|verb| {
        scene.tokens[verb].is_any(set![
            "force", "forces", "forced", "forcing", "cause", "causes", "caused", "causing",
        ])
    });
    let (rest, (to, (act, chunk))) = (part(Part::Preposition), act).parse(rest)?;
    let says = forced && scene.tokens[to.tokens.start].is("to") && to.tokens.len() == 1;
    let sense = scene
        .sense(&scene.phrases[number], act.senses, &[Role::Dies, Role::Acts])
        .filter(|sense| says && (sense.role == Role::Dies || sense.kind.0 == "displaced"));
    or_none(rest, sense.map(|sense| Found::plain(number, sense.kind, scene.span(chunk), "verb")))
}

/// `inverted = participle { place } ("was" | "were") phrase`, at the head of a clause
///
/// > **Killed in the attack were two nurses** and a doctor · **also hurt was a cook**
pub(super) fn inverted<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    let before = scene.chunks.partition_point(|other| other.tokens.start < chunk.tokens.start);
    let opens = before.checked_sub(1).and_then(|at| scene.chunks.get(at)).is_none_or(|before| {
        matches!(before.part, Part::Stop | Part::And | Part::Comma)
            || scene.tokens[before.tokens.end - 1].is("also")
    });
    let (rest, ()) = fold(0..3, place, || (), |(), ()| ()).parse(rest)?;
    let (rest, (_, number)) = (part(Part::Be), phrase).parse(rest)?;
    let says = opens && act.voice != Voice::Active && act.plays(&[Role::Done, Role::States]);
    or_none(rest, says.then(|| found(scene, number, act, scene.span(chunk), false)).flatten())
}

/// `averaged = [ "a total" ] "of" | "on" "average"`, what stands before *of* being read already
///
/// > shot down a total **of** 165 drones · shot down **on average** 165 drones
fn averaged<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Row<'c> {
    let Some((chunk, rest)) = input.split_first() else { return input };
    let token = |at: Option<usize>| at.and_then(|at| scene.tokens.get(at));
    let at = chunk.tokens.start;
    if chunk.part != Part::Preposition {
        return input;
    }
    let before = token(at.checked_sub(1));
    if scene.tokens[at].is("of") && before.is_some_and(|it| it.is("total")) {
        return rest;
    }
    if scene.tokens[at].is("on") && token(at.checked_add(1)).is_some_and(|it| it.is("average")) {
        let words = rest
            .split_first()
            .filter(|(next, _)| next.part == Part::Words && next.tokens.len() == 1);
        return words.map_or(rest, |(_, rest)| rest);
    }
    input
}

/// `listed = verb words {"," words} ("and" | ",") phrase`
///
/// > **killed** the mayor **and two policemen** · **killed** him **and wounded** …
pub(super) fn listed<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    // "killed on Sunday, three" and "kills slowly, a man" have no object before the comma
    let somebody = |chunk: &Chunk| {
        chunk.part == Part::Words && {
            let first = &scene.tokens[chunk.tokens.start];
            let person = scene.tokens[chunk.tokens.end - 1].is_class(people());
            let named = first.is_capital() || first.has_digit();
            (opens_object(first) || named || first.is_any(PRONOUNS) || person) && !is_day(first)
        }
    };
    let words = |input: Row<'c>| match input.split_first() {
        Some((chunk, rest)) if somebody(chunk) => Ok((rest, ())),
        _ => Err(nom::Err::Error(())),
    };
    let item =
        |input| alt((value((), (words, opt(place))), value((), (phrase, opt(place))))).parse(input);
    let (rest, ()) = item(rest)?;
    let mut rest = rest;
    for _ in 0..4 {
        let (after, _) = (opt(part(Part::Comma)), opt(part(Part::And))).parse(rest)?;
        if after.0.len() == rest.0.len() {
            break;
        }
        if let Ok((after, number)) = phrase(after) {
            let says =
                act.takes_object() && (act.voice != Voice::Passive || act.plays(&[Role::Doing]));
            return or_none(
                after,
                says.then(|| found(scene, number, act, scene.span(chunk), true)).flatten(),
            );
        }
        match item(after) {
            Ok((after, ())) => rest = after,
            Err(_) => break,
        }
    }
    Err(nom::Err::Error(()))
}

/// `enumerated = verb phrase (":" | "—" | "including") phrase`, where what the first phrase names says nothing of a kind
///
/// > shot down 40 aerial targets: **25 drones** and 15 missiles
pub(super) fn enumerated<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    let (rest, first) = phrase(rest)?;
    let (rest, _) = opt(part(Part::Comma)).parse(rest)?;
    let joint = alt((part(Part::Stop), part(Part::Bracket), part(Part::Including)));
    let (rest, (joint, number)) = (joint, phrase).parse(rest)?;
    let lists = joint.part != Part::Stop || scene.tokens[joint.tokens.start].is(":");
    let says = lists
        && act.takes_object()
        && act.voice != Voice::Passive
        && found(scene, first, act, scene.span(chunk), true).is_none();
    or_none(rest, says.then(|| found(scene, number, act, scene.span(chunk), true)).flatten())
}

/// `gap = phrase ["that" | "which"] [words] verb`, without an object
///
/// > **the 30 missiles that Russia fired** · **drones Russia launched**
pub(super) fn gap<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, number) = phrase(input)?;
    let (rest, that) = opt(part(Part::Relative)).parse(rest)?;
    let (rest, subject) = part(Part::Words).parse(rest)?;
    // "hundreds remember a student killed in the war"
    let first = &scene.tokens[subject.tokens.start];
    if that.is_none() && !(first.is_capital() || ends_phrase(first)) {
        return Err(nom::Err::Error(()));
    }
    let (rest, (act, chunk)) = act(rest)?;
    let says = act.takes_object() && act.voice != Voice::Passive && phrase(rest).is_err();
    or_none(rest, says.then(|| found(scene, number, act, scene.span(chunk), true)).flatten())
}
