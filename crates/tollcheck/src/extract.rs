//! `tollcheck extract`: the claims of articles.

use anyhow::{Result, bail};
use tollcheck_parser::{read_all, read_all_claims};
use tollcheck_report::{Checked, Document};

use crate::arguments::{ExtractOptions, FormatName};
use crate::config::Config;
use crate::corpus::{Corpus, Course, Journal, Read, Resume, Sink};
use crate::{Outcome, format};

/// Reads the articles and writes what they claim.
pub(crate) fn run(options: &ExtractOptions, config: &Config) -> Result<Outcome> {
    let (input, writing) = (&options.input, &options.writing);
    let name = config.format(writing.format);
    let resume = Resume::of(writing.resume, input, name)?;
    if shows_verdicts_alone(name) {
        bail!(
            "this format shows verdicts, which check gives; extract writes text, csv, json, jsonl or html"
        );
    }
    let course = || Ok(Course::over(input, &format!("{name:?} {}", writing.layers)));
    let (outputs, journal) = Journal::outputs(&[writing.output.as_deref()], resume, course)?;
    let formats = [format::named(writing, config, Vec::new())?];
    let read: Read = if writing.layers { read_all } else { read_all_claims };
    let sum = Corpus::of(input, journal).run(read, |_| (), Sink::each(formats, outputs))?;
    Ok(match sum.faults {
        _ if sum.interrupted => Outcome::Interrupted,
        0 => Outcome::Clean,
        _ => Outcome::Failed,
    })
}

/// Whether a format has nothing to say of claims that no table was asked about.
const fn shows_verdicts_alone(name: FormatName) -> bool {
    use FormatName::{Annotations, Claimreview, Concise, Github, Markdown, Sarif};
    matches!(name, Concise | Markdown | Sarif | Github | Claimreview | Annotations)
}

/// One article, read.
pub(crate) fn read(document: Document) -> Checked {
    let reading = tollcheck_parser::read(&document.text, document.date);
    Checked::read(document, reading)
}
