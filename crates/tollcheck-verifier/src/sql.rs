//! The same query as SQL for `DuckDB` over the file itself.

use tollcheck_sources::date_of;

use crate::desk::Desk;
use crate::query::{Aggregate, Days, Query};

impl Query<'_> {
    /// A statement whose only value is that of the query.
    pub(crate) fn sql(&self) -> String {
        let value = self.sql_value();
        match self.aggregate {
            Aggregate::Sum => self.select(&format!("sum({value})"), self.days),
            Aggregate::Mean(times, by) => {
                let sum = format!("round(sum({value}) * {times} * 100.0 / {by}) / 100");
                self.select(&sum, self.days)
            }
            Aggregate::Max => {
                let night = last_day(self.table);
                let nights = self.select(&format!("sum({value}) AS night"), self.days);
                format!("SELECT max(night) FROM ({nights} GROUP BY {night})")
            }
            Aggregate::At => self.sql_at(&value, self.days),
            Aggregate::Delta(since) => format!("SELECT {}", self.sql_rise(&value, since)),
            Aggregate::Pace(since, times, by) => {
                let rise = match since {
                    Some(since) => self.sql_rise(&value, since),
                    None => format!("({})", self.sql_at(&value, self.days)),
                };
                format!("SELECT round(({rise}) * {times} * 100.0 / {by}) / 100")
            }
            Aggregate::Event(row) | Aggregate::Span(row) => self.sql_row(&value, row),
        }
    }

    /// The columns of a row added up; rows that are counted are one each.
    fn sql_value(&self) -> String {
        let columns = self.choice.measures.iter().filter_map(|measure| measure.main());
        let columns: Vec<&str> = columns.map(|column| column.sql.as_str()).collect();
        if columns.is_empty() { "1".to_owned() } else { columns.join(" + ") }
    }

    fn select(&self, select: &str, days: Days) -> String {
        self.from(select, &self.conditions(days))
    }

    /// A selection from the table as it was known.
    fn from(&self, select: &str, conditions: &[String]) -> String {
        self.table.sql_known(select, conditions, Some(self.known))
    }

    /// The last known value. Rows of one day are told apart by their order in the file.
    fn sql_at(&self, value: &str, days: Days) -> String {
        let Some(row) = self.over(days).last() else { return "SELECT NULL".to_owned() };
        let day = self.table.rows.last(row);
        let same_day = |other: &usize| self.table.rows.last(*other) == day;
        let of_day: Vec<usize> = self.over(days).rows().into_iter().filter(same_day).collect();
        if of_day.len() > 1 {
            return self.sql_row(value, row);
        }
        let mut conditions = self.conditions(days);
        conditions.push(format!("{value} IS NOT NULL"));
        let select = self.from(value, &conditions);
        format!("{select} ORDER BY {} DESC LIMIT 1", last_day(self.table))
    }

    /// The last known value less that of `since`.
    fn sql_rise(&self, value: &str, since: i32) -> String {
        let (now, then) = (self.sql_at(value, self.days), self.sql_at(value, Days::To(since)));
        format!("({now}) - ({then})")
    }

    /// One row: by its days and place, and by its order in the file where there are more of them.
    fn sql_row(&self, value: &str, row: usize) -> String {
        let rows = &self.table.rows;
        let (Some(first), Some(last)) = (rows.first(row), rows.last(row)) else {
            return "SELECT NULL".to_owned();
        };
        let place = self.table.places.of(row);
        let one = Self { spots: vec![place], days: Days::Within(first, last), ..self.clone() };
        let same = one.rows();
        let nth = same.iter().position(|other| *other == row).unwrap_or_default();
        let select = self.from(value, &one.conditions(one.days));
        if same.len() > 1 { format!("{select} LIMIT 1 OFFSET {nth}") } else { select }
    }

    /// What the rows have to meet.
    fn conditions(&self, days: Days) -> Vec<String> {
        let table = self.table;
        let mut conditions = match days {
            Days::Touching(from, to) => table.sql_touching(from, to),
            Days::Within(from, to) => table.sql_within(Some(from), Some(to)),
            Days::Ending(from, to) => between(&last_day(table), from, to),
            Days::Starting(from, to) => between(&first_day(table), from, to),
            Days::To(day) => table.sql_within(None, Some(day)),
        };
        conditions.push(table.places.sql(&self.spots));
        conditions.extend(self.choice.conditions());
        conditions
    }
}

fn first_day(table: &Desk<'_>) -> String {
    table.days.as_ref().map_or_else(|| "NULL".to_owned(), |(first, _)| first.clone())
}

fn last_day(table: &Desk<'_>) -> String {
    table.days.as_ref().map_or_else(|| "NULL".to_owned(), |(_, last)| last.clone())
}

fn between(day: &str, from: i32, to: i32) -> Vec<String> {
    let date = |day| format!("DATE '{}'", date_of(day));
    if from == to {
        vec![format!("{day} = {}", date(from))]
    } else {
        vec![format!("{day} >= {}", date(from)), format!("{day} <= {}", date(to))]
    }
}
