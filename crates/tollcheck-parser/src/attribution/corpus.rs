//! The corpus of attributions: `corpora/attributions.toml`, read sentence by sentence.

use std::fmt::Write as _;

use serde::Deserialize;
use tollcheck_model::{Attribution, Claim};

use super::attributions;
use crate::read;
use crate::text::Text;

const CORPUS: &str = include_str!("../../corpora/attributions.toml");

#[derive(Deserialize)]
struct Corpus {
    case: Vec<Case>,
}

/// A text, and what it says, in one line each.
#[derive(Deserialize)]
struct Case {
    text: toml::Spanned<String>,
    says: Option<Vec<String>>,
    claims: Option<Vec<String>>,
}

/// `military said indirect | the air force | it had downed 28 drones`; a pronoun shows whom it stands for, a speaker
/// who is cited shows by whom.
fn says(attribution: &Attribution, text: &str) -> String {
    let mut line = String::new();
    if let Some(told) = attribution.source_type {
        write!(line, "{} ", format!("{told:?}").to_lowercase()).unwrap();
    }
    let stance = format!("{:?}", attribution.stance).to_lowercase();
    let mode = format!("{:?}", attribution.mode).to_lowercase();
    write!(line, "{stance} {mode} | ").unwrap();
    for outer in &attribution.via {
        write!(line, "{} > ", outer.text).unwrap();
    }
    line.push_str(attribution.source.as_ref().map_or("nobody", |source| &source.text));
    if let Some(person) = &attribution.stands_for {
        write!(line, " = {}", person.text).unwrap();
    }
    write!(line, " | {}", attribution.content.of(text).replace('\n', " / ")).unwrap();
    line
}

/// `Nine | the mayor, inherited`: the first claim whose figure opens with `wanted`, and who says so.
fn claimed(claims: &[Claim], text: &str, wanted: &str) -> String {
    let (figure, _) = wanted.split_once(" | ").expect("a claim has a figure and a speaker");
    let Some(claim) = claims.iter().find(|claim| claim.span.of(text).contains(figure)) else {
        return "no such claim".to_owned();
    };
    let attribution = claim.attribution.as_ref();
    let source = attribution.map_or("the writer", |attribution| {
        attribution.source.as_ref().map_or("nobody", |source| &source.text)
    });
    let inherited = attribution.is_some_and(|attribution| attribution.inherited);
    format!("{figure} | {source}{}", if inherited { ", inherited" } else { "" })
}

#[test]
fn the_corpus_is_read_as_it_says() {
    let corpus: Corpus = toml::from_str(CORPUS).expect("the corpus is TOML of this shape");
    let mut wrong = String::new();
    for case in &corpus.case {
        let text = case.text.get_ref();
        let line = CORPUS[..case.text.span().start].matches('\n').count() + 1;
        if let Some(wanted) = &case.says {
            let read: Vec<_> =
                attributions(&Text::of(text)).iter().map(|read| says(read, text)).collect();
            if read != *wanted {
                writeln!(
                    wrong,
                    "corpora/attributions.toml:{line}: says {read:#?}, not {wanted:#?}"
                )
                .unwrap();
            }
        }
        let claims = read(text, None).claims;
        for wanted in case.claims.iter().flatten() {
            let read = claimed(&claims, text, wanted);
            if read != *wanted {
                writeln!(
                    wrong,
                    "corpora/attributions.toml:{line}: claims {read:?}, not {wanted:?}"
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
