//! Cells into numbers, column by column.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::cell::{self, Cell, Decimal, Marks, Trouble};
use crate::finding::{self, Rule};
use crate::numbers::Numbers;
use crate::packed::Packed;
use crate::sql;

/// Cells of a column that could not be read: the first of each sort, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) told: Vec<(&'static Rule, u64, String)>,
    /// How many cells there are that are not told.
    pub(crate) more: usize,
}

impl Unreadable {
    pub(crate) fn push(&mut self, rule: &'static Rule, line: u64, what: String) {
        if self.told.len() < 5 {
            self.told.push((rule, line, what));
        } else {
            self.more += 1;
        }
    }

    /// Puts what `other` tells, so many lines further on, behind its own.
    pub(crate) fn append(&mut self, other: Self, lines: u64) {
        for (rule, line, what) in other.told {
            self.push(rule, lines + line, what);
        }
        self.more += other.more;
    }
}

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
        if !is_simple(raw.trim_matches(' ')) && self.odd.len() < ODD {
            match separator(&raw).filter(|_| read.is_ok()) {
                Some(separator) => drop(self.separators.insert(separator)),
                None => drop(self.odd.insert(raw.clone().into_owned(), read)),
            }
        }
        let cell = match read {
            Ok(cell) => cell,
            Err(trouble) => {
                let what = match trouble {
                    Trouble::NoNumber => format!("{:?} is no number", shortened(text)),
                    Trouble::Ambiguous => format!(
                        "{text:?} may be {} or {}: say `groupChar` or `decimalChar`",
                        text.replace('.', ""),
                        text
                    ),
                    Trouble::TooLarge => format!("{:?} has too many digits", shortened(text)),
                    Trouble::Share => {
                        format!("{:?} is a share and counts nothing", shortened(text))
                    }
                    Trouble::List => format!("{:?} is a list and no number", shortened(text)),
                };
                self.unreadable.push(&finding::NO_NUMBER, line, what);
                return None;
            }
        };
        let most = [cell.best, cell.low, cell.high].into_iter().flatten();
        let decimals = most.map(|number| number.decimals).max().unwrap_or(0);
        self.widen(decimals);
        if cell.approximate || cell.at_least || cell.low.is_some() || cell.high.is_some() {
            self.notes.push((u32::try_from(self.cells.len()).unwrap_or(u32::MAX), cell));
        }
        let number = cell.best?.at(self.decimals);
        if number.is_none() {
            let what = format!("{:?} has too many digits", shortened(text));
            self.unreadable.push(&finding::NO_NUMBER, line, what);
        }
        number
    }

    /// Puts the rows of `other`, so many lines further on, behind its own.
    pub(crate) fn append(&mut self, mut other: Self, lines: u64) {
        let decimals = self.decimals.max(other.decimals);
        self.widen(decimals);
        other.widen(decimals);
        let before = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        self.cells.append(&other.cells);
        for (text, read) in other.odd {
            if self.odd.len() < ODD || self.odd.contains_key(&text) {
                self.odd.insert(text, read);
            }
        }
        self.notes
            .extend(other.notes.into_iter().map(|(row, cell)| (before.saturating_add(row), cell)));
        self.separators.extend(other.separators);
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

    /// The SQL of a cell as a number, `pick` choosing what a cell gives that is more than digits.
    pub(crate) fn sql(&self, pick: impl Fn(&Cell) -> Option<Decimal>) -> String {
        let column = sql::identifier(&self.header);
        let sort = match self.decimals {
            0 => "BIGINT".to_owned(),
            decimals => format!("DECIMAL(38, {decimals})"),
        };
        let bare = self.separators.iter().fold(column.clone(), |bare, separator| {
            format!("REPLACE({bare}, {}, '')", sql::string(&separator.to_string()))
        });
        let plain = format!("TRY_CAST({bare} AS {sort})");
        if self.odd.is_empty() {
            return plain;
        }
        let mut sql = format!("CASE {column}");
        for (text, read) in &self.odd {
            let value = read.as_ref().ok().and_then(&pick).map_or("NULL".to_owned(), shown);
            let _ = write!(sql, " WHEN {} THEN {value}", sql::string(text));
        }
        let _ = write!(sql, " ELSE {plain} END");
        sql
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

/// Whether SQL casts the cell as we read it: a sign, digits, a point, digits.
fn is_simple(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(part)
}

/// The mark between the thousands of a whole number: `1,234`, `12 345 678`.
fn separator(text: &str) -> Option<char> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let separator = digits.chars().find(|letter| !letter.is_ascii_digit())?;
    let mut groups = digits.split(separator);
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && all(first));
    let rest = groups.all(|group| group.len() == 3 && all(group));
    (separator != '.' && first && rest).then_some(separator)
}

fn shown(number: Decimal) -> String {
    if number.decimals == 0 {
        return number.digits.to_string();
    }
    let unit = 10_u64.saturating_pow(number.decimals);
    let (sign, digits) = (if number.digits < 0 { "-" } else { "" }, number.digits.unsigned_abs());
    let width = number.decimals as usize;
    format!("{sign}{}.{:0width$}", digits / unit, digits % unit)
}

/// The beginning of a text that may be long.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn column(cells: &[&str]) -> NumberColumn {
        let mut column =
            NumberColumn::new("killed".to_owned(), 0, Marks::default(), vec!["-1".to_owned()]);
        for (line, cell) in (2..).zip(cells) {
            column.push(cell.as_bytes(), line);
        }
        column
    }

    #[test]
    fn sql_reads_a_cell_as_the_index_does() {
        assert_snapshot!(column(&["1", "236.0", ""]).sql(|cell| cell.best), @r#"TRY_CAST("killed" AS BIGINT)"#);
        assert_snapshot!(
            column(&["1", "at least 86", "-1", "n/a", "2.5"]).sql(|cell| cell.best),
            @r#"CASE "killed" WHEN '-1' THEN NULL WHEN 'at least 86' THEN 86 WHEN 'n/a' THEN NULL ELSE TRY_CAST("killed" AS DECIMAL(38, 1)) END"#
        );
    }

    #[test]
    fn marks_between_thousands_are_taken_out_in_sql() {
        assert_snapshot!(
            column(&["1,234", "7", "12 345", "~300"]).sql(|cell| cell.best),
            @r#"CASE "killed" WHEN '~300' THEN 300 ELSE TRY_CAST(REPLACE(REPLACE("killed", ' ', ''), ',', '') AS BIGINT) END"#
        );
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
}
