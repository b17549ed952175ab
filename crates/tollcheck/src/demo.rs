//! `tollcheck demo`: the example of the README, built in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use tollcheck_sources::Sources;
use tollcheck_verifier::Options;

use crate::arguments::DemoOptions;
use crate::article::Raw;
use crate::config::Config;
use crate::corpus::Corpus;
use crate::judge::Judge;
use crate::output::complain;
use crate::{Outcome, format};

/// The name of the built-in article.
const ARTICLE: &str = "2025-08-06-kremlin-talks.txt";

/// The files of one fixture, with their paths below `fixtures/`.
macro_rules! fixtures {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../fixtures/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = fixtures![
    "articles/2025-08-06-kremlin-talks.txt",
    "tables/air-defence/datapackage.json",
    "tables/air-defence/nightly.csv",
    "tables/kyiv-toll/datapackage.json",
    "tables/kyiv-toll/toll.csv",
    "tables/meetings/datapackage.json",
    "tables/meetings/meetings.csv",
    "tables/strikes/datapackage.json",
    "tables/strikes/events.csv",
    "tables/visits/datapackage.json",
    "tables/visits/visits.csv",
    "tables/zaporizhzhia/attacks.csv",
    "tables/zaporizhzhia/datapackage.json",
];

/// Checks the built-in article, or writes it with its tables to a folder.
pub(crate) fn run(options: &DemoOptions, config: &Config) -> Result<Outcome> {
    if let Some(folder) = &options.into {
        unpack(folder)?;
        let folder = folder.display();
        complain(&format!(
            "wrote the article and its tables; now try: tollcheck check {folder}/articles --sources {folder}/tables"
        ));
        return Ok(Outcome::Clean);
    }
    let draft = tempfile::tempdir().context("no folder for the built-in tables")?;
    unpack(draft.path())?;
    let mut sources = Sources::load(&draft.path().join("tables"));
    for table in &mut sources.tables {
        table.path = format!("tables/{}", table.file);
    }
    let judge = Judge::over(sources, Options::default());
    let sink = format::sink(&options.writing, config, judge.notes())?;
    let article = fs::read_to_string(draft.path().join("articles").join(ARTICLE))
        .context("the built-in article cannot be read")?;
    judge.run(Corpus::one(Raw::of_text(ARTICLE, &article)), vec![sink])
}

/// Writes the built-in files below `folder`. A file that is there already is left alone.
fn unpack(folder: &Path) -> Result<()> {
    for (path, text) in FILES {
        let file = folder.join(path);
        let context = || format!("{}: cannot be written", file.display());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(context)?;
        }
        if !file.exists() {
            fs::write(&file, text).with_context(context)?;
        }
    }
    Ok(())
}
