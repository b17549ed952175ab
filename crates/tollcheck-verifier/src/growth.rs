//! What a running total grew by: *since May*, *in the past 24 hours*.

use tollcheck_model::Amount;
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding};
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::interval::Fit;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::silence::Silence;
use crate::spot::Spots;
use crate::total::TELLING;
use crate::when::{Bounds, When};

/// Asks a running total for what was added in the days of `when`.
pub(crate) fn ask<'t>(
    question: &Question<'_>,
    query: &Query<'t>,
    when: When,
) -> (Query<'t>, Result<Answer, Silence>) {
    // A report of a day speaks of the day before, or of the day itself; from one day to another may mean the totals of both.
    let (from, to) = (when.from, when.to);
    let readings = match when.bounds {
        Bounds::Window(hours) => {
            let from = to - days_of(hours);
            vec![(from, to), (from - 1, to - 1)]
        }
        _ if from < to => vec![(from - 1, to), (from - 2, to - 1), (from, to)],
        _ => vec![(from - 1, to), (from - 2, to - 1)],
    };
    let query = query.taking(Aggregate::Delta(readings[0].0));
    let answer = over(question, &query, &readings, when);
    (query, answer)
}

/// Whole days in `hours`, one at least.
fn days_of(hours: u32) -> i32 {
    i32::try_from(hours.div_ceil(24)).unwrap_or(i32::MAX / 4).clamp(1, i32::MAX / 4)
}

/// The day whose figure is subtracted for what was added since the first day of `when`; `None` where the total begins
/// with that day, at nothing.
pub(crate) fn since(table: &Desk<'_>, when: When) -> Option<i32> {
    let from_the_start = table.since.is_some_and(|since| (when.from - since).abs() <= 1);
    let first = table.span().map_or(i32::MIN, |(first, _)| first);
    (!from_the_start).then(|| when.from.saturating_sub(1).max(first.min(when.from)))
}

/// Nothing tells what was added between two days.
pub(crate) fn unknown(from: i32, to: i32) -> Silence {
    let (from, to) = (date_of(from), date_of(to));
    Silence::Undecided(format!("nothing tells how much the total rose from {from} to {to}"))
}

/// What a total grew by over the days, as each reading of them has it; a restart in between makes it unknown.
fn over(
    question: &Question<'_>,
    query: &Query<'_>,
    readings: &[(i32, i32)],
    when: When,
) -> Result<Answer, Silence> {
    let (begins, ends) = query.table.covered().unwrap_or((i32::MIN, i32::MAX));
    let from = readings.first().map_or(when.from, |(from, _)| *from);
    if from < begins - 1 {
        return Err(Silence::Begins(begins));
    }
    let doubts = || question.doubts(&query.choice, &Spots::default());
    let mut first = None;
    for (from, to) in readings {
        let reading = query.over(Days::To(*to)).taking(Aggregate::Delta(*from));
        let Some(outcome) = reading.run() else { continue };
        if outcome.found.value < Amount::ZERO || restarts(&reading, *from, *to) {
            continue;
        }
        let fit = question.fit(outcome.found);
        let mut answer = question.answer(&reading, &outcome, doubts());
        answer.derived = true;
        if fit == Fit::Within || fit == Fit::InBand {
            return Ok(answer);
        }
        first = first.or(Some(answer));
    }
    if let Some(total) = in_all(question, query, when, doubts()) {
        // Beside what was added, where that is known.
        let added = first.filter(|_| when.sure);
        return Ok(added.map_or(total.clone(), |added| Answer { finding: total.finding, ..added }));
    }
    let mut answer = first.ok_or_else(|| unknown(from, when.to))?;
    if ends < when.to - 1 {
        return Err(Silence::Ends { on: ends, with: None });
    }
    // Totals are revised: what one grows by is no count of what happened in these days.
    answer.doubts.push(Doubt::Revised);
    Ok(answer)
}

/// The total itself, where that is the number of the claim: a text that is not clear about the day means it, and one that
/// is has taken it for what was added.
fn in_all(
    question: &Question<'_>,
    query: &Query<'_>,
    when: When,
    doubts: Vec<Doubt>,
) -> Option<Answer> {
    let said = question.exact().filter(|said| *said >= Amount::whole(TELLING))?;
    let total = (0..=1).find_map(|lag| {
        let total = query.over(Days::To(when.to - lag)).taking(Aggregate::At);
        let outcome = total.run().filter(|outcome| outcome.found.value == said)?;
        Some((total, outcome))
    });
    let (total, outcome) = total?;
    let mut answer = question.answer(&total, &outcome, doubts);
    if when.sure {
        let day = outcome.rows.last_days(&query.table.rows).map_or(when.to, |(_, last)| last);
        answer.finding = Finding::Scope(format!("the total up to {}", date_of(day)));
        answer.evidence.agrees = false;
    } else {
        answer.note = Some("in all".to_owned());
    }
    Some(answer)
}

/// Whether the total falls to less than nine tenths between two days.
pub(crate) fn restarts(query: &Query<'_>, from: i32, to: i32) -> bool {
    let rows = query.over(Days::Ending(from, to)).rows();
    let mut figures: Vec<_> = rows
        .into_iter()
        .filter_map(|row| Some((query.table.rows.last(row)?, query.value(row)?.value)))
        .collect();
    figures.sort_unstable();
    figures.windows(2).any(|two| two[1].1 < two[0].1.times(Amount::ratio(9, 10)))
}
