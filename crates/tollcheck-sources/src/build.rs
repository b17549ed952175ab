//! Records into a table: the columns that have a role are kept, typed and put in the order of the index.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};
use tollcheck_model::{Fault, Kind, PlaceId, TimeUnit};

use crate::cell::{Cell, Decimal, Marks};
use crate::check::check;
use crate::coded::Coded;
use crate::date_column::DateColumn;
use crate::day::date_of;
use crate::descriptor::{Field, Resource};
use crate::finding::{self, Findings, Rule};
use crate::header;
use crate::infer::Understanding;
use crate::locate::{self, locate};
use crate::measure::{Bound, Column, Counted, Mark, Measure};
use crate::number_column::NumberColumn;
use crate::numbers::Numbers;
use crate::order;
use crate::places::{PlaceRole, Places};
use crate::record::Record;
use crate::role::{Role, Use, When};
use crate::rows::{NO_DAY, Rows};
use crate::sql::{self, Dialect};
use crate::table::{RowSort, Table};

/// A column of words while its rows come in.
#[derive(Debug, Default)]
struct WordColumn {
    header: String,
    at: usize,
    codes: Vec<u32>,
    words: Vec<String>,
    known: FxHashMap<Vec<u8>, u32>,
    /// Bytes of the distinct words.
    letters: usize,
}

impl WordColumn {
    fn new(header: &str, at: usize) -> Self {
        Self { header: header.to_owned(), at, ..Self::default() }
    }

    fn push(&mut self, bytes: &[u8]) {
        if let Some(code) = self.known.get(bytes) {
            self.codes.push(*code);
            return;
        }
        let code = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(String::from_utf8_lossy(bytes).into_owned());
        self.known.insert(bytes.to_owned(), code);
        self.letters += bytes.len() + 64;
        self.codes.push(code);
    }

    fn coded(self, order: &[u32]) -> Coded {
        let codes = order.iter().map(|row| self.codes[*row as usize]).collect();
        Coded::new(self.header, self.words, codes)
    }
}

/// One measure while its rows come in: columns by their place in the draft.
#[derive(Debug)]
struct MeasureDraft {
    used: Use,
    best: Vec<usize>,
    low: Option<usize>,
    high: Option<usize>,
}

/// A table while its rows come in.
#[derive(Debug)]
pub(crate) struct Draft {
    resource: Resource,
    file: String,
    headers: Vec<String>,
    lines: Vec<u32>,
    records: usize,
    only: Vec<(usize, Vec<Vec<u8>>)>,
    date: Option<DateColumn>,
    start: Option<DateColumn>,
    end: Option<DateColumn>,
    numbers: Vec<NumberColumn>,
    hours: Option<NumberColumn>,
    measures: Vec<MeasureDraft>,
    /// Columns whose cells count as one where they have one of some values.
    classes: Vec<(Use, WordColumn)>,
    place_columns: Vec<(PlaceRole, String, usize)>,
    place_codes: Vec<u32>,
    place_names: Vec<Vec<String>>,
    place_points: Vec<Option<(i32, i32)>>,
    latitude: Option<usize>,
    longitude: Option<usize>,
    known_places: FxHashMap<Vec<u8>, u32>,
    groups: Vec<WordColumn>,
    actors: Vec<WordColumn>,
    weapon: Option<WordColumn>,
    source: Option<WordColumn>,
    approximate: Option<WordColumn>,
    /// The names and the values of the long shape.
    figure: Option<WordColumn>,
    value: Option<usize>,
    key: Vec<u8>,
    findings: Findings,
    /// Rows told from others by all their cells, where the table is small enough.
    hashes: FxHashMap<u64, u32>,
}

/// Records that are compared cell by cell.
const COMPARED: usize = 100_000;

