//! `FILE.resume`: how far a run came, so that another can go on from there.
//!
//! A line of JSON says which run it is. Then comes a line each time that some more results were written: how many
//! articles were drawn, and how long and of which hash the parts were. A run that goes on trusts the last line whose
//! parts are there byte for byte, cuts them to it, and passes over the articles that were drawn.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use tollcheck_report::Tally;

use super::Sum;
use super::course::Course;
use super::part::{Length, Part, beside, remove};
use crate::arguments::{FormatName, Input};
use crate::output::{Output, can_be_replaced, complain, trouble};

/// How much is written between two lines.
const STEP: u64 = 64 << 10;

/// How far a run came.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct Mark {
    /// Articles that were drawn, with those that could not be read.
    articles: usize,
    faults: usize,
    tally: Tally,
    /// The parts, in the order of the outputs.
    parts: Vec<Length>,
}

/// Whether a run can go on where an earlier one stopped, and does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resume {
    /// What is written cannot be gone on with.
    Never,
    /// Not now, but another run may go on from this one.
    Later,
    /// It does.
    Now,
}

impl Resume {
    /// What `--resume` comes to for the articles of `input`, of which `format` is made.
    pub(crate) fn of(resume: bool, input: &Input, format: FormatName) -> Result<Self> {
        let lines = matches!(format, FormatName::Csv | FormatName::Jsonl);
        let again = !input.articles.iter().any(|path| path == Path::new("-"));
        Ok(match (resume, lines, again) {
            (true, true, true) => Self::Now,
            (false, true, true) => Self::Later,
            (false, ..) => Self::Never,
            (true, false, _) => bail!("--resume goes on with --format csv and jsonl only"),
            (true, _, false) => {
                bail!("--resume needs articles that can be read again; standard input cannot")
            }
        })
    }
}

/// The account of a run into files.
pub(crate) struct Journal {
    path: PathBuf,
    course: Course,
    /// The last line.
    mark: Mark,
    /// Open once there is something to tell.
    file: Option<File>,
}

impl Journal {
    /// The outputs of a run into `files`, where none is standard output, and the account of it where another run can
    /// go on from there.
    pub(crate) fn outputs(
        files: &[Option<&Path>],
        resume: Resume,
        course: impl FnOnce() -> Result<Course>,
    ) -> Result<(Vec<Output>, Option<Self>)> {
        let all: Option<Vec<&Path>> =
            files.iter().map(|file| file.filter(|path| can_be_replaced(path))).collect();
        match all.filter(|_| resume != Resume::Never) {
            Some(files) => {
                let (journal, outputs) = Self::open(&files, course()?, resume)?;
                Ok((outputs, Some(journal)))
            }
            None if resume == Resume::Now => bail!("--resume needs files to go on with"),
            None => {
                Ok((files.iter().map(|file| Output::open(*file)).collect::<Result<_>>()?, None))
            }
        }
    }

    fn open(files: &[&Path], course: Course, resume: Resume) -> Result<(Self, Vec<Output>)> {
        let first = files.first().copied().unwrap_or(Path::new(""));
        let path = beside(first, ".resume");
        let mut journal = Self { path, course, mark: Mark::default(), file: None };
        if resume == Resume::Now {
            if let Some(parts) = journal.go_on(files)? {
                return Ok((journal, parts));
            }
            complain(&format!("{}: nothing to go on from; it starts anew", first.display()));
        }
        remove(&journal.path).with_context(|| trouble(&journal.path))?;
        let parts =
            files.iter().map(|file| Part::new(file).map(Output::Part).context(trouble(file)));
        let parts = parts.collect::<Result<_>>()?;
        Ok((journal, parts))
    }

