//! Events: the row that a claim is about, or the rows that add up to it.

use tollcheck_model::{Amount, Scope};

use crate::answer::{Answer, Finding};
use crate::choice::Choice;
use crate::counting::Counting;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::interval::{Fit, Interval};
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::silence::Silence;
use crate::spot::Spots;
use crate::when::{Bounds, When};
use crate::{average, coverage, nearby, reason, share};

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
        return (query, Err(Silence::NoPlace));
    }
    let one_event = when.bounds != Bounds::Since && when.days() <= 3
        || when.bounds == Bounds::During
            && question.claim.scope == Scope::Event
            && when.days() <= 10;
    match question.claim.scope {
        Scope::Maximum => {
            let query = query.taking(Aggregate::Max);
            (query, Err(Silence::Undecided("a row is one event, not a night or a day".to_owned())))
        }
        Scope::Rate(unit) => average::of_sum(question, &query, spots, when, unit),
        Scope::Change => (query, Err(Silence::change())),
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
    if spots.inside.is_empty() {
        return Err(Silence::Place);
    }
    let Some(outcome) = query.run() else { return Err(coverage::no_rows(query, when)) };
    let mut doubts = question.doubts(&query.choice, spots);
    if question.fit(outcome.found) == Fit::Outside {
        if let Some(silence) = coverage::lack(query, when, 1, Some(outcome.found.value)) {
            return Err(silence);
        }
        if outcome.unknown > 0 {
            return Err(outcome.blanks());
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
    wide.spots = spots.all();
    let mut rows = wide.rows();
    rows.truncate(MOST);
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
        return Err(below(question, table).unwrap_or_else(|| coverage::no_rows(query, when)));
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
        let one = wide.taking(Aggregate::Event(row)).over(Days::of_row(table, row));
        let outcome = one.run()?;
        let mut answer = question.answer(&one, &outcome, doubts(row));
        if !touches(&row) {
            answer.note = beside(table, row, when);
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
            return Err(coverage::no_rows(query, when));
        }
        ([row], _) | (_, [row]) => *row,
        (many, _) => {
            let count = many.len();
            let why = format!("{count} rows of that time and place, none with this figure");
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
    let more = question.claim.quantity.value.is_none_or(|said| answer.value() > said);
    if more && share::is_possible(question, table, one) {
        answer.doubts.push(Doubt::Shared);
    }
    if let (Finding::Differs(_), true) = (&answer.finding, answer.doubts.is_empty()) {
        if question.part {
            answer.doubts.push(Doubt::Group);
        } else if let Some(words) = nearby::event(question, query, when) {
            answer.finding = Finding::Scope(words);
        }
    }
    Ok(answer)
}

/// How far the row is from the days of the claim.
fn beside(table: &Desk<'_>, row: usize, when: When) -> Option<String> {
    let before = when.from.saturating_sub(table.rows.last(row)?);
    let after = table.rows.first(row)?.saturating_sub(when.to);
    Some(match (before, after) {
        (1.., _) => format!("{} before", reason::many(before, "day")),
        _ => format!("{} after", reason::many(after, "day")),
    })
}

/// How many of the other figures of the event the row has as well.
fn siblings(question: &Question<'_>, query: &Query<'_>, row: usize) -> usize {
    let has = |(counting, interval): &&(&Counting, Interval)| {
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
            [one] => Some(table.places.list.get(*one)?.name.clone().into()),
            _ => query.place.clone(),
        };
        let sum = Query { spots, place: name, ..query.taking(Aggregate::Sum) }
            .over(Days::Touching(when.from, when.to));
        let Some(outcome) = sum.run() else { continue };
        if matches!(question.fit(outcome.found), Fit::Within | Fit::InBand) {
            let mut answer = question.answer(&sum, &outcome, doubts.to_vec());
            answer.derived = true;
            answer.note = Some(format!("the sum of {} rows", outcome.rows.len()));
            return Some(answer);
        }
    }
    None
}

/// The table leaves out events as small as the claim's.
fn below(question: &Question<'_>, table: &Desk<'_>) -> Option<Silence> {
    let least = table.threshold?;
    let said = question.claim.quantity.value.or(question.claim.quantity.high)?;
    (said < Amount::whole(least)).then_some(Silence::Threshold(least))
}
