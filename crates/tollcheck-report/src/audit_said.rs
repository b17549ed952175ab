//! What an audit says of each claim, from `check --format jsonl` or `csv`.

use std::collections::BTreeMap;

use serde_json::Value;
use tollcheck_model::Fault;

use crate::wording::squeeze;

/// One claim of an audit: what is claimed, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) kind: String,
    /// The figure as written.
    pub(crate) figure: String,
    /// What narrows the figure, by name: group, scope, place, time, speaker.
    pub(crate) scope: [String; 5],
    /// The sentence, where the audit has it.
    pub(crate) sentence: String,
    pub(crate) line: Option<u64>,
    pub(crate) verdict: String,
    pub(crate) reason: String,
    /// The figure of the table that decided.
    pub(crate) found: String,
    /// The table that decided, and the hash of its file.
    pub(crate) table: (String, String),
}

/// The claims of an audit by article, in their order.
#[derive(Clone, Debug, Default)]
pub struct Audit(pub(crate) BTreeMap<String, Vec<Said>>);

impl Audit {
    /// Reads the output of `check --format jsonl` or `csv`.
    pub fn parse(text: &str, file: &str) -> Result<Self, Fault> {
        let mut audit = Self::default();
        if text.trim_start().starts_with('{') {
            for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                let record: Value = serde_json::from_str(line).map_err(|error| Fault {
                    line: at as u64 + 1,
                    ..Fault::of_file(file, format!("is no record of check --format jsonl: {error}"))
                })?;
                audit.add_record(&record);
            }
            return Ok(audit);
        }
        audit.add_rows(text, file)?;
        Ok(audit)
    }

    fn add_record(&mut self, record: &Value) {
        let word = |value: &Value| match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        for claim in record["claims"].as_array().into_iter().flatten() {
            let (time, verdict) = (&claim["time"], &claim["verdict"]);
            let evidence = &verdict["evidence"][0];
            let files =
                std::iter::once(evidence).chain(evidence["also"].as_array().into_iter().flatten());
            let hashes: Vec<String> = files.map(|file| word(&file["sha256"])).collect();
            let said = Said {
                kind: word(&claim["kind"]),
                figure: squeeze(&word(&claim["text"])),
                scope: [
                    word(&claim["group"]),
                    word(&claim["scope"]),
                    word(&claim["place"]["name"]),
                    format!("{} {}", word(&time["from"]), word(&time["to"])),
                    word(&claim["attribution"]["source"]),
                ],
                sentence: String::new(),
                line: None,
                verdict: word(&verdict["status"]),
                reason: word(&verdict["reason"]),
                found: word(&evidence["value"]),
                table: (word(&evidence["table"]), hashes.join("; ")),
            };
            self.0.entry(word(&record["id"])).or_default().push(said);
        }
    }

    fn add_rows(&mut self, text: &str, file: &str) -> Result<(), Fault> {
        let fault = |error: csv::Error| Fault {
            line: error.position().map_or(0, csv::Position::line),
            ..Fault::of_file(file, format!("is no audit: {error}"))
        };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().map_err(fault)?.clone();
        let column = |name: &str| headers.iter().position(|header| header == name);
        for name in ["article", "kind", "figure", "verdict", "reason", "line"] {
            if column(name).is_none() {
                let what = format!("is no audit: it has no column {name:?}");
                return Err(Fault::of_file(file, what));
            }
        }
        for row in reader.records() {
            let row = row.map_err(fault)?;
            let cell =
                |name: &str| column(name).and_then(|at| row.get(at)).unwrap_or_default().to_owned();
            if cell("article").starts_with('#') {
                continue;
            }
            let said = Said {
                kind: cell("kind"),
                figure: squeeze(cell("figure").trim_start_matches('\'')),
                scope: [
                    cell("group"),
                    String::new(),
                    cell("place"),
                    format!("{} {}", cell("time_from"), cell("time_to")),
                    cell("source"),
                ],
                sentence: squeeze(cell("sentence").trim_start_matches('\'')),
                line: cell("line").parse().ok(),
                verdict: cell("verdict"),
                reason: cell("reason"),
                found: cell("evidence_value"),
                table: (cell("evidence_table"), cell("table_sha256")),
            };
            self.0.entry(cell("article")).or_default().push(said);
        }
        Ok(())
    }

    /// Adds the claims of another.
    pub fn extend(&mut self, other: Self) {
        for (article, claims) in other.0 {
            self.0.entry(article).or_default().extend(claims);
        }
    }

    /// The articles, in order.
    pub fn articles(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }
}
