//! Cells into days, column by column: which of two numbers is the month is decided by the column as a whole.

mod parts;
mod sql;

use std::collections::{BTreeMap, BTreeSet};

use crate::cell;
use crate::date::{self, Moment, Pattern, Reading};
use crate::days::Days;
use crate::finding;
use crate::rows::NO_DAY;
use crate::unreadable::{Unreadable, shortened};

/// Distinct cells of a column that SQL is told one by one.
const ODD: usize = 4_096;

/// A column of dates while its rows come in.
#[derive(Clone, Debug)]
pub(crate) struct DateColumn {
    pub(crate) header: String,
    /// Where the column stands in a record.
    pub(crate) at: usize,
    /// The columns of the year, the month and the day, where the date has several; their headers.
    pub(crate) parts: Option<[Option<(usize, String)>; 3]>,
    missing: Vec<String>,
    /// What the descriptor says of day and month: day first, or not.
    stated: Option<bool>,
    days: Days,
    /// Seconds of the day, kept where times matter.
    seconds: Option<Vec<Option<i32>>>,
    patterns: BTreeSet<Pattern>,
    /// Cells that may be read either way: row, line, the two numbers and the year.
    either: Vec<(usize, u64, i32, i32, i32)>,
    /// The first cell that shows which way round, and its line.
    shown: BTreeMap<Pattern, (u64, String)>,
    /// Readable cells that SQL must be told, and blanks that it must not read.
    odd: BTreeSet<String>,
    pub(crate) unreadable: Unreadable,
    before: Option<(Vec<u8>, Moment)>,
}

impl DateColumn {
    pub(crate) fn new(header: String, at: usize, missing: Vec<String>, times: bool) -> Self {
        Self {
            header,
            at,
            parts: None,
            missing: missing.into_iter().filter(|text| !text.is_empty()).collect(),
            stated: None,
            days: Days::default(),
            seconds: times.then(Vec::new),
            patterns: BTreeSet::new(),
            either: Vec::new(),
            shown: BTreeMap::new(),
            odd: BTreeSet::new(),
            unreadable: Unreadable::default(),
            before: None,
        }
    }

    /// A format as descriptors state it: `%d/%m/%Y`.
    pub(crate) fn stating(mut self, format: Option<&str>) -> Self {
        self.stated = format.and_then(|format| Some(format.find("%d")? < format.find("%m")?));
        self
    }

    /// The next cell.
    pub(crate) fn push(&mut self, bytes: &[u8], line: u64) {
        // Tables repeat their dates from row to row.
        if let Some((before, moment)) = &self.before
            && before == bytes
        {
            let moment = *moment;
            self.put(moment.first, moment.last, moment.second);
            return;
        }
        if bytes.is_empty() {
            self.put(NO_DAY, NO_DAY, None);
            return;
        }
        if let Some(moment) = date::iso(bytes).filter(|_| self.missing.is_empty()) {
            self.patterns.insert(Pattern::Iso);
            self.put(moment.first, moment.last, moment.second);
            return;
        }
        let raw = String::from_utf8_lossy(bytes);
        let text = raw.trim();
        if cell::is_blank(text) || self.missing.iter().any(|missing| missing == text) {
            self.tell_sql(&raw);
            self.put(NO_DAY, NO_DAY, None);
            return;
        }
        match date::read(text) {
            Reading::Is(moment) => {
                self.patterns.insert(moment.pattern);
                if matches!(moment.pattern, Pattern::DayFirst | Pattern::MonthFirst) {
                    self.shown.entry(moment.pattern).or_insert_with(|| (line, text.to_owned()));
                }
                self.put(moment.first, moment.last, moment.second);
                self.before = Some((bytes.to_owned(), moment));
            }
            Reading::Either { a, b, year, second } => {
                self.either.push((self.days.len(), line, a, b, year));
                self.put(NO_DAY, NO_DAY, second);
            }
            Reading::Nothing => {
                let what = format!("{:?} is no date", shortened(text));
                self.unreadable.push(&finding::NO_DATE, line, what);
                self.tell_sql(&raw);
                self.put(NO_DAY, NO_DAY, None);
            }
        }
    }

    /// Has SQL give null for a cell, as we do.
    fn tell_sql(&mut self, raw: &str) {
        if self.odd.len() < ODD {
            self.odd.insert(raw.to_owned());
        }
    }

    fn put(&mut self, first: i32, last: i32, second: Option<i32>) {
        self.days.push(first, last);
        if let Some(seconds) = &mut self.seconds {
            seconds.push(second);
        }
    }

    /// Puts the rows of `other`, so many lines further on, behind its own.
    pub(crate) fn append(&mut self, other: Self, lines: u64) {
        let before = self.days.len();
        self.days.append(other.days);
        if let (Some(seconds), Some(more)) = (&mut self.seconds, other.seconds) {
            seconds.extend(more);
        }
        self.patterns.extend(other.patterns);
        let either = other.either.into_iter();
        self.either
            .extend(either.map(|(row, line, a, b, year)| (before + row, lines + line, a, b, year)));
        for (pattern, (line, cell)) in other.shown {
            self.shown.entry(pattern).or_insert((lines + line, cell));
        }
        other.odd.iter().for_each(|raw| self.tell_sql(raw));
        self.unreadable.append(other.unreadable, lines);
    }

