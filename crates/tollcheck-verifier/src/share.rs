//! One row for several figures of a sentence: *three died in Izium and two in Balakliia*, and a row of the region has five.
//!
//! Such a row bears the figures out together. It speaks against none of them.

use tollcheck_model::{Amount, Claim};

use crate::answer::{Answer, Finding};
use crate::choice::Choice;
use crate::desk::Desk;
use crate::interval::Fit;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::reason::number;
use crate::spot::{self, Spots};

/// The row that has what the claim and the others of its sentence add up to.
pub(crate) fn ask<'t>(
    question: &Question<'_>,
    table: &'t Desk<'t>,
    choice: &Choice<'t>,
    spots: &Spots,
) -> Option<Answer> {
    let when = question.when.filter(|when| !when.guessed && !when.is_long())?;
    let own = question.exact().filter(|_| choice.doubt.is_none())?;
    let values = question.shares.iter().filter_map(|other| other.quantity.value);
    let sum = values.fold(own, Amount::plus);
    let days = Days::Touching(when.from, when.to);
    let query = question.query(table, choice.clone(), spots, Aggregate::Sum, days);
    let query = Query { spots: spots.all(), ..query };
    let whole = |row: &usize| query.value(*row).is_some_and(|found| found.value == sum);
    let row =
        query.rows().into_iter().filter(whole).find(|row| is_of_all(question, table, *row))?;
    let one = query.taking(Aggregate::Event(row)).over(Days::of_row(table, row));
    let outcome = one.run()?;
    let mut answer = question.answer(&one, &outcome, question.doubts(choice, spots));
    answer.finding = Finding::Fits(Fit::Within);
    answer.evidence.agrees = true;
    answer.derived = true;
    let claims: Vec<&Claim> =
        std::iter::once(question.claim).chain(question.shares.iter().copied()).collect();
    answer.note = Some(format!("which {} add up to", parts(&claims)));
    Some(answer)
}

/// Whether the place of `row` is one of every claim that would share it.
fn is_of_all(question: &Question<'_>, table: &Desk<'_>, row: usize) -> bool {
    !question.shares.is_empty() && question.shares.iter().all(|other| is_in(other, table, row))
}

/// Whether `row` may have counted another figure of the sentence as well.
pub(crate) fn is_possible(question: &Question<'_>, table: &Desk<'_>, row: usize) -> bool {
    question.beside.iter().any(|other| is_in(other, table, row))
}

fn is_in(claim: &Claim, table: &Desk<'_>, row: usize) -> bool {
    let place = table.places.of(row);
    spot::spots(claim, table).is_some_and(|spots| spots.all().contains(&place))
}

/// `3 in Kharkiv and 2 in Izium`, or `5 and 2` where all are in one place.
fn parts(claims: &[&Claim]) -> String {
    let name = |claim: &Claim| claim.place.as_ref().map(|place| place.name.clone());
    let one_place =
        claims.iter().all(|claim| Some(name(claim)) == claims.first().map(|it| name(it)));
    let part = |claim: &&Claim| {
        let value = number(claim.quantity.value.unwrap_or_default());
        match name(claim).filter(|_| !one_place) {
            Some(place) => format!("{value} in {place}"),
            None => value,
        }
    };
    let mut parts: Vec<String> = claims.iter().map(part).collect();
    let last = parts.pop().unwrap_or_default();
    format!("{} and {last}", parts.join(", "))
}
