//! A table while its records come in: the columns that have a role are kept and typed.

mod finish;
mod measures;
mod revisions;
mod word_column;

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};
use tollcheck_model::Fault;

use crate::cell::Marks;
use crate::date_column::DateColumn;
use crate::descriptor::{Field, Resource};
use crate::finding::{self, Findings, Rule};
use crate::locate;
use crate::measure::Bound;
use crate::number_column::NumberColumn;
use crate::places::PlaceRole;
use crate::record::Record;
use crate::role::{Role, Use, When};
use crate::table::RowSort;

use word_column::WordColumn;

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
    /// The files that were opened, the one that rows come from last.
    files: Vec<String>,
    /// The lines before each of them, as if they stood one behind the other.
    before: Vec<u32>,
    headers: Vec<String>,
    /// The lines of the rows, counted in this way.
    lines: Vec<u32>,
    /// The last line of all that came.
    last: u64,
    records: usize,
    only: Vec<(usize, Vec<Vec<u8>>)>,
    date: Option<DateColumn>,
    start: Option<DateColumn>,
    end: Option<DateColumn>,
    /// When a row was reported.
    as_of: Option<DateColumn>,
    /// What tells a row from others, where it may be reported again.
    id: Option<WordColumn>,
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
                Some(at) => {
                    draft.warn_of_twins(at);
                    draft.take(field, used, at);
                }
                None => missing(&field.name, field.at),
            }
        }
        draft.take_points(headers);
        if faults.is_empty() { Ok(draft) } else { Err(faults) }
    }

    /// Tells that a later column has the header of the one at `at`, which is read.
    fn warn_of_twins(&mut self, at: usize) {
        let twins = self.headers.iter().filter(|other| other.trim() == self.headers[at].trim());
        let count = twins.count();
        if count > 1 {
            let what = format!("{count} columns have this header; the first is read");
            let file = self.files.first().map_or("", String::as_str);
            self.findings.push(&finding::HEADER, file, 0, Some(&self.headers[at]), what);
        }
    }

    /// Where no column names a place below a country, points are what tells places apart.
    fn take_points(&mut self, headers: &[String]) {
        let named = |(role, ..): &(PlaceRole, String, usize)| *role != PlaceRole::Country;
        if let (Some(latitude), Some(longitude), false) =
            (self.latitude, self.longitude, self.place_columns.iter().any(named))
        {
            for at in [latitude, longitude] {
                let header = headers.get(at).cloned().unwrap_or_default();
                self.place_columns.push((PlaceRole::Point, header, at));
            }
        }
    }

    fn empty(resource: &Resource, file: &str, headers: &[String]) -> Self {
        Self {
            resource: resource.clone(),
            files: vec![file.to_owned()],
            before: vec![0],
            headers: headers.to_vec(),
            lines: Vec::new(),
            last: 0,
            records: 0,
            only: Vec::new(),
            date: None,
            start: None,
            end: None,
            as_of: None,
            id: None,
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

    /// Goes on with the rows of `file`.
    pub(crate) fn open(&mut self, file: &str) {
        self.files.push(file.to_owned());
        self.before.push(u32::try_from(self.last).unwrap_or(u32::MAX));
    }

    /// The file and the physical line of a line counted over all files; zero is a file as a whole.
    fn address(&self, line: u64) -> (&str, u64) {
        let at = self.before.partition_point(|before| u64::from(*before) < line).saturating_sub(1);
        let before = self.before.get(at).copied().map_or(0, u64::from);
        (self.files.get(at).map_or("", String::as_str), line.saturating_sub(before))
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
            Role::Date => self.date = Some(dates()),
            Role::AsOf => self.as_of = Some(dates()),
            Role::Id if self.is_reported() => self.id = Some(words()),
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

    /// Whether a column says when a row was reported.
    fn is_reported(&self) -> bool {
        self.resource
            .fields
            .iter()
            .filter_map(|field| field.role.as_ref())
            .any(|used| used.role == Role::AsOf)
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
        let line = self.counted(record.line);
        self.records += 1;
        let cell = |at: usize| record.get(at);
        let kept = self.only.iter().all(|(at, values)| {
            let cell = cell(*at).trim_ascii();
            values.iter().any(|value| value == cell)
        });
        if !kept {
            return;
        }
        self.compare(record, line);
        self.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
        for column in
            [&mut self.date, &mut self.start, &mut self.end, &mut self.as_of].into_iter().flatten()
        {
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
            .chain(&mut self.id)
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
    fn compare(&mut self, record: Record<'_>, line: u64) {
        if self.records > COMPARED {
            return;
        }
        let mut hash = FxHasher::default();
        for cell in record.iter() {
            cell.hash(&mut hash);
        }
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        if let Some(first) = self.hashes.insert(hash.finish(), line) {
            let (file, line) = self.address(first.into());
            let of = if self.files.last().is_some_and(|own| own == file) {
                String::new()
            } else {
                format!(" of {file}")
            };
            self.fault(&finding::TWICE, record.line, format!("the same as line {line}{of}"));
        }
    }

    /// A physical line of the file at hand, counted over all files.
    fn counted(&mut self, line: u64) -> u64 {
        self.last = line + self.before.last().copied().map_or(0, u64::from);
        self.last
    }

    /// Something wrong with a row as a whole.
    pub(crate) fn fault(&mut self, rule: &'static Rule, line: u64, what: String) {
        let file = self.files.last().map_or("", String::as_str);
        self.findings.push(rule, file, line, None, what);
    }
}

/// The headers of a table, for a message: the first of them where there are many.
fn listed(headers: &[String]) -> String {
    let shown: Vec<String> = headers.iter().take(12).map(|header| format!("{header:?}")).collect();
    let more = if headers.len() > shown.len() { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
