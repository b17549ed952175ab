//! Articles put to tables: what all commands that judge have in common.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Result, bail};
use tollcheck_model::{Fault, Series, Verdict};
use tollcheck_report::{Checked, Document, TableNote, Tally, Waivers, fingerprint};
use tollcheck_sources::{Sources, date_of};
use tollcheck_verifier::{Checker, Options};

use crate::Outcome;
use crate::arguments::{FailOn, Input, Judging};
use crate::config::Config;
use crate::corpus::{Corpus, Course, Read, Sink, Sum};
use crate::output::complain;
use crate::whole;

/// The tables, the waivers, and how to judge.
pub(crate) struct Judge {
    checker: Checker,
    read: Read,
    fail_on: Vec<FailOn>,
    waivers: Waivers,
    waivers_file: PathBuf,
    /// Fingerprints of waivers that held.
    used: Mutex<BTreeSet<String>>,
    /// Faults in the file of waivers.
    faults: usize,
}

impl Judge {
    /// Loads what `judging` and `config` name; complains of what is wrong in it.
    pub(crate) fn new(judging: &Judging, config: &Config) -> Result<Self> {
        let sources = load(&config.sources(judging.sources.as_ref())?)?;
        let options = Options {
            lens: config.lens(judging.lens).into(),
            as_of: judging.as_of,
            ..Options::default()
        };
        let mut judge = Self::over(sources, options);
        judge.fail_on = config.fail_on(&judging.fail_on);
        if let Some(file) = config.waivers(judging.waivers.as_ref()) {
            judge.accept(file);
        }
        Ok(judge)
    }

    /// A judge over `sources` with nothing waived.
    pub(crate) fn over(sources: Sources, options: Options) -> Self {
        Self {
            checker: Checker::new(sources, options),
            read: tollcheck_parser::read_all_claims,
            fail_on: vec![FailOn::Refuted, FailOn::Contested],
            waivers: Waivers::default(),
            waivers_file: PathBuf::new(),
            used: Mutex::default(),
            faults: 0,
        }
    }

    /// The same judge, which reads the layers also of articles that claim nothing if they are `wanted`.
    pub(crate) fn with_layers(self, wanted: bool) -> Self {
        Self { read: if wanted { tollcheck_parser::read_all } else { self.read }, ..self }
    }

    /// The same judge, which keeps what every table was asked and what came of it.
    pub(crate) const fn with_trail(mut self) -> Self {
        self.checker.options.trail = true;
        self
    }

    fn accept(&mut self, file: PathBuf) {
        let name = file.display().to_string();
        let (waivers, faults) = match whole::read(&file, whole::WAIVERS) {
            Ok(text) => Waivers::parse(&text, &name),
            Err(fault) => (Waivers::default(), vec![fault]),
        };
        for fault in &faults {
            complain(&format!("error: {fault}"));
        }
        self.faults = faults.len();
        self.waivers = waivers;
        self.waivers_file = file;
    }

    /// The tables.
    pub(crate) const fn sources(&self) -> &Sources {
        &self.checker.sources
    }

    /// One article, read and put to the tables.
    pub(crate) fn check(&self, document: Document) -> Checked {
        let mut readings = (self.read)(&[(&document.text, document.date)]);
        let mut checked = Checked::read(document, readings.pop().unwrap_or_default());
        self.judge(&mut checked);
        checked
    }

    fn judge(&self, checked: &mut Checked) {
        let claims = &checked.reading.claims;
        checked.verdicts = Some(self.checker.check(claims, checked.document.date));
        if !self.waivers.is_empty() {
            self.waive(checked);
        }
    }

    fn waive(&self, checked: &mut Checked) {
        let date = checked.document.date;
        let claims = checked.reading.claims.iter();
        let waivers = claims.map(|claim| {
            let fingerprint = fingerprint(checked, claim);
            let waiver = self.waivers.of(&fingerprint, date).cloned();
            if waiver.is_some()
                && let Ok(mut used) = self.used.lock()
            {
                used.insert(fingerprint);
            }
            waiver
        });
        checked.waivers = waivers.collect();
    }

    /// Puts the articles of `corpus` to the tables and writes the verdicts to `sinks`.
    pub(crate) fn run(&self, corpus: Corpus<'_>, sinks: Vec<Sink>) -> Result<Outcome> {
        // Which waivers an earlier run used is not known.
        let from_the_start = !corpus.goes_on();
        let draws = sinks.iter().any(|sink| sink.format.draws_series());
        let judge = |checked: &mut Checked| {
            self.judge(checked);
            if draws {
                checked.series =
                    series(checked.verdicts.as_deref().unwrap_or_default(), self.sources());
            }
        };
        let sum = corpus.run(self.read, judge, sinks)?;
        if from_the_start && !sum.interrupted {
            self.tell_unused();
        }
        Ok(self.outcome(&sum))
    }

    /// What the verdicts and the faults come to.
    pub(crate) fn outcome(&self, sum: &Sum) -> Outcome {
        if sum.interrupted {
            return Outcome::Interrupted;
        }
        if sum.faults + self.faults + self.sources().faults.len() > 0 {
            return Outcome::Failed;
        }
        if self.objects(&sum.tally) { Outcome::Objections } else { Outcome::Clean }
    }

    fn objects(&self, tally: &Tally) -> bool {
        let statuses =
            tollcheck_model::Status::ALL.into_iter().filter(|status| tally.count(*status) > 0);
        statuses.into_iter().any(|status| self.fail_on.iter().any(|named| named.means(status)))
    }

    /// Complains of waivers that waived nothing.
    fn tell_unused(&self) {
        let used = self.used.lock().map(|used| used.clone()).unwrap_or_default();
        let unused = self.waivers.iter().filter(|(claim, _)| !used.contains(*claim));
        let mut unused: Vec<_> = unused.collect();
        unused.sort_by_key(|(_, waiver)| waiver.line);
        for (claim, waiver) in unused {
            let ended = waiver.until.map(|until| format!(", or the waiver ended on {until}"));
            let what = format!(
                "the waiver of {claim} was not used; the claim has changed or is gone{}",
                ended.unwrap_or_default()
            );
            let fault = Fault {
                line: waiver.line,
                ..Fault::of_file(self.waivers_file.display().to_string(), what)
            };
            complain(&format!("warning: {fault}"));
        }
    }

    /// What is known of each table as a whole.
    pub(crate) fn notes(&self) -> Vec<TableNote> {
        notes(self.sources())
    }
}

/// What the verdicts on `input` depend on; `writing` is how they are written.
pub(crate) fn course(
    input: &Input,
    judging: &Judging,
    config: &Config,
    writing: &str,
) -> Result<Course> {
    let options = format!("{writing} {:?} {:?}", config.lens(judging.lens), judging.as_of);
    let tables = config.sources(judging.sources.as_ref())?;
    let course = Course::over(input, &options).and("the tables", &tables);
    Ok(match config.waivers(judging.waivers.as_ref()) {
        Some(file) => course.and("the waivers", &file),
        None => course,
    })
}

/// The tables in `folder`; complains of what is wrong with them.
pub(crate) fn load(folder: &Path) -> Result<Sources> {
    if !folder.exists() {
        bail!("{}: there is no such folder of tables", folder.display());
    }
    let sources = Sources::load(folder);
    for fault in &sources.faults {
        complain(&format!("error: {fault}"));
    }
    Ok(sources)
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

fn notes(sources: &Sources) -> Vec<TableNote> {
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
