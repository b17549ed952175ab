//! Articles through a reading into a format, a batch at a time, in order.

use anyhow::Result;
use rayon::prelude::*;
use tollcheck_report::{Checked, Document, Format, Tally};

use crate::article::Opened;
use crate::output::{Output, complain};

/// Articles worked on at a time.
const BATCH: usize = 256;

/// What became of all articles.
#[derive(Debug, Default)]
pub(crate) struct Sum {
    pub(crate) tally: Tally,
    /// Articles that could not be read.
    pub(crate) faults: usize,
}

/// A format, and where it is written.
pub(crate) struct Sink {
    pub(crate) format: Box<dyn Format>,
    pub(crate) output: Output,
}

/// Reads every article with `read` and writes it to all `sinks`. Holds one batch in memory.
pub(crate) fn run(
    mut articles: impl Iterator<Item = Opened>,
    read: impl Fn(Document) -> Checked + Sync,
    mut sinks: Vec<Sink>,
) -> Result<Sum> {
    let mut sum = Sum::default();
    for sink in &mut sinks {
        sink.output.write(&sink.format.head())?;
    }
    loop {
        let batch = next_batch(&mut articles, &mut sum);
        if batch.is_empty() {
            break;
        }
        let formats: Vec<&dyn Format> = sinks.iter().map(|sink| &*sink.format).collect();
        let pieces: Vec<(Vec<String>, Tally)> = batch
            .into_par_iter()
            .map(|document| {
                let checked = read(document);
                (formats.iter().map(|it| it.article(&checked)).collect(), Tally::of(&checked))
            })
            .collect();
        for (pieces, tally) in pieces {
            for (sink, piece) in sinks.iter_mut().zip(pieces) {
                if sum.tally.articles > 0 {
                    sink.output.write(sink.format.between())?;
                }
                sink.output.write(&piece)?;
            }
            sum.tally.add(&tally);
        }
    }
    for mut sink in sinks {
        sink.output.write(&sink.format.tail(&sum.tally))?;
        sink.output.finish()?;
    }
    Ok(sum)
}

/// The next documents; complains of those that cannot be read. Empty at the end.
fn next_batch(articles: &mut impl Iterator<Item = Opened>, sum: &mut Sum) -> Vec<Document> {
    let mut batch = Vec::new();
    for opened in articles.by_ref() {
        match opened {
            Ok(article) => {
                if let Some(warning) = &article.warning {
                    complain(&format!("warning: {warning}"));
                }
                batch.push(article.document);
            }
            Err(fault) => {
                complain(&format!("error: {fault}"));
                sum.faults += 1;
            }
        }
        if batch.len() == BATCH {
            break;
        }
    }
    batch
}
