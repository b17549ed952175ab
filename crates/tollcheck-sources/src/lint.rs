//! Findings as compilers print them, and as other programs read them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::{Value, json};

use crate::file::{Tally, open};
use crate::finding::{Finding, Level, RULES};
use crate::folder::Sources;

/// How much of a line is shown.
const SHOWN: usize = 100;

/// Findings with the lines that they speak of, what each rule means where it first appears, and the count at the end.
pub fn lint_text(folder: &Path, sources: &Sources) -> String {
    let lines = lines(folder, &sources.findings);
    let mut told = BTreeSet::new();
    let mut text = String::new();
    for finding in &sources.findings {
        let rule = finding.rule;
        let _ = writeln!(text, "{}[{}]: {}", rule.level.name(), rule.code, finding.what);
        let _ = writeln!(text, " --> {}", place(finding));
        if let Some(line) = lines.get(&(finding.file.as_str(), finding.line)) {
            let margin = " ".repeat(finding.line.to_string().len());
            let _ = writeln!(text, "{margin} |\n{} | {line}\n{margin} |", finding.line);
        }
        if finding.more > 0 {
            let _ = writeln!(text, "  = {} more like it", finding.more);
        }
        if told.insert(rule.code) {
            let _ = writeln!(text, "  = help: {}", rule.meaning);
        }
    }
    let count =
        |level| sources.findings.iter().filter(|finding| finding.rule.level == level).count();
    let rows: usize = sources.tables.iter().map(|table| table.rows.len()).sum();
    let _ = writeln!(
        text,
        "tables: {}, rows: {rows}, errors: {}, warnings: {}, notes: {}",
        sources.tables.len(),
        count(Level::Error),
        count(Level::Warning),
        count(Level::Note),
    );
    text
}

/// `strikes.csv:7 column "killed"`
fn place(finding: &Finding) -> String {
    let mut place = finding.file.clone();
    for number in [finding.line, finding.column].into_iter().filter(|number| *number > 0) {
        let _ = write!(place, ":{number}");
    }
    if let Some(header) = &finding.header {
        let _ = write!(place, " column {header:?}");
    }
    place
}

/// The lines that findings speak of, as far as they can be shown.
fn lines<'f>(folder: &Path, findings: &'f [Finding]) -> BTreeMap<(&'f str, u64), String> {
    let mut wanted: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.line > 0) {
        wanted.entry(&finding.file).or_default().insert(finding.line);
    }
    let mut shown = BTreeMap::new();
    for (file, numbers) in wanted {
        let Some(last) = numbers.last().copied() else { continue };
        let Ok(bytes) = open(&folder.join(file), None, &Tally::default()) else { continue };
        let mut reader = BufReader::new(bytes);
        let mut line = Vec::new();
        for number in 1..=last {
            line.clear();
            if !matches!(reader.read_until(b'\n', &mut line), Ok(count) if count > 0) {
                break;
            }
            if let (true, Ok(text)) = (numbers.contains(&number), std::str::from_utf8(&line)) {
                let mut start: String = text.trim_end().chars().take(SHOWN).collect();
                if start.len() < text.trim_end().len() {
                    start.push('…');
                }
                // Control characters would write over what stands around them.
                start.retain(|letter| letter == '\t' || !letter.is_control());
                shown.insert((file, number), start);
            }
        }
    }
    shown
}

/// Findings as a JSON array.
pub fn lint_json(sources: &Sources) -> String {
    let list: Vec<Value> = sources
        .findings
        .iter()
        .map(|finding| {
            json!({
                "rule": finding.rule.code,
                "name": finding.rule.name,
                "level": finding.rule.level.name(),
                "file": finding.file,
                "line": finding.line,
                "column": finding.column,
                "header": finding.header,
                "what": finding.what,
                "more": finding.more,
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(list))
}

/// Findings as SARIF 2.1.0.
pub fn lint_sarif(sources: &Sources, version: &str) -> String {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "name": rule.name,
                "fullDescription": { "text": rule.meaning },
                "defaultConfiguration": { "level": rule.level.name() },
            })
        })
        .collect();
    let results: Vec<Value> = sources.findings.iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "tollcheck sources lint", "version": version, "rules": rules } },
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(finding: &Finding) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": finding.file } });
    if finding.line > 0 {
        physical["region"] = json!({ "startLine": finding.line });
    }
    if finding.column > 0 {
        physical["region"]["startColumn"] = json!(finding.column);
    }
    let header = finding.header.as_ref().map(|header| format!("column {header:?}: "));
    let text = format!("{}{}", header.unwrap_or_default(), finding.what);
    json!({
        "ruleId": finding.rule.code,
        "level": finding.rule.level.name(),
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical }],
    })
}
