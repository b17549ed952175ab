//! What the words of a time say, before they are set against a date.

use jiff::civil::Weekday;
use tollcheck_model::{TimeSort, TimeUnit};

/// A time as written: how it bounds, and when.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expression {
    /// How it bounds what it is said of.
    pub(super) sort: TimeSort,
    /// When.
    pub(super) when: When,
}

impl Expression {
    /// Within `when`.
    pub(super) fn during(when: When) -> Self {
        Self { sort: TimeSort::During, when }
    }

    /// Whether what follows in the text may refer to it: *the same day*. What is only compared with is not.
    pub(super) fn is_referred_to(&self) -> bool {
        matches!(self.sort, TimeSort::During | TimeSort::AsOf)
            && !matches!(self.when, When::Moved { unit: TimeUnit::Year, .. })
    }
}

/// When, in the terms of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// *7 October 2023*, *Friday, Aug. 6*
    Day { year: Option<i16>, month: i8, day: i8, weekday: Option<Weekday> },
    /// *06/02/2021*: month and day in either order.
    Slashed { year: i16, first: i8, second: i8 },
    /// *August 2025*, *July*
    Month { year: Option<i16>, month: i8 },
    /// *March last year*: of so many years from the article's.
    MonthOf { month: i8, step: i16 },
    /// *25 June last year*: of so many years from the article's.
    DayOf { month: i8, day: i8, step: i16 },
    /// *summer*, *spring 2024*: three months from `month`.
    Season { year: Option<i16>, month: i8 },
    /// *2022*; *the 1990s* are ten.
    Years { first: i16, count: i16 },
    /// *Tuesday*
    Weekday(Weekday),
    /// *Monday of last week*: so many weeks from the article's.
    OfWeek { weekday: Weekday, step: i64 },
    /// *today*, *this week*, *last month*: a stretch of the calendar, so many from the one that holds the article's date.
    Calendar { stretch: Stretch, step: i64 },
    /// *two days ago*, *a day earlier*: so many units from `base`; how many may be open.
    Moved { base: Box<When>, count: Option<i64>, unit: TimeUnit },
    /// *the past 24 hours*: so many units up to `end`; how many may be open.
    Window { end: Box<When>, count: Option<i64>, unit: TimeUnit },
    /// *that day*, *the same month*: the stretch of the calendar that holds the last time that the text names.
    Same(Stretch),
    /// *the same period of 2023*: the last time that the text names, in that year or in the one before its own.
    Counterpart { year: Option<i16> },
    /// *over that period*: the last time that the text names, or since a day.
    SamePeriod,
    /// *overnight*: the night that ends on the day.
    NightTo(Box<When>),
    /// *the night of 5 August*: the night that begins on the day.
    NightOf(Box<When>),
    /// *last Tuesday*, *next July*, *this coming Sunday*
    Turned(Turn, Box<When>),
    /// *early August*, *the end of the year*
    Part(Part, Box<When>),
    /// *year-end*: the last day.
    LastDay(Box<When>),
    /// *from Monday to Wednesday*
    Between(Box<When>, Box<When>),
    /// *the start of the war*: the first words of a phrase that the lexicon dates.
    Anchor(String),
    /// *Ramadan 2024*: a feast of that year.
    AnchorOf { phrase: String, year: i16 },
    /// *the war that began in April*: an event, and when the text says that it was.
    Dated { event: Box<When>, told: Box<When> },
    /// *the first week of the war*: `count` units from the `first` of a longer time, or up to its end.
    Nth { first: Option<i64>, count: i64, unit: TimeUnit, of: Box<When> },
}

impl When {
    /// Whether it is of days and names their year.
    pub(super) fn has_year(&self) -> bool {
        match self {
            Self::Day { year, .. } => year.is_some(),
            Self::Slashed { .. } => true,
            Self::Between(_, last) => last.has_year(),
            _ => false,
        }
    }

    /// The article's date.
    pub(super) const TODAY: Self = Self::Calendar { stretch: Stretch::Day, step: 0 };
    /// The last day that the text names.
    pub(super) const SAME_DAY: Self = Self::Same(Stretch::Day);
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Midnight to midnight.
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// First to last.
    Month,
    /// Three months.
    Quarter,
    /// January to December.
    Year,
    /// Ten years, from one that ends in zero.
    Decade,
}

/// Which of many alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// *last Tuesday*: before the article.
    Last,
    /// *this Tuesday*: the nearest.
    This,
    /// *next Tuesday*: after the article.
    Next,
}

/// Which part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// *early August*, *the start of the year*
    Start,
    /// *mid-August*
    Middle,
    /// *late August*
    End,
}
