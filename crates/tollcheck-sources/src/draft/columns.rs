//! The columns that have a role, while their rows come in. All other columns are passed over.

use crate::date_column::DateColumn;
use crate::decimal::Marks;
use crate::descriptor::{Field, Resource};
use crate::measure::Bound;
use crate::number_column::NumberColumn;
use crate::record::Record;
use crate::role::{Role, Use, When};
use crate::table::RowSort;

use super::place_columns::PlaceColumns;
use super::word_column::WordColumn;

/// One measure while its rows come in: columns by their place among those of numbers.
#[derive(Clone, Debug)]
pub(super) struct MeasureDraft {
    pub(super) used: Use,
    pub(super) best: Vec<usize>,
    pub(super) low: Option<usize>,
    pub(super) high: Option<usize>,
}

/// The columns that have a role.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// The lines of the rows.
    pub(super) lines: Vec<u32>,
    pub(super) date: Option<DateColumn>,
    pub(super) start: Option<DateColumn>,
    pub(super) end: Option<DateColumn>,
    /// When a row was reported.
    pub(super) as_of: Option<DateColumn>,
    /// What tells a row from others, where it may be reported again.
    pub(super) id: Option<WordColumn>,
    pub(super) numbers: Vec<NumberColumn>,
    pub(super) hours: Option<NumberColumn>,
    pub(super) measures: Vec<MeasureDraft>,
    /// Columns whose cells count as one where they have one of some values.
    pub(super) classes: Vec<(Use, WordColumn)>,
    pub(super) places: PlaceColumns,
    pub(super) groups: Vec<WordColumn>,
    pub(super) actors: Vec<WordColumn>,
    pub(super) weapon: Option<WordColumn>,
    pub(super) source: Option<WordColumn>,
    pub(super) approximate: Option<WordColumn>,
    /// The names and the values of the long shape.
    pub(super) figure: Option<WordColumn>,
    pub(super) value: Option<usize>,
}

impl Columns {
    /// Gives the column at `at`, under `header`, its role.
    pub(super) fn take(
        &mut self,
        resource: &Resource,
        field: &Field,
        used: &Use,
        header: &str,
        at: usize,
    ) {
        let missing = || {
            let own = field.missing.iter();
            own.chain(&resource.form.missing).cloned().collect::<Vec<_>>()
        };
        let times = resource.rows == Some(RowSort::Spans);
        let dates = || {
            DateColumn::new(header.to_owned(), at, missing(), times)
                .stating(field.format.as_deref())
        };
        let words = || WordColumn::new(header, at);
        let marks = Marks { decimal: field.decimal, group: field.group, affixes: !field.bare };
        let numbers = || NumberColumn::new(header.to_owned(), at, marks, missing());
        match used.role {
            Role::Counted(..) if !used.values.is_empty() => {
                self.classes.push((used.clone(), words()));
            }
            Role::Counted(_, bound) => {
                self.numbers.push(numbers());
                self.measure(used, bound, self.numbers.len() - 1);
            }
            Role::Value => {
                self.numbers.push(numbers());
                self.value = Some(self.numbers.len() - 1);
            }
            Role::Name => self.figure = Some(words()),
            Role::Date => self.date = Some(dates()),
            Role::AsOf => self.as_of = Some(dates()),
            Role::Id if is_reported(resource) => self.id = Some(words()),
            Role::Part(when, part) => {
                let slot = match when {
                    When::Date => &mut self.date,
                    When::Start => &mut self.start,
                    When::End => &mut self.end,
                };
                let column = slot.get_or_insert_with(|| {
                    DateColumn::new(header.to_owned(), at, Vec::new(), false)
                });
                let parts = column.parts.get_or_insert_default();
                parts[part as usize] = Some((at, header.to_owned()));
            }
            Role::Start => self.start = Some(dates()),
            Role::End => self.end = Some(dates()),
            Role::Hours => self.hours = Some(numbers()),
            Role::Place(role) => self.places.columns.push((role, header.to_owned(), at)),
            Role::Group => self.groups.push(words()),
            Role::Actor => self.actors.push(words()),
            Role::Weapon => self.weapon = Some(words()),
            Role::Source => self.source = Some(words()),
            Role::Approximate => self.approximate = Some(words()),
            Role::Latitude => self.places.latitude = Some(at),
            Role::Longitude => self.places.longitude = Some(at),
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

    pub(super) fn dates(&mut self) -> impl Iterator<Item = &mut DateColumn> {
        [&mut self.date, &mut self.start, &mut self.end, &mut self.as_of].into_iter().flatten()
    }

    fn words(&mut self) -> impl Iterator<Item = &mut WordColumn> {
        let classes = self.classes.iter_mut().map(|(_, column)| column);
        let single = [
            &mut self.weapon,
            &mut self.source,
            &mut self.approximate,
            &mut self.figure,
            &mut self.id,
        ];
        let several = self.groups.iter_mut().chain(&mut self.actors).chain(classes);
        several.chain(single.into_iter().flatten())
    }

    /// The next row.
    pub(super) fn push(&mut self, record: &Record<'_>) {
        let line = record.line;
        self.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
        let cell = |at: usize| record.get(at);
        for column in self.dates() {
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
        for column in self.words() {
            column.push(cell(column.at));
        }
        self.places.push(record);
    }

    /// Puts the rows of `other`, which has the same columns, behind its own; its file begins so many lines further on.
    pub(super) fn append(&mut self, other: Self, before: u32) {
        let lines = u64::from(before);
        self.lines.extend(other.lines.into_iter().map(|line| line.saturating_add(before)));
        for (column, more) in [
            (&mut self.date, other.date),
            (&mut self.start, other.start),
            (&mut self.end, other.end),
            (&mut self.as_of, other.as_of),
        ] {
            if let Some((column, more)) = column.as_mut().zip(more) {
                column.append(more, lines);
            }
        }
        let numbers = self.numbers.iter_mut().chain(&mut self.hours);
        for (column, more) in numbers.zip(other.numbers.into_iter().chain(other.hours)) {
            column.append(more, lines);
        }
        let more = other.groups.into_iter().chain(other.actors);
        let more = more.chain(other.classes.into_iter().map(|(_, column)| column));
        let single = [other.weapon, other.source, other.approximate, other.figure, other.id];
        for (column, more) in self.words().zip(more.chain(single.into_iter().flatten())) {
            column.append(more);
        }
        self.places.append(other.places);
    }

    /// About how many bytes the rows take, here and in the index.
    pub(super) fn bytes(&self) -> u64 {
        let dates = [&self.date, &self.start, &self.end].into_iter().flatten().count();
        let words = self.groups.iter().chain(&self.actors).chain(&self.weapon).chain(&self.source);
        let words = words.chain(self.classes.iter().map(|(_, column)| column));
        let (columns, letters) = words
            .fold((1, 0), |(columns, letters), column| (columns + 1, letters + column.letters));
        // Four bytes a cell while the column grows, and four more in the index.
        let row = 24 + 12 * dates + 8 * (self.numbers.len() + 1) + 8 * columns;
        let places = self.places.names.len() * 128;
        (self.lines.len() * row + places + 3 * letters) as u64
    }
}

/// Whether a column says when a row was reported.
fn is_reported(resource: &Resource) -> bool {
    let roles = resource.fields.iter().filter_map(|field| field.role.as_ref());
    roles.into_iter().any(|used| used.role == Role::AsOf)
}
