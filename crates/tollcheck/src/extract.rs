//! `tollcheck extract`: the claims of articles.

use anyhow::Result;
use tollcheck_report::{Checked, Document};

use crate::arguments::ExtractOptions;
use crate::output::Output;
use crate::{Outcome, article, format, run};

/// Reads the articles and writes what they claim.
pub(crate) fn run(options: &ExtractOptions) -> Result<Outcome> {
    let format = format::named(options.writing.format, &options.writing);
    let mut output = Output::open(options.writing.output.as_deref())?;
    let read = |document: Document| {
        let reading = tollcheck_parser::read(&document.text, document.date);
        Checked { document, reading, verdicts: None }
    };
    let sum = run::run(article::open(&options.input), read, &*format, &mut output)?;
    output.finish()?;
    Ok(if sum.faults > 0 { Outcome::Failed } else { Outcome::Clean })
}
