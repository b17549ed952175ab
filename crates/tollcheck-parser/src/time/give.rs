//! The time of each claim: in its clause, else in its sentence, else carried over.

use std::ops::Range;

use jiff::civil::Date;
use tollcheck_model::{Claim, Kind, Scope, Span, Time, TimeSort};

use crate::set::set;
use crate::text::Text;
use crate::time::apart::opens_clause;
use crate::time::calendar::days_between;
use crate::time::carry::Carry;
use crate::time::clause::{
    FAR, distance, is_compared_with, is_in_relative, is_of_other_clause, is_of_reason,
};
use crate::time::speech::{is_of_speech, is_told_before};
use crate::token::Token;
use crate::word::{is_compared, is_dash};

/// A time of the text with where it stands.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The time.
    pub(super) time: Time,
    /// Its tokens, counted from the first of the text.
    pub(super) tokens: Range<usize>,
    /// Whether it says when somebody spoke.
    pub(super) of_speech: bool,
    /// Whether it dates no more than the clause in which it stands, or which it opens.
    pub(super) of_clause: bool,
}

/// How many times on either side of a figure are looked at.
const NEIGHBOURS: usize = 6;

/// How soon after a figure its auxiliary follows, in tokens.
const PERFECT: usize = 3;

/// How many words may stand between two commas before it.
const ASIDE: usize = 10;

/// How soon after a figure its verb follows, in tokens.
const REMAIN: usize = 5;

/// A running total began at most so many days before the day that it is told of.
const TOLL: i64 = 60;

/// Gives each claim its time: of its clause, else of its sentence, else carried over, else the article's date.
///
/// The day on which somebody spoke is the last that is taken from a sentence, and a total without a time is one of the
/// article's date.
pub(crate) fn give(text: &Text<'_>, claims: &mut [Claim], times: &[Time], date: Option<Date>) {
    let placed = place(text, times, claims);
    let now = date.or_else(|| times.iter().find(|time| time.guessed).and_then(|time| time.to));
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&at| claims[at].span.start);
    let mut here = Giver { text, now, carry: Carry::before(text, claims, &placed, now) };
    let (mut next_claim, mut next_time) = (0, 0);
    for sentence in &text.sentences {
        let first = next_time;
        while placed.get(next_time).is_some_and(|time| time.tokens.start < sentence.tokens.end) {
            next_time += 1;
        }
        let own = &placed[first..next_time];
        here.carry.enter(sentence.paragraph);
        let end = text.span_of(sentence).end;
        let mut event = None;
        while let Some(&at) = order.get(next_claim).filter(|&&at| claims[at].span.start < end) {
            let claim = &claims[at];
            let token = text.token_at(claim.span.start);
            let nearest = here.nearest(claim, token, own);
            let time = match nearest.filter(|placed| !placed.of_speech) {
                Some(placed) if !here.is_aside(token, placed) => {
                    if is_of_event(claim) {
                        event = event.or(Some(placed));
                    }
                    Some(here.told(claim, token, placed))
                }
                _ => {
                    let whole = whole_of(claim, claims).and_then(|whole| whole.time.as_ref());
                    let time = here.untold(claim, whole, nearest);
                    if claim.scope == Scope::Total && here.is_of_war(claim) {
                        here.carry.note_by_now();
                    }
                    time
                }
            };
            claims[at].time = time;
            next_claim += 1;
        }
        here.carry.leave(own, event, now);
    }
}

/// The claim of which `claim` is a part: claims stand in the order of their numbers.
fn whole_of<'c>(claim: &Claim, claims: &'c [Claim]) -> Option<&'c Claim> {
    let id = claim.part_of?;
    let at = usize::try_from(id.0).ok()?.checked_sub(1)?;
    claims.get(at).filter(|whole| whole.id == id)
}

/// Whether `claim` tells of something that happened, and so may be what the article is about.
fn is_of_event(claim: &Claim) -> bool {
    claim.kind != Kind::COUNT && claim.kind != Kind::DURATION
}

/// Whether the words at `span` are the number of a claim: *between **1800 and 1809 people** died* tells no years.
fn is_number(span: Span, claims: &[Claim]) -> bool {
    let after = claims.partition_point(|claim| claim.span.start <= span.start);
    after.checked_sub(1).map(|at| &claims[at]).is_some_and(|claim| {
        span.end <= claim.span.end && claim.kind != Kind::DURATION && claim.kind != Kind::OCCURRENCE
    })
}

