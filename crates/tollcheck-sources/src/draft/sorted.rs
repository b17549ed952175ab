//! The rows of a draft in the order of the index.

use tollcheck_model::PlaceId;

use super::Draft;
use super::place_columns::PlaceColumns;
use crate::days::Days;
use crate::locate::locate;
use crate::order;
use crate::places::{PlaceRole, Places};
use crate::rows::Rows;

impl Draft {
    /// Rows of the file in the order of the index, and the places in theirs.
    pub(super) fn order(&self, days: &Days) -> (Vec<u32>, Vec<u32>) {
        let PlaceColumns { names, codes, .. } = &self.columns.places;
        let mut by_name: Vec<u32> = (0..u32::try_from(names.len()).unwrap_or(0)).collect();
        by_name.sort_by_key(|code| &names[*code as usize]);
        let mut rank = vec![0_i32; by_name.len()];
        for (at, code) in (0..).zip(&by_name) {
            rank[*code as usize] = at;
        }
        let count = u32::try_from(self.columns.lines.len()).unwrap_or(u32::MAX);
        let by_day = order::by(0..count, |row| days.first(row as usize));
        let place = |row: u32| rank[codes[row as usize] as usize];
        let order = order::by(by_day.into_iter(), place);
        (order, by_name)
    }

    /// The places of the rows, each with its rows, which stand together.
    pub(super) fn places(&self, order: &[u32], by_name: &[u32], around: Option<PlaceId>) -> Places {
        let of = &self.columns.places;
        let mut columns: Vec<(usize, PlaceRole)> =
            of.columns.iter().enumerate().map(|(at, (role, ..))| (at, *role)).collect();
        columns.sort_by_key(|(at, role)| (*role, *at));
        let header = |at: usize| of.columns[at].1.clone();
        let mut places =
            Places::new(columns.iter().map(|(at, role)| (*role, header(*at))).collect());
        let whole = self.resource.place.as_deref().or(self.resource.country.as_deref());
        let mut begin = 0;
        for code in by_name {
            let rest = order.get(begin..).unwrap_or_default();
            let count = rest.partition_point(|row| of.codes[*row as usize] == *code);
            let names = &of.names[*code as usize];
            let point = of.points[*code as usize];
            let cells = columns.iter().map(|(at, role)| (*role, names[*at].as_str()));
            let location = locate(cells, around, point);
            let names = columns.iter().map(|(at, _)| names[*at].clone()).collect();
            places.push(names, whole.unwrap_or_default(), location, begin..begin + count);
            begin += count;
        }
        places
    }

    /// Where the rows stand in the file and in time.
    pub(super) fn rows(&self, order: &[u32], days: &Days) -> Rows {
        let pick = |day: &dyn Fn(usize) -> i32| {
            order.iter().map(|row| day(*row as usize)).collect::<Vec<_>>()
        };
        let lines = order.iter().map(|row| self.columns.lines[*row as usize]).collect();
        let first = pick(&|row| days.first(row));
        let last = days.are_stretches().then(|| pick(&|row| days.last(row)));
        let lengths = first.iter().zip(last.iter().flatten());
        let longest = lengths.map(|(first, last)| last.saturating_sub(*first)).max();
        let hours = self.columns.hours.as_ref().map(|column| {
            let hours =
                |row: &u32| column.cell(*row as usize).and_then(|hours| u16::try_from(hours).ok());
            order.iter().map(|row| hours(row).unwrap_or(0)).collect()
        });
        let count = u32::try_from(order.len()).unwrap_or(u32::MAX);
        let by_day = order::by(0..count, |row| first[row as usize]);
        Rows {
            lines,
            before: self.before.clone(),
            first,
            last,
            hours,
            by_day,
            longest: longest.unwrap_or(0),
            ..Rows::default()
        }
    }
}
