//! Sources: the noun phrases that speak.

use std::ops::Range;

use tollcheck_lexicon::{Class, class};

use super::part::{Part, is_mark, part, part_at};
use super::{adjunct, phrase, speaker};
use crate::set::set;
use crate::token::Token;

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
    let floor = lo.max(at.saturating_sub(phrase::REACH));
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
            if opens_speaker(tokens, floor, &segment) {
                break;
            }
            match interruption(tokens, &segment) {
                Some(true) => {
                    kept.get_or_insert(last);
                }
                Some(false) => kept = Some(open),
                None => break,
            }
            comma = open;
        }
        let start = phrase::start(tokens, floor, comma);
        let end = kept.unwrap_or(comma).max(comma);
        return (start < comma).then_some(start..end);
    }
    while end > floor && part_at(tokens, end - 1) == Part::Close {
        let Some(open) = phrase::opening(tokens, floor, end) else { break };
        end = open;
    }
    let start = phrase::start(tokens, floor, end);
    (start < end).then_some(start..end)
}

/// The end of the subject before `at`: past auxiliaries, adverbs, days.
fn skip_back(tokens: &[Token<'_>], floor: usize, at: usize) -> usize {
    let mut end = at;
    while end > floor {
        let token = &tokens[end - 1];
        // "it had so far verified"
        if token.is("far") && end > floor + 1 && tokens[end - 2].is_any(set!["so", "thus"]) {
            end -= 2;
            continue;
        }
        match part(token) {
            Part::Adverb | Part::Auxiliary | Part::Negation => end -= 1,
            Part::Day if end > floor + 1 && part_at(tokens, end - 2) == Part::Verb => break,
            Part::Day => {
                end -= 1;
                while end > floor && tokens[end - 1].is_any(set!["on", "late", "early"]) {
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
    const STRONGER: [Part; 4] = [Part::Quote, Part::Semicolon, Part::Colon, Part::Dash];
    let stops =
        |at: &usize| is_mark(tokens, *at, &[Part::Comma]) || is_mark(tokens, *at, &STRONGER);
    (floor..at).rev().find(stops).filter(|at| is_mark(tokens, *at, &[Part::Comma]))
}

/// Whether the noun phrase that ends at `end` is the object of a verb before it, and so no subject.
fn ends_clause(tokens: &[Token<'_>], floor: usize, end: usize) -> bool {
    let start = phrase::start(tokens, floor, end);
    start > floor && matches!(part_at(tokens, start - 1), Part::Verb | Part::Auxiliary)
}

/// Whether a speaker opens with `segment`, after a clause that it ends.
///
/// > Two people were killed in Odesa, **the head of the region**, Oleh Kiper, said
fn opens_speaker(tokens: &[Token<'_>], floor: usize, segment: &Range<usize>) -> bool {
    let words = &tokens[segment.clone()];
    let preposition = words.iter().position(|token| part(token) == Part::Preposition);
    let office = speaker::ends_in_speaker(&words[..preposition.unwrap_or(words.len())]);
    let before = segment.start - 1;
    let mark = |at: &usize| is_mark(tokens, *at, &[Part::Comma, Part::Quote]);
    let from = (floor..before).rev().find(mark).map_or(floor, |mark| mark + 1);
    let acts = |at: usize| {
        part_at(tokens, at) == Part::Auxiliary || tokens[at].is_class(class::TENSE_PAST)
    };
    let named = |at: usize| part_at(tokens, at) == Part::Relative;
    office && (from..before).any(acts) && !(from..before).any(named)
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

/// The noun phrase before the relative pronoun at `at`.
///
/// > **the governor**, who said
pub(super) fn antecedent(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let floor = at.saturating_sub(phrase::REACH);
    let comma = at > floor && part_at(tokens, at - 1) == Part::Comma;
    let end = at - usize::from(comma);
    let start = phrase::start(tokens, floor, end);
    (start < end).then_some(start..end)
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
    let hi = hi.min(at.saturating_add(phrase::REACH));
    let mut end = phrase::phrase(tokens, at, hi);
    if end == at {
        return None;
    }
    let mut tries = if appositions { 3 } else { 0 };
    while tries > 0 && end < hi && part_at(tokens, end) == Part::Comma {
        let next = apposition(tokens, end + 1, hi).or_else(|| name(tokens, at..end, hi));
        let Some(next) = next else { break };
        end = next;
        tries -= 1;
    }
    Some(at..end)
}

/// The end of an apposition that opens at `at`, after a comma.
fn apposition(tokens: &[Token<'_>], at: usize, hi: usize) -> Option<usize> {
    let end = phrase::clause(tokens, at, hi);
    let segment = &tokens[at..end];
    let head = segment.first()?;
    let speaks = |token: &Token<'_>| token.is_class(SPEAKERS);
    let fits = match part(head) {
        Part::Relative => true,
        Part::Number => segment.len() == 1,
        Part::Determiner => {
            end < hi
                && !segment.iter().any(|token| {
                    matches!(part(token), Part::Auxiliary | Part::Pronoun) || phrase::is_cue(token)
                })
        }
        // "HRW, state forces have killed …" goes on with another subject.
        Part::Word => {
            let does = head.text.ends_with("ing");
            let mut verbs = segment.iter().take_while(|token| part(token) != Part::Relative);
            !does
                && segment.iter().take(5).any(speaks)
                && !segment.iter().any(phrase::is_cue)
                && !verbs.any(|token| part(token) == Part::Auxiliary)
        }
        Part::Name => segment.len() == 1 && end < hi && part_at(tokens, end) == Part::Stop,
        _ => false,
    };
    fits.then_some(end)
}

/// The end of the name that follows the office `office`, after a comma.
///
/// > said the regional head, **Oleh Tymchuk**.
fn name(tokens: &[Token<'_>], office: Range<usize>, hi: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let at = office.end + 1;
    let is_name = |at: &usize| {
        matches!(part_at(tokens, *at), Part::Name | Part::Hyphen) && !tokens[*at].is_class(SPEAKERS)
    };
    let len = (at..hi).take(LONGEST + 1).take_while(is_name).count();
    let ends = tokens[..hi].get(at + len).is_none_or(|next| {
        matches!(part(next), Part::Stop | Part::Comma | Part::Quote | Part::Semicolon)
    });
    let fits = (2..=LONGEST).contains(&len) && ends;
    let office = &tokens[office];
    let head = office.iter().position(|token| part(token) == Part::Preposition);
    (fits && speaker::ends_in_speaker(&office[..head.unwrap_or(office.len())])).then_some(at + len)
}
