//! A claim put to a table: an aggregate over columns, for days and places, with filters.

use std::fmt;

use tollcheck_model::{Amount, Evidence};
use tollcheck_sources::{Bound, Measure, date_of};

use crate::counting::Choice;
use crate::desk::Desk;
use crate::interval::Found;

/// Rows that are looked at one by one in the time that it takes to find those of a place in the index.
const SEARCH: usize = 16;

/// What is done with the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aggregate {
    /// One row as it is.
    Event(usize),
    /// All added up.
    Sum,
    /// The greatest sum of one day.
    Max,
    /// How many there are.
    Count,
    /// The last known one.
    At,
    /// What was added to the last known one since the last known one of another day.
    Delta(i32),
    /// How long one row lasted.
    Span(usize),
}

/// Which rows, by their days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Days {
    /// A day in common with these.
    Touching(i32, i32),
    /// The last day is one of these.
    Ending(i32, i32),
    /// The first day is one of these.
    Starting(i32, i32),
    /// No day outside of these.
    Within(i32, i32),
    /// Up to this one.
    To(i32),
}

/// The query.
#[derive(Clone, Debug)]
pub(crate) struct Query<'t> {
    /// The table.
    pub(crate) table: &'t Desk<'t>,
    /// The columns, and the words to keep.
    pub(crate) choice: Choice<'t>,
    /// The places to keep, by their numbers in the table.
    pub(crate) spots: Vec<usize>,
    /// The name of the place; `None` where all are kept.
    pub(crate) place: Option<String>,
    /// What is done with the rows.
    pub(crate) aggregate: Aggregate,
    /// Which rows.
    pub(crate) days: Days,
    /// Rows of later days are not known yet.
    pub(crate) known: i32,
}

/// What a query gives.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// The figure.
    pub(crate) found: Found,
    /// The rows that it rests on, by line.
    pub(crate) rows: Vec<usize>,
    /// Rows whose cell is blank: the sum is no more than a lower bound.
    pub(crate) unknown: usize,
}

