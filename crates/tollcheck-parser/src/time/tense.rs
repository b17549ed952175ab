//! Whether the words around a time look back or ahead.

use tollcheck_lexicon::class;

use crate::set::set;
use crate::token::{Token, TokenSort};

/// Where the words around a time look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// *the quarter ended Oct. 31*, with no word between.
    Ended,
    /// *killed on Friday*
    Past,
    /// *will meet on Friday*
    Future,
    /// Nothing tells.
    Unknown,
}

/// How many tokens before a time are looked at.
const BACK: usize = 12;

/// How many tokens after it.
const AHEAD: usize = 10;

/// Where the words look that surround the time `at..end` of the sentence `tokens`.
///
/// The nearest word before it that tells decides; else a modal soon after it.
pub(super) fn tense(tokens: &[Token<'_>], at: usize, end: usize) -> Tense {
    if tokens.get(at).is_some_and(|token| token.is_any(set!["until", "till"])) {
        return Tense::Future;
    }
    if at.checked_sub(1).is_some_and(|before| tokens[before].is_any(set!["ended", "end"])) {
        return Tense::Ended;
    }
    for token in tokens[..at].iter().rev().take(BACK) {
        if token.sort != TokenSort::Word {
            if token.text == ";" {
                break;
            }
            continue;
        }
        if token.is_class(class::TENSE_FUTURE) && !(token.is("may") && token.is_capital()) {
            return Tense::Future;
        }
        if is_past(token) {
            return Tense::Past;
        }
    }
    for token in tokens[end.min(tokens.len())..].iter().take(AHEAD) {
        if token.is_any(set!["will", "shall"]) {
            return Tense::Future;
        }
        if token.sort == TokenSort::Word && is_past(token) {
            return Tense::Past;
        }
    }
    Tense::Unknown
}

/// Whether `token` is a verb that looks back, or looks like one.
pub(super) fn is_past(token: &Token<'_>) -> bool {
    let text = token.text.as_bytes();
    let ends_ed = text.len() > 4 && text[text.len() - 2..].eq_ignore_ascii_case(b"ed");
    ends_ed || token.is_class(class::TENSE_PAST)
}
