//! Contents: what is said, before or after the words that say so.

use std::ops::Range;

use super::adjunct;
use super::part::{Part, is_mark, part, part_at};
use super::quote::Quotes;
use crate::figure::Numeral;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};

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
    let from = addressed(tokens, unit, from, hi);
    let left = left(tokens, quotes, field, unit.start);
    let next = match tokens[..hi].get(from).map(part) {
        None | Some(Part::Stop | Part::Close | Part::Semicolon) => Next::End,
        Some(Part::Comma) => Next::Comma,
        Some(Part::Quote) if from + 1 >= hi => Next::End,
        Some(Part::Dash) if left.is_some() => Next::End,
        Some(_) => Next::Words,
    };
    let quote_before = left.is_some() && (unit.start == lo || closes_quote(tokens, lo, unit.start));
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
        _ => right(tokens, quotes, from, naming_end(tokens, unit, from, hi)),
    }
}

/// `from`, moved past the one who is told: *told **the BBC that** …*, *told **reporters** …*
fn addressed(tokens: &[Token<'_>], unit: &Range<usize>, from: usize, hi: usize) -> usize {
    const REACH: usize = 8;
    if !tokens[unit.end - 1]
        .is_any(set!["told", "tell", "tells", "telling", "informed", "warned", "assured"])
    {
        return from;
    }
    let end = hi.min(from + REACH);
    let that = (from..end)
        .take_while(|&at| {
            !matches!(part_at(tokens, at), Part::Verb | Part::Auxiliary | Part::Quote | Part::Comma)
        })
        .find(|&at| part_at(tokens, at) == Part::That);
    that.unwrap_or_else(|| adjunct::addressee(tokens, from, hi).unwrap_or(from))
}

/// What stands before the token `to`, where a comma, dash or quotation mark ends it.
pub(super) fn left(
    tokens: &[Token<'_>],
    quotes: &Quotes,
    field: &Field,
    to: usize,
) -> Option<Range<usize>> {
    let lo = field.tokens.start;
    if to == lo {
        return asked(tokens, quotes, field);
    }
    let mut end = to;
    let as_before = end > lo + 1 && tokens[end - 1].is("as");
    end -= usize::from(as_before);
    let mark = (end > lo).then(|| part_at(tokens, end - 1));
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
    let start = opening(tokens, lo, end).unwrap_or_else(|| match quotes.at(lo) {
        Some(quote) if !field.quoted => quote.start.min(lo),
        _ => lo,
    });
    (start < end).then_some(start..end)
}

/// `content` behind `unit`, up to where the writer speaks again: after a subordinate clause, behind a lone dash.
///
/// > After officials said **five had died**, markets closed · He said **five died** — the most this year
pub(super) fn own(
    tokens: &[Token<'_>],
    quotes: &Quotes,
    field: &Field,
    unit: &Range<usize>,
    content: Range<usize>,
) -> Range<usize> {
    const REACH: usize = 60;
    let lo = field.tokens.start;
    if content.start < unit.end || quotes.at(content.start).is_some() && !field.quoted {
        return content;
    }
    let mark = |at: usize| at.checked_sub(1).filter(|&at| at >= lo).map(|at| part_at(tokens, at));
    let opens = |at: usize| matches!(mark(at), None | Some(Part::Comma));
    let subordinate = mark(unit.start) == Some(Part::Subordinator)
        && !tokens[unit.start - 1].is("as")
        && opens(unit.start - 1);
    let relative =
        part_at(tokens, unit.start) == Part::Relative && mark(unit.start) == Some(Part::Comma);
    let mut dash = None;
    let near = content.start..content.end.min(content.start + REACH);
    for at in near.filter(|at| tokens[*at].sort == TokenSort::Mark) {
        match part_at(tokens, at) {
            Part::Comma if subordinate => return content.start..at.max(content.start + 1),
            Part::Comma
                if relative
                    && tokens.get(at + 1).is_some_and(|next| {
                        matches!(part(next), Part::Auxiliary | Part::Verb)
                            || next.is_any(set!["said", "says"])
                    }) =>
            {
                return content.start..at.max(content.start + 1);
            }
            Part::Dash if dash.is_some() => return content,
            Part::Dash if at > content.start => dash = Some(at),
            Part::Quote => return content,
            _ => {}
        }
    }
    content.start..dash.unwrap_or(content.end)
}

/// The end of what a verb of naming says, which is no clause: *described as **the largest attack yet**, which …*
fn naming_end(tokens: &[Token<'_>], unit: &Range<usize>, from: usize, hi: usize) -> usize {
    const NAMING: &WordSet = set![
        "described",
        "describes",
        "describing",
        "called",
        "calls",
        "calling",
        "labeled",
        "labelled",
        "named",
    ];
    const REACH: usize = 40;
    let names =
        unit.len() < REACH && tokens[unit.clone()].last().is_some_and(|cue| cue.is_any(NAMING));
    if !names {
        return hi;
    }
    (from..hi.min(from + REACH)).find(|&at| is_mark(tokens, at, &[Part::Comma])).unwrap_or(hi)
}

/// The quotation that ends right before the sentence, with a question: *“Why?” she asked.*
fn asked(tokens: &[Token<'_>], quotes: &Quotes, field: &Field) -> Option<Range<usize>> {
    let mark = field.tokens.start.checked_sub(1).filter(|_| !field.quoted)?;
    let quote = quotes.at(mark).filter(|quote| quote.end == field.tokens.start)?;
    let asks = mark > 0 && matches!(tokens[mark - 1].text, "?" | "!" | ",");
    asks.then(|| quote.clone())
}

/// The token after a bracket that is open at `end`.
fn opening(tokens: &[Token<'_>], lo: usize, end: usize) -> Option<usize> {
    let floor = lo.max(end.saturating_sub(40));
    let at = (floor..end).rev().find(|&at| is_mark(tokens, at, &[Part::Open, Part::Close]))?;
    (part_at(tokens, at) == Part::Open).then_some(at + 1)
}

/// Whether a quotation closes right before the token `to`.
fn closes_quote(tokens: &[Token<'_>], lo: usize, to: usize) -> bool {
    (lo..to)
        .rev()
        .take(2)
        .map(|at| part_at(tokens, at))
        .find(|&mark| mark != Part::Comma)
        .is_some_and(|mark| mark == Part::Quote)
}

/// Whether the clause that opens at `at`, after a comma, is the writer's own again.
pub(super) fn breaks_off(tokens: &[Token<'_>], at: usize, hi: usize) -> bool {
    tokens[..hi].get(at).is_none_or(|token| match part(token) {
        Part::And => !counts(tokens, at + 1, hi),
        Part::But | Part::Relative => true,
        Part::Word => token.text.ends_with("ing"),
        Part::Subordinator => token.is_any(set!["as", "while", "after", "when", "before", "where"]),
        _ => false,
    })
}

/// Whether a figure opens at `at`: *five died, she said, and **ten** were hurt*.
fn counts(tokens: &[Token<'_>], at: usize, hi: usize) -> bool {
    let mut words = tokens[..hi].get(at..).unwrap_or(&[]).iter().skip_while(|token| {
        token.is_any(set![
            "at", "least", "more", "than", "about", "some", "nearly", "over", "up", "to"
        ])
    });
    words.next().is_some_and(|token| {
        let numeral = matches!(
            token.numeral,
            Some(Numeral::Small(_) | Numeral::Hundred | Numeral::Batch(_) | Numeral::Plural(_))
        );
        part(token) == Part::Number || numeral
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
    while start < hi && matches!(part_at(tokens, start), Part::Comma | Part::That | Part::Colon) {
        start += 1;
    }
    let mut end = right_end(quotes, start, hi);
    if end <= hi {
        while end > start && matches!(part_at(tokens, end - 1), Part::Stop | Part::Comma) {
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