impl Draft {
    /// A draft for the columns of `headers`; `None` where a column that the descriptor names is missing.
    pub(crate) fn new(
        resource: &Resource,
        file: &str,
        headers: &[String],
        descriptor: Option<&str>,
    ) -> Result<Self, Vec<Fault>> {
        let mut draft = Self::empty(resource, file, headers);
        let mut faults = Vec::new();
        let find = |name: &str| {
            let exact = headers.iter().position(|header| header == name);
            exact.or_else(|| headers.iter().position(|header| header.trim() == name.trim()))
        };
        let mut missing = |name: &str, at: (u64, u64)| {
            faults.push(Fault {
                file: descriptor.unwrap_or(file).to_owned(),
                line: at.0,
                column: at.1,
                header: None,
                what: format!("no column {name:?} in {file}, which has {}", listed(headers)),
            });
        };
        for (header, values) in &resource.only {
            match find(header) {
                Some(at) => {
                    let values = values.iter().map(|value| value.clone().into_bytes()).collect();
                    draft.only.push((at, values));
                }
                None => missing(header, resource.at),
            }
        }
        for field in &resource.fields {
            let Some(used) = &field.role else { continue };
            match find(&field.name) {
                Some(at) => draft.take(field, used, at),
                None => missing(&field.name, field.at),
            }
        }
        if faults.is_empty() { Ok(draft) } else { Err(faults) }
    }

    fn empty(resource: &Resource, file: &str, headers: &[String]) -> Self {
        Self {
            resource: resource.clone(),
            file: file.to_owned(),
            headers: headers.to_vec(),
            lines: Vec::new(),
            records: 0,
            only: Vec::new(),
            date: None,
            start: None,
            end: None,
            numbers: Vec::new(),
            hours: None,
            measures: Vec::new(),
            classes: Vec::new(),
            place_columns: Vec::new(),
            place_codes: Vec::new(),
            place_names: Vec::new(),
            place_points: Vec::new(),
            latitude: None,
            longitude: None,
            known_places: FxHashMap::default(),
            groups: Vec::new(),
            actors: Vec::new(),
            weapon: None,
            source: None,
            approximate: None,
            figure: None,
            value: None,
            key: Vec::new(),
            findings: Findings::default(),
            hashes: FxHashMap::default(),
        }
    }

    /// Gives the column at `at` its role.
    fn take(&mut self, field: &Field, used: &Use, at: usize) {
        let header = self.headers[at].clone();
        let missing = || {
            let own = field.missing.iter();
            own.chain(&self.resource.form.missing).cloned().collect::<Vec<_>>()
        };
        let times = self.resource.rows == Some(RowSort::Spans);
        let dates = || {
            DateColumn::new(header.clone(), at, missing(), times).stating(field.format.as_deref())
        };
        let words = || WordColumn::new(&header, at);
        let marks = Marks { decimal: field.decimal, group: field.group };
        match used.role {
            Role::Counted(..) if !used.values.is_empty() => {
                let column = words();
                self.classes.push((used.clone(), column));
            }
            Role::Counted(_, bound) => {
                let column = NumberColumn::new(header.clone(), at, marks, missing());
                self.numbers.push(column);
                self.measure(used, bound, self.numbers.len() - 1);
            }
            Role::Value => {
                let column = NumberColumn::new(header.clone(), at, marks, missing());
                self.numbers.push(column);
                self.value = Some(self.numbers.len() - 1);
            }
            Role::Name => self.figure = Some(words()),
            Role::Date | Role::AsOf => self.date = Some(dates()),
            Role::Part(when, part) => {
                let slot = match when {
                    When::Date => &mut self.date,
                    When::Start => &mut self.start,
                    When::End => &mut self.end,
                };
                let column = slot
                    .get_or_insert_with(|| DateColumn::new(header.clone(), at, Vec::new(), false));
                let parts = column.parts.get_or_insert_default();
                parts[part as usize] = Some((at, header.clone()));
            }
            Role::Start => self.start = Some(dates()),
            Role::End => self.end = Some(dates()),
            Role::Hours => {
                self.hours = Some(NumberColumn::new(header.clone(), at, marks, missing()));
            }
            Role::Place(role) => self.place_columns.push((role, header, at)),
            Role::Group => {
                let column = words();
                self.groups.push(column);
            }
            Role::Actor => {
                let column = words();
                self.actors.push(column);
            }
            Role::Weapon => self.weapon = Some(words()),
            Role::Source => self.source = Some(words()),
            Role::Approximate => self.approximate = Some(words()),
            Role::Latitude => self.latitude = Some(at),
            Role::Longitude => self.longitude = Some(at),
            Role::Url | Role::Id | Role::Notes => {}
        }
    }

