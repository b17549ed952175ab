//! New in so many hours: the report of the day, or of the day before, over as many hours.

use crate::answer::{Answer, Finding};
use crate::interval::Fit;
use crate::outcome::Outcome;
use crate::query::{Days, Query};
use crate::question::Question;
use crate::silence::Silence;
use crate::spot::Spots;
use crate::when::When;
use crate::{coverage, nearby};

/// Asks reporting periods for what is new in `hours`.
pub(crate) fn ask<'t>(
    question: &Question<'_>,
    query: &Query<'t>,
    spots: &Spots,
    when: When,
    hours: u32,
) -> (Query<'t>, Result<Answer, Silence>) {
    let rows = &query.table.rows;
    let of_day = query.over(Days::Ending(when.to, when.to));
    let days = i32::try_from(hours.div_ceil(24)).unwrap_or(1).clamp(1, 366);
    let same = |outcome: &Outcome| {
        outcome.rows.iter().all(|row| rows.hours(row).is_none_or(|known| known == hours))
    };
    let whole_day = |outcome: &Outcome| {
        days == 1 || outcome.rows.iter().all(|row| rows.hours(row) == Some(hours))
    };
    let long = query.over(Days::Ending(when.to - days + 1, when.to));
    let mut first: Option<Answer> = None;
    let mut other_hours = None;
    for lag in 0..=1 {
        let lagged = query.over(Days::Ending(when.to - lag, when.to - lag));
        let Some(outcome) = lagged.run() else { continue };
        if !same(&outcome) || !whole_day(&outcome) {
            let known = outcome.rows.iter().find_map(|row| rows.hours(row));
            other_hours = other_hours.or(known.map(|known| (known, lagged.clone(), outcome)));
            continue;
        }
        let mut answer = question.answer(&lagged, &outcome, question.doubts(&query.choice, spots));
        if lag > 0 {
            answer.note = Some("in the report of the day before".to_owned());
        }
        let fits = matches!(answer.finding, Finding::Fits(Fit::Within | Fit::InBand));
        if fits {
            return (of_day, Ok(answer));
        }
        // The report of the day before may be the one that is meant; it speaks against nothing.
        if lag == 0 {
            first = Some(answer);
        }
    }
    if days > 1 {
        let reports = long.rows();
        let total: u32 = reports.iter().filter_map(|row| rows.hours(*row)).sum();
        if let Some(outcome) = long.run().filter(|_| total == 0 || total == hours) {
            let mut answer =
                question.answer(&long, &outcome, question.doubts(&query.choice, spots));
            answer.derived = true;
            if first.is_none() || matches!(answer.finding, Finding::Fits(Fit::Within)) {
                return (long, Ok(answer));
            }
        }
    }
    if let Some(mut answer) = first {
        if matches!(answer.finding, Finding::Differs(_))
            && let Some(words) = nearby::period(question, &of_day, when)
        {
            answer.finding = Finding::Scope(words);
        }
        return (of_day, Ok(answer));
    }
    let silence = match other_hours {
        Some((known, lagged, outcome)) => {
            if question.exact() == Some(outcome.found.value) {
                let mut answer =
                    question.answer(&lagged, &outcome, question.doubts(&query.choice, spots));
                answer.finding = Finding::Scope(format!("the {known}-hour figure"));
                answer.evidence.agrees = false;
                return (lagged, Ok(answer));
            }
            Silence::Undecided(format!("the report covers {known} hours, not {hours}"))
        }
        None => coverage::no_rows(query, When { from: when.to, ..when }),
    };
    (of_day, Err(silence))
}
