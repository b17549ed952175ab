//! How far a time stands from a figure, in words and in clauses.

use std::ops::Range;

use tollcheck_lexicon::class;

use crate::set::set;
use crate::time::apart::opens_clause;
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
    // what stands right before a time opens no clause yet
    let inner = &between[..between.len().saturating_sub(1)];
    let relative = at < time.start && inner.iter().take(FAR).any(is_relative);
    let words = between.iter().take(FAR).map(weight).sum::<usize>().min(FAR);
    if relative { words + FAR } else { words }
}

/// Whether the time at `time` is told of another clause than that of the figure at the token `at`.
///
/// > 3,400 died, **compared with** 3,100 **a year earlier** · the village, **which** Russia took **last year,** where 12
/// > died · 12 died, **two days after** a strike killed nine
pub(super) fn is_of_other_clause(
    tokens: &[Token<'_>],
    at: usize,
    time: &Range<usize>,
    of_clause: bool,
) -> bool {
    if time.end <= at {
        let opens = opens_clause(&tokens[time.clone()]);
        let parts = |pair: &[Token<'_>]| {
            // "two days after a strike hit the market, killing nine"
            pair[0].text == "," && !(opens && pair[1].text.ends_with("ing"))
        };
        return of_clause && tokens[time.end..=at].windows(2).take(FAR).any(parts);
    }
    let between = tokens.get(at + 1..time.start).unwrap_or_default();
    let opens =
        (opens_clause(&tokens[time.clone()]) || is_of_reason(tokens, time)) && !time.contains(&at);
    // "arrested 18 people in the region, where explosions last month hurt four"
    // "638 people were killed, bringing the total since October to 59,106"
    let beside = |pair: &[Token<'_>]| {
        pair[0].text == ";"
            || pair[0].text == ","
                && pair[1].is_any(set!["where", "which", "bringing", "taking", "raising"])
    };
    // "113 have died, 15 of them in the past 24 hours"
    let of_part = |three: &[Token<'_>]| {
        three[0].text == ","
            && (three[1].has_digit()
                || three[1].numeral.is_some()
                || three[1].is_any(set!["most", "some", "many", "half", "all"]))
            && three[2].is("of")
    };
    opens
        || between.windows(2).take(FAR).any(|pair| is_compared(pair) || beside(pair))
        || between.windows(3).take(FAR).any(of_part)
}

/// Whether the time at `time` stands in a relative clause that says something of a place or of people: the times of an
/// event's are those of the event.
///
/// > **the village, which Russia took last year,** · not: **the storm, which struck on Friday,**
pub(super) fn is_in_relative(tokens: &[Token<'_>], time: &Range<usize>) -> bool {
    let before = tokens.get(time.start.saturating_sub(CLAUSE)..time.start).unwrap_or_default();
    let Some(relative) = before.iter().rposition(is_relative) else { return false };
    let [.., noun, comma] = &before[..relative] else { return false };
    let closed = before[relative..].iter().any(|token| matches!(token.text, "," | "." | ";"));
    comma.text == "," && !closed && !noun.is_class(class::TIME_EVENT | class::ATTACK)
}

/// Whether the time that opens at `start` is only what another is compared with: *three times as many **as in 2023***.
pub(super) fn is_compared_with(tokens: &[Token<'_>], start: usize) -> bool {
    let before = &tokens[start.saturating_sub(3)..start];
    before.windows(2).any(|pair| {
        pair[0].is_any(set!["than", "as"]) && pair[1].is_any(set!["in", "on", "during"])
    }) || before.last().is_some_and(|last| last.is("than"))
}

/// Whether the time at `time` dates what something is done for: *hanged nine **over the 2018 attack***.
pub(super) fn is_of_reason(tokens: &[Token<'_>], time: &Range<usize>) -> bool {
    let before = &tokens[time.start.saturating_sub(3)..time.start];
    let mut words = before
        .iter()
        .rev()
        .skip_while(|token| token.is_any(set!["the", "a", "an", "their", "his"]));
    words.next().is_some_and(|lead| lead.is_any(set!["over", "for"]))
        && tokens.get(time.end).is_some_and(|next| next.is_class(class::TIME_EVENT | class::ATTACK))
}

/// How many tokens of a relative clause may stand before its time.
const CLAUSE: usize = 14;

/// Whether a clause begins with `token` whose times are its own.
///
/// > two died in the village, **which** was taken last year
fn is_relative(token: &Token<'_>) -> bool {
    token.is_any(set!["which", "who", "whose", "whom", "where"])
}

/// Whether another figure follows that has its own time.
///
/// > 17 are missing, **down from** 30 a day earlier · 362,000, three **times the** figure a year ago
fn is_compared(pair: &[Token<'_>]) -> bool {
    pair[0].is_any(set!["compared", "versus", "vs"])
        || pair[0].is_any(set!["times", "twice", "double", "triple", "half"])
            && pair[1].is_any(set!["the", "as", "that", "what"])
        || pair[0].is_any(set!["up", "down"]) && pair[1].is("from")
        || pair[0].is("against") && pair[1].has_digit()
        || pair[0].is_any(set!["than", "as"]) && pair[1].is_any(set!["in", "on", "during"])
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
