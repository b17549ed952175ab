//! Events: the row that a claim is about, or the rows that add up to it.

use tollcheck_model::{Amount, Scope};
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding, Silence};
use crate::average;
use crate::choice::Choice;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::interval::{Fit, Interval};
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::spot::Spots;
use crate::when::{Bounds, When};

/// Rows of one event that are looked at; a day with more of them is no single event.
const MOST: usize = 400;

/// Asks a table of events.
pub(crate) fn ask<'t>(
    question: &Question<'_>,
    table: &'t Desk<'t>,
    choice: Choice<'t>,
    spots: &Spots,
) -> (Query<'t>, Result<Answer, Silence>) {
    let far = question.published.unwrap_or(i32::MAX);
    let query = question.query(table, choice, spots, Aggregate::Sum, Days::To(far));
    let Some(when) = question.when else { return (query, Err(Silence::Undated)) };
    let query = query.over(Days::Touching(when.from, when.to));
    if spots.doubt == Some(Doubt::NoPlace) {
        return (query, Err(Silence::Undecided("the text does not say where".to_owned())));
    }
    let one_event = when.bounds != Bounds::Since && when.days() <= 3
        || when.bounds == Bounds::During
            && question.claim.scope == Scope::Event
            && when.days() <= 10;
    match question.claim.scope {
        Scope::Maximum => {
            let query = query.taking(Aggregate::Max);
            (query, Err(Silence::Undecided("events are not told apart by night".to_owned())))
        }
        Scope::Rate(unit) => average::ask(question, &query, spots, when, unit),
        Scope::Change => (query, Err(Silence::Undecided("a change, not an event".to_owned()))),
        _ if one_event => {
            let query = query.taking(Aggregate::Event(0));
            let answer = one(question, &query, spots, when);
            (query, answer)
        }
        _ => {
            let answer = sum(question, &query, spots, when);
            (query, answer)
        }
    }
}

/// All events of a period and place added up.
fn sum(
    question: &Question<'_>,
    query: &Query<'_>,
    spots: &Spots,
    when: When,
) -> Result<Answer, Silence> {
    let (begins, ends) = query.table.covered().unwrap_or((i32::MAX, i32::MIN));
    if spots.inside.is_empty() {
        return Err(Silence::Place);
    }
    let Some(outcome) = query.run() else {
        return Err(nothing(query, when));
    };
    let mut doubts = question.doubts(&query.choice, spots);
    let fit = question.fit(outcome.found);
    if fit == Fit::Outside {
        if ends < when.to - 1 {
            return Err(Silence::Ends(format!(
                "the table ends on {}, with {} by then",
                date_of(ends),
                outcome.found.value
            )));
        }
        if begins > when.from + 1 {
            return Err(Silence::Begins(format!("the table begins on {}", date_of(begins))));
        }
        if outcome.unknown > 0 {
            return Err(Silence::Undecided(format!(
                "{} of the rows have no figure",
                outcome.unknown
            )));
        }
    }
    // "In July a strike killed five" is one of many events of July.
    if question.claim.scope == Scope::Event && when.bounds == Bounds::During {
        doubts.push(Doubt::Ambiguous);
    }
    let mut answer = question.answer(query, &outcome, doubts);
    answer.derived = outcome.rows.len() > 1;
    Ok(answer)
}

