//! `tollcheck extract`: the claims of articles.

use anyhow::Result;
use tollcheck_report::{Checked, Format, Json, Jsonl};

use crate::arguments::{ExtractOptions, FormatName};
use crate::output::Output;
use crate::{Outcome, article, run};

/// Reads the articles and writes what they claim.
pub(crate) fn run(options: &ExtractOptions) -> Result<Outcome> {
    let mut output = Output::open(options.output.as_deref())?;
    let layers = options.layers;
    let format: Box<dyn Format> = match options.format {
        FormatName::Json => Box::new(Json { layers }),
        FormatName::Jsonl => Box::new(Jsonl { layers }),
    };
    let read = |document: tollcheck_report::Document| {
        let reading = tollcheck_parser::read(&document.text, document.date);
        Checked { document, reading, verdicts: None }
    };
    let sum = run::run(article::open(&options.input), read, &*format, &mut output)?;
    output.finish()?;
    Ok(if sum.faults > 0 { Outcome::Failed } else { Outcome::Clean })
}
