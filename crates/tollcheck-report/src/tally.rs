//! How many claims got which verdict.

use std::fmt;

use serde::{Deserialize, Serialize};
use tollcheck_model::Status;

use crate::Checked;

/// Counts over any number of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Tally {
    /// Articles.
    pub articles: usize,
    /// Claims.
    pub claims: usize,
    /// Claims whose verdict somebody accepted; they are not among the verdicts.
    pub waived: usize,
    verdicts: [usize; Status::ALL.len()],
}

impl Tally {
    /// The counts of one article.
    pub fn of(checked: &Checked) -> Self {
        let mut tally =
            Self { articles: 1, claims: checked.reading.claims.len(), ..Self::default() };
        tally.waived = checked.waivers.iter().flatten().count();
        for (_, verdict) in checked.findings() {
            tally.verdicts[verdict.status as usize] += 1;
        }
        tally
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: &Self) {
        self.articles += other.articles;
        self.claims += other.claims;
        self.waived += other.waived;
        for (mine, theirs) in self.verdicts.iter_mut().zip(other.verdicts) {
            *mine += theirs;
        }
    }

    /// Whether tables were asked.
    pub fn has_verdicts(&self) -> bool {
        self.verdicts.iter().any(|&count| count > 0)
    }

    /// How many claims got `status`.
    pub const fn count(&self, status: Status) -> usize {
        self.verdicts[status as usize]
    }
}

/// `4 supported · 1 outdated · 1 refuted`
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waived = (self.waived > 0).then(|| format!("{} waived", self.waived));
        let counts: Vec<String> = Status::ALL
            .into_iter()
            .filter(|&status| self.count(status) > 0)
            .map(|status| format!("{} {}", self.count(status), status.name().replace('_', " ")))
            .chain(waived)
            .collect();
        if counts.is_empty() { f.write_str("no claims") } else { f.write_str(&counts.join(" · ")) }
    }
}
