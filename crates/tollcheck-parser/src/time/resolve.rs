//! Times as written, set against the article's date.

use jiff::civil::Date;
use tollcheck_lexicon::AnchorDate;
use tollcheck_model::{TimeSort, TimeUnit};

use crate::time::calendar::{Days, days_between, weekday_from};
use crate::time::expression::{Expression, Stretch, When};
use crate::time::reach::{nth, part_of, season};
use crate::time::setting::Anchors;
use crate::time::tense::Tense;

/// What a time is set against.
#[derive(Clone, Copy)]
pub(super) struct Setting<'s> {
    /// The article's date.
    pub(super) now: Option<Date>,
    /// The last times that the text named.
    pub(super) last: Last,
    /// The latest day of a known year that the text tells of in the past tense: later than the article where that looks
    /// back from afar, as an encyclopedia does.
    pub(super) told: Option<Date>,
    /// Where the words around the time look.
    pub(super) tense: Tense,
    /// The token of the text at which the time stands.
    pub(super) at: usize,
    /// Which events the text speaks of.
    pub(super) anchors: &'s Anchors<'s>,
}

/// The last times that a text named: what *the same day* and *a year earlier* are told from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    /// The last day or night.
    pub(super) day: Days,
    /// Whether a longer time was named since, so that no day is told from which another could be counted: *last month …
    /// a day earlier*.
    pub(super) stale: bool,
    /// The last time of any length.
    pub(super) time: Days,
    /// The last time of any length or since a day, up to the article: *the same period* is told from it.
    pub(super) period: Days,
}

impl Last {
    /// At the beginning of a text, the article's date.
    pub(super) fn of(now: Option<Date>) -> Self {
        let now = Days::one(now);
        Self { day: now, stale: false, time: now, period: now }
    }

    /// Notes that the text names `days`.
    pub(super) fn note(&mut self, days: Days) {
        let (Some(from), Some(to)) = (days.from, days.to) else { return };
        self.time = days;
        self.period = days;
        self.stale = days_between(from, to) > 1;
        if !self.stale {
            self.day = days;
        }
    }
}

