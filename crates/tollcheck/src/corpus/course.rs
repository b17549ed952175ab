//! What makes two runs the same: the results of both are the same bytes.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::part::hex;
use crate::arguments::Input;
use crate::article;

const OPTIONS: &str = "the options or the configuration";

/// What a run depends on, each by name with a fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Course(Vec<(String, String)>);

impl Course {
    /// A run over `input` with `options`, which are whatever else the results depend on.
    pub(crate) fn over(input: &Input, options: &str) -> Self {
        let files = article::files(input).filter_map(Result::ok);
        Self(Vec::new())
            .with("the version of tollcheck", env!("CARGO_PKG_VERSION").to_owned())
            .with(OPTIONS, fingerprint(&format!("{options} {:?}", input.date)))
            .with("the articles", look(files))
    }

    /// It depends on the files at or below `path` as well, which are called `what`.
    pub(crate) fn and(self, what: &str, path: &Path) -> Self {
        let files = walkdir::WalkDir::new(path).sort_by_file_name().into_iter().flatten();
        let files = files.filter(|entry| entry.file_type().is_file());
        self.with(what, look(files.map(walkdir::DirEntry::into_path)))
    }

    fn with(mut self, what: &str, fingerprint: String) -> Self {
        self.0.push((what.to_owned(), fingerprint));
        self
    }

    /// What of `other` is not the same.
    pub(super) fn differs(&self, other: &Self) -> Option<&str> {
        if self.0.len() != other.0.len() {
            return Some(OPTIONS);
        }
        let differing = self.0.iter().zip(&other.0).find(|(mine, theirs)| mine != theirs);
        differing.map(|((what, _), _)| what.as_str())
    }
}

/// The names of `files` with their sizes and the times of their last change.
fn look(files: impl Iterator<Item = PathBuf>) -> String {
    let mut hash = Sha256::new();
    let mut line = String::new();
    for file in files {
        let about = fs::metadata(&file).ok();
        let changed = about.as_ref().and_then(|about| about.modified().ok());
        let changed = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        line.clear();
        let size = about.map_or(0, |about| about.len());
        let _ =
            writeln!(line, "{size} {} {}", changed.unwrap_or_default().as_nanos(), file.display());
        hash.update(&line);
    }
    hex(hash)
}

fn fingerprint(text: &str) -> String {
    hex(Sha256::new().chain_update(text))
}
