//! One table from its file, or from several.

mod letters;
mod opened;

use std::io::{self, Read};
use std::mem;
use std::path::Path;

use rayon::prelude::*;
use tollcheck_model::Fault;

use crate::block::Block;
use crate::descriptor::{Form, Resource};
use crate::draft::Draft;
use crate::file::{Tally, open, told};
use crate::finding::{Finding, Findings};
use crate::format::Format;
use crate::infer::{Inference, infer};
use crate::memory::Room;
use crate::profile::Sample;
use crate::sql::Dialect;
use crate::table::Table;
use crate::text;

use letters::Letters;
use opened::Opened;

/// The files of a table, one in most cases.
#[derive(Clone, Copy)]
pub(crate) struct Source<'s> {
    /// The folder.
    pub(crate) folder: &'s Path,
    /// The files, relative to the folder.
    pub(crate) files: &'s [String],
    /// The memory that its rows may take.
    pub(crate) room: &'s Room,
}

/// Why there is no table.
enum Stop {
    /// The bytes of the file at this place are in another encoding.
    Misread(usize),
    /// These things are wrong.
    Faults(Vec<Fault>),
}

impl Source<'_> {
    /// The first file, or the only one.
    fn first(&self) -> &str {
        self.files.first().map_or("", String::as_str)
    }

    /// What the files hold, where no descriptor tells; it is seen in the first of them.
    pub(crate) fn infer(&self, form: &Form) -> Result<Inference, Vec<Fault>> {
        let sample = self.reading(form, |letters| {
            let Opened { mut blocks, block, headers, dialect, .. } = self.open(0, form, letters)?;
            let sample = Sample::take(headers, block, &mut blocks, Format::from(&dialect));
            sample.map_err(|error| self.stop(0, &error, 0))
        })?;
        let name = self.first().rsplit('/').next().unwrap_or(self.first());
        let stem = name.split('.').next().unwrap_or(name);
        Ok(infer(&sample, self.first(), stem))
    }

    /// The table that `resource` describes.
    pub(crate) fn table(
        &self,
        resource: &Resource,
        descriptor: Option<&str>,
    ) -> (Option<Table>, Vec<Finding>) {
        let read = |letters: &[Letters]| self.read(letters, resource, descriptor);
        match self.reading(&resource.form, read) {
            Ok((table, findings)) => (Some(table), findings.into_list()),
            Err(faults) => (None, faults.into_iter().map(Finding::from).collect()),
        }
    }

    /// What stops the reading of the file at `at` in `line`.
    fn stop(&self, at: usize, error: &io::Error, line: u64) -> Stop {
        if text::is_misread(error) {
            return Stop::Misread(at);
        }
        Stop::Faults(vec![self.fault(at, line, told(error))])
    }

    fn fault(&self, at: usize, line: u64, what: impl Into<String>) -> Fault {
        let file = self.files.get(at).map_or("", String::as_str);
        Fault { line, ..Fault::of_file(file, what) }
    }

    fn bytes(&self, at: usize, form: &Form, tally: &Tally) -> Result<Box<dyn Read + Send>, Fault> {
        let file = self.files.get(at).map_or("", String::as_str);
        open(self.folder, file, form.sheet.as_deref(), tally)
            .map_err(|what| self.fault(at, 0, what))
    }

    fn read(
        &self,
        letters: &[Letters],
        resource: &Resource,
        descriptor: Option<&str>,
    ) -> Result<(Table, Findings), Stop> {
        let opened = self.open(0, &resource.form, letters)?;
        let mut draft = Draft::new(resource, self.first(), &opened.headers, descriptor)
            .map_err(Stop::Faults)?;
        let (headers, dialect) = (opened.headers.clone(), opened.dialect.clone());
        let mut opened = Some(opened);
        let mut files = Vec::new();
        for at in 0..self.files.len() {
            let opened = if let Some(first) = opened.take() {
                first
            } else {
                let opened = self.open(at, &resource.form, letters)?;
                self.continues(at, &opened, &headers, &dialect)?;
                draft.open(self.files.get(at).map_or("", String::as_str));
                opened
            };
            if let Some(letters) = letters.get(at) {
                letters.tell(opened.dialect.encoding, &resource.form, &mut draft);
            }
            files.push((self.path(at), self.rows(at, opened, &mut draft)?));
        }
        Ok(draft.finish(files, dialect))
    }

    /// The file at `at` as the program was told to reach it.
    fn path(&self, at: usize) -> String {
        let file = self.files.get(at).map_or("", String::as_str);
        self.folder.join(file).to_string_lossy().into_owned()
    }

    /// Whether the file at `at` goes on where the first of its table ends: it has the same headers, written alike.
    fn continues(
        &self,
        at: usize,
        opened: &Opened,
        headers: &[String],
        dialect: &Dialect,
    ) -> Result<(), Stop> {
        let what = if opened.headers != headers {
            "other headers than"
        } else if opened.dialect != *dialect {
            "another delimiter or encoding than"
        } else {
            return Ok(());
        };
        let what = format!("{what} {}: files of one table are alike", self.first());
        Err(Stop::Faults(vec![self.fault(at, 0, what)]))
    }

    /// Puts the rows of the file at `at` into `draft`, and gives its SHA-256.
    ///
    /// Some blocks are read from the disk while those before them are made into rows, one on each thread.
    fn rows(&self, at: usize, opened: Opened, draft: &mut Draft) -> Result<String, Stop> {
        let Opened { mut blocks, block, dialect, tally, .. } = opened;
        let format = Format::from(&dialect);
        let threads = rayon::current_num_threads();
        let (mut share, before) = (self.room.share(), draft.bytes());
        let (mut ready, mut first) = (vec![block], true);
        while !ready.is_empty() {
            let part = |(nth, block): (usize, &Block)| draft.part(block, format, first && nth == 0);
            let (next, parts) = rayon::join(
                || (0..threads).map_while(|_| blocks.next().transpose()).collect(),
                || ready.par_iter().enumerate().map(part).collect::<Vec<_>>(),
            );
            for (part, block) in parts.into_iter().zip(&ready) {
                let part = part.map_err(|error| self.stop(at, &error, block.line))?;
                let line = part.last;
                draft.append(part);
                if !share.grow_to(draft.bytes() - before) {
                    let what = "too large for the memory that is free: split the file, or name fewer columns in the descriptor";
                    return Err(Stop::Faults(vec![self.fault(at, line, what)]));
                }
            }
            let next: io::Result<Vec<Block>> = next;
            let next = next.map_err(|error| self.stop(at, &error, blocks.line()))?;
            blocks.reuse(mem::replace(&mut ready, next));
            first = false;
        }
        share.keep();
        Ok(tally.sha256())
    }
}
