//! `kinds/*.toml`: one file a kind.

use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;

use crate::inflection;
use crate::vocabulary::Vocabulary;

#[derive(Deserialize)]
struct KindFile {
    words: Words,
    table: Table,
}

/// The words of a kind. `Role` in `src/vocabulary.rs` says what part each plays.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Words {
    /// Lists of `nouns/` that hold what the kind counts.
    counts: Vec<String>,
    /// Whether a noun of no list may also be counted.
    open: bool,
    verbs: Vec<String>,
    dies: Vec<String>,
    states: Vec<String>,
    nouns: Vec<String>,
    people: Vec<String>,
    tolls: Vec<String>,
}

#[derive(Deserialize)]
struct Table {
    headers: Vec<String>,
    #[serde(default)]
    hxl: Vec<String>,
}

/// Reads every kind into `vocabulary`, and returns the list of them as Rust.
pub(crate) fn read(vocabulary: &mut Vocabulary) -> String {
    let mut rust = String::from("&[\n");
    for (name, path) in crate::files("kinds", "toml") {
        let text = fs::read_to_string(&path).expect("a kind file is text");
        let file: KindFile = toml::from_str(&text).unwrap_or_else(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text[..start].matches('\n').count() + 1;
            panic!("kinds/{name}.toml:{line}: {}", error.message())
        });
        add_words(vocabulary, &name, &file.words);
        let counts: Vec<_> = file
            .words
            .counts
            .iter()
            .map(|list| format!("class::{}.0", list.to_uppercase().replace('-', "_")))
            .collect();
        writeln!(
            rust,
            "KindEntry {{ kind: Kind({name:?}), counts: Class({}), open: {:?}, headers: &{:?}, hxl: &{:?}, file: {name_toml:?}, text: include_str!({path:?}) }},",
            if counts.is_empty() { "0".to_owned() } else { counts.join(" | ") },
            file.words.open,
            file.table.headers,
            file.table.hxl,
            name_toml = format!("kinds/{name}.toml"),
            path = path.to_str().expect("a data file has a plain path"),
        )
        .expect("a string takes what is written");
    }
    rust.push(']');
    rust
}

/// Notes every form of every word of the kind called `name`.
fn add_words(vocabulary: &mut Vocabulary, name: &str, words: &Words) {
    for entry in &words.verbs {
        let verb = inflection::verb(entry);
        for form in &verb.finite {
            vocabulary.add_sense(form, name, "acts");
        }
        vocabulary.add_sense(&verb.participle, name, "done");
        vocabulary.add_sense(&verb.gerund, name, "doing");
    }
    for entry in &words.dies {
        let verb = inflection::verb(entry);
        for form in verb.finite.iter().chain([&verb.participle]) {
            vocabulary.add_sense(form, name, "dies");
        }
        vocabulary.add_sense(&verb.gerund, name, "dying");
    }
    for (list, role) in [(&words.nouns, "nouns"), (&words.people, "people")] {
        for entry in list {
            let (singular, plural) = inflection::noun(entry);
            for form in singular.iter().chain(&plural) {
                vocabulary.add_sense(form, name, role);
            }
        }
    }
    for (list, role) in [(&words.states, "states"), (&words.tolls, "tolls")] {
        for phrase in list {
            vocabulary.add_sense(phrase, name, role);
        }
    }
}
