//! What may stand between a noun phrase and what is said of it.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::multi::{fold, many1_count};
use nom::sequence::preceded;

use super::chunk::{Chunk, Part, Row};
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
    alt((place, inclusion, enclosed, clause)).parse(input)
}

/// `place = (preposition | "of") { words | phrase }`
///
/// > in Kharkiv · on board of a bus · from three villages
pub(super) fn place(input: Row<'_>) -> Read<'_, ()> {
    let head = many1_count(alt((part(Part::Preposition), part(Part::Of))));
    value((), (head, opt(part(Part::Words)), opt(phrase), opt(part(Part::Words)))).parse(input)
}

/// `inclusion = ["," | "—"] "including" phrase { ("and" | ",") phrase } ["," | "—"]`
///
/// > eight people, **including two soldiers**, were killed
fn inclusion(input: Row<'_>) -> Read<'_, ()> {
    let item = |input| value((), (opt(part(Part::Words)), phrase, opt(place))).parse(input);
    let more = preceded(alt((part(Part::And), part(Part::Comma))), item);
    value(
        (),
        (
            opt(pause),
            part(Part::Including),
            alt((value((), item), value((), part(Part::Words)))),
            fold(0..5, more, || (), |(), ()| ()),
            opt(pause),
        ),
    )
    .parse(input)
}

/// `enclosed = ("," | "(" | "—") up to five chunks ("," | ")" | "—")`
///
/// > a boy**, 13,** died · three men **(two of them brothers)** were shot
fn enclosed(input: Row<'_>) -> Read<'_, ()> {
    let (inner, open) = pause(input)?;
    let close = inner
        .0
        .iter()
        .take(7)
        .take_while(|chunk| !matches!(chunk.part, Part::And | Part::Stop | Part::Clause))
        .position(|chunk| chunk.part == open.part)
        .ok_or(nom::Err::Error(()))?;
    let acts = inner.0[..close].iter().any(|chunk| matches!(chunk.part, Part::Verb | Part::Be));
    let said = matches!(inner.0.first(), Some(Chunk { part: Part::Relative, .. }));
    if acts && !said { Err(nom::Err::Error(())) } else { Ok((inner.skip(close + 1), ())) }
}

/// `clause = ("who" | "that") up to eight chunks, up to a verb with an auxiliary`
///
/// > five people **who had been sheltering there** were killed
fn clause(input: Row<'_>) -> Read<'_, ()> {
    let (rest, _) = part(Part::Relative).parse(input)?;
    let verbs = rest
        .0
        .iter()
        .take(8)
        .position(|chunk| matches!(chunk.part, Part::Verb | Part::Be | Part::Act(_)));
    match verbs {
        Some(at) => Ok((rest.skip(at + 1), ())),
        None => Err(nom::Err::Error(())),
    }
}

/// `,` or `(` or `—`
fn pause(input: Row<'_>) -> Read<'_, &Chunk> {
    alt((part(Part::Comma), part(Part::Bracket))).parse(input)
}

/// Whether an object opens the row, so that a verb before it is in the active.
pub(super) fn object_follows(input: Row<'_>) -> bool {
    phrase(input).is_ok() && act(input.skip(1)).is_err()
}
