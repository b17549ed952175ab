//! Cells into numbers, column by column: which mark stands between thousands is decided by the column as a whole.

mod sql;

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use crate::cell::{self, Cell};
use crate::decimal::{Marks, Trouble, point};
use crate::finding;
use crate::numbers::Numbers;
use crate::packed::Packed;
use crate::unreadable::{Unreadable, shortened};

use sql::{is_simple, separator};

/// Distinct cells of a column that SQL is told one by one.
const ODD: usize = 4_096;

/// A column of numbers while its rows come in.
#[derive(Clone, Debug)]
pub(crate) struct NumberColumn {
    pub(crate) header: String,
    /// Where the column stands in a record.
    pub(crate) at: usize,
    marks: Marks,
    missing: Vec<String>,
    /// Cells in units of the last of `decimals` digits.
    cells: Packed,
    decimals: u32,
    /// Cells that are more than plain digits, for SQL.
    odd: BTreeMap<String, Result<Cell, Trouble>>,
    /// Rows whose cell says more than a number.
    notes: Vec<(u32, Cell)>,
    /// Marks between thousands that SQL takes out.
    separators: BTreeSet<char>,
    /// Whether points stand between thousands, as cells show it.
    points: BTreeSet<bool>,
    /// Cells that may be read either way: row, line and text.
    either: Vec<(usize, u64, String)>,
    pub(crate) unreadable: Unreadable,
}

impl NumberColumn {
    pub(crate) fn new(header: String, at: usize, marks: Marks, missing: Vec<String>) -> Self {
        Self {
            header,
            at,
            marks,
            missing: missing.into_iter().filter(|text| !text.is_empty()).collect(),
            cells: Packed::default(),
            decimals: 0,
            odd: BTreeMap::new(),
            notes: Vec::new(),
            separators: BTreeSet::new(),
            points: BTreeSet::new(),
            either: Vec::new(),
            unreadable: Unreadable::default(),
        }
    }

    /// The next cell.
    pub(crate) fn push(&mut self, bytes: &[u8], line: u64) {
        let value = match plain(bytes) {
            Some(n) if self.decimals == 0 && self.missing.is_empty() => Some(n),
            _ if bytes.is_empty() => None,
            _ => self.odd(bytes, line),
        };
        self.cells.push(value);
    }

    fn odd(&mut self, bytes: &[u8], line: u64) -> Option<i64> {
        let raw = String::from_utf8_lossy(bytes);
        let text = raw.trim();
        if cell::is_blank(text) || self.missing.iter().any(|missing| missing == text) {
            if text.bytes().any(|byte| byte.is_ascii_digit()) {
                self.odd.insert(raw.into_owned(), Ok(Cell::default()));
            }
            return None;
        }
        let read = cell::read(text, self.marks);
        self.see_point(text);
        if (read.is_err() || !is_simple(raw.trim_matches(' '))) && self.odd.len() < ODD {
            match separator(&raw).filter(|_| read.is_ok()) {
                Some(separator) => drop(self.separators.insert(separator)),
                None => drop(self.odd.insert(raw.clone().into_owned(), read)),
            }
        }
        match read {
            Ok(cell) => self.value(cell, self.cells.len(), line, text),
            Err(Trouble::Ambiguous) => {
                self.either.push((self.cells.len(), line, raw.into_owned()));
                None
            }
            Err(trouble) => {
                self.refuse(trouble, line, text);
                None
            }
        }
    }

    /// Notes what the text shows of the points in the column.
    fn see_point(&mut self, text: &str) {
        let several = text.matches(['.', ',']).count() > 1;
        let telling = !self.points.contains(&false) || several && !self.points.contains(&true);
        if telling && text.contains('.') {
            self.points.extend(point(text));
        }
    }

    /// The number of a cell in the units of the column, which grow finer where they have to.
    fn value(&mut self, cell: Cell, row: usize, line: u64, text: &str) -> Option<i64> {
        let most = [cell.best, cell.low, cell.high].into_iter().flatten();
        let decimals = most.map(|number| number.decimals).max().unwrap_or(0);
        self.widen(decimals);
        if cell.approximate || cell.at_least || cell.low.is_some() || cell.high.is_some() {
            self.notes.push((u32::try_from(row).unwrap_or(u32::MAX), cell));
        }
        let number = cell.best?.at(self.decimals);
        if number.is_none() {
            self.refuse(Trouble::TooLarge, line, text);
        }
        number
    }

    /// Tells that a cell gives no number.
    fn refuse(&mut self, trouble: Trouble, line: u64, text: &str) {
        let what = match trouble {
            Trouble::NoNumber => format!("{:?} is no number", shortened(text)),
            Trouble::Ambiguous => format!(
                "{text:?} may be {} or {text}: say `groupChar` or `decimalChar`",
                text.replace('.', ""),
            ),
            Trouble::TooLarge => format!("{:?} has too many digits", shortened(text)),
            Trouble::Share => format!("{:?} is a share and counts nothing", shortened(text)),
            Trouble::List => format!("{:?} is a list and no number", shortened(text)),
        };
        self.unreadable.push(&finding::NO_NUMBER, line, what);
    }

