//! `tollcheck audit`: one row a claim, as CSV.

use std::path::Path;

use anyhow::Result;
use tollcheck_report::{Csv, Format, Notes, Summary};

use crate::arguments::{AuditOptions, FormatName};
use crate::config::Config;
use crate::corpus::{Corpus, Journal, Resume, Sink};
use crate::judge::Judge;
use crate::output::complain;
use crate::{Outcome, descriptor, judge, whole};

/// Writes the audit of the articles, or its summary.
pub(crate) fn run(options: &AuditOptions, config: &Config) -> Result<Outcome> {
    let (input, judging) = (&options.input, &options.judging);
    let name = if options.summary { FormatName::Text } else { FormatName::Csv };
    let resume = Resume::of(options.resume, input, name)?;
    let judge = Judge::new(judging, config)?;
    let csv = Csv { hxl: options.hxl, notes: options.merge.as_deref().map(notes).transpose()? };
    let format: Box<dyn Format> =
        if options.summary { Box::new(Summary::default()) } else { Box::new(csv.clone()) };
    let course = || {
        let course = judge::course(input, judging, config, &format!("audit {}", options.hxl))?;
        Ok(match &options.merge {
            Some(file) => course.and("the notes", file),
            None => course,
        })
    };
    let (outputs, journal) = Journal::outputs(&[options.output.as_deref()], resume, course)?;
    let outcome = judge.run(Corpus::of(input, journal), Sink::each([format], outputs))?;
    if let (Some(old), Some(notes)) = (&options.merge, &csv.notes) {
        for (article, figure, written) in notes.left() {
            let old = old.display();
            complain(&format!(
                "warning: {old}: left out, for the claim has changed or is gone: {article}, “{figure}”: {written}"
            ));
        }
    }
    let file = options.output.as_ref();
    if let Some(file) = file.filter(|_| !options.summary && outcome != Outcome::Interrupted) {
        descriptor::write_beside(file, &csv)?;
    }
    Ok(outcome)
}

/// What people wrote in the audit in `file`.
fn notes(file: &Path) -> Result<Notes> {
    let text = whole::read(file, whole::AUDIT)?;
    Ok(Notes::parse(&text, &file.display().to_string())?)
}
