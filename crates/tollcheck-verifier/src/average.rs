//! Averages: what a period comes to, shared out over its days, weeks, months or years.

use tollcheck_model::{Amount, TimeUnit};
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding};
use crate::coverage;
use crate::doubt::Doubt;
use crate::growth;
use crate::interval::Fit;
use crate::outcome::Outcome;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::rounding::share;
use crate::silence::Silence;
use crate::spot::Spots;
use crate::when::When;

/// Asks a table whose rows add up for what they come to in each `unit` of the days.
pub(crate) fn of_sum<'t>(
    question: &Question<'_>,
    query: &Query<'t>,
    spots: &Spots,
    when: When,
    unit: TimeUnit,
) -> (Query<'t>, Result<Answer, Silence>) {
    let (times, by) = parts(when, unit);
    let query = query.taking(Aggregate::Mean(times, by)).over(Days::Ending(when.from, when.to));
    let answer = summed(question, &query, spots, when, unit);
    (query, answer)
}

fn summed(
    question: &Question<'_>,
    query: &Query<'_>,
    spots: &Spots,
    when: When,
    unit: TimeUnit,
) -> Result<Answer, Silence> {
    if spots.inside.is_empty() {
        return Err(Silence::Place);
    }
    missing(query, when, unit)?;
    let Some(outcome) = query.run() else { return Err(coverage::no_rows(query, when)) };
    if outcome.unknown > 0 {
        return Err(outcome.blanks());
    }
    let whole = query.taking(Aggregate::Sum).run();
    Ok(weighed(question, query, spots, &outcome, whole, unit))
}

/// Asks a running total for what it grew by in each `unit` of the days.
pub(crate) fn of_total<'t>(
    question: &Question<'_>,
    query: &Query<'t>,
    spots: &Spots,
    when: When,
    unit: TimeUnit,
) -> (Query<'t>, Result<Answer, Silence>) {
    let (times, by) = parts(when, unit);
    let since = growth::since(query.table, when);
    let query = query.taking(Aggregate::Pace(since, times, by)).over(Days::To(when.to));
    let answer = grown(question, &query, spots, when, unit);
    (query, answer)
}

fn grown(
    question: &Question<'_>,
    query: &Query<'_>,
    spots: &Spots,
    when: When,
    unit: TimeUnit,
) -> Result<Answer, Silence> {
    missing(query, when, unit)?;
    let Some(outcome) = query.run().filter(|_| !growth::restarts(query, when.from, when.to)) else {
        return Err(growth::unknown(when.from, when.to));
    };
    let whole = query.taking(Aggregate::Delta(when.from.saturating_sub(1))).run();
    let mut answer = weighed(question, query, spots, &outcome, whole, unit);
    if !matches!(answer.finding, Finding::Fits(_)) {
        answer.doubts.push(Doubt::Revised);
    }
    Ok(answer)
}

/// Why no average can be had over the days of `when`.
fn missing(query: &Query<'_>, when: When, unit: TimeUnit) -> Result<(), Silence> {
    if when.guessed || i64::from(when.days()) * DAY <= unit.seconds() {
        let why = "the text does not say over which days it averages";
        return Err(Silence::Undecided(why.to_owned()));
    }
    coverage::lack(query, when, 1, None).map_or(Ok(()), Err)
}

/// The mean beside the claim; `whole` is what it is the mean of.
fn weighed(
    question: &Question<'_>,
    query: &Query<'_>,
    spots: &Spots,
    outcome: &Outcome,
    whole: Option<Outcome>,
    unit: TimeUnit,
) -> Answer {
    let mean = outcome.found.value;
    let mut answer = question.answer(query, outcome, question.doubts(&query.choice, spots));
    answer.derived = true;
    answer.each = Some(unit);
    if question.claim.rule == "weapons" {
        answer.doubts.push(Doubt::Verb);
    }
    // An average is given as a whole number.
    let said = question.exact().filter(|said| said.is_whole());
    if said.is_some_and(|said| said.minus(mean).abs() <= Amount::ratio(1, 2)) {
        answer.finding = Finding::Fits(Fit::Within);
        answer.evidence.agrees = true;
        return answer;
    }
    let near = |said: Amount| said.minus(mean).abs() <= share(mean, 5);
    if question.claim.quantity.value.is_some_and(near) {
        answer.doubts.push(Doubt::Cut);
    }
    let fit = question.fit(outcome.found);
    if said.is_some() && said == whole.map(|whole| whole.found.value) {
        answer.finding =
            Finding::Scope(format!("the sum of all days, not the average a {}", unit.name()));
    } else if fit != Fit::Outside {
        answer.finding = Finding::Fits(fit);
    }
    answer
}

/// Seconds of a day.
const DAY: i64 = 86_400;

/// What a sum over the days is multiplied by, and divided by: whole months and years are counted as such.
fn parts(when: When, unit: TimeUnit) -> (i64, i64) {
    let days = i64::from(when.days()).max(1);
    let (first, last) = (date_of(when.from), date_of(when.to));
    let whole = first.day() == 1 && last.day() == last.days_in_month();
    let months =
        i64::from(last.year() - first.year()) * 12 + i64::from(last.month() - first.month()) + 1;
    match unit {
        TimeUnit::Month if whole => (1, months.max(1)),
        TimeUnit::Year if whole && months % 12 == 0 => (12, months.max(1)),
        unit => (unit.seconds() / DAY, days),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tollcheck_sources::day_of;

    use super::*;
    use crate::when::Bounds;

    #[test]
    fn whole_months_are_months_and_other_days_are_days() {
        let when = |from, to| When {
            from: day_of(from),
            to: day_of(to),
            bounds: Bounds::During,
            sure: true,
            guessed: false,
        };
        let half = when(date(2025, 1, 1), date(2025, 6, 30));
        assert_eq!(parts(half, TimeUnit::Month), (1, 6));
        assert_eq!(parts(half, TimeUnit::Day), (1, 181));
        assert_eq!(parts(when(date(2025, 1, 1), date(2025, 1, 14)), TimeUnit::Week), (7, 14));
        assert_eq!(parts(when(date(2024, 1, 1), date(2025, 12, 31)), TimeUnit::Year), (12, 24));
        let ragged = when(date(2024, 1, 3), date(2025, 12, 28));
        assert_eq!(parts(ragged, TimeUnit::Year), (365, 726));
    }
}
