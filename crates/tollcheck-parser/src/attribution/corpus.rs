//! The corpus of attributions, as its lines are written.

use std::fmt::Write as _;

use tollcheck_model::{Attribution, Claim};

use super::attributions;
use crate::corpus::Corpus;
use crate::text::Text;

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

/// `the mayor, inherited`
fn speaker(claim: &Claim) -> String {
    let Some(attribution) = &claim.attribution else { return "the writer".to_owned() };
    let source = attribution.source.as_ref().map_or("nobody", |source| &source.text);
    format!("{source}{}", if attribution.inherited { ", inherited" } else { "" })
}

#[test]
fn the_corpus_of_attributions_is_read_as_it_says() {
    Corpus {
        path: "corpora/attributions.toml",
        toml: include_str!("../../../tollcheck-lexicon/corpora/attributions.toml"),
        layer: |text| attributions(&Text::of(text)).iter().map(|read| says(read, text)).collect(),
        given: |claim, _, _| speaker(claim),
    }
    .check();
}
