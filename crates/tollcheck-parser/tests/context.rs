//! Who says it, when and where it was, and how sentences inherit that: the corpora of speakers and of what is inherited.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde::Deserialize;
use tollcheck_model::{Attribution, Claim, Kind, LineIndex};
use tollcheck_parser::read;
use toml::Spanned;

const SPEAKERS: (&str, &str) =
    ("corpora/speakers.toml", include_str!("../../tollcheck-lexicon/corpora/speakers.toml"));
const INHERITED: (&str, &str) =
    ("corpora/inherited.toml", include_str!("../../tollcheck-lexicon/corpora/inherited.toml"));

/// The least number of sentences for stance and type, and of texts whose claims inherit.
const ENOUGH: (usize, usize) = (140, 50);

#[derive(Deserialize)]
struct Speakers {
    stance: Vec<Says>,
    r#type: Vec<Says>,
}

/// Sentences whose first claim with a speaker reads alike.
#[derive(Deserialize)]
struct Says {
    reads: String,
    r#in: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
struct Inherited {
    date: String,
    case: Vec<Case>,
}

/// A text, and its claims: `figure | who says it | when | where`.
#[derive(Deserialize)]
struct Case {
    text: Spanned<String>,
    claims: Vec<String>,
}

fn speakers() -> Speakers {
    toml::from_str(SPEAKERS.1).unwrap()
}

fn inherited() -> Inherited {
    toml::from_str(INHERITED.1).unwrap()
}

/// What `told` shows of the first attribution of a claim of `sentence`, in lower case.
fn first(sentence: &str, told: fn(&Attribution) -> Option<String>) -> String {
    let claims = read(sentence, None).claims;
    let found = claims.iter().find_map(|claim| claim.attribution.as_ref());
    found.map_or("nobody's".to_owned(), |it| told(it).unwrap_or("of no type".to_owned()))
}

fn compare(says: &[Says], told: fn(&Attribution) -> Option<String>) -> String {
    let lines = LineIndex::new(SPEAKERS.1);
    let mut wrong = String::new();
    for says in says {
        for sentence in &says.r#in {
            let found = first(sentence.get_ref(), told);
            if found != says.reads {
                let place = lines.position(sentence.span().start);
                let text = sentence.get_ref();
                writeln!(wrong, "{}:{place}: is {found}, not {}: {text}", SPEAKERS.0, says.reads)
                    .unwrap();
            }
        }
    }
    wrong
}

#[test]
fn every_stance_is_read_as_its_corpus_says() {
    let wrong = compare(&speakers().stance, |it| Some(format!("{:?}", it.stance).to_lowercase()));
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_type_of_speaker_is_read_as_its_corpus_says() {
    let told = |it: &Attribution| it.source_type.map(|told| format!("{told:?}").to_lowercase());
    let wrong = compare(&speakers().r#type, told);
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// `Suspilne > the governor, inherited | 2025-08-04 | Sumy, guessed`
fn context(claim: &Claim) -> String {
    let mut line = String::new();
    let flag = |on: bool, name: &str| if on { format!(", {name}") } else { String::new() };
    match &claim.attribution {
        None => line.push_str("the writer"),
        Some(it) => {
            for outer in &it.via {
                write!(line, "{} > ", outer.text).unwrap();
            }
            line.push_str(it.source.as_ref().map_or("nobody", |source| &source.text));
            if let Some(meant) = &it.stands_for {
                write!(line, " = {}", meant.text).unwrap();
            }
            line.push_str(&flag(it.inherited, "inherited"));
        }
    }
    line.push_str(" | ");
    match &claim.time {
        None => line.push_str("never"),
        Some(time) => {
            let day = |day: Option<Date>| day.map_or("?".to_owned(), |day| day.to_string());
            match (time.from, time.to) {
                (None, None) => line.push_str("open"),
                (from, to) if from == to => line.push_str(&day(from)),
                (from, to) => write!(line, "{}..{}", day(from), day(to)).unwrap(),
            }
            line.push_str(&flag(time.inherited, "inherited"));
            line.push_str(&flag(time.guessed, "guessed"));
        }
    }
    line.push_str(" | ");
    match &claim.place {
        None => line.push_str("nowhere"),
        Some(place) => {
            line.push_str(&place.name);
            line.push_str(&flag(place.inherited, "inherited"));
            line.push_str(&flag(place.guessed, "guessed"));
        }
    }
    line
}

#[test]
fn every_claim_has_the_context_that_its_corpus_says() {
    let corpus = inherited();
    let date = corpus.date.parse().ok();
    let lines = LineIndex::new(INHERITED.1);
    let mut wrong = String::new();
    for case in &corpus.case {
        let text = case.text.get_ref();
        let claims = read(text, date).claims;
        let told: Vec<_> = claims
            .iter()
            .filter(|claim| claim.kind != Kind::DURATION && claim.kind.0 != "occurrence")
            .map(|claim| format!("{} | {}", claim.span.of(text), context(claim)))
            .collect();
        if told != case.claims {
            let place = lines.position(case.text.span().start);
            writeln!(wrong, "{}:{place}: {told:#?}, not {:#?}", INHERITED.0, case.claims).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn there_are_enough_sentences() {
    let speakers = speakers();
    let said: usize = speakers.stance.iter().chain(&speakers.r#type).map(|it| it.r#in.len()).sum();
    let cases = inherited().case.len();
    assert!(said >= ENOUGH.0, "{said} sentences have a speaker, of {}", ENOUGH.0);
    assert!(cases >= ENOUGH.1, "{cases} texts have claims that inherit, of {}", ENOUGH.1);
}
