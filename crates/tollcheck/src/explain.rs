//! `tollcheck explain`: why a claim was read as it was, and which rows were asked.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::arguments::{ExplainOptions, When};
use crate::config::Config;
use crate::judge::Judge;
use crate::output::{Output, complain};
use crate::{Outcome, article, extract, format};

/// Explains the claims at one place of an article.
pub(crate) fn run(options: &ExplainOptions, config: &Config) -> Result<Outcome> {
    if let Some(rule) = tollcheck_sources::rule(&options.place) {
        let mut output = Output::open(None)?;
        output.write(&format!(
            "{} {} ({})\n\n{}\n",
            rule.code,
            rule.name,
            rule.level.name(),
            rule.meaning
        ))?;
        output.finish()?;
        return Ok(Outcome::Clean);
    }
    let (file, line, column) = place(&options.place)
        .with_context(|| format!("{:?} is no ARTICLE:LINE, such as draft.txt:7", options.place))?;
    let judge = match config.sources(options.judging.sources.as_ref()) {
        Ok(_) => Some(Judge::new(&options.judging, config)?.with_trail()),
        Err(_) => None,
    };
    let screen = format::screen(None, When::Never);
    let mut sheets = Vec::new();
    for opened in article::open_file(&file, Path::new("-"), options.date) {
        let opened = match opened {
            Ok(opened) => opened,
            Err(fault) => bail!("{fault}"),
        };
        if let Some(warning) = opened.warning {
            complain(&format!("warning: {warning}"));
        }
        let checked = match &judge {
            Some(judge) => judge.check(opened.document),
            None => extract::read(opened.document),
        };
        sheets.extend(tollcheck_report::explain(&checked, line, column, screen));
    }
    if sheets.is_empty() {
        bail!(
            "{}:{line}: there is no number here; tollcheck extract lists the claims with their lines",
            file.display()
        );
    }
    let mut output = Output::open(None)?;
    output.write(&sheets.join("\n"))?;
    output.finish()?;
    let faults = judge.is_some_and(|judge| !judge.sources().faults.is_empty());
    Ok(if faults { Outcome::Failed } else { Outcome::Clean })
}

/// The file, the line and the column of `talks.txt:7:163`.
fn place(text: &str) -> Option<(PathBuf, usize, Option<usize>)> {
    let (rest, last) = text.rsplit_once(':')?;
    let last = last.parse().ok()?;
    if let Some((file, line)) = rest.rsplit_once(':')
        && let Ok(line) = line.parse()
    {
        return Some((file.into(), line, Some(last)));
    }
    Some((rest.into(), last, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_file_a_line_and_perhaps_a_column() {
        assert_eq!(place("a.txt:7"), Some(("a.txt".into(), 7, None)));
        assert_eq!(place("a:b.txt:7:12"), Some(("a:b.txt".into(), 7, Some(12))));
        assert_eq!(place("a.txt"), None);
        assert_eq!(place("a.txt:x"), None);
    }
}
