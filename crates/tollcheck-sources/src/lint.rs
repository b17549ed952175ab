//! Findings as compilers print them, and as other programs read them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use crate::excerpt::Excerpts;
use crate::finding::{Finding, Level, RULES};
use crate::folder::Sources;

/// How many findings of one rule in one file are shown.
const SHOWN: usize = 50;

/// Findings with the lines that they speak of, what each rule means where it first appears, and the count at the end. Of
/// many of one rule in one file the first are shown; [`lint_json`] has all.
pub fn lint_text(folder: &Path, sources: &Sources) -> String {
    let excerpts = Excerpts::of(folder, sources);
    let mut told = BTreeSet::new();
    let mut alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut text = String::new();
    for finding in &sources.findings {
        let before = alike.entry((&finding.file, finding.rule.code)).or_default();
        *before += 1;
        if *before > SHOWN {
            continue;
        }
        let mut card = card(finding, &excerpts);
        if finding.more > 0 {
            let more = format!("{} more like it", finding.more);
            card = card.element(annotate_snippets::Level::NOTE.message(more));
        }
        if told.insert(finding.rule.code) {
            card = card.element(annotate_snippets::Level::HELP.message(finding.rule.meaning));
        }
        let _ = writeln!(text, "{}\n", Renderer::plain().render(&[card]));
    }
    for ((file, code), count) in alike {
        if let Some(more @ 1..) = count.checked_sub(SHOWN) {
            let _ = writeln!(text, "{file}: {more} more of {code}; --format json lists all");
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

/// What is found and the line that it is found in, the cell underlined.
fn card<'f>(finding: &'f Finding, excerpts: &'f Excerpts) -> Group<'f> {
    let level = match finding.rule.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let title = level.primary_title(finding.what.as_str()).id(finding.rule.code);
    let line = usize::try_from(finding.line).unwrap_or(usize::MAX);
    let Some((text, cell)) = excerpts.line(finding) else {
        let mut origin = Origin::path(finding.file.as_str());
        if line > 0 {
            origin = origin.line(line);
        }
        let header = finding.header.as_ref().map(|header| format!("column {header:?}"));
        let header = header.map(|header| annotate_snippets::Level::NOTE.message(header));
        return title.element(origin).elements(header);
    };
    // Where the row as a whole is meant, its beginning is marked, so that editors find it.
    let mark = AnnotationKind::Primary.span(cell.unwrap_or(0..0));
    let snippet = Snippet::source(text).line_start(line).path(finding.file.as_str());
    title.element(snippet.annotation(mark.label(finding.header.as_deref())))
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
    let more = match finding.more {
        0 => String::new(),
        more => format!(" (and {more} more like it)"),
    };
    let text = format!("{}{}{more}", header.unwrap_or_default(), finding.what);
    json!({
        "ruleId": finding.rule.code,
        "level": finding.rule.level.name(),
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical }],
    })
}
