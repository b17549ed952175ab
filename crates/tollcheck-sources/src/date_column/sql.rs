//! A column of dates in SQL: every cell gives the day that it gives here.

use std::fmt::Write as _;

use super::DateColumn;
use crate::date::Pattern;
use crate::sql;

impl DateColumn {
    /// The SQL of the first or the last day of a cell.
    pub(crate) fn sql(&self, last: bool) -> String {
        if let Some(parts) = &self.parts {
            return of_parts(parts, last);
        }
        let column = sql::identifier(&self.header);
        let mut ways: Vec<String> =
            self.patterns.iter().map(|pattern| way(*pattern, &column, last)).collect();
        let day = match ways.len() {
            0 => "CAST(NULL AS DATE)".to_owned(),
            1 => ways.remove(0),
            _ => format!("COALESCE({})", ways.join(", ")),
        };
        if self.odd.is_empty() {
            return day;
        }
        let mut sql = format!("CASE {column}");
        for text in &self.odd {
            let _ = write!(sql, " WHEN {} THEN NULL", sql::string(text));
        }
        let _ = write!(sql, " ELSE {day} END");
        sql
    }

    /// The SQL of a cell as an instant.
    pub(crate) fn sql_instant(&self) -> String {
        format!("TRY_CAST({} AS TIMESTAMP)", sql::identifier(&self.header))
    }
}

/// The SQL of a date of several cells; a month or a day that is blank or zero is unknown.
fn of_parts(parts: &[Option<(usize, String)>; 3], last: bool) -> String {
    let [year, month, of_month] = parts.each_ref().map(|part| {
        let (_, header) = part.as_ref()?;
        Some(format!("NULLIF(TRY_CAST({} AS INTEGER), 0)", sql::identifier(header)))
    });
    let null = || "CAST(NULL AS INTEGER)".to_owned();
    let (year, month, of_month) =
        (year.unwrap_or_else(null), month.unwrap_or_else(null), of_month.unwrap_or_else(null));
    if last {
        format!(
            "CASE WHEN {month} IS NULL THEN MAKE_DATE({year}, 12, 31) WHEN {of_month} IS NULL THEN LAST_DAY(MAKE_DATE({year}, {month}, 1)) ELSE MAKE_DATE({year}, {month}, {of_month}) END"
        )
    } else {
        format!(
            "MAKE_DATE({year}, COALESCE({month}, 1), CASE WHEN {month} IS NULL THEN 1 ELSE COALESCE({of_month}, 1) END)"
        )
    }
}

/// The SQL that reads one pattern and gives null for the others.
fn way(pattern: Pattern, column: &str, last: bool) -> String {
    let parsed = |formats: &[&str]| {
        let formats: Vec<_> = formats.iter().map(|format| sql::string(format)).collect();
        format!("CAST(TRY_STRPTIME(TRIM({column}), [{}]) AS DATE)", formats.join(", "))
    };
    let month = |day: String| if last { format!("LAST_DAY({day})") } else { day };
    match pattern {
        Pattern::Iso => format!("TRY_CAST(LEFT(TRIM({column}), 10) AS DATE)"),
        Pattern::YearFirst => parsed(&["%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%d", "%Y%m%d"]),
        Pattern::DayFirst => {
            parsed(&["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M"])
        }
        Pattern::MonthFirst => parsed(&["%m/%d/%Y", "%m-%d-%Y", "%m/%d/%Y %H:%M"]),
        Pattern::DayMonth => parsed(&["%d %B %Y", "%d %b %Y", "%d-%b-%Y"]),
        Pattern::MonthDay => parsed(&["%B %d, %Y", "%b %d, %Y"]),
        Pattern::YearMonth => month(parsed(&["%Y-%m"])),
        Pattern::MonthYear => month(parsed(&["%B %Y", "%b %Y"])),
        Pattern::Year => {
            let (of_month, of_year) = if last { (31, 12) } else { (1, 1) };
            format!("MAKE_DATE(TRY_CAST({column} AS INTEGER), {of_year}, {of_month})")
        }
        Pattern::Serial => {
            format!("DATE '1899-12-30' + TRY_CAST(FLOOR(TRY_CAST({column} AS DOUBLE)) AS INTEGER)")
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::tests::column;

    #[test]
    fn sql_reads_the_patterns_that_occur() {
        assert_snapshot!(column(&["2025-08-06 18:00"], None).sql(false), @r#"TRY_CAST(LEFT(TRIM("date"), 10) AS DATE)"#);
        assert_snapshot!(column(&["2024-02", "NA"], None).sql(true), @r#"CASE "date" WHEN 'NA' THEN NULL ELSE LAST_DAY(CAST(TRY_STRPTIME(TRIM("date"), ['%Y-%m']) AS DATE)) END"#);
    }
}
