//! Who says so.

use serde::Serialize;

use crate::{Span, Words};

/// How far the speaker, or the article, stands behind what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// *said*
    Said,
    /// *confirmed*, *verified*
    Confirmed,
    /// *claimed*
    Claimed,
    /// *alleged*, *accused*
    Alleged,
    /// *denied*, *could not confirm*
    Denied,
    /// *estimated*
    Estimated,
    /// *reportedly*, *is said to*
    Hedged,
}

impl Stance {
    /// The name in JSON and CSV.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Confirmed => "confirmed",
            Self::Claimed => "claimed",
            Self::Alleged => "alleged",
            Self::Denied => "denied",
            Self::Estimated => "estimated",
            Self::Hedged => "hedged",
        }
    }
}

/// What sort of speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceType {
    /// A government, ministry, president, mayor, governor, or a capital that speaks for one.
    Government,
    /// Armed forces, their staff and commanders.
    Military,
    /// Police, prosecutors, investigators.
    Police,
    /// Rescue services, civil defence, fire brigades.
    Emergency,
    /// Health ministries, hospitals, medics.
    Health,
    /// The United Nations and its agencies.
    Un,
    /// Aid and rights organisations.
    Ngo,
    /// Those who count: observatories, trackers, institutes.
    Monitor,
    /// News agencies, broadcasters, newspapers, channels.
    Media,
    /// Witnesses, residents, survivors.
    Witness,
    /// Reports, statements, polls, court papers.
    Document,
    /// A named person of no stated office.
    Person,
    /// Unnamed officials and sources.
    Anonymous,
}

impl SourceType {
    /// The name in JSON and CSV.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Military => "military",
            Self::Police => "police",
            Self::Emergency => "emergency",
            Self::Health => "health",
            Self::Un => "un",
            Self::Ngo => "ngo",
            Self::Monitor => "monitor",
            Self::Media => "media",
            Self::Witness => "witness",
            Self::Document => "document",
            Self::Person => "person",
            Self::Anonymous => "anonymous",
        }
    }
}

/// How the words reach the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// All in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// In the writer's words.
    Indirect,
}

impl Mode {
    /// The name in JSON and CSV.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// One speaker and what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker as written; `None` where nobody is named (*were reported dead*).
    pub source: Option<Words>,
    /// Whom a pronoun stands for, where the text says it before.
    pub stands_for: Option<Words>,
    /// Whom the speaker cites in turn, the outermost first (*the ministry said commanders claim*).
    pub via: Vec<Words>,
    /// The reporting words.
    pub cue: Option<Words>,
    /// What is said; may hold several sentences.
    pub content: Span,
    /// How far the speaker stands behind it.
    pub stance: Stance,
    /// What sort of speaker; `None` where the words do not tell.
    pub source_type: Option<SourceType>,
    /// How the words reach the reader.
    pub mode: Mode,
    /// Carried over from a neighbouring sentence.
    pub inherited: bool,
}
