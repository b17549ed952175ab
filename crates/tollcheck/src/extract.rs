//! `tollcheck extract`: the claims of articles.

use anyhow::Result;
use tollcheck_report::{Checked, Document};

use crate::arguments::ExtractOptions;
use crate::config::Config;
use crate::{Outcome, article, format, run};

/// Reads the articles and writes what they claim.
pub(crate) fn run(options: &ExtractOptions, config: &Config) -> Result<Outcome> {
    let sink = format::sink(&options.writing, config, Vec::new())?;
    let sum = run::run(article::open(&options.input), read, vec![sink])?;
    Ok(if sum.faults > 0 { Outcome::Failed } else { Outcome::Clean })
}

/// One article, read.
pub(crate) fn read(document: Document) -> Checked {
    let reading = tollcheck_parser::read(&document.text, document.date);
    Checked::read(document, reading)
}
