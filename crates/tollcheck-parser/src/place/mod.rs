//! The layer of places: names as written, and the places they name.
//!
//! ```text
//! tokens → mentions (what may be a name, and how much speaks for it) → choice (which place of that name) → places
//! ```

mod around;
mod aside;
mod choice;
mod context;
#[cfg(test)]
mod corpus;
mod definite;
mod elsewhere;
mod give;
mod grammar;
mod list;
mod mention;
mod nearest;
mod placed;
mod preposition;
mod role;
mod seat;
mod speaking;
mod story;
mod unknown;
mod war;

use tollcheck_model::Place;

use crate::text::Text;

pub(crate) use give::give;

/// The places of `text`, in order.
pub(crate) fn places(text: &Text<'_>) -> Vec<Place> {
    choice::choose(text, &mention::mentions(text))
}
