//! What a query gives: the figure, and the rows that it rests on.

use tollcheck_model::Amount;
use tollcheck_sources::{Bound, Column, Measure};

use crate::choice::Choice;
use crate::found::Found;
use crate::picked::Picked;
use crate::query::{Aggregate, Days, Query};
use crate::silence::Silence;

/// What a query gives.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// The figure.
    pub(crate) found: Found,
    /// The rows that it rests on.
    pub(crate) rows: Picked,
    /// Rows whose cell is blank: the sum is no more than a lower bound.
    pub(crate) unknown: usize,
}

impl Outcome {
    /// A figure that rests on one row.
    pub(crate) fn of_row(row: usize, found: Found) -> Self {
        Self { found, rows: Picked::one(row), unknown: 0 }
    }

    /// Blank cells leave a sum open.
    pub(crate) fn blanks(&self) -> Silence {
        let has = if self.unknown == 1 { "has" } else { "have" };
        Silence::Undecided(format!("{} of {} rows {has} no figure", self.unknown, self.rows.len()))
    }
}

impl Query<'_> {
    /// The figure of one row: its columns added up; unknown where one is blank.
    pub(crate) fn value(&self, row: usize) -> Option<Found> {
        let mut sum: Option<Found> = None;
        for measure in &self.choice.measures {
            let cell = cell(measure, row)?;
            sum = Some(match sum {
                None => cell,
                Some(sum) => added(sum, cell),
            });
        }
        sum
    }

    /// What the query gives; `None` where no row has a figure.
    pub(crate) fn run(&self) -> Option<Outcome> {
        match self.aggregate {
            Aggregate::Event(row) | Aggregate::Span(row) => {
                Some(Outcome::of_row(row, self.value(row)?))
            }
            Aggregate::Sum => self.sum(self.picked()),
            Aggregate::Mean(times, by) => {
                let sum = self.sum(self.picked())?;
                let mean = mean(sum.found.value, times, by)?;
                Some(Outcome { found: Found::exactly(mean), ..sum })
            }
            Aggregate::Max => self.nights().into_iter().max_by_key(|night| night.found.value),
            Aggregate::At => {
                let row = self.last()?;
                Some(Outcome::of_row(row, self.value(row)?))
            }
            Aggregate::Pace(since, times, by) => {
                let whole = since.map_or(Aggregate::At, Aggregate::Delta);
                let rise = self.taking(whole).run()?;
                let mean = mean(rise.found.value, times, by)?;
                Some(Outcome { found: Found::exactly(mean), ..rise })
            }
            Aggregate::Delta(since) => {
                let (then, now) = (self.over(Days::To(since)).last()?, self.last()?);
                let value = self.value(now)?.value.minus(self.value(then)?.value);
                let rows = Picked::of([then, now]);
                Some(Outcome { found: Found::exactly(value), rows, unknown: 0 })
            }
        }
    }

    /// The rows added up.
    pub(crate) fn sum(&self, rows: Picked) -> Option<Outcome> {
        let (found, unknown) = self.total(&rows)?;
        Some(Outcome { found, rows, unknown })
    }

    /// What the rows add up to, and how many of them have no figure.
    fn total(&self, rows: &Picked) -> Option<(Found, usize)> {
        if let Some(sum) = self.whole_total(rows) {
            return Some((sum, 0));
        }
        let mut sum: Option<Found> = None;
        let mut unknown = 0;
        for row in rows.iter() {
            match self.value(row) {
                None => unknown += 1,
                Some(cell) => sum = Some(sum.map_or(cell, |sum| added(sum, cell))),
            }
        }
        Some((sum?, unknown))
    }

    /// The total from the sums that the columns keep, in a time that does not grow with the rows; `None` where a cell
    /// is blank.
    fn whole_total(&self, rows: &Picked) -> Option<Found> {
        let sum = |column: &Column| {
            let parts = rows.runs().iter().map(|run| column.numbers.sum(run.start, run.end));
            let whole = parts.reduce(tollcheck_sources::Sum::plus)?;
            (whole.unknown == 0).then_some(whole.total)
        };
        let end = |column: Option<&Column>| column.map_or(Some(None), |it| sum(it).map(Some));
        let mut total: Option<Found> = None;
        for measure in &self.choice.measures {
            let marks = || rows.marks(measure);
            let found = Found {
                value: sum(measure.main()?)?,
                low: end(measure.column(Bound::Low))?,
                high: end(measure.column(Bound::High))?,
                approximate: marks().any(|mark| mark.approximate),
                at_least: marks().any(|mark| mark.at_least),
            };
            total = Some(total.map_or(found, |total| added(total, found)));
        }
        total
    }

    /// The figure of the same query over the columns of `choice`, where this one rests on `rows`.
    pub(crate) fn figure_of(&self, choice: Choice<'_>, rows: &Picked) -> Option<Found> {
        let same_rows = self.choice.admits_all() && choice.admits_all();
        let other = Query { choice, ..self.clone() };
        if self.aggregate == Aggregate::Sum && same_rows {
            return other.total(rows).map(|(found, _)| found);
        }
        other.run().map(|outcome| outcome.found)
    }

    /// The sums by last day, in the order of days.
    pub(crate) fn nights(&self) -> Vec<Outcome> {
        let last = |row: &usize| self.table.rows.last(*row);
        let mut rows = self.rows();
        rows.sort_by_key(|row| (last(row), self.table.rows.position(*row)));
        rows.chunk_by(|one, other| last(one) == last(other))
            .filter_map(|night| self.sum(Picked::of(night.iter().copied())))
            .collect()
    }
}