    /// Decides what points are once all rows are in: `1.234.567` and `2.5` show it for the whole column. Where nothing
    /// shows it, cells like `1.234` are refused.
    pub(crate) fn decide(&mut self) {
        let points: Vec<bool> = self.points.iter().copied().collect();
        let marks = match points.as_slice() {
            [true] => Some(Marks { group: Some('.'), ..self.marks }),
            [false] => Some(Marks { decimal: Some('.'), ..self.marks }),
            _ => None,
        };
        for (row, line, raw) in mem::take(&mut self.either) {
            let read = marks.and_then(|marks| cell::read(raw.trim(), marks).ok());
            let Some(cell) = read else {
                self.refuse(Trouble::Ambiguous, line, raw.trim());
                continue;
            };
            if let Some(number) = self.value(cell, row, line, raw.trim()) {
                self.cells.set(row, number);
            }
            self.odd.insert(raw, Ok(cell));
        }
    }

    /// Puts the rows of `other`, so many lines further on, behind its own.
    pub(crate) fn append(&mut self, mut other: Self, lines: u64) {
        let decimals = self.decimals.max(other.decimals);
        self.widen(decimals);
        other.widen(decimals);
        let rows = self.cells.len();
        let before = u32::try_from(rows).unwrap_or(u32::MAX);
        self.cells.append(&other.cells);
        for (text, read) in other.odd {
            if self.odd.len() < ODD || self.odd.contains_key(&text) {
                self.odd.insert(text, read);
            }
        }
        self.notes
            .extend(other.notes.into_iter().map(|(row, cell)| (before.saturating_add(row), cell)));
        self.separators.extend(other.separators);
        self.points.extend(other.points);
        let either = other.either.into_iter();
        self.either.extend(either.map(|(row, line, raw)| (rows + row, lines + line, raw)));
        self.unreadable.append(other.unreadable, lines);
    }

    /// Stores every cell with so many decimals, where that is more.
    fn widen(&mut self, decimals: u32) {
        let more = decimals.saturating_sub(self.decimals);
        if more > 0 {
            self.cells.scale(10_i64.saturating_pow(more));
            self.decimals = decimals;
        }
    }

    /// The cell of a row in the order of the file.
    pub(crate) fn cell(&self, row: usize) -> Option<i64> {
        self.cells.get(row)
    }

    /// Digits after the point.
    pub(crate) const fn decimals(&self) -> u32 {
        self.decimals
    }

    /// What cells say beside their numbers, by row in the order of the file.
    pub(crate) fn notes(&self) -> &[(u32, Cell)] {
        &self.notes
    }

    /// Whether any cell is a range of its own.
    pub(crate) fn has_bands(&self) -> bool {
        self.notes.iter().any(|(_, cell)| cell.high.is_some())
    }

    /// The numbers, rows in `order`.
    pub(crate) fn numbers(&self, order: &[u32]) -> Numbers {
        Numbers::new(order.iter().map(|row| self.cell(*row as usize)), self.decimals)
    }

    /// Gives up the cells, once they stand in the index.
    pub(crate) fn forget(&mut self) {
        self.cells = Packed::default();
        self.notes = Vec::new();
    }
}

/// Digits alone, at most eighteen.
fn plain(bytes: &[u8]) -> Option<i64> {
    if bytes.is_empty() || bytes.len() > 18 {
        return None;
    }
    let mut value = 0_i64;
    for byte in bytes {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(byte - b'0');
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn column(cells: &[&str]) -> NumberColumn {
        let mut column =
            NumberColumn::new("killed".to_owned(), 0, Marks::default(), vec!["-1".to_owned()]);
        for (line, cell) in (2..).zip(cells) {
            column.push(cell.as_bytes(), line);
        }
        column.decide();
        column
    }

    #[test]
    fn a_sentinel_is_unknown_and_a_word_is_told_with_its_line() {
        let column = column(&["1", "-1", "NA", "n/a"]);
        assert_eq!(
            (0..4).map(|row| column.cell(row)).collect::<Vec<_>>(),
            [Some(1), None, None, None]
        );
        assert_eq!(
            column.unreadable.told,
            [(&finding::NO_NUMBER, 5, "\"n/a\" is no number".to_owned())]
        );
    }

    #[test]
    fn decimals_widen_the_whole_column() {
        let column = column(&["3", "2.25", "7"]);
        assert_eq!((0..3).filter_map(|row| column.cell(row)).collect::<Vec<_>>(), [300, 225, 700]);
    }

    #[test]
    fn a_point_before_three_digits_is_read_as_the_other_cells_show_or_refused() {
        let cells = |texts: &[&str]| {
            let column = column(texts);
            let cells: Vec<_> = (0..texts.len()).map(|row| column.cell(row)).collect();
            (cells, column.decimals(), column.unreadable.told.len())
        };
        assert_eq!(cells(&["1.204", "1.234.567"]), (vec![Some(1_204), Some(1_234_567)], 0, 0));
        assert_eq!(cells(&["1.204", "2.5"]), (vec![Some(1_204), Some(2_500)], 3, 0));
        assert_eq!(cells(&["1.204", "1.000", "7"]), (vec![None, None, Some(7)], 0, 2));
        assert_eq!(cells(&["1.204", "2.5", "1.234.567"]).2, 1);
    }
}
