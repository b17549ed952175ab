//! Running totals: the figure at a day, and what was added over days.

use tollcheck_model::{Amount, Scope};
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding};
use crate::choice::Choice;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::found::Found;
use crate::interval::Fit;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::silence::Silence;
use crate::slip::slip;
use crate::spot::Spots;
use crate::when::{Bounds, When};
use crate::{average, coverage, growth};

/// From here on a number is hardly the figure of another day by chance.
pub(crate) const TELLING: i64 = 1000;

/// Asks a running total.
pub(crate) fn ask<'t>(
    question: &Question<'_>,
    table: &'t Desk<'t>,
    choice: Choice<'t>,
    spots: &Spots,
) -> (Query<'t>, Result<Answer, Silence>) {
    let when = question.when.unwrap_or(When {
        from: i32::MAX,
        to: i32::MAX,
        bounds: Bounds::AsOf,
        sure: false,
        guessed: true,
    });
    let query = question.query(table, choice, spots, Aggregate::At, Days::To(when.to));
    if question.when.is_none() {
        return (query, Err(Silence::Undated));
    }
    if spots.inside.len() != 1 {
        let why = "the table has a total for each place, none for the whole".to_owned();
        return (query, Err(Silence::Undecided(why)));
    }
    let begins = table.covered().map_or(when.from, |(first, _)| first);
    let total = question.claim.scope == Scope::Total;
    let added = match when.bounds {
        Bounds::AsOf => false,
        Bounds::Since => when.from > begins + 1,
        Bounds::Window(_) => true,
        Bounds::During => !when.guessed && !total,
    };
    match question.claim.scope {
        Scope::Maximum => return (query, Err(Silence::Measure)),
        Scope::Rate(unit) => return average::of_total(question, &query, spots, when, unit),
        _ => {}
    }
    if added {
        return growth::ask(question, &query, when);
    }
    if when.bounds == Bounds::Since && when.from < begins - 1 && !total {
        return (query, Err(Silence::Begins(begins)));
    }
    let answer = at(question, &query, when, spots);
    (query, answer)
}

/// The figure in force on the day; that of the day before will do, since reports lag.
fn at(
    question: &Question<'_>,
    query: &Query<'_>,
    when: When,
    spots: &Spots,
) -> Result<Answer, Silence> {
    let table = query.table;
    let Some(outcome) = query.run() else {
        return Err(match table.span() {
            Some((first, _)) if first > when.to => Silence::Begins(first),
            _ => coverage::no_rows(query, when),
        });
    };
    let day = outcome.rows.last_days(&table.rows).map_or(when.to, |(_, last)| last);
    let doubts = question.doubts(&query.choice, spots);
    let ends = table.covered().map_or(day, |(_, last)| last);
    let fit = question.fit(outcome.found);
    let mut answer = question.answer(query, &outcome, doubts);
    if fit == Fit::Within || fit == Fit::InBand {
        return Ok(answer);
    }
    let before = query.over(Days::To(when.to - 1));
    if let Some(earlier) = before.run()
        && question.fit(earlier.found) == Fit::Within
    {
        let mut answer = question.answer(&before, &earlier, answer.doubts);
        answer.note = Some("the latest figure on the day before".to_owned());
        return Ok(answer);
    }
    if let Some(answer) = reported_after(question, query, when, &answer.doubts) {
        return Ok(answer);
    }
    if fit != Fit::Outside {
        return Ok(answer);
    }
    let Some(said) = question.exact() else {
        return if ends < when.to - 1 { Err(ended(ends, &outcome.found)) } else { Ok(answer) };
    };
    let series = Series::of(query, when.to);
    if let Some((was, row)) = series.last_with(said) {
        let since = series.since(outcome.found.value).unwrap_or(day);
        answer.finding = Finding::Outdated { was, days: when.to.saturating_sub(was), since };
        answer.evidence.rest_on(std::iter::once(table.address(row)));
        return Ok(answer);
    }
    if ends < when.to - 1 {
        return Err(ended(ends, &outcome.found));
    }
    if let Some((on, row)) = coming(query, when.to, said, outcome.found.value, question.published) {
        answer.finding = Finding::Early { on };
        answer.evidence.rest_on(std::iter::once(table.address(row)));
        return Ok(answer);
    }
    // Between two reports the total had figures that the table does not hold.
    let (next, _) = following(query, when.to, |value| value != outcome.found.value).unzip();
    let between = following(query, when.to, |_| true)
        .is_some_and(|(_, value)| outcome.found.value < said && said < value);
    if between && day < when.to && next.is_some() {
        let why =
            format!("no figure between {} and {}", date_of(day), date_of(next.unwrap_or(day)));
        return Err(Silence::Undecided(why));
    }
    if answer.finding == Finding::Differs(None) {
        let lagging = before.run().and_then(|earlier| slip(said, earlier.found.value));
        answer.finding = Finding::Differs(lagging.map(str::to_owned));
    }
    Ok(answer)
}

