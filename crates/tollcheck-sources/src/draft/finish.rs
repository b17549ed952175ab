//! A draft into a table, its rows in the order of the index.

use tollcheck_model::PlaceId;

use super::Draft;
use super::word_column::WordColumn;
use crate::check::check;
use crate::date_column::DateColumn;
use crate::day::date_of;
use crate::finding::{self, Findings};
use crate::infer::Understanding;
use crate::locate::{self, locate};
use crate::order;
use crate::places::{PlaceRole, Places};
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
        let mut dates = [self.date.take(), self.start.take(), self.end.take(), self.as_of.take()];
        for column in dates.iter_mut().flatten() {
            column.decide(|line| match self.address(line) {
                (_, line) if self.files.len() == 1 => format!("line {line}"),
                (file, line) => format!("line {line} of {file}"),
            });
        }
        [self.date, self.start, self.end, self.as_of] = dates;
        self.tell();
        let (first, last) = self.days();
        let (order, rank) = self.order(&first);
        let place_id =
            locate::whole(self.resource.place.as_deref(), self.resource.country.as_deref());
        let places = self.places(&order, &rank, place_id);
        let sort = self.resource.rows.unwrap_or(RowSort::Events);
        let days = self.sql_days();
        let only = self.sql_only();
        let measures = self.finish_measures(&order, sort, &first);
        let reports = self.reports(&order, &first, &last);
        let rows = Rows {
            reported: reports.reported,
            replaced: reports.replaced,
            ..self.rows(&order, &first, &last)
        };
        let resource = self.resource;
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
            groups: all(self.groups),
            actors: all(self.actors),
            weapon: self.weapon.map(|column| column.coded(&order)),
            source: self.source.map(|column| column.coded(&order)),
            understanding: Understanding::default(),
            dialect,
            only,
            days,
        };
        check(&mut table, &mut findings);
        (table, findings)
    }

    /// Says which cells could not be read, and which were understood though they are more than a number.
    fn tell(&mut self) {
        let dates = [&self.date, &self.start, &self.end, &self.as_of].into_iter().flatten();
        let dates = dates.map(|column| (&column.header, &column.unreadable));
        let numbers = self.numbers.iter().chain(&self.hours);
        let numbers = numbers.map(|column| (&column.header, &column.unreadable));
        let mut findings = std::mem::take(&mut self.findings);
        for (header, cells) in dates.chain(numbers) {
            let last = cells.told.last().into_iter().cycle().take(cells.more);
            for (rule, line, what) in cells.told.iter().chain(last) {
                let (file, line) = self.address(*line);
                findings.push(rule, file, line, Some(header), what);
            }
        }
        for column in [&self.date, &self.start, &self.end].into_iter().flatten() {
            if column.is_serial() {
                let what = "dates are numbers of days";
                findings.push(&finding::SERIAL, self.address(0).0, 0, Some(&column.header), what);
            }
        }
        for column in &self.numbers {
            for (row, _) in column.notes() {
                let line = self.lines.get(*row as usize).copied().map_or(0, u64::from);
                let (file, line) = self.address(line);
                let what = "a number with words or signs";
                findings.push(&finding::WORDS, file, line, Some(&column.header), what);
            }
        }
        self.findings = findings;
    }

    /// The first and the last day of each row in the order of the file.
    fn days(&mut self) -> (Vec<i32>, Vec<i32>) {
        let first = self.start.as_ref().or(self.date.as_ref()).or(self.end.as_ref());
        let last = self.end.as_ref().or(self.date.as_ref()).or(self.start.as_ref());
        let rows = 0..self.lines.len();
        let day = |column: Option<&DateColumn>, row, last| match column {
            None => NO_DAY,
            Some(column) if last => column.last(row),
            Some(column) => column.first(row),
        };
        let mut backward = Vec::new();
        let days = rows.map(|row| {
            let (begin, end) = (day(first, row, false), day(last, row, true));
            let (begin, end) = match (begin, end) {
                (NO_DAY, end) => (end, end),
                (begin, NO_DAY) => (begin, begin),
                both => both,
            };
            // A row that ends before it begins counts for its first day alone.
            if end < begin {
                backward.push((row, begin, end));
                return (begin, begin);
            }
            (begin, end)
        });
        let days = days.unzip();
        let mut findings = std::mem::take(&mut self.findings);
        for (row, begin, end) in backward {
            let (file, line) = self.address(self.lines.get(row).copied().map_or(0, u64::from));
            let what = format!("from {} to {}", date_of(begin), date_of(end));
            findings.push(&finding::BACKWARD, file, line, None, what);
        }
        self.findings = findings;
        days
    }

    /// Rows of the file in the order of the index, and the places in theirs.
    fn order(&self, first: &[i32]) -> (Vec<u32>, Vec<u32>) {
        let mut by_name: Vec<u32> =
            (0..u32::try_from(self.place_names.len()).unwrap_or(0)).collect();
        by_name.sort_by_key(|code| &self.place_names[*code as usize]);
        let mut rank = vec![0_i32; by_name.len()];
        for (at, code) in (0..).zip(&by_name) {
            rank[*code as usize] = at;
        }
        let count = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        let by_day = order::by(0..count, |row| first[row as usize]);
        let place = |row: u32| rank[self.place_codes[row as usize] as usize];
        let order = order::by(by_day.into_iter(), place);
        (order, by_name)
    }

    fn places(&self, order: &[u32], by_name: &[u32], around: Option<PlaceId>) -> Places {
        let mut columns: Vec<(usize, PlaceRole)> =
            self.place_columns.iter().enumerate().map(|(at, (role, ..))| (at, *role)).collect();
        columns.sort_by_key(|(at, role)| (*role, *at));
        let header = |at: usize| self.place_columns[at].1.clone();
        let mut places =
            Places::new(columns.iter().map(|(at, role)| (*role, header(*at))).collect());
        let whole = self.resource.place.as_deref().or(self.resource.country.as_deref());
        let mut begin = 0;
        for code in by_name {
            let rest = order.get(begin..).unwrap_or_default();
            let count = rest.partition_point(|row| self.place_codes[*row as usize] == *code);
            let names = &self.place_names[*code as usize];
            let point = self.place_points[*code as usize];
            let cells = columns.iter().map(|(at, role)| (*role, names[*at].as_str()));
            let location = locate(cells, around, point);
            let names = columns.iter().map(|(at, _)| names[*at].clone()).collect();
            places.push(names, whole.unwrap_or_default(), location, begin..begin + count);
            begin += count;
        }
        places
    }

    fn rows(&self, order: &[u32], first: &[i32], last: &[i32]) -> Rows {
        let pick = |days: &[i32]| order.iter().map(|row| days[*row as usize]).collect::<Vec<_>>();
        let lines = order.iter().map(|row| self.lines[*row as usize]).collect();
        let spans = first != last;
        let (first, last) = (pick(first), pick(last));
        let longest =
            first.iter().zip(&last).map(|(first, last)| last.saturating_sub(*first)).max();
        let hours = self.hours.as_ref().map(|column| {
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
            last: spans.then_some(last),
            hours,
            by_day,
            longest: longest.unwrap_or(0),
            ..Rows::default()
        }
    }

    pub(super) fn sql_days(&self) -> Option<(String, String)> {
        let first = self.start.as_ref().or(self.date.as_ref()).or(self.end.as_ref())?;
        let last = self.end.as_ref().or(self.date.as_ref()).or(self.start.as_ref())?;
        let (begin, end) = (first.sql(false), last.sql(true));
        if self.start.is_some() && self.end.is_some() {
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