    /// Puts a column of numbers into the measure that it belongs to.
    fn measure(&mut self, used: &Use, bound: Bound, column: usize) {
        let (Role::Counted(counted, _), part) = (used.role, used.part) else { return };
        let same = |draft: &&mut MeasureDraft| {
            let mut own = draft.used.clone();
            own.role = used.role;
            own.part = part;
            matches!(draft.used.role, Role::Counted(other, _) if other == counted) && own == *used
        };
        let free = |draft: &MeasureDraft| match bound {
            Bound::Low => draft.low.is_none(),
            Bound::High => draft.high.is_none(),
            Bound::Best => draft.best.is_empty() || part,
        };
        let draft = match self.measures.iter_mut().find(same) {
            Some(draft) if free(draft) => draft,
            _ => {
                let used = used.clone();
                self.measures.push(MeasureDraft { used, best: Vec::new(), low: None, high: None });
                let Some(last) = self.measures.last_mut() else { return };
                last
            }
        };
        match bound {
            Bound::Low => draft.low = Some(column),
            Bound::Best => draft.best.push(column),
            Bound::High => draft.high = Some(column),
        }
    }

    /// The next record.
    pub(crate) fn push(&mut self, record: Record<'_>) {
        let line = record.line;
        self.records += 1;
        let cell = |at: usize| record.get(at);
        let kept = self.only.iter().all(|(at, values)| {
            let cell = cell(*at).trim_ascii();
            values.iter().any(|value| value == cell)
        });
        if !kept {
            return;
        }
        self.compare(record);
        self.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
        for column in [&mut self.date, &mut self.start, &mut self.end].into_iter().flatten() {
            match &column.parts {
                None => column.push(cell(column.at), line),
                Some(parts) => {
                    let part = |part: &Option<(usize, String)>| {
                        part.as_ref().map_or(&b""[..], |(at, _)| cell(*at))
                    };
                    let cells = parts.each_ref().map(part);
                    column.push_parts(cells, line);
                }
            }
        }
        for column in self.numbers.iter_mut().chain(&mut self.hours) {
            column.push(cell(column.at), line);
        }
        let words = self.groups.iter_mut().chain(&mut self.actors).chain(&mut self.weapon);
        let classes = self.classes.iter_mut().map(|(_, column)| column);
        for column in words
            .chain(&mut self.source)
            .chain(&mut self.approximate)
            .chain(&mut self.figure)
            .chain(classes)
        {
            column.push(cell(column.at));
        }
        self.key.clear();
        for (_, _, at) in &self.place_columns {
            self.key.extend_from_slice(cell(*at));
            self.key.push(0);
        }
        if let Some(code) = self.known_places.get(&self.key) {
            self.place_codes.push(*code);
            return;
        }
        let code = u32::try_from(self.place_names.len()).unwrap_or(u32::MAX);
        let name = |at: usize| String::from_utf8_lossy(cell(at)).into_owned();
        self.place_names.push(self.place_columns.iter().map(|(_, _, at)| name(*at)).collect());
        let degrees = |at: Option<usize>| locate::degrees(cell(at?));
        self.place_points.push(degrees(self.latitude).zip(degrees(self.longitude)));
        self.known_places.insert(self.key.clone(), code);
        self.place_codes.push(code);
    }

    /// About how many bytes the rows take that have come.
    pub(crate) fn bytes(&self) -> u64 {
        let dates = [&self.date, &self.start, &self.end].into_iter().flatten().count();
        let words = self.groups.iter().chain(&self.actors).chain(&self.weapon).chain(&self.source);
        let words = words.chain(self.classes.iter().map(|(_, column)| column));
        let (columns, letters) = words
            .fold((1, 0), |(columns, letters), column| (columns + 1, letters + column.letters));
        // A number is eight bytes while its column grows, and four more in the index.
        let row = 16 + 12 * dates + 12 * (self.numbers.len() + 1) + 8 * columns;
        let places = self.place_names.len() * 128;
        (self.lines.len() * row + places + 3 * letters) as u64
    }

