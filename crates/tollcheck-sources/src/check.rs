//! What figures of a table contradict each other. Cells under suspicion are marked, so that evidence says so.

use std::collections::BTreeMap;

use tollcheck_model::Amount;

use crate::day::date_of;
use crate::finding::Finding;
use crate::finding::{self, Findings, Rule};
use crate::measure::{Bound, Counted, Measure};
use crate::rows::Rows;
use crate::table::{RowSort, Table};

/// How many times its usual step a running total rises before it is worth a word.
const JUMP: i64 = 50;

/// Steps that tell what is usual.
const WINDOW: usize = 30;

/// Checks one table, and marks its cells.
pub(crate) fn check(table: &mut Table, findings: &mut Findings) {
    let series = series(table);
    let mut measures = std::mem::take(&mut table.measures);
    for measure in &mut measures {
        sentinels(table, measure, findings);
        band(table, measure, findings);
        if table.sort == RowSort::RunningTotal {
            for rows in series.values() {
                falls(table, measure, rows, findings);
                jumps(table, measure, rows, findings);
            }
        }
    }
    downed(table, &mut measures, findings);
    table.measures = measures;
    if matches!(table.sort, RowSort::RunningTotal | RowSort::Periods) {
        gaps(table, findings);
    }
    outside(table, findings);
    apart(table, findings);
    for place in table.places.list.iter().filter(|place| !place.exact && !place.name.is_empty()) {
        let what = format!("{:?} is in no gazetteer", place.name);
        push(table, place.rows().start, &finding::PLACE, None, &what, findings);
    }
}

/// Rows that continue one another, by day: of one place, one actor, one weapon, one group.
fn series(table: &Table) -> BTreeMap<Vec<u32>, Vec<usize>> {
    let mut series: BTreeMap<Vec<u32>, Vec<usize>> = BTreeMap::new();
    if table.sort != RowSort::RunningTotal {
        return series;
    }
    let words: Vec<_> = table.actors.iter().chain(&table.groups).chain(&table.weapon).collect();
    for row in &table.rows.by_day {
        let row = *row as usize;
        if !table.rows.is_known(row, i32::MAX) {
            continue;
        }
        let place = u32::try_from(table.places.of(row)).unwrap_or(u32::MAX);
        let key = std::iter::once(place).chain(words.iter().map(|column| column.code(row)));
        series.entry(key.collect()).or_default().push(row);
    }
    series
}

/// Says `what` of `row`, with its file and its line.
fn push(
    table: &Table,
    row: usize,
    rule: &'static Rule,
    header: Option<&str>,
    what: &str,
    findings: &mut Findings,
) {
    let (file, _, line) = table.address(row);
    findings.push(rule, file, line, header, what);
}

fn suspect(measure: &mut Measure, row: usize, what: &str) {
    let mark = measure.marks.entry(u32::try_from(row).unwrap_or(u32::MAX)).or_default();
    mark.suspect.get_or_insert_with(|| what.to_owned());
}

/// Numbers that tables write where nothing is known, the same in each such cell.
fn sentinels(table: &Table, measure: &mut Measure, findings: &mut Findings) {
    let Some(column) = measure.main() else { return };
    let known = || (0..table.rows.len()).filter_map(|row| Some((row, column.numbers.get(row)?)));
    let below = |value: &Amount| *value < Amount::ZERO;
    let is = |value: Amount, marks: &[i64]| marks.iter().any(|mark| value == Amount::whole(*mark));
    let least = known().map(|(_, value)| value).filter(below).min();
    let greatest = known().map(|(_, value)| value).max();
    let negative = least.filter(|least| {
        is(*least, &[-1, -9, -99, -999, -9_999])
            && known().all(|(_, value)| value == *least || !below(&value))
    });
    // A single 999 may be a count; several of them, with nothing half as large, are none.
    let large = greatest.filter(|greatest| {
        let same = || known().filter(|(_, value)| value == greatest);
        let others = known().map(|(_, value)| value).filter(|value| value != greatest).max();
        is(*greatest, &[999, 9_999, 99_999, 999_999])
            && same().count() >= 3
            && others.is_some_and(|most| most.times(Amount::whole(2)) < *greatest)
    });
    let rows: Vec<(usize, Amount)> =
        known().filter(|(_, value)| Some(*value) == negative || Some(*value) == large).collect();
    for (row, value) in rows {
        let what = format!("{value} may mean that nothing is known");
        push(table, row, &finding::SENTINEL, Some(&measure.header.clone()), &what, findings);
        suspect(measure, row, &what);
    }
}