/// Each time that stands in the text itself, with its tokens.
fn place(text: &Text<'_>, times: &[Time], claims: &[Claim]) -> Vec<Placed> {
    let placed = |time: &Time| {
        let tokens = text.token_at(time.span.start)..text.token_at(time.span.end);
        let sentence = text.sentence_at(time.span.start)?;
        let first = sentence.tokens.start;
        let window = matches!(time.sort, TimeSort::Window(_));
        let of_speech = !window
            && is_of_speech(
                &text.tokens[sentence.tokens.clone()],
                tokens.start.checked_sub(first)?,
                tokens.end.min(sentence.tokens.end).checked_sub(first)?,
            );
        let of_clause = opens_clause(&text.tokens[tokens.clone()])
            || is_in_relative(&text.tokens, &tokens)
            || is_of_reason(&text.tokens, &tokens)
            || is_compared_with(&text.tokens, tokens.start);
        Some(Placed { time: time.clone(), tokens, of_speech, of_clause })
    };
    let told = times.iter().filter(|time| !time.guessed && !is_number(time.span, claims));
    told.filter_map(placed).collect()
}

/// Gives times at one sentence of a text.
pub(super) struct Giver<'x> {
    pub(super) text: &'x Text<'x>,
    pub(super) now: Option<Date>,
    carry: Carry,
}

