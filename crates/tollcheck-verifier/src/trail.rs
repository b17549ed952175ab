//! What was asked, what came of it and what it was used for, for a person who wants to know.

use tollcheck_model::{Asked, Kind, Status};
use tollcheck_sources::date_of;

use crate::answer::{Answer, Finding};
use crate::ask::Response;
use crate::desk::Desk;
use crate::interval::Fit;
use crate::judge::Given;
use crate::lasting::length;
use crate::question::Question;
use crate::reason;

/// The trail of one claim; empty where none is kept.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    /// Which figures bear the claim out.
    pub(crate) allowed: String,
    /// Every table, in their order.
    pub(crate) asked: Vec<Asked>,
}

impl Trail {
    /// What was asked for `question`, and what came of it.
    pub(crate) fn of(question: &Question<'_>, responses: &[Response], tables: &[Desk<'_>]) -> Self {
        if !question.trail {
            return Self::default();
        }
        let kind = question.kind();
        let number = if kind == Kind::DURATION { length } else { reason::number };
        let asked = responses.iter().zip(tables);
        Self {
            allowed: format!("{} ({} lens)", question.interval.words(number), question.lens.name()),
            asked: asked.map(|(response, table)| of_table(response, table, kind)).collect(),
        }
    }

    /// Tells of each table that answered what `status` used its answer for; `answers` has those that decide first.
    pub(crate) fn tell_use(
        &mut self,
        status: Status,
        answers: &[Given<'_, '_>],
        tables: &[Desk<'_>],
    ) {
        for (asked, table) in self.asked.iter_mut().zip(tables) {
            if !asked.found.is_empty() {
                asked.used = usage(status, answers, table);
            }
        }
    }
}

fn of_table(response: &Response, table: &Desk<'_>, kind: Kind) -> Asked {
    let (table, query) = (table.name.clone(), response.query.clone());
    match &response.result {
        Err(silence) => Asked { table, query, outcome: silence.words(), ..Asked::default() },
        Ok(answer) => {
            let address = reason::address(&answer.evidence);
            let found = format!("{} ({address})", reason::dated(answer, kind));
            Asked { table, query, found, outcome: outcome(&answer.finding), ..Asked::default() }
        }
    }
}

/// How what was found lies to the claim.
fn outcome(finding: &Finding) -> String {
    match finding {
        Finding::Fits(Fit::Within) => "agrees".to_owned(),
        Finding::Fits(Fit::InBand) => "agrees within its range".to_owned(),
        Finding::Fits(Fit::Rounded) => "agrees but for rounding".to_owned(),
        Finding::Fits(Fit::OfBand) => {
            "agrees within its range, of which another number counts".to_owned()
        }
        Finding::Fits(Fit::Loose | Fit::Outside) => "agrees loosely".to_owned(),
        Finding::Outdated { days, .. } => {
            format!("differs; had the number {}", reason::earlier(*days))
        }
        Finding::Revised { on } => format!("differs; had the number until {}", date_of(*on)),
        Finding::Later { on } => format!("differs; has the number since {}", date_of(*on)),
        Finding::Early { on } => format!("differs; has the number on {}", date_of(*on)),
        Finding::Scope(scope) => format!("differs; the number is {scope}"),
        Finding::Differs(Some(slip)) => format!("differs; likely slip: {slip}"),
        Finding::Differs(None) => "differs".to_owned(),
    }
}

/// What the answer of `table` was used for, or why it was not.
fn usage(status: Status, answers: &[Given<'_, '_>], table: &Desk<'_>) -> String {
    let own = answers.iter().position(|(_, other)| std::ptr::eq(*other, table));
    let Some((at, (answer, _))) = own.and_then(|at| Some((at, answers.get(at)?))) else {
        return "no: its publisher gives the figure itself, this one is worked out".to_owned();
    };
    let first = answers.first().map(|(first, _)| first);
    let same_origin =
        at > 0 && first.is_some_and(|first| first.evidence.origin == answer.evidence.origin);
    if at == 0 && status != Status::NoEvidence {
        "yes: it decides".to_owned()
    } else if !answer.is_sure() && !answer.evidence.agrees {
        format!("no: {}", in_doubt(answer))
    } else if answer.evidence.agrees && same_origin {
        "no: it agrees, but is of the same origin as the one that decides".to_owned()
    } else if answer.evidence.agrees {
        "yes: it agrees, and is a source of its own".to_owned()
    } else if same_origin {
        "no: it is of the same origin as the one that decides".to_owned()
    } else if status == Status::Contested {
        "yes: it contests the claim".to_owned()
    } else {
        "no: another decides".to_owned()
    }
}

/// Why an answer counts against nothing.
pub(crate) fn in_doubt(answer: &Answer) -> String {
    if answer.doubts.is_empty() {
        "its cells are suspect".to_owned()
    } else {
        reason::doubts(&answer.doubts)
    }
}
