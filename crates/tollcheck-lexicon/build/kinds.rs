//! `kinds/*.toml`: one file a kind.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;

use crate::vocabulary::Vocabulary;

#[derive(Deserialize)]
struct KindFile {
    words: BTreeMap<String, Vec<String>>,
    table: Table,
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
        for (role, phrases) in &file.words {
            for phrase in phrases {
                vocabulary.add_sense(phrase, &name, role);
            }
        }
        writeln!(
            rust,
            "KindEntry {{ kind: Kind({name:?}), headers: &{:?}, hxl: &{:?}, file: {name_toml:?}, text: include_str!({path:?}) }},",
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
