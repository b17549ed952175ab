//! Occurrences: the fifth visit is the fifth row.

use tollcheck_model::Amount;
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding};
use crate::choice::Choice;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::silence::Silence;
use crate::spot::Spots;

/// How many rows there are up to and including the claim.
pub(crate) fn ask<'t>(
    question: &Question<'_>,
    table: &'t Desk<'t>,
    choice: Choice<'t>,
    spots: &Spots,
) -> (Query<'t>, Result<Answer, Silence>) {
    let day = question.when.map(|when| when.to).or(question.published);
    let query =
        question.query(table, choice, spots, Aggregate::Sum, Days::To(day.unwrap_or(i32::MAX)));
    let Some(day) = day else { return (query, Err(Silence::Undated)) };
    if spots.inside.is_empty() {
        return (query, Err(Silence::Place));
    }
    if spots.doubt == Some(Doubt::NoPlace) {
        return (query, Err(Silence::NoPlace));
    }
    let Some(outcome) = query.run() else {
        let why = format!("no row up to {}", date_of(day));
        return (query, Err(Silence::Undecided(why)));
    };
    let mut doubts = question.doubts(&query.choice, spots);
    doubts.retain(|doubt| *doubt != Doubt::DateInferred);
    let answer = question.answer(&query, &outcome, doubts.clone());
    if answer.finding != Finding::Differs(None) {
        return (query, Ok(answer));
    }
    // The table may lack the happening that the text reports, or hold one of the same day more.
    let mut answer = answer;
    let ends = table.covered().map_or(i32::MIN, |(_, ends)| ends);
    let next = outcome.found.value.plus(Amount::ONE);
    if question.exact() == Some(next) && ends < day {
        return (query, Err(Silence::Ends { on: ends, with: Some(outcome.found.value) }));
    }
    let before = query.over(Days::To(day - 1));
    if let Some(earlier) =
        before.run().filter(|earlier| Some(earlier.found.value) == question.exact())
    {
        let answer = question.answer(&before, &earlier, doubts);
        return (before, Ok(answer));
    }
    answer.derived = true;
    (query, Ok(answer))
}
