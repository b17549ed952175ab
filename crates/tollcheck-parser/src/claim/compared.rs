//! Figures that another is compared with: *up from 31*, *against 600 in the same period last year*.

use tollcheck_lexicon::class;
use tollcheck_model::{Kind, Scope};

use super::chunk::{Part, PhraseNumber};
use super::phrase::Phrase;
use super::scene::Scene;
use super::shape::Found;
use super::share::Told;
use crate::set::set;
use crate::token::{Token, TokenSort};

/// How many chunks may stand between a figure and the one that it is compared with.
const REACH: usize = 16;

/// `compared = told { place | words } [","] comparison phrase`, where the phrase has no noun: it is of the same kind.
///
/// `comparison = [ "up" | "down" ] "from" | "compared" ("with" | "to") | "against" | "versus"`; *from* alone goes back
/// from a toll, or where the phrase has a time of its own
///
/// > rose to 34 **from 31** · 19 have been killed, **up from 12** · 40 in May **from 61 in April**
pub(super) fn compared(
    scene: &Scene<'_, '_>,
    told: &[Option<Told>],
    at: PhraseNumber,
) -> Option<Told> {
    let before = at.checked_sub(1)?;
    let first = told[before].filter(|told| told.found.kind.is_some() || is_toll(told))?;
    let phrase = &scene.phrases[at];
    let between = &scene.chunks[scene.phrases[before].chunk + 1..phrase.chunk];
    let one_clause = between.iter().all(|chunk| {
        !matches!(chunk.part, Part::Stop | Part::Clause | Part::Relative | Part::Including)
            || scene.tokens[chunk.tokens.start].is("since")
            || matches!(&scene.tokens[chunk.tokens.start..], [as_, of, ..] if as_.is("as") && of.is("of"))
    });
    let start = scene.chunks[phrase.chunk].tokens.start;
    let words = &scene.tokens[scene.range.start.min(start)..start];
    // "from a record 8,221"
    let article = |token: &&Token<'_>| token.is_any(set!["a", "an", "the", "record", "estimated"]);
    let words = &words[..words.len() - words.iter().rev().take_while(article).count()];
    let compares = match words {
        [.., up, from] if from.is("from") && up.is_any(set!["up", "down"]) => true,
        [.., from] if from.is("from") => is_toll(&first) || is_dated(scene, phrase),
        [.., compared, with] if compared.is("compared") => with.is_any(set!["with", "to"]),
        [.., against] => against.is_any(set!["against", "versus", "vs"]),
        [] => false,
    };
    let goes_to = is_toll(&first)
        && between.len() <= 4
        && words.last().is_some_and(|to| to.is("to"))
        && between.last().is_some_and(|chunk| chunk.part == Part::Preposition);
    let bare = phrase.noun.is_empty() && !phrase.some_of;
    if !(bare && one_clause && between.len() <= REACH && (compares || goes_to)) {
        return None;
    }
    let found = Found { phrase: at, ..first.found };
    let total = goes_to || is_toll(&first) && is_dated(scene, phrase);
    let rule = if total { first.rule } else { "compared" };
    Some(Told { found, rule, part_of: None, part_of_last: false })
}

/// `that-compares = ("that" | "this") ("compares" | "compared") ("with" | "to") phrase`, at the head of a sentence: another number of
/// what the sentence before told `last`
///
/// > The toll rose to 40. **That compares with 28** a day earlier.
pub(super) fn that_compares(scene: &Scene<'_, '_>, last: Option<Kind>) -> Option<Told> {
    let [that, compares, with, ..] = scene.tokens.get(scene.range.clone())? else { return None };
    let phrase = scene.phrases.first()?;
    let links = that.is_any(set!["that", "this", "it"])
        && compares.is_any(set!["compares", "compared"])
        && with.is_any(set!["with", "to"]);
    let near = phrase.chunk <= 4 && phrase.noun.is_empty();
    let kind = last.filter(|kind| links && near && *kind != Kind::COUNT)?;
    let found = Found::plain(0, kind, that.span().to(with.span()), "verb");
    Some(Told { found, rule: "compared", part_of: None, part_of_last: false })
}

/// Whether `told` counts up: a toll, a total, a level.
fn is_toll(told: &Told) -> bool {
    matches!(told.rule, "toll" | "total" | "level" | "number")
}

/// What a figure that another is compared with runs over: its own time, where one follows it; else it is only the other
/// end of a change.
pub(super) fn scope(scene: &Scene<'_, '_>, phrase: &Phrase) -> Scope {
    if is_dated(scene, phrase) { Scope::Event } else { Scope::Change }
}

/// Whether a time follows `phrase`: *61 **in April***, *31 **a day earlier***.
fn is_dated(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let to = scene.tokens.partition_point(|token| token.end() <= phrase.span.end);
    let after = scene.tokens[to..].iter().take(7);
    let mut near = after.take_while(|token| token.sort != TokenSort::Mark);
    let time = |token: &Token<'_>| {
        token.is_class(class::CALENDAR)
            || token.text.len() == 4 && token.has_digit()
            || token.is_any(set![
                "earlier",
                "before",
                "ago",
                "yesterday",
                "previous",
                "last",
                "same"
            ])
    };
    near.any(time)
}
