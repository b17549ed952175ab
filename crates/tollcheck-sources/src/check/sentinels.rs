//! Numbers that stand for what is not known.

use tollcheck_model::Amount;

use super::{push, suspect};
use crate::finding::{self, Findings};
use crate::measure::Measure;
use crate::table::Table;

/// Numbers that tables write where nothing is known, the same in each such cell.
pub(super) fn sentinels(table: &Table, measure: &mut Measure, findings: &mut Findings) {
    let Some(column) = measure.main() else { return };
    let known = || (0..table.rows.len()).filter_map(|row| Some((row, column.numbers.get(row)?)));
    let below = |value: &Amount| *value < Amount::ZERO;
    let is = |value: Amount, marks: &[i64]| marks.iter().any(|mark| value == Amount::whole(*mark));
    let Some((least, greatest)) = column.numbers.ends() else { return };
    let negative = Some(least).filter(|least| {
        is(*least, &[-1, -9, -99, -999, -9_999])
            && known().all(|(_, value)| value == *least || !below(&value))
    });
    // A single 999 may be a count; several of them, with nothing half as large, are none.
    let large = Some(greatest).filter(|greatest| {
        let same = || known().filter(|(_, value)| value == greatest);
        let others = || known().map(|(_, value)| value).filter(|value| value != greatest).max();
        is(*greatest, &[999, 9_999, 99_999, 999_999])
            && same().count() >= 3
            && others().is_some_and(|most| most.times(Amount::whole(2)) < *greatest)
    });
    if negative.is_none() && large.is_none() {
        return;
    }
    let rows: Vec<(usize, Amount)> =
        known().filter(|(_, value)| Some(*value) == negative || Some(*value) == large).collect();
    for (row, value) in rows {
        let what = format!("{value} may mean that nothing is known");
        push(table, row, &finding::SENTINEL, Some(&measure.header.clone()), &what, findings);
        suspect(measure, row, &what);
    }
}
