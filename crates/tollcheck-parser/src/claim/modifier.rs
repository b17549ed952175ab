//! What may stand between a noun phrase and what is said of it.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value, verify};
use nom::multi::{fold, many1_count};
use nom::sequence::preceded;
use tollcheck_lexicon::{Class, class};

use super::chunk::{Chunk, Part, Row, Voice};
use super::closed::{is_day, opens_object};
use super::noun::people;
use super::scene::Scene;
use super::shape::{Read, act, part, phrase};
use crate::set::{WordSet, set};
use crate::token::Token;

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

/// `of-whom = "," ( "of whom" | "of which" ) phrase verb … ","`: what is told of some of them.
///
/// > 15 people**, of whom three were children,** were killed
fn of_whom<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    move |input| {
        let (rest, (_, of)) = (part(Part::Comma), part(Part::Including)).parse(input)?;
        let (rest, _) = phrase(rest)?;
        let verb = rest
            .0
            .first()
            .is_some_and(|next| matches!(next.part, Part::Be | Part::Verb | Part::Act(_)));
        match closing_comma(rest) {
            Some(at) if verb && scene.tokens[of.tokens.start].is("of") => {
                Ok((rest.skip(at + 1), ()))
            }
            _ => Err(nom::Err::Error(())),
        }
    }
}

/// Where the comma stands that closes what is said of some of them.
fn closing_comma(rest: Row<'_>) -> Option<usize> {
    let near = rest.0.iter().take(8);
    near.take_while(|chunk| !matches!(chunk.part, Part::Stop | Part::Clause))
        .position(|chunk| chunk.part == Part::Comma)
}

/// `bracketed = "(" { words | place } ")"`
///
/// > three soldiers **(off duty)**
fn bracketed(input: Row<'_>) -> Read<'_, ()> {
    let inside = fold(0..4, alt((words, place)), || (), |(), ()| ());
    value((), (part(Part::Bracket), inside, part(Part::Bracket))).parse(input)
}

/// `aside = [ "," ] some-of-them { place } { ("," | "and") phrase place } … ","`: what is said of some of them.
///
/// > four women, **one of whom was pregnant,** were killed · 13 soldiers, **seven of them from Togo, three from Malawi and
/// > one from Uruguay,** have died
fn aside<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    move |input| {
        let (rest, (_, number)) = (opt(part(Part::Comma)), phrase).parse(input)?;
        let some = scene.phrases.get(number).is_some_and(|phrase| phrase.some_of);
        let joint = |input| alt((part(Part::Comma), part(Part::And))).parse(input);
        let more = |input| value((), (joint, phrase, many1_count(place))).parse(input);
        let (rest, _) = opt((many1_count(place), many1_count(more))).parse(rest)?;
        match closing_comma(rest) {
            Some(at) if some => Ok((rest.skip(at + 1), ())),
            _ => Err(nom::Err::Error(())),
        }
    }
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

/// `afterthought = "," ( "give or take" | "and perhaps more" | ( "if not" | "or perhaps" | … ) phrase | … ) ","`
///
/// > up to 20 people**, and perhaps more,** were killed · hundreds**, if not thousands,** fled
fn afterthought<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    const DOUBTS: &WordSet =
        set!["if", "or", "perhaps", "possibly", "probably", "maybe", "potentially", "likely"];
    const ADDS: &WordSet =
        set!["and", "not", "even", "many", "far", "more", "give", "take", "others"];
    let within = |chunk: &&Chunk, words: &WordSet| {
        scene.tokens[chunk.tokens.clone()].iter().any(|token| token.is_any(words))
    };
    let adds = |chunk: &&Chunk| {
        scene.tokens[chunk.tokens.clone()]
            .iter()
            .all(|token| token.is_any(DOUBTS) || token.is_any(ADDS))
    };
    move |input| {
        let (rest, _) = part(Part::Comma).parse(input)?;
        let len = rest.0.iter().take(5).take_while(adds).count();
        let doubts = rest.0[..len].iter().any(|chunk| within(&chunk, DOUBTS));
        let more = rest.0[..len].iter().any(|chunk| within(&chunk, set!["more", "take", "others"]));
        let rest = rest.skip(len);
        let (rest, other) = opt(phrase).parse(rest)?;
        let (rest, _) = part(Part::Comma).parse(rest)?;
        let goes_on = rest.0.first().is_some_and(|chunk| chunk.part != Part::And);
        let says = if other.is_some() { doubts } else { more };
        if says && goes_on { Ok((rest, ())) } else { Err(nom::Err::Error(())) }
    }
}

