//! Articles through a reading into formats: one thread draws them, all cores read, one thread writes, in order.

mod batch;
mod course;
mod interrupt;
mod journal;
mod part;
mod progress;
mod writer;

use std::sync::mpsc::sync_channel;
use std::thread;

use anyhow::{Context, Result};
use tollcheck_model::Reading;
use tollcheck_parser::Dated;
use tollcheck_report::{Checked, Format, Tally};

use crate::arguments::Input;
use crate::article::{self, Drawn, Raw};
use crate::meter::Meter;
use crate::output::Output;
use batch::Batches;
use interrupt::Interrupt;
use progress::Progress;
use writer::Writer;

pub(crate) use course::Course;
pub(crate) use interrupt::{STATUS, tame_signals};
pub(crate) use journal::{Journal, Resume};
pub(crate) use part::Part;

/// How many batches a core may be ahead of the writer.
const AHEAD: usize = 8;

/// How texts are read: for their claims alone, or with what those are made of.
pub(crate) type Read = fn(&[Dated<'_>]) -> Vec<Reading>;

/// What became of all articles.
#[derive(Debug, Default)]
pub(crate) struct Sum {
    pub(crate) tally: Tally,
    /// Articles that could not be read.
    pub(crate) faults: usize,
    /// Whether the run was told to stop before its end.
    pub(crate) interrupted: bool,
}

/// A format, and where it is written.
pub(crate) struct Sink {
    pub(crate) format: Box<dyn Format>,
    pub(crate) output: Output,
}

impl Sink {
    /// Each of `formats` into its output.
    pub(crate) fn each(
        formats: impl IntoIterator<Item = Box<dyn Format>>,
        outputs: Vec<Output>,
    ) -> Vec<Self> {
        formats.into_iter().zip(outputs).map(|(format, output)| Self { format, output }).collect()
    }
}

/// The articles of a run.
pub(crate) struct Corpus<'a> {
    articles: Box<dyn Iterator<Item = Drawn> + 'a>,
    progress: Progress,
    journal: Option<Journal>,
}

impl<'a> Corpus<'a> {
    /// The articles of `input`; `journal` keeps account of them.
    pub(crate) fn of(input: &'a Input, journal: Option<Journal>) -> Self {
        let meter = Meter::default();
        let progress = Progress::over(input, meter.clone());
        Self { articles: Box::new(article::draw(input, meter)), progress, journal }
    }

    /// One article that is at hand.
    pub(crate) fn one(article: Raw) -> Self {
        let articles = Box::new(std::iter::once(Ok(article)));
        Self { articles, progress: Progress::default(), journal: None }
    }

    /// Whether an earlier run has done some of it.
    pub(crate) fn goes_on(&self) -> bool {
        self.journal.as_ref().is_some_and(|journal| journal.articles() > 0)
    }

    /// Reads every article with `read`, puts it before `judge` and writes it to all `sinks`. Holds in memory what is being
    /// read, no more.
    pub(crate) fn run(
        self,
        read: Read,
        judge: impl Fn(&mut Checked) + Sync,
        sinks: Vec<Sink>,
    ) -> Result<Sum> {
        let interrupt = Interrupt::listen()?;
        let (formats, outputs): (Vec<_>, Vec<_>) =
            sinks.into_iter().map(|sink| (sink.format, sink.output)).unzip();
        let passed = self.journal.as_ref().map_or(0, Journal::articles);
        let (judge, formats) = (&judge, &*formats);
        let batches = Batches::new(self.articles.skip(passed));
        let mut writer = Writer::begin(formats, outputs, self.journal, self.progress)?;
        let (queue, queued) = sync_channel(rayon::current_num_threads() * AHEAD);
        let written = thread::scope(|scope| {
            let writing = thread::Builder::new()
                .spawn_scoped(scope, || writer.write(queued))
                .context("no thread to write with")?;
            rayon::in_place_scope(|pool| {
                for batch in batches.take_while(|_| !interrupt.came()) {
                    let (give, take) = sync_channel(1);
                    let places = batch.places();
                    if queue.send(Some(take)).is_err() {
                        return;
                    }
                    pool.spawn(move |_| drop(give.send(batch.work(read, judge, formats))));
                    // What is large takes as many places as it has the size of batches.
                    if (1..places).any(|_| queue.send(None).is_err()) {
                        return;
                    }
                }
            });
            drop(queue);
            writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        writer.finish(written, interrupt.came())
    }
}
