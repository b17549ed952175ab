//! What the rows of a draft count or measure.

use std::collections::BTreeMap;

use tollcheck_model::{Kind, TimeUnit};

use super::Draft;
use super::columns::MeasureDraft;
use crate::cell::Cell;
use crate::days::Days;
use crate::decimal::Decimal;
use crate::header;
use crate::measure::{Bound, Column, Counted, Mark, Measure};
use crate::number_column::NumberColumn;
use crate::numbers::Numbers;
use crate::role::{Role, Use};
use crate::rows::NO_DAY;
use crate::sql;
use crate::table::RowSort;

impl Draft {
    /// The measures of the table, its rows in `order`. Columns of numbers are given up once they stand in the index.
    pub(super) fn finish_measures(
        &mut self,
        order: &[u32],
        sort: RowSort,
        days: &Days,
    ) -> Vec<Measure> {
        let drafts = std::mem::take(&mut self.columns.measures);
        let mut measures: Vec<Measure> =
            drafts.iter().map(|draft| self.finish_measure(draft, order)).collect();
        for (used, column) in &self.columns.classes {
            let hits = |row: &u32| {
                let word = column.word(*row as usize).trim();
                Some(i64::from(used.values.iter().any(|value| value == word)))
            };
            let numbers = Numbers::new(order.iter().map(hits), 0);
            let condition = sql::one_of(&column.header, used.values.iter().map(String::as_str));
            let sql = format!("CASE WHEN {condition} THEN 1 ELSE 0 END");
            measures.extend(measure(used, Column { header: column.header.clone(), numbers, sql }));
        }
        measures.extend(self.figures(order));
        if let Some(used) = &self.resource.counts {
            let numbers = Numbers::new(order.iter().map(|_| Some(1)), 0);
            measures.extend(measure(
                used,
                Column { header: String::new(), numbers, sql: "1".to_owned() },
            ));
        }
        if sort == RowSort::Spans
            && let (Some(start), Some(end)) = (&self.columns.start, &self.columns.end)
        {
            let lasts = |row: &u32| {
                let row = *row as usize;
                let seconds = end.instant(row)?.checked_sub(start.instant(row)?)?;
                (seconds >= 0 && days.first(row) != NO_DAY).then_some(seconds)
            };
            let numbers = Numbers::new(order.iter().map(lasts), 0);
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
        let (Some(names), Some(value)) = (&self.columns.figure, self.columns.value) else {
            return Vec::new();
        };
        let values = &self.columns.numbers[value];
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
            let numbers = Numbers::new(order.iter().map(cell), values.decimals());
            let words = codes.iter().map(|code| names.words[*code as usize].as_str());
            let condition = sql::one_of(&names.header, words);
            let sql = format!("CASE WHEN {condition} THEN {} END", values.sql(|cell| cell.best));
            measure(&used, Column { header: values.header.clone(), numbers, sql })
        };
        meanings.into_iter().filter_map(of).collect()
    }

    fn finish_measure(&mut self, draft: &MeasureDraft, order: &[u32]) -> Measure {
        let column = |at: usize, pick: fn(&Cell) -> Option<Decimal>| {
            let column = &self.columns.numbers[at];
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
            let cells = &self.columns.numbers[*only];
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
        for at in draft.best.iter().chain(&draft.low).chain(&draft.high) {
            self.columns.numbers[*at].forget();
        }
        let header = best.as_ref().or(low.as_ref()).or(high.as_ref());
        let header = header.map_or(String::new(), |column| column.header.clone());
        let mut done = bare(&draft.used, header);
        (done.best, done.low, done.high, done.marks) = (best, low, high, marks);
        done
    }

    /// The sum of several columns, unknown where one of them is.
    fn added(&self, parts: &[usize], order: &[u32]) -> Column {
        let columns: Vec<&NumberColumn> =
            parts.iter().map(|at| &self.columns.numbers[*at]).collect();
        let decimals = columns.iter().map(|column| column.decimals()).max().unwrap_or(0);
        let sum = |row: &u32| {
            columns.iter().try_fold(0_i64, |sum, column| {
                let cell =
                    Decimal { digits: column.cell(*row as usize)?, decimals: column.decimals() };
                sum.checked_add(cell.at(decimals)?)
            })
        };
        let numbers = Numbers::new(order.iter().map(sum), decimals);
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
            let word = self.columns.approximate.as_ref().is_some_and(|column| {
                !matches!(
                    column.word(*row as usize).trim().to_ascii_lowercase().as_str(),
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
    let numbers = Numbers::new(order.iter().map(of), cells.decimals());
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
