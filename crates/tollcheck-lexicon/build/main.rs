//! Turns the data files of this crate into static tables, so that nothing is parsed when the program starts.
#![expect(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]

mod anchors;
mod gazetteer;
mod inflection;
mod kinds;
mod vocabulary;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut vocabulary = vocabulary::Vocabulary::default();
    let kinds = kinds::read(&mut vocabulary);
    let anchors = anchors::read(&mut vocabulary);
    vocabulary.read_classes();
    vocabulary.read_nouns();
    vocabulary.read_verbs();
    write(&out.join("gazetteer.bin"), &gazetteer::read());
    write(&out.join("kinds.rs"), kinds.as_bytes());
    write(&out.join("vocabulary.rs"), vocabulary.to_rust().as_bytes());
    write(&out.join("anchors.rs"), anchors.as_bytes());
}

/// The files of `folder` that end in `.extension`, sorted by name.
fn files(folder: &str, extension: &str) -> Vec<(String, PathBuf)> {
    println!("cargo::rerun-if-changed={folder}");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.expect("an entry of a data folder is readable").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| {
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a data file has a plain name");
            (stem.to_owned(), path.canonicalize().expect("a data file has a full path"))
        })
        .collect();
    files.sort();
    files
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
