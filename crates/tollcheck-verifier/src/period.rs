//! Reporting periods: the figure of one, the sum of some, the greatest of all.

use tollcheck_model::Scope;

use crate::answer::{Answer, Finding};
use crate::choice::Choice;
use crate::counting::is_people;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::found::Found;
use crate::interval::Fit;
use crate::outcome::Outcome;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::rounding::share;
use crate::silence::Silence;
use crate::spot::Spots;
use crate::when::{Bounds, When};
use crate::{average, coverage, greatest, nearby, speaker, window};

/// Asks a table of reporting periods.
pub(crate) fn ask<'t>(
    question: &Question<'_>,
    table: &'t Desk<'t>,
    choice: Choice<'t>,
    spots: &Spots,
) -> (Query<'t>, Result<Answer, Silence>) {
    let far = question.when.map_or(i32::MAX, |when| when.to);
    let query = question.query(table, choice, spots, Aggregate::Sum, Days::To(far));
    if question.claim.scope == Scope::Maximum {
        let query = query.taking(Aggregate::Max);
        let answer = greatest::over(question, &query, spots);
        return (query, answer);
    }
    let Some(when) = question.when else { return (query, Err(Silence::Undated)) };
    if spots.inside.is_empty() {
        return (query, Err(Silence::Place));
    }
    match (question.claim.scope, when.bounds) {
        (Scope::Rate(unit), _) => average::of_sum(question, &query, spots, when, unit),
        (Scope::Change, _) => (query, Err(Silence::change())),
        (_, Bounds::Window(hours)) => window::ask(question, &query, spots, when, hours),
        (Scope::Total, _) | (_, Bounds::Since | Bounds::AsOf) => {
            let days = Days::Ending(when.from, when.to);
            let query = query.over(days);
            let answer = if when.from == when.to && !when.guessed {
                over(question, &query, spots, when, &[days])
            } else if when.from == when.to {
                Err(Silence::Undecided("the text does not say since when".to_owned()))
            } else {
                over(question, &query, spots, when, &[days, Days::Within(when.from, when.to)])
            };
            (query, answer)
        }
        (_, Bounds::During) => {
            let (from, to) = (when.from, when.to);
            let readings: Vec<Days> = match to - from {
                0 if when.guessed && question.exact().is_some() => {
                    vec![Days::Ending(to, to), Days::Ending(to - 1, to - 1)]
                }
                // A wave begins on one evening and ends on the next morning: it is of the day that it ends on, but
                // may be said to be of the day that it began on.
                0 => vec![Days::Ending(to, to), Days::Starting(to, to)],
                1 => vec![Days::Within(from, to), Days::Ending(to, to), Days::Ending(from, to)],
                _ => vec![Days::Ending(from, to), Days::Within(from, to), Days::Starting(from, to)],
            };
            let query = query.over(readings[0]);
            let answer = over(question, &query, spots, when, &readings);
            (query, answer)
        }
    }
}

/// The sum over the days, as each reading of them has it: one that fits decides, else the first that has rows.
fn over(
    question: &Question<'_>,
    query: &Query<'_>,
    spots: &Spots,
    when: When,
    readings: &[Days],
) -> Result<Answer, Silence> {
    let table = query.table;
    let mut first: Option<(Query<'_>, Outcome)> = None;
    let mut other_reading = false;
    for (at, days) in readings.iter().enumerate() {
        let query = query.over(*days);
        let Some(outcome) = query.run() else { continue };
        let fit = question.fit(outcome.found);
        let fits = fit == Fit::Within || fit == Fit::InBand;
        if fits && longer(&query, &outcome, when).is_none() {
            let mut answer =
                question.answer(&query, &outcome, question.doubts(&query.choice, spots));
            answer.derived = outcome.rows.len() > 1;
            return Ok(answer);
        }
        other_reading |= first.is_none() && at > 0;
        first = first.or(Some((query, outcome)));
    }
    let Some((query, outcome)) = first else { return Err(coverage::no_rows(query, when)) };
    if let Some(days) = longer(&query, &outcome, when) {
        if question.exact() != Some(outcome.found.value) {
            return Err(Silence::Undecided(format!("the report covers {days} days")));
        }
        let mut answer = question.answer(&query, &outcome, question.doubts(&query.choice, spots));
        answer.finding = Finding::Scope(format!("the figure for {days} days"));
        answer.evidence.agrees = false;
        return Ok(answer);
    }
    let mut doubts = question.doubts(&query.choice, spots);
    // A report that ends on the evening before a night is of the night before it.
    let before = when.days() == 2
        && outcome.rows.last_days(&table.rows).is_some_and(|(_, last)| last < when.to);
    if other_reading || before {
        doubts.push(Doubt::Ambiguous);
    }
    if is_of_another(question, &query, when) {
        doubts.push(Doubt::Speaker);
    }
    let so_far = outcome.found.value;
    let lack = (outcome.unknown > 0)
        .then(|| outcome.blanks())
        .or_else(|| coverage::lack(&query, when, 0, Some(so_far)));
    if let Some(silence) = lack
        && question.fit(outcome.found) == Fit::Outside
    {
        // More than is claimed, and not even all.
        if question.claim.quantity.high.is_none_or(|most| most >= so_far) {
            return Err(silence);
        }
        doubts.push(Doubt::Ambiguous);
    }
    let mut answer = question.answer(&query, &outcome, doubts);
    answer.derived = outcome.rows.len() > 1;
    if when.is_long() && answer.derived && is_close(question, outcome.found) {
        answer.doubts.push(Doubt::Cut);
    }
    if matches!(answer.finding, Finding::Differs(_))
        && answer.is_sure()
        && !when.is_long()
        && let Some(words) = nearby::period(question, &query, when)
    {
        answer.finding = Finding::Scope(words);
    }
    Ok(answer)
}

/// Whether an event is told by another speaker than the one whose reports count people by the day: those reports count
/// what reached the publisher, not what happened in one place.
fn is_of_another(question: &Question<'_>, query: &Query<'_>, when: When) -> bool {
    let claim = question.claim;
    let publisher = query.table.publisher();
    let named = claim.attribution.as_ref().is_some_and(|said| said.source.is_some());
    let event = claim.scope == Scope::Event && !when.is_long();
    named
        && event
        && is_people(claim.kind)
        && !speaker::is_origin(claim.attribution.as_ref(), query.table, publisher)
}

/// The days of the longest report, where it covers more than the claim speaks of.
fn longer(query: &Query<'_>, outcome: &Outcome, when: When) -> Option<i32> {
    let rows = &query.table.rows;
    let days = |row: usize| {
        let hours = rows.hours(row).map_or(0, |hours| hours.div_ceil(24));
        let span = rows.last(row)?.saturating_sub(rows.first(row)?).saturating_add(1);
        Some(span.max(i32::try_from(hours).unwrap_or(i32::MAX)))
    };
    let longest = outcome.rows.iter().filter_map(days).max()?;
    (longest > when.days().saturating_add(1)).then_some(longest)
}

/// Whether the claim is within a twentieth of a sum.
fn is_close(question: &Question<'_>, found: Found) -> bool {
    let value = question.claim.quantity.value.unwrap_or_default();
    value.minus(found.value).abs() <= share(found.value, 5)
}
