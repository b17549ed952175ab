//! Subsets of what was counted before: *including three children*, *nine of them*.

use tollcheck_lexicon::{Role, class};
use tollcheck_model::{Amount, Modifier};

use super::chunk::{Chunk, Part, PhraseNumber};
use super::coordination::shares_verb;
use super::noun::{known, people, weapons};
use super::phrase::By;
use super::scene::Scene;
use super::shape::Found;
use super::share::Told;
use crate::set::set;

/// How many parts a whole may have, and how many chunks may stand between two.
const MOST: usize = 12;

/// `subset = whole … ( "including" | "," | "(" | ":" ) phrase | phrase "of them" | "," phrase adverb`: what is told of the whole
/// of which the phrase `at` is a subset, if it is one.
///
/// > killed 12 people, **including three children and a nurse**; **nine of them** seriously; **one critically**
pub(super) fn subset(
    scene: &Scene<'_, '_>,
    told: &[Option<Told>],
    at: PhraseNumber,
) -> Option<Told> {
    let phrase = &scene.phrases[at];
    if let Some(mine) = told[at]
        && (mine.part_of.is_some() || mine.part_of_last)
    {
        return None;
    }
    let earlier = || {
        (0..at).rev().take(6).find_map(|before| {
            let before = whole_before(scene, told, before, at);
            told[before].filter(|_| counts_alike(scene, before, at) && fits(scene, before, at))
        })
    };
    let mut before = phrase.chunk.checked_sub(1)?;
    // "27 deaths, including those of two officers"
    if let Some(including) = phrase.chunk.checked_sub(3)
        && matches!(&scene.chunks[including..phrase.chunk], [including, those, of]
            if including.part == Part::Including
                && scene.tokens[those.tokens.start].is_any(set!["those", "that"])
                && of.part == Part::Of)
    {
        before = including;
    }
    if scene.chunks[before].part == Part::Words {
        before = before.checked_sub(1)?;
    }
    match scene.chunks[before].part {
        // "of which 34 and four were shot down": what is told of both tells more than that they are some
        Part::Including if is_of(scene, before) && shares_verb(scene, told, at) => return None,
        Part::Including if !phrase.noun.classes.meets(class::THING) || is_nation(scene, at) => {
            return earlier().filter(|earlier| earlier.rule != "subset" || at > 0);
        }
        Part::Stop if scene.tokens[scene.chunks[before].tokens.start].is(":") && at > 0 => {
            return earlier().filter(|earlier| {
                earlier.found.phrase + 1 == at
                    && scene.chunks[before - 1].part == Part::Phrase(at - 1)
            });
        }
        // "eight people (three soldiers and five civilians)"
        Part::Bracket if told[at].is_none() && at > 0 && before > 0 => {
            let direct = scene.chunks[before - 1].part == Part::Phrase(at - 1)
                || scene.chunks[before - 1].part == Part::Bracket
                    && before > 1
                    && scene.chunks[before - 2].part == Part::Phrase(at - 1);
            return told[at - 1].filter(|_| direct && counts_alike(scene, at - 1, at));
        }
        Part::And | Part::Comma if at > 0 => {
            // goes on with a list of subsets
            let own = told[at].map(|own| own.found.because);
            let previous = told[at - 1].filter(|previous| {
                let part = previous.part_of.is_some() && phrase.noun.is_empty();
                (part || matches!(previous.rule, "subset" | "members")) && near(scene, at - 1, at)
            });
            if let Some(parent) = previous.and_then(|previous| previous.part_of) {
                return told[parent].filter(|parent| {
                    counts_alike(scene, parent.found.phrase, at)
                        && own.is_none_or(|own| own == parent.found.because)
                });
            }
        }
        _ => {}
    }
    if phrase.some_of && scene.whole_behind(at).is_none() {
        // "freed 110 prisoners in anger at one of the handovers": no prisoner
        let noun = &phrase.noun;
        let other = noun.senses.iter().any(|sense| sense.role == Role::Nouns) && !noun.is_known();
        return earlier().filter(|_| !other);
    }
    // "two deaths, one in the north"
    let apart = scene.chunks[before].part == Part::Comma
        && told[at].is_none()
        && phrase.noun.is_empty()
        && at > 0
        && before == scene.phrases[at - 1].chunk + 1
        && matches!(scene.chunks.get(phrase.chunk + 1), Some(next) if next.part == Part::Preposition);
    if apart {
        return told[at - 1];
    }
    let adverb = told[at].is_some_and(|told| {
        let word = scene
            .tokens
            .get(scene.tokens.partition_point(|token| token.start < told.found.because.span.start));
        // "one critically", but not "dozens still missing"
        let alone = word.is_some_and(|word| word.end() == told.found.because.span.end);
        told.rule == "state" && alone && word.is_some_and(super::closed::is_adverb)
    });
    if adverb && phrase.noun.is_empty() || told[at].is_some_and(|told| told.found.subset) {
        let next = (at + 1..scene.phrases.len()).take(1).find_map(|after| told[after]);
        let among = |told: Told| told.found.subset && told.rule != "members";
        return earlier().or(next.filter(|_| told[at].is_some_and(among)));
    }
    None
}

/// Whether the chunk `at` is *of which*, and no *including*.
fn is_of(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.tokens[scene.chunks[at].tokens.start].is("of")
}

