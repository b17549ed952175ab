//! Reporting periods: the figure of one, the sum of some, the greatest of all.

use tollcheck_model::{Modifier, Scope};
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding, Silence};
use crate::average;
use crate::choice::Choice;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::interval::{Fit, Found, share};
use crate::outcome::Outcome;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::spot::Spots;
use crate::when::{Bounds, When};

/// Days on either side in which a number may be right for a neighbouring period.
const NEIGHBOURS: i32 = 7;

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
        let answer = greatest(question, &query, spots);
        return (query, answer);
    }
    let Some(when) = question.when else { return (query, Err(Silence::Undated)) };
    if spots.inside.is_empty() {
        return (query, Err(Silence::Place));
    }
    match (question.claim.scope, when.bounds) {
        (Scope::Rate(unit), _) => average::ask(question, &query, spots, when, unit),
        (Scope::Change, _) => {
            let why = "a change, not the figure of a period".to_owned();
            (query, Err(Silence::Undecided(why)))
        }
        (_, Bounds::Window(hours)) => window(question, &query, spots, when, hours),
        (Scope::Total, _) | (_, Bounds::Since | Bounds::AsOf) => {
            let days = Days::Ending(when.from, when.to);
            let query = query.over(days);
            let answer = if when.from == when.to && !when.guessed {
                over(question, &query, spots, when, &[days])
            } else if when.from == when.to {
                Err(Silence::Undecided("a total since when is not said".to_owned()))
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
    let (begins, ends) = table.covered().unwrap_or((i32::MAX, i32::MIN));
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
            answer.derived = when.is_long() && outcome.rows.len() > 1;
            return Ok(answer);
        }
        other_reading |= first.is_none() && at > 0;
        first = first.or(Some((query, outcome)));
    }
    let Some((query, outcome)) = first else {
        return Err(if ends < when.to {
            Silence::Ends(format!("the table ends on {}", date_of(ends)))
        } else if begins > when.from {
            Silence::Begins(format!("the table begins on {}", date_of(begins)))
        } else {
            Silence::NoRows(format!("no row {}", days_words(when)))
        });
    };
    if let Some(days) = longer(&query, &outcome, when) {
        if question.exact() != Some(outcome.found.value) {
            return Err(Silence::Undecided(format!("the report covers {days} days")));
        }
        let mut answer = question.answer(&query, &outcome, question.doubts(&query.choice, spots));
        answer.finding = Finding::Scope(format!("the figure of {days} days"));
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
    let lacking = outcome.unknown > 0 || ends < when.to || begins > when.from + 1;
    if lacking && question.fit(outcome.found) == Fit::Outside {
        let below = question.claim.quantity.high.is_some_and(|most| most < outcome.found.value);
        if !below {
            return Err(if outcome.unknown > 0 {
                Silence::Undecided(format!("{} of the rows have no figure", outcome.unknown))
            } else if ends < when.to {
                Silence::Ends(format!(
                    "the table ends on {}, with {} by then",
                    date_of(ends),
                    outcome.found.value
                ))
            } else {
                Silence::Begins(format!("the table begins on {}", date_of(begins)))
            });
        }
        doubts.push(Doubt::Ambiguous);
    }
    let mut answer = question.answer(&query, &outcome, doubts);
    answer.derived = when.is_long() && outcome.rows.len() > 1;
    if answer.derived && is_close(question, outcome.found) {
        answer.doubts.push(Doubt::Cut);
    }
    if matches!(answer.finding, Finding::Differs(_))
        && !when.is_long()
        && let Some(words) = neighbour(question, &query, when)
    {
        answer.finding = Finding::Scope(words);
    }
    Ok(answer)
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

fn days_words(when: When) -> String {
    if when.from == when.to {
        format!("of {}", date_of(when.to))
    } else {
        format!("from {} to {}", date_of(when.from), date_of(when.to))
    }
}

/// The period nearby that has exactly the number of the claim.
fn neighbour(question: &Question<'_>, query: &Query<'_>, when: When) -> Option<String> {
    let said = question.exact()?;
    let around = query.over(Days::Ending(when.from - NEIGHBOURS, when.to + NEIGHBOURS));
    let near = around.nights().into_iter().filter(|night| night.found.value == said);
    let day = |night: &Outcome| query.table.rows.last(night.rows.first()?);
    let nearest =
        near.min_by_key(|night| day(night).map_or(i32::MAX, |day| (day - when.to).abs()))?;
    Some(format!("the figure of {}", date_of(day(&nearest)?)))
}

/// New in so many hours: the report of the day, or of the day before, over as many hours.
fn window<'t>(
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
            answer.note = Some("the report of the day before".to_owned());
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
            && let Some(words) = neighbour(question, &of_day, when)
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
        None => match query.table.covered() {
            Some((_, ends)) if ends < when.to => {
                Silence::Ends(format!("the table ends on {}", date_of(ends)))
            }
            _ => Silence::NoRows(format!("no report of {}", date_of(when.to))),
        },
    };
    (of_day, Err(silence))
}

/// In one period: any that fits; for *up to* the greatest has to.
fn greatest(question: &Question<'_>, query: &Query<'_>, spots: &Spots) -> Result<Answer, Silence> {
    let days = match question.when {
        Some(when) if !when.guessed => Days::Ending(when.from, when.to),
        _ => Days::To(question.published.unwrap_or(i32::MAX)),
    };
    let query = query.over(days);
    let Some(max) = query.run() else {
        return Err(Silence::NoRows("no row for those days".to_owned()));
    };
    let mut doubts = question.doubts(&query.choice, spots);
    // The most of all days up to the article needs no date.
    doubts.retain(|doubt| *doubt != Doubt::DateInferred);
    let bound = matches!(question.claim.quantity.modifier, Modifier::AtMost | Modifier::LessThan);
    let fit = question.fit(max.found);
    if fit == Fit::Within || bound {
        return Ok(question.answer(&query, &max, doubts));
    }
    let night =
        query.nights().into_iter().rev().find(|night| question.fit(night.found) == Fit::Within);
    if let Some(night) = night {
        let day = night.rows.last_days(&query.table.rows).map_or(0, |(_, last)| last);
        let one = query.over(Days::Ending(day, day)).taking(Aggregate::Sum);
        let mut answer = question.answer(&one, &night, doubts);
        answer.note = Some(format!("on {}; the most was {}", date_of(day), Number(max.found)));
        return Ok(answer);
    }
    let mut answer = question.answer(&query, &max, doubts);
    if question.claim.quantity.high.is_none_or(|most| most <= max.found.value) {
        // Less than the greatest, and no period has it: there may have been one that the table cuts otherwise.
        answer.doubts.push(Doubt::Ambiguous);
    }
    Ok(answer)
}

/// A figure as a reader writes it.
struct Number(Found);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::reason::number(self.0.value))
    }
}
