//! One claim put to one table.

use tollcheck_model::{Amount, Kind, Scope};
use tollcheck_sources::RowSort;

use crate::answer::{Answer, Finding};
use crate::choice::Choice;
use crate::counting::is_aerial;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::interval::Fit;
use crate::query::{Aggregate, Days, Query};
use crate::question::Question;
use crate::silence::Silence;
use crate::spot::{self, Spots};
use crate::{event, lasting, occurrence, period, share, total};

/// What came of it.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    /// The query as put, where a trail is kept.
    pub(crate) query: String,
    /// The answer, or why there is none, as most tables say to most claims.
    pub(crate) result: Result<Box<Answer>, Silence>,
}

/// Asks `table`: every reading of what is counted, until one fits.
pub(crate) fn ask(question: &Question<'_>, table: &Desk<'_>) -> Response {
    let kind = question.kind();
    let silent = |silence| {
        let query = if question.trail { kind.to_string() } else { String::new() };
        Response { query, result: Err(silence) }
    };
    let choices = question.counting.choices(table, question.hours());
    if choices.is_empty() {
        return silent(Silence::Measure);
    }
    let Some(spots) = spot::spots(question.claim, table) else {
        return silent(Silence::Place);
    };
    let shared = choices.first().cloned().filter(|_| !question.shares.is_empty());
    let mut best: Option<(Query<'_>, Result<Answer, Silence>)> = None;
    let mut values = Vec::new();
    for choice in choices {
        let (query, result) = put(question, table, choice, &spots);
        let done = result
            .as_ref()
            .is_ok_and(|answer| matches!(answer.finding, Finding::Fits(Fit::Within | Fit::InBand)));
        values.extend(result.as_ref().ok().map(Answer::value));
        let better = match (&best, &result) {
            (None, _) | (Some((_, Err(_))), Ok(_)) => true,
            (Some((_, Ok(old))), Ok(new)) => rank(&new.finding) < rank(&old.finding),
            _ => false,
        };
        if better {
            best = Some((query, result));
        }
        if done {
            break;
        }
    }
    let fits = |answer: &Answer| matches!(answer.finding, Finding::Fits(_));
    if let Some((_, result)) = best.as_mut().filter(|(_, result)| !result.as_ref().is_ok_and(fits))
        && matches!(table.sort, RowSort::Events | RowSort::Periods)
        && let Some(answer) = shared.and_then(|choice| share::ask(question, table, &choice, &spots))
    {
        *result = Ok(answer);
    }
    if let Some((_, Ok(answer))) = &mut best {
        // Between what the words surely count and what they may count, nothing is refuted.
        let said = question.claim.quantity.value.unwrap_or_default();
        let spans =
            values.iter().any(|value| *value < said) && values.iter().any(|value| *value > said);
        if spans && !matches!(answer.finding, Finding::Fits(_)) {
            answer.doubts.push(Doubt::Weapon);
        }
    }
    if let Some((_, Ok(answer))) = &mut best
        && is_aerial(kind)
        && question.exact() == Some(Amount::ONE)
        && answer.value() > Amount::ONE
    {
        // "A missile hit a house" is one of them, not how many there were.
        answer.doubts.push(Doubt::Ambiguous);
    }
    let Some((query, result)) = best else { return silent(Silence::Measure) };
    let query = match &result {
        _ if !question.trail => String::new(),
        Ok(answer) => answer.evidence.query.clone(),
        Err(_) => query.to_string(),
    };
    Response { query, result: result.map(Box::new) }
}

/// The closer a finding is to the claim, the less.
fn rank(finding: &Finding) -> u8 {
    match finding {
        Finding::Fits(fit) => *fit as u8,
        Finding::Outdated { .. } | Finding::Revised { .. } => 10,
        Finding::Early { .. } | Finding::Later { .. } => 11,
        // The first reading of the words stays, and what another reading is near does not count.
        Finding::Scope(_) | Finding::Differs(_) => 12,
    }
}

/// Puts the claim as the rows of the table want it.
fn put<'t>(
    question: &Question<'_>,
    table: &'t Desk<'t>,
    choice: Choice<'t>,
    spots: &Spots,
) -> (Query<'t>, Result<Answer, Silence>) {
    match question.kind() {
        Kind::DURATION => return lasting::ask(question, table, choice, spots),
        Kind::OCCURRENCE => return occurrence::ask(question, table, choice, spots),
        _ => {}
    }
    match table.sort {
        RowSort::RunningTotal | RowSort::Figures => total::ask(question, table, choice, spots),
        RowSort::Periods => period::ask(question, table, choice, spots),
        RowSort::Events => event::ask(question, table, choice, spots),
        RowSort::People | RowSort::Spans => {
            // Rows that are people or meetings are counted; a maximum of them means nothing.
            if question.claim.scope == Scope::Maximum {
                let query =
                    question.query(table, choice, spots, Aggregate::Max, Days::To(i32::MAX));
                return (query, Err(Silence::Measure));
            }
            period::ask(question, table, choice, spots)
        }
    }
}
