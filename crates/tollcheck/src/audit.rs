//! `tollcheck audit`: one row a claim, as CSV.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use tollcheck_report::{Csv, Format, Notes, Summary};

use crate::arguments::AuditOptions;
use crate::config::Config;
use crate::judge::Judge;
use crate::output::Output;
use crate::run::Sink;
use crate::{Outcome, article, descriptor};

/// Writes the audit of the articles, or its summary.
pub(crate) fn run(options: &AuditOptions, config: &Config) -> Result<Outcome> {
    let judge = Judge::new(&options.judging, config)?;
    let csv = Csv { hxl: options.hxl, notes: options.merge.as_deref().map(notes).transpose()? };
    let format: Box<dyn Format> =
        if options.summary { Box::new(Summary::default()) } else { Box::new(csv.clone()) };
    let output = Output::open(options.output.as_deref())?;
    let outcome = judge.run(article::open(&options.input), vec![Sink { format, output }])?;
    if let Some(file) = options.output.as_ref().filter(|_| !options.summary) {
        descriptor::write_beside(file, &csv)?;
    }
    Ok(outcome)
}

/// What people wrote in the audit in `file`.
fn notes(file: &Path) -> Result<Notes> {
    let text =
        fs::read_to_string(file).with_context(|| format!("{}: cannot be read", file.display()))?;
    Ok(Notes::parse(&text, &file.display().to_string())?)
}
