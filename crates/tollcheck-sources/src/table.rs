//! A table as it is asked: typed columns, and what is known of them as a whole.

use std::fmt;

use tollcheck_model::{Kind, PlaceId, Point, Series};

use crate::coded::Coded;
use crate::day::date_of;
use crate::infer::Understanding;
use crate::measure::{Bound, Counted, Measure};
use crate::places::Places;
use crate::rows::Rows;
use crate::sql::{self, Dialect};

/// What one row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowSort {
    /// An event: sum them.
    Events,
    /// A reporting period: sum them over a range, or take the greatest.
    Periods,
    /// The value at a date: take the last, or the difference of two.
    RunningTotal,
    /// One of what is counted: count them.
    People,
    /// A figure with its name, in the long shape.
    Figures,
    /// Something with a beginning and an end.
    Spans,
}

impl RowSort {
    /// Every sort.
    pub const ALL: [Self; 6] =
        [Self::Events, Self::Periods, Self::RunningTotal, Self::People, Self::Figures, Self::Spans];

    /// The name in a descriptor.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Periods => "periods",
            Self::RunningTotal => "running_total",
            Self::People => "people",
            Self::Figures => "figures",
            Self::Spans => "spans",
        }
    }
}

impl fmt::Display for RowSort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Whose figures a table holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The publisher.
    pub title: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Where it publishes.
    pub url: Option<String>,
}

/// Days from one to another, either of which may be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covers {
    /// The first day.
    pub from: Option<i32>,
    /// The last day.
    pub to: Option<i32>,
}

/// How a row that was reported again is told from another row, for SQL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// The expression of the day on which a row was reported.
    pub reported: String,
    /// The expressions that versions of one row have in common; none where no row replaces another.
    pub same: Vec<String>,
}

/// One file more of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// The file, relative to the folder of tables.
    pub file: String,
    /// The file as the program was told to reach it.
    pub path: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// One table. Rows that the descriptor leaves out (`only`) are not in it.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name in the descriptor, or the stem of its file.
    pub name: String,
    /// What it holds, in words.
    pub title: Option<String>,
    /// The file, relative to the folder of tables; the first where there are several.
    pub file: String,
    /// The file as the program was told to reach it, for SQL.
    pub path: String,
    /// The files after the first.
    pub more: Vec<More>,
    /// What a row is.
    pub sort: RowSort,
    /// The publishers; the first is the origin of a row that names none.
    pub origins: Vec<Origin>,
    /// The licence of the figures.
    pub licence: Option<String>,
    /// Where the table is published.
    pub url: Option<String>,
    /// The day on which it was fetched from its publisher. Tables of one name and different such days are versions of
    /// one table.
    pub retrieved: Option<i32>,
    /// How rows that replace one another are told apart, where they carry the day on which they were reported.
    pub revisions: Option<Revisions>,
    /// The least number that a row has: fewer are left out of the table.
    pub threshold: Option<i64>,
    /// The day on which a running total begins.
    pub since: Option<i32>,
    /// The days that the publisher says are covered, beyond those that have rows.
    pub covers: Covers,
    /// The place of the whole table.
    pub place: Option<String>,
    /// The entry of the gazetteer for the place of the whole table, or for its country.
    pub place_id: Option<PlaceId>,
    /// The country of the whole table, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Records in the file, with those left out.
    pub records: usize,
    /// The rows.
    pub rows: Rows,
    /// The places of the rows.
    pub places: Places,
    /// What the rows count or measure, in the order of the columns.
    pub measures: Vec<Measure>,
    /// Columns that say whom a row counts.
    pub groups: Vec<Coded>,
    /// Columns that say whose doing a row is.
    pub actors: Vec<Coded>,
    /// The column that says which weapon a row counts.
    pub weapon: Option<Coded>,
    /// The column that says whose figure a row is.
    pub source: Option<Coded>,
    /// By what it was understood.
    pub understanding: Understanding,
    /// How the file is read by others.
    pub dialect: Dialect,
    /// The condition that keeps the rows which are in the table; `None` keeps all.
    pub only: Option<String>,
    /// The SQL expressions of the first and the last day of a row.
    pub days: Option<(String, String)>,
}

