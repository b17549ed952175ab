//! What time goes on from one sentence to the next.

use jiff::civil::Date;
use tollcheck_model::{Claim, Kind, Time, TimeSort};

use crate::text::Text;
use crate::time::calendar::days_between;
use crate::time::give::Placed;

/// Within so many days before the article an event is its news; older ones are background.
const NEWS: i64 = 7;

/// How many sentences from the beginning are looked at for the time of a headline.
const LEAD: usize = 8;

/// How many, for a time that is no news.
const TITLE: usize = 3;

/// The time that a sentence without one goes on with.
#[derive(Debug)]
pub(super) struct Carry {
    /// Of the event that the article is about.
    news: Option<Time>,
    /// Of what the paragraph has turned to.
    aside: Option<Time>,
    /// What the sentence before counted over: *since May*, *in the past 24 hours*.
    counted: Option<Time>,
    /// Whether the sentence before told how many there are by now, without a time.
    by_now: bool,
    /// The number of the paragraph.
    paragraph: usize,
}

impl Carry {
    /// Before the first sentence: a headline tells of the first event that the lead dates, a recent one before others.
    pub(super) fn before(
        text: &Text<'_>,
        claims: &[Claim],
        times: &[Placed],
        now: Option<Date>,
    ) -> Self {
        let end = text.sentences.get(LEAD).map_or(usize::MAX, |sentence| sentence.tokens.start);
        let lead = || {
            let near = times.iter().take_while(|placed| placed.tokens.start < end);
            near.filter(|placed| is_event(placed, now))
        };
        let time = |placed: &Placed| Some(placed.time.clone());
        let news = lead().find(|placed| is_news(&placed.time, now)).and_then(time);
        // "fan found dead. He was banned in March 2019": what is older is background where it counts nothing
        let counts_in = |old: &&Placed| {
            let at = old.time.span.start;
            claims.iter().any(|claim| {
                claim.kind != Kind::COUNT && claim.sentence.start <= at && at < claim.sentence.end
            })
        };
        let title = text.sentences.get(TITLE).map_or(usize::MAX, |next| next.tokens.start);
        // "this year" is what it counts over
        let over = |old: &&Placed| now.is_none_or(|now| old.time.to < Some(now));
        let counts = |old: &&Placed| old.tokens.start < title && over(old) && counts_in(old);
        let old = lead().next().filter(|old| news.is_none() && counts(old)).and_then(time);
        Self { news, aside: old, counted: None, by_now: false, paragraph: 0 }
    }

    /// Goes on to a sentence of `paragraph`. What is aside ends with its paragraph, and so does a window.
    pub(super) fn enter(&mut self, paragraph: usize) {
        if paragraph != self.paragraph {
            self.aside = None;
            self.by_now = false;
            self.counted = self.counted.take().filter(|time| time.sort == TimeSort::Since);
            self.paragraph = paragraph;
        }
    }

    /// Notes that a figure is of what there is by now.
    pub(super) fn note_by_now(&mut self) {
        self.by_now = true;
    }

    /// Whether what has happened is what has happened by now.
    ///
    /// > The war has displaced 12 million. **Four million have left** the country.
    pub(super) fn is_by_now(&self) -> bool {
        self.by_now
    }

    /// The time to go on with.
    pub(super) fn event(&self) -> Option<&Time> {
        self.aside.as_ref().or(self.news.as_ref())
    }

    /// What the figures of the sentence before were counted over; since a day counts only what has happened.
    ///
    /// > Since May 72 have been killed. **200 have been hurt.**
    pub(super) fn counted(&self, in_perfect: bool) -> Option<&Time> {
        self.counted.as_ref().filter(|time| in_perfect || time.sort != TimeSort::Since)
    }

    /// Leaves a sentence with the times `own`, of which `given` was the first claim's.
    ///
    /// News that a figure is told of goes on; any other time ends with its paragraph.
    pub(super) fn leave(&mut self, own: &[Placed], given: Option<&Placed>, now: Option<Date>) {
        let counts = |time: &Time| matches!(time.sort, TimeSort::Since | TimeSort::Window(_));
        let counted = given.filter(|placed| counts(&placed.time));
        self.by_now &= own.iter().all(|placed| placed.of_clause);
        if counted.is_some() || !own.is_empty() {
            self.counted = counted.map(|placed| placed.time.clone());
        }
        let given = given.filter(|placed| is_event(placed, now));
        if let Some(event) = given.filter(|event| is_news(&event.time, now)) {
            self.news = Some(event.time.clone());
            self.aside = None;
        } else if let Some(event) =
            given.or_else(|| own.iter().find(|placed| is_event(placed, now)))
        {
            self.aside = Some(event.time.clone());
        }
    }
}

/// Whether something may have happened at the time.
fn is_event(placed: &Placed, now: Option<Date>) -> bool {
    let ahead = placed.time.from.zip(now).is_some_and(|(from, now)| now < from);
    placed.time.sort == TimeSort::During
        && placed.time.is_resolved()
        && !placed.of_speech
        && !placed.of_clause
        && !ahead
}

/// Whether `time` is near enough to the article to be what it is about.
fn is_news(time: &Time, now: Option<Date>) -> bool {
    match (time.from, time.to, now) {
        (Some(from), Some(to), Some(now)) => {
            days_between(to, now) <= NEWS && days_between(from, to) <= NEWS
        }
        _ => false,
    }
}
