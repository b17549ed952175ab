//! Contents: what is said, before or after the words that say so.

use std::ops::Range;

use super::adjunct;
use super::part::{Part, part};
use super::quote::Quotes;
use crate::token::Token;

/// The tokens of a sentence, or of the part of it within a quotation, that one cue is read in.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Within a quotation.
    pub(super) quoted: bool,
}

/// What stands right after the speaker and the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// Nothing more.
    End,
    /// A comma.
    Comma,
    /// Words.
    Words,
}

/// What is said around `unit`, the tokens of speaker and cue.
///
/// `left "," unit | left "," unit "," right | unit right`
///
/// > **Five died**, she said · **Five died**, she said, **and ten were hurt** · She said **five died**
pub(super) fn around(
    tokens: &[Token<'_>],
    quotes: &Quotes,
    field: &Field,
    unit: &Range<usize>,
    inverted: bool,
) -> Option<Range<usize>> {
    let Range { start: lo, end: hi } = field.tokens;
    let from = adjunct::skip(tokens, unit.end, hi);
    let next = match tokens[..hi].get(from).map(part) {
        None | Some(Part::Stop | Part::Close | Part::Semicolon) => Next::End,
        Some(Part::Comma) => Next::Comma,
        Some(Part::Quote) if from + 1 >= hi => Next::End,
        Some(_) => Next::Words,
    };
    let left = left(tokens, quotes, field, unit.start);
    let quote_before = left.is_some() && closes_quote(tokens, lo, unit.start);
    let opens = |at: usize| {
        tokens[..hi]
            .get(at)
            .is_some_and(|token| matches!(part(token), Part::That | Part::Quote | Part::Colon))
    };
    match (left, next) {
        (Some(left), Next::End) => Some(left),
        (Some(left), Next::Comma) => {
            let goes_on = opens(from + 1) || !(quote_before || breaks_off(tokens, from + 1, hi));
            if goes_on { Some(left.start..right_end(quotes, from, hi)) } else { Some(left) }
        }
        (Some(left), Next::Words) if inverted || quote_before && !opens(from) => Some(left),
        (None, Next::End) => None,
        (None, Next::Comma) if breaks_off(tokens, from + 1, hi) => None,
        _ => right(tokens, quotes, from, hi),
    }
}

/// What stands before the token `to`, where a comma, dash or quotation mark ends it.
pub(super) fn left(
    tokens: &[Token<'_>],
    quotes: &Quotes,
    field: &Field,
    to: usize,
) -> Option<Range<usize>> {
    let lo = field.tokens.start;
    let mut end = to;
    let as_before = end > lo + 1 && tokens[end - 1].is("as");
    end -= usize::from(as_before);
    let mark = (end > lo).then(|| part(&tokens[end - 1]));
    let ends = match mark? {
        Part::Comma | Part::Dash => {
            end -= 1;
            true
        }
        Part::Quote => true,
        Part::Stop => !tokens[end - 1].is("."),
        _ => as_before,
    };
    if !ends || end <= lo {
        return None;
    }
    let start =
        if field.quoted { lo } else { quotes.at(lo).map_or(lo, |quote| quote.start.min(lo)) };
    Some(start..end)
}

/// Whether a quotation closes right before the token `to`.
fn closes_quote(tokens: &[Token<'_>], lo: usize, to: usize) -> bool {
    tokens[lo..to]
        .iter()
        .rev()
        .take(2)
        .find(|token| part(token) != Part::Comma)
        .is_some_and(|token| part(token) == Part::Quote)
}

/// Whether the clause that opens at `at`, after a comma, is the writer's own again.
fn breaks_off(tokens: &[Token<'_>], at: usize, hi: usize) -> bool {
    tokens[..hi].get(at).is_none_or(|token| match part(token) {
        Part::And | Part::But | Part::Relative => true,
        Part::Word => token.text.ends_with("ing"),
        Part::Subordinator => token.is_any(&["as", "while", "after", "when", "before"]),
        _ => false,
    })
}

/// What stands from the token `from` on, without what introduces it.
pub(super) fn right(
    tokens: &[Token<'_>],
    quotes: &Quotes,
    from: usize,
    hi: usize,
) -> Option<Range<usize>> {
    let mut start = from;
    while start < hi && matches!(part(&tokens[start]), Part::Comma | Part::That | Part::Colon) {
        start += 1;
    }
    let mut end = right_end(quotes, start, hi);
    if end <= hi {
        while end > start && matches!(part(&tokens[end - 1]), Part::Stop | Part::Comma) {
            end -= 1;
        }
    }
    (start < end).then_some(start..end)
}

/// The end of what is said up to `hi`, with the quotation that goes on there.
fn right_end(quotes: &Quotes, from: usize, hi: usize) -> usize {
    let last = hi.saturating_sub(1).max(from);
    quotes.at(last).filter(|quote| quote.start >= from).map_or(hi, |quote| quote.end.max(hi))
}
