//! From what the tables say to a verdict.

use tollcheck_lexicon::{class, groups};
use tollcheck_model::{Amount, Claim, Status, Verdict};

use crate::answer::{Answer, Finding};
use crate::ask::Response;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::interval::Fit;
use crate::question::Question;
use crate::silence::Silence;
use crate::total::TELLING;
use crate::trail::{self, Trail};
use crate::{reason, speaker};

/// An answer and the table that gives it.
pub(crate) type Given<'a, 't> = (Box<Answer>, &'a Desk<'t>);

/// The verdict on the claim of `question`, from the responses of `tables`, in their order.
pub(crate) fn judge(
    question: &Question<'_>,
    tables: &[Desk<'_>],
    responses: Vec<Response>,
) -> Verdict {
    let claim = question.claim;
    let mut trail = Trail::of(question, &responses, tables);
    let mut answers: Vec<Given<'_, '_>> = Vec::new();
    let mut silences: Vec<(Silence, &Desk<'_>)> = Vec::with_capacity(tables.len());
    for (response, table) in responses.into_iter().zip(tables) {
        match response.result {
            Ok(answer) => answers.push((answer, table)),
            Err(silence) => silences.push((silence, table)),
        }
    }
    drop_derived(&mut answers);
    let (status, reason, near_miss, suggestion) = decide(claim, &mut answers, &silences);
    trail.tell_use(status, &answers, tables);
    let self_support =
        answers.iter().filter(|(answer, _)| answer.evidence.agrees).any(|(answer, table)| {
            speaker::is_origin(claim.attribution.as_ref(), table, &answer.evidence.origin)
        });
    let evidence: Vec<_> = answers.into_iter().map(|(answer, _)| answer.evidence).collect();
    let count = |agrees: bool| {
        let origins = evidence.iter().filter(|evidence| evidence.agrees == agrees);
        let mut origins: Vec<&str> = origins.map(|evidence| evidence.origin.as_str()).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len()
    };
    let independent_sources = if count(true) > 0 { count(true) } else { count(false) };
    let reason = if claim.negated { format!("the text denies this; {reason}") } else { reason };
    Verdict {
        status,
        reason,
        independent_sources,
        self_support,
        suggestion,
        near_miss,
        evidence,
        allowed: trail.allowed,
        asked: trail.asked,
    }
}

/// A verdict that needs no table.
pub(crate) const fn unasked(reason: String) -> Verdict {
    Verdict {
        status: Status::NotCheckable,
        reason,
        independent_sources: 0,
        self_support: false,
        suggestion: None,
        near_miss: None,
        evidence: Vec::new(),
        allowed: String::new(),
        asked: Vec::new(),
    }
}

/// Where one origin gives the figure itself, what can be worked out from its other figures is left out.
fn drop_derived(answers: &mut Vec<Given<'_, '_>>) {
    let direct: Vec<String> = answers
        .iter()
        .filter(|(answer, _)| !answer.derived && answer.is_sure())
        .map(|(answer, _)| answer.evidence.origin.clone())
        .collect();
    answers.retain(|(answer, _)| !answer.derived || !direct.contains(&answer.evidence.origin));
}

type Decision = (Status, String, Option<String>, Option<String>);

/// The answers that decide come to the front.
fn decide(
    claim: &Claim,
    answers: &mut [Given<'_, '_>],
    silences: &[(Silence, &Desk<'_>)],
) -> Decision {
    let apart = is_counted_apart(claim);
    for (answer, _) in answers.iter_mut() {
        answer.evidence.agrees &= apart(answer);
    }
    let supports = |answer: &Answer| {
        matches!(answer.finding, Finding::Fits(Fit::Within | Fit::InBand)) && apart(answer)
    };
    let near = |answer: &Answer| {
        matches!(answer.finding, Finding::Fits(Fit::Rounded | Fit::OfBand | Fit::Loose))
            && apart(answer)
    };
    let against = |answer: &Answer| !supports(answer) && !near(answer) && answer.is_sure();
    let origins: Vec<String> = answers
        .iter()
        .filter(|(answer, _)| supports(answer))
        .map(|(answer, _)| answer.evidence.origin.clone())
        .collect();
    if !origins.is_empty() {
        let disputed =
            |answer: &Answer| against(answer) && !origins.contains(&answer.evidence.origin);
        answers.sort_by_key(|(answer, _)| (!supports(answer), !disputed(answer)));
        let first = &answers[0].0;
        let words = reason::sentence(first, claim);
        return match answers.iter().find(|(answer, _)| disputed(answer)) {
            None => (Status::Supported, words, None, None),
            Some((other, _)) => {
                let why = format!(
                    "{} ({}) supports it, but {} ({}) has {}",
                    first.evidence.origin,
                    reason::address(&first.evidence),
                    other.evidence.origin,
                    reason::address(&other.evidence),
                    reason::figure(other, claim.kind),
                );
                (Status::Contested, why, None, None)
            }
        };
    }
    let decides = |status: Status, answer: &Answer| match (status, &answer.finding) {
        (Status::Imprecise, _) => near(answer),
        (Status::Outdated, Finding::Outdated { .. }) | (Status::Early, Finding::Early { .. }) => {
            is_telling(claim, answer) && apart(answer)
        }
        (Status::Outdated, Finding::Revised { .. }) | (Status::Early, Finding::Later { .. }) => {
            answer.evidence.suspect.is_none() && apart(answer)
        }
        (Status::ScopeMismatch, Finding::Scope(_)) | (Status::Refuted, Finding::Differs(_)) => {
            answer.is_sure()
        }
        _ => false,
    };
    let order = [
        Status::Imprecise,
        Status::Outdated,
        Status::Early,
        Status::ScopeMismatch,
        Status::Refuted,
    ];
    for status in order {
        let decides = |answer: &Answer| decides(status, answer);
        if !answers.iter().any(|(answer, _)| decides(answer)) {
            continue;
        }
        answers.sort_by_key(|(answer, _)| !decides(answer));
        let first = &answers[0].0;
        let words = reason::sentence(first, claim);
        // Of another stretch of time the number may be right.
        let same = matches!(first.finding, Finding::Scope(_))
            && claim.quantity.value == Some(first.value());
        let suggestion = match first.counts {
            Some(counts) => Some(reason::number(counts)),
            None => (!same).then(|| reason::figure(first, claim.kind)),
        };
        return (status, words, reason::near_miss(&first.finding), suggestion);
    }
    answers.sort_by_key(|(answer, _)| (answer.derived, answer.doubts.len()));
    if let Some((answer, _)) = answers.first_mut() {
        // Between figures that may be of different things there are no slips.
        if let Finding::Differs(slip) = &mut answer.finding {
            *slip = None;
        }
        let why = trail::in_doubt(answer);
        let words = format!("{}, but {why}", reason::sentence(answer, claim));
        return (Status::NoEvidence, words, None, None);
    }
    (Status::NoEvidence, silence(claim, silences), None, None)
}

/// Whether an answer counts whom the claim counts: 35 killed do not show that 35 soldiers were. They do for civilians,
/// of whom a list of strikes is.
fn is_counted_apart(claim: &Claim) -> impl Fn(&Answer) -> bool {
    move |answer| {
        answer.doubts.iter().all(|doubt| match doubt {
            Doubt::Group => {
                groups(claim.group.as_deref().unwrap_or_default()) == class::GROUP_CIVILIANS
            }
            Doubt::Side | Doubt::Weapon | Doubt::Actor => false,
            _ => true,
        })
    }
}

/// Whether an earlier or later figure of a series is met by more than chance.
fn is_telling(claim: &Claim, answer: &Answer) -> bool {
    let long = claim.quantity.value.is_some_and(|value| value >= Amount::whole(TELLING));
    let undated = answer.doubts.iter().all(|doubt| *doubt == Doubt::DateInferred);
    answer.evidence.suspect.is_none() && (undated || long)
}

/// Why no table answers: the most telling reason of them all.
fn silence(claim: &Claim, silences: &[(Silence, &Desk<'_>)]) -> String {
    let most = silences.iter().rev().max_by_key(|(silence, _)| silence);
    most.map_or("there are no tables".to_owned(), |(most, table)| most.of_all(&table.name, claim))
}