/// The cell of `row`, with its band and what the table says of it. Where a column counts rows, each is one.
fn cell(measure: &Measure, row: usize) -> Option<Found> {
    let get = |bound| measure.column(bound).and_then(|column| column.numbers.get(row));
    let value = match measure.main() {
        None => Amount::ONE,
        Some(column) => match column.numbers.get(row) {
            Some(value) => value,
            None => get(Bound::Low).or_else(|| get(Bound::High))?,
        },
    };
    let mark = measure.mark(row);
    Some(Found {
        value,
        low: get(Bound::Low),
        high: get(Bound::High),
        approximate: mark.is_some_and(|mark| mark.approximate),
        at_least: mark.is_some_and(|mark| mark.at_least),
    })
}

/// Two figures added up, bands end to end.
fn added(one: Found, other: Found) -> Found {
    let ends = |one: Option<Amount>, value: Amount, other: Option<Amount>, more: Amount| match (
        one, other,
    ) {
        (None, None) => None,
        _ => Some(one.unwrap_or(value).plus(other.unwrap_or(more))),
    };
    Found {
        value: one.value.plus(other.value),
        low: ends(one.low, one.value, other.low, other.value),
        high: ends(one.high, one.value, other.high, other.value),
        approximate: one.approximate || other.approximate,
        at_least: one.at_least || other.at_least,
    }
}

/// `sum` times one number by another, to two places.
fn mean(sum: Amount, times: i64, by: i64) -> Option<Amount> {
    let hundredths = sum.times(Amount::whole(100)).to_whole()?.checked_mul(times)?;
    let twice = hundredths.checked_mul(2)?.checked_add(by)?;
    Some(Amount::ratio(twice.checked_div_euclid(by.checked_mul(2)?)?, 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_has_two_places() {
        let mean = |sum, times, by| mean(Amount::whole(sum), times, by).unwrap().to_string();
        assert_eq!(mean(5_438, 1, 30), "181.27");
        assert_eq!(mean(70, 7, 14), "35");
        assert_eq!(super::mean(Amount::whole(1), 1, 0), None);
    }

    #[test]
    fn figures_have_a_band_together_where_one_of_them_has() {
        let plain = Found::exactly(Amount::whole(5));
        let wide = Found { low: Some(Amount::whole(3)), high: Some(Amount::whole(9)), ..plain };
        let band = |found: Found| (found.low, found.high);
        assert_eq!(band(added(plain, plain)), (None, None));
        assert_eq!(band(added(plain, wide)), (Some(Amount::whole(8)), Some(Amount::whole(14))));
        assert_eq!(band(added(wide, wide)), (Some(Amount::whole(6)), Some(Amount::whole(18))));
        let open = Found { at_least: true, ..plain };
        assert!(added(plain, open).at_least && added(open, plain).at_least);
        assert!(!added(plain, plain).at_least && !added(plain, plain).approximate);
    }
}
