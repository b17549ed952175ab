//! Sources: the noun phrases that speak.

use std::ops::Range;

use tollcheck_lexicon::{Class, class};

use super::adjunct;
use super::cue::REPORTING;
use super::part::{Part, part, part_at};
use crate::token::Token;

/// How many tokens a source may reach over.
const REACH: usize = 40;

/// Words by which an apposition is known: offices, trades, kin.
pub(super) const SPEAKERS: Class = Class(
    class::SPEAKER_GOVERNMENT.0
        | class::SPEAKER_MILITARY.0
        | class::SPEAKER_POLICE.0
        | class::SPEAKER_EMERGENCY.0
        | class::SPEAKER_HEALTH.0
        | class::SPEAKER_UN.0
        | class::SPEAKER_NGO.0
        | class::SPEAKER_MONITOR.0
        | class::SPEAKER_MEDIA.0
        | class::SPEAKER_WITNESS.0
        | class::SPEAKER_DOCUMENT.0
        | class::SPEAKER_TITLE.0
        | class::SPEAKER_ANONYMOUS.0,
);

/// `subject = phrase [ "," apposition "," ] { adverb | auxiliary | adjunct }` up to the cue at `at`.
///
/// > **Ihor Klymenko, the interior minister,** later said
pub(super) fn before(tokens: &[Token<'_>], lo: usize, at: usize) -> Option<Range<usize>> {
    let floor = lo.max(at.saturating_sub(REACH));
    let mut end = skip_back(tokens, floor, at);
    if end > floor && part_at(tokens, end - 1) == Part::Comma {
        let mut kept = None;
        let last = end - 1;
        let mut comma = last;
        for _ in 0..3 {
            let Some(open) = comma_before(tokens, floor, comma) else { break };
            if ends_clause(tokens, floor, open) {
                break;
            }
            let segment = open + 1..comma;
            match interruption(tokens, &segment) {
                Some(true) => {
                    kept.get_or_insert(last);
                }
                Some(false) => kept = Some(open),
                None => break,
            }
            comma = open;
        }
        let start = start(tokens, floor, comma);
        let end = kept.unwrap_or(comma).max(comma);
        return (start < comma).then_some(start..end);
    }
    while end > floor && part_at(tokens, end - 1) == Part::Close {
        let Some(open) = opening(tokens, floor, end) else { break };
        end = open;
    }
    let start = start(tokens, floor, end);
    (start < end).then_some(start..end)
}

/// The end of the subject before `at`: past auxiliaries, adverbs, days.
fn skip_back(tokens: &[Token<'_>], floor: usize, at: usize) -> usize {
    let mut end = at;
    while end > floor {
        let token = &tokens[end - 1];
        match part(token) {
            Part::Adverb | Part::Auxiliary | Part::Negation => end -= 1,
            Part::Day if end > floor + 1 && part_at(tokens, end - 2) == Part::Verb => break,
            Part::Day => {
                end -= 1;
                while end > floor && tokens[end - 1].is_any(&["on", "late", "early"]) {
                    end -= 1;
                }
            }
            _ => {
                let from = floor.max(end.saturating_sub(6));
                let Some(opens) = (from..end).find(|&from| {
                    matches!(
                        part_at(tokens, from),
                        Part::Preposition | Part::Word | Part::Determiner | Part::Day
                    ) && from > floor
                        && adjunct::skip(tokens, from, end) == end
                }) else {
                    break;
                };
                end = opens;
            }
        }
    }
    end
}

/// The comma before `at`, with no stronger mark between.
fn comma_before(tokens: &[Token<'_>], floor: usize, at: usize) -> Option<usize> {
    for before in (floor..at).rev() {
        match part_at(tokens, before) {
            Part::Comma => return Some(before),
            Part::Quote | Part::Semicolon | Part::Colon | Part::Dash => return None,
            _ => {}
        }
    }
    None
}

/// Whether the noun phrase that ends at `end` is the object of a verb before it, and so no subject.
fn ends_clause(tokens: &[Token<'_>], floor: usize, end: usize) -> bool {
    let start = start(tokens, floor, end);
    start > floor && matches!(part_at(tokens, start - 1), Part::Verb | Part::Auxiliary)
}

/// Whether `segment`, between commas, stands between a subject and its verb: `true` for an apposition, which is part
/// of the source, `false` for a circumstance.
fn interruption(tokens: &[Token<'_>], segment: &Range<usize>) -> Option<bool> {
    let head = tokens[segment.clone()].first()?;
    match part(head) {
        Part::Preposition | Part::Subordinator | Part::Adverb | Part::Day => Some(false),
        Part::Word if head.text.to_ascii_lowercase().ends_with("ing") => Some(false),
        Part::Determiner | Part::Relative | Part::Number | Part::Word | Part::Verb => Some(true),
        Part::Name if segment.len() <= 2 || head.is_class(SPEAKERS) => Some(true),
        _ => None,
    }
}

/// Where the bracket that closes before `end` opens.
fn opening(tokens: &[Token<'_>], floor: usize, end: usize) -> Option<usize> {
    (floor..end).rev().take(12).find(|&at| part_at(tokens, at) == Part::Open)
}

/// The noun phrase before the relative pronoun at `at`.
///
/// > **the governor**, who said
pub(super) fn antecedent(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let floor = at.saturating_sub(REACH);
    let comma = at > floor && part_at(tokens, at - 1) == Part::Comma;
    let end = at - usize::from(comma);
    let start = start(tokens, floor, end);
    (start < end).then_some(start..end)
}

/// Where the noun phrase that ends at `end` starts.
fn start(tokens: &[Token<'_>], floor: usize, end: usize) -> usize {
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
fn is_cue(token: &Token<'_>) -> bool {
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

/// `phrase { "," apposition }` from `at` on.
///
/// > said **Oleh Syniehubov, governor of the Kharkiv region**.
pub(super) fn after(
    tokens: &[Token<'_>],
    at: usize,
    hi: usize,
    appositions: bool,
) -> Option<Range<usize>> {
    let hi = hi.min(at.saturating_add(REACH));
    let mut end = phrase(tokens, at, hi);
    if end == at {
        return None;
    }
    let mut tries = if appositions { 3 } else { 0 };
    while tries > 0 && end < hi && part_at(tokens, end) == Part::Comma {
        let Some(next) = apposition(tokens, end + 1, hi) else { break };
        end = next;
        tries -= 1;
    }
    Some(at..end)
}

/// The end of the noun phrase that opens at `at`.
fn phrase(tokens: &[Token<'_>], start: usize, hi: usize) -> usize {
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
fn abbreviates(tokens: &[Token<'_>], at: usize, hi: usize) -> bool {
    tokens[at].is(".")
        && at + 1 < hi
        && !matches!(part_at(tokens, at + 1), Part::Quote | Part::Close | Part::Stop)
}

/// The end of the clause that opens at `at`: the next mark.
fn clause(tokens: &[Token<'_>], at: usize, hi: usize) -> usize {
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

/// The end of an apposition that opens at `at`, after a comma.
fn apposition(tokens: &[Token<'_>], at: usize, hi: usize) -> Option<usize> {
    let end = clause(tokens, at, hi);
    let segment = &tokens[at..end];
    let head = segment.first()?;
    let speaks = |token: &Token<'_>| token.is_class(SPEAKERS);
    let fits = match part(head) {
        Part::Relative => true,
        Part::Number => segment.len() == 1,
        Part::Determiner => {
            end < hi
                && !segment.iter().any(|token| {
                    matches!(part(token), Part::Auxiliary | Part::Pronoun) || is_cue(token)
                })
        }
        Part::Word => segment.iter().take(5).any(speaks) && !segment.iter().any(is_cue),
        Part::Name => segment.len() == 1 && end < hi && part_at(tokens, end) == Part::Stop,
        _ => false,
    };
    fits.then_some(end)
}
