//! Articles that one core reads in one go.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tollcheck_model::Fault;
use tollcheck_parser::Dated;
use tollcheck_report::{Checked, Document, Format, Tally};

use super::Read;
use crate::article::{Drawn, Raw};

/// The bytes of a batch: some milliseconds of work.
const SIZE: usize = 256 << 10;

/// The most articles of a batch, however small they are.
const MOST: usize = 128;

/// Articles as they were drawn.
pub(super) struct Batch {
    articles: Vec<Drawn>,
    size: usize,
}

/// What became of one article.
pub(super) struct Piece {
    /// What is odd about it.
    pub(super) warning: Option<Fault>,
    /// What each format makes of it, and its counts.
    pub(super) written: Result<(Vec<String>, Tally), Fault>,
}

impl Batch {
    /// How many places it takes in the queue, so that what waits there is bounded in bytes.
    pub(super) const fn places(&self) -> usize {
        1 + self.size / SIZE
    }

    /// Opens the articles, reads them, judges them and puts them into all `formats`: each step over all of them before the
    /// next, so that what a step works with stays near the core.
    pub(super) fn work(
        self,
        read: Read,
        judge: &impl Fn(&mut Checked),
        formats: &[Box<dyn Format>],
    ) -> Vec<Piece> {
        let opened: Vec<_> = self.articles.into_iter().map(Step::open).collect();
        let read = read_all(opened, read);
        let judged = |mut checked: Checked| {
            judge(&mut checked);
            checked
        };
        let judged: Vec<_> = read.into_iter().map(|it| it.then(judged)).collect();
        let written = |checked: Checked| {
            let pieces = formats.iter().map(|format| format.article(&checked)).collect();
            (pieces, Tally::of(&checked))
        };
        let written = judged.into_iter().map(|it| it.then(written));
        written.map(|it| Piece { warning: it.warning, written: it.made }).collect()
    }
}

/// One article on its way.
struct Step<T> {
    file: String,
    warning: Option<Fault>,
    /// What was made of it, or why it got no further.
    made: Result<T, Fault>,
}

impl Step<Document> {
    fn open(drawn: Drawn) -> Self {
        let raw = match drawn {
            Ok(raw) => raw,
            Err(fault) => return Self { file: String::new(), warning: None, made: Err(fault) },
        };
        let file = raw.file().to_owned();
        match attempt(&file, || raw.open()) {
            Ok(article) => Self { file, warning: article.warning, made: Ok(article.document) },
            Err(fault) => Self { file, warning: None, made: Err(fault) },
        }
    }
}

impl<T> Step<T> {
    fn then<U>(self, work: impl FnOnce(T) -> U) -> Step<U> {
        let Self { file, warning, made } = self;
        let made = made.and_then(|made| attempt(&file, || Ok(work(made))));
        Step { file, warning, made }
    }
}

/// Reads all articles that could be `opened`; where the program is at fault, each by itself.
fn read_all(opened: Vec<Step<Document>>, read: Read) -> Vec<Step<Checked>> {
    let documents = opened.iter().filter_map(|it| it.made.as_ref().ok());
    let texts: Vec<Dated<'_>> = documents.map(|it| (it.text.as_str(), it.date)).collect();
    let mut readings = attempt("", || Ok(read(&texts))).unwrap_or_default().into_iter();
    let one = |it: Step<Document>| {
        let reading = if it.made.is_ok() { readings.next() } else { None };
        it.then(|document| {
            let alone = || read(&[(&document.text, document.date)]).pop().unwrap_or_default();
            let reading = reading.unwrap_or_else(alone);
            Checked::read(document, reading)
        })
    };
    opened.into_iter().map(one).collect()
}

/// What `work` on an article of `file` gives; where the program is at fault, that costs this article alone.
fn attempt<T>(file: &str, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Fault::of_file(file, DEFECT)))
}

/// What is said where the program is at fault: the other articles are still read.
const DEFECT: &str =
    "could not be read because of a defect in this program; please report it with the article";

/// Cuts articles into batches.
pub(super) struct Batches<I>(I);

impl<I: Iterator<Item = Drawn>> Batches<I> {
    /// The batches of `articles`.
    pub(super) const fn new(articles: I) -> Self {
        Self(articles)
    }
}

impl<I: Iterator<Item = Drawn>> Iterator for Batches<I> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let mut batch = Batch { articles: Vec::new(), size: 0 };
        while batch.size < SIZE && batch.articles.len() < MOST {
            let Some(article) = self.0.next() else { break };
            batch.size += article.as_ref().map_or(0, Raw::len);
            batch.articles.push(article);
        }
        (!batch.articles.is_empty()).then_some(batch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batches(sizes: &[usize]) -> Vec<(usize, usize)> {
        let articles = sizes.iter().map(|&size| Ok(Raw::of_text("a.txt", &"x".repeat(size))));
        Batches::new(articles).map(|batch| (batch.articles.len(), batch.places())).collect()
    }

    #[test]
    fn small_articles_share_a_batch_and_a_large_one_takes_the_room_of_many() {
        assert_eq!(batches(&[1; 2 * MOST + 2]), [(MOST, 1), (MOST, 1), (2, 1)]);
        assert_eq!(batches(&[10, SIZE * 5, 10]), [(2, 6), (1, 1)]);
        assert_eq!(batches(&[]), []);
    }

    #[test]
    fn a_defect_costs_one_article() {
        let articles = ["one", "two"].map(|text| Ok(Raw::of_text("a.txt", text)));
        let read = |texts: &[Dated<'_>]| {
            assert!(texts.iter().all(|(text, _)| *text != "one"));
            tollcheck_parser::read_all(texts)
        };
        let batch = Batches::new(articles.into_iter()).next().unwrap();
        let pieces = batch.work(read, &|_| (), &[]);
        assert_eq!(pieces[0].written.as_ref().unwrap_err().to_string(), format!("a.txt: {DEFECT}"));
        assert!(pieces[1].written.is_ok());
    }
}
