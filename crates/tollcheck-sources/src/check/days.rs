//! Days without a row, and rows on days that are likely wrong.

use super::push;
use crate::day::date_of;
use crate::finding::{self, Findings};
use crate::rows::Rows;
use crate::table::Table;

/// Stretches without a row where there is usually one.
pub(super) fn gaps(table: &Table, findings: &mut Findings) {
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
pub(super) fn outside(table: &Table, findings: &mut Findings) {
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
pub(super) fn apart(table: &Table, findings: &mut Findings) {
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
