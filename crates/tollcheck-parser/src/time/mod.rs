//! The layer of times: dates and times as written, resolved against the article's date.
//!
//! ```text
//! tokens → expression (what the words say) → days (set against the article's date) → time
//! ```

mod absolute;
mod anchor;
mod bound;
mod calendar;
mod carry;
mod clause;
mod dateline;
mod expression;
mod give;
mod grammar;
mod month;
mod night;
mod number;
mod relative;
mod resolve;
mod speech;
mod tense;
mod weekday;
mod window;
mod year;

use std::ops::Range;

use jiff::civil::Date;
use tollcheck_lexicon::class;
use tollcheck_model::Time;

use crate::text::Text;
use crate::token::{Token, Tokens};

use calendar::Days;
use expression::{Expression, When};
use resolve::{Last, Setting};
use tense::Tense;

pub(crate) use give::give;

/// The times of `text`, in order, resolved against `date`, or against the dateline where there is none.
///
/// The date of a dateline is marked as a guess: the article is of that day, what it tells need not be.
pub(crate) fn times(text: &Text<'_>, date: Option<Date>) -> Vec<Time> {
    let anchors = anchor::Anchors::of(text);
    let mut setting =
        Setting { now: date, last: Last::of(date), tense: Tense::Unknown, anchors: &anchors };
    let mut times = Vec::new();
    for sentence in &text.sentences {
        let tokens = text.tokens_of(sentence);
        for (range, expression) in expressions(tokens) {
            let (start, end) =
                (sentence.tokens.start + range.start, sentence.tokens.start + range.end);
            let guessed = dateline::is_dateline(text, sentence.tokens.start, start, end);
            setting.tense = tense::tense(tokens.0, range.start, range.end);
            let days = setting.resolve(&expression);
            if guessed && setting.now.is_none() {
                setting.now = days.to;
            }
            if expression.is_referred_to() {
                setting.last.note(days);
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
    while let Some(token) = tokens.0.get(at) {
        let before = at.checked_sub(1).and_then(|before| tokens.0.get(before));
        let rest = Tokens(&tokens.0[at..]);
        let found = if opens(token) { grammar::expression(before, rest).ok() } else { None };
        let end = found.as_ref().map_or(at, |(after, _)| tokens.0.len() - after.0.len());
        if let (Some((_, expression)), true) = (found, at < end) {
            read.push((at..end, expression));
        }
        at = end.max(at + 1);
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

/// Whether a time can open with `token`.
fn opens(token: &Token<'_>) -> bool {
    token.has_digit()
        || token.entry.is_some_and(|entry| {
            entry.meaning.classes.meets(OPENING)
                || entry.phrases.iter().any(|phrase| phrase.meaning.classes.meets(OPENING))
        })
}

/// The classes of words and phrases that open a time.
const OPENING: tollcheck_lexicon::Class =
    tollcheck_lexicon::Class(class::TIME.0 | class::ANCHOR.0 | class::ANCHOR_DAY.0);

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use serde::Deserialize;
    use tollcheck_model::TimeSort;

    use super::*;

    #[derive(Deserialize)]
    struct Corpus {
        date: String,
        case: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        text: String,
        date: Option<String>,
        times: Vec<String>,
    }

    /// `Tuesday night = 2025-08-05`, as the corpus has it.
    pub(super) fn line(text: &str, time: &Time) -> String {
        let mut line = format!("{} =", time.span.of(text));
        line.push_str(&when(time));
        line
    }

    /// ` since 2025-05-01..2025-08-06`
    pub(super) fn when(time: &Time) -> String {
        let mut line = String::new();
        match time.sort {
            _ if time.guessed => line.push_str(" dateline"),
            TimeSort::During => {}
            TimeSort::Since => line.push_str(" since"),
            TimeSort::AsOf => line.push_str(" as of"),
            TimeSort::Window(hours) => write!(line, " {hours}h").unwrap(),
            TimeSort::Rate => line.push_str(" rate"),
        }
        let day = |day: Option<Date>| day.map_or("?".to_owned(), |day| day.to_string());
        match (time.from, time.to) {
            (None, None) if time.sort == TimeSort::Rate => {}
            (Some(from), Some(to)) if from.day_of_year() == 1 && to == from.last_of_year() => {
                write!(line, " {}", from.year()).unwrap();
            }
            (from, to) if from == to => write!(line, " {}", day(from)).unwrap(),
            (from, to) => write!(line, " {}..{}", day(from), day(to)).unwrap(),
        }
        line
    }

    #[test]
    fn every_time_of_the_corpus_is_read() {
        let corpus: Corpus = toml::from_str(include_str!("../../corpora/times.toml")).unwrap();
        let mut wrong = String::new();
        for case in &corpus.case {
            let date = case.date.as_ref().unwrap_or(&corpus.date).parse().ok();
            let text = Text::of(&case.text);
            let read: Vec<_> =
                times(&text, date).iter().map(|time| line(&case.text, time)).collect();
            if read != case.times {
                writeln!(wrong, "{}\n  wanted {:?}\n  read   {read:?}", case.text, case.times)
                    .unwrap();
            }
        }
        assert!(wrong.is_empty(), "\n{wrong}");
    }
}
