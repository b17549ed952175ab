//! The rows that a figure rests on, as runs of the index: a sum over a hundred thousand rows is one run.

use std::ops::Range;

use tollcheck_sources::{Measure, Rows};

/// The rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Picked {
    runs: Vec<Range<usize>>,
    /// Each run is of one place, its rows of one day each: their days only rise.
    rising: bool,
}

impl Picked {
    /// One row.
    pub(crate) fn one(row: usize) -> Self {
        Self::of([row])
    }

    /// Those of `rows`, in their order; neighbours become one run.
    pub(crate) fn of(rows: impl IntoIterator<Item = usize>) -> Self {
        let mut picked = Self::default();
        for row in rows {
            match picked.runs.last_mut() {
                Some(run) if run.end == row => run.end = row.saturating_add(1),
                _ => picked.runs.push(row..row.saturating_add(1)),
            }
        }
        picked
    }

    /// Runs of one place each, of rows of one day each.
    pub(crate) fn rising(runs: impl IntoIterator<Item = Range<usize>>) -> Self {
        Self { runs: runs.into_iter().filter(|run| !run.is_empty()).collect(), rising: true }
    }

    /// The runs.
    pub(crate) fn runs(&self) -> &[Range<usize>] {
        &self.runs
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.runs.iter().map(ExactSizeIterator::len).sum()
    }

    /// The rows.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.runs.iter().cloned().flatten()
    }

    /// The first row.
    pub(crate) fn first(&self) -> Option<usize> {
        self.iter().next()
    }

    /// The first and the last of the days that the rows end on.
    pub(crate) fn last_days(&self, rows: &Rows) -> Option<(i32, i32)> {
        let ends = |run: &Range<usize>| -> Option<(i32, i32)> {
            if self.rising {
                return rows.last(run.start).zip(rows.last(run.end - 1));
            }
            let days = run.clone().filter_map(|row| rows.last(row));
            days.clone().min().zip(days.max())
        };
        let days = self.runs.iter().filter_map(ends);
        days.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// Whether the cells of `measure` in these rows say more than their numbers.
    pub(crate) fn marks<'m>(
        &'m self,
        measure: &'m Measure,
    ) -> impl Iterator<Item = &'m tollcheck_sources::Mark> + 'm {
        let place = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
        self.runs
            .iter()
            .flat_map(move |run| measure.marks.range(place(run.start)..place(run.end)))
            .map(|(_, mark)| mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_run() {
        let picked = Picked::of([3, 4, 5, 9, 2]);
        assert_eq!(picked.runs(), [3..6, 9..10, 2..3]);
        assert_eq!(picked.len(), 5);
        assert_eq!(picked.iter().collect::<Vec<_>>(), [3, 4, 5, 9, 2]);
        assert_eq!(picked.first(), Some(3));
        assert_eq!(Picked::rising([4..4, 5..5]).runs(), []);
    }
}
