//! Datelines: `KYIV, Aug 6 (Reuters) —`, and dates that stand on a line of their own.

use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::{Token, TokenSort};

/// How far into a paragraph a dateline may reach, in tokens.
const REACH: usize = 24;

/// Words that open a line about the article itself.
const PUBLISHED: &WordSet = set!["posted", "published", "updated", "filed"];

/// Whether the time at the tokens `at..end` of `text` is the date of a dateline.
///
/// `dateline = Place { "," Place } "," date [ "(" agency ")" ] ("—" | "--" | ":" …)`
///
/// > **KYIV, Aug 6 (Reuters) —** A strike killed two people.
pub(super) fn is_dateline(text: &Text<'_>, first: usize, at: usize, end: usize) -> bool {
    if at - first > REACH / 2 {
        return false;
    }
    let opens = first == 0 || text.breaks_before(first);
    let before = &text.tokens[first..at];
    if !opens {
        return false;
    }
    if before.first().is_some_and(|token| token.is_any(PUBLISHED)) {
        return true;
    }
    if !before.iter().all(is_name) {
        return false;
    }
    let alone = text.breaks_before(end) || end == text.tokens.len();
    if at == first {
        return alone;
    }
    let after = &text.tokens[end.min(text.tokens.len())..text.tokens.len().min(end + REACH / 2)];
    let Some(close) = after.iter().position(closes) else { return alone };
    after[..close].iter().all(|token| is_name(token) || token.has_digit() || token.text == "[")
}

/// Whether `token` may stand in a dateline before its date.
fn is_name(token: &Token<'_>) -> bool {
    match token.sort {
        TokenSort::Word => token.is_capital() || token.is_any(set!["of", "the", "near", "and"]),
        TokenSort::Mark => matches!(token.text, "," | "." | "-" | "(" | ")" | "’" | "'" | "/"),
        _ => false,
    }
}

/// Whether `token` ends a dateline.
fn closes(token: &Token<'_>) -> bool {
    matches!(token.text, "—" | "–" | ":" | "_" | "-")
}