/// The figure of the day after, where the article could know it: what is reported then is counted up to the day before.
/// Only a number that is long enough to be met hardly by chance is taken for it.
fn reported_after(
    question: &Question<'_>,
    query: &Query<'_>,
    when: When,
    doubts: &[Doubt],
) -> Option<Answer> {
    let said = question.exact().filter(|said| *said >= Amount::whole(TELLING))?;
    question.published.filter(|published| *published > when.to)?;
    let after = query.over(Days::To(when.to.saturating_add(1)));
    let outcome = after.run().filter(|outcome| outcome.found.value == said)?;
    let mut answer = question.answer(&after, &outcome, doubts.to_vec());
    answer.note = Some("the figure of the day after".to_owned());
    Some(answer)
}

/// The table ends before the day of the claim.
fn ended(on: i32, last: &Found) -> Silence {
    Silence::Ends { on, with: Some(last.value) }
}

/// The figures of a total up to a day, the latest last.
struct Series {
    rows: Vec<(i32, usize, Amount)>,
}

impl Series {
    fn of(query: &Query<'_>, to: i32) -> Self {
        let table = query.table;
        let rows = query
            .over(Days::To(to))
            .rows()
            .into_iter()
            .filter_map(|row| Some((table.rows.last(row)?, row, query.value(row)?.value)));
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by_key(|(day, row, _)| (*day, table.rows.position(*row)));
        Self { rows }
    }

    /// The last day and row with `value`.
    fn last_with(&self, value: Amount) -> Option<(i32, usize)> {
        self.rows
            .iter()
            .rev()
            .find(|(_, _, other)| *other == value)
            .map(|(day, row, _)| (*day, *row))
    }

    /// The day since which the series has had `value`, up to its end.
    fn since(&self, value: Amount) -> Option<i32> {
        self.rows
            .iter()
            .rev()
            .take_while(|(_, _, other)| *other == value)
            .last()
            .map(|(day, _, _)| *day)
    }
}

/// The first day after `day`, and its figure, that `fits`.
fn following(query: &Query<'_>, day: i32, fits: impl Fn(Amount) -> bool) -> Option<(i32, Amount)> {
    let later = later(query, day);
    later.into_iter().map(|(day, _, value)| (day, value)).find(|(_, value)| fits(*value))
}

/// The figures of the thirty days after `day`.
fn later(query: &Query<'_>, day: i32) -> Vec<(i32, usize, Amount)> {
    let table = query.table;
    let rows = query.over(Days::Ending(day.saturating_add(1), day.saturating_add(30))).rows();
    let figures = rows
        .into_iter()
        .filter_map(|row| Some((table.rows.last(row)?, row, query.value(row)?.value)));
    let mut figures: Vec<_> = figures.collect();
    figures.sort_by_key(|(day, row, _)| (*day, table.rows.position(*row)));
    figures
}

/// The day on which the series reaches `said`, if that is its next figure or comes no later than the article: a
/// figure that comes later still, no article can have known.
fn coming(
    query: &Query<'_>,
    day: i32,
    said: Amount,
    now: Amount,
    published: Option<i32>,
) -> Option<(i32, usize)> {
    let later = later(query, day);
    let next = later.iter().find(|(_, _, value)| *value != now)?;
    let by = published.unwrap_or(day).saturating_add(1);
    let reached = later.iter().find(|(_, _, value)| *value == said)?;
    (next.2 == said || reached.0 <= by).then_some((reached.0, reached.1))
}
