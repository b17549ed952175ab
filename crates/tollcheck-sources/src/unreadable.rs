//! Cells of a column that could not be read.

use crate::finding::Rule;

/// Cells of a column that could not be read: the first of each sort, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) told: Vec<(&'static Rule, u64, String)>,
    /// How many cells there are that are not told.
    pub(crate) more: usize,
}

impl Unreadable {
    pub(crate) fn push(&mut self, rule: &'static Rule, line: u64, what: String) {
        if self.told.len() < 5 {
            self.told.push((rule, line, what));
        } else {
            self.more += 1;
        }
    }

    /// Puts what `other` tells, so many lines further on, behind its own.
    pub(crate) fn append(&mut self, other: Self, lines: u64) {
        for (rule, line, what) in other.told {
            self.push(rule, lines + line, what);
        }
        self.more += other.more;
    }
}

/// The beginning of a text that may be long.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