/// One event: a row, or rows that are parts of it, on its day or a neighbouring one.
fn one(
    question: &Question<'_>,
    query: &Query<'_>,
    spots: &Spots,
    when: When,
) -> Result<Answer, Silence> {
    let table = query.table;
    // The toll of an event that happened before: "the death toll has risen to 34".
    let back = match (when.bounds, question.claim.scope) {
        (Bounds::AsOf, _) | (_, Scope::Total) => 10,
        _ if when.guessed => 3,
        _ => 1,
    };
    let mut wide = query.over(Days::Touching(when.from - back, when.to + 1));
    wide.spots.extend(&spots.around);
    wide.spots.sort_unstable();
    let mut rows = wide.rows();
    if rows.len() > MOST {
        rows.truncate(MOST);
    }
    let touches = |row: &usize| {
        table.rows.first(*row).is_some_and(|first| first <= when.to)
            && table.rows.last(*row).is_some_and(|last| last >= when.from)
    };
    // Rows of the day first, then those whose siblings fit as well.
    let mut known: Vec<usize> =
        rows.iter().copied().filter(|row| wide.value(*row).is_some()).collect();
    known.sort_by_key(|row| {
        (
            !touches(row),
            std::cmp::Reverse(siblings(question, &wide, *row)),
            table.rows.position(*row),
        )
    });
    if known.is_empty() {
        return Err(below(question, table).unwrap_or_else(|| nothing(query, when)));
    }
    let base = question.doubts(&query.choice, spots);
    let doubts = |row: usize| {
        let mut doubts = base.clone();
        if spots.around.binary_search(&table.places.of(row)).is_ok() {
            doubts.push(Doubt::Coarse);
        }
        doubts
    };
    let answer = |row: usize| {
        let one = wide.taking(Aggregate::Event(row)).over(of_row(table, row));
        let outcome = one.run()?;
        let mut answer = question.answer(&one, &outcome, doubts(row));
        if !touches(&row) {
            let day = table.rows.last(row).map(date_of);
            answer.note = day.map(|day| format!("the row is of {day}"));
        }
        Some(answer)
    };
    let fits = |row: &usize| {
        wide.value(*row)
            .is_some_and(|found| matches!(question.fit(found), Fit::Within | Fit::InBand))
    };
    if let Some(row) = known.iter().find(|row| fits(row)) {
        return answer(*row).ok_or(Silence::Place);
    }
    if let Some(answer) = merged(question, query, &known, touches, &base) {
        return Ok(answer);
    }
    let of_day: Vec<usize> = known.iter().copied().filter(touches).collect();
    let identified = |row: &usize| siblings(question, &wide, *row) > 0;
    let named: Vec<usize> = of_day.iter().copied().filter(identified).collect();
    let one = match (of_day.as_slice(), named.as_slice()) {
        ([], _) => {
            let line = table.rows.line(known[0]);
            return Err(Silence::NoRows(format!("no row of the day; the nearest is line {line}")));
        }
        ([row], _) | (_, [row]) => *row,
        (many, _) => {
            let count = many.len();
            let why = format!("{count} rows of the day and place, none of them with this figure");
            return Err(Silence::Undecided(why));
        }
    };
    let mut answer = answer(one).ok_or(Silence::Place)?;
    // A row of a wide place may be about another event there, unless its other figures are those of the text.
    let precise = question
        .claim
        .place
        .as_ref()
        .is_some_and(|place| place.sort > tollcheck_model::PlaceSort::Country);
    if !identified(&one) && !precise {
        answer.doubts.push(Doubt::Ambiguous);
    }
    if question.claim.quantity.value == Some(Amount::ZERO)
        && answer.value() > Amount::ZERO
        && !precise
    {
        answer.doubts.push(Doubt::Ambiguous);
    }
    if question.claim.part_of.is_some()
        && answer.doubts.is_empty()
        && matches!(answer.finding, Finding::Differs(_))
    {
        answer.doubts.push(Doubt::Group);
    }
    Ok(answer)
}

/// The days of one row, for the query.
fn of_row(table: &Desk<'_>, row: usize) -> Days {
    match (table.rows.first(row), table.rows.last(row)) {
        (Some(first), Some(last)) => Days::Within(first, last),
        _ => Days::To(i32::MAX),
    }
}

/// How many of the other figures of the event the row has as well.
fn siblings(question: &Question<'_>, query: &Query<'_>, row: usize) -> usize {
    let has = |(counting, interval): &&(crate::counting::Counting, Interval)| {
        counting.choices(query.table, None).into_iter().any(|choice| {
            let other = Query { choice, ..query.clone() };
            other.keeps(row)
                && other.value(row).is_some_and(|found| interval.fit(found) == Fit::Within)
        })
    };
    question.siblings.iter().filter(has).count()
}

/// The rows of the day added up: those of one place, then all.
fn merged(
    question: &Question<'_>,
    query: &Query<'_>,
    known: &[usize],
    touches: impl Fn(&usize) -> bool,
    doubts: &[Doubt],
) -> Option<Answer> {
    let table = query.table;
    let when = question.when?;
    let of_day: Vec<usize> = known.iter().copied().filter(touches).collect();
    if of_day.len() < 2 {
        return None;
    }
    let mut places: Vec<usize> = of_day.iter().map(|row| table.places.of(*row)).collect();
    places.sort_unstable();
    places.dedup();
    let each = places.iter().map(|place| vec![*place]);
    let all = std::iter::once(query.spots.clone());
    for spots in each.chain(all) {
        let name = match spots.as_slice() {
            [one] => Some(table.places.list.get(*one)?.name.clone()),
            _ => query.place.clone(),
        };
        let sum = Query { spots, place: name, ..query.taking(Aggregate::Sum) }
            .over(Days::Touching(when.from, when.to));
        let Some(outcome) = sum.run().filter(|outcome| outcome.rows.len() > 1) else { continue };
        if matches!(question.fit(outcome.found), Fit::Within | Fit::InBand) {
            let mut answer = question.answer(&sum, &outcome, doubts.to_vec());
            answer.derived = true;
            answer.note = Some(format!("{} rows together", outcome.rows.len()));
            return Some(answer);
        }
    }
    None
}

/// The table leaves out events as small as the claim's.
fn below(question: &Question<'_>, table: &Desk<'_>) -> Option<Silence> {
    let least = table.threshold?;
    let said = question.claim.quantity.value.or(question.claim.quantity.high)?;
    (said < Amount::whole(least))
        .then(|| Silence::Threshold(format!("below the table's threshold of {least}")))
}

/// Why there is no row.
fn nothing(query: &Query<'_>, when: When) -> Silence {
    match query.table.covered() {
        Some((_, ends)) if ends < when.from => {
            Silence::Ends(format!("the table ends on {}", date_of(ends)))
        }
        Some((begins, _)) if begins > when.to => {
            Silence::Begins(format!("the table begins on {}", date_of(begins)))
        }
        _ if when.from == when.to => Silence::NoRows(format!("no row on {}", date_of(when.to))),
        _ => Silence::NoRows(format!("no row from {} to {}", date_of(when.from), date_of(when.to))),
    }
}
