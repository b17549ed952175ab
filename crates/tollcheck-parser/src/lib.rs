//! Article text in, claims out.
//!
//! ```text
//! text → tokens → sentences → figures ┐
//!                             times   │
//!                             places  ├→ claims → claims in context → reading
//!                       attributions  ┘
//! ```
//!
//! Each name is a module and one pass over what the last one made. Nothing here fails: a sentence that the grammar
//! cannot read holds no claim, and its numbers are in `unread` with a reason.
//!
//! Closed classes of words (modifiers, numerals, auxiliaries) are grammar and live here. Open classes (nouns, verbs,
//! speakers, places) are vocabulary and live in `tollcheck-lexicon`.

mod actor;
mod attribution;
mod calendar;
mod claim;
#[cfg(test)]
mod corpus;
mod cut;
mod figure;
mod force;
mod happening;
mod input;
mod place;
mod reading;
mod sentence;
mod set;
mod text;
mod time;
mod token;
mod tokenizer;
mod unread;
mod word;
#[cfg(test)]
mod work;

pub use cut::Cut;
pub use reading::{Dated, read, read_all, read_all_claims, read_claims};
