//! The corpus of places: `corpora/places.toml`, read text by text.

use serde::Deserialize;
use tollcheck_model::{Claim, Place};

use super::places;
use crate::read;
use crate::text::Text;

const CORPUS: &str = include_str!("../../corpora/places.toml");

#[derive(Deserialize)]
struct Corpus {
    case: Vec<Case>,
}

/// A text, its places and those of its claims, in one line each.
#[derive(Deserialize)]
struct Case {
    text: toml::Spanned<String>,
    places: Option<Vec<String>>,
    claims: Option<Vec<String>>,
}

/// `Kharkov = Kharkiv, Kharkiv Oblast, UA`, with `?` where it is a guess.
fn shown(place: &Place, text: &str) -> String {
    let around = [&place.admin1, &place.country].into_iter().flatten();
    let around = around.fold(String::new(), |line, around| line + ", " + around);
    let guess = if place.guessed { "?" } else { "" };
    format!("{} = {}{around}{guess}", place.span.of(text), place.name)
}

/// `51 people | Gaza, inherited`: the first claim whose figure holds `wanted`, and its place.
fn claimed(claims: &[Claim], text: &str, wanted: &str) -> String {
    let (figure, _) = wanted.split_once(" | ").expect("a claim has a figure and a place");
    let Some(claim) = claims.iter().find(|claim| claim.span.of(text).contains(figure)) else {
        return format!("{figure} | no such claim");
    };
    let Some(place) = &claim.place else { return format!("{figure} | nowhere") };
    let inherited = if place.inherited { ", inherited" } else { "" };
    let told = place.inherited || wanted.ends_with("guessed");
    let guessed = if place.guessed && told { ", guessed" } else { "" };
    format!("{figure} | {}{inherited}{guessed}", place.span.of(text))
}

#[test]
fn the_corpus_of_places_is_read_as_it_says() {
    let corpus: Corpus = toml::from_str(CORPUS).expect("the corpus is a list of cases");
    let mut wrong = Vec::new();
    for case in &corpus.case {
        let text = case.text.get_ref();
        let line = CORPUS[..case.text.span().start].matches('\n').count() + 1;
        if let Some(wanted) = &case.places {
            let read: Vec<_> =
                places(&Text::of(text)).iter().map(|place| shown(place, text)).collect();
            if read != *wanted {
                wrong.push(format!("corpora/places.toml:{line}: {read:?}, not {wanted:?}"));
            }
        }
        let claims = read(text, None).claims;
        for wanted in case.claims.iter().flatten() {
            let read = claimed(&claims, text, wanted);
            if read != *wanted {
                wrong.push(format!("corpora/places.toml:{line}: {read:?}, not {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