impl Setting<'_> {
    /// The days that `expression` covers.
    pub(super) fn resolve(self, expression: &Expression) -> Days {
        let past = Self { tense: Tense::Past, ..self };
        match expression.sort {
            TimeSort::Since => {
                let from = past.days(&expression.when).from;
                let ended = from.zip(self.now).is_some_and(|(from, now)| now < from);
                Days::between(from, if ended { None } else { self.now })
            }
            TimeSort::Rate => Days::OPEN,
            _ => self.days(&expression.when),
        }
    }

    /// The days of `when`.
    pub(super) fn days(self, when: &When) -> Days {
        match *when {
            When::Day { year: Some(year), month, day, .. } => {
                Days::one(Date::new(year, month, day).ok())
            }
            When::Day { year: None, month, day, weekday } => {
                Days::one(self.day(month, day, weekday))
            }
            When::Slashed { year, first, second } => Days::one(self.slashed(year, first, second)),
            When::Month { year: Some(year), month } => Days::of_month(year, month),
            When::Month { year: None, month } => self.clipped(self.months(month, 1)),
            When::MonthOf { month, step } => {
                let year = self.now.and_then(|now| now.year().checked_add(step));
                year.map_or(Days::OPEN, |year| self.clipped(Days::of_month(year, month)))
            }
            When::DayOf { month, day, step } => {
                let year = self.now.and_then(|now| now.year().checked_add(step));
                Days::one(year.and_then(|year| Date::new(year, month, day).ok()))
            }
            When::Season { year: Some(year), month } => season(year, month),
            When::Season { year: None, month } => self.clipped(self.months(month, 3)),
            When::Years { first, count } => Days::of_years(first, count),
            When::Weekday(weekday) => Days::one(self.weekday(weekday)),
            When::OfWeek { weekday, step } => Days::one(
                self.stretch(Stretch::Week, step)
                    .from
                    .and_then(|monday| weekday_from(monday, weekday)),
            ),
            When::Calendar { stretch, step } => self.clipped(self.stretch(stretch, step)),
            When::Moved { ref base, count, unit } => self.moved(base, count, unit),
            When::Window { ref end, count, unit } => self.window(end, count, unit),
            When::Same(stretch) => self.same(stretch),
            When::Counterpart { year } => self.counterpart(year),
            When::SamePeriod => self.last.period,
            When::NightTo(ref day) => self.night(day, -1, 0),
            When::NightOf(ref day) => self.night(day, 0, 1),
            When::Turned(turn, ref of) => self.turned(turn, of),
            When::Part(part, ref of) => part_of(part, self.whole(of)),
            When::LastDay(ref of) => Days::one(self.whole(of).to),
            When::Between(ref first, ref last) => self.between(first, last),
            When::Anchor(ref phrase) => self.clipped(self.anchor(phrase, None)),
            When::AnchorOf { ref phrase, year } => self.clipped(self.anchor(phrase, Some(year))),
            When::Dated { ref event, ref told } => self.dated(event, told),
            When::Nth { first, count, unit, ref of } => self.nth(of, first, count, unit),
        }
    }

    /// The days of `when`, not cut off at the article's date.
    fn whole(self, when: &When) -> Days {
        match *when {
            When::Calendar { stretch, step } => self.stretch(stretch, step),
            When::Month { year: None, month } => self.months(month, 1),
            When::Season { year: None, month } => self.months(month, 3),
            When::Anchor(ref phrase) => self.anchor(phrase, None),
            When::AnchorOf { ref phrase, year } => self.anchor(phrase, Some(year)),
            _ => self.days(when),
        }
    }

    /// So many units of a longer time; of the year before where this year's are still to come and the text does not look
    /// ahead: *in the fourth quarter*, told in May.
    fn nth(self, of: &When, first: Option<i64>, count: i64, unit: TimeUnit) -> Days {
        let days = nth(self.whole(of), first, count, unit);
        let this_year = When::Calendar { stretch: Stretch::Year, step: 0 };
        let ahead = days.from.zip(self.now).is_some_and(|(from, now)| now < from);
        if ahead && *of == this_year && self.tense != Tense::Future {
            return nth(self.stretch(Stretch::Year, -1), first, count, unit);
        }
        self.clipped(days)
    }

    /// Notes that the text tells of `days` by `when`.
    pub(super) fn note(&mut self, expression: &Expression, days: Days) {
        if expression.is_referred_to() {
            self.last.note(days);
        } else if expression.sort == TimeSort::Since && days.from.is_some() {
            self.last.period = days;
        }
        if expression.when.has_year() && self.tense == Tense::Past {
            self.told = self.told.max(days.to);
        }
    }

    /// The days of an event that the lexicon dates, of a `year` where that is told.
    fn anchor(self, phrase: &str, year: Option<i16>) -> Days {
        let date = self.anchors.find(phrase, self.now, self.at).map(|anchor| anchor.date);
        let past = Self { tense: Tense::Past, ..self };
        match (date, year) {
            (Some(AnchorDate::Once { from, to }), _) => Days::between(Some(from), Some(to)),
            (Some(AnchorDate::Yearly { month, day }), Some(year)) => {
                Days::one(Date::new(year, month, day).ok())
            }
            (Some(AnchorDate::Yearly { month, day }), None) => {
                Days::one(past.day(month, day, None))
            }
            (Some(AnchorDate::Each(times)), _) => self.turn(times, year),
            (None, _) => Days::OPEN,
        }
    }

    /// The one of many `times` that is meant: of the `year`, else the last that has begun, or the next where the text looks
    /// ahead.
    fn turn(self, times: &[(Date, Date)], year: Option<i16>) -> Days {
        let time = match (year, self.now) {
            (Some(year), _) => times.iter().find(|(from, _)| from.year() == year),
            (None, Some(now)) if self.tense == Tense::Future => {
                times.iter().find(|(_, to)| now <= *to)
            }
            (None, Some(now)) => times.iter().rev().find(|(from, _)| *from <= now),
            (None, None) => None,
        };
        time.map_or(Days::OPEN, |&(from, to)| Days::between(Some(from), Some(to)))
    }

    /// The days of an `event` that the text itself dates: those that the lexicon has, where they lie within what is `told`.
    fn dated(self, event: &When, told: &When) -> Days {
        let (event, told) = (self.days(event), self.days(told));
        let within = match (told.from, event.from, told.to) {
            (Some(first), Some(from), Some(last)) => first <= from && from <= last,
            _ => told.from.is_none(),
        };
        if within { event } else { told }
    }
}