/// The whole of the phrase `before`, where the verb of the whole stands between it and the phrase `at`: *113 people,
/// including **81 children**, have died, **15 of them** …*
fn whole_before(
    scene: &Scene<'_, '_>,
    told: &[Option<Told>],
    before: PhraseNumber,
    at: PhraseNumber,
) -> PhraseNumber {
    let between = &scene.chunks[scene.phrases[before].chunk + 1..scene.phrases[at].chunk];
    let verb = between.iter().any(|chunk| matches!(chunk.part, Part::Act(_) | Part::Be));
    told[before].and_then(|told| told.part_of).filter(|_| verb).unwrap_or(before)
}

/// Whether the part is no more than the whole.
fn fits(scene: &Scene<'_, '_>, whole: PhraseNumber, part: PhraseNumber) -> bool {
    let (whole, part) = (&scene.phrases[whole].quantity, &scene.phrases[part].quantity);
    match (whole.high.or(whole.value), part.value.or(part.low)) {
        (Some(most), Some(least)) if whole.modifier == Modifier::Exact => least <= most,
        _ => true,
    }
}

/// Whether the noun has a capital, though a list has it for a thing: *two Poles*.
fn is_nation(scene: &Scene<'_, '_>, at: PhraseNumber) -> bool {
    let words = scene.phrases[at].noun.words.clone();
    !scene.titled && scene.tokens[words].first().is_some_and(crate::token::Token::is_capital)
}

/// `parts = whole … ("," | ":" | "(" | "—") phrase { ("," | "and") phrase }`, whose numbers add up to the whole
///
/// > **Five people** died in the capital, **four** in a crash **and one** in a landslide
pub(super) fn parts(scene: &Scene<'_, '_>, told: &mut [Option<Told>]) {
    let mut whole = 0;
    while whole + 2 < scene.phrases.len() {
        let Some((mine, last)) = told[whole].zip(adding_up(scene, told, whole)) else {
            whole += 1;
            continue;
        };
        for (part, told) in told.iter_mut().enumerate().take(last + 1).skip(whole + 1) {
            let own = told.filter(|own| own.found.kind == mine.found.kind);
            let own = own.unwrap_or(Told { rule: "subset", ..mine });
            let found = Found { phrase: part, ..own.found };
            *told = Some(Told { found, part_of: Some(whole), ..own });
        }
        whole = last + 1;
    }
}

/// `adding-up = whole pause phrase { ( "," | "and" ) phrase }`: the last of the phrases after `whole` whose numbers add up to its
/// own.
///
/// > **Five people** died, **four** in a crash **and one** in a landslide
fn adding_up(
    scene: &Scene<'_, '_>,
    told: &[Option<Told>],
    whole: PhraseNumber,
) -> Option<PhraseNumber> {
    let exact = |at: PhraseNumber| {
        let phrase = &scene.phrases[at];
        let counts = matches!(phrase.by, By::Number | By::Relation)
            && phrase.quantity.modifier == Modifier::Exact;
        phrase.quantity.value.filter(|value| counts && *value > Amount::ZERO)
    };
    let total = exact(whole)?;
    let mut sum = Amount::ZERO;
    for part in whole + 1..scene.phrases.len().min(whole + MOST) {
        let kind = |told: Told| told.found.kind;
        let other = told[part]
            .is_some_and(|own| own.part_of.is_some() || Some(kind(own)) != told[whole].map(kind));
        let chunks = &scene.chunks[scene.phrases[part - 1].chunk + 1..scene.phrases[part].chunk];
        if other || !counts_alike(scene, whole, part) || !lists(scene, chunks, part == whole + 1) {
            return None;
        }
        sum = sum.plus(exact(part)?);
        if sum >= total {
            return (sum == total && part > whole + 1).then_some(part);
        }
    }
    None
}

/// Whether what stands between two phrases goes on with a list, or opens one.
fn lists(scene: &Scene<'_, '_>, between: &[Chunk], opens: bool) -> bool {
    let colon = |chunk: &Chunk| {
        chunk.part == Part::Stop && scene.tokens[chunk.tokens.start].is_any(set![":", "…"])
    };
    let plain = |chunk: &Chunk| {
        !matches!(chunk.part, Part::Clause | Part::Including | Part::Stop) || colon(chunk)
    };
    let joint = |chunk: &Chunk| {
        let pause = matches!(chunk.part, Part::Comma | Part::Bracket) || colon(chunk);
        if opens { pause } else { pause || chunk.part == Part::And }
    };
    let last = between.iter().rev().find(|chunk| chunk.part != Part::Words);
    between.len() <= MOST && between.iter().all(plain) && last.is_some_and(joint)
}

/// Whether the phrases may count the same sort of thing.
fn counts_alike(scene: &Scene<'_, '_>, one: PhraseNumber, other: PhraseNumber) -> bool {
    let (one, other) = (&scene.phrases[one].noun, &scene.phrases[other].noun);
    let class = |classes: tollcheck_lexicon::Class| {
        if classes.meets(people()) {
            1
        } else if classes.meets(weapons()) {
            2
        } else if classes.meets(known()) {
            3
        } else {
            0
        }
    };
    let (one, other) = (class(one.classes), class(other.classes));
    one == other || one == 0 || other == 0
}

/// Whether only words, places, commas and *and* stand between two phrases.
fn near(scene: &Scene<'_, '_>, one: PhraseNumber, other: PhraseNumber) -> bool {
    let between = &scene.chunks[scene.phrases[one].chunk + 1..scene.phrases[other].chunk];
    between.len() <= 8
        && between.iter().all(|chunk| {
            chunk.part.is_words()
                || matches!(
                    chunk.part,
                    Part::Preposition | Part::Of | Part::Comma | Part::And | Part::Bracket
                )
        })
}
