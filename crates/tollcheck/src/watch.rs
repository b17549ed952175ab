//! `tollcheck watch`: articles checked again whenever they or the tables change.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::Result;
use tollcheck_report::Audit;

use crate::arguments::WatchOptions;
use crate::config::Config;
use crate::judge::Judge;
use crate::output::{Output, complain};
use crate::recheck;
use crate::{Outcome, article, diff};

/// How long to wait between two looks at the files.
const PAUSE: Duration = Duration::from_millis(500);

/// The files that are looked at, with their size and the time of their last change.
type Look = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// Prints all verdicts once, and from then on those that change. Ends when it is interrupted.
pub(crate) fn run(options: &WatchOptions, config: &Config) -> Result<Outcome> {
    let mut folders = options.input.articles.clone();
    folders.push(config.sources(options.judging.sources.as_ref())?);
    folders.extend(config.waivers(options.judging.waivers.as_ref()));
    let mut seen = look(&folders);
    let mut before = Audit::default();
    loop {
        let judge = Judge::new(&options.judging, config)?;
        let (after, faults) = recheck::audit(&judge, article::open(&options.input));
        for fault in faults {
            complain(&format!("error: {fault}"));
        }
        let mut output = Output::open(None)?;
        for change in before.changes(&after) {
            output.write(&diff::line(&change))?;
        }
        output.finish()?;
        before = after;
        loop {
            thread::sleep(PAUSE);
            let now = look(&folders);
            if now != seen {
                seen = now;
                break;
            }
        }
    }
}

/// Every file at or below `paths`.
fn look(paths: &[PathBuf]) -> Look {
    let below = |path: &Path| walkdir::WalkDir::new(path).sort_by_file_name().into_iter().flatten();
    let files =
        paths.iter().flat_map(|path| below(path)).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let about = fs::metadata(entry.path()).ok();
            let changed = about.as_ref().and_then(|about| about.modified().ok());
            (entry.into_path(), about.map_or(0, |about| about.len()), changed)
        })
        .collect()
}
