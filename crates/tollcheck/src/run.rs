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

/// Reads every article with `read` and writes it to `output`. Holds one batch in memory.
pub(crate) fn run(
    mut articles: impl Iterator<Item = Opened>,
    read: impl Fn(Document) -> Checked + Sync,
    format: &dyn Format,
    output: &mut Output,
) -> Result<Sum> {
    let mut sum = Sum::default();
    output.write(&format.head())?;
    loop {
        let batch = next_batch(&mut articles, &mut sum);
        if batch.is_empty() {
            break;
        }
        let pieces: Vec<(String, Tally)> = batch
            .into_par_iter()
            .map(|document| {
                let checked = read(document);
                (format.article(&checked), Tally::of(&checked))
            })
            .collect();
        for (piece, tally) in pieces {
            if sum.tally.articles > 0 {
                output.write(format.between())?;
            }
            output.write(&piece)?;
            sum.tally.add(&tally);
        }
    }
    output.write(&format.tail(&sum.tally))?;
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
