//! `tollcheck check`: the claims of articles against source tables.

use anyhow::Result;
use tollcheck_report::Csv;

use crate::arguments::CheckOptions;
use crate::config::Config;
use crate::judge::Judge;
use crate::output::Output;
use crate::run::Sink;
use crate::{Outcome, article, descriptor, format};

/// Reads the articles, asks the tables and writes the verdicts.
pub(crate) fn run(options: &CheckOptions, config: &Config) -> Result<Outcome> {
    let judge = Judge::new(&options.judging, config)?;
    let mut sinks = vec![format::sink(&options.writing, config, judge.notes())?];
    if let Some(file) = &options.audit {
        sinks.push(Sink { format: Box::new(Csv::default()), output: Output::open(Some(file))? });
    }
    let outcome = judge.run(article::open(&options.input), sinks)?;
    if let Some(file) = &options.audit {
        descriptor::write_beside(file, &Csv::default())?;
    }
    Ok(outcome)
}
