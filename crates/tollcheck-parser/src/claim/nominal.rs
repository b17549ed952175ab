//! Shapes in which a noun says what is counted.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use tollcheck_lexicon::{Role, class};
use tollcheck_model::{Kind, Span};

use super::chunk::{Chunk, Part, PhraseNumber, Row, Voice};
use super::closed::{CHANGES, RAISING};
use super::noun::people;
use super::scene::Scene;
use super::shape::{Found, Read, act, or_none, part, phrase};
use crate::set::{WordSet, set};

/// How many chunks may stand between a toll and its number.
const REACH: usize = 9;

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

/// `toll = toll-noun … ("to" | "at" | "of" | "is" | "reached") phrase`
///
/// > **the death toll rose to 34**
pub(super) fn toll<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    let Some(sense) = act.senses.iter().find(|sense| sense.role == Role::Tolls) else {
        return Err(nom::Err::Error(()));
    };
    let number = after_toll(scene, rest);
    or_none(rest, number.map(|number| Found::plain(number, sense.kind, scene.span(chunk), "toll")))
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

/// `number = ("number" | "total") "of" words [relative] act … ("to" | "at") phrase`
///
/// > **The number of people who have died** since the dam burst **has risen to 34**
pub(super) fn number<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let [head, of, whom, after @ ..] = input.0 else { return Err(nom::Err::Error(())) };
    let counts = head.part == Part::Words
        && of.part == Part::Of
        && scene.tokens[head.tokens.end - 1].is_any(set!["number", "total", "tally", "count"])
        && whom.part == Part::Words
        && scene.tokens[whom.tokens.end - 1].is_class(people());
    let (rest, _) = opt(part(Part::Relative)).parse(Row(after))?;
    let (rest, (act, chunk)) = act(rest)?;
    let roles = [Role::Done, Role::Dies, Role::States];
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

/// `level = noun-of-a-kind verb [ "by" share ] ("at" | "to" | "as") phrase`
///
/// > **Deaths stood at 34** · **casualties were put at 60** · **attacks fell by a third to 40**
pub(super) fn level<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let Some((chunk, rest)) = input.split_first() else { return Err(nom::Err::Error(())) };
    let sense = match chunk.part {
        Part::Act(act) => act.senses.iter().find(|sense| sense.role == Role::Nouns),
        _ => None,
    };
    if let Some((kind, number)) = put_at(scene, chunk, rest) {
        return Ok((rest, Found::plain(number, kind, scene.span(chunk), "noun")));
    }
    let Some(kind) = sense.map(|sense| sense.kind).or_else(|| attacks(scene, chunk)) else {
        return Err(nom::Err::Error(()));
    };
    let changed = scene.tokens[chunk.tokens.end - 1].is_any(CHANGES);
    let (rest, shared) = skip_share(scene, rest, changed);
    let verb = |chunk: &&Chunk| {
        let first = &scene.tokens[chunk.tokens.start];
        matches!(chunk.part, Part::Verb | Part::Be | Part::Preposition | Part::Clause | Part::Words)
            && !first.is_any(set!["after", "when", "while", "before", "in", "on", "by", "since"])
            || first.is_any(CHANGES)
    };
    let links = rest.0.iter().take(4).take_while(verb).count();
    let verbs = rest.0[..links]
        .iter()
        .any(|chunk| matches!(chunk.part, Part::Verb | Part::Be | Part::Words | Part::Act(_)));
    let (rest, number) = phrase(rest.skip(links))?;
    let level = if changed || shared { links > 0 } else { links > 1 && verbs };
    let last = scene.phrases[number].noun.is_empty() && level;
    or_none(rest, last.then(|| Found::plain(number, kind, scene.span(chunk), "noun")))
}

/// What is left after a verb of change and its share, if it has one: *fell **by a third** to 40*; else `rest`; and whether
/// it has one. The verb may be read already.
fn skip_share<'c>(scene: &Scene<'_, '_>, rest: Row<'c>, read: bool) -> (Row<'c>, bool) {
    let starts = |chunk: &Chunk, words: &WordSet| scene.tokens[chunk.tokens.start].is_any(words);
    let after = match rest.0 {
        [by, after @ ..] if read && starts(by, set!["by"]) => after,
        [verb, by, after @ ..] if starts(verb, CHANGES) && starts(by, set!["by"]) => after,
        _ => return (rest, false),
    };
    let to = after.iter().take(3).position(|chunk| starts(chunk, set!["to"]));
    to.map_or((rest, false), |to| (Row(&after[to..]), true))
}

/// The kind of attacks where `chunk` ends in a plural of them that changes in number: ***attacks** fell to 40*.
fn attacks(scene: &Scene<'_, '_>, chunk: &Chunk) -> Option<Kind> {
    let words = &scene.tokens[chunk.tokens.clone()];
    let (own, verb) = match words {
        [.., own, verb] if verb.is_any(CHANGES) => (own, Some(verb)),
        [.., own] => (own, scene.tokens.get(chunk.tokens.end)),
        [] => return None,
    };
    let plural = own.is_class(class::ATTACK) && !own.is_class(class::SINGULAR);
    let changes = verb.is_some_and(|verb| verb.is_any(CHANGES));
    (plural && changes).then(|| tollcheck_lexicon::kind("attacks"))?
}