impl Table {
    /// The measures of `kind`.
    pub fn measures_of(&self, kind: Kind) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(move |measure| measure.counted == Counted::Kind(kind))
    }

    /// The first day and the last day of the rows.
    pub fn span(&self) -> Option<(i32, i32)> {
        let first = self.rows.by_day.iter().find_map(|row| self.rows.first(*row as usize))?;
        let last = (0..self.rows.len()).filter_map(|row| self.rows.last(row)).max()?;
        Some((first, last))
    }

    /// The days for which the silence of the table means that there was nothing.
    pub fn covered(&self) -> Option<(i32, i32)> {
        let span = self.span();
        let from = self.covers.from.or(self.since).or(span.map(|(first, _)| first))?;
        let to = self.covers.to.or(span.map(|(_, last)| last))?;
        Some((from, to))
    }

    /// Where a row stands: its file, the SHA-256 of that, and its physical line.
    pub fn address(&self, row: usize) -> (&str, &str, u64) {
        let line = self.rows.line(row);
        match self.rows.file(row).checked_sub(1).and_then(|at| self.more.get(at)) {
            None => (&self.file, &self.sha256, line),
            Some(more) => (&more.file, &more.sha256, line),
        }
    }

    /// Whose figure a row is: its own source, else the publisher.
    pub fn origin(&self, row: usize) -> &str {
        let own = self.source.as_ref().map(|source| source.word(row).trim());
        own.filter(|own| !own.is_empty()).unwrap_or_else(|| self.publisher())
    }

    /// The first publisher, or the name of the table where none is stated.
    pub fn publisher(&self) -> &str {
        self.origins.first().map_or(&self.name, |origin| &origin.title)
    }

    /// A query over the file: `select` for the rows that meet all of `conditions`.
    ///
    /// Conditions come from [`Table::sql_within`], [`Places::sql`] and [`Coded::sql`]; values from
    /// [`crate::Column::sql`].
    pub fn sql(&self, select: &str, conditions: &[String]) -> String {
        self.sql_known(select, conditions, None)
    }

    /// The same over the rows as they were known on a day: of rows that replace one another, the last reported by then.
    pub fn sql_known(&self, select: &str, conditions: &[String], known: Option<i32>) -> String {
        if let Some(sheet) = &self.dialect.sheet {
            let (path, sheet) = (&self.path, sql::string(sheet));
            return format!(
                "-- {path} is a workbook: save its sheet {sheet} as CSV to repeat this"
            );
        }
        let more = self.more.iter().map(|more| more.path.as_str());
        let paths: Vec<&str> = std::iter::once(self.path.as_str()).chain(more).collect();
        let file = self.dialect.read(&paths);
        let Some(revisions) = &self.revisions else {
            let known = self.sql_within(None, known.filter(|day| *day < i32::MAX));
            let all: Vec<&String> = self.only.iter().chain(&known).chain(conditions).collect();
            return self.select(select, &file, &all);
        };
        let reported = &revisions.reported;
        let known = known
            .filter(|day| *day < i32::MAX)
            .map(|day| format!("{reported} <= {}", sql::day(day)));
        let kept: Vec<&String> = self.only.iter().chain(&known).collect();
        if revisions.same.is_empty() {
            let all: Vec<&String> = kept.into_iter().chain(conditions).collect();
            return self.select(select, &file, &all);
        }
        let rank = format!(
            " QUALIFY rank() OVER (PARTITION BY {} ORDER BY {reported} DESC) = 1",
            revisions.same.join(", ")
        );
        let rows = self.select("*", &file, &kept) + &self.dialect.spell(&rank);
        self.select(select, &format!("({rows})"), &conditions.iter().collect::<Vec<_>>())
    }

    fn select(&self, select: &str, from: &str, conditions: &[&String]) -> String {
        let mut sql = format!("SELECT {} FROM {from}", self.dialect.spell(select));
        for (at, condition) in conditions.iter().filter(|it| **it != "true").enumerate() {
            sql.push_str(if at == 0 { " WHERE " } else { " AND " });
            sql.push_str(&self.dialect.spell(condition));
        }
        sql
    }

    /// The condition that a row begins and ends within `from..=to`; open ends ask nothing.
    pub fn sql_within(&self, from: Option<i32>, to: Option<i32>) -> Vec<String> {
        let Some((first, last)) = &self.days else { return Vec::new() };
        let from = from.map(|day| format!("{first} >= {}", sql::day(day)));
        let to = to.map(|day| format!("{last} <= {}", sql::day(day)));
        from.into_iter().chain(to).collect()
    }

    /// The condition that a row has a day in common with `from..=to`.
    pub fn sql_touching(&self, from: i32, to: i32) -> Vec<String> {
        let Some((first, last)) = &self.days else { return Vec::new() };
        vec![format!("{last} >= {}", sql::day(from)), format!("{first} <= {}", sql::day(to))]
    }

    /// The figures of a measure over time.
    pub fn series(&self, measure: &Measure) -> Series {
        let value = |bound, row| measure.column(bound).and_then(|column| column.numbers.get(row));
        let rows = self.rows.by_day.iter().map(|row| *row as usize);
        let points = rows.filter(|row| self.rows.is_known(*row, i32::MAX)).filter_map(|row| {
            Some(Point {
                day: date_of(self.rows.last(row)?),
                value: measure.main()?.numbers.get(row)?,
                low: value(Bound::Low, row),
                high: value(Bound::High, row),
                line: self.rows.line(row),
            })
        });
        Series {
            table: self.name.clone(),
            column: measure.header.clone(),
            origin: self.publisher().to_owned(),
            running: self.sort == RowSort::RunningTotal,
            points: points.collect(),
        }
    }
}
