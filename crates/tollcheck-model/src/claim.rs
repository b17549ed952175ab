//! One thing that an article says, and all that it says so far.

use std::fmt;

use crate::{Attribution, Figure, Place, Quantity, Span, Time, TimeUnit, Words};

/// The name of a claim kind, which is also the stem of its file in the lexicon and its role in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(pub &'static str);

impl Kind {
    /// How long something lasted.
    pub const DURATION: Self = Self("duration");
    /// The how-manieth time something happened.
    pub const OCCURRENCE: Self = Self("occurrence");
    /// Any other counted thing, with its noun.
    pub const COUNT: Self = Self("count");
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// The place of a claim in its reading, from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u32);

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "c{}", self.0)
    }
}

/// What the number runs over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// One event, or the period that the time names: *a strike killed two*.
    #[default]
    Event,
    /// A toll up to a date: *the death toll has risen to 72*, *72 have been killed since May*.
    Total,
    /// The most in one period: *in a single night*, *the deadliest day*.
    Maximum,
    /// An average: *per day*, *a month*.
    Rate(TimeUnit),
    /// What was added to a toll: *three more died*, *up from 31*.
    Change,
}

/// Words that decided how a claim was read, and what they were taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because {
    /// The words.
    pub span: Span,
    /// What they were taken for: `verb`, `counted`, `toll`, `subset`.
    pub part: &'static str,
}

/// One figure with what it states.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its place in the reading.
    pub id: ClaimId,
    /// What is counted or measured.
    pub kind: Kind,
    /// The figure: modifier, number, and the counted noun phrase where it follows directly.
    pub span: Span,
    /// How many.
    pub quantity: Quantity,
    /// Who or what is counted, as written, without the number.
    pub group: Option<String>,
    /// Launched by, downed by, killed by: whose doing it is, as written.
    pub actor: Option<Words>,
    /// The claim of which this is a subset.
    pub part_of: Option<ClaimId>,
    /// Denied by the text (*denied that 30 were killed*).
    pub negated: bool,
    /// Could be, might be, will be.
    pub hypothetical: bool,
    /// Added up over a list (*his wife and their five children*).
    pub derived: bool,
    /// What the number runs over.
    pub scope: Scope,
    /// Claims with one number here are about one event.
    pub event: u32,
    /// When.
    pub time: Option<Time>,
    /// Where.
    pub place: Option<Place>,
    /// Who says so; `None` in the writer's own voice.
    pub attribution: Option<Attribution>,
    /// The sentence it stands in.
    pub sentence: Span,
    /// The production that read it.
    pub rule: &'static str,
    /// The words that decided.
    pub because: Vec<Because>,
}

/// The one-line form, the same in corpora, snapshots and reports: `killed >= 72`.
impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.quantity)
    }
}

/// A numeric expression that is in no claim, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The words.
    pub span: Span,
    /// `name`, `date`, `age`, `money`, …
    pub why: &'static str,
}

/// What was understood of a text. Every numeric expression is in a claim or in `unread`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What the text claims, in order.
    pub claims: Vec<Claim>,
    /// The numbers that claim nothing, in order.
    pub unread: Vec<Unread>,
    /// What the reading is made of.
    pub layers: Layers,
}

/// What a reading is made of, each layer in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    /// Numeric expressions.
    pub quantities: Vec<Figure>,
    /// Dates and times.
    pub times: Vec<Time>,
    /// Places.
    pub places: Vec<Place>,
    /// Speakers and what they say.
    pub attributions: Vec<Attribution>,
}
