//! Tolls and totals: *the death toll rose to 34*, *bringing the total to 34*.

use nom::Parser;
use nom::combinator::opt;
use tollcheck_lexicon::{Role, class};
use tollcheck_model::Kind;

use super::chunk::{Chunk, Part, PhraseNumber, Row, Voice};
use super::closed::RAISING;
use super::noun::people;
use super::scene::Scene;
use super::shape::{Found, Read, act, or_none, part, phrase};
use crate::set::{WordSet, set};

/// How many chunks may stand between a toll and its number.
const REACH: usize = 9;

/// `toll = toll-noun … ("to" | "at" | "of" | "is" | "reached") phrase`
///
/// > **the death toll rose to 34**
pub(super) fn toll<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    let Some(sense) = act.senses.iter().find(|sense| sense.role == Role::Tolls) else {
        return Err(nom::Err::Error(()));
    };
    let number = after_toll(scene, rest);
    // "the casualty toll stands at 402 fatalities", but "the death toll stands at 15 casualties"
    let kind = |number: PhraseNumber| {
        let mut senses = scene.phrases[number].noun.senses.iter();
        let narrower = senses.find(|own| own.role == Role::Nouns && own.kind.0 != "casualties");
        narrower.map_or(sense.kind, |own| own.kind)
    };
    let found = number.map(|number| Found::plain(number, kind(number), scene.span(chunk), "toll"));
    or_none(rest, found)
}

/// `brought = ("bringing" | "raised" | …) "to" phrase "the" ( toll | "number" … act )`
///
/// > **brought to 17 the number of medics killed**
pub(super) fn brought<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, number) = phrase(input)?;
    let start = scene.chunks[scene.phrases[number].chunk].tokens.start;
    let before = &scene.tokens[scene.range.start.min(start)..start];
    let raised = matches!(before, [.., verb, to] if to.is("to") && verb.is_any(RAISING));
    let mut after = rest.0.iter().take(5).skip_while(|chunk| !matches!(chunk.part, Part::Act(_)));
    let names = rest.0.first().is_some_and(|chunk| scene.tokens[chunk.tokens.start].is("the"));
    let (true, Some(chunk)) = (raised && names, after.next()) else {
        return Err(nom::Err::Error(()));
    };
    let Part::Act(act) = chunk.part else { return Err(nom::Err::Error(())) };
    let roles = [Role::Tolls, Role::Done, Role::Dies, Role::States];
    let sense = act.senses.iter().find(|sense| roles.contains(&sense.role));
    or_none(rest, sense.map(|sense| Found::plain(number, sense.kind, scene.span(chunk), "toll")))
}

/// `number = ("number" | "total") "of" (words | "those" | "confirmed") [relative] act … ("to" | "at") phrase`
///
/// > **The number of people who have died** since the dam burst **has risen to 34** · **the number of confirmed dead stands at 9**
pub(super) fn number<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let [head, of, after @ ..] = input.0 else { return Err(nom::Err::Error(())) };
    let ends = |chunk: &Chunk, words: &WordSet| scene.tokens[chunk.tokens.end - 1].is_any(words);
    let those = of.part == Part::Including && ends(of, set!["those"]);
    let whom = after.first().filter(|whom| whom.part == Part::Words);
    let named = match (whom, after) {
        (Some(whom), _) => scene.tokens[whom.tokens.end - 1].is_class(people()),
        // "the number of confirmed dead"
        (None, [Chunk { part: Part::Act(_), tokens }, ..]) => {
            scene.tokens[tokens.start].is_any(set!["confirmed", "reported", "known"])
        }
        (None, _) => false,
    };
    let counts = head.part == Part::Words
        && ends(head, set!["number", "total", "tally", "count"])
        && (those || of.part == Part::Of && named);
    let rest = Row(&after[usize::from(whom.is_some())..]);
    let (rest, _) = opt(part(Part::Relative)).parse(rest)?;
    let (rest, (act, chunk)) = act(rest)?;
    let roles = [Role::Done, Role::Dies, Role::States, Role::People];
    let sense = act.senses.iter().find(|sense| roles.contains(&sense.role));
    let pairs = rest.0.iter().take(2 * REACH).zip(rest.0.iter().skip(1));
    let level = pairs.map(|(link, next)| (link, next.part)).position(|(link, next)| {
        let bare = matches!(next, Part::Phrase(at) if scene.phrases[at].noun.is_empty());
        let link = &scene.tokens[link.tokens.start];
        bare && link.is_any(set!["to", "at"])
    });
    let Some(level) = level.filter(|_| counts) else { return Err(nom::Err::Error(())) };
    let (rest, number) = phrase(rest.skip(level + 1))?;
    or_none(rest, sense.map(|sense| Found::plain(number, sense.kind, scene.span(chunk), "toll")))
}

