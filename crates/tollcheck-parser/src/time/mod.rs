//! The layer of times: dates and times as written, resolved against the article's date.
//!
//! ```text
//! tokens → expression (what the words say) → days (set against the article's date) → time
//! ```

mod absolute;
mod anchor;
mod apart;
mod beginning;
mod bound;
mod calendar;
mod carry;
mod clause;
mod counterpart;
mod dateline;
mod expression;
mod give;
mod grammar;
mod month;
mod nearest;
mod night;
mod nth;
mod number;
mod quarter;
mod reach;
mod relative;
mod resolve;
mod setting;
mod speech;
mod spent;
mod tense;
mod weekday;
mod window;
mod year;

use std::ops::Range;

use jiff::civil::Date;
use tollcheck_lexicon::class;
use tollcheck_model::Time;

use crate::figure::Numeral;
use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::{Token, TokenSort, Tokens};

use calendar::Days;
use expression::{Expression, When};
use resolve::{Last, Setting};
use tense::Tense;

pub(crate) use give::give;

/// The times of `text`, in order, resolved against `date`, or against the dateline where there is none.
///
/// The date of a dateline is marked as a guess: the article is of that day, what it tells need not be.
pub(crate) fn times(text: &Text<'_>, date: Option<Date>) -> Vec<Time> {
    let anchors = setting::Anchors::of(text);
    let mut setting = Setting {
        now: date,
        last: Last::of(date),
        told: None,
        tense: Tense::Unknown,
        at: 0,
        anchors: &anchors,
    };
    let mut times = Vec::new();
    for sentence in &text.sentences {
        let tokens = text.tokens_of(sentence);
        for (range, expression) in expressions(tokens) {
            let (start, end) =
                (sentence.tokens.start + range.start, sentence.tokens.start + range.end);
            let guessed = dateline::is_dateline(text, sentence.tokens.start, start, end);
            setting.at = start;
            setting.tense = tense::tense(tokens.0, range.start, range.end);
            let days = setting.resolve(&expression);
            if guessed && setting.now.is_none() {
                setting.now = days.to;
            }
            let aside = apart::opens_clause(&tokens.0[range.clone()])
                || clause::is_compared_with(tokens.0, range.start);
            if !aside {
                setting.note(&expression, days);
            }
            let span = tokens.0[range.start].span().to(tokens.0[range.end - 1].span());
            let Days { from, to } = days;
            times.push(Time { span, sort: expression.sort, from, to, inherited: false, guessed });
        }
    }
    times
}

/// The times of one sentence as written, each with its tokens.
///
/// *Overnight* is the night to the day on which the same sentence says that somebody told of it.
fn expressions(tokens: Tokens<'_, '_>) -> Vec<(Range<usize>, Expression)> {
    let mut read = Vec::new();
    let mut at = 0;
    while at < tokens.0.len() {
        if opens(&tokens.0[at..])
            && let Some((end, expression)) = one(tokens, at)
            && at < end
        {
            read.push((at..end, expression));
            at = end;
        } else {
            at += 1;
        }
    }
    let told = read.iter().find(|(range, expression)| {
        matches!(expression.when, When::Weekday(_))
            && speech::is_of_speech(tokens.0, range.start, range.end)
    });
    if let Some(day) = told.map(|(_, expression)| expression.when.clone()) {
        for (_, expression) in &mut read {
            if expression.when == When::NightTo(Box::new(When::TODAY)) {
                expression.when = When::NightTo(Box::new(day.clone()));
            }
        }
    }
    read
}

/// The time that opens at `at`, and where its words end.
fn one(tokens: Tokens<'_, '_>, at: usize) -> Option<(usize, Expression)> {
    let before = at.checked_sub(1).and_then(|before| tokens.0.get(before));
    let found = || {
        let (after, expression) = grammar::expression(before, Tokens(&tokens.0[at..])).ok()?;
        Some((tokens.0.len() - after.0.len(), expression))
    };
    spent::spent(tokens.0, at).or_else(found)
}

/// Whether a time can open `tokens`: with a word of time, or with one that only leads to such a word, soon after it.
fn opens(tokens: &[Token<'_>]) -> bool {
    let Some((head, rest)) = tokens.split_first() else { return false };
    // most words are in no list
    if head.entry.is_none() && !head.has_digit() {
        return false;
    }
    if head.is_class(class::TIME | class::ANCHOR_HEAD) || head.text.len() > 3 && head.has_digit() {
        return true;
    }
    if head.is_any(quarter::SHORT) {
        return true;
    }
    if head.is("that") && rest.first().is_some_and(|next| next.is_any(set!["period", "time"])) {
        return true;
    }
    if head.is("day") && rest.first().is_some_and(Token::has_digit) {
        return true;
    }
    // the hours of a clock open no date
    if head.has_digit() && rest.first().is_some_and(|next| next.text == ":") {
        return false;
    }
    if !(head.has_digit() || head.is_class(class::TIME_LEAD)) {
        return false;
    }
    let told = |next: &Token<'_>| {
        next.has_digit() || next.is_class(class::TIME | class::TIME_UNIT | class::ANCHOR_HEAD)
    };
    // a whole clause may stand between *since* and its time
    let clause = head.is_any(set!["since", "ever"]);
    let near = rest.iter().take(LEAD);
    near.take_while(|next| clause || told(next) || links(next)).any(told)
}

/// How many words lie at most between a word that leads to a time and the time.
const LEAD: usize = 8;

/// Whether a word that leads to a time may go on with `token` before it comes to the time.
///
/// > **a couple of** days ago · **at about the same** time
fn links(token: &Token<'_>) -> bool {
    const LINKS: &WordSet = set![
        "about", "and", "around", "as", "at", "close", "couple", "current", "eruption", "given",
        "half", "in", "latest", "launch", "least", "of", "on", "onset", "or", "outbreak", "outset",
        "period", "same", "short", "single", "time", "while",
    ];
    token.sort == TokenSort::Mark
        || token.numeral.is_some_and(|numeral| numeral != Numeral::Opener)
        || token.is_class(class::TIME_LEAD)
        || token.is_any(LINKS)
}

#[cfg(test)]
mod tests;
