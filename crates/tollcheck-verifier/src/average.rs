//! Averages: the sum of a period, shared out over its days, weeks, months or years.

use tollcheck_model::{Amount, TimeUnit};
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding, Silence};
use crate::doubt::Doubt;
use crate::interval::{Fit, Found, share};
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::spot::Spots;
use crate::when::When;

/// Asks a table whose rows add up for what they come to in each `unit` of the days.
pub(crate) fn ask<'t>(
    question: &Question<'_>,
    query: &Query<'t>,
    spots: &Spots,
    when: When,
    unit: TimeUnit,
) -> (Query<'t>, Result<Answer, Silence>) {
    let (times, by) = parts(when, unit);
    let query = query.taking(Aggregate::Mean(times, by)).over(Days::Ending(when.from, when.to));
    let answer = over(question, &query, spots, when, unit);
    (query, answer)
}

fn over(
    question: &Question<'_>,
    query: &Query<'_>,
    spots: &Spots,
    when: When,
    unit: TimeUnit,
) -> Result<Answer, Silence> {
    if when.guessed || i64::from(when.days()) * DAY <= unit.seconds() {
        return Err(Silence::Undecided("an average over a time that is not said".to_owned()));
    }
    if spots.inside.is_empty() {
        return Err(Silence::Place);
    }
    let (begins, ends) = query.table.covered().unwrap_or((i32::MAX, i32::MIN));
    if ends < when.to - 1 {
        return Err(Silence::Ends(format!("the table ends on {}", date_of(ends))));
    }
    if begins > when.from + 1 {
        return Err(Silence::Begins(format!("the table begins on {}", date_of(begins))));
    }
    let Some(outcome) = query.run() else {
        let days = format!("{} to {}", date_of(when.from), date_of(when.to));
        return Err(Silence::NoRows(format!("no row from {days}")));
    };
    if outcome.unknown > 0 {
        return Err(Silence::Undecided(format!("{} of the rows have no figure", outcome.unknown)));
    }
    let mean = outcome.found.value;
    let mut answer = question.answer(query, &outcome, question.doubts(&query.choice, spots));
    answer.derived = true;
    if question.claim.rule == "weapons" {
        answer.doubts.push(Doubt::Verb);
    }
    answer.note = Some(format!("on average a {}", unit.name()));
    // An average is given as a whole number.
    let whole = question.exact().filter(|said| said.is_whole()).map(|said| said.minus(mean).abs());
    if whole.is_some_and(|off| off <= Amount::ratio(1, 2)) {
        answer.finding = Finding::Fits(Fit::Within);
        answer.evidence.agrees = true;
        return Ok(answer);
    }
    let near = |said: Amount| said.minus(mean).abs() <= share(mean, 5);
    if question.claim.quantity.value.is_some_and(near) {
        answer.doubts.push(Doubt::Cut);
    }
    if question.exact() == query.taking(Aggregate::Sum).run().map(|sum| sum.found.value) {
        answer.finding = Finding::Scope(format!("the sum of all days, not of a {}", unit.name()));
    } else if !matches!(question.fit(Found::exactly(mean)), Fit::Outside) {
        answer.finding = Finding::Fits(question.fit(Found::exactly(mean)));
    }
    Ok(answer)
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
    }
}
