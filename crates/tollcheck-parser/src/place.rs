//! The layer of places: names as written, and the places they name.

use tollcheck_model::{Claim, Place};

use crate::text::Text;

/// The places of `text`, in order.
pub(crate) fn places(_text: &Text<'_>) -> Vec<Place> {
    Vec::new()
}

/// Gives each claim its place: of its clause, else of its sentence, else carried over, else the dateline's.
pub(crate) fn give(_text: &Text<'_>, _claims: &mut [Claim], _places: &[Place]) {}
