//! `tollcheck recheck`: the articles of an audit against the tables of today.

use std::path::PathBuf;

use anyhow::{Result, bail};
use tollcheck_model::Fault;
use tollcheck_report::{Audit, Format, Jsonl};

use crate::arguments::{Input, RecheckOptions};
use crate::article::Opened;
use crate::config::Config;
use crate::judge::Judge;
use crate::output::complain;
use crate::{Outcome, article, diff};

/// Prints one line a verdict that changed since the audit.
pub(crate) fn run(options: &RecheckOptions, config: &Config) -> Result<Outcome> {
    let before = diff::read(&options.audit)?;
    let articles = if options.articles.is_empty() {
        before.articles().into_iter().map(PathBuf::from).collect()
    } else {
        options.articles.clone()
    };
    if articles.is_empty() {
        bail!("{}: names no article", options.audit.display());
    }
    let judge = Judge::new(&options.judging, config)?;
    let input = Input { articles, date: options.date, stdin_name: PathBuf::from("-") };
    let (after, faults) = audit(&judge, article::open(&input));
    for fault in &faults {
        complain(&format!("error: {fault}"));
    }
    let same = diff::print(&before, &after)?;
    let failed = !faults.is_empty() || !judge.sources().faults.is_empty();
    Ok(match (failed, same) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Clean,
        (false, false) => Outcome::Objections,
    })
}

/// The verdicts on `articles` now, and what could not be read.
pub(crate) fn audit(judge: &Judge, articles: impl Iterator<Item = Opened>) -> (Audit, Vec<Fault>) {
    let mut audit = Audit::default();
    let mut faults = Vec::new();
    for opened in articles {
        match opened {
            Ok(article) => {
                let record = Jsonl { layers: false }.article(&judge.check(article.document));
                match Audit::parse(&record, "") {
                    Ok(one) => audit.extend(one),
                    Err(fault) => faults.push(fault),
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    (audit, faults)
}
