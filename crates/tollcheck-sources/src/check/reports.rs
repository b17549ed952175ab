//! What reports add, beside the running totals of the same file.

use std::collections::BTreeMap;

use tollcheck_model::Amount;

use super::{push, suspect};
use crate::finding::{self, Finding, Findings};
use crate::measure::Measure;
use crate::table::{RowSort, Table};

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
