//! Times as written, set against the article's date.

use jiff::civil::{Date, Weekday};
use tollcheck_lexicon::AnchorDate;
use tollcheck_model::{TimeSort, TimeUnit};

use crate::time::anchor::Anchors;
use crate::time::calendar::{
    Days, days_between, monday_of, shift, stretch_at, weekday_by, weekday_from,
};
use crate::time::expression::{Expression, Part, Stretch, Turn, When};
use crate::time::tense::Tense;

/// Within so many days after the article, a day that would else be of last year is still to come, whatever the tense.
const SOON: i64 = 60;

/// Farther than so many days from the article, the name of a day means the event called by it.
const NAMED_FAR: i64 = 14;

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
    /// Which events the text speaks of.
    pub(super) anchors: &'s Anchors<'s>,
}

/// The last times that a text named: what *the same day* and *a year earlier* are told from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    /// The last day or night.
    pub(super) day: Days,
    /// The last time of any length.
    pub(super) time: Days,
}

impl Last {
    /// At the beginning of a text, the article's date.
    pub(super) fn of(now: Option<Date>) -> Self {
        Self { day: Days::one(now), time: Days::one(now) }
    }

    /// Notes that the text names `days`.
    pub(super) fn note(&mut self, days: Days) {
        let (Some(from), Some(to)) = (days.from, days.to) else { return };
        self.time = days;
        if days_between(from, to) <= 1 {
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
    fn days(self, when: &When) -> Days {
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
            When::NightTo(ref day) => self.night(day, -1, 0),
            When::NightOf(ref day) => self.night(day, 0, 1),
            When::Turned(turn, ref of) => self.turned(turn, of),
            When::Part(part, ref of) => part_of(part, self.whole(of)),
            When::LastDay(ref of) => Days::one(self.whole(of).to),
            When::Between(ref first, ref last) => self.between(first, last),
            When::Anchor(ref phrase) => self.anchor(phrase),
        }
    }

    /// The days of `when`, not cut off at the article's date.
    fn whole(self, when: &When) -> Days {
        match *when {
            When::Calendar { stretch, step } => self.stretch(stretch, step),
            When::Month { year: None, month } => self.months(month, 1),
            When::Season { year: None, month } => self.months(month, 3),
            _ => self.days(when),
        }
    }

    /// The day from which a date without a year is found.
    fn reference(self) -> Option<Date> {
        self.now.max(self.now.and(self.told))
    }

    /// Notes that the text tells of `days` by `when`.
    pub(super) fn note(&mut self, expression: &Expression, days: Days) {
        if expression.is_referred_to() {
            self.last.note(days);
        }
        if expression.when.has_year() && self.tense == Tense::Past {
            self.told = self.told.max(days.to);
        }
    }

    /// The day `month`-`day` of the year that fits: of the weekday where one is given, else as the tense looks.
    fn day(self, month: i8, day: i8, weekday: Option<Weekday>) -> Option<Date> {
        let Some(now) = self.reference() else {
            return self.last.time.from.and_then(|last| Date::new(last.year(), month, day).ok());
        };
        let years = [now.year().checked_sub(1), Some(now.year()), now.year().checked_add(1)];
        let dates = years.into_iter().flatten().filter_map(|year| Date::new(year, month, day).ok());
        let named: Vec<Date> = dates.collect();
        if let Some(date) = named.iter().find(|date| weekday == Some(date.weekday())) {
            return Some(*date);
        }
        let nearest = named.iter().min_by_key(|date| days_between(now, **date).abs()).copied();
        let soon = |date: Date| (1..=SOON).contains(&days_between(now, date));
        let far = nearest.is_none_or(|date| days_between(date, now).abs() > NAMED_FAR);
        if let (true, Some(named)) =
            (far && self.tense != Tense::Future, self.named_day(month, day))
        {
            return Some(named);
        }
        match self.tense {
            Tense::Past | Tense::Unknown if nearest.is_some_and(soon) => nearest,
            Tense::Past | Tense::Unknown | Tense::Ended => {
                named.iter().rev().find(|date| **date <= now).copied()
            }
            Tense::Future => named.iter().find(|date| **date >= now).copied(),
        }
        .or_else(|| leap_day(now, month, day))
    }

    /// The day of the event that is called by month and day alone: *October 7*.
    fn named_day(self, month: i8, day: i8) -> Option<Date> {
        match self.anchors.find(&format!("{month:02}-{day:02}"), self.now)?.date {
            AnchorDate::Once { from, .. } => Some(from),
            AnchorDate::Yearly { .. } => None,
        }
    }

    /// The reading of `first/second/year` that lies nearest to the article; month first where that does not tell.
    fn slashed(self, year: i16, first: i8, second: i8) -> Option<Date> {
        let month_first = Date::new(year, first, second).ok();
        let day_first = Date::new(year, second, first).ok();
        let far = |date: Option<Date>| match (date, self.now) {
            (Some(date), Some(now)) => days_between(now, date).abs(),
            (Some(_), None) => 0,
            (None, _) => i64::MAX,
        };
        if far(day_first) < far(month_first) { day_first } else { month_first }
    }

    /// The `count` months from `month`, the latest that have begun by the article, or the next where the text looks ahead.
    fn months(self, month: i8, count: i64) -> Days {
        let Some(now) = self.reference().or(self.last.time.from) else { return Days::OPEN };
        let this_year = Date::new(now.year(), month, 1).ok();
        let begun = this_year.is_some_and(|first| first <= now);
        let step = match self.tense {
            Tense::Future if begun => i64::from(month < now.month()),
            Tense::Future => 0,
            _ => -i64::from(!begun),
        };
        let first = this_year.and_then(|first| shift(first, step, TimeUnit::Year));
        let last = first.and_then(|first| shift(first, count - 1, TimeUnit::Month));
        Days::between(first, last.map(Date::last_of_month))
    }

    fn weekday(self, weekday: Weekday) -> Option<Date> {
        let now = self.now?;
        match self.tense {
            Tense::Future => weekday_from(now, weekday),
            _ => weekday_by(now, weekday),
        }
    }

    /// The stretch of the calendar that lies `step` from the one of the article.
    fn stretch(self, stretch: Stretch, step: i64) -> Days {
        let Some(now) = self.now else { return Days::OPEN };
        let weekend = now.weekday().to_monday_zero_offset() >= 5;
        match (stretch, step) {
            // From Monday to Friday the last weekend is over, and this one is to come where the text looks ahead.
            (Stretch::Weekend, -1) if !weekend => stretch_at(now, stretch, 0),
            (Stretch::Weekend, 0) if !weekend && self.tense == Tense::Future => {
                stretch_at(now, stretch, 1)
            }
            _ => stretch_at(now, stretch, step),
        }
    }

    /// The stretch of the calendar that holds the last time of the text.
    fn same(self, stretch: Stretch) -> Days {
        match (stretch, self.last.day.from) {
            (Stretch::Day, _) => self.last.day,
            (_, Some(day)) => stretch_at(day, stretch, 0),
            (_, None) => Days::OPEN,
        }
    }

    /// `days` up to the article, if it lies within them and the text does not look ahead.
    fn clipped(self, days: Days) -> Days {
        match (self.now, days.from, days.to) {
            (Some(now), Some(from), Some(to))
                if from <= now && now < to && self.tense != Tense::Future =>
            {
                Days::between(Some(from), Some(now))
            }
            _ => days,
        }
    }

    /// `count` units from `base`. Two years ago is any day of that year; a year ago is the day.
    fn moved(self, base: &When, count: Option<i64>, unit: TimeUnit) -> Days {
        let base = match (base, unit) {
            (When::Same(_), TimeUnit::Month | TimeUnit::Year) => self.last.time,
            _ => self.days(base),
        };
        let Some(count) = count else { return Days::OPEN };
        let days = Days::between(
            base.from.and_then(|day| shift(day, count, unit)),
            base.to.and_then(|day| shift(day, count, unit)),
        );
        match (unit, days.from) {
            (TimeUnit::Year, Some(day)) if count.abs() > 1 => Days::of_years(day.year(), 1),
            (TimeUnit::Month, Some(day)) if count.abs() > 1 => {
                Days::of_month(day.year(), day.month())
            }
            _ => days,
        }
    }

    fn window(self, end: &When, count: Option<i64>, unit: TimeUnit) -> Days {
        let to = self.days(end).to;
        let from = to.zip(count).and_then(|(to, count)| match unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => {
                let day = TimeUnit::Day.seconds();
                let seconds = count.checked_mul(unit.seconds())?;
                shift(to, -(seconds.checked_add(day - 1)? / day), TimeUnit::Day)
            }
            _ => shift(to, -count, unit),
        });
        Days::between(from, to)
    }

