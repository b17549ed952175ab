//! A reader that knows nothing of ours finds, on the lines that evidence names, the values that it gives.

use std::fs;
use std::path::Path;

use tollcheck_model::{Amount, Evidence, Verdict};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

use crate::articles::open;
use crate::root;
use crate::verdicts::cases;

/// The numbers of `evidence`, read by nothing but line breaks, commas and quotes; none where its cells are no plain
/// numbers under one header.
fn numbers(folder: &Path, evidence: &Evidence) -> Option<Vec<f64>> {
    let text = fs::read_to_string(folder.join(&evidence.file)).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    let cells = |line: &str| -> Vec<String> {
        let pieces = line.split('"').enumerate();
        let hidden: String = pieces
            .map(|(n, it)| if n % 2 == 1 { it.replace(',', ";") } else { it.to_owned() })
            .collect();
        hidden.split(',').map(str::to_owned).collect()
    };
    let at = cells(lines.first()?).iter().position(|header| *header == evidence.column)?;
    let line = |line: &u64| lines.get(usize::try_from(*line).ok()?.checked_sub(1)?);
    evidence.lines.iter().map(|it| cells(line(it)?).get(at)?.trim().parse().ok()).collect()
}

/// What the query of `evidence` makes of `numbers`, where that needs no more than them.
fn answer(evidence: &Evidence, numbers: &[f64]) -> Option<f64> {
    let aggregate = evidence.query.split('(').next()?;
    match (aggregate, numbers) {
        ("event" | "at" | "max", [number]) => Some(*number),
        ("sum", [_, ..]) if evidence.rows == numbers.len() && evidence.also.is_empty() => {
            Some(numbers.iter().sum())
        }
        _ => None,
    }
}

#[test]
fn on_the_lines_of_evidence_stand_its_values() {
    let mut read = 0;
    let mut compare = |of: &str, folder: &Path, verdicts: &[Verdict]| {
        for evidence in verdicts.iter().flat_map(|verdict| &verdict.evidence) {
            let Some(numbers) = numbers(folder, evidence) else { continue };
            let Some(answer) = answer(evidence, &numbers) else { continue };
            let value = evidence.value.map(Amount::to_f64);
            assert_eq!(
                value,
                Some(answer),
                "{of}: {} in {}:{:?}",
                evidence.query,
                evidence.file,
                evidence.lines
            );
            read += 1;
        }
    };
    for (folder, descriptor, case) in cases() {
        let folder = folder.with_extension("read");
        compare(&case.title, &folder, &case.run(&descriptor, &folder).0);
    }
    let tables = root("fixtures/tables");
    let sources = Sources::load(&tables);
    for path in
        fs::read_dir(root("fixtures/articles")).unwrap().map(|article| article.unwrap().path())
    {
        for document in open(&path) {
            let reading = tollcheck_parser::read(&document.text, document.date);
            let verdicts = check(&reading.claims, document.date, &sources, &Options::default());
            compare(&document.id, &tables, &verdicts);
        }
    }
    assert!(read >= 200, "only {read} pieces of evidence were read");
}
