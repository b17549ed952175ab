//! Asides between a noun phrase and what is said of it: ages, speakers, what is told of some.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::multi::many1_count;
use tollcheck_lexicon::{Class, class};

use super::chunk::{Chunk, Part, Row};
use super::modifier::{pause, place};
use super::scene::Scene;
use super::shape::{Read, part, phrase};
use crate::set::{WordSet, set};
use crate::token::Token;

/// `of-whom = "," ( "of whom" | "of which" ) phrase verb … ","`: what is told of some of them.
///
/// > 15 people**, of whom three were children,** were killed
pub(super) fn of_whom<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
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

/// `aside = [ "," ] some-of-them { place } { ("," | "and") phrase place } … ","`: what is said of some of them.
///
/// > four women, **one of whom was pregnant,** were killed · 13 soldiers, **seven of them from Togo, three from Malawi and
/// > one from Uruguay,** have died
pub(super) fn aside<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
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

/// `afterthought = "," ( "give or take" | "and perhaps more" | ( "if not" | "or perhaps" | … ) phrase | … ) ","`
///
/// > up to 20 people**, and perhaps more,** were killed · hundreds**, if not thousands,** fled
pub(super) fn afterthought<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
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
pub(super) fn ages<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
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

/// `enclosed = ("," | "(" | "—") up to five chunks ("," | ")" | "—") [ age "," ]`
///
/// > a boy**, 13,** died · three men **(two of them brothers)** were shot · a clerk**, Ann Lee, 41,** was hurt
pub(super) fn enclosed<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
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
pub(super) fn spoken<'c>(scene: &Scene<'_, '_>) -> impl FnMut(Row<'c>) -> Read<'c, ()> {
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
