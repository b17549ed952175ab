//! The corpus of places, as its lines are written.

use tollcheck_model::{Claim, Place};

use super::places;
use crate::corpus::Corpus;
use crate::text::Text;

/// `Kharkov = Kharkiv, Kharkiv Oblast, UA`, with `?` where it is a guess.
fn shown(place: &Place, text: &str) -> String {
    let around = [&place.admin1, &place.country].into_iter().flatten();
    let around = around.fold(String::new(), |line, around| line + ", " + around);
    let guess = if place.guessed { "?" } else { "" };
    format!("{} = {}{around}{guess}", place.span.of(text), place.name)
}

/// `Gaza, inherited`; that a place in the figure's own sentence is a guess is told where the corpus asks.
fn given(claim: &Claim, text: &str, wanted: &str) -> String {
    let Some(place) = &claim.place else { return "nowhere".to_owned() };
    let inherited = if place.inherited { ", inherited" } else { "" };
    let told = place.inherited || wanted.ends_with("guessed");
    let guessed = if place.guessed && told { ", guessed" } else { "" };
    format!("{}{inherited}{guessed}", place.span.of(text))
}

#[test]
fn the_corpus_of_places_is_read_as_it_says() {
    Corpus {
        path: "corpora/places.toml",
        toml: include_str!("../../../tollcheck-lexicon/corpora/places.toml"),
        layer: |text| places(&Text::of(text)).iter().map(|place| shown(place, text)).collect(),
        given,
    }
    .check();
}
