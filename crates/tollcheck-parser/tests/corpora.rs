//! Every sentence of every kind's corpus, read by all kinds.

use std::fmt::Write as _;
use std::ops::Range;

use serde::Deserialize;
use tollcheck_lexicon::{KindEntry, kinds};
use tollcheck_model::{Kind, LineIndex};
use tollcheck_parser::read;
use toml::Spanned;

/// The least number of sentences that say a kind, and that do not.
const ENOUGH: (usize, usize) = (25, 10);

#[derive(Deserialize)]
struct Corpus {
    #[serde(default)]
    says: Vec<Says>,
    #[serde(default)]
    silent: Vec<Silent>,
}

/// Sentences that all read alike: `reads` holds every claim but those that only count, in order.
#[derive(Deserialize)]
struct Says {
    reads: String,
    r#in: Vec<Spanned<String>>,
}

/// Sentences that say nothing of the kind, and why not.
#[derive(Deserialize)]
struct Silent {
    why: String,
    r#in: Vec<Spanned<String>>,
}

fn corpus(entry: &KindEntry) -> Corpus {
    toml::from_str(entry.text).unwrap_or_else(|error| panic!("{}: {error}", entry.file))
}

/// The claims of `sentence`, each in its one-line form; plain counts only where `counts`.
fn claims(sentence: &str, counts: bool) -> String {
    let reading = read(sentence, None);
    let told = reading.claims.iter().filter(|claim| counts || claim.kind != Kind::COUNT);
    told.map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// `file:line:column` of what stands at `span` of the kind's file.
fn place(entry: &KindEntry, span: Range<usize>) -> String {
    format!("{}:{}", entry.file, LineIndex::new(entry.text).position(span.start))
}

#[test]
fn every_sentence_reads_as_its_file_says() {
    let mut wrong = String::new();
    for entry in kinds() {
        let corpus = corpus(entry);
        for says in &corpus.says {
            for sentence in &says.r#in {
                let found = claims(sentence.get_ref(), entry.kind == Kind::COUNT);
                if found != says.reads {
                    let place = place(entry, sentence.span());
                    let text = sentence.get_ref();
                    writeln!(wrong, "{place}: reads `{found}`, not `{}`: {text}", says.reads)
                        .unwrap();
                }
            }
        }
        for silent in &corpus.silent {
            for sentence in &silent.r#in {
                let text = sentence.get_ref();
                let reading = read(text, None);
                if let Some(claim) = reading.claims.iter().find(|claim| claim.kind == entry.kind) {
                    let place = place(entry, sentence.span());
                    writeln!(wrong, "{place}: reads `{claim}`, but {}: {text}", silent.why)
                        .unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_kind_has_enough_sentences() {
    for entry in kinds() {
        let corpus = corpus(entry);
        let says: usize = corpus.says.iter().map(|says| says.r#in.len()).sum();
        let silent: usize = corpus.silent.iter().map(|silent| silent.r#in.len()).sum();
        assert!(says >= ENOUGH.0, "{}: {says} sentences say it, of {}", entry.file, ENOUGH.0);
        assert!(silent >= ENOUGH.1, "{}: {silent} do not say it, of {}", entry.file, ENOUGH.1);
    }
}