    /// Gives up the days, once they stand in the index.
    pub(crate) fn forget(&mut self) {
        self.days = Days::default();
    }

    /// Decides which number is the month once all rows are in; where the column cannot tell, its cells are refused.
    ///
    /// `address` is how a line is told.
    pub(crate) fn decide(&mut self, address: impl Fn(u64) -> String) {
        let shown = |pattern| self.shown.get(&pattern);
        let day_first = match (self.stated, shown(Pattern::DayFirst), shown(Pattern::MonthFirst)) {
            (Some(stated), ..) => Some(stated),
            (None, Some(_), None) => Some(true),
            (None, None, Some(_)) => Some(false),
            (None, None, None) => None,
            (None, Some((day_line, day)), Some((month_line, month))) => {
                let what = format!(
                    "day and month change places: {day:?} in {}, {month:?} in {}",
                    address(*day_line),
                    address(*month_line),
                );
                self.unreadable.push(&finding::DAY_OR_MONTH, *day_line, what);
                None
            }
        };
        let either = std::mem::take(&mut self.either);
        let open = either.iter().filter(|(_, _, a, b, _)| a != b).count();
        if let Some(day_first) = day_first {
            self.patterns.insert(if day_first { Pattern::DayFirst } else { Pattern::MonthFirst });
        }
        let mut told = !self.shown.is_empty();
        for (row, line, a, b, year) in either {
            let Some(day) = date::ordered(a, b, year, day_first.unwrap_or(true)) else { continue };
            if day_first.is_some() || a == b {
                self.days.set(row, day);
                if day_first.is_none() {
                    self.patterns.insert(Pattern::DayFirst);
                }
            } else if !told {
                told = true;
                let what = format!(
                    "day and month cannot be told apart in {open} cells: say `format`, \"%d/%m/%Y\" or \"%m/%d/%Y\""
                );
                self.unreadable.push(&finding::DAY_OR_MONTH, line, what);
            }
        }
    }

    /// Whether dates are numbers of days.
    pub(crate) fn is_serial(&self) -> bool {
        self.patterns.contains(&Pattern::Serial)
    }

    /// The first day of the row in the order of the file.
    pub(crate) fn first(&self, row: usize) -> i32 {
        self.days.first(row)
    }

    /// The last day of the row in the order of the file.
    pub(crate) fn last(&self, row: usize) -> i32 {
        self.days.last(row)
    }

    /// Seconds since 1970 at which the row begins, where it says so to the second or to the minute.
    pub(crate) fn instant(&self, row: usize) -> Option<i64> {
        let second = (*self.seconds.as_ref()?.get(row)?)?;
        let day = self.first(row);
        (day != NO_DAY).then(|| i64::from(day) * 86_400 + i64::from(second))
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::day::date_of;

    pub(super) fn column(cells: &[&str], format: Option<&str>) -> DateColumn {
        let mut column = DateColumn::new("date".to_owned(), 0, Vec::new(), false).stating(format);
        for (line, cell) in (2..).zip(cells) {
            column.push(cell.as_bytes(), line);
        }
        column.decide(|line| format!("line {line}"));
        column
    }

    fn days(column: &DateColumn) -> String {
        let mut shown: Vec<_> = (0..column.days.len())
            .map(|row| match column.first(row) {
                NO_DAY => "-".to_owned(),
                day => date_of(day).to_string(),
            })
            .collect();
        shown
            .extend(column.unreadable.told.iter().map(|(_, line, what)| format!("{line}: {what}")));
        shown.join(" ")
    }

    #[test]
    fn one_day_above_twelve_decides_for_the_column() {
        assert_snapshot!(days(&column(&["03/04/2025", "25/04/2025"], None)), @"2025-04-03 2025-04-25");
        assert_snapshot!(days(&column(&["3/4/2022", "3/21/2022"], None)), @"2022-03-04 2022-03-21");
        assert_snapshot!(days(&column(&["03/04/2025"], Some("%m/%d/%Y"))), @"2025-03-04");
    }

    #[test]
    fn a_column_that_cannot_tell_is_refused() {
        assert_snapshot!(
            days(&column(&["03/04/2025", "05/04/2025", "05/05/2025"], None)),
            @r#"- - 2025-05-05 2: day and month cannot be told apart in 2 cells: say `format`, "%d/%m/%Y" or "%m/%d/%Y""#
        );
        assert_snapshot!(
            days(&column(&["25/04/2025", "04/25/2025", "03/04/2025"], None)),
            @r#"2025-04-25 2025-04-25 - 2: day and month change places: "25/04/2025" in line 2, "04/25/2025" in line 3"#
        );
    }
}
