//! The corpus of the layer: sentences, and the figures that they hold.

use serde::Deserialize;
use tollcheck_model::{Figure, FigureType};

use super::figures;
use crate::text::Text;

#[derive(Deserialize)]
struct Corpus {
    about: Vec<About>,
}

/// Sentences about one thing.
#[derive(Deserialize)]
struct About {
    what: String,
    /// A sentence and then its figures, in order.
    reads: Vec<Vec<String>>,
}

/// One line for `figure`: its words, what they are and, where they count or measure, how many.
fn line(figure: &Figure, text: &str) -> String {
    let (words, sort) = (figure.span.of(text), figure.sort);
    let measures = matches!(
        sort,
        FigureType::Age | FigureType::Money | FigureType::Percent | FigureType::Measure
    );
    if measures || sort.counts() {
        format!("{words}: {} {}", sort.name(), figure.quantity)
    } else {
        format!("{words}: {}", sort.name())
    }
}

#[test]
fn each_sentence_of_the_corpus_holds_its_figures() {
    let corpus: Corpus =
        toml::from_str(include_str!("../../../tollcheck-lexicon/corpora/figures.toml")).unwrap();
    let mut faults = String::new();
    for About { what, reads } in &corpus.about {
        for read in reads {
            let (text, wanted) = read.split_first().unwrap();
            let found: Vec<_> =
                figures(&Text::of(text)).iter().map(|figure| line(figure, text)).collect();
            if found != wanted {
                faults += &format!("{what}: {text}\n  reads {found:?}\n  not   {wanted:?}\n");
            }
        }
    }
    assert!(faults.is_empty(), "corpora/figures.toml\n{faults}");
}
