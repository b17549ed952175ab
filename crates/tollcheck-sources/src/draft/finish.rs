//! A draft into a table, its rows in the order of the index.

use rustc_hash::FxHashMap;

use super::Draft;
use super::columns::Columns;
use super::word_column::WordColumn;
use crate::check::check;
use crate::date_column::DateColumn;
use crate::day::date_of;
use crate::days::Days;
use crate::finding::{self, Findings};
use crate::infer::Understanding;
use crate::locate;
use crate::number_column::NumberColumn;
use crate::rows::{NO_DAY, Rows};
use crate::sql::{self, Dialect};
use crate::table::{More, RowSort, Table};

impl Draft {
    /// The table, and what could not be read of it.
    pub(crate) fn finish(
        mut self,
        files: Vec<(String, String)>,
        dialect: Dialect,
    ) -> (Table, Findings) {
        self.settle_reports();
        self.hashes = FxHashMap::default();
        self.blank = Columns::default();
        let mut columns = std::mem::take(&mut self.columns);
        for column in columns.dates() {
            column.decide(|line| match self.address(line) {
                (_, line) if self.files.len() == 1 => format!("line {line}"),
                (file, line) => format!("line {line} of {file}"),
            });
        }
        columns.numbers.iter_mut().chain(&mut columns.hours).for_each(NumberColumn::decide);
        self.columns = columns;
        self.tell_of_cells();
        let days = self.days();
        let (order, rank) = self.order(&days);
        let place_id =
            locate::whole(self.resource.place.as_deref(), self.resource.country.as_deref());
        let places = self.places(&order, &rank, place_id);
        let sort = self.resource.rows.unwrap_or(RowSort::Events);
        let sql_days = self.sql_days();
        let only = self.sql_only();
        let reports = self.reports(&order, &days);
        let rows = Rows {
            reported: reports.reported,
            replaced: reports.replaced,
            ..self.rows(&order, &days)
        };
        let measures = self.finish_measures(&order, sort, &days);
        let (resource, columns) = (self.resource, self.columns);
        let all = |columns: Vec<WordColumn>| {
            columns.into_iter().map(|column| column.coded(&order)).collect::<Vec<_>>()
        };
        let mut findings = self.findings;
        let files = self.files.into_iter().zip(files);
        let mut files = files.map(|(file, (path, sha256))| More { file, path, sha256 });
        let first = files.next().unwrap_or_default();
        let mut table = Table {
            name: resource.name,
            title: resource.title,
            file: first.file,
            path: first.path,
            more: files.collect(),
            sort,
            origins: resource.origins,
            licence: resource.licence,
            url: resource.url,
            retrieved: resource.retrieved,
            revisions: reports.sql,
            threshold: resource.threshold,
            since: resource.since,
            covers: resource.covers,
            place: resource.place,
            place_id,
            country: resource.country,
            sha256: first.sha256,
            records: self.records,
            rows,
            places,
            measures,
            groups: all(columns.groups),
            actors: all(columns.actors),
            weapon: columns.weapon.map(|column| column.coded(&order)),
            source: columns.source.map(|column| column.coded(&order)),
            understanding: Understanding::default(),
            dialect,
            only,
            days: sql_days,
        };
        check(&mut table, &mut findings);
        (table, findings)
    }

    /// Says which cells could not be read, and which were understood though they are more than a number.
    fn tell_of_cells(&mut self) {
        let Columns { date, start, end, as_of, .. } = &self.columns;
        let dates = [date, start, end, as_of].into_iter().flatten();
        let dates = dates.map(|column| (&column.header, &column.unreadable));
        let numbers = self.columns.numbers.iter().chain(&self.columns.hours);
        let numbers = numbers.map(|column| (&column.header, &column.unreadable));
        let mut findings = std::mem::take(&mut self.findings);
        for (header, cells) in dates.chain(numbers) {
            let last = cells.told.last().into_iter().cycle().take(cells.more);
            for (rule, line, what) in cells.told.iter().chain(last) {
                let (file, line) = self.address(*line);
                findings.push(rule, file, line, Some(header), what);
            }
        }
        for column in [date, start, end].into_iter().flatten() {
            if column.is_serial() {
                let what = "dates are numbers of days";
                findings.push(&finding::SERIAL, self.address(0).0, 0, Some(&column.header), what);
            }
        }
        for column in &self.columns.numbers {
            for (row, _) in column.notes() {
                let line = self.columns.lines.get(*row as usize).copied().map_or(0, u64::from);
                let (file, line) = self.address(line);
                let what = "a number with words or signs";
                findings.push(&finding::WORDS, file, line, Some(&column.header), what);
            }
        }
        self.findings = findings;
    }

    /// The days of each row in the order of the file.
    fn days(&mut self) -> Days {
        let (first, last) = self.ends();
        let day = |column: Option<&DateColumn>, row, last| match column {
            None => NO_DAY,
            Some(column) if last => column.last(row),
            Some(column) => column.first(row),
        };
        let mut days = Days::default();
        let mut backward = Vec::new();
        for row in 0..self.columns.lines.len() {
            let (begin, end) = match (day(first, row, false), day(last, row, true)) {
                (NO_DAY, end) => (end, end),
                (begin, NO_DAY) => (begin, begin),
                both => both,
            };
            // A row that ends before it begins counts for its first day alone.
            if end < begin {
                backward.push((row, begin, end));
            }
            days.push(begin, end.max(begin));
        }
        let mut findings = std::mem::take(&mut self.findings);
        for (row, begin, end) in backward {
            let (file, line) =
                self.address(self.columns.lines.get(row).copied().map_or(0, u64::from));
            let what = format!("from {} to {}", date_of(begin), date_of(end));
            findings.push(&finding::BACKWARD, file, line, None, what);
        }
        self.findings = findings;
        // The length of a span needs the days of its columns once more.
        if self.resource.rows != Some(RowSort::Spans) {
            let Columns { date, start, end, .. } = &mut self.columns;
            [date, start, end].into_iter().flatten().for_each(DateColumn::forget);
        }
        days
    }

    /// The columns of the first and of the last day of a row.
    fn ends(&self) -> (Option<&DateColumn>, Option<&DateColumn>) {
        let Columns { date, start, end, .. } = &self.columns;
        let (date, start, end) = (date.as_ref(), start.as_ref(), end.as_ref());
        (start.or(date).or(end), end.or(date).or(start))
    }

    pub(super) fn sql_days(&self) -> Option<(String, String)> {
        let (first, last) = self.ends();
        let (begin, end) = (first?.sql(false), last?.sql(true));
        if self.columns.start.is_some() && self.columns.end.is_some() {
            return Some((
                format!("COALESCE({begin}, {end})"),
                format!("GREATEST(COALESCE({end}, {begin}), COALESCE({begin}, {end}))"),
            ));
        }
        Some((begin, end))
    }

    fn sql_only(&self) -> Option<String> {
        let conditions: Vec<String> = self
            .resource
            .only
            .iter()
            .map(|(header, values)| sql::one_of(header, values.iter().map(String::as_str)))
            .collect();
        (!conditions.is_empty()).then(|| conditions.join(" AND "))
    }
}
