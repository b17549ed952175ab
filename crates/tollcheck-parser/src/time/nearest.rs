//! Dates that leave out their year or week: which of many alike is meant.

use jiff::civil::{Date, Weekday};
use tollcheck_lexicon::AnchorDate;
use tollcheck_model::TimeUnit;

use crate::time::calendar::{Days, days_between, monday_of, shift, weekday_by, weekday_from};
use crate::time::expression::{Turn, When};
use crate::time::resolve::Setting;
use crate::time::tense::Tense;

/// Within so many days after the article, a day that would else be of last year is still to come, whatever the tense.
const SOON: i64 = 60;

/// Farther than so many days from the article, the name of a day means the event called by it.
const NAMED_FAR: i64 = 14;

impl Setting<'_> {
    /// The day from which a date without a year is found.
    pub(super) fn reference(self) -> Option<Date> {
        self.now.max(self.now.and(self.told))
    }

    /// The day `month`-`day` of the year that fits: of the weekday where one is given, else as the tense looks.
    pub(super) fn day(self, month: i8, day: i8, weekday: Option<Weekday>) -> Option<Date> {
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
    pub(super) fn named_day(self, month: i8, day: i8) -> Option<Date> {
        match self.anchors.find(&format!("{month:02}-{day:02}"), self.now, self.at)?.date {
            AnchorDate::Once { from, .. } => Some(from),
            AnchorDate::Yearly { .. } | AnchorDate::Each(_) => None,
        }
    }

    /// The reading of `first/second/year` that lies nearest to the article; month first where that does not tell.
    pub(super) fn slashed(self, year: i16, first: i8, second: i8) -> Option<Date> {
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
    pub(super) fn months(self, month: i8, count: i64) -> Days {
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

    pub(super) fn weekday(self, weekday: Weekday) -> Option<Date> {
        let now = self.now?;
        match self.tense {
            Tense::Future => weekday_from(now, weekday),
            _ => weekday_by(now, weekday),
        }
    }

    /// *last Tuesday*, *last November*: wholly before the article; *next Friday*: wholly after it.
    pub(super) fn turned(self, turn: Turn, of: &When) -> Days {
        let Some(now) = self.now else { return Days::OPEN };
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
            When::Month { .. } => shift(now.first_of_month(), step, TimeUnit::Month),
            When::Season { .. } => shift(now, 3 * step, TimeUnit::Month),
            _ => shift(now, step, TimeUnit::Day),
        };
        let edge = match turn {
            Turn::Last if matches!(of, When::Month { .. }) => edge.map(Date::last_of_month),
            _ => edge,
        };
        Self { now: edge, told: None, tense, ..self }.days(of)
    }
}

/// 29 February of the latest year up to `now` that has one.
fn leap_day(now: Date, month: i8, day: i8) -> Option<Date> {
    (0..8)
        .filter_map(|back| Date::new(now.year().checked_sub(back)?, month, day).ok())
        .find(|date| *date <= now)
}
