//! The corpora of times, and texts that no calendar expects.

use std::fmt::Write as _;

use jiff::civil::Date;
use proptest::prelude::*;
use serde::Deserialize;
use tollcheck_model::{Amount, Claim, ClaimId, Kind, Quantity, Scope, Span, Time, TimeSort};

use crate::text::Text;
use crate::time::{give, times};

#[derive(Deserialize)]
struct Corpus {
    date: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    date: Option<String>,
    #[serde(default)]
    times: Vec<String>,
    #[serde(default)]
    claims: Vec<String>,
}

impl Corpus {
    /// Compares what `read` makes of each case with what the case wants.
    #[track_caller]
    fn check(&self, wanted: fn(&Case) -> &[String], read: fn(&str, Option<Date>) -> Vec<String>) {
        let mut wrong = String::new();
        for case in &self.case {
            let date = case.date.as_ref().unwrap_or(&self.date).parse().ok();
            let read = read(&case.text, date);
            if read != wanted(case) {
                let wanted = wanted(case);
                writeln!(wrong, "{}\n  wanted {wanted:?}\n  read   {read:?}", case.text).unwrap();
            }
        }
        assert!(wrong.is_empty(), "\n{wrong}");
    }
}

/// `since 2025-05-01..2025-08-06`, as the corpora have it.
fn line(time: &Time) -> String {
    let sort = match time.sort {
        TimeSort::During => String::new(),
        TimeSort::Since => "since ".to_owned(),
        TimeSort::AsOf => "as of ".to_owned(),
        TimeSort::Window(hours) => format!("{hours}h "),
        TimeSort::Rate => "rate".to_owned(),
    };
    let day = |day: Option<Date>| day.map_or("?".to_owned(), |day| day.to_string());
    let days = match (time.from, time.to) {
        (None, None) if time.sort == TimeSort::Rate => String::new(),
        (Some(from), Some(to)) if from == from.first_of_year() && to == from.last_of_year() => {
            from.year().to_string()
        }
        (from, to) if from == to => day(from),
        (from, to) => format!("{}..{}", day(from), day(to)),
    };
    sort + &days
}

/// The times of `text`, one a line: `Tuesday night = 2025-08-05`.
fn layer(text: &str, date: Option<Date>) -> Vec<String> {
    let line = |time: &Time| {
        let dateline = if time.guessed { "dateline " } else { "" };
        format!("{} = {dateline}{}", time.span.of(text), line(time))
    };
    times(&Text::of(text), date).iter().map(line).collect()
}

/// The times of the claims that stand in brackets in `marked`.
fn of_claims(marked: &str, date: Option<Date>) -> Vec<String> {
    let (text, mut claims) = unmark(marked);
    let text = Text::of(&text);
    give(&text, &mut claims, &times(&text, date), date);
    let line = |claim: &Claim| {
        let Some(time) = &claim.time else { return "none".to_owned() };
        let how = match (time.guessed, time.inherited) {
            (true, _) if time.sort == TimeSort::AsOf => "",
            (true, _) => "guess ",
            (_, true) => "inherited ",
            _ => "",
        };
        how.to_owned() + &line(time)
    };
    claims.iter().map(line).collect()
}

/// The text without its brackets, and a claim for each of them.
fn unmark(marked: &str) -> (String, Vec<Claim>) {
    let mut text = String::new();
    let mut claims = Vec::new();
    for piece in marked.split_inclusive(']') {
        let Some((before, figure)) = piece.split_once('[') else {
            text.push_str(piece);
            continue;
        };
        let figure = figure.trim_end_matches(']');
        let (scope, figure) = match figure.strip_prefix("total ") {
            Some(figure) => (Scope::Total, figure),
            None => (Scope::Event, figure),
        };
        text.push_str(before);
        let start = text.len();
        text.push_str(figure);
        claims.push(claim(claims.len(), Span::new(start, text.len()), scope));
    }
    let read = Text::of(&text);
    for claim in &mut claims {
        let sentence = read.sentence_at(claim.span.start);
        claim.sentence = sentence.map_or(claim.span, |sentence| read.span_of(sentence));
    }
    (text, claims)
}

fn claim(before: usize, span: Span, scope: Scope) -> Claim {
    Claim {
        id: ClaimId(u32::try_from(before).unwrap() + 1),
        kind: Kind("killed"),
        span,
        quantity: Quantity::exactly(Amount::ONE),
        group: None,
        actor: None,
        part_of: None,
        negated: false,
        hypothetical: false,
        derived: false,
        scope,
        event: 0,
        time: None,
        place: None,
        attribution: None,
        sentence: span,
        rule: "test",
        because: Vec::new(),
    }
}

#[test]
fn every_time_of_the_corpus_is_read() {
    let corpus: Corpus =
        toml::from_str(include_str!("../../../tollcheck-lexicon/corpora/times.toml")).unwrap();
    corpus.check(|case| &case.times, layer);
}

#[test]
fn every_claim_of_the_corpus_has_its_time() {
    let corpus: Corpus =
        toml::from_str(include_str!("../../../tollcheck-lexicon/corpora/claim-times.toml"))
            .unwrap();
    corpus.check(|case| &case.claims, of_claims);
}

#[test]
fn no_date_is_too_far() {
    let text = "Two days ago, 9,999 years ago, 99999 centuries later, last week, next year, last night, in July, \
                in the past 99999 years, since 0001, this decade, 31 December 9999, the following day, next month, \
                last winter, early 9999, from 1 January 0001 to Monday, overnight, last Tuesday, on February 29.";
    for date in [Date::MIN, Date::MAX, Date::ZERO, Date::constant(2024, 2, 29)] {
        assert!(layer(text, Some(date)).len() > 15);
    }
    assert!(layer(text, None).len() > 15);
}

proptest! {
    /// Words of times in any order, in any year.
    #[test]
    fn any_words_in_any_year_are_read(
        words in prop::collection::vec(0..WORDS.len(), 0..24),
        year in -9999_i16..=9999,
        month in 1_i8..=12,
        day in 1_i8..=28,
    ) {
        let words: Vec<_> = words.into_iter().map(|at| WORDS[at]).collect();
        let text = words.join(" ");
        for time in times(&Text::of(&text), Date::new(year, month, day).ok()) {
            prop_assert!(text.get(time.span.start..time.span.end).is_some());
        }
    }
}

const WORDS: &[&str] = &[
    "since",
    "from",
    "to",
    "between",
    "and",
    "until",
    "the",
    "last",
    "next",
    "this",
    "past",
    "night",
    "of",
    "overnight",
    "on",
    "early",
    "late",
    "mid",
    "-",
    ",",
    "two",
    "12",
    "31",
    "2024",
    "99999",
    "0",
    "1990s",
    "May",
    "February",
    "Aug.",
    "spring",
    "Monday",
    "Sat.",
    "days",
    "years",
    "hours",
    "decades",
    "ago",
    "later",
    "earlier",
    "week",
    "weekend",
    "month",
    "start",
    "end",
    "war",
    "began",
    "Christmas Eve",
    "29",
    "/",
    ":",
    "2024-02-30",
    "7/8/07",
    "1.2.2020",
    "same",
    "day",
    "previous",
    "following",
    "a",
    "few",
    "single",
    "per",
    "as",
    "by",
    "now",
    "today",
    "tonight",
    "century",
    "the day before",
];
