//! What a table said earlier: in rows that were since reported anew, or in a version fetched before.
//!
//! Tables of one name, fetched on different days, are versions of one table: the latest that may be known is asked, and
//! the others only where it speaks against a claim. A number that was right then is out of date, not wrong.

use tollcheck_sources::Table;

use crate::answer::{Answer, Finding};
use crate::ask::{self, Response};
use crate::desk::{Desk, Notes};
use crate::interval::Fit;
use crate::question::Question;

/// Revisions of a table that are looked back at.
const LOOKED_BACK: usize = 16;

/// The tables to ask, each with its earlier versions; `known` is the last day that they may know of.
pub(crate) fn desks<'t>(tables: &'t [Table], notes: &'t [Notes], known: i32) -> Vec<Desk<'t>> {
    let desk = |at: usize| Desk::of(&tables[at], &notes[at], known);
    let mut desks = Vec::with_capacity(tables.len());
    for (at, table) in tables.iter().enumerate() {
        let mut versions: Vec<usize> =
            (0..tables.len()).filter(|other| is_version(table, &tables[*other])).collect();
        if versions.len() < 2 {
            desks.push(desk(at));
            continue;
        }
        versions.sort_by_key(|other| tables[*other].retrieved);
        // Where none had been fetched by then, the first has to do; its rows tell how far it goes.
        let fetched = versions.iter().filter(|other| tables[**other].retrieved <= Some(known));
        let count = fetched.count().max(1);
        versions.truncate(count);
        if versions.last() != Some(&at) {
            continue;
        }
        let mut newest = desk(at);
        newest.earlier = versions.iter().rev().skip(1).map(|other| desk(*other)).collect();
        desks.push(newest);
    }
    desks
}

/// Whether two tables are one at different times, or the same.
fn is_version(one: &Table, other: &Table) -> bool {
    let anew = || one.retrieved.zip(other.retrieved).is_some_and(|(one, other)| one != other);
    one.name == other.name && (one.file == other.file || one.sort == other.sort && anew())
}

/// Asks `table`; where it speaks against a plain number, asks what it said before.
pub(crate) fn ask(question: &Question<'_>, table: &Desk<'_>) -> Response {
    let mut response = ask::ask(question, table);
    let Ok(answer) = &mut response.result else { return response };
    let differs = matches!(answer.finding, Finding::Differs(_) | Finding::Scope(_));
    if !differs || question.exact().is_none() {
        return response;
    }
    if let Some(on) = replaced(question, table).or_else(|| fetched_anew(question, table)) {
        answer.finding = Finding::Revised { on };
    } else if let Some(on) = reported_later(question, table) {
        answer.finding = Finding::Later { on };
    }
    response
}

/// The day on which rows that bore the number out were reported anew.
fn replaced(question: &Question<'_>, table: &Desk<'_>) -> Option<i32> {
    let days = table.revised().iter().rev().filter(|day| **day <= question.known);
    days.take(LOOKED_BACK).copied().find(|day| {
        let before = Question { known: day.saturating_sub(1), ..question.clone() };
        ask::ask(&before, table).result.is_ok_and(|answer| fits(&answer))
    })
}

/// The day on which rows that bear the number out were reported, where that is later than may be known.
fn reported_later(question: &Question<'_>, table: &Desk<'_>) -> Option<i32> {
    let days = table.revised().iter().filter(|day| **day > question.known);
    days.take(LOOKED_BACK).copied().find(|day| {
        let then = Question { known: *day, ..question.clone() };
        ask::ask(&then, table).result.is_ok_and(|answer| fits(&answer))
    })
}

/// The day on which a version was fetched that no longer bears the number out.
fn fetched_anew(question: &Question<'_>, table: &Desk<'_>) -> Option<i32> {
    let mut later = table.retrieved?;
    for version in &table.earlier {
        if ask::ask(question, version).result.is_ok_and(|answer| fits(&answer)) {
            return Some(later);
        }
        later = version.retrieved.unwrap_or(later);
    }
    None
}

fn fits(answer: &Answer) -> bool {
    matches!(answer.finding, Finding::Fits(Fit::Within))
}
