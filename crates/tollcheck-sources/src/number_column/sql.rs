//! A column of numbers in SQL: every cell gives what it gives here.

use std::fmt::Write as _;

use super::NumberColumn;
use crate::cell::Cell;
use crate::decimal::Decimal;
use crate::sql;

impl NumberColumn {
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

/// Whether SQL casts the cell as we read it: a sign, digits, a point, digits.
pub(super) fn is_simple(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(part)
}

/// The mark between the thousands of a whole number: `1,234`, `12 345 678`.
pub(super) fn separator(text: &str) -> Option<char> {
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

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::tests::column;

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
    fn a_number_that_can_be_read_in_two_ways_is_null_or_what_the_column_shows() {
        assert_snapshot!(column(&["1.204", "7"]).sql(|cell| cell.best), @r#"CASE "killed" WHEN '1.204' THEN NULL ELSE TRY_CAST("killed" AS BIGINT) END"#);
        assert_snapshot!(column(&["1.204", "1.234.567"]).sql(|cell| cell.best), @r#"CASE "killed" WHEN '1.204' THEN 1204 WHEN '1.234.567' THEN 1234567 ELSE TRY_CAST("killed" AS BIGINT) END"#);
    }
}
