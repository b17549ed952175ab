//! Who fights for a side, and with what: ***forces**, **troops**; **strikes**, **raids**; **drones**, **artillery***.

use crate::set::{WordSet, set};
use crate::token::Token;

/// Those who fight.
const FORCES: &WordSet =
    set!["forces", "troops", "soldiers", "army", "military", "navy", "fighters", "jets"];

/// What they do.
const STRIKES: &WordSet = set![
    "strike",
    "strikes",
    "airstrike",
    "airstrikes",
    "raid",
    "raids",
    "attack",
    "attacks",
    "bombing",
    "shelling",
];

/// What they do it with.
const ARMS: &WordSet = set!["drone", "drones", "missile", "missiles", "artillery", "fire"];

/// Verbs of sending what flies.
const SENDS: &WordSet =
    set!["attacked", "launched", "fired", "sent", "used", "unleashed", "launches", "fires"];

/// Whether `tokens` open with a side's forces, or with what they do.
///
/// `forces = "forces" | "troops" | … | "strikes" | "raids" | … | "air" ("force" | forces)`
///
/// > Israeli **strikes** on the town killed 12 · India says its **air force** hit nine sites
pub(crate) fn is_forces(tokens: &[Token<'_>]) -> bool {
    let forces = set![in FORCES, STRIKES];
    let air = |first: &Token<'_>| {
        let next = tokens.get(1);
        first.is("air") && next.is_some_and(|next| next.is("force") || next.is_any(forces))
    };
    tokens.first().is_some_and(|first| first.is_any(forces) || air(first))
}

/// Whether `tokens` open with forces, what they do, or their arms: *Russian **artillery** killed two*.
pub(crate) fn is_forces_or_arms(tokens: &[Token<'_>]) -> bool {
    tokens.first().is_some_and(|first| first.is_any(ARMS)) || is_forces(tokens)
}

/// Whether a word says that somebody sends what flies: *Russia **launched** 96 drones*.
pub(crate) fn sends(token: &Token<'_>) -> bool {
    token.is_any(SENDS)
}
