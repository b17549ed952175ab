//! Noun phrases: where one starts before a verb, and where one ends behind it.

use tollcheck_lexicon::class;

use super::adjunct;
use super::cue::REPORTING;
use super::part::{Part, part, part_at};
use crate::token::Token;

/// How many tokens a source may reach over.
pub(super) const REACH: usize = 40;

/// Where the bracket that closes before `end` opens.
pub(super) fn opening(tokens: &[Token<'_>], floor: usize, end: usize) -> Option<usize> {
    (floor..end).rev().take(12).find(|&at| part_at(tokens, at) == Part::Open)
}

/// Where the noun phrase that ends at `end` starts.
pub(super) fn start(tokens: &[Token<'_>], floor: usize, end: usize) -> usize {
    let mut at = end;
    let mut joint = None;
    while at > floor {
        let token = &tokens[at - 1];
        let ends_here = match part(token) {
            Part::Stop if token.is(".") && at < end && part_at(tokens, at) != Part::Quote => false,
            Part::Comma
            | Part::Colon
            | Part::Semicolon
            | Part::Dash
            | Part::Stop
            | Part::That
            | Part::But
            | Part::Subordinator
            | Part::Negation
            | Part::Quote
            | Part::Open => {
                joint = None;
                true
            }
            Part::Day => {
                let inner = tokens.get(at).is_some_and(|next| part(next) == Part::Possessive)
                    || at >= floor + 2 && part_at(tokens, at - 2) == Part::Verb;
                if !inner {
                    joint = None;
                }
                !inner
            }
            Part::Close => match opening(tokens, floor, at).filter(|&open| {
                open > floor && matches!(part_at(tokens, open - 1), Part::Word | Part::Name)
            }) {
                Some(open) => {
                    at = open + 1;
                    false
                }
                None => true,
            },
            Part::And => {
                if at < end {
                    joint.get_or_insert(at);
                }
                at == end
            }
            Part::Pronoun => {
                if at == end {
                    at -= 1;
                }
                true
            }
            Part::Relative if at == end => {
                at -= 1;
                true
            }
            Part::Relative => {
                matches!(part_at(tokens, at), Part::Determiner | Part::Name | Part::Pronoun)
            }
            Part::Verb | Part::Auxiliary => {
                !attributive(tokens, floor, at - 1, end) && !relative(tokens, floor, &mut at)
            }
            // "11:30 China says", "• The agency says"
            Part::Number => at > floor + 1 && tokens[at - 2].text == ":",
            Part::Mark => token.text == "•",
            _ => is_cue(token),
        };
        if ends_here {
            break;
        }
        at -= 1;
    }
    let stopped_at_verb = at > floor
        && (matches!(part_at(tokens, at - 1), Part::Verb | Part::Auxiliary)
            || is_cue(&tokens[at - 1]));
    let start = if stopped_at_verb { joint.unwrap_or(at) } else { at };
    trim(tokens, start, end)
}

/// Whether `token` can only be a verb that reports.
pub(super) fn is_cue(token: &Token<'_>) -> bool {
    token.is("according")
        || !token.is_capital()
            && token.is_class(REPORTING)
            && !token.is_class(class::CUE_NOUN | class::SPEAKER_DOCUMENT | class::CUE_BOUND)
}

/// Whether the verb at `at` belongs to a noun: *the **injured** driver*, *a poll **released** by …*
fn attributive(tokens: &[Token<'_>], floor: usize, at: usize, end: usize) -> bool {
    if part_at(tokens, at) != Part::Verb {
        return false;
    }
    let before = (at > floor).then(|| part_at(tokens, at - 1));
    let noun = before == Some(Part::Word)
        || at > floor && tokens[at - 1].is_class(class::SPEAKER_DOCUMENT);
    let next = (at + 1 < end).then(|| part_at(tokens, at + 1));
    matches!(
        before,
        Some(Part::Determiner | Part::Hyphen | Part::Possessive | Part::Preposition | Part::Number)
            | None
    ) || noun && matches!(next, Some(Part::Preposition | Part::Day))
}

/// Moves `at` to a relative pronoun not far before, where there is one.
fn relative(tokens: &[Token<'_>], floor: usize, at: &mut usize) -> bool {
    let from = floor.max(at.saturating_sub(12));
    for before in (from..*at).rev() {
        match part_at(tokens, before) {
            Part::Relative | Part::That if before > floor => {
                *at = before + 1;
                return true;
            }
            Part::Comma | Part::Quote | Part::Semicolon | Part::Colon => return false,
            _ => {}
        }
    }
    false
}

/// `start`, moved past what opens a clause before its subject: *in Kyiv*, *meanwhile*.
fn trim(tokens: &[Token<'_>], start: usize, end: usize) -> usize {
    let mut start = start;
    while start < end {
        match part_at(tokens, start) {
            Part::Adverb | Part::And | Part::But | Part::Subordinator | Part::Stop => start += 1,
            Part::Preposition => {
                let determiner = (start + 2..end).find(|&at| {
                    part_at(tokens, at) == Part::Determiner
                        && part_at(tokens, at - 1) != Part::Preposition
                });
                return determiner.unwrap_or_else(|| (start + 1).min(end));
            }
            _ => break,
        }
    }
    start
}

/// The end of the noun phrase that opens at `at`.
pub(super) fn phrase(tokens: &[Token<'_>], start: usize, hi: usize) -> usize {
    let mut at = start;
    while at < hi {
        let token = &tokens[at];
        let next = (at + 1 < hi).then(|| part_at(tokens, at + 1));
        match part(token) {
            Part::Pronoun | Part::Relative if at == start => return at + 1,
            Part::Determiner | Part::Possessive | Part::Hyphen | Part::Mark | Part::Number => {}
            Part::Name | Part::Word if !is_cue(token) || at == start => {}
            Part::Preposition
                if adjunct::skip(tokens, at, hi) == at && next.is_some() && at > start => {}
            Part::To if matches!(next, Some(Part::Determiner | Part::Name)) => {}
            Part::And if matches!(next, Some(Part::Determiner | Part::Name | Part::Word)) => {}
            Part::Verb if attributive(tokens, start, at, hi) => {}
            Part::Day
                if next == Some(Part::Possessive)
                    || at > start && part_at(tokens, at - 1) == Part::Verb => {}
            Part::Open => match (at..hi).take(12).find(|&at| part_at(tokens, at) == Part::Close) {
                Some(close) => at = close,
                None => break,
            },
            Part::Stop if abbreviates(tokens, at, hi) => {}
            Part::Relative => return clause(tokens, at, hi),
            _ => break,
        }
        at += 1;
    }
    while at > start
        && matches!(
            part_at(tokens, at - 1),
            Part::Preposition | Part::Determiner | Part::And | Part::To | Part::Hyphen
        )
    {
        at -= 1;
    }
    at
}

/// Whether the full stop at `at` ends no sentence but a short form: *Mr.*
pub(super) fn abbreviates(tokens: &[Token<'_>], at: usize, hi: usize) -> bool {
    tokens[at].is(".")
        && at + 1 < hi
        && !matches!(part_at(tokens, at + 1), Part::Quote | Part::Close | Part::Stop)
}

/// The end of the clause that opens at `at`: the next mark.
pub(super) fn clause(tokens: &[Token<'_>], at: usize, hi: usize) -> usize {
    (at..hi)
        .find(|&at| {
            !abbreviates(tokens, at, hi)
                && matches!(
                    part_at(tokens, at),
                    Part::Comma
                        | Part::Stop
                        | Part::Quote
                        | Part::Semicolon
                        | Part::Colon
                        | Part::Dash
                )
        })
        .unwrap_or(hi)
}
