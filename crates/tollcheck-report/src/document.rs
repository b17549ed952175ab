//! An article, and what was found in it.

use std::fmt;

use jiff::civil::Date;
use tollcheck_model::{Claim, Reading, Series, Verdict};

use crate::Waiver;

/// What a publication date rests on, the surest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateEvidence {
    /// The `date` of a record in a `.jsonl` file.
    Record,
    /// `date:` in the front matter of a Markdown file.
    FrontMatter,
    /// `datePublished` in the JSON-LD of a page.
    JsonLd,
    /// A `<meta>` element of a page.
    Meta,
    /// The address of a page.
    Url,
    /// A `<time>` element of a page.
    TimeElement,
    /// `--date`.
    CommandLine,
    /// The name of the file.
    FileName,
    /// The dateline, with its year.
    Dateline,
    /// A date in the running text of a page.
    VisibleText,
    /// There is none.
    #[default]
    None,
}

impl DateEvidence {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::FrontMatter => "front matter",
            Self::JsonLd => "json-ld",
            Self::Meta => "meta",
            Self::Url => "url",
            Self::TimeElement => "time element",
            Self::CommandLine => "--date",
            Self::FileName => "file name",
            Self::Dateline => "dateline",
            Self::VisibleText => "visible text",
            Self::None => "none",
        }
    }

    /// Whether the date may well be another one, so that a person had better look.
    pub const fn is_weak(self) -> bool {
        matches!(self, Self::VisibleText | Self::None)
    }
}

impl fmt::Display for DateEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// An article as opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its `id` in a record, else its path as given.
    pub id: String,
    /// The file it came from, as given.
    pub file: String,
    /// Its headline, where the input tells one.
    pub title: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// What the date rests on.
    pub dated_by: DateEvidence,
    /// What is read, one paragraph a line; claims point into it.
    pub text: String,
    /// The same text with the line breaks of the file, where those are others.
    pub layout: Option<String>,
    /// Whether lines and columns of `text` are those of the file.
    pub verbatim: bool,
}

impl Document {
    /// The text as the file breaks it into lines, byte for byte as long as `text`.
    pub fn lines(&self) -> &str {
        self.layout.as_deref().unwrap_or(&self.text)
    }
}

/// An article with its reading and, where tables were asked, a verdict a claim.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The article.
    pub document: Document,
    /// What it claims.
    pub reading: Reading,
    /// The answers, in the order of the claims; `None` where no table was asked.
    pub verdicts: Option<Vec<Verdict>>,
    /// The waiver of each claim, in the order of the claims; empty where there are none.
    pub waivers: Vec<Option<Waiver>>,
    /// The series that the evidence rests on, for formats that draw them.
    pub series: Vec<Series>,
}

impl Checked {
    /// A reading that no table was asked about.
    pub const fn read(document: Document, reading: Reading) -> Self {
        Self { document, reading, verdicts: None, waivers: Vec::new(), series: Vec::new() }
    }

    /// The waiver of the claim at `at`.
    pub fn waiver(&self, at: usize) -> Option<&Waiver> {
        self.waivers.get(at)?.as_ref()
    }

    /// The claims with their verdicts, those left out that are waived.
    pub fn findings(&self) -> impl Iterator<Item = (&Claim, &Verdict)> {
        let claims = self.reading.claims.iter().zip(self.verdicts.iter().flatten());
        claims.enumerate().filter(|(at, _)| self.waiver(*at).is_none()).map(|(_, finding)| finding)
    }
}