impl Query<'_> {
    /// The same over other days.
    pub(crate) fn over(&self, days: Days) -> Self {
        Self { days, ..self.clone() }
    }

    /// The same with another aggregate.
    pub(crate) fn taking(&self, aggregate: Aggregate) -> Self {
        Self { aggregate, ..self.clone() }
    }

    /// Whether the filters and places keep `row`, and its day is known.
    pub(crate) fn keeps(&self, row: usize) -> bool {
        let place = self.spots.len() == self.table.places.list.len()
            || self.spots.binary_search(&self.table.places.of(row)).is_ok();
        place && self.admits(row)
    }

    /// Whether the filters keep `row`, wherever it is, and its day is known.
    fn admits(&self, row: usize) -> bool {
        self.table.rows.last(row).is_none_or(|last| last <= self.known)
            && self.choice.filters.iter().all(|(column, codes)| codes.contains(&column.code(row)))
    }

    /// The rows, by line.
    pub(crate) fn rows(&self) -> Vec<usize> {
        let rows = &self.table.rows;
        let (from, to) = match self.days {
            Days::Touching(from, to)
            | Days::Ending(from, to)
            | Days::Starting(from, to)
            | Days::Within(from, to) => (from, to),
            Days::To(day) => (i32::MIN / 2, day),
        };
        let fits = |row: &usize| {
            let (first, last) = (rows.first(*row), rows.last(*row));
            match self.days {
                Days::Touching(..) => true,
                Days::Ending(..) | Days::To(_) => {
                    last.is_some_and(|last| last >= from && last <= to)
                }
                Days::Starting(..) => first.is_some_and(|first| first >= from),
                Days::Within(..) => {
                    first.is_some_and(|first| first >= from) && last.is_some_and(|last| last <= to)
                }
            }
        };
        let begin = from.saturating_sub(rows.longest());
        let few = self.spots.len().saturating_mul(SEARCH) < rows.starting(begin, to).len();
        let mut kept: Vec<usize> = if few {
            let places = self.spots.iter().filter_map(|spot| self.table.places.list.get(*spot));
            places
                .flat_map(|place| rows.starting_in(place.rows(), begin, to))
                .filter(|row| rows.last(*row).is_some_and(|last| last >= from))
                .filter(fits)
                .filter(|row| self.admits(*row))
                .collect()
        } else {
            rows.touching(from, to).filter(fits).filter(|row| self.keeps(*row)).collect()
        };
        kept.sort_by_cached_key(|row| (rows.line(*row), rows.first(*row)));
        kept
    }

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
                Some(Outcome { found: self.value(row)?, rows: vec![row], unknown: 0 })
            }
            Aggregate::Sum => self.sum(self.rows()),
            Aggregate::Count => {
                let rows = self.rows();
                let count = Amount::whole(i64::try_from(rows.len()).unwrap_or(i64::MAX));
                (!rows.is_empty()).then_some(Outcome {
                    found: Found::exactly(count),
                    rows,
                    unknown: 0,
                })
            }
            Aggregate::Max => self.nights().into_iter().max_by_key(|night| night.found.value),
            Aggregate::At => {
                let row = self.last()?;
                Some(Outcome { found: self.value(row)?, rows: vec![row], unknown: 0 })
            }
            Aggregate::Delta(since) => {
                let (then, now) = (self.over(Days::To(since)).last()?, self.last()?);
                let value = self.value(now)?.value.minus(self.value(then)?.value);
                Some(Outcome { found: Found::exactly(value), rows: vec![then, now], unknown: 0 })
            }
        }
    }

    /// The rows added up.
    pub(crate) fn sum(&self, rows: Vec<usize>) -> Option<Outcome> {
        let (found, unknown) = self.total(&rows)?;
        Some(Outcome { found, rows, unknown })
    }

    /// What the rows add up to, and how many of them have no figure.
    fn total(&self, rows: &[usize]) -> Option<(Found, usize)> {
        let mut sum: Option<Found> = None;
        let mut unknown = 0;
        for row in rows {
            match self.value(*row) {
                None => unknown += 1,
                Some(cell) => sum = Some(sum.map_or(cell, |sum| added(sum, cell))),
            }
        }
        Some((sum?, unknown))
    }

    /// The figure of the same query over the columns of `choice`, where this one rests on `rows`.
    pub(crate) fn figure_of(&self, choice: Choice<'_>, rows: &[usize]) -> Option<Found> {
        let same_rows = self.choice.filters.is_empty() && choice.filters.is_empty();
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
        rows.sort_by_key(|row| (last(row), self.table.rows.line(*row)));
        rows.chunk_by(|one, other| last(one) == last(other))
            .filter_map(|night| self.sum(night.to_vec()))
            .collect()
    }

    /// The last row that has a figure: the latest day, and on it the last line.
    pub(crate) fn last(&self) -> Option<usize> {
        let rows = &self.table.rows;
        let Days::To(day) = self.days else { return None };
        if self.spots.len() == 1 {
            // Rows stand by place and day, so that the last one is near the end of a range.
            let of_place = self.table.places.list.get(self.spots[0])?.rows();
            let range = rows.starting_in(of_place, i32::MIN / 2, day);
            if rows.longest() == 0 {
                return range.rev().find(|row| self.keeps(*row) && self.value(*row).is_some());
            }
        }
        let all = self.rows();
        let known = all.into_iter().filter(|row| self.value(*row).is_some());
        known.max_by_key(|row| (rows.last(*row), rows.line(*row)))
    }

    /// The evidence for what the query gave.
    pub(crate) fn evidence(&self, outcome: &Outcome, agrees: bool) -> Evidence {
        let rows = &outcome.rows;
        let mut lines: Vec<u64> = rows.iter().map(|row| self.table.rows.line(*row)).collect();
        lines.sort_unstable();
        lines.dedup();
        let marks = self
            .choice
            .measures
            .iter()
            .flat_map(|measure| rows.iter().map(|row| measure.mark(*row)));
        let suspect = marks.flatten().find_map(|mark| mark.suspect.clone());
        let headers: Vec<&str> = self
            .choice
            .measures
            .iter()
            .map(|measure| measure.header.as_str())
            .filter(|header| !header.is_empty())
            .collect();
        let band = outcome.found;
        Evidence {
            table: self.table.name.clone(),
            file: self.table.file.clone(),
            lines,
            column: headers.join(" + "),
            value: Some(band.value),
            low: band.low,
            high: band.high,
            as_of: rows.iter().filter_map(|row| self.table.rows.last(*row)).max().map(date_of),
            origin: self.origin(rows).to_owned(),
            agrees,
            query: self.to_string(),
            sql: self.sql(),
            suspect,
            sha256: self.table.sha256.clone(),
        }
    }

    /// Whose figure it is: the source that all rows share, else the publisher of the table.
    fn origin(&self, rows: &[usize]) -> &str {
        let mut origins = rows.iter().map(|row| self.table.origin(*row));
        let first = origins.next();
        first
            .filter(|first| origins.all(|origin| origin == *first))
            .unwrap_or_else(|| self.table.publisher())
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

/// `sum(killed) from 2025-05-01 to 2025-08-06 in Kyiv`
impl fmt::Display for Query<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.aggregate {
            Aggregate::Event(_) => "event",
            Aggregate::Sum => "sum",
            Aggregate::Max => "max",
            Aggregate::Count => "count",
            Aggregate::At => "at",
            Aggregate::Delta(_) => "delta",
            Aggregate::Span(_) => "span",
        };
        write!(f, "{name}({})", self.choice.label)?;
        match (self.aggregate, self.days) {
            (Aggregate::Delta(since), Days::To(to)) => {
                write!(f, " from {} to {}", date_of(since), date_of(to))?;
            }
            (Aggregate::At, Days::To(day)) => write!(f, " on {}", date_of(day))?,
            (_, Days::To(day)) => write!(f, " to {}", date_of(day))?,
            (
                _,
                Days::Touching(from, to)
                | Days::Ending(from, to)
                | Days::Starting(from, to)
                | Days::Within(from, to),
            ) => {
                if from == to {
                    write!(f, " on {}", date_of(from))?;
                } else {
                    write!(f, " from {} to {}", date_of(from), date_of(to))?;
                }
            }
        }
        match &self.place {
            Some(place) => write!(f, " in {place}"),
            None => Ok(()),
        }
    }
}