    /// Finds records that are the same to the last cell.
    fn compare(&mut self, record: Record<'_>) {
        if self.records > COMPARED {
            return;
        }
        let mut hash = FxHasher::default();
        for cell in record.iter() {
            cell.hash(&mut hash);
        }
        let line = u32::try_from(record.line).unwrap_or(u32::MAX);
        if let Some(first) = self.hashes.insert(hash.finish(), line) {
            let what = format!("the same as line {first}");
            self.findings.push(&finding::TWICE, &self.file, record.line, None, what);
        }
    }

    /// Something wrong with a row as a whole.
    pub(crate) fn fault(&mut self, rule: &'static Rule, line: u64, what: String) {
        self.findings.push(rule, &self.file, line, None, what);
    }

    /// The table, and what could not be read of it.
    pub(crate) fn finish(
        mut self,
        path: String,
        sha256: String,
        dialect: Dialect,
    ) -> (Table, Findings) {
        for column in [&mut self.date, &mut self.start, &mut self.end].into_iter().flatten() {
            column.decide();
        }
        self.tell();
        for column in [&mut self.date, &mut self.start, &mut self.end].into_iter().flatten() {
            if dialect.sheet.is_some() {
                column.take_serials();
            }
        }
        let (first, last) = self.days();
        let (order, rank) = self.order(&first);
        let place_id =
            locate::whole(self.resource.place.as_deref(), self.resource.country.as_deref());
        let places = self.places(&order, &rank, place_id);
        let sort = self.resource.rows.unwrap_or(RowSort::Events);
        let days = self.sql_days();
        let only = self.sql_only();
        let measures = self.finish_measures(&order, sort, &first);
        let rows = self.rows(&order, &first, &last);
        let resource = self.resource;
        let all = |columns: Vec<WordColumn>| {
            columns.into_iter().map(|column| column.coded(&order)).collect::<Vec<_>>()
        };
        let mut findings = self.findings;
        let mut table = Table {
            name: resource.name,
            title: resource.title,
            file: self.file,
            path,
            sort,
            origins: resource.origins,
            licence: resource.licence,
            url: resource.url,
            since: resource.since,
            covers: resource.covers,
            place: resource.place,
            place_id,
            country: resource.country,
            sha256,
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
        let dates = [&self.date, &self.start, &self.end].into_iter().flatten();
        let dates = dates.map(|column| (&column.header, &column.unreadable));
        let numbers = self.numbers.iter().chain(&self.hours);
        let numbers = numbers.map(|column| (&column.header, &column.unreadable));
        for (header, cells) in dates.chain(numbers) {
            for (rule, line, what) in &cells.told {
                self.findings.push(rule, &self.file, *line, Some(header), what);
            }
            if let Some((rule, line, what)) = cells.told.last() {
                for _ in 0..cells.more {
                    self.findings.push(rule, &self.file, *line, Some(header), what);
                }
            }
        }
        for column in [&self.date, &self.start, &self.end].into_iter().flatten() {
            if column.is_serial() {
                let what = "dates are numbers of days";
                self.findings.push(&finding::SERIAL, &self.file, 0, Some(&column.header), what);
            }
        }
        for column in &self.numbers {
            for (row, _) in column.notes() {
                let line = self.lines.get(*row as usize).copied().map_or(0, u64::from);
                let what = "a number with words or signs";
                self.findings.push(&finding::WORDS, &self.file, line, Some(&column.header), what);
            }
        }
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
            // A row that ends before it begins has no days that could be asked for.
            if end < begin {
                backward.push((row, begin, end));
                return (begin, begin);
            }
            (begin, end)
        });
        let days = days.unzip();
        for (row, begin, end) in backward {
            let line = self.lines.get(row).copied().map_or(0, u64::from);
            let what = format!("from {} to {}", date_of(begin), date_of(end));
            self.findings.push(&finding::BACKWARD, &self.file, line, None, what);
        }
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
            first,
            last: spans.then_some(last),
            hours,
            by_day,
            longest: longest.unwrap_or(0),
        }
    }

    fn sql_days(&self) -> Option<(String, String)> {
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

    fn finish_measures(&self, order: &[u32], sort: RowSort, first: &[i32]) -> Vec<Measure> {
        let mut measures: Vec<Measure> =
            self.measures.iter().map(|draft| self.finish_measure(draft, order)).collect();
        for (used, column) in &self.classes {
            let hits = |row: &u32| {
                let word = &column.words[column.codes[*row as usize] as usize];
                Some(i64::from(used.values.iter().any(|value| value == word.trim())))
            };
            let numbers = Numbers::new(&order.iter().map(hits).collect::<Vec<_>>(), 0);
            let condition = sql::one_of(&column.header, used.values.iter().map(String::as_str));
            let sql = format!("CASE WHEN {condition} THEN 1 ELSE 0 END");
            measures.extend(measure(used, Column { header: column.header.clone(), numbers, sql }));
        }
        measures.extend(self.figures(order));
        if let Some(used) = &self.resource.counts {
            let numbers = Numbers::new(&vec![Some(1); order.len()], 0);
            measures.extend(measure(
                used,
                Column { header: String::new(), numbers, sql: "1".to_owned() },
            ));
        }
        if sort == RowSort::Spans
            && let (Some(start), Some(end)) = (&self.start, &self.end)
        {
            let lasts = |row: &u32| {
                let row = *row as usize;
                let seconds = end.instant(row)?.checked_sub(start.instant(row)?)?;
                (seconds >= 0 && first[row] != NO_DAY).then_some(seconds)
            };
            let numbers = Numbers::new(&order.iter().map(lasts).collect::<Vec<_>>(), 0);
            let sql =
                format!("DATE_DIFF('second', {}, {})", start.sql_instant(), end.sql_instant());
            let header = format!("{}..{}", start.header, end.header);
            let mut used = Use::from(Role::Counted(Counted::Kind(Kind::DURATION), Bound::Best));
            used.unit = Some(TimeUnit::Second);
            used.group = self.resource.counts.as_ref().and_then(|counts| counts.group.clone());
            measures.extend(measure(&used, Column { header, numbers, sql }));
        }
        measures
    }

    /// The figures of the long shape: one measure for all the names that mean the same.
    fn figures(&self, order: &[u32]) -> Vec<Measure> {
        let (Some(names), Some(value)) = (&self.figure, self.value) else { return Vec::new() };
        let values = &self.numbers[value];
        let mut meanings: Vec<(Use, Vec<u32>)> = Vec::new();
        for (code, name) in (0..).zip(&names.words) {
            let Some(used) = header::figure(name) else { continue };
            match meanings.iter_mut().find(|(known, _)| *known == used) {
                Some((_, codes)) => codes.push(code),
                None => meanings.push((used, vec![code])),
            }
        }
        let of = |(used, codes): (Use, Vec<u32>)| {
            let cell = |row: &u32| {
                let meant = codes.contains(&names.codes[*row as usize]);
                meant.then(|| values.cell(*row as usize)).flatten()
            };
            let numbers =
                Numbers::new(&order.iter().map(cell).collect::<Vec<_>>(), values.decimals());
            let words = codes.iter().map(|code| names.words[*code as usize].as_str());
            let condition = sql::one_of(&names.header, words);
            let sql = format!("CASE WHEN {condition} THEN {} END", values.sql(|cell| cell.best));
            measure(&used, Column { header: values.header.clone(), numbers, sql })
        };
        meanings.into_iter().filter_map(of).collect()
    }

    fn finish_measure(&self, draft: &MeasureDraft, order: &[u32]) -> Measure {
        let column = |at: usize, pick: fn(&Cell) -> Option<Decimal>| {
            let column = &self.numbers[at];
            Column {
                header: column.header.clone(),
                numbers: column.numbers(order),
                sql: column.sql(pick),
            }
        };
        let best = match draft.best.as_slice() {
            [] => None,
            [one] => Some(column(*one, |cell| cell.best)),
            parts => Some(self.added(parts, order)),
        };
        let mut low = draft.low.map(|at| column(at, |cell| cell.best));
        let mut high = draft.high.map(|at| column(at, |cell| cell.best));
        let mut marks = BTreeMap::new();
        if let [only] = draft.best.as_slice() {
            let cells = &self.numbers[*only];
            if low.is_none() && high.is_none() && cells.has_bands() {
                low = Some(band(cells, order, |cell| match (cell.low, cell.best) {
                    (None, best) => best,
                    (low, _) => low,
                }));
                high = Some(band(cells, order, |cell| match (cell.high, cell.at_least) {
                    (None, true) => None,
                    (None, false) => cell.best,
                    (high, _) => high,
                }));
            }
            self.mark(cells, order, &mut marks);
        }
        let header = best.as_ref().or(low.as_ref()).or(high.as_ref());
        let header = header.map_or(String::new(), |column| column.header.clone());
        let mut done = bare(&draft.used, header);
        (done.best, done.low, done.high, done.marks) = (best, low, high, marks);
        done
    }

    /// The sum of several columns, unknown where one of them is.
    fn added(&self, parts: &[usize], order: &[u32]) -> Column {
        let columns: Vec<&NumberColumn> = parts.iter().map(|at| &self.numbers[*at]).collect();
        let decimals = columns.iter().map(|column| column.decimals()).max().unwrap_or(0);
        let sum = |row: &u32| {
            columns.iter().try_fold(0_i64, |sum, column| {
                let cell =
                    Decimal { digits: column.cell(*row as usize)?, decimals: column.decimals() };
                sum.checked_add(cell.at(decimals)?)
            })
        };
        let numbers = Numbers::new(&order.iter().map(sum).collect::<Vec<_>>(), decimals);
        let join = |texts: Vec<String>| texts.join(" + ");
        Column {
            header: join(columns.iter().map(|column| column.header.clone()).collect()),
            numbers,
            sql: format!(
                "({})",
                join(columns.iter().map(|column| column.sql(|cell| cell.best)).collect())
            ),
        }
    }

    /// Marks the cells that say more than a number.
    fn mark(&self, cells: &NumberColumn, order: &[u32], marks: &mut BTreeMap<u32, Mark>) {
        let noted: BTreeMap<u32, Cell> = cells.notes().iter().copied().collect();
        for (at, row) in (0..).zip(order) {
            let cell = noted.get(row);
            let word = self.approximate.as_ref().is_some_and(|column| {
                let word = &column.words[column.codes[*row as usize] as usize];
                !matches!(
                    word.trim().to_ascii_lowercase().as_str(),
                    "" | "0" | "no" | "false" | "exact"
                )
            });
            let mark = Mark {
                approximate: word || cell.is_some_and(|cell| cell.approximate),
                at_least: cell.is_some_and(|cell| cell.at_least),
                suspect: None,
            };
            if mark != Mark::default() {
                marks.insert(at, mark);
            }
        }
    }
}

