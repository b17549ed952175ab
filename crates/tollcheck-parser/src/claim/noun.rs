//! What a noun phrase counts.

use std::ops::Range;

use tollcheck_lexicon::{Class, Role, Sense, class};
use tollcheck_model::Figure;

use crate::token::Token;

/// Nouns for people.
pub(super) const fn people() -> Class {
    Class(class::PERSON.0 | class::SOLDIER.0 | class::NATIONALITY.0)
}

/// Nouns for drones and missiles.
pub(super) const fn weapons() -> Class {
    Class(class::DRONE.0 | class::MISSILE.0)
}

/// Every noun that has a list.
pub(super) const fn known() -> Class {
    let others = class::EQUIPMENT.0 | class::ATTACK.0 | class::THING.0;
    Class(people().0 | weapons().0 | others)
}

/// What a phrase counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Noun {
    /// The words after the number, in tokens of the text; empty in *killed 12*.
    pub(super) words: Range<usize>,
    /// The classes of the head; none where there is no noun or no list has it.
    pub(super) classes: Class,
    /// What the head plays for the kinds: *12 **deaths***, *30 **hostages***.
    pub(super) senses: &'static [Sense],
    /// What an attribute plays for the kinds: *12 **wounded** soldiers*.
    pub(super) attribute: Option<(&'static [Sense], usize)>,
    /// Nothing but *others* or *more*.
    pub(super) others: bool,
    /// A plural with a capital, as nations have it: *12 Martians*.
    pub(super) nation: bool,
}

impl Noun {
    /// No noun, at the token `at`.
    pub(super) fn none(at: usize) -> Self {
        Self { words: at..at, ..Self::default() }
    }

    /// Whether there is no noun.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the noun is in a list.
    pub(super) fn is_known(&self) -> bool {
        self.classes.meets(known())
    }

    /// Whether the head names the dead: *70 **bodies***.
    pub(super) fn names_dead(&self) -> bool {
        self.senses.iter().any(|sense| sense.role == Role::People && sense.kind.0 == "killed")
    }

    /// Whether the head plays `role` for some kind.
    pub(super) fn plays(&self, role: Role) -> bool {
        self.senses.iter().any(|sense| sense.role == role)
    }
}

/// The figure that holds `token`.
pub(super) fn figure_at<'f>(figures: &'f [Figure], token: &Token<'_>) -> Option<&'f Figure> {
    let next = figures.partition_point(|figure| figure.span.end <= token.start);
    figures.get(next).filter(|figure| figure.span.start <= token.start)
}
