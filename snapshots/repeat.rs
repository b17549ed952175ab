//! Anybody can repeat the audit: `DuckDB` over the files gives every value that the verdicts rest on.

use std::fmt::Write as _;
use std::fs;
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
        return;
    };
    if run.status.code() == Some(LACKING) {
        return;
    }
    let said = String::from_utf8_lossy(&run.stdout);
    let failed = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && said.is_empty(), "{said}{failed}");
}
