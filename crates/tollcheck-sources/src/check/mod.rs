//! What figures of a table contradict each other. Cells under suspicion are marked, so that evidence says so.

mod bounds;
mod days;
mod reports;
mod sentinels;
mod totals;

use crate::finding::{self, Findings, Rule};
use crate::measure::Measure;
use crate::table::{RowSort, Table};

pub(crate) use reports::pair;

/// Checks one table, and marks its cells.
pub(crate) fn check(table: &mut Table, findings: &mut Findings) {
    let series = totals::series(table);
    let mut measures = std::mem::take(&mut table.measures);
    for measure in &mut measures {
        sentinels::sentinels(table, measure, findings);
        bounds::band(table, measure, findings);
        if table.sort == RowSort::RunningTotal {
            for rows in series.values() {
                totals::falls(table, measure, rows, findings);
                totals::jumps(table, measure, rows, findings);
            }
        }
    }
    bounds::downed(table, &mut measures, findings);
    table.measures = measures;
    if matches!(table.sort, RowSort::RunningTotal | RowSort::Periods) {
        days::gaps(table, findings);
    }
    days::outside(table, findings);
    days::apart(table, findings);
    for place in table.places.list.iter().filter(|place| !place.exact && !place.name.is_empty()) {
        let what = format!("{:?} is in no gazetteer", place.name);
        let named = table.places.columns.iter().zip(&place.names).rev();
        let mut named = named.filter(|(_, name)| name.trim() == place.name);
        let header = named.next().map(|((_, header), _)| header.as_str());
        push(table, place.rows().start, &finding::PLACE, header, &what, findings);
    }
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
