//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use tollcheck_model::Lens;

/// Finds every quantitative claim of a news article and checks it against source tables.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 nothing refuted, 1 something refuted or contested, 2 could not do the job."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(CheckOptions),
    Extract(ExtractOptions),
    Explain(ExplainOptions),
    Diff(DiffOptions),
    Demo(DemoOptions),
    /// Write completions for a shell
    #[command(
        after_help = "Example: tollcheck completions bash > ~/.local/share/bash-completion/completions/tollcheck"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page
    #[command(after_help = "Example: tollcheck man | man -l -")]
    Man,
}

/// What is read.
#[derive(Args, Debug)]
pub(crate) struct Input {
    /// Articles (.txt, .md, .html, .jsonl), folders of articles, or - for standard input
    #[arg(value_name = "ARTICLE", required = true)]
    pub(crate) articles: Vec<PathBuf>,
    /// The publication date of articles that state none
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<Date>,
    /// The name that standard input goes by; its ending tells the format
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub(crate) stdin_name: PathBuf,
}

/// Check the claims of articles against source tables
#[derive(Args, Debug)]
#[command(after_help = "Example: tollcheck check draft.txt --sources tables/")]
pub(crate) struct CheckOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The folder of source tables
    #[arg(long, value_name = "DIR")]
    pub(crate) sources: PathBuf,
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// Write the audit (CSV, one row a claim) to this file as well
    #[arg(long, value_name = "FILE")]
    pub(crate) audit: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) writing: Writing,
}

/// Say why a claim was read as it was, and which rows were asked
#[derive(Args, Debug)]
#[command(after_help = "Example: tollcheck explain draft.txt:7 --sources tables/")]
pub(crate) struct ExplainOptions {
    /// The article, the line, and the column if one figure of the line is meant
    #[arg(value_name = "ARTICLE:LINE[:COLUMN]")]
    pub(crate) place: String,
    /// The folder of source tables
    #[arg(long, value_name = "DIR")]
    pub(crate) sources: Option<PathBuf>,
    /// The publication date, if the article states none
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<Date>,
    #[command(flatten)]
    pub(crate) judging: Judging,
}

/// Show the verdicts that changed between two audits (check --format jsonl or csv)
#[derive(Args, Debug)]
#[command(
    after_help = "Example: tollcheck diff yesterday.jsonl today.jsonl\n\nExit status: 0 nothing changed, 1 something changed, 2 could not do the job."
)]
pub(crate) struct DiffOptions {
    /// The audit before
    pub(crate) old: PathBuf,
    /// The audit after
    pub(crate) new: PathBuf,
}

/// Check a built-in article against built-in tables
#[derive(Args, Debug)]
#[command(after_help = "Example: tollcheck demo --format html -o demo.html")]
pub(crate) struct DemoOptions {
    /// Write the article and the tables to this folder instead
    #[arg(long, value_name = "DIR")]
    pub(crate) into: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) writing: Writing,
}

/// How claims are put to the tables.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Judging {
    /// Look no further in the tables than this day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// The convention for vague words and for low, best and high columns
    #[arg(long, value_enum, default_value = "literal")]
    pub(crate) lens: LensName,
}

impl From<Judging> for tollcheck_verifier::Options {
    fn from(judging: Judging) -> Self {
        Self { lens: judging.lens.into(), as_of: judging.as_of }
    }
}

/// How results are written.
#[derive(Args, Debug)]
pub(crate) struct Writing {
    /// How to write them
    #[arg(long, value_enum, env = "TOLLCHECK_FORMAT", default_value = "text")]
    pub(crate) format: FormatName,
    /// Add what the reading is made of (json and jsonl)
    #[arg(long)]
    pub(crate) layers: bool,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Whether to write text in colour
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
}

/// List the claims of articles
#[derive(Args, Debug)]
#[command(after_help = "Example: tollcheck extract draft.txt --format jsonl")]
pub(crate) struct ExtractOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) writing: Writing,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The formats, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatName {
    /// The article with its figures marked, and one line a claim
    Text,
    /// One line a claim, for editors
    Concise,
    /// The audit: one row a claim
    Csv,
    /// One JSON array
    Json,
    /// One line of JSON an article
    Jsonl,
    /// A page with the article, pictures of the series and all evidence
    Html,
    /// A table for a wiki or a pull request
    Markdown,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a workflow on GitHub
    Github,
    /// Drafts of `ClaimReview`, one line of JSON-LD a claim
    Claimreview,
    /// W3C Web Annotations, one line of JSON-LD a claim
    Annotations,
}

/// The lenses, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LensName {
    /// The words as English uses them
    Literal,
    /// The codebook of UCDP
    Ucdp,
    /// The codebook of ACLED
    Acled,
    /// The Standards for Casualty Recording
    EveryCasualty,
}

impl From<LensName> for Lens {
    fn from(name: LensName) -> Self {
        match name {
            LensName::Literal => Self::Literal,
            LensName::Ucdp => Self::Ucdp,
            LensName::Acled => Self::Acled,
            LensName::EveryCasualty => Self::EveryCasualty,
        }
    }
}
