//! Shapes in which a noun says what is counted.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use tollcheck_lexicon::{Role, Sense, class};
use tollcheck_model::Amount;

use super::chunk::{Part, Row, Voice};
use super::noun::people;
use super::phrase::Phrase;
use super::scene::Scene;
use super::shape::{Found, Read, act, or_none, part, phrase};
use crate::set::set;

/// `counted = phrase`, whose noun names what happened
///
/// > **two deaths** · **no casualties** · **10 arrests**
pub(super) fn counted<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, number) = phrase(input)?;
    let phrase = &scene.phrases[number];
    // a release may be of anything
    let sense = phrase
        .noun
        .senses
        .iter()
        .find(|sense| sense.role == Role::Nouns && sense.kind.0 != "released");
    or_none(rest, sense.map(|sense| Found::plain(number, sense.kind, phrase.span, "noun")))
}

/// `members = ("the" | "among the") act ("included" | "were") phrase`
///
/// > **the dead included four women** · **among the wounded were three firefighters** · **the dead were two men** and a
/// > boy
pub(super) fn members<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    let Some((verb, rest)) = rest.split_first() else { return Err(nom::Err::Error(())) };
    let verbs = &scene.tokens[verb.tokens.clone()];
    let includes = verbs.len() == 1 && verbs[0].is_any(set!["include", "included", "includes"]);
    let before = &scene.tokens[scene.range.start.min(chunk.tokens.start)..chunk.tokens.start];
    let among = verb.part == Part::Be && before.iter().rev().take(3).any(|token| token.is("among"));
    let are = verb.part == Part::Be
        && verbs.first().is_some_and(|verb| verb.is_any(set!["were", "are"]))
        && act.plays(&[Role::People]);
    let own = &scene.tokens[chunk.tokens.start];
    let definite = own.is("those")
        || before.last().is_some_and(|token| token.is_any(set!["the", "those", "its"]));
    let (rest, number) = phrase(rest)?;
    let roles = [Role::Done, Role::States, Role::People, Role::Dies];
    let sense = act.senses.iter().find(|sense| roles.contains(&sense.role));
    let named = scene.phrases[number].noun.classes.meets(people());
    let says = definite && act.voice == Voice::Bare && (includes || among || are && named);
    let found = sense.filter(|_| says).map(|sense| Found {
        act: Some((act.senses, &[Role::Done, Role::States, Role::People, Role::Dies])),
        subset: true,
        ..Found::plain(number, sense.kind, scene.span(chunk), "verb")
    });
    or_none(rest, found)
}

/// `of-those = "of" [ "the" | "those" ] act "," phrase`, at the head of a clause
///
/// > **Of the dead, 12** were children · **Of those wounded, five** are nurses
pub(super) fn of_those<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, of) = alt((part(Part::Of), part(Part::Including))).parse(input)?;
    let at = scene.chunks.partition_point(|chunk| chunk.tokens.start < of.tokens.start);
    let opens = at
        .checked_sub(1)
        .is_none_or(|before| matches!(scene.chunks[before].part, Part::Stop | Part::Comma));
    let (rest, _) = opt(alt((part(Part::Words), part(Part::Relative)))).parse(rest)?;
    let (rest, (act, chunk)) = act(rest)?;
    let (rest, (_, number)) = (part(Part::Comma), phrase).parse(rest)?;
    let roles: &'static [Role] = &[Role::Done, Role::States, Role::People, Role::Dies];
    let sense = scene.sense(&scene.phrases[number], act.senses, roles);
    let opens = opens && scene.tokens[of.tokens.start].is("of");
    let found = sense.filter(|_| opens && act.voice == Voice::Bare).map(|sense| Found {
        act: Some((act.senses, roles)),
        subset: true,
        ..Found::plain(number, sense.kind, scene.span(chunk), "noun")
    });
    or_none(rest, found)
}

