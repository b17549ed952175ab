//! Open classes of words, as data.
//!
//! What is counted, what is done to it, who says so, where it is: these classes grow for ever and live here, in files
//! that need no Rust to edit. Closed classes (modifiers, numerals, auxiliaries) are grammar and live in
//! `tollcheck-parser`. `kinds/` has one file a kind with its corpus; `words/`, `nouns/` and `verbs/` have one file a
//! class of words, of which nouns and verbs are inflected when the crate is built.

mod anchor;
mod gazetteer;
mod group;
mod key;
mod kind;
mod phrase;
mod side;
mod vocabulary;
mod weapon;

pub use anchor::{Anchor, AnchorDate, anchors};
pub use gazetteer::{Also, Candidates, Gazetteer, NameMatch, PlaceEntry, gazetteer};
pub use group::{GROUPS, group_names, groups};
pub use key::{WordKey, slots};
pub use kind::{KindEntry, entry, kind, kinds};
pub use phrase::classes;
pub use side::{fights, side};
pub use vocabulary::{Class, Entry, Meaning, Phrase, Role, Sense, class, entry_of, lookup};
pub use weapon::{Weapon, weapon};
