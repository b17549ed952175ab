//! Days, months and years: arithmetic that has no answer rather than overflow.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use tollcheck_model::TimeUnit;

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
