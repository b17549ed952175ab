//! Claims and tables in, verdicts out.
//!
//! A claim becomes a question (`question`), the question a query a table (`ask`, `query`, and one module a sort of
//! rows), the query an answer with its cells (`answer`), and the answers a verdict (`judge`). The worst that can happen
//! here is to call a true figure wrong: what is not sure of the link between a claim and the rows is carried along as
//! a `doubt`, and a doubted figure refutes nothing.

mod answer;
mod ask;
mod counting;
mod doubt;
mod event;
mod interval;
mod judge;
mod lasting;
mod noun;
mod period;
mod query;
mod question;
mod reason;
mod slip;
mod speaker;
mod spot;
mod sql;
mod total;
mod when;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;
use tollcheck_model::{Claim, Lens, Verdict};
use tollcheck_sources::{Sources, Table};

use crate::question::Question;

/// How to judge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What vague words and bands stand for.
    pub lens: Lens,
    /// Judge by what the tables knew on that day.
    pub as_of: Option<Date>,
}

/// Other figures of one event that are looked up together with a figure.
const SIBLINGS: usize = 8;

/// A verdict a claim, in their order. `date` is that of the article.
pub fn check(
    claims: &[Claim],
    date: Option<Date>,
    sources: &Sources,
    options: &Options,
) -> Vec<Verdict> {
    let tables: Vec<&Table> = sources.tables.iter().collect();
    let questions: Vec<Option<Question<'_>>> =
        claims.iter().map(|claim| Question::of(claim, date, *options)).collect();
    let mut events: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        if claim.part_of.is_none() && !claim.negated && !claim.hypothetical {
            events.entry(claim.event).or_default().push(at);
        }
    }
    let siblings = |at: usize| {
        let claim = &claims[at];
        let of_event = events.get(&claim.event).map(Vec::as_slice).unwrap_or_default();
        let others = of_event.iter().filter(|other| claims[**other].kind != claim.kind);
        let others = others.filter_map(|other| questions[*other].as_ref());
        others.take(SIBLINGS).map(|other| (other.counting.clone(), other.interval)).collect()
    };
    (0..claims.len())
        .into_par_iter()
        .map(|at| {
            let claim = &claims[at];
            if claim.hypothetical {
                return judge::unasked("a possibility, no statement of fact".to_owned());
            }
            let Some(question) = &questions[at] else {
                let said = reason::said(claim);
                return judge::unasked(format!("{said} names no number"));
            };
            let question = Question { siblings: siblings(at), ..question.clone() };
            let responses = tables.iter().map(|table| ask::ask(&question, table)).collect();
            judge::judge(claim, &tables, responses)
        })
        .collect()
}
