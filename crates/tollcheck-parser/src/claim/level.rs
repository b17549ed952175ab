//! Numbers that something is put at, falls to or comes to: *deaths fell to 34*, *put the dead at 34*.

use tollcheck_lexicon::{Role, class};
use tollcheck_model::{Kind, Span};

use super::chunk::{Chunk, Part, PhraseNumber, Row, Voice};
use super::closed::CHANGES;
use super::scene::Scene;
use super::shape::{Found, Read, act, or_none, phrase};
use crate::set::{WordSet, set};

/// How many chunks may stand between a noun and its number.
const REACH: usize = 9;

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

/// What is left after a verb of change and its share, if it has one: *fell **by a third** to 40*, *rose **12 percent last
/// year** to 340*; else `rest`; and whether it has one. The verb may be read already.
fn skip_share<'c>(scene: &Scene<'_, '_>, rest: Row<'c>, read: bool) -> (Row<'c>, bool) {
    let starts = |chunk: &Chunk, words: &WordSet| scene.tokens[chunk.tokens.start].is_any(words);
    let after = match rest.0 {
        after if read => after,
        [verb, after @ ..] if starts(verb, CHANGES) => after,
        _ => return (rest, false),
    };
    let percent = |chunk: &Chunk| {
        let mut words = scene.tokens[chunk.tokens.clone()].iter();
        words.any(|token| token.text == "%" || token.is_any(set!["percent", "cent"]))
    };
    let to = after.iter().take(SHARE).position(|chunk| starts(chunk, set!["to"]));
    let share = |to: &usize| {
        let by = after.first().is_some_and(|first| starts(first, set!["by"]));
        let ends = |chunk: &Chunk| matches!(chunk.part, Part::Comma | Part::Stop | Part::Clause);
        (by || after[..*to].iter().any(percent)) && !after[..*to].iter().any(ends)
    };
    to.filter(share).map_or((rest, false), |to| (Row(&after[to..]), true))
}

/// How many chunks a share may take.
const SHARE: usize = 6;

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
