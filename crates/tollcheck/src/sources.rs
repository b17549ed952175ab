//! `tollcheck sources`: what is in the tables, and what is wrong with them.

use std::path::PathBuf;

use anyhow::Result;
use tollcheck_sources::{Counted, Sources, Table, date_of};

use crate::Outcome;
use crate::arguments::SourcesCommand;
use crate::config::Config;
use crate::judge;
use crate::output::Output;

/// Does what `command` says.
pub(crate) fn run(command: &SourcesCommand, config: &Config) -> Result<Outcome> {
    let folder = |stated: &Option<PathBuf>| config.sources(stated.as_ref());
    match command {
        SourcesCommand::Show { folder: stated } => {
            let sources = judge::load(&folder(stated)?);
            write(&sources.tables.iter().map(about).collect::<Vec<_>>().join("\n"))?;
            Ok(if sources.faults.is_empty() { Outcome::Clean } else { Outcome::Failed })
        }
        SourcesCommand::Lint { folder: stated } => lint(&Sources::load(&folder(stated)?)),
    }
}

/// One line a fault, then one line a table.
fn lint(sources: &Sources) -> Result<Outcome> {
    let mut out: String = String::new();
    for fault in &sources.faults {
        out.push_str(&format!("{fault}\n"));
    }
    for table in &sources.tables {
        let name = format!("{}: ", table.file);
        let found = sources.faults.iter().filter(|fault| fault.file == table.file).count();
        out.push_str(&format!(
            "{name}{} rows, {}, {found} faults\n",
            table.rows.len(),
            days(table)
        ));
    }
    write(&out)?;
    Ok(if sources.faults.is_empty() { Outcome::Clean } else { Outcome::Objections })
}

/// What one table holds, a line each.
fn about(table: &Table) -> String {
    let origins: Vec<&str> = table.origins.iter().map(|origin| origin.title.as_str()).collect();
    let measures: Vec<String> = table
        .measures
        .iter()
        .map(|measure| format!("{} ({})", measure.header, counted(measure.counted)))
        .collect();
    let rows = [
        ("file", table.file.clone()),
        ("title", table.title.clone().unwrap_or_default()),
        ("rows", format!("{} {}, {}", table.rows.len(), table.sort, days(table))),
        ("counts", measures.join(", ")),
        (
            "place",
            [table.place.as_deref(), table.country.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", "),
        ),
        ("origin", origins.join(", ")),
        ("licence", table.licence.clone().unwrap_or_else(|| "not stated".to_owned())),
        ("sha256", table.sha256.clone()),
    ];
    let mut out = format!("{}\n", table.name);
    for (label, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        out.push_str(&format!("  {label:<8} {value}\n"));
    }
    out
}

fn counted(counted: Counted) -> String {
    match counted {
        Counted::Kind(kind) => kind.to_string(),
        Counted::Launched => "launched".to_owned(),
        Counted::Downed => "downed".to_owned(),
    }
}

/// The days of the rows: `2025-06-07 to 2025-08-05`.
fn days(table: &Table) -> String {
    table.span().map_or("no days".to_owned(), |(first, last)| {
        format!("{} to {}", date_of(first), date_of(last))
    })
}

fn write(text: &str) -> Result<()> {
    let mut output = Output::open(None)?;
    output.write(text)?;
    output.finish()
}
