//! The layer of times: dates and times as written, resolved against the article's date.
//!
//! ```text
//! tokens → expression (what the words say) → days (set against the article's date) → time
//! ```

mod absolute;
mod anchor;
mod bound;
mod calendar;
mod dateline;
mod expression;
mod give;
mod grammar;
mod month;
mod night;
mod number;
mod relative;
mod resolve;
mod tense;
mod weekday;
mod window;
mod year;

use jiff::civil::Date;
use tollcheck_lexicon::class;
use tollcheck_model::{Time, TimeSort, TimeUnit};

use crate::text::Text;
use crate::token::Tokens;
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
            let opens = token.has_digit() || token.is_class(OPENING);
            let read = if opens { grammar::expression(before, rest).ok() } else { None };
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

/// The words that open a time.
const OPENING: tollcheck_lexicon::Class =
    tollcheck_lexicon::Class(class::TIME.0 | class::ANCHOR.0 | class::ANCHOR_DAY.0);
