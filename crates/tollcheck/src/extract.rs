//! `tollcheck extract`: the claims of articles.

use anyhow::Result;
use tollcheck_report::{Checked, Document};

use crate::arguments::ExtractOptions;
use crate::{Outcome, article, format, run};

/// Reads the articles and writes what they claim.
pub(crate) fn run(options: &ExtractOptions) -> Result<Outcome> {
    let sink = format::sink(&options.writing, Vec::new())?;
    let read = |document: Document| {
        let reading = tollcheck_parser::read(&document.text, document.date);
        Checked { document, reading, verdicts: None, series: Vec::new() }
    };
    let sum = run::run(article::open(&options.input), read, vec![sink])?;
    Ok(if sum.faults > 0 { Outcome::Failed } else { Outcome::Clean })
}
