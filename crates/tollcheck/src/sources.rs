//! `tollcheck sources`: what is in the tables, what is wrong with them, and descriptors for those that have none.

use std::path::{Path, PathBuf};

use anyhow::Result;
use tollcheck_model::Fault;
use tollcheck_sources::{Level, Sources};

use crate::Outcome;
use crate::arguments::SourcesCommand;
use crate::config::Config;
use crate::judge;
use crate::output::{Output, complain};

/// Does what `command` says.
pub(crate) fn run(command: &SourcesCommand, config: &Config) -> Result<Outcome> {
    let folder = |stated: &Option<PathBuf>| config.sources(stated.as_ref());
    match command {
        SourcesCommand::Init { folder: stated, dry_run } => init(&folder(stated)?, *dry_run),
        SourcesCommand::Show { folder: stated } => {
            let sources = judge::load(&folder(stated)?);
            write(&tollcheck_sources::show(&sources))?;
            Ok(if sources.faults.is_empty() { Outcome::Clean } else { Outcome::Failed })
        }
        SourcesCommand::Lint { folder: stated } => lint(&Sources::load(&folder(stated)?)),
    }
}

/// Writes a descriptor for each folder of tables that none speaks of, and asks what only a person can say.
fn init(folder: &Path, dry_run: bool) -> Result<Outcome> {
    let drafts = tollcheck_sources::init(folder);
    for draft in &drafts {
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
    if drafts.is_empty() {
        complain(&format!("{}: every table has its descriptor", folder.display()));
    }
    Ok(Outcome::Clean)
}

/// One line a finding, then how many there are.
fn lint(sources: &Sources) -> Result<Outcome> {
    let mut out = String::new();
    for finding in &sources.findings {
        let rule = finding.rule;
        out.push_str(&format!("{}[{}]: {}\n", rule.level.name(), rule.code, Fault::from(finding)));
    }
    let count =
        |level| sources.findings.iter().filter(|finding| finding.rule.level == level).count();
    let (errors, warnings, notes) =
        (count(Level::Error), count(Level::Warning), count(Level::Note));
    let tables = sources.tables.len();
    out.push_str(&format!(
        "{tables} tables: {errors} errors, {warnings} warnings, {notes} notes\n"
    ));
    write(&out)?;
    if !sources.findings.is_empty() {
        complain("what does a code mean?  tollcheck explain SRC003");
    }
    Ok(if errors > 0 { Outcome::Objections } else { Outcome::Clean })
}

fn write(text: &str) -> Result<()> {
    let mut output = Output::open(None)?;
    output.write(text)?;
    output.finish()
}