/// `ages = "aged" age { ( "," | "and" ) age } | age "old"`
///
/// > three men **aged 20, 25 and 31** were killed · two people **between 15 and 17 years old** died
fn ages<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    let aged = |chunk: &Chunk| {
        chunk.part == Part::Words
            && (scene.tokens[chunk.tokens.start].is_any(set!["aged", "ages"])
                || scene.tokens[chunk.tokens.end - 1].is("old"))
    };
    let age = |chunk: &Chunk| {
        chunk.part == Part::Words
            && scene.tokens[chunk.tokens.clone()]
                .iter()
                .all(|token| token.has_digit() || token.numeral.is_some())
    };
    move |input| {
        let Some((first, mut rest)) = input.split_first() else { return Err(nom::Err::Error(())) };
        if !aged(first) {
            return Err(nom::Err::Error(()));
        }
        for _ in 0..8 {
            let (after, _) = (opt(part(Part::Comma)), opt(part(Part::And))).parse(rest)?;
            match after.split_first() {
                Some((chunk, later)) if after.0.len() < rest.0.len() && age(chunk) => rest = later,
                _ => break,
            }
        }
        Ok((rest, ()))
    }
}

/// `companion = "and" words [place]`: someone who is not counted.
///
/// > three soldiers **and their driver** were killed
fn companion(input: Row<'_>) -> Read<'_, ()> {
    value((), (part(Part::And), words, opt(place))).parse(input)
}

/// `enclosed = ("," | "(" | "—") up to five chunks ("," | ")" | "—") [ age "," ]`
///
/// > a boy**, 13,** died · three men **(two of them brothers)** were shot · a clerk**, Ann Lee, 41,** was hurt
fn enclosed<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    move |input| {
        let (rest, ()) = aside_of_any(input)?;
        let age = |chunk: &Chunk| {
            chunk.part == Part::Words
                && scene.tokens[chunk.tokens.clone()].iter().all(Token::has_digit)
        };
        match rest.0 {
            [years, Chunk { part: Part::Comma, .. }, ..] if age(years) => Ok((rest.skip(2), ())),
            _ => Ok((rest, ())),
        }
    }
}

/// `aside-of-any = pause … pause`, up to nine chunks between two commas, brackets or dashes that pair
///
/// > a boy**, 13,** died · three men **(two of them brothers)** were shot
fn aside_of_any(input: Row<'_>) -> Read<'_, ()> {
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

/// `spoken = "," speaker cue "," | "," cue speaker ","`
///
/// > five people**, officials said,** died · 12 villagers**, said the mayor,** were hurt
fn spoken<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
    const CUES: Class = Class(class::CUE_SAID.0 | class::CUE_CONFIRMED.0 | class::CUE_CLAIMED.0);
    move |input| {
        let (inner, _) = part(Part::Comma).parse(input)?;
        let plain = |chunk: &&Chunk| {
            matches!(chunk.part, Part::Words | Part::Verb | Part::Preposition | Part::Of)
        };
        let close = inner.0.iter().take(8).take_while(plain).count();
        let rest = inner.skip(close);
        let cue = |chunk: &Chunk| {
            scene.tokens[chunk.tokens.clone()].iter().any(|token| token.is_class(CUES))
        };
        let (rest, _) = part(Part::Comma).parse(rest)?;
        if inner.0.iter().take(close).any(cue) { Ok((rest, ())) } else { Err(nom::Err::Error(())) }
    }
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
fn pause(input: Row<'_>) -> Read<'_, &Chunk> {
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
