//! `tollcheck check`: the claims of articles against source tables.

use std::path::Path;

use anyhow::Result;
use tollcheck_model::{Series, Status, Verdict};
use tollcheck_report::{Checked, Csv, Document, TableNote};
use tollcheck_sources::{Sources, date_of};
use tollcheck_verifier::Options;

use crate::arguments::CheckOptions;
use crate::article::Opened;
use crate::output::{Output, complain};
use crate::run::Sink;
use crate::{Outcome, article, descriptor, format, run};

/// Reads the articles, asks the tables and writes the verdicts.
pub(crate) fn run(options: &CheckOptions) -> Result<Outcome> {
    let sources = load(&options.sources);
    let mut sinks = vec![format::sink(&options.writing, notes(&sources))?];
    if let Some(file) = &options.audit {
        sinks.push(Sink { format: Box::new(Csv), output: Output::open(Some(file))? });
    }
    let outcome = against(&sources, options.judging.into(), article::open(&options.input), sinks)?;
    if let Some(file) = &options.audit {
        descriptor::write_beside(file)?;
    }
    Ok(outcome)
}

/// Puts `articles` to `sources` and writes the verdicts to `sinks`.
pub(crate) fn against(
    sources: &Sources,
    options: Options,
    articles: impl Iterator<Item = Opened>,
    sinks: Vec<Sink>,
) -> Result<Outcome> {
    let draws = sinks.iter().any(|sink| sink.format.draws_series());
    let read = |document: Document| {
        let mut checked = check(document, sources, options);
        if draws {
            checked.series = series(checked.verdicts.as_deref().unwrap_or_default(), sources);
        }
        checked
    };
    let sum = run::run(articles, read, sinks)?;
    let objections = sum.tally.count(Status::Refuted) + sum.tally.count(Status::Contested);
    Ok(match (sum.faults + sources.faults.len(), objections) {
        (0, 0) => Outcome::Clean,
        (0, _) => Outcome::Objections,
        _ => Outcome::Failed,
    })
}

/// The tables in `folder`; complains of what is wrong with them.
pub(crate) fn load(folder: &Path) -> Sources {
    let sources = Sources::load(folder);
    for fault in &sources.faults {
        complain(&format!("error: {fault}"));
    }
    sources
}

/// One article, read and put to the tables.
pub(crate) fn check(document: Document, sources: &Sources, options: Options) -> Checked {
    let reading = tollcheck_parser::read(&document.text, document.date);
    let verdicts = tollcheck_verifier::check(&reading.claims, document.date, sources, &options);
    Checked { document, reading, verdicts: Some(verdicts), series: Vec::new() }
}

/// The series that the evidence of `verdicts` rests on, each once.
fn series(verdicts: &[Verdict], sources: &Sources) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    for evidence in verdicts.iter().flat_map(|verdict| &verdict.evidence) {
        if all.iter().any(|it| it.table == evidence.table && it.column == evidence.column) {
            continue;
        }
        let table = sources.tables.iter().find(|table| table.name == evidence.table);
        let found = table.and_then(|table| {
            let measure =
                table.measures.iter().find(|measure| measure.header == evidence.column)?;
            Some(table.series(measure))
        });
        all.extend(found);
    }
    all
}

/// What is known of each table as a whole.
pub(crate) fn notes(sources: &Sources) -> Vec<TableNote> {
    let tables = sources.tables.iter();
    tables
        .map(|table| TableNote {
            name: table.name.clone(),
            title: table.title.clone(),
            file: table.file.clone(),
            origins: table.origins.iter().map(|origin| origin.title.clone()).collect(),
            url: table
                .url
                .clone()
                .or_else(|| table.origins.iter().find_map(|origin| origin.url.clone())),
            licence: table.licence.clone(),
            rows: table.rows.len(),
            first: table.span().map(|(first, _)| date_of(first)),
            last: table.span().map(|(_, last)| date_of(last)),
            sha256: table.sha256.clone(),
        })
        .collect()
}
