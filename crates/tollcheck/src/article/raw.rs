//! An article as it lies in its file: bytes, and what it takes to open them. One thread draws them, many open them.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use tollcheck_model::Fault;
use tollcheck_report::Document;

use super::{
    Article, LIMIT, Opened, has_ending, html, markdown, reason, record, text, too_many_numbers,
};

/// An article that is not opened yet, or what keeps it from being drawn.
pub(crate) type Drawn = Result<Raw, Fault>;

/// What the bytes of an article are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Markdown,
    Html,
    /// A line of JSON.
    Record,
}

impl Shape {
    /// What the ending of `path` tells.
    fn of(path: &Path) -> Self {
        let ends = |endings: [&str; 2]| endings.iter().any(|ending| has_ending(path, ending));
        match () {
            () if ends(["html", "htm"]) => Self::Html,
            () if ends(["md", "markdown"]) => Self::Markdown,
            () => Self::Text,
        }
    }
}

/// An article as it lies in its file.
#[derive(Debug)]
pub(crate) struct Raw {
    pub(super) name: Arc<str>,
    pub(super) shape: Shape,
    pub(super) bytes: Vec<u8>,
    /// Where it stands in a file that holds many.
    pub(super) line: u64,
    /// The date of articles that tell none.
    pub(super) stated: Option<Date>,
}

impl Raw {
    /// An article that is at hand, called as a file would be.
    pub(crate) fn of_text(name: &str, text: &str) -> Self {
        let shape = Shape::of(Path::new(name));
        Self { name: name.into(), shape, bytes: text.into(), line: 0, stated: None }
    }

    /// How many bytes it has.
    pub(crate) const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The file that it lies in.
    pub(crate) fn file(&self) -> &str {
        &self.name
    }

    /// Makes an article of the bytes.
    pub(crate) fn open(self) -> Opened {
        let (name, line) = (Arc::clone(&self.name), self.line);
        let article = self.lay_bare()?;
        match too_many_numbers(&article.document.text) {
            Some(what) => Err(Fault { line, ..Fault::of_file(&*name, what) }),
            None => Ok(article),
        }
    }

    /// What of the bytes is text, and what it is called and dated.
    fn lay_bare(self) -> Opened {
        if self.shape == Shape::Record {
            return record::open(&self);
        }
        let name = &*self.name;
        let text = text::decode(self.bytes, name)?;
        if text.trim().is_empty() {
            return Err(Fault::of_file(name, "is empty"));
        }
        let mut document = Document {
            id: name.to_owned(),
            file: name.to_owned(),
            text,
            verbatim: true,
            ..Document::default()
        };
        match self.shape {
            Shape::Html => html::lay_bare(&mut document)?,
            Shape::Markdown => markdown::lay_bare(&mut document),
            Shape::Text | Shape::Record => text::join_lines(&mut document),
        }
        if document.date.is_none() || document.dated_by.is_weak() {
            text::guess_date(&mut document, self.stated);
        }
        let undated =
            "states no publication date, so relative times stay open; give one with --date";
        let warning = document.date.is_none().then(|| Fault::of_file(name, undated));
        Ok(Article { document, warning })
    }
}

/// The one article that `source` holds, whose shape the ending of `inner` tells.
pub(super) fn draw_whole(
    source: impl Read,
    name: Arc<str>,
    inner: &Path,
    stated: Option<Date>,
) -> Drawn {
    let mut bytes = Vec::new();
    match source.take(LIMIT + 1).read_to_end(&mut bytes) {
        Ok(read) if read as u64 > LIMIT => {
            let what =
                format!("is larger than {} MB, the most that one article may have", LIMIT >> 20);
            Err(Fault::of_file(&*name, what))
        }
        Ok(_) => Ok(Raw { name, shape: Shape::of(inner), bytes, line: 0, stated }),
        Err(error) => Err(Fault::of_file(&*name, reason(&error))),
    }
}
