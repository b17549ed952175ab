//! What time goes on from one sentence to the next.

use jiff::civil::Date;
use tollcheck_model::{Time, TimeSort};

use crate::text::Text;
use crate::time::calendar::days_between;
use crate::time::give::Placed;

/// Within so many days before the article an event is its news; older ones are background.
const NEWS: i64 = 31;

/// How many sentences from the beginning are looked at for the time of a headline.
const LEAD: usize = 8;

/// The time that a sentence without one goes on with.
#[derive(Debug)]
pub(super) struct Carry {
    /// Of the event that the article is about.
    news: Option<Time>,
    /// Of the background that the paragraph has turned to.
    background: Option<Time>,
    /// The number of the paragraph.
    paragraph: usize,
}

impl Carry {
    /// Before the first sentence: a headline tells of the first event that the lead dates.
    pub(super) fn before(text: &Text<'_>, times: &[Placed], now: Option<Date>) -> Self {
        let end = text.sentences.get(LEAD).map_or(usize::MAX, |sentence| sentence.tokens.start);
        let lead = times.iter().take_while(|placed| placed.tokens.start < end);
        let news =
            lead.filter(|placed| is_event(placed, now)).find(|placed| is_news(&placed.time, now));
        Self { news: news.map(|placed| placed.time.clone()), background: None, paragraph: 0 }
    }

    /// Goes on to a sentence of `paragraph`. Background ends with its paragraph.
    pub(super) fn enter(&mut self, paragraph: usize) {
        if paragraph != self.paragraph {
            self.background = None;
            self.paragraph = paragraph;
        }
    }

    /// The time to go on with.
    pub(super) fn event(&self) -> Option<&Time> {
        self.background.as_ref().or(self.news.as_ref())
    }

    /// Leaves a sentence with the times `own`, of which `given` was the first claim's.
    pub(super) fn leave(&mut self, own: &[Placed], given: Option<&Placed>, now: Option<Date>) {
        let events = || own.iter().filter(|placed| is_event(placed, now));
        let given = given.filter(|placed| is_event(placed, now));
        let Some(event) = given.or_else(|| events().next()) else { return };
        if is_news(&event.time, now) {
            self.news = Some(event.time.clone());
            self.background = None;
        } else {
            self.background = Some(event.time.clone());
        }
    }
}

/// Whether something may have happened at the time.
fn is_event(placed: &Placed, now: Option<Date>) -> bool {
    let ahead = placed.time.from.zip(now).is_some_and(|(from, now)| now < from);
    placed.time.sort == TimeSort::During && placed.time.is_resolved() && !placed.of_speech && !ahead
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
