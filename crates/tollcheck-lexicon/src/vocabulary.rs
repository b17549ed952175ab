//! Every word that means something to the grammar, looked up once a token.

use std::ops::{BitAnd, BitOr};

use tollcheck_model::Kind;

use crate::key::WordKey;

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));

/// A set of word classes, one bit a file of `words/`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(pub u128);

impl Class {
    /// No class.
    pub const NONE: Self = Self(0);

    /// Whether the two sets share a class.
    #[inline]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Class {
    type Output = Self;

    #[inline]
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// What part a word of a kind plays in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// *the blast **killed** 72*
    Acts,
    /// *72 were **killed***
    Done,
    /// ***killing** 72*
    Doing,
    /// *72 **died***
    Dies,
    /// *with 72 **dying***
    Dying,
    /// *72 **dead***
    States,
    /// *72 **deaths**, the **death** of a woman*
    Nouns,
    /// *72 **hostages***: those who are so already.
    People,
    /// *the **death toll** rose to 72*
    Tolls,
}

/// One part that a word plays for one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The kind.
    pub kind: Kind,
    /// The part.
    pub role: Role,
}

/// All that a word or phrase may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Its classes.
    pub classes: Class,
    /// Its parts in sentences of the kinds.
    pub senses: &'static [Sense],
}

/// A phrase, under its first word.
#[derive(Debug)]
pub struct Phrase {
    /// The tokens after the first.
    pub rest: &'static [WordKey],
    /// What the whole means.
    pub meaning: Meaning,
}

/// One word of the vocabulary.
#[derive(Debug)]
pub struct Entry {
    /// What the word means alone.
    pub meaning: Meaning,
    /// The phrases that it opens, longest first.
    pub phrases: &'static [Phrase],
    /// Every class of the word and of the phrases.
    pub classes: Class,
    /// Whether the word or one of the phrases plays a part for some kind.
    pub tells: bool,
}

/// The entry of `word`, which is in lower case.
pub fn lookup(word: &str) -> Option<&'static Entry> {
    entry_of(WordKey::of(word))
}

/// The entry of the word whose key is `key`.
#[inline]
pub fn entry_of(key: WordKey) -> Option<&'static Entry> {
    let mut slot = key.slot(KEYS.len());
    while KEYS[slot] != 0 {
        if KEYS[slot] == key.0 {
            return WORDS.get(usize::from(PLACES[slot]));
        }
        slot = (slot + 1) % KEYS.len();
    }
    None
}
