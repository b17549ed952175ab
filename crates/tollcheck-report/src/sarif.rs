//! SARIF 2.1.0: claims as results, rows as related locations.

use serde_json::{Value, json};
use tollcheck_model::{Claim, LineIndex, Status, Verdict};

use crate::{Checked, Format, Tally, wording};

/// One SARIF log with one run.
#[derive(Clone, Copy, Debug)]
pub struct Sarif;

impl Format for Sarif {
    fn head(&self) -> String {
        let rules: Vec<Value> = Status::ALL
            .into_iter()
            .map(|status| {
                json!({
                    "id": status.name(),
                    "shortDescription": { "text": meaning(status) },
                    "defaultConfiguration": { "level": level(status) },
                })
            })
            .collect();
        let driver = json!({
            "name": "tollcheck",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        format!(
            "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\
             \"tool\":{{\"driver\":{driver}}},\"columnKind\":\"unicodeCodePoints\",\"results\":["
        )
    }

    /// Each result is followed by a comma; the tail closes the list with a last one that the tally gives.
    fn article(&self, checked: &Checked) -> String {
        let index = LineIndex::new(checked.document.lines());
        let mut out = String::new();
        let claims = checked.reading.claims.iter().zip(checked.verdicts.iter().flatten());
        for (at, (claim, verdict)) in claims.enumerate() {
            let mut result = result(checked, claim, verdict, &index);
            if let Some(waiver) = checked.waiver(at) {
                let why = format!("{} ({})", waiver.reason, waiver.who);
                result["suppressions"] =
                    json!([{ "kind": "external", "status": "accepted", "justification": why }]);
            }
            out.push_str(&format!("\n{result},"));
        }
        out
    }

    fn tail(&self, tally: &Tally) -> String {
        let summary = json!({
            "ruleId": Status::Supported.name(),
            "kind": "informational",
            "level": "none",
            "message": { "text": format!("{} articles, {} claims: {tally}", tally.articles, tally.claims) },
        });
        format!("\n{summary}]}}]}}\n")
    }
}

fn result(checked: &Checked, claim: &Claim, verdict: &Verdict, index: &LineIndex<'_>) -> Value {
    let document = &checked.document;
    let (start, end) = (index.position(claim.span.start), index.position(claim.span.end));
    let figure = wording::quote(&document.text, claim.span);
    let related: Vec<Value> = verdict
        .evidence
        .iter()
        .flat_map(|evidence| {
            let files = evidence.files();
            let rows =
                files.flat_map(|(file, lines, _)| lines.iter().map(move |line| (file, line)));
            rows.take(20).map(move |(file, line)| (evidence, file, line))
        })
        .map(|(evidence, file, line)| {
            json!({
                "physicalLocation": {
                    "artifactLocation": { "uri": uri(file), "uriBaseId": "SOURCES" },
                    "region": { "startLine": line },
                },
                "message": { "text": wording::finding(claim, evidence) },
            })
        })
        .collect();
    json!({
        "ruleId": verdict.status.name(),
        "kind": kind(verdict.status),
        "level": level(verdict.status),
        "message": { "text": format!("{figure}: {}", verdict.reason) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(&document.file) },
                "region": {
                    "startLine": start.line,
                    "startColumn": start.column,
                    "endLine": end.line,
                    "endColumn": end.column,
                    "snippet": { "text": figure },
                },
            },
            "logicalLocations": [{ "fullyQualifiedName": document.id }],
        }],
        "relatedLocations": related,
        "partialFingerprints": { "claim/v1": crate::fingerprint(checked, claim) },
    })
}

const fn kind(status: Status) -> &'static str {
    match status {
        Status::Supported => "pass",
        Status::NoEvidence | Status::NotCheckable => "open",
        _ => "fail",
    }
}

const fn level(status: Status) -> &'static str {
    match status {
        Status::Refuted | Status::Contested => "error",
        Status::ScopeMismatch | Status::Outdated | Status::Early | Status::Imprecise => "warning",
        Status::Supported | Status::NoEvidence | Status::NotCheckable => "none",
    }
}

const fn meaning(status: Status) -> &'static str {
    match status {
        Status::Supported => "The evidence lies in the claim's interval.",
        Status::Imprecise => {
            "The figure is compatible with the evidence, but so loose that it misleads."
        }
        Status::Outdated => "The figure equals an earlier value of the same series.",
        Status::Early => "The figure equals a value that the series reaches only later.",
        Status::Contested => "Independent tables disagree.",
        Status::ScopeMismatch => "The number is right for another period, place, group or kind.",
        Status::Refuted => "The evidence lies outside the claim's interval.",
        Status::NoEvidence => "No table answers.",
        Status::NotCheckable => "No table could answer.",
    }
}

/// `path` as a relative URI reference.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_without_articles_is_json() {
        let log = Sarif.head() + &Sarif.tail(&Tally::default());
        let log: Value = serde_json::from_str(&log).unwrap();
        assert_eq!(
            log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(),
            Status::ALL.len()
        );
        assert_eq!(uri("a b/ü.txt"), "a%20b/%C3%BC.txt");
    }
}
