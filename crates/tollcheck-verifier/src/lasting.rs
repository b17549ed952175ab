//! Durations: how long a row lasted from its beginning to its end.

use tollcheck_model::{Amount, TimeUnit};

use crate::answer::Answer;
use crate::choice::Choice;
use crate::coverage;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::found::Found;
use crate::interval::Fit;
use crate::outcome::Outcome;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::silence::Silence;
use crate::spot::Spots;

/// Asks a table of spans: the rows of the days and place, the one that fits first.
pub(crate) fn ask<'t>(
    question: &Question<'_>,
    table: &'t Desk<'t>,
    choice: Choice<'t>,
    spots: &Spots,
) -> (Query<'t>, Result<Answer, Silence>) {
    let unit = choice.measures.first().and_then(|measure| measure.unit).unwrap_or(TimeUnit::Second);
    let day = question.when.map_or(i32::MAX, |when| when.to);
    let query = question.query(table, choice, spots, Aggregate::Span(0), Days::To(day));
    let Some(when) = question.when else { return (query, Err(Silence::Undated)) };
    let slack = i32::from(when.guessed);
    let query = query.over(Days::Touching(when.from - slack, when.to));
    let rows = query.rows();
    let seconds = |row: &usize| {
        let found = query.value(*row)?;
        Some(Found::exactly(found.value.times(Amount::whole(unit.seconds()))))
    };
    let timed: Vec<(usize, Found)> =
        rows.iter().filter_map(|row| Some((*row, seconds(row)?))).collect();
    let best = timed.iter().min_by_key(|(_, found)| question.fit(*found));
    let Some((row, found)) = best.copied() else {
        let silence = coverage::no_rows(&query, when);
        return (query, Err(silence));
    };
    let mut doubts = question.doubts(&query.choice, spots);
    if timed.len() > 1 {
        doubts.push(Doubt::Ambiguous);
    }
    let first = table.rows.first(row).unwrap_or(when.from);
    let last = table.rows.last(row).unwrap_or(when.to);
    let one = query.over(Days::Within(first, last)).taking(Aggregate::Span(row));
    let outcome = Outcome::of_row(row, found);
    let fit = question.fit(found);
    let mut answer = question.answer(&one, &outcome, doubts);
    answer.evidence.value = one.value(row).map(|found| found.value);
    answer.evidence.agrees = fit == Fit::Within;
    answer.note = Some(length(found.value));
    (query, Ok(answer))
}

/// Seconds as a reader says them: *2 hours 55 minutes*.
pub(crate) fn length(seconds: Amount) -> String {
    let total = seconds.to_whole().unwrap_or(0);
    let units = [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)];
    let mut rest = total;
    let mut parts = Vec::new();
    for (name, size) in units {
        let count = rest / size;
        rest %= size;
        if count > 0 && parts.len() < 2 {
            parts.push(format!("{count} {name}{}", if count == 1 { "" } else { "s" }));
        }
    }
    if parts.is_empty() { "no time".to_owned() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_said_in_its_two_largest_units() {
        assert_eq!(length(Amount::whole(10_500)), "2 hours 55 minutes");
        assert_eq!(length(Amount::whole(2_400)), "40 minutes");
        assert_eq!(length(Amount::whole(3_725)), "1 hour 2 minutes");
        assert_eq!(length(Amount::whole(86_400 * 2 + 5)), "2 days 5 seconds");
        assert_eq!(length(Amount::ZERO), "no time");
    }
}