/// `total = ("bringing" | "taking" | "raising") … ("total" | "number" | "figure") … phrase`
///
/// > **bringing the total to 34**
pub(super) fn total<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let Some((chunk, rest)) = input.split_first() else { return Err(nom::Err::Error(())) };
    let words = &scene.tokens[chunk.tokens.clone()];
    let names = chunk.part == Part::Words
        && words
            .iter()
            .any(|token| token.is_any(set!["total", "tally", "figure", "number", "count"]));
    let before = scene.tokens[scene.range.start..chunk.tokens.start].iter().rev().take(3);
    let raised = before.clone().any(|token| token.is_any(RAISING));
    if !(names && raised) {
        return Err(nom::Err::Error(()));
    }
    // "bringing the total to 677 orders from 47 customers"
    let first = rest.0.iter().take(REACH).find_map(|chunk| match chunk.part {
        Part::Phrase(number) => Some(number),
        _ => None,
    });
    let number = after_toll(scene, rest).filter(|number| Some(*number) == first);
    let of = rest.0.first().is_some_and(|next| next.part == Part::Of);
    let found = number.and_then(|number| {
        // "bringing the total to 59,106 fatalities"
        let senses = scene.phrases[number].noun.senses;
        let own = senses.iter().find(|sense| sense.role == Role::Nouns).map(|sense| sense.kind);
        // "puts the number of militants among the dead at 20,000"
        let kind = own.or_else(|| named_before(rest, number));
        let plain = Found::plain(number, Kind::COUNT, scene.span(chunk), "toll");
        (kind.is_some() || !of).then_some(Found { kind, ..plain })
    });
    or_none(rest, found)
}

/// `tally = ( "count" | "tally" | "total" | "figure" ) … risen "to" phrase`, where the phrase has no noun: more of what is told
/// already
///
/// > **The count had gone up to 1,311** · by Friday **the tally had risen to 40** · 5 more downed; **total now 29**
pub(super) fn tally<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let Some((head, rest)) = input.split_first() else { return Err(nom::Err::Error(())) };
    let mut words = scene.tokens[head.tokens.clone()].iter().rev();
    if !words.any(|token| token.is_any(set!["count", "tally", "total", "figure"])) {
        return Err(nom::Err::Error(()));
    }
    let of = rest.0.first().is_some_and(|next| next.part == Part::Of);
    let now = scene.tokens[head.tokens.end - 1].is_any(set!["now", "stands", "reaches"]);
    let stands = rest.0.first().and_then(|next| match next.part {
        Part::Phrase(number) if now && scene.phrases[number].noun.is_empty() => Some(number),
        _ => None,
    });
    let number = stands.or_else(|| risen(scene, input)).filter(|_| !of);
    // "the missing figure"
    let own = scene.chunks.partition_point(|chunk| chunk.tokens.start < head.tokens.start);
    let kind = own.checked_sub(1).and_then(|before| match scene.chunks[before].part {
        Part::Act(act) if act.voice == Voice::Bare => act.senses.first().map(|sense| sense.kind),
        _ => None,
    });
    let plain = |number| Found::plain(number, Kind::COUNT, scene.span(head), "toll");
    or_none(rest, number.map(|number| Found { kind, ..plain(number) }))
}

/// `losses = "losses" … ( "amounted" | "stood" | "came" ) ("to" | "at") phrase`, of people, or of a side's
///
/// > **Russian losses** over the past day **amounted to 1,230 people**
pub(super) fn losses<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    const VERBS: &WordSet = set!["amounted", "amount", "stood", "stand", "came", "come"];
    let Some((head, rest)) = input.split_first() else { return Err(nom::Err::Error(())) };
    let words = &scene.tokens[head.tokens.clone()];
    let Some(at) = words.iter().position(|token| token.is("losses")) else {
        return Err(nom::Err::Error(()));
    };
    let side = at > 0
        && (words[at - 1].is_class(class::NATIONALITY)
            || words[at - 1].is_any(set!["enemy", "personnel", "manpower", "troop", "combat"]));
    let pairs = rest.0.iter().take(2 * REACH).zip(rest.0.iter().skip(1));
    let goal = pairs.take_while(|(link, _)| link.part != Part::Stop).find_map(|(link, next)| {
        let start = link.tokens.start;
        let verb = scene.tokens[start].is_any(set!["to", "at"])
            && start.checked_sub(1).is_some_and(|verb| scene.tokens[verb].is_any(VERBS));
        match next.part {
            Part::Phrase(number) if verb => Some(number),
            _ => None,
        }
    });
    let counts = |number: &PhraseNumber| {
        let noun = &scene.phrases[*number].noun;
        noun.classes.meets(people()) || noun.is_empty() && side
    };
    let kind = tollcheck_lexicon::kind("casualties");
    let found = goal.filter(counts).zip(kind);
    let span = scene.span(head);
    or_none(rest, found.map(|(number, kind)| Found::plain(number, kind, span, "toll")))
}