/// Low above high, and best outside the two.
fn band(table: &Table, measure: &mut Measure, findings: &mut Findings) {
    for row in 0..table.rows.len() {
        let value = |bound| measure.column(bound).and_then(|column| column.numbers.get(row));
        let (low, best, high) = (value(Bound::Low), value(Bound::Best), value(Bound::High));
        let above = |one: Option<Amount>, other: Option<Amount>| {
            one.zip(other).is_some_and(|(one, other)| one > other)
        };
        let shown =
            |value: Option<Amount>| value.map_or("blank".to_owned(), |value| value.to_string());
        let what = if above(low, high) {
            format!("low {} is above high {}", shown(low), shown(high))
        } else if above(low, best) || above(best, high) {
            format!("best {} lies outside {}..{}", shown(best), shown(low), shown(high))
        } else {
            continue;
        };
        push(table, row, &finding::BAND, Some(&measure.header), &what, findings);
        suspect(measure, row, &what);
    }
}

/// A running total that is lower than before: the cell that fits neither neighbour is the suspect.
fn falls(table: &Table, measure: &mut Measure, rows: &[usize], findings: &mut Findings) {
    let Some(column) = measure.main() else { return };
    let known: Vec<(usize, Amount)> =
        rows.iter().filter_map(|row| Some((*row, column.numbers.get(*row)?))).collect();
    for (at, pair) in known.windows(2).enumerate() {
        let [(before, higher), (row, lower)] = pair else { continue };
        if lower >= higher {
            continue;
        }
        let earlier = at.checked_sub(1).and_then(|at| known.get(at)).map(|(_, value)| *value);
        // 61,722 then 617,000 then 61,900: the one in the middle is wrong, not the last.
        let peak = earlier.is_some_and(|earlier| earlier <= *lower) && {
            let next = known.get(at + 2).map(|(_, value)| *value);
            next.is_some_and(|next| next < *higher)
        };
        let (row, what) = if peak {
            (*before, format!("{higher} before {lower}"))
        } else {
            (*row, format!("{lower} after {higher}"))
        };
        push(table, row, &finding::FALLS, Some(&measure.header.clone()), &what, findings);
        suspect(measure, row, &format!("the running total falls: {what}"));
    }
}

/// A running total that rises by far more than it usually does.
fn jumps(table: &Table, measure: &Measure, rows: &[usize], findings: &mut Findings) {
    let Some(column) = measure.main() else { return };
    let known: Vec<(usize, Amount)> =
        rows.iter().filter_map(|row| Some((*row, column.numbers.get(*row)?))).collect();
    let steps: Vec<Amount> = known.windows(2).map(|pair| pair[1].1.minus(pair[0].1)).collect();
    for (at, step) in steps.iter().enumerate() {
        let recent = steps.get(at.saturating_sub(WINDOW)..at).unwrap_or_default();
        let mut rises: Vec<Amount> =
            recent.iter().copied().filter(|step| *step > Amount::ZERO).collect();
        rises.sort_unstable();
        let usual = rises.get(rises.len() / 2).filter(|_| rises.len() >= WINDOW / 2);
        if let Some(usual) = usual.filter(|usual| *step > usual.times(Amount::whole(JUMP))) {
            let what = format!("rises by {step}, lately by {usual}");
            push(table, known[at + 1].0, &finding::JUMP, Some(&measure.header), &what, findings);
        }
    }
}

/// More shot down than launched.
fn downed(table: &Table, measures: &mut [Measure], findings: &mut Findings) {
    let place = |wanted: Counted, measures: &[Measure]| {
        measures.iter().position(|measure| measure.counted == wanted && measure.group.is_none())
    };
    let (Some(launched), Some(downed)) =
        (place(Counted::Launched, measures), place(Counted::Downed, measures))
    else {
        return;
    };
    for row in 0..table.rows.len() {
        let value = |at: usize| measures[at].main().and_then(|column| column.numbers.get(row));
        let Some((up, down)) = value(launched).zip(value(downed)).filter(|(up, down)| down > up)
        else {
            continue;
        };
        let what = format!("{down} shot down of {up} launched");
        push(table, row, &finding::DOWNED, Some(&measures[downed].header), &what, findings);
        suspect(&mut measures[launched], row, &what);
        suspect(&mut measures[downed], row, &what);
    }
}

/// Stretches without a row where there is usually one.
fn gaps(table: &Table, findings: &mut Findings) {
    let Rows { by_day, .. } = &table.rows;
    let mut before: Option<i32> = None;
    let mut steps = Vec::new();
    let mut wide = Vec::new();
    for row in by_day.iter().map(|row| *row as usize) {
        let (Some(first), Some(last)) = (table.rows.first(row), table.rows.last(row)) else {
            continue;
        };
        if let Some(before) = before.filter(|before| first > *before) {
            steps.push(first - before);
            wide.push((before, first, row));
        }
        before = Some(before.map_or(last, |before| before.max(last)));
    }
    steps.sort_unstable();
    let Some(usual) = steps.get(steps.len() / 2).copied().filter(|_| steps.len() >= 12) else {
        return;
    };
    for (before, first, row) in wide {
        let days = first - before - 1;
        if first - before > usual.saturating_mul(5).max(4) {
            let what = format!(
                "{days} days without a row: {}..{}",
                date_of(before + 1),
                date_of(first - 1)
            );
            push(table, row, &finding::GAP, None, &what, findings);
        }
    }
}

