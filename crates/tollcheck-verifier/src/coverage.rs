//! Whether a table speaks for the days of a claim.

use tollcheck_model::Amount;

use crate::query::{Days, Query};
use crate::silence::Silence;
use crate::when::When;

/// Days on either side in which the nearest row is looked for.
const NEAR: i32 = 30;

/// Why the rows of `query` are not all that happened in the days of `when`, where the table begins after them or ends
/// before them; a day at the beginning and `late` days at the end are let pass. `so_far` is what the rows come to.
pub(crate) fn lack(
    query: &Query<'_>,
    when: When,
    late: i32,
    so_far: Option<Amount>,
) -> Option<Silence> {
    let Some((begins, ends)) = query.table.covered() else { return Some(Silence::Dateless) };
    if ends < when.to.saturating_sub(late) {
        Some(Silence::Ends { on: ends, with: so_far })
    } else if begins > when.from.saturating_add(1) {
        Some(Silence::Begins(begins))
    } else {
        None
    }
}

/// Why `query` finds no row in the days of `when`.
pub(crate) fn no_rows(query: &Query<'_>, when: When) -> Silence {
    match query.table.covered() {
        None => Silence::Dateless,
        Some((_, on)) if on < when.to => Silence::Ends { on, with: None },
        Some((begins, _)) if begins > when.from => Silence::Begins(begins),
        Some(_) => {
            let blank = !query.over(Days::Touching(when.from, when.to)).rows().is_empty();
            let nearest = nearest(query, when);
            Silence::NoRows { from: when.from, to: when.to, blank, nearest }
        }
    }
}

/// The day and the line of the row with a figure nearest to the days of `when`, the earlier of two.
fn nearest(query: &Query<'_>, when: When) -> Option<(i32, u64)> {
    let (first, last) = (when.from.saturating_sub(NEAR), when.to.saturating_add(NEAR));
    let rows = query.over(Days::Touching(first, last)).rows();
    let distant = rows.into_iter().filter_map(|row| {
        query.value(row)?;
        let (begin, end) = (query.table.rows.first(row)?, query.table.rows.last(row)?);
        let days = begin.saturating_sub(when.to).max(when.from.saturating_sub(end));
        Some((days, end, query.table.rows.line(row)))
    });
    distant.min().map(|(_, end, line)| (end, line))
}
