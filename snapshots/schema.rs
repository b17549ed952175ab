//! The JSON that is written is the JSON that `schema/` describes: our own records, and SARIF as OASIS publishes it.

use std::fs;
use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::Value;
use tollcheck_model::{Address, Verdict};
use tollcheck_report::{Checked, Format, Jsonl, Sarif, Tally, Waiver};
use tollcheck_sources::Sources;
use tollcheck_verifier::Options;

use crate::articles::open;
use crate::root;

/// What `record` has that `schema` does not allow.
fn faults(schema: &Validator, record: &Value) -> Vec<String> {
    let faults = schema.iter_errors(record);
    faults.map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

fn schema(name: &str) -> Validator {
    let text = fs::read_to_string(root("schema").join(name)).unwrap();
    // The pattern of `language` in SARIF closes a bracket that it did not open.
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// Every fixture article with its verdicts.
fn checked() -> Vec<Checked> {
    let sources = Sources::load(&root("fixtures/tables"));
    let mut files: Vec<PathBuf> =
        fs::read_dir(root("fixtures/articles")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let documents = files.iter().flat_map(|file| open(file));
    documents
        .map(|document| {
            let reading = tollcheck_parser::read(&document.text, document.date);
            let options = Options::default();
            let verdicts =
                tollcheck_verifier::check(&reading.claims, document.date, &sources, &options);
            Checked { verdicts: Some(verdicts), ..Checked::read(document, reading) }
        })
        .collect()
}

#[test]
fn a_log_is_as_the_published_schema_has_it() {
    let mut articles = checked();
    let waiver = Waiver {
        reason: "checked by phone".to_owned(),
        who: "AB".to_owned(),
        until: None,
        line: 2,
    };
    let first = &mut articles[0];
    first.waivers = vec![Some(waiver); first.reading.claims.len()];
    let mut tally = Tally::default();
    let mut log = Sarif.head();
    for checked in &articles {
        log.push_str(&Sarif.article(checked));
        tally.add(&Tally::of(checked));
    }
    log.push_str(&Sarif.tail(&tally));
    let log = serde_json::from_str(&log).unwrap();
    assert_eq!(faults(&schema("sarif-2.1.0.schema.json"), &log), [""; 0]);
}

#[test]
fn rows_that_are_not_listed_and_rows_of_further_files_are_as_the_schema_has_them() {
    let mut checked = checked();
    let resting = |verdict: &&mut Verdict| !verdict.evidence.is_empty();
    let mut verdicts = checked.iter_mut().flat_map(|it| it.verdicts.iter_mut().flatten());
    let evidence = &mut verdicts.find(resting).unwrap().evidence[0];
    let sha256 = evidence.sha256.clone();
    evidence.rows = 300;
    evidence.also.push(Address { file: "further.csv".to_owned(), lines: vec![7, 9], sha256 });
    let (records, log) = (schema("record.schema.json"), schema("sarif-2.1.0.schema.json"));
    let (mut text, mut results) = (String::new(), Sarif.head());
    for checked in &checked {
        let line = Jsonl { layers: false }.article(checked);
        assert_eq!(faults(&records, &serde_json::from_str(&line).unwrap()), [""; 0]);
        text.push_str(&line);
        results.push_str(&Sarif.article(checked));
    }
    results.push_str(&Sarif.tail(&Tally::default()));
    assert_eq!(faults(&log, &serde_json::from_str(&results).unwrap()), [""; 0]);
    assert!(text.contains(r#""rows":300"#) && text.contains(r#""also":[{"file":"further.csv""#));
    assert!(results.contains(r#""uri":"further.csv""#));
}

#[test]
fn every_record_is_as_the_schema_has_it() {
    let schema = schema("record.schema.json");
    for checked in checked() {
        let read = Checked { verdicts: None, ..checked.clone() };
        for (checked, layers) in [(read, true), (checked, false)] {
            let record = serde_json::from_str(&Jsonl { layers }.article(&checked)).unwrap();
            assert_eq!(faults(&schema, &record), [""; 0], "{}", checked.document.id);
        }
    }
}
