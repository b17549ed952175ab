//! The rules of the house that a compiler cannot check.

use std::fs;
use std::path::{Path, PathBuf};

use crate::root;

/// What each crate may use of the others. Every arrow points up this list.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("tollcheck-model", &[]),
    ("tollcheck-lexicon", &["tollcheck-model"]),
    ("tollcheck-parser", &["tollcheck-lexicon", "tollcheck-model"]),
    ("tollcheck-sources", &["tollcheck-lexicon", "tollcheck-model"]),
    ("tollcheck-verifier", &["tollcheck-lexicon", "tollcheck-model", "tollcheck-sources"]),
    ("tollcheck-report", &["tollcheck-model"]),
    (
        "tollcheck",
        &[
            "tollcheck-lexicon",
            "tollcheck-model",
            "tollcheck-parser",
            "tollcheck-report",
            "tollcheck-sources",
            "tollcheck-verifier",
        ],
    ),
    (
        "tollcheck-python",
        &[
            "tollcheck",
            "tollcheck-model",
            "tollcheck-parser",
            "tollcheck-report",
            "tollcheck-sources",
            "tollcheck-verifier",
        ],
    ),
];

/// Who may use a crate from elsewhere, where that tells the layers apart.
const ONLY: [(&str, &[&str]); 6] = [
    ("nom", &["tollcheck-parser"]),
    ("csv", &["tollcheck-sources", "tollcheck-report"]),
    ("csv-core", &["tollcheck-sources"]),
    ("rayon", &["tollcheck-sources", "tollcheck-verifier", "tollcheck", "tollcheck-python"]),
    ("clap", &["tollcheck"]),
    ("pyo3", &["tollcheck-python"]),
];

#[test]
fn each_crate_uses_only_what_it_may() {
    for folder in fs::read_dir(root("crates")).unwrap() {
        let folder = folder.unwrap().path();
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap();
        let (_, may) = MAY_USE
            .iter()
            .find(|(known, _)| *known == name)
            .unwrap_or_else(|| panic!("snapshots/house.rs does not know crates/{name}"));
        for used in dependencies(&folder.join("Cargo.toml")) {
            let allowed = if used.starts_with("tollcheck") {
                may.contains(&used.as_str())
            } else {
                ONLY.iter().all(|(only, users)| *only != used || users.contains(&name))
            };
            assert!(allowed, "{name} may not depend on {used}");
        }
    }
}

/// The names under `[dependencies]`.
fn dependencies(manifest: &Path) -> Vec<String> {
    let manifest = fs::read_to_string(manifest).unwrap();
    let section = manifest.split("\n[").find_map(|section| section.strip_prefix("dependencies]\n"));
    let lines = section.unwrap_or_default().lines();
    lines
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_file_says_what_it_is() {
    for file in rust_files() {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{} begins without a //! line", file.display());
    }
}

#[test]
fn nothing_below_the_command_prints_or_reads_the_clock() {
    for file in rust_files() {
        let inner = file.components().any(|part| part.as_os_str() == "tollcheck")
            || file.ends_with("house.rs");
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in ["print!(", "println!(", "eprintln!(", "dbg!("] {
            assert!(inner || !is_used(code, word), "{} uses {word}", file.display());
        }
        // Progress tells a rate, and tests kill a run after a while: neither reaches a result.
        let timed = file.ends_with("corpus/progress.rs") || file.iter().any(|part| part == "tests");
        for word in ["SystemTime::", "Instant::now", "Zoned::now", "Timestamp::now"] {
            assert!(
                timed || file.ends_with("house.rs") || !code.contains(word),
                "{} uses {word}",
                file.display()
            );
        }
    }
}

/// Whether a line of `code` calls `word`; build scripts talk to cargo by printing `cargo:`.
fn is_used(code: &str, word: &str) -> bool {
    code.lines().any(|line| {
        let line = line.trim_start();
        line.starts_with(word) && !line.contains("\"cargo:")
    })
}

#[test]
fn kinds_are_named_by_their_file_in_lower_case() {
    let kinds = tollcheck_lexicon::kinds();
    assert!(kinds.is_sorted_by_key(|entry| entry.kind));
    for entry in kinds {
        let name = entry.kind.0;
        assert!(entry.file.ends_with(&format!("{name}.toml")), "{name} is in {}", entry.file);
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name}");
        assert_eq!(
            entry.headers.iter().find(|it| it.to_lowercase() != **it),
            None,
            "a header of {name}"
        );
    }
}

#[test]
fn every_article_says_what_it_is_for() {
    let readme = fs::read_to_string(root("fixtures/README.md")).unwrap();
    for folder in ["fixtures/articles"] {
        for file in fs::read_dir(root(folder)).unwrap() {
            let file = file.unwrap().file_name();
            let name = file.to_str().unwrap();
            assert!(
                readme.contains(&format!("`{name}`")),
                "fixtures/README.md does not name {name}"
            );
        }
    }
}

/// Every Rust file of the project.
fn rust_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root("crates"), root("snapshots")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files
}
