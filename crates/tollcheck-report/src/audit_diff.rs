//! Two audits beside each other: which verdicts changed.

use std::collections::BTreeMap;

use serde_json::Value;
use tollcheck_model::Fault;

use crate::screen::one_line;
use crate::wording::squeeze;

/// What tells a claim from others in both audits: article, kind, figure, and which of equal ones it is.
type Key = (String, String, String, usize);

/// What one audit says of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    line: Option<u64>,
    verdict: String,
    reason: String,
}

/// The verdicts of an audit by claim.
#[derive(Clone, Debug, Default)]
pub struct Audit(BTreeMap<Key, Said>);

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
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        for claim in record["claims"].as_array().into_iter().flatten() {
            let said = Said {
                line: None,
                verdict: word(&claim["verdict"]["status"]),
                reason: word(&claim["verdict"]["reason"]),
            };
            self.add(word(&record["id"]), word(&claim["kind"]), &word(&claim["text"]), said);
        }
    }

    fn add_rows(&mut self, text: &str, file: &str) -> Result<(), Fault> {
        let fault = |error: csv::Error| Fault {
            line: error.position().map_or(0, csv::Position::line),
            ..Fault::of_file(file, format!("is no audit: {error}"))
        };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().map_err(fault)?.clone();
        let column = |name: &str| {
            let at = headers.iter().position(|header| header == name);
            at.ok_or_else(|| {
                Fault::of_file(file, format!("is no audit: it has no column {name:?}"))
            })
        };
        let (article, kind, figure) = (column("article")?, column("kind")?, column("figure")?);
        let (verdict, reason, line) = (column("verdict")?, column("reason")?, column("line")?);
        for row in reader.records() {
            let row = row.map_err(fault)?;
            let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
            if cell(article).starts_with('#') {
                continue;
            }
            let said = Said {
                line: cell(line).parse().ok(),
                verdict: cell(verdict),
                reason: cell(reason),
            };
            self.add(cell(article), cell(kind), &cell(figure), said);
        }
        Ok(())
    }

    fn add(&mut self, article: String, kind: String, figure: &str, said: Said) {
        let figure = squeeze(figure.trim_start_matches('\''));
        let mut key = (article, kind, figure, 0);
        while self.0.contains_key(&key) {
            key.3 += 1;
        }
        self.0.insert(key, said);
    }

    /// Adds the claims of another.
    pub fn extend(&mut self, other: Self) {
        for ((article, kind, figure, _), said) in other.0 {
            self.add(article, kind, &figure, said);
        }
    }

    /// The articles, in order.
    pub fn articles(&self) -> Vec<&str> {
        let mut articles: Vec<&str> = self.0.keys().map(|key| key.0.as_str()).collect();
        articles.dedup();
        articles
    }

    /// One line a verdict that changed on the way to `new`, and a claim that came or went.
    pub fn changes(&self, new: &Self) -> Vec<String> {
        let mut keys: Vec<&Key> = self.0.keys().chain(new.0.keys()).collect();
        keys.sort();
        keys.dedup();
        keys.into_iter()
            .filter_map(|key| {
                let (before, after) = (self.0.get(key), new.0.get(key));
                let verdict = |said: Option<&Said>, none: &str| {
                    said.map_or(none.to_owned(), |said| said.verdict.clone())
                };
                let (from, to) = (verdict(before, "new"), verdict(after, "gone"));
                if from == to {
                    return None;
                }
                let line = after
                    .or(before)
                    .and_then(|said| said.line)
                    .map_or(String::new(), |line| format!(":{line}"));
                let reason = after.map_or("", |said| &said.reason);
                let separator = if reason.is_empty() { "" } else { "  " };
                Some(one_line(&format!(
                    "{}{line}  {} “{}”: {from} → {to}{separator}{reason}",
                    key.0, key.1, key.2
                )))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jsonl(status: &str) -> Audit {
        let text = format!(
            "{{\"id\":\"a\",\"claims\":[{{\"kind\":\"killed\",\"text\":\"72\\npeople\",\"verdict\":{{\"status\":\"{status}\",\"reason\":\"74 now\"}}}}]}}"
        );
        Audit::parse(&text, "a.jsonl").unwrap()
    }

    #[test]
    fn a_changed_verdict_is_one_line() {
        assert_eq!(
            jsonl("supported").changes(&jsonl("outdated")),
            ["a killed “72 people”: supported → outdated 74 now"]
        );
        assert!(jsonl("supported").changes(&jsonl("supported")).is_empty());
    }

    #[test]
    fn csv_and_jsonl_can_be_compared() {
        let rows = "article,claim_id,line,figure,kind,verdict,reason\na,c1,7,72 people,killed,refuted,no\n";
        let audit = Audit::parse(rows, "a.csv").unwrap();
        assert_eq!(audit.changes(&jsonl("refuted")), [""; 0]);
        assert_eq!(audit.changes(&Audit::default()), ["a:7 killed “72 people”: refuted → gone"]);
        let fault = Audit::parse("a,b\n1,2\n", "x.csv").unwrap_err();
        assert_eq!(fault.to_string(), "x.csv: is no audit: it has no column \"article\"");
    }
}
