//! How far a time stands from a figure, in words and in clauses.

use std::ops::Range;

use tollcheck_lexicon::class;

use crate::set::set;
use crate::token::Token;

/// Farther than this all is the same.
pub(super) const FAR: usize = 60;

/// The distance between the figure at the token `at` and the time at `time`: a word is one, the edge of a clause is more.
pub(super) fn distance(tokens: &[Token<'_>], at: usize, time: &Range<usize>) -> usize {
    let between = if time.contains(&at) {
        0..0
    } else if time.end <= at {
        time.end..at
    } else {
        at + 1..time.start
    };
    let Some(between) = tokens.get(between) else { return FAR };
    let own = |pair: &[Token<'_>]| is_relative(&pair[0]) || is_compared(pair);
    let relative = at < time.start && between.len() > 1 && between.windows(2).take(FAR).any(own);
    let words = between.iter().take(FAR).map(weight).sum::<usize>().min(FAR);
    if relative { words + FAR } else { words }
}

/// Whether a clause begins with `token` whose times are its own.
///
/// > two died in the village, **which** was taken last year
fn is_relative(token: &Token<'_>) -> bool {
    token.is_any(set!["which", "who", "whose", "whom", "where"])
}

/// Whether another figure follows that has its own time.
///
/// > 17 are missing, **down from** 30 a day earlier
fn is_compared(pair: &[Token<'_>]) -> bool {
    pair[0].is("compared") || (pair[0].is_any(set!["up", "down"]) && pair[1].is("from"))
}

/// What `token` adds.
fn weight(token: &Token<'_>) -> usize {
    match token.text {
        "," => 3,
        ";" | ":" | "—" | "–" | "(" | ")" => 8,
        _ if token.is_class(class::CLAUSE_EDGE) => 4,
        _ if token.is_class(class::CUE_SAID) => 6,
        _ => 1,
    }
}
