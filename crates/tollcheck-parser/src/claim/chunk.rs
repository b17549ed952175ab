//! A sentence as a short row of chunks: noun phrases, words of kinds, links.

use std::ops::Range;

use tollcheck_lexicon::{Role, Sense};

use crate::input::input;

/// The number of a phrase in its scene.
pub(super) type PhraseNumber = usize;

/// A chunk of a sentence and the tokens that it took, counted in the text.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// What it is.
    pub(super) part: Part,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// What a chunk is to the shapes of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// A noun phrase with a number: *at least 72 people*, *a woman*.
    Phrase(PhraseNumber),
    /// Words of a kind, with their auxiliaries: *have been killed*.
    Act(Act),
    /// Another verb.
    Verb,
    /// *was*, *were*, with nothing of a kind after it.
    Be,
    /// A run of other words.
    Words,
    /// *in*, *by*, *during*
    Preposition,
    /// *of*
    Of,
    /// *and*, *or*, *&*
    And,
    /// `,`
    Comma,
    /// `(` or `—`
    Bracket,
    /// `;` or `:`
    Stop,
    /// *who*, *which*, *that*
    Relative,
    /// *including*, *among them*, *of whom*
    Including,
    /// *after*, *when*, *but*
    Clause,
}

impl Part {
    /// Whether it is words that say nothing of anybody: also *soldiers*, *deaths*.
    pub(super) fn is_words(&self) -> bool {
        match self {
            Self::Words => true,
            Self::Act(act) => act.voice == Voice::Bare && !act.plays(OBJECT) && !act.plays(SUBJECT),
            _ => false,
        }
    }
}

/// Words of one or more kinds, with their auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Act {
    /// What the words play for which kind.
    pub(super) senses: &'static [Sense],
    /// What stands before them.
    pub(super) voice: Voice,
    /// *not*, *never*
    pub(super) negated: bool,
    /// *may*, *could*
    pub(super) modal: bool,
}

/// What the auxiliaries make of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// No auxiliary: *killed*.
    Bare,
    /// *were killed*, *have been killed*
    Passive,
    /// *have killed*, *could kill*, *to kill*
    Active,
}

impl Act {
    /// Whether the words play one of `roles` for some kind.
    pub(super) fn plays(&self, roles: &[Role]) -> bool {
        self.senses.iter().any(|sense| roles.contains(&sense.role))
    }

    /// Whether something is done to what stands after it.
    pub(super) fn takes_object(&self) -> bool {
        match self.voice {
            Voice::Passive => self.plays(&[Role::Doing]),
            Voice::Bare | Voice::Active => self.plays(&[Role::Acts, Role::Done, Role::Doing]),
        }
    }

    /// Whether the number of those of whom it is said stands before it.
    pub(super) fn takes_subject(&self) -> bool {
        self.plays(&[Role::States])
            || match self.voice {
                Voice::Passive | Voice::Bare => self.plays(&[Role::Done, Role::Dies, Role::Dying]),
                Voice::Active => self.plays(&[Role::Dies, Role::Dying]),
            }
    }
}

/// The roles in which an act takes its number as an object.
pub(super) const OBJECT: &[Role] = &[Role::Acts, Role::Done, Role::Doing];
/// The roles in which an act takes its number as a subject.
pub(super) const SUBJECT: &[Role] = &[Role::Done, Role::Dies, Role::Dying, Role::States];

/// What is left to read of a sentence's chunks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'c>(pub(super) &'c [Chunk]);

impl<'c> Row<'c> {
    /// The first chunk and the rest.
    pub(super) fn split_first(self) -> Option<(&'c Chunk, Self)> {
        self.0.split_first().map(|(first, rest)| (first, Self(rest)))
    }

    /// What follows the first `count` chunks.
    pub(super) fn skip(self, count: usize) -> Self {
        Self(&self.0[count.min(self.0.len())..])
    }
}

input!(<'c> Row<'c>: &'c [Chunk]);