    /// The night of a day: from `before` days earlier to `after` days later. Two days joined are a night as they are.
    fn night(self, day: &When, before: i64, after: i64) -> Days {
        let days = self.days(day);
        if days.is_one_day() {
            Days::between(
                days.from.and_then(|day| shift(day, before, TimeUnit::Day)),
                days.to.and_then(|day| shift(day, after, TimeUnit::Day)),
            )
        } else {
            days
        }
    }

    /// *last Tuesday*, *last November*: wholly before the article; *next Friday*: wholly after it.
    fn turned(self, turn: Turn, of: &When) -> Days {
        let Some(now) = self.now else { return Days::OPEN };
        let looking = |tense| Self { tense, ..self };
        let (step, tense) = match turn {
            Turn::Last => (-1, Tense::Past),
            Turn::Next => (1, Tense::Future),
            Turn::This => match *of {
                When::Weekday(weekday) => {
                    return Days::one(
                        monday_of(now).and_then(|monday| weekday_from(monday, weekday)),
                    );
                }
                _ => return self.days(of),
            },
        };
        let edge = match *of {
            When::Month { .. } => {
                shift(now.first_of_month(), if step < 0 { -1 } else { 1 }, TimeUnit::Month)
            }
            When::Season { .. } => shift(now, 3 * step, TimeUnit::Month),
            _ => shift(now, step, TimeUnit::Day),
        };
        let edge = match turn {
            Turn::Last if matches!(of, When::Month { .. }) => edge.map(Date::last_of_month),
            _ => edge,
        };
        Self { now: edge, ..looking(tense) }.days(of)
    }

