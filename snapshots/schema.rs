//! The JSON that is written is the JSON that `schema/` describes.

use std::fs;

use serde_json::Value;
use tollcheck_report::{Checked, Format, Jsonl};
use tollcheck_sources::Sources;
use tollcheck_verifier::Options;

use crate::articles::open;
use crate::root;

#[test]
fn every_record_is_as_the_schema_has_it() {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(root("schema/record.schema.json")).unwrap())
            .unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let sources = Sources::load(&root("fixtures/tables"));
    for file in fs::read_dir(root("fixtures/articles")).unwrap() {
        for document in open(&file.unwrap().path()) {
            let reading = tollcheck_parser::read(&document.text, document.date);
            let verdicts = tollcheck_verifier::check(
                &reading.claims,
                document.date,
                &sources,
                &Options::default(),
            );
            let read = Checked::read(document, reading);
            let checked = Checked { verdicts: Some(verdicts), ..read.clone() };
            for (checked, layers) in [(read, true), (checked, false)] {
                let record: Value =
                    serde_json::from_str(&Jsonl { layers }.article(&checked)).unwrap();
                let faults: Vec<String> = schema
                    .iter_errors(&record)
                    .map(|fault| format!("{}: {fault}", fault.instance_path()))
                    .collect();
                assert_eq!(faults, [""; 0], "{}", checked.document.id);
            }
        }
    }
}