/// `spoken = ( "spoke" | "spoken" | "talked" ) "of" phrase`, where the phrase has no noun: another number for what is told already
///
/// > Dozens died. A hospital official **spoke of 300**.
pub(super) fn spoken<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (of, number)) = (part(Part::Of), phrase).parse(input)?;
    let verb = of.tokens.start.checked_sub(1).map(|at| &scene.tokens[at]);
    let speaks = verb.is_some_and(|verb| {
        verb.is_any(set!["spoke", "speaks", "speaking", "spoken", "talked", "talks", "talking"])
    });
    let phrase = &scene.phrases[number];
    let bare = phrase.noun.is_empty() && !phrase.some_of;
    let found = (speaks && bare)
        .then(|| Found { kind: None, ..Found::plain(number, Kind::COUNT, scene.span(of), "toll") });
    or_none(rest, found)
}

/// The kind of those whose *number* is told before the phrase `number`: *the number of militants among **the dead***.
fn named_before(rest: Row<'_>, number: PhraseNumber) -> Option<Kind> {
    const ROLES: [Role; 5] = [Role::People, Role::States, Role::Done, Role::Dies, Role::Nouns];
    let before = rest.0.iter().take_while(|chunk| chunk.part != Part::Phrase(number));
    let mut acts = before.filter_map(|chunk| match chunk.part {
        Part::Act(act) => act.senses.iter().find(|sense| ROLES.contains(&sense.role)),
        _ => None,
    });
    acts.next().map(|sense| sense.kind)
}

/// `figure = "figure" | "estimate" | "toll" … "of" phrase`, where the phrase has no noun: another number for what is told
/// already
///
/// > killed 4,000 by their count; the UN gave **a lower figure of about 1,500**
pub(super) fn figure<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (head, _, number)) = (part(Part::Words), part(Part::Of), phrase).parse(input)?;
    let names = scene.tokens[head.tokens.end - 1]
        .is_any(set!["figure", "estimate", "tally", "count", "number"]);
    let phrase = &scene.phrases[number];
    let bare = phrase.noun.is_empty() && !phrase.some_of;
    let found = (names && bare).then(|| Found {
        kind: None,
        ..Found::plain(number, Kind::COUNT, scene.span(head), "toll")
    });
    or_none(rest, found)
}

/// The number of a toll: the next that counts people or nothing, before the clause ends; far off, one that it rose *to*.
///
/// > **The death toll** from floods set off by days of heavy rain in the east of the country **has climbed to 66**
fn after_toll(scene: &Scene<'_, '_>, rest: Row<'_>) -> Option<usize> {
    for (at, chunk) in rest.0.iter().take(2 * REACH).enumerate() {
        match chunk.part {
            Part::Phrase(number) => {
                let noun = &scene.phrases[number].noun;
                let goal = || {
                    let link = &scene.tokens[rest.0[at.saturating_sub(1)].tokens.start];
                    noun.is_empty() && link.is_any(set!["to", "at"])
                };
                if at >= REACH && !goal() {
                    return None;
                }
                if noun.is_empty()
                    || noun.classes.meets(people())
                    || noun
                        .senses
                        .iter()
                        .any(|sense| matches!(sense.role, Role::People | Role::Nouns))
                {
                    return Some(number);
                }
            }
            Part::Stop if !scene.tokens[chunk.tokens.start].is(":") => return None,
            // "the number of people killed when a tower came down has risen to 18"
            Part::Clause if !scene.tokens[chunk.tokens.start].is_any(set!["as", "since"]) => {
                return risen(scene, Row(&rest.0[at + 1..]));
            }
            Part::Act(act) if act.plays(&[Role::Tolls]) => return None,
            _ => {}
        }
    }
    None
}

/// The number to which something has *risen*, past a clause in between.
fn risen(scene: &Scene<'_, '_>, rest: Row<'_>) -> Option<PhraseNumber> {
    const VERBS: &WordSet = set![
        "risen",
        "climbed",
        "increased",
        "grown",
        "jumped",
        "soared",
        "rose",
        "fallen",
        "dropped",
        "up",
        "cut",
        "lowered",
        "reduced",
        "revised",
    ];
    let pairs = rest.0.iter().zip(rest.0.iter().skip(1)).take(2 * REACH);
    let clause = pairs.take_while(|(link, _)| link.part != Part::Stop);
    let mut numbers = clause.filter_map(|(link, next)| match next.part {
        Part::Phrase(number) => Some((link.tokens.start, number)),
        _ => None,
    });
    let goal = numbers.find(|(to, number)| {
        scene.phrases[*number].noun.is_empty()
            && scene.tokens[*to].is("to")
            && scene.tokens[to - 1].is_any(VERBS)
    });
    goal.map(|(_, number)| number)
}
