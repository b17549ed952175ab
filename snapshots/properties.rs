//! What holds for any text.

use std::fs;

use jiff::civil::date;
use proptest::prelude::*;
use tollcheck_model::{Reading, Span};
use tollcheck_report::{Checked, Document, Format, Jsonl};
use tollcheck_sources::Sources;
use tollcheck_verifier::Options;

use crate::root;

/// Words that mean something to the grammar, and some that break words.
const WORDS: [&str; 56] = [
    "72",
    "1,204",
    "2.5",
    "3-1",
    "10-12",
    "1990s",
    "G7",
    "S-300",
    "$6m",
    "12%",
    "٣",
    "½",
    "5 000",
    "two",
    "dozens",
    "a",
    "third",
    "fifth",
    "no one",
    "thousands",
    "million",
    "at least",
    "up to",
    "between",
    "and",
    "or",
    "of",
    "more than",
    "people",
    "soldiers",
    "drones",
    "hours",
    "children",
    "killed",
    "were",
    "injured",
    "launched",
    "said",
    "Kyiv",
    "the ministry",
    "on Tuesday",
    "since May",
    "in July",
    "overnight",
    "“",
    "”",
    "\"",
    ",",
    ".",
    ";",
    "—",
    "\n",
    "é",
    "日本",
    "\u{301}",
    "\u{0}",
];

fn texts() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(
        (prop::sample::select(&WORDS[..]), prop::bool::weighted(0.85)),
        0..40,
    );
    words.prop_map(|words| {
        words
            .into_iter()
            .fold(String::new(), |text, (word, spaced)| text + word + if spaced { " " } else { "" })
    })
}

/// Every span of `reading`.
fn spans(reading: &Reading) -> Vec<Span> {
    let mut spans: Vec<Span> = reading.unread.iter().map(|unread| unread.span).collect();
    for claim in &reading.claims {
        spans.extend([claim.span, claim.sentence]);
        spans.extend(claim.because.iter().map(|because| because.span));
        spans.extend(claim.time.iter().map(|time| time.span));
        spans.extend(claim.place.iter().map(|place| place.span));
        spans.extend(claim.actor.iter().map(|actor| actor.span));
    }
    let layers = &reading.layers;
    spans.extend(layers.quantities.iter().flat_map(|figure| [figure.span, figure.number]));
    spans.extend(layers.times.iter().map(|time| time.span));
    spans.extend(layers.places.iter().map(|place| place.span));
    for attribution in layers
        .attributions
        .iter()
        .chain(reading.claims.iter().filter_map(|it| it.attribution.as_ref()))
    {
        spans.push(attribution.content);
        spans.extend(attribution.source.iter().chain(&attribution.cue).map(|words| words.span));
    }
    spans
}

/// What is wrong with the reading of `text`, if anything.
fn trouble(text: &str) -> Option<String> {
    let reading = tollcheck_parser::read(text, Some(date(2025, 8, 6)));
    if let Some(span) =
        spans(&reading).into_iter().find(|span| text.get(span.start..span.end).is_none())
    {
        return Some(format!("{span:?} is no piece of the text"));
    }
    let mut kept: Vec<Span> = reading.claims.iter().map(|claim| claim.span).collect();
    kept.extend(reading.unread.iter().map(|unread| unread.span));
    let left = text.char_indices().find(|(at, c)| {
        c.is_ascii_digit() && !kept.iter().any(|span| span.start <= *at && *at < span.end)
    });
    left.map(|(at, c)| format!("the {c} at {at} is left behind"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sentences_are_read_without_a_number_left_behind(text in texts()) {
        prop_assert_eq!(trouble(&text), None, "{:?}", text);
    }

    #[test]
    fn any_characters_are_read_without_a_number_left_behind(text in "\\PC{0,200}") {
        prop_assert_eq!(trouble(&text), None, "{:?}", text);
    }
}

#[test]
fn the_fixtures_are_read_without_a_number_left_behind() {
    for file in fs::read_dir(root("fixtures/articles")).unwrap() {
        let file = file.unwrap().path();
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(trouble(&text), None, "{}", file.display());
    }
}

/// Every fixture and its verdicts as JSON, made by `threads` threads.
fn answers(threads: usize) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let sources = Sources::load(&root("fixtures/tables"));
        let mut files: Vec<_> =
            fs::read_dir(root("fixtures/articles")).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        let articles = files.iter().map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let document = Document { date: Some(date(2025, 8, 6)), text, ..Document::default() };
            let reading = tollcheck_parser::read(&document.text, document.date);
            let verdicts = tollcheck_verifier::check(
                &reading.claims,
                document.date,
                &sources,
                &Options::default(),
            );
            Jsonl { layers: true }
                .article(&Checked { verdicts: Some(verdicts), ..Checked::read(document, reading) })
        });
        articles.collect()
    })
}

#[test]
fn one_thread_and_two_give_the_same_bytes() {
    assert_eq!(answers(1), answers(2));
}

/// Whatever a record quotes by its offsets, in code points: `(start, end, text)`.
fn quotes(value: &serde_json::Value, found: &mut Vec<(usize, usize, String)>) {
    let number = |key: &str| value[key].as_u64().and_then(|n| usize::try_from(n).ok());
    if let (Some(start), Some(end), Some(text)) =
        (number("start"), number("end"), value["text"].as_str())
    {
        found.push((start, end, text.to_owned()));
    }
    if let Some(object) = value.as_object() {
        object.values().for_each(|value| quotes(value, found));
    }
    for value in value.as_array().into_iter().flatten() {
        quotes(value, found);
    }
}

#[test]
fn every_quotation_of_a_record_stands_at_its_offsets() {
    for file in fs::read_dir(root("fixtures/articles")).unwrap() {
        let file = file.unwrap().path();
        for document in crate::articles::open(&file) {
            let letters: Vec<char> = document.text.chars().collect();
            let reading = tollcheck_parser::read(&document.text, document.date);
            let record = Jsonl { layers: true }.article(&Checked::read(document, reading));
            let mut found = Vec::new();
            quotes(&serde_json::from_str(&record).unwrap(), &mut found);
            for (start, end, text) in found {
                let there: String = letters[start..end].iter().collect();
                assert_eq!(there, text, "{} {start}..{end}", file.display());
            }
        }
    }
}
