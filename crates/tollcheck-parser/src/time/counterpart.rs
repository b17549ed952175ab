//! Counterparts of a time in another year: *the same period of 2023*, *the same month last year*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::sequence::{preceded, terminated};

use crate::set::set;
use crate::time::calendar::{Days, shift};
use crate::time::expression::When;
use crate::time::number::year;
use crate::time::resolve::Setting;
use crate::token::{Token, Tokens};
use crate::word::{Read, one, words};
use tollcheck_model::TimeUnit;

/// `counterpart = ("the" | "that") "same" ("period" | "quarter" | "month" | …) [ "of" | "in" ] ( year | "last year" |
/// "a year" ("earlier" | "ago" | "before") | "the" "previous" "year" )`
///
/// > against 600 in **the same period last year** · 1,600 in **the same months of 2023**
pub(super) fn counterpart<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let period = one(|token| {
        token.is_any(set![
            "period",
            "quarter",
            "month",
            "months",
            "week",
            "weeks",
            "time",
            "timeframe",
            "stretch",
            "half",
            "span",
            "interval",
        ])
    });
    let same = preceded(alt((words!("the"), words!("that"))), words!("same"));
    let of = opt(one(|token| token.is_any(set!["of", "in", "during"])));
    let before = alt((
        map(year, Some),
        value(
            None,
            alt((
                words!("last year"),
                words!("the previous year"),
                words!("the prior year"),
                words!("the year before"),
                preceded(
                    alt((words!("a year"), words!("one year"))),
                    alt((words!("earlier"), words!("ago"), words!("before"), words!("previously"))),
                ),
            )),
        ),
    ));
    preceded(terminated((same, period), of), before)
        .map(|year| When::Counterpart { year })
        .parse(input)
}

/// `that-period = ("that" | "the same") ("time" | "period")`, after *over* or *during*.
///
/// > counted 416 dead over **that time**
pub(super) fn that_period<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, When> {
    let lasts = before.is_some_and(|before| before.is_any(set!["over", "during", "in", "for"]));
    let same = alt((words!("that same"), words!("that"), words!("the same"), words!("the")));
    let period = one(|token| token.is_any(set!["period", "time", "span", "timeframe"]));
    let (rest, when) = value(When::SamePeriod, (same, period)).parse(input)?;
    if lasts { Ok((rest, when)) } else { Err(nom::Err::Error(())) }
}

impl Setting<'_> {
    /// The last time of the text in `year`, or in the year before its own.
    pub(super) fn counterpart(self, year: Option<i16>) -> Days {
        let last = self.last.period;
        let years = match (year, last.from) {
            (Some(year), Some(from)) => i64::from(year) - i64::from(from.year()),
            _ => -1,
        };
        let moved = |day| shift(day, years, TimeUnit::Year);
        Days::between(last.from.and_then(moved), last.to.and_then(moved))
    }
}
