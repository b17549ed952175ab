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
mod company;
mod counting;
mod coverage;
mod desk;
mod doubt;
mod ends;
mod event;
mod found;
mod greatest;
mod growth;
mod interval;
mod judge;
mod lasting;
mod named;
mod nearby;
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
mod rounding;
mod share;
mod silence;
mod slip;
mod speaker;
mod spot;
mod sql;
mod total;
mod trail;
mod version;
mod when;
mod window;

use jiff::civil::Date;
use rayon::prelude::*;
use tollcheck_model::{Claim, Lens, Verdict};
use tollcheck_sources::{Sources, day_of};

use crate::company::Company;
use crate::counting::Counting;
use crate::desk::{Desk, Notes};
use crate::question::Question;

/// How to judge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What vague words and bands stand for.
    pub lens: Lens,
    /// Judge by what the tables knew on that day.
    pub as_of: Option<Date>,
    /// Keep in each verdict which tables were asked, and what came of it.
    pub trail: bool,
}

/// Tables that are ready to be asked, for many articles.
#[derive(Debug)]
pub struct Checker {
    /// The tables.
    pub sources: Sources,
    /// How to judge.
    pub options: Options,
    notes: Vec<Notes>,
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

/// Claims that one thread takes at least: so many are answered sooner than another thread is woken.
const FEW: usize = 32;

fn put(claims: &[Claim], date: Option<Date>, desks: &[Desk<'_>], options: Options) -> Vec<Verdict> {
    let countings: Vec<Counting> = claims.iter().map(Counting::of).collect();
    let questions = claims.iter().zip(&countings);
    let questions: Vec<Option<Question<'_>>> =
        questions.map(|(claim, counting)| Question::of(claim, counting, date, options)).collect();
    let company = Company::of(claims, &questions);
    let answer = |at: usize| {
        let claim = &claims[at];
        if claim.hypothetical {
            return judge::unasked("the text says what may be, not what is".to_owned());
        }
        let Some(question) = &questions[at] else {
            return judge::unasked(format!("{} names no number", reason::said(claim)));
        };
        let beside = company.beside(at);
        let question = Question {
            siblings: company.siblings(at),
            shares: company.shares(at, &beside),
            beside,
            part: company.is_part(claim),
            ..question.clone()
        };
        let responses = desks.iter().map(|desk| version::ask(&question, desk)).collect();
        judge::judge(&question, desks, responses)
    };
    (0..claims.len()).into_par_iter().with_min_len(FEW).map(answer).collect()
}
