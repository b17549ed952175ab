//! What every format can do.

use crate::{Checked, Tally};

/// A format writes a head, one piece an article, and a tail. Pieces are made in any thread and put out in order.
pub trait Format: Sync {
    /// What stands before the first article.
    fn head(&self) -> String {
        String::new()
    }

    /// Whether [`Checked::series`] is drawn.
    fn draws_series(&self) -> bool {
        false
    }

    /// What stands between two articles.
    fn between(&self) -> &'static str {
        ""
    }

    /// One article.
    fn article(&self, checked: &Checked) -> String;

    /// What stands after the last article.
    fn tail(&self, _tally: &Tally) -> String {
        String::new()
    }
}
