//! Rows that were reported more than once.

use std::collections::BTreeMap;

use super::Draft;
use super::columns::Columns;
use super::word_column::WordColumn;
use crate::days::Days;
use crate::rows::{NEVER, NO_DAY};
use crate::sql::identifier;
use crate::table::{Revisions, RowSort};

/// The days on which the rows were reported and replaced, in the order of the index.
#[derive(Default)]
pub(super) struct Reports {
    pub(super) reported: Option<Vec<i32>>,
    pub(super) replaced: Option<Vec<i32>>,
    pub(super) sql: Option<Revisions>,
}

impl Draft {
    /// A table whose only day is that of the report has no other: it is the day of its rows.
    pub(super) fn settle_reports(&mut self) {
        let Columns { date, start, end, as_of, .. } = &mut self.columns;
        if date.is_none() && start.is_none() && end.is_none() {
            *date = as_of.take();
        }
    }

    /// When the rows were reported, and when a later report of the same replaced them. Rows of one `id` are the same;
    /// without one, figures of the same days, place and words. Events without one are never the same.
    pub(super) fn reports(&self, order: &[u32], days: &Days) -> Reports {
        let Some(column) = &self.columns.as_of else { return Reports::default() };
        let day = |row: u32| match column.last(row as usize) {
            NO_DAY => days.last(row as usize),
            day => day,
        };
        let reported = Some(order.iter().map(|row| day(*row)).collect());
        let sort = self.resource.rows.unwrap_or(RowSort::Events);
        let figures = matches!(sort, RowSort::Periods | RowSort::RunningTotal | RowSort::Figures);
        if self.columns.id.is_none() && !figures {
            let sql = self.revisions(&[]).map(|known| Revisions { same: Vec::new(), ..known });
            return Reports { reported, replaced: None, sql };
        }
        let words = self.words();
        let key = |row: u32| -> Vec<u32> {
            let at = row as usize;
            if let Some(id) = &self.columns.id {
                return vec![id.codes[at]];
            }
            let days = [days.first(at).cast_unsigned(), days.last(at).cast_unsigned()];
            let place = self.columns.places.codes[at];
            let words = words.iter().map(|column| column.codes[at]);
            days.into_iter().chain([place]).chain(words).collect()
        };
        let mut rows: BTreeMap<Vec<u32>, Vec<(i32, usize)>> = BTreeMap::new();
        for (at, row) in order.iter().enumerate() {
            rows.entry(key(*row)).or_default().push((day(*row), at));
        }
        let mut replaced = vec![NEVER; order.len()];
        for mut versions in rows.into_values() {
            versions.sort_unstable();
            let mut next = NEVER;
            for same_day in versions.chunk_by(|one, other| one.0 == other.0).rev() {
                for (_, at) in same_day {
                    replaced[*at] = next;
                }
                next = same_day[0].0;
            }
        }
        Reports { reported, replaced: Some(replaced), sql: self.revisions(&words) }
    }

    /// The columns of words that tell figures of one day apart.
    fn words(&self) -> Vec<&WordColumn> {
        let Columns { groups, actors, weapon, source, figure, .. } = &self.columns;
        groups.iter().chain(actors).chain(weapon).chain(source).chain(figure).collect()
    }

    fn revisions(&self, words: &[&WordColumn]) -> Option<Revisions> {
        let (first, last) = self.sql_days()?;
        let own = self.columns.as_of.as_ref()?.sql(true);
        let same = if let Some(id) = &self.columns.id {
            vec![identifier(&id.header)]
        } else {
            let places =
                self.columns.places.columns.iter().map(|(_, header, _)| identifier(header));
            let words = words.iter().map(|column| identifier(&column.header));
            [first, last.clone()].into_iter().chain(places).chain(words).collect()
        };
        Some(Revisions { reported: format!("COALESCE({own}, {last})"), same })
    }
}
