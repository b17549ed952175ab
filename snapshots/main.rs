//! The whole program over every fixture, against what it said last time; the rules of the house; what holds for any text.
//!
//! This folder is a package, so that `cargo insta` looks in it: snapshots stand beside this file, one folder a stage,
//! one file an article.

mod articles;
mod bounds;
mod house;
mod mutations;
mod phrases;
mod properties;
mod reader;
mod readme;
mod repeat;
mod schema;
mod truths;
mod verdicts;

#[expect(unreachable_pub, reason = "the targets of fuzz/ are its library")]
#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::path::{Path, PathBuf};

/// `path` below the root of the workspace.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
