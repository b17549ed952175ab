//! Columns that count: running totals or not, and several that count one thing.

use super::Certainty;
use super::reader::{Candidate, Reader};
use crate::role::Role;

/// Whether a column counts, as far as is known.
pub(super) fn counts(column: &Candidate) -> bool {
    let counted = matches!(column.taken.used.role, Role::Counted(..));
    counted && column.taken.certainty > Certainty::Guess
}

impl Reader<'_> {
    /// A count of which no word says it is a running total where it never falls from day to day.
    pub(super) fn running(&mut self) {
        let Some(when) = self.when() else { return };
        let seen = |at: usize| {
            let both = self.profile(at).zip(self.profile(when));
            both.is_some_and(|(own, days)| own.never_falls_over(days))
        };
        let seen: Vec<bool> = self.columns.iter().map(|column| seen(column.at)).collect();
        for (column, seen) in self.columns.iter_mut().zip(seen) {
            if counts(column) {
                column.running = column.running.or(Some(seen));
            }
        }
    }

    /// Where the column stands that says when.
    pub(super) fn when(&self) -> Option<usize> {
        let when = self.columns.iter().find(|column| {
            matches!(column.taken.used.role, Role::Date | Role::Start | Role::AsOf | Role::End)
        });
        when.map(|column| column.at)
    }

    /// Of columns that say the same, the fullest is taken, unless they count and their cells differ.
    pub(super) fn twins(&mut self) {
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        let filled =
            |at: usize| self.profile(self.columns[at].at).map_or(0, |profile| profile.filled);
        order.sort_by_key(|at| (std::cmp::Reverse(filled(*at)), self.columns[*at].at));
        let mut kept: Vec<usize> = Vec::new();
        for at in order {
            let column = &self.columns[at];
            let many = matches!(
                column.taken.used.role,
                Role::Group | Role::Actor | Role::Notes | Role::Url | Role::Id
            );
            let same = |other: &&usize| {
                let other = &self.columns[**other];
                other.taken.used == column.taken.used
                    && other.running == column.running
                    && !self.differ(other, column)
            };
            if many || !kept.iter().any(|other| same(&other)) {
                kept.push(at);
            }
        }
        let mut at = 0;
        self.columns.retain(|_| {
            at += 1;
            kept.contains(&(at - 1))
        });
    }

    /// Whether two columns count, and not the same.
    fn differ(&self, one: &Candidate, other: &Candidate) -> bool {
        let Some((own, others)) = self.profile(one.at).zip(self.profile(other.at)) else {
            return false;
        };
        let mut cells = own.values.iter().zip(&others.values);
        counts(one) && cells.any(|(own, other)| own.zip(*other).is_some_and(|(a, b)| a != b))
    }

    /// Columns that count one thing in different numbers: a person has to say which of them does.
    pub(super) fn rivals(&mut self) {
        for at in 0..self.columns.len() {
            let column = &self.columns[at];
            let same = |other: &Candidate| {
                counts(other)
                    && other.taken.used == column.taken.used
                    && other.running == column.running
            };
            let all: Vec<usize> =
                (0..self.columns.len()).filter(|other| same(&self.columns[*other])).collect();
            if !counts(column) || all.len() < 2 {
                continue;
            }
            let names: Vec<String> =
                all.iter().map(|at| format!("{:?}", self.columns[*at].taken.header)).collect();
            self.questions.push(format!(
                "{} differ, and each may be what is {}: which is it?",
                names.join(" and "),
                column.taken.used.role
            ));
            for at in all {
                self.columns[at].taken.certainty = Certainty::Guess;
            }
        }
    }
}
