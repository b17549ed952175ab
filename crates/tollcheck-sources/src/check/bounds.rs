//! Numbers of one row that cannot all be right: low, best and high; launched and shot down.

use tollcheck_model::Amount;

use super::{push, suspect};
use crate::finding::{self, Findings};
use crate::measure::{Bound, Counted, Measure};
use crate::table::Table;

/// Low above high, and best outside the two.
pub(super) fn band(table: &Table, measure: &mut Measure, findings: &mut Findings) {
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

/// More shot down than launched.
pub(super) fn downed(table: &Table, measures: &mut [Measure], findings: &mut Findings) {
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
