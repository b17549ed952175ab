//! Where else the number of a claim would be right: for another day, for another place.

use tollcheck_model::Amount;
use tollcheck_sources::date_of;

use crate::outcome::Outcome;
use crate::query::{Days, Query};
use crate::question::Question;
use crate::when::When;

/// Days on either side in which a number may be right for a neighbouring period or event.
const DAYS: i32 = 7;

/// Rows of other places that are looked at.
const MOST: usize = 400;

/// From here on an event of another day or place has the same number hardly by chance.
const TELLING: i64 = 10;

/// The period nearby that has exactly the number of the claim, else the place.
pub(crate) fn period(question: &Question<'_>, query: &Query<'_>, when: When) -> Option<String> {
    let said = question.exact()?;
    let around = query.over(Days::Ending(when.from - DAYS, when.to + DAYS));
    let near = around.nights().into_iter().filter(|night| night.found.value == said);
    let day = |night: &Outcome| query.table.rows.last(night.rows.first()?);
    let nearest = near.min_by_key(|night| day(night).map_or(i32::MAX, |it| (it - when.to).abs()));
    match nearest {
        Some(night) => Some(format!("the figure for {}", date_of(day(&night)?))),
        None => elsewhere(said, query),
    }
}

/// The day nearby on which an event of the same place has exactly the number of the claim, else the place of one of the
/// same days.
pub(crate) fn event(question: &Question<'_>, query: &Query<'_>, when: When) -> Option<String> {
    let said = question.exact().filter(is_telling)?;
    let rows = query.over(Days::Touching(when.from - DAYS, when.to + DAYS)).rows();
    let days = rows.into_iter().take(MOST).filter(|row| has(query, *row, said));
    let nearest = days
        .filter_map(|row| query.table.rows.last(row))
        .min_by_key(|day| ((day - when.to).abs(), *day));
    match nearest {
        Some(day) => Some(format!("the figure for {}", date_of(day))),
        None => elsewhere(said, &query.over(Days::Touching(when.from, when.to))),
    }
}

/// The other place that has exactly the number in the same days.
fn elsewhere(said: Amount, query: &Query<'_>) -> Option<String> {
    if !is_telling(&said) {
        return None;
    }
    let places = &query.table.places;
    let everywhere = Query { spots: (0..places.list.len()).collect(), ..query.clone() };
    let rows = everywhere.rows();
    let mut others = rows.into_iter().take(MOST).filter(|row| has(query, *row, said));
    let place = places.list.get(places.of(others.next()?))?;
    (!place.name.is_empty()).then(|| format!("the figure for {}", place.name))
}

fn is_telling(said: &Amount) -> bool {
    *said >= Amount::whole(TELLING)
}

fn has(query: &Query<'_>, row: usize, said: Amount) -> bool {
    query.value(row).is_some_and(|found| found.value == said)
}
