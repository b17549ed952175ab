//! Anybody can repeat the audit: `DuckDB` over the files gives every value that the verdicts rest on.
//!
//! It takes Python with `duckdb` (`pip install duckdb`). Without it the test says that it did not run, past the capture
//! of the harness; where `TOLLCHECK_NEEDS_DUCKDB` is set, as `just test` and the continuous integration do, it fails.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::json;
use tollcheck_model::Verdict;
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

use crate::articles::open;
use crate::root;
use crate::verdicts::cases;

/// What `repeat.py` exits with where Python has no `duckdb`.
const LACKING: i32 = 77;

/// Says that nothing was repeated, or fails where it must be.
fn not_run(why: &str) {
    let what = format!("the SQL of the evidence was NOT repeated: {why}; pip install duckdb");
    assert!(std::env::var_os("TOLLCHECK_NEEDS_DUCKDB").is_none(), "{what}");
    // What is written to the handle itself is seen although the test passes.
    std::io::stderr().write_all(format!("\nnote: {what}\n").as_bytes()).unwrap();
}

/// A line for each evidence of `verdicts`.
fn tell(of: &str, verdicts: &[Verdict], lines: &mut String) {
    for evidence in verdicts.iter().flat_map(|verdict| &verdict.evidence) {
        let value = evidence.value.map(|value| value.to_string());
        let of = format!("{of}: {}", evidence.query);
        writeln!(lines, "{}", json!({"of": of, "sql": evidence.sql, "value": value})).unwrap();
    }
}

#[test]
fn the_sql_of_every_evidence_gives_its_value() {
    let mut lines = String::new();
    for (folder, descriptor, case) in cases() {
        let (verdicts, _) = case.run(&descriptor, &folder);
        tell(&case.title, &verdicts, &mut lines);
    }
    let sources = Sources::load(&root("fixtures/tables"));
    let articles = fs::read_dir(root("fixtures/articles")).unwrap();
    for path in articles.map(|article| article.unwrap().path()) {
        for document in open(&path) {
            let reading = tollcheck_parser::read(&document.text, document.date);
            let verdicts = check(&reading.claims, document.date, &sources, &Options::default());
            tell(&document.id, &verdicts, &mut lines);
        }
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("evidence.jsonl");
    fs::write(&file, &lines).unwrap();
    let Ok(run) = Command::new("python3").arg(root("snapshots/repeat.py")).arg(&file).output()
    else {
        return not_run("there is no python3");
    };
    if run.status.code() == Some(LACKING) {
        return not_run("python3 has no duckdb");
    }
    let said = String::from_utf8_lossy(&run.stdout);
    let failed = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && said.is_empty(), "{said}{failed}");
}
