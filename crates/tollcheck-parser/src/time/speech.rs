//! The day on which somebody spoke, which is not the day of what is told.

use tollcheck_lexicon::{Class, class};

use crate::set::{WordSet, set};
use crate::time::tense::is_past;
use crate::token::{Token, TokenSort};

/// Verbs that report.
const CUES: Class = Class(
    class::CUE_SAID.0
        | class::CUE_CLAIMED.0
        | class::CUE_CONFIRMED.0
        | class::CUE_DENIED.0
        | class::CUE_ESTIMATED.0
        | class::CUE_ALLEGED.0,
);

/// Words between a verb of speech and its time.
const BETWEEN: &WordSet = set!["on", "late", "early", "earlier", "later", "at", "in", "by", "to"];

/// What is itself said or written.
const STATEMENTS: &WordSet = set![
    "statement",
    "interview",
    "briefing",
    "post",
    "conference",
    "message",
    "address",
    "speech",
    "report",
    "update",
    "bulletin",
    "tweet",
    "letter",
    "release",
];

/// Words before a statement.
const DETERMINERS: &WordSet = set!["a", "an", "the", "its", "his", "her", "their", "news", "press"];

/// How far before its time a verb of speech may stand, in tokens.
const REACH: usize = 9;

/// Whether the time at the tokens `at..end` of a sentence says when somebody spoke.
///
/// > officials said **on Monday** · told reporters **on Friday** · in a statement **on Sunday** · police **on Wednesday** said
pub(super) fn is_of_speech(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let mut before = at.min(tokens.len());
    while before > 0 && at - before < 3 && tokens[before - 1].is_any(BETWEEN) {
        before -= 1;
    }
    let Some((token, earlier)) = tokens[..before].split_last() else { return false };
    if is_cue(token) {
        return true;
    }
    // *Police on Wednesday said*, but *an attack on Wednesday claimed by …*
    let cue = tokens.get(end).is_some_and(is_cue);
    let participle = tokens.get(end + 1).is_some_and(|next| next.is_any(set!["by", "to", "as"]));
    if cue && !participle && (before < at || token.is_capital()) {
        return true;
    }
    if !token.is_class(class::SPEECH_VENUE) && !token.is_capital() {
        return false;
    }
    let near = earlier.iter().rev().take(REACH);
    let mut clause = near.take_while(|token| token.sort != TokenSort::Mark || token.text == "-");
    if !token.is_class(class::SPEECH_VENUE) {
        return clause.take(3).any(|token| token.is_any(set!["told", "tells", "telling"]));
    }
    let determined = earlier.last().is_some_and(|token| token.is_any(DETERMINERS));
    // *Said in a post on Telegram on Monday*, but *said that a bomb exploded outside parliament on Monday*.
    (determined && token.is_any(STATEMENTS))
        || clause.find(|token| is_cue(token) || is_past(token)).is_some_and(is_cue)
}

/// Whether the figure at the token `at` is of something that had happened before it was told, on a day that ends at `end`.
///
/// > **on Monday, police said** 18 **had** died
pub(super) fn is_told_before(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let Some(between) = tokens.get(end..at).filter(|between| between.len() < 4 * REACH) else {
        return false;
    };
    let Some(cue) = between.iter().position(is_cue) else { return false };
    // "in November 40 died; the UN said 400 had fled"
    if between[..cue].iter().any(|token| token.text == ";") {
        return false;
    }
    let after = tokens.get(at..).unwrap_or_default().iter().take(REACH);
    between[cue..].iter().chain(after).any(|token| token.is("had"))
}

/// Whether `token` reports; *attack* does so only in other news.
fn is_cue(token: &Token<'_>) -> bool {
    token.is_class(CUES) && !token.is_class(class::TIME_EVENT) && token.senses().is_empty()
}
