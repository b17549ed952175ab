//! Maxima: the most in a single night, the deadliest day.

use tollcheck_model::Modifier;

use crate::answer::Answer;
use crate::coverage;
use crate::doubt::Doubt;
use crate::interval::Fit;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::reason::number;
use crate::silence::Silence;
use crate::spot::Spots;

/// In one period: any that fits; for *up to* the greatest has to.
pub(crate) fn over(
    question: &Question<'_>,
    query: &Query<'_>,
    spots: &Spots,
) -> Result<Answer, Silence> {
    let days = match question.when {
        Some(when) if !when.guessed => Days::Ending(when.from, when.to),
        _ => Days::To(question.published.unwrap_or(i32::MAX)),
    };
    let query = query.over(days);
    let Some(max) = query.run() else {
        return Err(question.when.map_or(Silence::Undated, |when| coverage::no_rows(&query, when)));
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
        answer.note = Some(format!("the most being {}", number(max.found.value)));
        return Ok(answer);
    }
    let mut answer = question.answer(&query, &max, doubts);
    if question.claim.quantity.high.is_none_or(|most| most <= max.found.value) {
        // Less than the greatest, and no period has it: there may have been one that the table cuts otherwise.
        answer.doubts.push(Doubt::Ambiguous);
    }
    Ok(answer)
}
