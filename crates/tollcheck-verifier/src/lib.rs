//! Claims and tables in, verdicts out.
//!
//! A claim becomes a question (`question`), the question a query a table (`ask`, `query`, and one module a sort of
//! rows), the query an answer with its cells (`answer`), and the answers a verdict (`judge`). The worst that can happen
//! here is to call a true figure wrong: what is not sure of the link between a claim and the rows is carried along as
//! a `doubt`, and a doubted figure refutes nothing.

mod aerial;
mod answer;
mod ask;
mod average;
mod choice;
mod counting;
mod desk;
mod doubt;
mod event;
mod interval;
mod judge;
mod lasting;
mod neighbour;
mod noun;
mod occurrence;
mod outcome;
mod period;
mod picked;
mod proof;
mod query;
mod question;
mod reason;
mod slip;
mod speaker;
mod spot;
mod sql;
mod total;
mod version;
mod when;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;
use tollcheck_model::{Claim, Lens, Verdict};
use tollcheck_sources::{Sources, day_of};

use crate::desk::{Desk, Notes};
use crate::question::Question;

/// How to judge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What vague words and bands stand for.
    pub lens: Lens,
    /// Judge by what the tables knew on that day.
    pub as_of: Option<Date>,
}

/// Figures of one event before and after a figure, in which those are that it is looked up with.
const SIBLINGS: usize = 8;

/// Tables that are ready to be asked, for many articles.
#[derive(Debug)]
pub struct Checker {
    /// The tables.
    pub sources: Sources,
    notes: Vec<Notes>,
    options: Options,
}

impl Checker {
    /// A checker over all tables of `sources`.
    pub fn new(sources: Sources, options: Options) -> Self {
        Self { notes: notes(&sources), sources, options }
    }

    /// A verdict a claim, in their order. `date` is that of the article.
    pub fn check(&self, claims: &[Claim], date: Option<Date>) -> Vec<Verdict> {
        put(claims, date, &desks(&self.sources, &self.notes, self.options), self.options)
    }
}

/// A verdict a claim, in their order. `date` is that of the article. For more than one article, see [`Checker`].
pub fn check(
    claims: &[Claim],
    date: Option<Date>,
    sources: &Sources,
    options: &Options,
) -> Vec<Verdict> {
    let notes = notes(sources);
    put(claims, date, &desks(sources, &notes, *options), *options)
}

fn notes(sources: &Sources) -> Vec<Notes> {
    sources.tables.iter().map(Notes::of).collect()
}

fn desks<'t>(sources: &'t Sources, notes: &'t [Notes], options: Options) -> Vec<Desk<'t>> {
    version::desks(&sources.tables, notes, options.as_of.map_or(i32::MAX, day_of))
}

fn put(claims: &[Claim], date: Option<Date>, desks: &[Desk<'_>], options: Options) -> Vec<Verdict> {
    let questions: Vec<Option<Question<'_>>> =
        claims.iter().map(|claim| Question::of(claim, date, options)).collect();
    let siblings = siblings(claims, &questions);
    let answer = |at: usize| {
        let claim = &claims[at];
        if claim.hypothetical {
            return judge::unasked("a possibility, no statement of fact".to_owned());
        }
        let Some(question) = &questions[at] else {
            return judge::unasked(format!("{} names no number", reason::said(claim)));
        };
        let others = siblings[at].iter().filter_map(|other| questions[*other].as_ref());
        let siblings = others.map(|other| (other.counting.clone(), other.interval));
        let question = Question { siblings: siblings.collect(), ..question.clone() };
        let responses = desks.iter().map(|desk| version::ask(&question, desk)).collect();
        judge::judge(claim, desks, responses)
    };
    (0..claims.len()).into_par_iter().map(answer).collect()
}

/// For each claim the other figures of its event, by their places.
fn siblings(claims: &[Claim], questions: &[Option<Question<'_>>]) -> Vec<Vec<usize>> {
    let mut events: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        let states = claim.part_of.is_none() && !claim.negated && !claim.hypothetical;
        if states && questions[at].is_some() {
            events.entry(claim.event).or_default().push(at);
        }
    }
    let of = |(at, claim): (usize, &Claim)| {
        let event = events.get(&claim.event).map(Vec::as_slice).unwrap_or_default();
        let here = event.partition_point(|other| *other < at);
        let near = here.saturating_sub(SIBLINGS)..event.len().min(here + SIBLINGS);
        let others = event[near].iter().copied();
        others.filter(|other| claims[*other].kind != claim.kind).collect()
    };
    claims.iter().enumerate().map(of).collect()
}
