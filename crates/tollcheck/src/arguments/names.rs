//! What may be named on the command line and in the configuration.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use tollcheck_model::{Lens, Status};

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum When {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
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

/// The lenses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
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

/// The verdicts that may make the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FailOn {
    /// The evidence lies outside the claim
    Refuted,
    /// Independent tables disagree
    Contested,
    /// Right for something else
    ScopeMismatch,
    /// An earlier value of the series
    Outdated,
    /// A value that the table reaches only later
    Early,
    /// So loose that it misleads
    Imprecise,
    /// No table answers
    NoEvidence,
    /// None of them
    Never,
}

impl FailOn {
    /// Whether a claim of `status` is meant.
    pub(crate) fn means(self, status: Status) -> bool {
        status
            == match self {
                Self::Refuted => Status::Refuted,
                Self::Contested => Status::Contested,
                Self::ScopeMismatch => Status::ScopeMismatch,
                Self::Outdated => Status::Outdated,
                Self::Early => Status::Early,
                Self::Imprecise => Status::Imprecise,
                Self::NoEvidence => Status::NoEvidence,
                Self::Never => return false,
            }
    }
}
