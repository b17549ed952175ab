//! The layer of places: names as written, and the places they name.
//!
//! ```text
//! tokens → mentions (what may be a name, and how much speaks for it) → choice (which place of that name) → places
//! ```

mod choice;
mod context;
mod grammar;
mod mention;

use tollcheck_model::{Claim, Place};

use crate::text::Text;

/// The places of `text`, in order.
pub(crate) fn places(text: &Text<'_>) -> Vec<Place> {
    choice::choose(text, &mention::mentions(text))
}

/// Gives each claim its place: of its clause, else of its sentence, else carried over, else the dateline's.
pub(crate) fn give(_text: &Text<'_>, _claims: &mut [Claim], _places: &[Place]) {}
