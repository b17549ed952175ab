//! `tollcheck diff`: the verdicts that changed between two audits.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use tollcheck_report::Audit;

use crate::Outcome;
use crate::arguments::DiffOptions;
use crate::output::Output;

/// Prints one line a verdict that changed.
pub(crate) fn run(options: &DiffOptions) -> Result<Outcome> {
    let changes = read(&options.old)?.changes(&read(&options.new)?);
    let mut output = Output::open(None)?;
    for change in &changes {
        output.write(&format!("{change}\n"))?;
    }
    output.finish()?;
    Ok(if changes.is_empty() { Outcome::Clean } else { Outcome::Objections })
}

/// The audit in `file`.
pub(crate) fn read(file: &Path) -> Result<Audit> {
    let text =
        fs::read_to_string(file).with_context(|| format!("{}: cannot be read", file.display()))?;
    Ok(Audit::parse(&text, &file.display().to_string())?)
}
