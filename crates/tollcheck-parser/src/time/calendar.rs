//! Days, months and years: arithmetic that has no answer rather than overflow.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use tollcheck_model::TimeUnit;

use crate::time::expression::Stretch;

/// The first and the last day of a time; an end that is not known is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    /// The first day.
    pub(super) from: Option<Date>,
    /// The last day.
    pub(super) to: Option<Date>,
}

impl Days {
    /// Not known at all.
    pub(super) const OPEN: Self = Self { from: None, to: None };

    /// One day.
    pub(super) fn one(day: Option<Date>) -> Self {
        Self { from: day, to: day }
    }

    /// From a day to a day.
    pub(super) fn between(from: Option<Date>, to: Option<Date>) -> Self {
        Self { from, to }
    }

    /// A month from its first day to its last.
    pub(super) fn of_month(year: i16, month: i8) -> Self {
        let first = Date::new(year, month, 1).ok();
        Self { from: first, to: first.map(Date::last_of_month) }
    }

    /// `count` years from 1 January of `year`.
    pub(super) fn of_years(year: i16, count: i16) -> Self {
        let last = year.checked_add(count.saturating_sub(1));
        Self {
            from: Date::new(year, 1, 1).ok(),
            to: last.and_then(|last| Date::new(last, 12, 31).ok()),
        }
    }

    /// Whether it is one known day.
    pub(super) fn is_one_day(self) -> bool {
        self.from.is_some() && self.from == self.to
    }
}

/// `date` moved by `count` units; hours and less move it by the days that they fill.
pub(super) fn shift(date: Date, count: i64, unit: TimeUnit) -> Option<Date> {
    let span = match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => {
            let seconds = count.checked_mul(unit.seconds())?;
            Span::new().try_days(seconds / TimeUnit::Day.seconds())
        }
        TimeUnit::Day => Span::new().try_days(count),
        TimeUnit::Week => Span::new().try_weeks(count),
        TimeUnit::Month => Span::new().try_months(count),
        TimeUnit::Year => Span::new().try_years(count),
    };
    date.checked_add(span.ok()?).ok()
}

/// The Monday of the week that holds `date`.
pub(super) fn monday_of(date: Date) -> Option<Date> {
    shift(date, -i64::from(date.weekday().to_monday_zero_offset()), TimeUnit::Day)
}

/// The latest `weekday` on or before `date`.
pub(super) fn weekday_by(date: Date, weekday: Weekday) -> Option<Date> {
    shift(date, -i64::from(weekday.until(date.weekday())), TimeUnit::Day)
}

/// The earliest `weekday` on or after `date`.
pub(super) fn weekday_from(date: Date, weekday: Weekday) -> Option<Date> {
    shift(date, i64::from(date.weekday().until(weekday)), TimeUnit::Day)
}

/// How many days `to` lies after `from`.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(0, |span| span.get_days()))
}

/// The `stretch` of the calendar that lies `step` from the one that holds `day`; for a weekend, from the one begun.
pub(super) fn stretch_at(day: Date, stretch: Stretch, step: i64) -> Days {
    let year = |year| Date::new(year, 1, 1).ok();
    let (first, unit, each) = match stretch {
        Stretch::Day => (Some(day), TimeUnit::Day, 1),
        Stretch::Week => (monday_of(day), TimeUnit::Week, 1),
        Stretch::Weekend => {
            let saturday = weekday_by(day, Weekday::Saturday);
            let first = saturday.and_then(|first| shift(first, step, TimeUnit::Week));
            let last = first.and_then(|first| shift(first, 1, TimeUnit::Day));
            return Days::between(first, last);
        }
        Stretch::Month => (Some(day.first_of_month()), TimeUnit::Month, 1),
        Stretch::Quarter => {
            let month = (day.month() - 1) / 3 * 3 + 1;
            (Date::new(day.year(), month, 1).ok(), TimeUnit::Month, 3)
        }
        Stretch::Year => (year(day.year()), TimeUnit::Year, 1),
        Stretch::Decade => (year(day.year() - day.year().rem_euclid(10)), TimeUnit::Year, 10),
    };
    let from = first.and_then(|first| shift(first, step.checked_mul(each)?, unit));
    let next = from.and_then(|from| shift(from, each, unit));
    Days::between(from, next.and_then(|next| shift(next, -1, TimeUnit::Day)))
}