/// The kind of those whom somebody puts at a number, and the number: *put **the dead** on the ground **at 31***.
fn put_at(scene: &Scene<'_, '_>, chunk: &Chunk, rest: Row<'_>) -> Option<(Kind, PhraseNumber)> {
    const PUTS: &WordSet = set!["put", "puts", "putting", "estimated", "counted"];
    let Part::Act(act) = chunk.part else { return None };
    let before = &scene.tokens[scene.range.start.min(chunk.tokens.start)..chunk.tokens.start];
    let put = match before {
        [.., put, the] if the.is_any(set!["the", "its", "their"]) => {
            put.is_any(PUTS) || put.is("and") && before.iter().any(|token| token.is_any(PUTS))
        }
        _ => false,
    };
    let number = rest.0.iter().take(5).find_map(|next| match next.part {
        Part::Phrase(number) => Some((number, next.tokens.start)),
        _ => None,
    });
    let (number, start) = number.filter(|_| put && act.voice == Voice::Bare)?;
    let at = scene.tokens[start - 1].is("at") && scene.phrases[number].noun.is_empty();
    let roles = [Role::People, Role::States, Role::Done];
    let sense = act.senses.iter().find(|sense| roles.contains(&sense.role));
    sense.filter(|_| at).map(|sense| (sense.kind, number))
}

/// `numbered = act ( "numbered" | "totalled" ) phrase | noun-of-a-kind phrase`, where the number of the last is bounded by
/// a verb of its own
///
/// > **Fatalities numbered 12** · **the wounded totalled 30** · **deaths exceeding 500**
pub(super) fn numbered<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    let (rest, (act, chunk)) = act(input)?;
    let verb = rest.0.first().filter(|verb| {
        verb.tokens.len() == 1
            && scene.tokens[verb.tokens.start].is_any(set![
                "numbered", "number", "totalled", "totaled", "total", "reached", "neared",
            ])
    });
    let (rest, number) = phrase(rest.skip(usize::from(verb.is_some())))?;
    let phrase = &scene.phrases[number];
    let bounds = scene.tokens.get(scene.chunks[phrase.chunk].tokens.start).is_some_and(|token| {
        token.is_any(set!["exceeding", "exceeded", "surpassing", "surpassed", "topping", "topped"])
    });
    let roles: &[Role] = match verb {
        Some(_) => &[Role::Nouns, Role::People, Role::States],
        None => &[Role::Nouns, Role::People],
    };
    let sense = act.senses.iter().find(|sense| roles.contains(&sense.role));
    let says = (verb.is_some() || bounds) && phrase.noun.is_empty() && act.voice == Voice::Bare;
    let found = sense
        .filter(|_| says)
        .map(|sense| Found::plain(number, sense.kind, scene.span(chunk), "noun"));
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
    let found = number.map(|number| {
        // "bringing the total to 59,106 fatalities"
        let senses = scene.phrases[number].noun.senses;
        let own = senses.iter().find(|sense| sense.role == Role::Nouns);
        let plain = Found::plain(number, Kind::COUNT, scene.span(chunk), "toll");
        Found { kind: own.map(|sense| sense.kind), ..plain }
    });
    or_none(rest, found)
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
        "dropped"
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

/// `restated = phrase-of-a-kind … ("put" | "revised" | "coded" | …) ("at" | "to" | "as") phrase`
///
/// > **The 20 deaths** reported on Monday **were revised to 18**
pub(super) fn restated<'c>(scene: &Scene<'_, '_>, input: Row<'c>) -> Read<'c, Found> {
    const VERBS: &WordSet = set![
        "put",
        "coded",
        "counted",
        "recorded",
        "listed",
        "revised",
        "estimated",
        "corrected",
        "adjusted",
        "updated",
        "lowered",
        "raised",
        "reduced",
        "cut",
        "increased",
        "downgraded",
        "down",
        "up",
    ];
    let (rest, first) = phrase(input)?;
    let sense = scene.phrases[first].noun.senses.iter().find(|sense| sense.role == Role::Nouns);
    let clause = rest.0.iter().take(2 * REACH).take_while(|chunk| chunk.part != Part::Stop);
    let link = clause.zip(rest.0.iter().skip(1)).position(|(link, next)| {
        let start = link.tokens.start;
        let bare = |number: PhraseNumber| {
            scene.phrases[number].noun.is_empty() && !scene.phrases[number].some_of
        };
        matches!(next.part, Part::Phrase(number) if bare(number))
            && scene.tokens[start].is_any(set!["as", "at", "to"])
            && start.checked_sub(1).is_some_and(|verb| scene.tokens[verb].is_any(VERBS))
    });
    let Some(link) = link else { return Err(nom::Err::Error(())) };
    let because =
        Span::new(scene.tokens[rest.0[link].tokens.start - 1].start, scene.span(&rest.0[link]).end);
    let (rest, number) = phrase(rest.skip(link + 1))?;
    or_none(rest, sense.map(|sense| Found::plain(number, sense.kind, because, "verb")))
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
    let sense = scene.sense(&scene.phrases[number], act.senses, roles);
    let found = sense.map(|sense| Found {
        act: Some((act.senses, roles)),
        ..Found::plain(number, sense.kind, scene.span(chunk), "noun")
    });
    or_none(rest, found)
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
