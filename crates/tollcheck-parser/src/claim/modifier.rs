//! What may stand between a noun phrase and what is said of it.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::multi::{fold, many1_count};
use nom::sequence::preceded;

use super::chunk::{Chunk, Part, Row, Voice};
use super::closed::{is_day, opens_object};
use super::scene::Scene;
use super::shape::{Read, act, part, phrase};

/// How many chunks may stand between.
const MOST: usize = 14;

/// `modifiers = { in-phrase | of-phrase | apposition | inclusion | relative-clause }`
///
/// > 12 people **in the eastern region, including two children,** were killed
pub(super) fn modifiers(input: Row<'_>) -> Read<'_, ()> {
    let near = Row(&input.0[..input.0.len().min(MOST)]);
    let (rest, ()) = fold(0..8, modifier, || (), |(), ()| ()).parse(near)?;
    Ok((input.skip(near.0.len() - rest.0.len()), ()))
}

fn modifier(input: Row<'_>) -> Read<'_, ()> {
    alt((place, inclusion, enclosed, clause, companion)).parse(input)
}

/// A run of words that say nothing of anybody.
fn words(input: Row<'_>) -> Read<'_, ()> {
    match input.split_first() {
        Some((chunk, rest)) if chunk.part.is_words() => Ok((rest, ())),
        _ => Err(nom::Err::Error(())),
    }
}

/// `place = (preposition | "of") { words | phrase }`
///
/// > in Kharkiv · on board of a bus · from three villages
pub(super) fn place(input: Row<'_>) -> Read<'_, ()> {
    let head = many1_count(alt((part(Part::Preposition), part(Part::Of))));
    value((), (head, opt(words), opt(phrase), opt(words))).parse(input)
}

/// `inclusion = ["," | "—"] "including" item { ("and" | ",") item } ["," | "—"]`
///
/// > eight people, **including two soldiers and police officers**, were killed
fn inclusion(input: Row<'_>) -> Read<'_, ()> {
    let item = |input| {
        let named = alt((value((), words), value((), phrase)));
        value((), (named, opt(phrase), fold(0..3, place, || (), |(), ()| ()))).parse(input)
    };
    let more = preceded((opt(part(Part::Comma)), opt(part(Part::And))), item);
    value((), (opt(pause), part(Part::Including), fold(1..6, more, || (), |(), ()| ()), opt(pause)))
        .parse(input)
}

/// `companion = "and" words [place]`: someone who is not counted.
///
/// > three soldiers **and their driver** were killed
fn companion(input: Row<'_>) -> Read<'_, ()> {
    value((), (part(Part::And), words, opt(place))).parse(input)
}

/// `enclosed = ("," | "(" | "—") up to five chunks ("," | ")" | "—")`
///
/// > a boy**, 13,** died · three men **(two of them brothers)** were shot
fn enclosed(input: Row<'_>) -> Read<'_, ()> {
    let (inner, open) = pause(input)?;
    let close = inner
        .0
        .iter()
        .take(9)
        .take_while(|chunk| {
            let ends = matches!(chunk.part, Part::Stop | Part::Clause);
            !(ends || chunk.part == Part::And && open.part == Part::Comma)
        })
        .position(|chunk| chunk.part == open.part)
        .ok_or(nom::Err::Error(()))?;
    let comma = open.part == Part::Comma;
    let acts =
        comma && inner.0[..close].iter().any(|chunk| matches!(chunk.part, Part::Verb | Part::Be));
    let said = matches!(inner.0.first(), Some(Chunk { part: Part::Relative, .. }));
    if acts && !said { Err(nom::Err::Error(())) } else { Ok((inner.skip(close + 1), ())) }
}

/// `clause = ("who" | "that") verb …`, up to the verb of the sentence
///
/// > five people **who had been sheltering there** were killed
fn clause(input: Row<'_>) -> Read<'_, ()> {
    let (rest, _) = part(Part::Relative).parse(input)?;
    let near =
        rest.0.iter().take(11).take_while(|chunk| {
            !matches!(chunk.part, Part::Stop | Part::Phrase(_) | Part::Bracket)
        });
    let mut verbs = 0;
    for (at, chunk) in near.enumerate() {
        match chunk.part {
            Part::Act(act) if at > 0 && act.voice == Voice::Passive => {
                return Ok((rest.skip(at), ()));
            }
            Part::Act(act) if verbs > 1 && act.voice != Voice::Bare => {
                return Err(nom::Err::Error(()));
            }
            Part::Verb | Part::Be | Part::Act(_) => verbs += 1,
            _ => {}
        }
    }
    Err(nom::Err::Error(()))
}

/// `doing = verb { words | place }`
///
/// > two officers **guarding the consulate** were killed
pub(super) fn doing(input: Row<'_>) -> Read<'_, ()> {
    let rest = |input| alt((place, value((), words))).parse(input);
    let verb = alt((value((), part(Part::Verb)), value((), words), participle));
    let plain = value((), (verb, fold(0..6, rest, || (), |(), ()| ())));
    alt((accused, plain)).parse(input)
}

/// `,` or `(` or `—`
fn pause(input: Row<'_>) -> Read<'_, &Chunk> {
    alt((part(Part::Comma), part(Part::Bracket))).parse(input)
}

/// A participle of some kind without auxiliary, before a place: *two policemen **deployed** at the gate*.
fn participle(input: Row<'_>) -> Read<'_, ()> {
    let (rest, (act, _)) = act(input)?;
    let bare = act.voice == Voice::Bare && part(Part::Preposition).parse(rest).is_ok();
    if bare { Ok((rest, ())) } else { Err(nom::Err::Error(())) }
}

/// `accused = verb "of" act object { "and" act object }`
///
/// > a man **accused of killing three people and shooting another** was arrested
fn accused(input: Row<'_>) -> Read<'_, ()> {
    let object = |input| alt((value((), phrase), value((), words))).parse(input);
    let deed =
        |input| value((), (act, opt(object), fold(0..2, place, || (), |(), ()| ()))).parse(input);
    let more = preceded(part(Part::And), deed);
    value(
        (),
        (
            part(Part::Verb),
            alt((part(Part::Of), part(Part::Preposition))),
            deed,
            fold(0..3, more, || (), |(), ()| ()),
        ),
    )
    .parse(input)
}

/// Whether an object opens the row, so that a verb before it is in the active.
pub(super) fn object_follows(scene: &Scene<'_, '_>, input: Row<'_>) -> bool {
    let words = match input.0.first() {
        Some(Chunk { part: Part::Words, tokens }) => {
            let first = &scene.tokens[tokens.start];
            let name = first.is_capital() && !scene.titled && !is_day(first);
            opens_object(first) || name
        }
        _ => false,
    };
    words || phrase(input).is_ok() && act(input.skip(1)).is_err()
}
