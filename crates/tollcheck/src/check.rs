//! `tollcheck check`: the claims of articles against source tables.

use anyhow::Result;
use tollcheck_report::Csv;

use crate::arguments::CheckOptions;
use crate::config::Config;
use crate::corpus::{Corpus, Journal, Resume, Sink};
use crate::judge::Judge;
use crate::output::Output;
use crate::{Outcome, descriptor, format, judge};

/// Reads the articles, asks the tables and writes the verdicts.
pub(crate) fn run(options: &CheckOptions, config: &Config) -> Result<Outcome> {
    let (input, judging, writing) = (&options.input, &options.judging, &options.writing);
    let name = config.format(writing.format);
    let resume = Resume::of(writing.resume, input, name)?;
    let judge = Judge::new(judging, config)?.with_layers(writing.layers);
    let mut formats = vec![format::named(writing, config, judge.notes())?];
    let folder = format::folder(writing, config);
    let mut files = vec![writing.output.as_deref().filter(|_| folder.is_none())];
    if let Some(file) = &options.audit {
        formats.push(Box::new(Csv::default()));
        files.push(Some(file));
    }
    let course = || judge::course(input, judging, config, &format!("{name:?} {}", writing.layers));
    let (mut outputs, journal) = Journal::outputs(&files, resume, course)?;
    if let (Some(folder), Some(first)) = (folder, outputs.first_mut()) {
        *first = Output::folder(folder)?;
    }
    let outcome = judge.run(Corpus::of(input, journal), Sink::each(formats, outputs))?;
    if let Some(file) = options.audit.as_ref().filter(|_| outcome != Outcome::Interrupted) {
        descriptor::write_beside(file, &Csv::default())?;
    }
    Ok(outcome)
}
