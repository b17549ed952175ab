//! What may stand between a noun phrase and what is said of it.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value, verify};
use nom::multi::{fold, many1_count};
use nom::sequence::preceded;

use super::aside::{afterthought, ages, aside, enclosed, of_whom, spoken};
use super::chunk::{Chunk, Part, Row, Voice};
use super::closed::{is_day, opens_object};
use super::noun::people;
use super::scene::Scene;
use super::shape::{Read, act, part, phrase};

/// How many chunks may stand between.
const MOST: usize = 24;

/// `modifiers = { in-phrase | of-phrase | apposition | inclusion | speaker | relative-clause }`
///
/// > 12 people **in the eastern region, including two children,** were killed
pub(super) fn modifiers<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    move |input| {
        let near = Row(&input.0[..input.0.len().min(MOST)]);
        let modifier = |input| {
            alt((
                place,
                inclusion(scene),
                aside(scene),
                enclosed(scene),
                spoken(scene),
                listing,
                clause(scene),
                companion,
                of_whom(scene),
                afterthought(scene),
                ages(scene),
            ))
            .parse(input)
        };
        let (rest, ()) = fold(0..10, modifier, || (), |(), ()| ()).parse(near)?;
        Ok((input.skip(near.0.len() - rest.0.len()), ()))
    }
}

/// `words = word { word }`, which say nothing of anybody
///
/// > a bus **full of pilgrims**
pub(super) fn words(input: Row<'_>) -> Read<'_, ()> {
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
fn inclusion<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    move |input| {
        // what is said of some of them is no item more
        let whole = |at: &usize| scene.phrases.get(*at).is_some_and(|phrase| !phrase.some_of);
        let item = |input| {
            let named = alt((value((), words), value((), verify(phrase, whole))));
            let places = fold(0..3, place, || (), |(), ()| ());
            value((), (named, opt(verify(phrase, whole)), places)).parse(input)
        };
        let more = preceded((opt(part(Part::Comma)), opt(part(Part::And))), item);
        let (rest, open) = opt(pause).parse(input)?;
        let (rest, (including, ())) =
            (part(Part::Including), fold(1..6, more, || (), |(), ()| ())).parse(rest)?;
        // "of which 34 were shot down": a verb that follows is theirs
        if scene.tokens[including.tokens.start].is("of") && pause(rest).is_err() {
            return Err(nom::Err::Error(()));
        }
        let bracket = open.is_some_and(|open| open.part == Part::Bracket);
        let (rest, _) = if bracket { (rest, None) } else { opt(bracketed).parse(rest)? };
        opt(pause).parse(rest).map(|(rest, _)| (rest, ()))
    }
}

/// `bracketed = "(" { words | place } ")"`
///
/// > three soldiers **(off duty)**
fn bracketed(input: Row<'_>) -> Read<'_, ()> {
    let inside = fold(0..4, alt((words, place)), || (), |(), ()| ());
    value((), (part(Part::Bracket), inside, part(Part::Bracket))).parse(input)
}

/// `listing = "," [ "or" ] words { ( "," | "and" ) words } ","`
///
/// > 15 people, **soldiers and civilians,** were killed
fn listing(input: Row<'_>) -> Read<'_, ()> {
    let (rest, _) = (part(Part::Comma), opt(part(Part::And))).parse(input)?;
    let named = |input| alt((words, value((), phrase))).parse(input);
    let item = |input| value((), (named, fold(0..3, place, || (), |(), ()| ()))).parse(input);
    let more = preceded(alt((part(Part::Comma), part(Part::And))), item);
    value((), (item, fold(1..5, more, || (), |(), ()| ()), part(Part::Comma))).parse(rest)
}

/// `companion = "and" words [place]`: someone who is not counted.
///
/// > three soldiers **and their driver** were killed
fn companion(input: Row<'_>) -> Read<'_, ()> {
    value((), (part(Part::And), words, opt(place))).parse(input)
}

/// `clause = ("who" | "that") verb …`, up to the verb of the sentence
///
/// > five people **who had been sheltering there** were killed
fn clause<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    move |input| {
        let (rest, _) = part(Part::Relative).parse(input)?;
        let near = rest
            .0
            .iter()
            .take(11)
            .take_while(|chunk| !matches!(chunk.part, Part::Stop | Part::Bracket));
        let (mut verbs, mut before) = (0, None);
        for (at, chunk) in near.enumerate() {
            match chunk.part {
                Part::Act(act) if at > 0 && act.voice == Voice::Passive => {
                    return Ok((rest.skip(at), ()));
                }
                Part::Act(act) if verbs > 1 && act.voice != Voice::Bare => {
                    return Err(nom::Err::Error(()));
                }
                // an object is no new subject
                Part::Phrase(_)
                    if !matches!(before, Some(Part::Act(_) | Part::And | Part::Preposition)) =>
                {
                    return Err(nom::Err::Error(()));
                }
                // "who had been killed last year, suspects had been arrested"
                Part::Words | Part::Verb
                    if before == Some(Part::Comma)
                        && scene.tokens[chunk.tokens.end - 1].is_class(people()) =>
                {
                    return Err(nom::Err::Error(()));
                }
                Part::Verb | Part::Be | Part::Act(_) => verbs += 1,
                _ => {}
            }
            before = Some(chunk.part);
        }
        Err(nom::Err::Error(()))
    }
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

/// `pause = "," | "(" | ")" | "—"`
///
/// > eight people**,** three of them children
pub(super) fn pause(input: Row<'_>) -> Read<'_, &Chunk> {
    alt((part(Part::Comma), part(Part::Bracket))).parse(input)
}

/// `participle = act`, of some kind without auxiliary, before a place
///
/// > two policemen **deployed** at the gate
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
