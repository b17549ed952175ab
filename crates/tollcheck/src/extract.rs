//! `tollcheck extract`: the claims of articles.

use anyhow::{Result, bail};
use tollcheck_report::{Checked, Document};

use crate::arguments::{ExtractOptions, FormatName};
use crate::config::Config;
use crate::corpus::{Corpus, Course, Journal, Resume, Sink};
use crate::{Outcome, format};

/// Reads the articles and writes what they claim.
pub(crate) fn run(options: &ExtractOptions, config: &Config) -> Result<Outcome> {
    let (input, writing) = (&options.input, &options.writing);
    let name = config.format(writing.format);
    let resume = Resume::of(writing.resume, input, name)?;
    if !matches!(name, FormatName::Text | FormatName::Csv | FormatName::Json | FormatName::Jsonl) {
        bail!(
            "extract writes text, csv, json or jsonl; the other formats show verdicts, which check gives"
        );
    }
    let course = || Ok(Course::over(input, &format!("{name:?} {}", writing.layers)));
    let (outputs, journal) = Journal::outputs(&[writing.output.as_deref()], resume, course)?;
    let formats = [format::named(writing, config, Vec::new())?];
    let read: fn(Document) -> Checked = if writing.layers { read } else { read_claims };
    let sum = Corpus::of(input, journal).run(read, Sink::each(formats, outputs))?;
    Ok(match sum.faults {
        _ if sum.interrupted => Outcome::Interrupted,
        0 => Outcome::Clean,
        _ => Outcome::Failed,
    })
}

/// One article, read.
pub(crate) fn read(document: Document) -> Checked {
    let reading = tollcheck_parser::read(&document.text, document.date);
    Checked::read(document, reading)
}

/// One article, read for its claims alone.
fn read_claims(document: Document) -> Checked {
    let reading = tollcheck_parser::read_claims(&document.text, document.date);
    Checked::read(document, reading)
}
