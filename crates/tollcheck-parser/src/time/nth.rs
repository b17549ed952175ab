//! Days and weeks counted from the beginning of something: *the first week of the war*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, map_opt, opt, value, verify};
use nom::sequence::preceded;
use tollcheck_lexicon::class;
use tollcheck_model::TimeUnit;

use crate::set::set;
use crate::time::anchor::event;
use crate::time::expression::{Stretch, When};
use crate::time::month::month_of;
use crate::time::number::{count, ordinal, unit, year};
use crate::time::relative::calendar_unit;
use crate::time::year::years;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, one, words};

/// `nth = [ "the" ] (ordinal | "last" | "final") [ count ] unit "of" whole | "day" number "of" whole`
///
/// > on **the first day of the war** · in **the last week of July** · on **day 1,260 of the war**
pub(super) fn nth<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, (first, count, each, unit)) = alt((counted, day_number)).parse(input)?;
    let (rest, of) = one(|token| token.is("of")).parse(rest)?;
    let (rest, of) = whole(of, rest)?;
    let scaled = |number: i64| number.checked_mul(each);
    let first = match first {
        Some(number) => Some(number.checked_sub(1).and_then(scaled).ok_or(nom::Err::Error(()))?),
        None => None,
    };
    let count = scaled(count).ok_or(nom::Err::Error(()))?;
    let (count, unit) = match unit {
        // The first 24 hours are the first day.
        TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => {
            let day = TimeUnit::Day.seconds();
            let seconds = count.checked_mul(unit.seconds()).ok_or(nom::Err::Error(()))?;
            (seconds.saturating_add(day - 1) / day, TimeUnit::Day)
        }
        _ => (count, unit),
    };
    Ok((rest, When::Nth { first, count, unit, of: Box::new(of) }))
}

/// Which one, how many, and of how many of which unit each is.
type Counted = (Option<i64>, i64, i64, TimeUnit);

/// `counted = [ "the" ] (ordinal | "last" | "final") [ count ] unit`
fn counted<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Counted> {
    let which = alt((
        map(ordinal, Some),
        value(Some(1), words!("opening")),
        value(None, one(|token| token.is_any(set!["last", "final", "closing"]))),
    ));
    let half = value((6, TimeUnit::Month), words!("half"));
    let (rest, (which, many, (each, unit))) =
        (preceded(opt(words!("the")), which), opt(map_opt(count, |it| it)), alt((half, unit)))
            .parse(input)?;
    Ok((rest, (which, many.unwrap_or(1), each, unit)))
}

/// `day-number = "day" number`
fn day_number<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Counted> {
    let number = alt((
        map_opt(any, |token| {
            let short = token.sort == TokenSort::Number && token.text.len() <= LONGEST;
            short.then(|| token.text.replace(',', "").parse().ok()).flatten()
        }),
        map_opt(count, |it| it),
    ));
    let number = verify(number, |number| *number > 0);
    map(preceded(words!("day"), number), |number| (Some(number), 1, 1, TimeUnit::Day)).parse(input)
}

/// The longest number of a day: *12,345*.
const LONGEST: usize = 6;

/// `whole = event | month | year | ("the" | "this" | "last") unit`, after the token `of`
fn whole<'a, 't>(of: &Token<'t>, input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let step = alt((
        value(-1, words!("last")),
        value(0, alt((words!("the"), words!("this"), words!("the current")))),
    ));
    alt((
        lasting,
        |input| month_of(Some(of), input),
        map(year, |first| When::Years { first, count: 1 }),
        |input| years(Some(of), input),
        map((step, calendar_unit), |(step, stretch): (i64, Stretch)| When::Calendar {
            stretch,
            step,
        }),
    ))
    .parse(input)
}

/// `lasting = event`, of those that last: a war, a truce, a feast, but not *the third day of fighting* anywhere.
fn lasting<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, when) = event(input)?;
    let words = &input.0[..input.0.len() - rest.0.len()];
    let lasts = words.iter().any(|word| {
        word.is_class(class::ANCHOR_DAY)
            || word.is_any(set!["war", "invasion", "ceasefire", "truce", "pandemic"])
    });
    if lasts { Ok((rest, when)) } else { Err(nom::Err::Error(())) }
}