    /// From the first to the last, the first read against the last.
    fn between(self, first: &When, last: &When) -> Days {
        let mut end = self.days(last);
        let against =
            Self { now: end.from, last: Last { day: end, time: end }, tense: Tense::Past, ..self };
        let mut start = if told_by_article(first) { self.days(first) } else { against.days(first) };
        if let (
            When::Day { year: Some(_), .. } | When::Month { year: Some(_), .. },
            Some(from),
            Some(to),
        ) = (first, start.from, end.to)
            && to < from
        {
            let ahead = Self { now: Some(from), tense: Tense::Future, ..self };
            end = ahead.days(last);
        }
        if start.from.zip(end.to).is_some_and(|(from, to)| to < from) {
            start = Days::OPEN;
        }
        Days::between(start.from, end.to)
    }

    fn anchor(self, phrase: &str) -> Days {
        match self.anchors.find(phrase, self.now).map(|anchor| anchor.date) {
            Some(AnchorDate::Once { from, to }) => Days::between(Some(from), Some(to)),
            Some(AnchorDate::Yearly { month, day }) => {
                Days::one(Self { tense: Tense::Past, ..self }.day(month, day, None))
            }
            None => Days::OPEN,
        }
    }
}

/// Whether `when` is told from the article's date, whatever it is joined with.
fn told_by_article(when: &When) -> bool {
    matches!(when, When::Calendar { .. } | When::Moved { .. } | When::Turned(..) | When::Same(_))
}

/// Three months from `month` of `year`.
fn season(year: i16, month: i8) -> Days {
    let first = Date::new(year, month, 1).ok();
    let last = first.and_then(|first| shift(first, 2, TimeUnit::Month));
    Days::between(first, last.map(Date::last_of_month))
}

/// 29 February of the latest year up to `now` that has one.
fn leap_day(now: Date, month: i8, day: i8) -> Option<Date> {
    (0..8)
        .filter_map(|back| Date::new(now.year().checked_sub(back)?, month, day).ok())
        .find(|date| *date <= now)
}

/// A third of `days`; of a year, four months; of a day, the day.
fn part_of(part: Part, days: Days) -> Days {
    let (Some(from), Some(to)) = (days.from, days.to) else { return days };
    let length = days_between(from, to) + 1;
    let (unit, third, rest) = match length {
        ..3 => return days,
        3..360 => (TimeUnit::Day, length / 3, length - length / 3),
        _ => (TimeUnit::Month, 4, 8),
    };
    let first = |at: i64| shift(from, at, unit);
    let last = |at: i64| first(at).and_then(|next| shift(next, -1, TimeUnit::Day));
    match part {
        Part::Start => Days::between(Some(from), last(third)),
        Part::Middle => Days::between(first(third), last(rest)),
        Part::End => Days::between(first(rest), Some(to)),
    }
}
