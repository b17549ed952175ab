//! `tollcheck sources`: what is in the tables, what is wrong with them, and descriptors for those that have none.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use tollcheck_report::visible;
use tollcheck_sources::{Finding, Level, Sources};

use crate::Outcome;
use crate::arguments::{FormatName, SourcesCommand};
use crate::config::Config;
use crate::judge;
use crate::output::{Output, complain};

/// Does what `command` says.
pub(crate) fn run(command: &SourcesCommand, config: &Config) -> Result<Outcome> {
    let folder = |stated: &Option<PathBuf>| config.sources(stated.as_ref());
    match command {
        SourcesCommand::Init { folder: stated, dry_run } => init(&folder(stated)?, *dry_run),
        SourcesCommand::Show { folder: stated, format } => {
            let sources = judge::load(&folder(stated)?)?;
            write(&match format {
                FormatName::Text => visible(&tollcheck_sources::show(&sources)).into_owned(),
                FormatName::Jsonl => tollcheck_sources::show_json(&sources),
                _ => bail!("what is in tables is printed as text or jsonl"),
            })?;
            Ok(if sources.faults.is_empty() { Outcome::Clean } else { Outcome::Failed })
        }
        SourcesCommand::Lint { folder: stated, format } => lint(&folder(stated)?, *format),
        SourcesCommand::Explain { rule } => explain(rule.as_deref()),
    }
}

/// Says what the rule with this code means, or lists all of them.
fn explain(code: Option<&str>) -> Result<Outcome> {
    let rules = match code {
        None => tollcheck_sources::RULES.to_vec(),
        Some(code) => match tollcheck_sources::rule(code) {
            Some(rule) => vec![rule],
            None => bail!("no rule {code:?}; `tollcheck sources explain` lists them"),
        },
    };
    for rule in rules {
        let level = rule.level.name();
        write(&format!("{} {} ({level})\n  {}\n", rule.code, rule.name, rule.meaning))?;
    }
    Ok(Outcome::Clean)
}

/// Writes a descriptor for each folder of tables that none speaks of, and asks what only a person can say.
fn init(folder: &Path, dry_run: bool) -> Result<Outcome> {
    let drafts = tollcheck_sources::init(folder);
    for draft in &drafts.written {
        let file = folder.join(&draft.file);
        if dry_run {
            write(&draft.text)?;
        } else {
            let mut output = Output::open(Some(&file))?;
            output.write(&draft.text)?;
            output.finish()?;
            complain(&format!("wrote {}", file.display()));
        }
        for question in &draft.questions {
            complain(&format!("please say: {question}"));
        }
    }
    for fault in &drafts.faults {
        complain(&format!("error: {fault}"));
    }
    if !drafts.faults.is_empty() {
        return Ok(Outcome::Failed);
    }
    if drafts.written.is_empty() {
        complain(&format!("{}: every table has its descriptor", folder.display()));
    }
    Ok(Outcome::Clean)
}

/// Prints what is wrong with the tables in `folder`.
fn lint(folder: &Path, format: FormatName) -> Result<Outcome> {
    let sources = Sources::load(folder);
    write(&match format {
        FormatName::Text => visible(&tollcheck_sources::lint_text(folder, &sources)).into_owned(),
        FormatName::Json => tollcheck_sources::lint_json(&sources),
        FormatName::Sarif => tollcheck_sources::lint_sarif(&sources, env!("CARGO_PKG_VERSION")),
        _ => bail!("what is wrong with tables is printed as text, json or sarif"),
    })?;
    let error = |finding: &Finding| finding.rule.level == Level::Error;
    Ok(if sources.findings.iter().any(error) { Outcome::Objections } else { Outcome::Clean })
}

fn write(text: &str) -> Result<()> {
    let mut output = Output::open(None)?;
    output.write(text)?;
    output.finish()
}
