//! `tollcheck diff`: the verdicts and figures that changed between two audits.

use std::path::Path;

use anyhow::Result;
use tollcheck_report::{Audit, visible};

use crate::Outcome;
use crate::arguments::{DiffOptions, When};
use crate::format::screen;
use crate::output::Output;
use crate::whole;

/// Prints one line a verdict that changed.
pub(crate) fn run(options: &DiffOptions) -> Result<Outcome> {
    let same = print(&read(&options.old)?, &read(&options.new)?)?;
    Ok(if same { Outcome::Clean } else { Outcome::Objections })
}

/// Prints what changed between two audits, and which sentences no longer hold; whether nothing changed.
pub(crate) fn print(before: &Audit, after: &Audit) -> Result<bool> {
    let changes = before.changes(after);
    let mut output = Output::open(None)?;
    for change in &changes {
        output.write(&line(change))?;
    }
    let outdated = before.outdated(after);
    if !outdated.is_empty() {
        output.write("\nno longer right as published:\n")?;
    }
    for sentence in &outdated {
        output.write(&line(&format!("  {sentence}")))?;
    }
    output.finish()?;
    Ok(changes.is_empty())
}

/// `words` as a line that steers no terminal, in the signs that it has.
pub(crate) fn line(words: &str) -> String {
    screen(None, When::Never).spell(&visible(words)) + "\n"
}

/// The audit in `file`.
pub(crate) fn read(file: &Path) -> Result<Audit> {
    let text = whole::read(file, whole::AUDIT)?;
    Ok(Audit::parse(&text, &file.display().to_string())?)
}
