//! Shapes in which other words than verbs report.

use std::ops::Range;

use tollcheck_lexicon::{Class, class};

use super::adjunct;
use super::content::{self, Field};
use super::cue::Cue;
use super::form::{self, Form};
use super::part::{Part, part, part_at};
use super::quote::Quotes;
use super::source;
use super::speaker;
use super::speech::Speech;
use crate::set::set;
use crate::text::Text;
use crate::token::Token;

/// `subject "be" participle content [ "by" speaker ]`
///
/// > **Five people were reported dead** · It is alleged that **five people died**
pub(super) fn passive(
    text: &Text<'_>,
    quotes: &Quotes,
    field: &Field,
    cue: &Cue,
) -> Option<Speech> {
    let tokens = &text.tokens;
    let hi = field.tokens.end;
    if cue.classes.meets(class::CUE_BOUND) && !cue.classes.meets(class::CUE_HEDGED) {
        return None;
    }
    let next = tokens[..hi].get(cue.tokens.end);
    if next.is_some_and(|next| part(next) == Part::That) && is_it(tokens, field, cue) {
        let content = content::right(tokens, quotes, cue.tokens.end, hi)?;
        return Some(Speech::new(None, cue, cue.tokens.clone(), content));
    }
    // "had not been identified" denies nothing
    if cue.negated && tokens[cue.tokens.start].is("identified") {
        return None;
    }
    let clause = clause(text, field, cue.tokens.start);
    if next.is_some_and(|next| next.is("by")) {
        let source = source::after(tokens, cue.tokens.end + 1, hi, true)?;
        let unit = cue.tokens.start..source.end;
        // "identified by their faces"
        let owned = part_at(tokens, source.start) == Part::Determiner
            && tokens[source.start].is_any(set!["his", "her", "their"]);
        let source = Some(source)
            .filter(|source| !owned || speaker::ends_in_speaker(&tokens[source.clone()]));
        return source.map(|source| Speech::new(Some(source), cue, unit, clause));
    }
    Some(Speech::new(None, cue, cue.tokens.clone(), clause))
}

