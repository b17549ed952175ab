//! Times told by their reach: stretches of the calendar, windows, nights, from one day to another.

use jiff::civil::Date;
use tollcheck_model::TimeUnit;

use crate::time::calendar::{Days, days_between, shift, stretch_at};
use crate::time::expression::{Part, Stretch, When};
use crate::time::resolve::{Last, Setting};
use crate::time::tense::Tense;

impl Setting<'_> {
    /// The stretch of the calendar that lies `step` from the one of the article.
    pub(super) fn stretch(self, stretch: Stretch, step: i64) -> Days {
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
    pub(super) fn same(self, stretch: Stretch) -> Days {
        match (stretch, self.last.day.from) {
            (Stretch::Day, _) => self.last.day,
            (_, Some(day)) => stretch_at(day, stretch, 0),
            (_, None) => Days::OPEN,
        }
    }

    /// `days` up to the article, if it lies within them and the text does not look ahead.
    pub(super) fn clipped(self, days: Days) -> Days {
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
    pub(super) fn moved(self, base: &When, count: Option<i64>, unit: TimeUnit) -> Days {
        let base = match (base, unit) {
            (When::Same(_), TimeUnit::Month | TimeUnit::Year) => self.last.time,
            (When::Same(_), _) if self.last.stale => Days::OPEN,
            _ => self.days(base),
        };
        let Some(count) = count else { return Days::OPEN };
        let months = base
            .from
            .zip(base.to)
            .is_some_and(|(from, to)| from == from.first_of_month() && to == to.last_of_month());
        let to = base.to.and_then(|day| shift(day, count, unit));
        let days = Days::between(
            base.from.and_then(|day| shift(day, count, unit)),
            // the month before April ends on the 31st
            to.map(|to| if months { to.last_of_month() } else { to }),
        );
        match (unit, days.from) {
            (TimeUnit::Year, Some(day)) if count.abs() > 1 => Days::of_years(day.year(), 1),
            (TimeUnit::Month, Some(day)) if count.abs() > 1 => {
                Days::of_month(day.year(), day.month())
            }
            _ => days,
        }
    }

    pub(super) fn window(self, end: &When, count: Option<i64>, unit: TimeUnit) -> Days {
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
    pub(super) fn night(self, day: &When, before: i64, after: i64) -> Days {
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

    /// From the first to the last, the first read against the last.
    pub(super) fn between(self, first: &When, last: &When) -> Days {
        let mut end = self.days(last);
        let against = Self {
            now: end.from,
            last: Last { day: end, stale: false, time: end, period: end },
            tense: Tense::Past,
            ..self
        };
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
}

/// Whether `when` is told from the article's date, whatever it is joined with.
fn told_by_article(when: &When) -> bool {
    matches!(when, When::Calendar { .. } | When::Moved { .. } | When::Turned(..) | When::Same(_))
}

/// Three months from `month` of `year`.
pub(super) fn season(year: i16, month: i8) -> Days {
    let first = Date::new(year, month, 1).ok();
    let last = first.and_then(|first| shift(first, 2, TimeUnit::Month));
    Days::between(first, last.map(Date::last_of_month))
}

/// A third of `days`; of a year, four months; of a day, the day.
pub(super) fn part_of(part: Part, days: Days) -> Days {
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

/// `count` units of `whole` from its `first` on, counted from 0, or the last ones.
pub(super) fn nth(whole: Days, first: Option<i64>, count: i64, unit: TimeUnit) -> Days {
    let day = |date: Date, days: i64| shift(date, days, TimeUnit::Day);
    let lasts = !whole.is_one_day();
    match (first, whole.from, whole.to) {
        (Some(first), Some(begin), end) => {
            let after = first.checked_add(count).and_then(|last| shift(begin, last, unit));
            let last = after.and_then(|after| day(after, -1));
            let end = end.filter(|_| lasts);
            Days::between(shift(begin, first, unit), last.min(end.or(last)))
        }
        (None, _, Some(end)) if lasts => {
            let after = count.checked_neg().and_then(|back| shift(end, back, unit));
            Days::between(after.and_then(|after| day(after, 1)), Some(end))
        }
        _ => Days::OPEN,
    }
}
