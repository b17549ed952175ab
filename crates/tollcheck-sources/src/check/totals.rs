//! Running totals that fall or jump.

use std::collections::BTreeMap;

use tollcheck_model::Amount;

use super::{push, suspect};
use crate::finding::{self, Findings};
use crate::measure::Measure;
use crate::table::{RowSort, Table};

/// How many times its usual step a running total rises before it is worth a word.
const JUMP: i64 = 50;

/// Steps that tell what is usual.
const WINDOW: usize = 30;

/// Rows that continue one another, by day: of one place, one actor, one weapon, one group.
pub(super) fn series(table: &Table) -> BTreeMap<Vec<u32>, Vec<usize>> {
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

/// A running total that is lower than before: the cell that fits neither neighbour is the suspect.
pub(super) fn falls(table: &Table, measure: &mut Measure, rows: &[usize], findings: &mut Findings) {
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
pub(super) fn jumps(table: &Table, measure: &Measure, rows: &[usize], findings: &mut Findings) {
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
