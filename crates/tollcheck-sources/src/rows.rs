//! Where the rows of a table stand in the file and in time.

use std::ops::Range;

/// The day of a row that has none.
pub(crate) const NO_DAY: i32 = i32::MIN;

/// Rows in the order of the index: by place, then first day, then line.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Lines, counted over all files of the table as if they stood one behind the other.
    pub(crate) lines: Vec<u32>,
    /// How many lines were counted before each of the files.
    pub(crate) before: Vec<u32>,
    pub(crate) first: Vec<i32>,
    /// The last days, where a row has more than one.
    pub(crate) last: Option<Vec<i32>>,
    /// Hours that a row reports on, where a column says so; zero is unknown.
    pub(crate) hours: Option<Vec<u16>>,
    /// Rows by first day.
    pub(crate) by_day: Vec<u32>,
    /// The most days from a row's first to its last.
    pub(crate) longest: i32,
    /// The days on which the rows were reported, where a column says so.
    pub(crate) reported: Option<Vec<i32>>,
    /// The days on which a later report replaced the rows, where any was.
    pub(crate) replaced: Option<Vec<i32>>,
}

/// The day on which a row is replaced that never is.
pub(crate) const NEVER: i32 = i32::MAX;

impl Rows {
    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The physical line that a row begins on, in its file.
    pub fn line(&self, row: usize) -> u64 {
        let before = self.before.get(self.file(row)).copied().unwrap_or(0);
        self.position(row) - u64::from(before)
    }

    /// The file of a row, by its place among the files of the table.
    pub fn file(&self, row: usize) -> usize {
        let Some(line) = self.lines.get(row) else { return 0 };
        self.before.partition_point(|before| before < line).saturating_sub(1)
    }

    /// What the rows stand in the order of: the line, counted over all files.
    pub fn position(&self, row: usize) -> u64 {
        self.lines.get(row).copied().map_or(0, u64::from)
    }

    /// The first day of a row.
    pub fn first(&self, row: usize) -> Option<i32> {
        self.first.get(row).copied().filter(|day| *day != NO_DAY)
    }

    /// The last day of a row.
    pub fn last(&self, row: usize) -> Option<i32> {
        match &self.last {
            Some(last) => last.get(row).copied().filter(|day| *day != NO_DAY),
            None => self.first(row),
        }
    }

    /// The hours up to its date that a row reports on, where the table tells.
    pub fn hours(&self, row: usize) -> Option<u32> {
        let hours = self.hours.as_ref()?.get(row).copied()?;
        (hours > 0).then(|| u32::from(hours))
    }

    /// Whether a row had been reported by `day`, and not yet replaced by a later report of the same.
    pub fn is_known(&self, row: usize, day: i32) -> bool {
        let own = self.reported.as_ref().and_then(|days| days.get(row)).copied();
        let reported = own.filter(|day| *day != NO_DAY).or(self.last(row));
        let replaced = self.replaced.as_ref().and_then(|days| days.get(row)).copied();
        reported.is_none_or(|reported| reported <= day)
            && replaced.is_none_or(|replaced| replaced > day || replaced == NEVER)
    }

    /// Whether the rows carry the days on which they were reported.
    pub const fn are_reported(&self) -> bool {
        self.reported.is_some()
    }

    /// The days on which rows were replaced by later reports of the same, in order, each once.
    pub fn revised(&self) -> Vec<i32> {
        let days = self.replaced.iter().flatten().copied();
        let mut days: Vec<i32> = days.filter(|day| *day != NEVER).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The most days from the first day of a row to its last.
    pub const fn longest(&self) -> i32 {
        self.longest
    }

    /// The rows whose first day lies in `from..=to`, by day, then in the order of the index.
    pub fn starting(&self, from: i32, to: i32) -> &[u32] {
        let day = |row: &u32| self.first.get(*row as usize).copied().unwrap_or(NO_DAY);
        let begin = self.by_day.partition_point(|row| day(row) < from.max(NO_DAY + 1));
        let end = self.by_day.partition_point(|row| day(row) <= to);
        self.by_day.get(begin..end).unwrap_or_default()
    }

    /// The rows that have a day in common with `from..=to`, by first day.
    pub fn touching(&self, from: i32, to: i32) -> impl Iterator<Item = usize> + '_ {
        self.starting(from.saturating_sub(self.longest), to)
            .iter()
            .map(|row| *row as usize)
            .filter(move |row| self.last(*row).is_some_and(|last| last >= from))
    }

    /// The part of `rows`, all of one place, whose first day lies in `from..=to`.
    pub fn starting_in(&self, rows: Range<usize>, from: i32, to: i32) -> Range<usize> {
        let Some(days) = self.first.get(rows.clone()) else { return 0..0 };
        let begin = days.partition_point(|day| *day < from.max(NO_DAY + 1));
        let end = days.partition_point(|day| *day <= to).max(begin);
        rows.start + begin..rows.start + end
    }
}