/// One end of the bands that cells of a single column hold.
fn band(cells: &NumberColumn, order: &[u32], end: fn(&Cell) -> Option<Decimal>) -> Column {
    let noted: BTreeMap<u32, Cell> = cells.notes().iter().copied().collect();
    let of = |row: &u32| match noted.get(row) {
        Some(cell) => end(cell).and_then(|number| number.at(cells.decimals())),
        None => cells.cell(*row as usize),
    };
    let numbers = Numbers::new(&order.iter().map(of).collect::<Vec<_>>(), cells.decimals());
    Column { header: cells.header.clone(), numbers, sql: cells.sql(end) }
}

/// A measure of one column.
fn measure(used: &Use, column: Column) -> Option<Measure> {
    matches!(used.role, Role::Counted(..)).then(|| {
        let mut measure = bare(used, column.header.clone());
        measure.best = Some(column);
        measure
    })
}

/// A measure without its columns.
fn bare(used: &Use, header: String) -> Measure {
    let counted = match used.role {
        Role::Counted(counted, _) => counted,
        _ => Counted::Kind(Kind::COUNT),
    };
    Measure {
        counted,
        header,
        group: used.group.clone(),
        actor: used.actor.clone(),
        weapon: used.weapon.clone(),
        place: used.place.clone(),
        hours: used.hours,
        unit: used.unit,
        best: None,
        low: None,
        high: None,
        marks: BTreeMap::new(),
    }
}

/// The headers of a table, for a message: the first of them where there are many.
fn listed(headers: &[String]) -> String {
    let shown: Vec<String> = headers.iter().take(12).map(|header| format!("{header:?}")).collect();
    let more = if headers.len() > shown.len() { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
