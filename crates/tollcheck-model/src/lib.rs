//! The values that the whole workspace shares.
//!
//! Values only: nothing here opens a file, runs a grammar or spawns a thread. Every other crate depends on this one,
//! and this one depends on none of them. Offsets are bytes into the text.

mod amount;
mod attribution;
mod claim;
mod fault;
mod figure;
mod month;
mod place;
mod quantity;
mod series;
mod span;
mod time;
mod verdict;

pub use amount::Amount;
pub use attribution::{Attribution, Mode, SourceType, Stance};
pub use claim::{Because, Claim, ClaimId, Kind, Layers, Reading, Scope, Unread};
pub use fault::Fault;
pub use figure::{Figure, FigureType};
pub use month::month;
pub use place::{Place, PlaceId, PlaceSort};
pub use quantity::{Modifier, Quantity, TimeUnit};
pub use series::{Point, Series};
pub use span::{LineIndex, Position, Span, Words};
pub use time::{Time, TimeSort};
pub use verdict::{Address, Asked, Evidence, Lens, Status, Verdict};
