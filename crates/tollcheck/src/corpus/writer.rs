//! The end of the line: what was made of each article goes out in the order of the articles.

use std::sync::mpsc::Receiver;

use anyhow::Result;
use tollcheck_report::Format;

use super::Sum;
use super::batch::Piece;
use super::journal::Journal;
use super::progress::Progress;
use crate::output::{Output, complain};

/// A batch that is promised.
pub(super) type Promise = Receiver<Vec<Piece>>;

/// Where all pieces come together.
pub(super) struct Writer<'a> {
    formats: &'a [Box<dyn Format>],
    outputs: Vec<Output>,
    journal: Option<Journal>,
    progress: Progress,
    /// Articles that were drawn.
    articles: usize,
    sum: Sum,
}

impl<'a> Writer<'a> {
    /// Writes the heads, unless the run goes on from an earlier one.
    pub(super) fn begin(
        formats: &'a [Box<dyn Format>],
        mut outputs: Vec<Output>,
        journal: Option<Journal>,
        progress: Progress,
    ) -> Result<Self> {
        let articles = journal.as_ref().map_or(0, Journal::articles);
        if articles == 0 {
            for (format, output) in formats.iter().zip(&mut outputs) {
                output.write(&format.head())?;
            }
        }
        let sum = journal.as_ref().map(Journal::sum).unwrap_or_default();
        Ok(Self { formats, outputs, journal, progress, articles, sum })
    }

    /// Writes what `promises` hold, in order.
    pub(super) fn write(&mut self, promises: Receiver<Option<Promise>>) -> Result<()> {
        for promise in promises.into_iter().flatten() {
            if self.journal.as_ref().is_some_and(|it| it.is_due(&self.outputs)) {
                self.note()?;
            }
            // A promise that is not kept is one of a core that failed, which ends the run.
            for piece in promise.into_iter().flatten() {
                self.write_piece(piece)?;
            }
            self.progress.tell(self.articles);
        }
        Ok(())
    }

    fn write_piece(&mut self, piece: Piece) -> Result<()> {
        self.articles += 1;
        if let Some(warning) = piece.warning {
            self.progress.aside(|| complain(&format!("warning: {warning}")));
        }
        let (pieces, tally) = match piece.written {
            Ok(written) => written,
            Err(fault) => {
                self.progress.aside(|| complain(&format!("error: {fault}")));
                self.sum.faults += 1;
                return Ok(());
            }
        };
        for ((format, output), piece) in self.formats.iter().zip(&mut self.outputs).zip(pieces) {
            if self.sum.tally.articles > 0 {
                output.write(format.between())?;
            }
            output.write(&piece)?;
        }
        self.sum.tally.add(&tally);
        Ok(())
    }

    fn note(&mut self) -> Result<()> {
        match &mut self.journal {
            Some(journal) => journal.note(self.articles, &self.sum, &mut self.outputs),
            None => Ok(()),
        }
    }

    /// Puts the outputs where they belong. What is cut short by a failure or an interrupt is left for another run.
    pub(super) fn finish(mut self, written: Result<()>, interrupted: bool) -> Result<Sum> {
        self.progress.end();
        self.sum.interrupted = interrupted;
        if interrupted {
            complain(&format!("interrupted after {} articles", self.articles));
        }
        let done = written.and_then(|()| {
            if interrupted && self.journal.is_some() { self.note() } else { self.tails() }
        });
        match (self.journal, done) {
            (Some(journal), done) if interrupted || done.is_err() => {
                journal.leave(self.outputs);
                done?;
            }
            (journal, done) => {
                done?;
                for output in self.outputs {
                    if !interrupted || output.is_stream() {
                        output.finish()?;
                    }
                }
                if let Some(journal) = journal {
                    journal.close()?;
                }
            }
        }
        Ok(self.sum)
    }

    /// Writes what stands after the last article.
    fn tails(&mut self) -> Result<()> {
        for (format, output) in self.formats.iter().zip(&mut self.outputs) {
            output.write(&format.tail(&self.sum.tally))?;
            output.flush()?;
        }
        Ok(())
    }
}
