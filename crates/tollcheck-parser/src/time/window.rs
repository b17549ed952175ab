//! Windows that run up to the article, and rates that have no date.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::sequence::{preceded, terminated};
use tollcheck_model::{TimeSort, TimeUnit};

use crate::set::{WordSet, set};
use crate::time::expression::{Expression, When};
use crate::time::number::{stretch, unit};
use crate::token::{Token, Tokens};
use crate::word::{Read, one, words};

/// `window = up-to-day | "the" ("past" | "last" | …) (stretch | unit) | ("in" | "over" | …) hours`
///
/// > in **the past 24 hours** · over **the last few days** · in **24 hours**
pub(super) fn window<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, Expression> {
    const VERBS: &WordSet =
        set!["to", "will", "would", "could", "can", "may", "might", "should", "must", "not"];
    if let Ok((rest, ((count, unit), end))) = up_to_day(before, input) {
        return Ok((rest, windowed(count, unit, end)));
    }
    // "a truce that is to last six weeks"
    if before.is_some_and(|before| before.is_any(VERBS)) && input.0[0].is("last") {
        return Err(nom::Err::Error(()));
    }
    let past = || {
        alt((
            preceded(
                opt(words!("the")),
                one(|token| token.is_any(set!["past", "last", "previous", "preceding", "prior"])),
            ),
            preceded(words!("the"), one(|token| token.is_any(set!["recent", "latest"]))),
        ))
    };
    let (rest, (count, unit)) = alt((
        preceded((past(), opt(words!("the"))), stretch),
        preceded(past_the, map(unit, |(count, unit)| (Some(count), unit))),
        map(preceded(words!("recent"), unit), |(_, unit)| (None, unit)),
        |input| hours(before, input),
    ))
    .parse(input)?;
    let (rest, end) =
        opt(preceded(up_to, |input| crate::time::grammar::period(None, input))).parse(rest)?;
    Ok((rest, windowed(count, unit, end.unwrap_or(When::TODAY))))
}

/// `up-to-day = [ "the" ] (stretch | unit) ("to" | "until" | "ending" | "through") period`, after *the* or with it
///
/// > in **the three days to Tuesday** · in **the week ending August 3**
fn up_to_day<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, ((Option<i64>, TimeUnit), When)> {
    let (rest, the) = opt(words!("the")).parse(input)?;
    if the.is_none() && !before.is_some_and(|before| before.is("the")) {
        return Err(nom::Err::Error(()));
    }
    let (rest, length) =
        alt((stretch, map(unit, |(count, unit)| (Some(count), unit)))).parse(rest)?;
    // A year that ends then is one of accounts.
    if length.1 == TimeUnit::Year {
        return Err(nom::Err::Error(()));
    }
    // *The night to Monday* is a night.
    if rest.0.len() < input.0.len() && input.0[input.0.len() - rest.0.len() - 1].is("night") {
        return Err(nom::Err::Error(()));
    }
    let joint = one(|token| token.is_any(set!["to", "until", "ending", "through"]));
    let (rest, joint) = terminated(joint, opt(words!("on"))).parse(rest)?;
    let (rest, end) = crate::time::grammar::period(Some(joint), rest)?;
    Ok((rest, (length, end)))
}

/// `past-the = "the" ("past" | "last") | "past"`, before a single unit: *last week* is of the calendar.
fn past_the<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    alt((words!("the past"), words!("the last"), words!("past"))).parse(input)
}

/// `up-to = "to" | "until" | "ending" | "through" | "before"`
///
/// > in the 24 hours **to** Monday
fn up_to<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let word =
        one(|token| token.is_any(set!["to", "until", "till", "ending", "through", "before"]));
    map((word, opt(words!("on"))), |_| ()).parse(input)
}

/// `hours = number "hours"`, after a word that makes them a window.
///
/// > in just **24 hours** · within **48 hours** · the **24 hours** to Monday
fn hours<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, (Option<i64>, TimeUnit)> {
    const LEADS: &WordSet = set![
        "in", "over", "just", "the", "during", "than", "every", "within", "under", "nearly",
        "almost", "about", "barely", "only", "roughly",
    ];
    let (rest, (count, unit)) = stretch(input)?;
    let led = before.is_some_and(|before| before.is_any(LEADS));
    let whole = count.is_some_and(|count| count >= 12 && count % 12 == 0);
    let future = rest
        .0
        .first()
        .is_some_and(|next| next.is_any(set!["of", "later", "after", "ago", "earlier", "-"]));
    if unit == TimeUnit::Hour && led && whole && !future {
        Ok((rest, (count, unit)))
    } else {
        Err(nom::Err::Error(()))
    }
}

fn windowed(count: Option<i64>, unit: TimeUnit, end: When) -> Expression {
    let hours = count
        .and_then(|count| count.checked_mul(unit.seconds()))
        .and_then(|seconds| u32::try_from(seconds / TimeUnit::Hour.seconds()).ok());
    let sort = hours.map_or(TimeSort::During, TimeSort::Window);
    Expression { sort, when: When::Window { end: Box::new(end), count, unit } }
}

/// `rate = ("per" | "each" | "every" | "a single" | "one single") unit`
///
/// > in **a single night** · 50 **per day**
pub(super) fn rate<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Expression> {
    let lead = alt((
        words!("per"),
        words!("each"),
        words!("every"),
        words!("a single"),
        words!("one single"),
        words!("any single"),
        words!("any one"),
        words!("any given"),
    ));
    value(Expression { sort: TimeSort::Rate, when: When::SAME_DAY }, (lead, unit)).parse(input)
}
