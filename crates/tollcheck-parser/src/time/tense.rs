//! Whether the words around a time look back or ahead.

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

const FUTURE: &[&str] = &[
    "will",
    "shall",
    "would",
    "until",
    "due",
    "scheduled",
    "expected",
    "planned",
    "plans",
    "plan",
    "payable",
    "effective",
    "upcoming",
    "likely",
    "expires",
    "expire",
    "deadline",
    "should",
    "may",
    "might",
    "could",
    "can",
    "must",
    "begins",
    "arrives",
    "starts",
    "opens",
    "ends",
    "meets",
    "ahead",
    "ready",
    "tentatively",
    "coming",
    "next",
    "till",
];

const PAST: &[&str] = &[
    "was",
    "were",
    "had",
    "has",
    "have",
    "said",
    "did",
    "began",
    "fell",
    "hit",
    "struck",
    "left",
    "took",
    "came",
    "met",
    "died",
    "told",
    "shot",
    "fled",
    "rose",
    "went",
    "broke",
    "blew",
    "lost",
    "held",
    "made",
    "saw",
    "found",
    "set",
    "sent",
    "since",
    "caught",
    "drove",
    "flew",
    "brought",
    "became",
    "won",
    "led",
    "wrote",
    "spoke",
    "sank",
    "burst",
    "drowned",
    "collapsed",
    "fought",
    "ran",
    "gave",
    "got",
    "kept",
    "grew",
];

/// Where the words look that surround the time `at..end` of the sentence `tokens`.
///
/// The nearest word before it that tells decides; else a modal soon after it.
pub(super) fn tense(tokens: &[Token<'_>], at: usize, end: usize) -> Tense {
    if tokens.get(at).is_some_and(|token| token.is_any(&["until", "till"])) {
        return Tense::Future;
    }
    if at.checked_sub(1).is_some_and(|before| tokens[before].is_any(&["ended", "end"])) {
        return Tense::Ended;
    }
    for token in tokens[..at].iter().rev().take(BACK) {
        if token.sort != TokenSort::Word {
            if token.text == ";" {
                break;
            }
            continue;
        }
        if token.is_any(FUTURE) && !(token.is("may") && token.is_capital()) {
            return Tense::Future;
        }
        if is_past(token) {
            return Tense::Past;
        }
    }
    for token in tokens[end.min(tokens.len())..].iter().take(AHEAD) {
        if token.is_any(&["will", "shall"]) {
            return Tense::Future;
        }
        if token.sort == TokenSort::Word && is_past(token) {
            return Tense::Past;
        }
    }
    Tense::Unknown
}

fn is_past(token: &Token<'_>) -> bool {
    let text = token.text.as_bytes();
    let ends_ed = text.len() > 4 && text[text.len() - 2..].eq_ignore_ascii_case(b"ed");
    ends_ed || token.is_any(PAST)
}
