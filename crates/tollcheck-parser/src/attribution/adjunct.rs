//! When, where and to whom something was said: what may stand between a cue and what is said.

use tollcheck_lexicon::class;

use super::part::{Part, part};
use crate::calendar::is_month;
use crate::set::{WordSet, set};
use crate::token::Token;

/// Channels by which words travel, besides documents and media.
#[rustfmt::skip]
const CHANNELS: &WordSet = set![
    "interview", "interviews", "conference", "speech", "remarks", "address", "hearing", "debate", "telegram",
    "x", "twitter", "facebook", "instagram", "phone", "telephone", "post", "posts", "call", "testimony",
    "broadcast", "update", "ceremony", "meeting", "comments", "rally", "appearance", "event", "op", "column",
    "blog",
];

/// How many tokens a channel may take.
const REACH: usize = 8;

/// The first token at or after `at` that is no adjunct of a cue.
///
/// > said **on Monday in a statement to reporters** that …
pub(super) fn skip(tokens: &[Token<'_>], at: usize, end: usize) -> usize {
    let mut at = at;
    while let Some(next) = one(tokens, at, end) {
        at = next;
    }
    at
}

/// Where the adjunct that opens at `at` ends.
fn one(tokens: &[Token<'_>], at: usize, end: usize) -> Option<usize> {
    let tokens = &tokens[..end];
    let head = tokens.get(at)?;
    match part(head) {
        Part::Day => Some(day_end(tokens, at)),
        Part::Adverb if tokens.get(at + 1).is_none_or(introduces) => Some(at + 1),
        Part::Preposition if head.is("on") && tokens.get(at + 1).is_some_and(is_day) => {
            Some(day_end(tokens, at + 1))
        }
        Part::Preposition
            if head.is("on")
                && tokens.get(at + 1).is_some_and(|next| next.is("condition"))
                && tokens.get(at + 3).is_some_and(|next| next.is("anonymity")) =>
        {
            Some(at + 4)
        }
        Part::Preposition
            if head.is_any(set!["on", "in"]) && tokens.get(at + 1).is_some_and(is_month) =>
        {
            Some(at + 2 + usize::from(tokens.get(at + 2).is_some_and(Token::has_digit)))
        }
        Part::Preposition
            if head.is_any(set!["in", "on", "at", "during", "via", "through", "by"]) =>
        {
            channel(tokens, at + 1)
        }
        // "said in a report published on Wednesday"
        Part::Verb
            if head.is_any(set!["published", "released", "issued", "posted"])
                && tokens.get(at + 1).is_some_and(|next| is_day(next) || next.is("on")) =>
        {
            Some(at + 1)
        }
        Part::To => addressee(tokens, at + 1, end),
        Part::Determiner | Part::Word
            if head.is_any(set!["late", "early", "last", "this"])
                && tokens.get(at + 1).is_some_and(|next| {
                    is_day(next)
                        || next.is_any(set![
                            "week",
                            "month",
                            "year",
                            "morning",
                            "afternoon",
                            "evening",
                            "night",
                        ])
                }) =>
        {
            Some(day_end(tokens, at + 1))
        }
        _ => None,
    }
}

/// Whether `token` names a day.
fn is_day(token: &Token<'_>) -> bool {
    part(token) == Part::Day || token.is_any(set!["late", "early"])
}

/// Whether `token` follows an adverb that belongs to the cue before it: *said **later that** …*, not *said **nearly 100***.
fn introduces(token: &Token<'_>) -> bool {
    matches!(
        part(token),
        Part::Day
            | Part::Preposition
            | Part::That
            | Part::To
            | Part::Comma
            | Part::Stop
            | Part::Quote
            | Part::Colon
    )
}

/// The end of a day that opens at `at`, with its hour: *Monday **night***.
fn day_end(tokens: &[Token<'_>], at: usize) -> usize {
    let mut end = at + 1;
    while tokens.get(end).is_some_and(|token| {
        part(token) == Part::Day || token.is_any(set!["morning", "afternoon", "evening", "night"])
    }) {
        end += 1;
    }
    end
}

/// The end of a channel: *in **a statement on its website***.
fn channel(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    for (len, token) in tokens[at..].iter().take(REACH).enumerate() {
        match part(token) {
            Part::Word | Part::Name
                if token.is_any(CHANNELS) || token.is_class(class::SPEAKER_DOCUMENT) =>
            {
                return Some(at + len + 1);
            }
            Part::Word
            | Part::Name
            | Part::Determiner
            | Part::Hyphen
            | Part::Possessive
            | Part::Number
            | Part::Verb
            | Part::Day => {}
            _ => return None,
        }
    }
    None
}

/// Whether `token` goes on with the name of a medium: *AFP **news agency***.
fn is_medium(token: &Token<'_>) -> bool {
    part(token) == Part::Word
        && (token.is_class(class::SPEAKER_MEDIA)
            || token.is_any(set![
                "news",
                "agency",
                "channel",
                "network",
                "television",
                "radio",
                "website"
            ]))
}

/// The end of those to whom something is said: *to **reporters***, *to **the BBC***.
pub(super) fn addressee(tokens: &[Token<'_>], at: usize, end: usize) -> Option<usize> {
    if tokens[..end].get(at).is_some_and(|token| token.is_any(set!["me", "us", "him", "them"])) {
        return Some(at + 1);
    }
    let names =
        tokens[..end].get(at..)?.iter().take_while(|token| part(token) == Part::Name).count();
    let clause = tokens[..end].get(at + names).is_some_and(|next| {
        matches!(
            part(next),
            Part::Pronoun | Part::Determiner | Part::Number | Part::Quote | Part::Comma
        )
    });
    if names > 0 && names < 5 && clause {
        return Some(at + names);
    }
    for (len, token) in tokens[..end].get(at..)?.iter().take(4).enumerate() {
        match part(token) {
            _ if token.is_class(class::SPEAKER_MEDIA) => {
                let rest = tokens[..end].get(at + len + 1..)?;
                return Some(
                    at + len + 1 + rest.iter().take_while(|token| is_medium(token)).count(),
                );
            }
            Part::Word | Part::Name | Part::Determiner => {}
            _ => return None,
        }
    }
    None
}