/// `label = noun-of-a-kind ":" phrase`
///
/// > **Killed: 34** · **Injured: five children**
pub(super) fn label<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, ((act, chunk), stop, number)) = (act, part(Part::Stop), phrase).parse(input)?;
    // "casualties: 4 killed, 13 wounded" has more to say of each
    let own = matches!(rest.0.first().map(|next| next.part), Some(Part::Act(_)));
    let colon = scene.tokens[stop.tokens.start].is(":") && !own;
    let noun = &scene.phrases[number].noun;
    let roles = [Role::Nouns, Role::Done, Role::States, Role::Tolls, Role::People];
    let sense = act
        .senses
        .iter()
        .find(|sense| roles.contains(&sense.role))
        .filter(|_| colon && (noun.is_empty() || noun.classes.meets(people())));
    or_none(rest, sense.map(|sense| Found::plain(number, sense.kind, scene.span(chunk), "noun")))
}

/// `of-act = noun-of-a-kind "of" phrase`
///
/// > **the death of a woman** · **the arrest of two suspects**
pub(super) fn of_act<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    let rest = match rest.0.iter().take(6).position(|chunk| chunk.part == Part::Of) {
        Some(at)
            if rest.0[..at]
                .iter()
                .all(|chunk| matches!(chunk.part, Part::Preposition | Part::Words)) =>
        {
            rest.skip(at + 1)
        }
        _ => return Err(nom::Err::Error(())),
    };
    // "of rector X, five others and two women"
    let (rest, _) = opt(part(Part::Words)).parse(rest)?;
    let (rest, _) = opt(alt((part(Part::Comma), part(Part::And)))).parse(rest)?;
    let (rest, number) = phrase(rest)?;
    let roles: &'static [Role] = &[Role::Nouns, Role::Doing, Role::People, Role::Dies];
    // "ten have died of cholera and 400 …": what they died of
    let verb = act.voice != Voice::Bare || scene.tokens[chunk.tokens.end - 1].text.ends_with("ed");
    let of_cause = |sense: &Sense| sense.role == Role::Dies && verb;
    let sense = scene.sense(&scene.phrases[number], act.senses, roles);
    let found = sense.filter(|sense| !of_cause(sense)).map(|sense| Found {
        act: Some((act.senses, roles)),
        ..Found::plain(number, sense.kind, scene.span(chunk), "noun")
    });
    or_none(rest, found)
}

/// `loss = "loss" "of" phrase`, of people
///
/// > mourning **the loss of 27 campers**
pub(super) fn loss<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (of, number)) = (part(Part::Of), phrase).parse(input)?;
    let before = of.tokens.start.checked_sub(1).map(|at| &scene.tokens[at]);
    let lost = before.filter(|before| before.is("loss"));
    let Phrase { quantity, noun, .. } = &scene.phrases[number];
    // "two major hedge funds" are no majors
    let head = noun.words.end.checked_sub(1).and_then(|head| scene.tokens.get(head));
    let one = quantity.value == Some(Amount::ONE)
        || !head.is_some_and(|head| head.is_class(class::SINGULAR));
    let somebody = one && noun.classes.meets(people());
    let kind = tollcheck_lexicon::kind("killed").filter(|_| somebody);
    let found = lost.zip(kind);
    or_none(rest, found.map(|(lost, kind)| Found::plain(number, kind, lost.span(), "noun")))
}

/// `attributive = number participle noun`
///
/// > **12 wounded soldiers** · **seven missing sailors**
pub(super) fn attributive<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, number) = phrase(input)?;
    let phrase = &scene.phrases[number];
    let roles: &'static [Role] = &[Role::Done, Role::States, Role::Dying];
    let found = phrase.noun.attribute.and_then(|(senses, at)| {
        let sense = scene.sense(phrase, senses, roles)?;
        Some(Found::plain(number, sense.kind, scene.tokens[at].span(), "attribute"))
    });
    or_none(rest, found)
}