impl Giver<'_> {
    /// The time among those of its sentence that belongs to `claim`, at the token `at`.
    fn nearest<'p>(&self, claim: &Claim, at: usize, own: &'p [Placed]) -> Option<&'p Placed> {
        let middle = own.partition_point(|placed| placed.tokens.start < at);
        let around = &own[middle.saturating_sub(NEIGHBOURS)..own.len().min(middle + NEIGHBOURS)];
        // "killed 22 in the deadliest raid since May"
        let compares = |placed: &&Placed| {
            placed.time.sort == TimeSort::Since
                && is_compared(self.text.tokens.get(at..placed.tokens.start).unwrap_or_default())
        };
        let elsewhere = |placed: &&Placed| {
            is_of_other_clause(&self.text.tokens, at, &placed.tokens, placed.of_clause)
        };
        let near = around.iter().filter(|placed| !compares(placed) && !elsewhere(placed));
        near.min_by_key(|placed| {
            let rate = placed.time.sort == TimeSort::Rate;
            let open = placed.time.from.is_none() && placed.time.to.is_none() && !rate;
            let ahead = placed.time.from.zip(self.now).is_some_and(|(from, now)| now < from);
            let state = placed.time.sort == TimeSort::AsOf && claim.scope == Scope::Event;
            // "180 a day from 1 to 4 July": the days are what it averages over.
            let summed = matches!(claim.scope, Scope::Total | Scope::Rate(_));
            let distance = distance(&self.text.tokens, at, &placed.tokens)
                + 100 * usize::from(placed.of_speech)
                + FAR * usize::from(ahead && !claim.hypothetical)
                + FAR / 3 * usize::from(open || state || (rate && summed));
            // "40 in May from 61 in April": of two as near the one that follows
            (distance, placed.tokens.end <= at)
        })
    }

    /// Whether the time stands in a clause of its own, and the text goes on with another.
    ///
    /// > a strike hit the village, **which Russia took last year** · **on Monday**, police said 18 had died
    fn is_aside(&self, at: usize, placed: &Placed) -> bool {
        self.carry.event().is_some()
            && (distance(&self.text.tokens, at, &placed.tokens) > FAR
                || is_told_before(&self.text.tokens, at, placed.tokens.end))
    }

    /// The time of `claim`, at the token `at`, of which the sentence says `placed`.
    fn told(&self, claim: &Claim, at: usize, placed: &Placed) -> Time {
        let mut time = placed.time.clone();
        if time.sort == TimeSort::Since && self.in_when_clause(at, placed) {
            time.sort = TimeSort::During;
            time.to = self.end_of_first(&placed.tokens, time.from);
        }
        let ago = placed.tokens.end.checked_sub(1).and_then(|last| self.text.tokens.get(last));
        let measured = claim.kind == Kind::DURATION
            && placed.tokens.contains(&at)
            && ago.is_some_and(|last| last.is("ago"));
        if measured && time.sort == TimeSort::During {
            // *795 days ago* is a length of time that ends with the article.
            time.to = self.now.or(time.to);
        }
        if time.sort == TimeSort::During && self.begins(claim, &placed.tokens) {
            return Time { sort: TimeSort::Since, to: self.now.or(time.to), ..time };
        }
        if claim.scope == Scope::Total && time.sort == TimeSort::During {
            return self.total(&time);
        }
        time
    }

    /// The time of `claim` where its sentence says none but when somebody `spoke`: that of the `whole` that it is part
    /// of, else what is carried over, else a guess.
    fn untold(&self, claim: &Claim, whole: Option<&Time>, spoke: Option<&Placed>) -> Option<Time> {
        let spoke = spoke.filter(|placed| placed.of_speech).map(|placed| placed.time.clone());
        if claim.scope == Scope::Total {
            let stated = spoke.unwrap_or_else(|| self.today(claim, TimeSort::AsOf));
            // what a war has done began with it, and not with the news
            return Some(if self.is_of_war(claim) { stated } else { self.total(&stated) });
        }
        let by_now = self.carry.is_by_now() || self.is_item(claim);
        if self.is_still_so(claim) || by_now && self.in_perfect(claim) {
            return self.now.map(|_| self.today(claim, TimeSort::AsOf));
        }
        let counted = self.carry.counted(self.in_perfect(claim));
        let told = |time: &&Time| !time.guessed || time.sort == TimeSort::AsOf;
        let inherited = whole.filter(told).or(counted).or(self.carry.event()).cloned();
        if let Some(time) = inherited {
            return Some(Time { inherited: true, ..time });
        }
        match spoke {
            Some(time) => Some(Time { guessed: true, ..time }),
            None => self.now.map(|_| self.today(claim, TimeSort::During)),
        }
    }

    /// Whether the figure is of what has happened.
    ///
    /// > **200 people have been** hurt
    fn in_perfect(&self, claim: &Claim) -> bool {
        let perfect = |token: &Token<'_>| token.is_any(set!["have", "has"]);
        let start = self.text.token_at(claim.span.start);
        let end = self.text.token_at(claim.span.end);
        let before = &self.text.tokens[start.saturating_sub(PERFECT)..start];
        let mut after = self.text.tokens.get(end..).unwrap_or_default();
        // "two million, a tenth of the population, have fled"
        if after.first().is_some_and(|next| next.text == ",") {
            let close = after.iter().skip(1).take(ASIDE).position(|token| token.text == ",");
            after = &after[close.map_or(0, |close| close + 2)..];
        }
        after.iter().take(PERFECT).any(perfect) || before.iter().any(perfect)
    }

    /// Whether the sentence is an item of a list, which stands by itself.
    ///
    /// > **•** 113 people have died of hunger
    fn is_item(&self, claim: &Claim) -> bool {
        let first = self.text.tokens.get(self.text.token_at(claim.sentence.start));
        first.is_some_and(|first| first.text == "•" || is_dash(first))
    }

    /// Whether the figure is of what is so on the article's day.
    ///
    /// > **94 of the captives remain** in the strip
    fn is_still_so(&self, claim: &Claim) -> bool {
        let end = self.text.token_at(claim.span.end);
        let after = self.text.tokens.get(end..).unwrap_or_default();
        let held = ["captured", "detained", "displaced", "troops", "count"].contains(&claim.kind.0);
        let mut after = after.iter().take(REMAIN);
        held && after.any(|token| token.is_any(set!["remain", "remains"]))
    }

    /// The article's date, for want of words.
    fn today(&self, claim: &Claim, sort: TimeSort) -> Time {
        let span = Span::new(claim.span.start, claim.span.start);
        Time { span, sort, from: self.now, to: self.now, inherited: false, guessed: true }
    }

    /// A running total at the last day of `time`, begun when the event did that the text tells of.
    fn total(&self, time: &Time) -> Time {
        let begun = self.carry.event().and_then(|event| event.from);
        let from = match (begun, time.from) {
            (Some(begun), Some(from)) if begun < from && days_between(begun, from) < TOLL => {
                Some(begun)
            }
            (_, from) => from,
        };
        Time { sort: TimeSort::AsOf, from, ..time.clone() }
    }
}
