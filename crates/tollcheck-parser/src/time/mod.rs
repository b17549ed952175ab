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

use jiff::civil::Date;
use tollcheck_lexicon::class;
use tollcheck_model::{Time, TimeSort, TimeUnit};

use crate::text::Text;
use crate::token::{Token, Tokens};
use crate::word::between;

pub(crate) use give::give;

/// The times of `text`, in order, resolved against `date`, or against the dateline where there is none.
///
/// The date of a dateline is marked as a guess: the article is of that day, what it tells need not be.
pub(crate) fn times(text: &Text<'_>, date: Option<Date>) -> Vec<Time> {
    let anchors = anchor::Anchors::of(text);
    let mut now = date;
    let today = calendar::Days::one(now);
    let mut last = resolve::Last { day: today, time: today };
    let mut times = Vec::new();
    for sentence in &text.sentences {
        let range = sentence.tokens.clone();
        let tokens = text.tokens_of(sentence);
        let mut at = 0;
        while let Some(token) = tokens.0.get(at) {
            let before = at.checked_sub(1).and_then(|before| tokens.0.get(before));
            let rest = Tokens(&tokens.0[at..]);
            let read = if opens(token) { grammar::expression(before, rest).ok() } else { None };
            let Some((after, expression)) = read else {
                at += 1;
                continue;
            };
            let end = tokens.0.len() - after.0.len();
            let tense = tense::tense(tokens.0, at, end);
            let guessed =
                dateline::is_dateline(text, range.start, range.start + at, range.start + end);
            let days =
                resolve::Setting { now, last, tense, anchors: &anchors }.resolve(&expression);
            if guessed && now.is_none() {
                now = days.to;
            }
            let compares =
                matches!(expression.when, expression::When::Moved { unit: TimeUnit::Year, .. });
            if matches!(expression.sort, TimeSort::During | TimeSort::AsOf) && !compares {
                last.note(days);
            }
            if let Some(span) = between(rest, after) {
                times.push(Time {
                    span,
                    sort: expression.sort,
                    from: days.from,
                    to: days.to,
                    inherited: false,
                    guessed,
                });
            }
            at = end.max(at + 1);
        }
    }
    times
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
