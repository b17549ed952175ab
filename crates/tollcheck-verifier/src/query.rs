//! A claim put to a table: an aggregate over columns, for days and places, with filters.

use std::borrow::Cow;
use std::fmt;

use tollcheck_sources::date_of;

use crate::choice::Choice;
use crate::desk::Desk;
use crate::picked::Picked;

/// Rows that are looked at one by one in the time that it takes to find those of a place in the index.
const SEARCH: usize = 16;

/// What is done with the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aggregate {
    /// One row as it is.
    Event(usize),
    /// All added up.
    Sum,
    /// All added up, times the first, by the second: an average.
    Mean(i64, i64),
    /// The greatest sum of one day.
    Max,
    /// The last known one.
    At,
    /// What was added to the last known one since the last known one of another day.
    Delta(i32),
    /// What was added to it since then, times the second, by the third: an average. Without a day, since it was nothing.
    Pace(Option<i32>, i64, i64),
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

impl Days {
    /// Those of one row.
    pub(crate) fn of_row(table: &Desk<'_>, row: usize) -> Self {
        match (table.rows.first(row), table.rows.last(row)) {
            (Some(first), Some(last)) => Self::Within(first, last),
            _ => Self::To(i32::MAX),
        }
    }

    /// The first and the last day.
    const fn ends(self) -> (i32, i32) {
        match self {
            Self::Touching(from, to)
            | Self::Ending(from, to)
            | Self::Starting(from, to)
            | Self::Within(from, to) => (from, to),
            Self::To(day) => (i32::MIN / 2, day),
        }
    }
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
    pub(crate) place: Option<Cow<'static, str>>,
    /// What is done with the rows.
    pub(crate) aggregate: Aggregate,
    /// Which rows.
    pub(crate) days: Days,
    /// What was reported later is not known yet.
    pub(crate) known: i32,
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

    /// Whether the filters and places keep `row`, and it is known.
    pub(crate) fn keeps(&self, row: usize) -> bool {
        let place = self.spots.len() == self.table.places.list.len()
            || self.spots.binary_search(&self.table.places.of(row)).is_ok();
        place && self.admits(row)
    }

    /// Whether the filters keep `row`, wherever it is, and it is known.
    fn admits(&self, row: usize) -> bool {
        self.table.rows.is_known(row, self.known) && self.choice.admits(row)
    }

    /// Whether every row of the days and places is kept.
    fn is_plain(&self) -> bool {
        let known = self.known == i32::MAX && !self.table.rows.are_reported();
        known && self.choice.admits_all()
    }

    /// Whether it takes less to look the places up in the index than to look at every row of the days.
    fn names_few_places(&self) -> bool {
        let rows = &self.table.rows;
        let (from, to) = self.days.ends();
        let begin = from.saturating_sub(rows.longest());
        self.spots.len().saturating_mul(SEARCH) < rows.starting(begin, to).len()
    }

    /// The rows. Where each is of one day and nothing narrows them, they are a range of the index for each place.
    pub(crate) fn picked(&self) -> Picked {
        let rows = &self.table.rows;
        if rows.longest() > 0 || !self.is_plain() || !self.names_few_places() {
            return Picked::of(self.rows());
        }
        let (from, to) = self.days.ends();
        let places = self.spots.iter().filter_map(|spot| self.table.places.list.get(*spot));
        Picked::rising(places.map(|place| rows.starting_in(place.rows(), from, to)))
    }

    /// The rows, by line.
    pub(crate) fn rows(&self) -> Vec<usize> {
        let rows = &self.table.rows;
        let (from, to) = self.days.ends();
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
        let mut kept: Vec<usize> = if self.names_few_places() {
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
        kept.sort_by_cached_key(|row| (rows.position(*row), rows.first(*row)));
        kept
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
        known.max_by_key(|row| (rows.last(*row), rows.position(*row)))
    }
}

/// `sum(killed) from 2025-05-01 to 2025-08-06 in Kyiv`
impl fmt::Display for Query<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.aggregate {
            Aggregate::Event(_) => "event",
            Aggregate::Sum => "sum",
            Aggregate::Mean(..) => "mean",
            Aggregate::Max => "max",
            Aggregate::At => "at",
            Aggregate::Delta(_) => "delta",
            Aggregate::Pace(..) => "mean delta",
            Aggregate::Span(_) => "span",
        };
        write!(f, "{name}({})", self.choice.label)?;
        match (self.aggregate, self.days) {
            (Aggregate::Delta(since) | Aggregate::Pace(Some(since), ..), Days::To(to)) => {
                write!(f, " from {} to {}", date_of(since), date_of(to))?;
            }
            (Aggregate::At, Days::To(day)) => write!(f, " on {}", date_of(day))?,
            (_, Days::To(day)) => write!(f, " to {}", date_of(day))?,
            (_, days) => {
                let (from, to) = days.ends();
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