/// Rows after the last day that the publisher says is covered.
fn outside(table: &Table, findings: &mut Findings) {
    let Some(end) = table.covers.to else { return };
    for row in 0..table.rows.len() {
        if let Some(first) = table.rows.first(row).filter(|first| *first > end) {
            let what =
                format!("{} lies after {}, the last day covered", date_of(first), date_of(end));
            push(table, row, &finding::FUTURE, None, &what, findings);
        }
    }
}

/// One row of so many may have a wrong year.
const FEW: usize = 100;

/// Rows that tell which years a table is about.
const MANY: usize = 12;

/// Days between rows that stand for themselves and the others.
const APART: i32 = 2 * 366;

/// The first or the last rows, where they are few and lie years away from all others.
fn apart(table: &Table, findings: &mut Findings) {
    let Rows { by_day, .. } = &table.rows;
    let day = |row: &u32| table.rows.first(*row as usize);
    let dated: Vec<(usize, i32)> =
        by_day.iter().filter_map(|row| Some((*row as usize, day(row)?))).collect();
    if dated.len() < MANY {
        return;
    }
    let few = (dated.len() / FEW).max(1);
    let ends: [Vec<&(usize, i32)>; 2] =
        [dated.iter().take(few + 1).collect(), dated.iter().rev().take(few + 1).collect()];
    for end in ends {
        let far = |pair: &[&(usize, i32)]| pair[0].1.abs_diff(pair[1].1) > APART.unsigned_abs();
        let Some(count) = end.windows(2).position(far) else { continue };
        for (row, day) in end.iter().take(count + 1) {
            let what = format!("{} lies years away from all other rows", date_of(*day));
            push(table, *row, &finding::FUTURE, None, &what, findings);
        }
    }
}

/// Compares what reports add with the running totals of the same file.
pub(crate) fn pair(tables: &mut [Table], findings: &mut Vec<Finding>) {
    let mut found = Findings::default();
    for at in 0..tables.len() {
        if tables[at].sort != RowSort::Periods {
            continue;
        }
        let Some(total) = tables.iter().position(|total| {
            total.file == tables[at].file
                && total.more == tables[at].more
                && total.sort == RowSort::RunningTotal
        }) else {
            continue;
        };
        let mut measures = std::mem::take(&mut tables[at].measures);
        for measure in &mut measures {
            differs(&tables[at], measure, &tables[total], &mut found);
        }
        tables[at].measures = measures;
    }
    findings.extend(found.into_list());
}

fn differs(reports: &Table, measure: &mut Measure, total: &Table, findings: &mut Findings) {
    let same = |other: &&Measure| {
        other.counted == measure.counted
            && other.group == measure.group
            && other.actor == measure.actor
            && other.weapon == measure.weapon
            && other.place == measure.place
    };
    let Some(sum) = total.measures.iter().find(same).and_then(Measure::main) else { return };
    let totals: BTreeMap<u64, (i32, Amount)> = (0..total.rows.len())
        .filter_map(|row| {
            let day = total.rows.last(row)?;
            Some((total.rows.position(row), (day, sum.numbers.get(row)?)))
        })
        .collect();
    let mut by_line: Vec<(u64, usize)> =
        (0..reports.rows.len()).map(|row| (reports.rows.position(row), row)).collect();
    by_line.sort_unstable();
    let mut wrong = Vec::new();
    for pair in by_line.windows(2) {
        let [(line_before, _), (line, row)] = pair else { continue };
        let (Some((day_before, before)), Some((day, now))) =
            (totals.get(line_before), totals.get(line))
        else {
            continue;
        };
        let Some(new) = measure.main().and_then(|column| column.numbers.get(*row)) else {
            continue;
        };
        let hours = reports.rows.hours(*row).unwrap_or(24);
        let difference = now.minus(*before);
        let apart = difference.minus(new).abs();
        // Late reports are added without a report of their own, so that small differences are no contradiction.
        let slack = new.abs().times(Amount::ratio(1, 5)).plus(Amount::whole(5));
        if i64::from(hours) == i64::from(day - day_before) * 24 && apart > slack {
            wrong.push((*row, format!("{new} new, but the total rose by {difference}")));
        }
    }
    for (row, what) in wrong {
        push(reports, row, &finding::PARTS, Some(&measure.header.clone()), &what, findings);
        suspect(measure, row, &what);
    }
}
