//! The layer of attributions: who says what.

use tollcheck_model::{Attribution, Claim};

use crate::text::Text;

/// The attributions of `text`, in the order of their contents.
pub(crate) fn attributions(_text: &Text<'_>) -> Vec<Attribution> {
    Vec::new()
}

/// Gives each claim the innermost attribution whose content holds it, else the one carried over.
pub(crate) fn give(_text: &Text<'_>, _claims: &mut [Claim], _attributions: &[Attribution]) {}