/// Whether the subject of a passive cue is an *it* that stands for what follows.
fn is_it(tokens: &[Token<'_>], field: &Field, cue: &Cue) -> bool {
    let words = tokens.get(field.tokens.start..cue.tokens.start).unwrap_or(&[]);
    let mut before =
        words.iter().rev().take(4).skip_while(|word| {
            matches!(part(word), Part::Auxiliary | Part::Adverb | Part::Negation)
        });
    before.next().is_some_and(|word| word.is("it"))
}

/// `subject "be" ("quoted" | "cited") "by" speaker "as" ("saying" | "telling" …) content`
///
/// > **The mayor was quoted by the agency as saying five people died**
pub(super) fn quoted_by(
    text: &Text<'_>,
    quotes: &Quotes,
    field: &Field,
    at: usize,
) -> Option<Speech> {
    const REACH: usize = 12;
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = field.tokens;
    let by = tokens[..hi].get(at + 1).is_some_and(|next| next.is("by"));
    if !by || !tokens[at].is_any(set!["quoted", "cited"]) {
        return None;
    }
    let verb = (at + 3..hi.min(at + REACH)).find(|&verb| {
        tokens[verb - 1].is("as")
            && tokens[verb].is_any(set!["saying", "telling", "stating", "claiming"])
    })?;
    let source = source::before(tokens, lo, at)?;
    let content = content::right(tokens, quotes, verb + 1, hi)?;
    let cue =
        Cue { tokens: at..verb + 1, form: Form::Finite, classes: Class::NONE, negated: false };
    let unit = source.start..verb + 1;
    Some(Speech::new(Some(source), &cue, unit, content))
}

/// `content "," "according to" speaker | "according to" speaker "," content`
///
/// > **Five people died, according to police**
pub(super) fn preposition(
    text: &Text<'_>,
    quotes: &Quotes,
    field: &Field,
    cue: &Cue,
    earlier: Option<&Speech>,
) -> Option<Speech> {
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = field.tokens;
    let at = cue.tokens.start;
    let leads = at == lo
        || matches!(
            part_at(tokens, at - 1),
            Part::That
                | Part::But
                | Part::And
                | Part::Subordinator
                | Part::Quote
                | Part::Colon
                | Part::Dash
        ) && part_at(tokens, at - 1) != Part::Quote;
    let source = source::after(tokens, cue.tokens.end, hi, !leads)?;
    let unit = at..source.end;
    let content = if leads {
        content::right(tokens, quotes, unit.end, hi)?
    } else {
        let start =
            earlier.filter(|earlier| earlier.content.start > earlier.unit.start).map_or_else(
                || content::left(tokens, quotes, field, at).map_or(lo, |left| left.start),
                |earlier| earlier.content.start,
            );
        let goes_on = tokens[..hi].get(unit.end).is_some_and(|next| part(next) == Part::Comma)
            && !content::breaks_off(tokens, unit.end + 1, hi);
        let comma = at > start && part_at(tokens, at - 1) == Part::Comma;
        let end = if goes_on { hi } else { at - usize::from(comma) };
        if start >= end {
            return None;
        }
        start..end
    };
    Some(Speech::new(Some(source), cue, unit, content))
}

/// `( "in" | "by" ) document "," content | content ( "in" | "by" ) document`
///
/// > **In a survey of 40 hospitals, 12 had no water** · **Twelve had no water in a survey of hospitals.**
pub(super) fn document(
    text: &Text<'_>,
    quotes: &Quotes,
    field: &Field,
    at: usize,
) -> Option<Speech> {
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = field.tokens;
    let preposition = (lo.max(at.saturating_sub(12))..at).rev().find(|&before| {
        !matches!(
            part_at(tokens, before),
            Part::Word
                | Part::Name
                | Part::Determiner
                | Part::Hyphen
                | Part::Possessive
                | Part::Number
                | Part::Day
                | Part::Mark
        )
    })?;
    // "by an average of seven points"
    let amount = tokens[at].is("average")
        && tokens[..hi].get(at + 2).is_some_and(|number| part(number) == Part::Number);
    if amount || !tokens[preposition].is_any(set!["in", "by", "from"]) {
        return None;
    }
    let source = source::after(tokens, preposition + 1, hi, false)?;
    let leads = preposition == lo
        || matches!(part_at(tokens, preposition - 1), Part::Comma | Part::And | Part::But);
    let from = adjunct::skip(tokens, source.end, hi);
    let comma = tokens[..hi].get(from).is_some_and(|next| part(next) == Part::Comma);
    let ends = tokens[..hi].get(from).is_none_or(|next| part(next) == Part::Stop);
    let content = match (leads, comma, ends) {
        (true, true, _) => content::right(tokens, quotes, from, hi)?,
        (false, true, _) | (false, _, true) => lo..preposition,
        _ => return None,
    };
    let cue = Cue {
        tokens: preposition..preposition + 1,
        form: Form::Preposition,
        classes: Class::NONE,
        negated: false,
    };
    (!content.is_empty())
        .then(|| Speech::new(Some(source.clone()), &cue, preposition..source.end, content))
}

/// `document ( "has" | "gives" ) content`
///
/// > **The latest count has 40 people dead**
pub(super) fn measure(
    text: &Text<'_>,
    quotes: &Quotes,
    field: &Field,
    at: usize,
) -> Option<Speech> {
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = field.tokens;
    let verb = at + 1;
    let has = tokens[..hi].get(verb)?.is_any(set!["has", "had", "have", "gives", "gave", "give"]);
    let object = tokens[..hi].get(verb + 1).is_some_and(|next| {
        matches!(part(next), Part::Name | Part::Number | Part::Determiner | Part::Pronoun)
    });
    let source = source::before(tokens, lo, verb).filter(|_| has && object)?;
    let content = content::right(tokens, quotes, verb + 1, hi)?;
    let cue =
        Cue { tokens: verb..verb + 1, form: Form::Finite, classes: Class::NONE, negated: false };
    let unit = source.start..verb + 1;
    Some(Speech::new(Some(source), &cue, unit, content))
}

/// `clause`, with an adverb in it by which nobody vouches for it.
///
/// > **Five people reportedly died**
pub(super) fn adverb(text: &Text<'_>, field: &Field, cue: &Cue) -> Option<Speech> {
    let clause = clause(text, field, cue.tokens.start);
    (clause.len() > 1).then(|| Speech::new(None, cue, cue.tokens.clone(), clause))
}

/// `speaker "'s" { adjective } noun "that" content`
///
/// > **the army's claim that five fighters died**
pub(super) fn noun(text: &Text<'_>, quotes: &Quotes, field: &Field, cue: &Cue) -> Option<Speech> {
    let tokens = &text.tokens;
    let owner = form::owner(tokens, field.tokens.start, cue.tokens.start)?;
    let source = if part_at(tokens, owner) == Part::Possessive {
        source::before(tokens, field.tokens.start, owner)?
    } else {
        owner..owner + 1
    };
    let unit = source.start..cue.tokens.end;
    let content = content::right(tokens, quotes, cue.tokens.end, field.tokens.end)?;
    Some(Speech::new(Some(source), cue, unit, content))
}

/// The clause around the token `at`, between the marks and words that part clauses.
fn clause(text: &Text<'_>, field: &Field, at: usize) -> Range<usize> {
    const REACH: usize = 40;
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = field.tokens;
    let parts = |at: &usize| {
        matches!(
            part_at(tokens, *at),
            Part::Semicolon
                | Part::Colon
                | Part::Dash
                | Part::Stop
                | Part::But
                | Part::That
                | Part::Subordinator
        )
    };
    let floor = lo.max(at.saturating_sub(REACH));
    let acts = |at: usize| {
        matches!(part_at(tokens, at), Part::Verb | Part::Auxiliary)
            || tokens[at].is_class(class::TENSE_PAST)
    };
    // "Three villages remained cut off, and no deaths were reported"
    let joins = |at: &usize| {
        part_at(tokens, *at) == Part::And
            && *at > floor
            && part_at(tokens, *at - 1) == Part::Comma
            && (floor..*at).any(acts)
    };
    let start = (floor..at)
        .rev()
        .find(|before| parts(before) || joins(before))
        .map_or(floor, |before| before + 1);
    let end = (at..hi.min(at + REACH)).find(parts).unwrap_or(hi.min(at + REACH));
    start..end.max(at + 1)
}