    /// The parts as they were at the last mark that holds for all of them.
    fn go_on(&mut self, files: &[&Path]) -> Result<Option<Vec<Output>>> {
        let Ok(text) = fs::read_to_string(&self.path) else { return Ok(None) };
        let mut lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        let Some(head) = lines.next() else { return Ok(None) };
        let Ok(course) = serde_json::from_str(head) else { return Ok(None) };
        if let Some(what) = self.course.differs(&course) {
            bail!(
                "{}: {what} changed since the run was interrupted; run without --resume to start anew",
                self.path.display()
            );
        }
        let marks = lines.map_while(|line| {
            let mark = serde_json::from_str::<Mark>(line).ok()?;
            (mark.parts.len() == files.len()).then_some((mark, line.len()))
        });
        let mut marks: Vec<(Mark, usize)> = marks.collect();
        let parts = loop {
            let Some(parts) = reopen(files, &marks)? else { return Ok(None) };
            let least = parts.iter().map(|(_, held)| *held).min().unwrap_or(0);
            if parts.iter().all(|(_, it)| *it == least) {
                marks.truncate(least);
                break parts.into_iter().map(|(part, _)| Output::Part(part)).collect();
            }
            marks.truncate(least);
        };
        let length = head.len() + marks.iter().map(|(_, length)| length).sum::<usize>();
        let file = OpenOptions::new().append(true).open(&self.path);
        let file = file.and_then(|file| file.set_len(length as u64).map(|()| file));
        self.file = Some(file.with_context(|| trouble(&self.path))?);
        self.mark = marks.pop().map(|(mark, _)| mark).unwrap_or_default();
        Ok(Some(parts))
    }

    /// The articles that an earlier run has done.
    pub(crate) fn articles(&self) -> usize {
        self.mark.articles
    }

    /// What an earlier run came to.
    pub(super) fn sum(&self) -> Sum {
        Sum { tally: self.mark.tally.clone(), faults: self.mark.faults, interrupted: false }
    }

    /// Whether enough was written for another line.
    pub(super) fn is_due(&self, outputs: &[Output]) -> bool {
        let written: u64 = parts(outputs).map(Part::bytes).sum();
        written >= STEP + self.mark.parts.iter().map(|part| part.bytes).sum::<u64>()
    }

    /// Adds a line: the first `articles` are in the outputs and came to `sum`.
    pub(super) fn note(
        &mut self,
        articles: usize,
        sum: &Sum,
        outputs: &mut [Output],
    ) -> Result<()> {
        let mut mark =
            Mark { articles, faults: sum.faults, tally: sum.tally.clone(), parts: Vec::new() };
        for output in outputs {
            if let Output::Part(part) = output {
                mark.parts.push(part.settle().with_context(|| trouble(part.path()))?);
                part.stay();
            }
        }
        let mut lines = String::new();
        if self.file.is_none() {
            let file = OpenOptions::new().write(true).create_new(true).open(&self.path);
            self.file = Some(file.with_context(|| trouble(&self.path))?);
            lines = serde_json::to_string(&self.course)? + "\n";
        }
        lines += &(serde_json::to_string(&mark)? + "\n");
        if let Some(file) = &mut self.file {
            file.write_all(lines.as_bytes()).with_context(|| trouble(&self.path))?;
        }
        self.mark = mark;
        Ok(())
    }

    /// Leaves what is whole of `outputs` for another run, and says so.
    pub(super) fn leave(self, outputs: Vec<Output>) {
        if self.mark.articles == 0 {
            return;
        }
        let parts = outputs.into_iter().filter_map(|output| match output {
            Output::Part(part) => Some(part),
            _ => None,
        });
        for (part, length) in parts.zip(&self.mark.parts) {
            let path = part.path().to_owned();
            // Where it cannot be cut now, the run that goes on cuts it.
            let _ = part.cut(length.bytes);
            complain(&format!(
                "{}: the results of the first {} articles are in {}; --resume goes on from there",
                path.display(),
                self.mark.articles,
                beside(&path, ".part").display()
            ));
        }
    }

    /// Ends the account: all outputs are where they belong.
    pub(super) fn close(self) -> Result<()> {
        remove(&self.path).with_context(|| trouble(&self.path))
    }
}

fn parts(outputs: &[Output]) -> impl Iterator<Item = &Part> {
    outputs.iter().filter_map(|output| match output {
        Output::Part(part) => Some(part),
        _ => None,
    })
}

/// The parts of `files`, each with how many of `marks` hold for it; none if there is one for which none does.
fn reopen(files: &[&Path], marks: &[(Mark, usize)]) -> Result<Option<Vec<(Part, usize)>>> {
    let parts = files.iter().enumerate().map(|(at, file)| {
        let lengths: Vec<&Length> =
            marks.iter().filter_map(|(mark, _)| mark.parts.get(at)).collect();
        Part::reopen(file, &lengths).with_context(|| trouble(file))
    });
    parts.collect()
}
