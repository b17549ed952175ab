//! The time of each claim: in its clause, else in its sentence, else carried over.

use std::ops::Range;

use jiff::civil::Date;
use tollcheck_model::{Claim, Scope, Span, Time, TimeSort};

use crate::text::Text;
use crate::time::calendar::days_between;
use crate::time::carry::Carry;
use crate::time::clause::distance;
use crate::time::speech::is_of_speech;

/// A time of the text with where it stands.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The time.
    pub(super) time: Time,
    /// Its tokens, counted from the first of the text.
    pub(super) tokens: Range<usize>,
    /// Whether it says when somebody spoke.
    pub(super) of_speech: bool,
}

/// How many times on either side of a figure are looked at.
const NEIGHBOURS: usize = 6;

/// Gives each claim its time: of its clause, else of its sentence, else carried over, else the article's date.
///
/// The day on which somebody spoke is the last that is taken from a sentence, and a total without a time is one of the
/// article's date.
pub(crate) fn give(text: &Text<'_>, claims: &mut [Claim], times: &[Time], date: Option<Date>) {
    let placed = place(text, times);
    let now = date.or_else(|| times.iter().find(|time| time.guessed).and_then(|time| time.to));
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&at| claims[at].span.start);
    let mut carry = Carry::before(text, &placed, now);
    let (mut next_claim, mut next_time) = (0, 0);
    for sentence in &text.sentences {
        let from = next_time;
        while placed.get(next_time).is_some_and(|time| time.tokens.start < sentence.tokens.end) {
            next_time += 1;
        }
        let own = &placed[from..next_time];
        carry.enter(sentence.paragraph);
        let end = text.span_of(sentence).end;
        let mut given = None;
        while let Some(&at) = order.get(next_claim).filter(|&&at| claims[at].span.start < end) {
            let token = text.token_at(claims[at].span.start);
            let time = match nearest(text, &claims[at], token, own, now) {
                Some(placed) if !placed.of_speech => {
                    given = given.or(Some(placed));
                    for_claim(text, &claims[at], token, placed, &carry)
                }
                spoken => carried(&claims[at], claims, spoken, &carry, now),
            };
            claims[at].time = time;
            next_claim += 1;
        }
        carry.leave(own, given, now);
    }
}

/// Each time that stands in the text itself, with its tokens.
fn place(text: &Text<'_>, times: &[Time]) -> Vec<Placed> {
    let placed = |time: &Time| {
        let tokens = text.token_at(time.span.start)..text.token_at(time.span.end);
        let sentence = text.sentence_at(time.span.start)?;
        let first = sentence.tokens.start;
        let of_speech = is_of_speech(
            &text.tokens[sentence.tokens.clone()],
            tokens.start.checked_sub(first)?,
            tokens.end.min(sentence.tokens.end).checked_sub(first)?,
        );
        Some(Placed { time: time.clone(), tokens, of_speech })
    };
    times.iter().filter(|time| !time.guessed).filter_map(placed).collect()
}

/// The time among those of its sentence that belongs to `claim`, at the token `at`.
fn nearest<'p>(
    text: &Text<'_>,
    claim: &Claim,
    at: usize,
    own: &'p [Placed],
    now: Option<Date>,
) -> Option<&'p Placed> {
    let middle = own.partition_point(|placed| placed.tokens.start < at);
    let around = &own[middle.saturating_sub(NEIGHBOURS)..own.len().min(middle + NEIGHBOURS)];
    around.iter().min_by_key(|placed| {
        let open = placed.time.from.is_none() && placed.time.to.is_none();
        let ahead = placed.time.from.zip(now).is_some_and(|(from, now)| now < from);
        let rate = placed.time.sort == TimeSort::Rate && matches!(claim.scope, Scope::Total);
        distance(&text.tokens, at, &placed.tokens)
            + 100 * usize::from(placed.of_speech)
            + 60 * usize::from(ahead && !claim.hypothetical)
            + 20 * usize::from((open && placed.time.sort != TimeSort::Rate) || rate)
    })
}

/// `placed` as the time of `claim`: a total is of its last day, from the beginning of what it adds up.
fn for_claim(
    text: &Text<'_>,
    claim: &Claim,
    at: usize,
    placed: &Placed,
    carry: &Carry,
) -> Option<Time> {
    let mut time = placed.time.clone();
    if time.sort == TimeSort::Since && in_when_clause(text, at, placed) {
        time.sort = TimeSort::During;
        time.to = time.from;
    }
    if claim.scope == Scope::Total && time.sort == TimeSort::During {
        time = total(time, carry);
    }
    Some(time)
}

/// Whether the token `at` stands in the clause that tells of the time itself.
///
/// > since October 7, **when gunmen killed 1,200 people**, the army has …
fn in_when_clause(text: &Text<'_>, at: usize, placed: &Placed) -> bool {
    let end = placed.tokens.end;
    let Some(between) = text.tokens.get(end..at) else { return false };
    let opening = usize::from(between.first().is_some_and(|token| token.text == ","));
    let Some((when, rest)) = between.get(opening..).and_then(|rest| rest.split_first()) else {
        return false;
    };
    when.is("when") && rest.iter().take(40).all(|token| token.text != ",")
}

/// A running total at the last day of `time`, begun when the event did that the text tells of.
fn total(time: Time, carry: &Carry) -> Time {
    let begun = carry.event().and_then(|event| event.from);
    let from = match (begun, time.from) {
        (Some(begun), Some(from)) if begun < from && days_between(begun, from) < 60 => Some(begun),
        (_, from) => from,
    };
    Time { sort: TimeSort::AsOf, from, ..time }
}

/// The time of `claim` where its sentence has none but that of speaking.
fn carried(
    claim: &Claim,
    claims: &[Claim],
    spoken: Option<&Placed>,
    carry: &Carry,
    now: Option<Date>,
) -> Option<Time> {
    let here = Span::new(claim.span.start, claim.span.start);
    let today = |guessed| Time {
        span: here,
        sort: TimeSort::AsOf,
        from: now,
        to: now,
        inherited: false,
        guessed,
    };
    if claim.scope == Scope::Total {
        let stated = spoken.map(|placed| placed.time.clone());
        let guessed = stated.is_none();
        return Some(total(stated.unwrap_or_else(|| today(guessed)), carry));
    }
    let whole = claim.part_of.and_then(|whole| claims.iter().find(|other| other.id == whole));
    let inherited = whole
        .and_then(|whole| whole.time.clone())
        .filter(|time| !time.guessed)
        .or_else(|| carry.event().cloned());
    match (inherited, spoken) {
        (Some(time), _) => Some(Time { inherited: true, ..time }),
        (None, Some(spoken)) => Some(Time { guessed: true, ..spoken.time.clone() }),
        (None, None) => now.map(|_| Time { sort: TimeSort::During, ..today(true) }),
    }
}
