//! The words before a time that say how it bounds: *since May*, *as of Thursday*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::sequence::preceded;
use tollcheck_model::TimeSort;

use crate::time::absolute::date;
use crate::time::expression::{Expression, When};
use crate::time::grammar::period;
use crate::token::Tokens;
use crate::word::{Read, one, words};

/// `bounded = ("since" | "as of" | "by" | "until" | …) period`
///
/// > **since October 7** · **as of Thursday** · **by 5 August**
pub(super) fn bounded<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Expression> {
    let (rest, sort) = alt((
        value(TimeSort::Since, alt((words("ever since"), words("since")))),
        value(TimeSort::AsOf, as_of),
    ))
    .parse(input)?;
    let before = input.0.get(input.0.len() - rest.0.len() - 1);
    let (rest, _) =
        opt(alt((words("at least"), words("around"), words("about"), words("on")))).parse(rest)?;
    let (rest, when) = period(before, rest)?;
    Ok((rest, Expression { sort, when }))
}

/// `as-of = "as of" | "as at" | "by" | "until" | "up to" | "through"`
fn as_of<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    alt((
        words("as of"),
        words("as at"),
        words("up until"),
        words("up to"),
        map(one(|token| token.is_any(&["by", "until", "till", "through"])), |_| ()),
    ))
    .parse(input)
}

/// `to-date = "to date" | "now" | "currently" | "so far"`
///
/// > **to date**, 72 have died
pub(super) fn to_date<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Expression> {
    let words = alt((words("to date"), words("right now"), words("now"), words("currently")));
    value(Expression { sort: TimeSort::AsOf, when: When::TODAY }, words).parse(input)
}

/// `range = "from" period ("to" | "until" | …) period | "between" period "and" period | period ("-" | "to" | "into") period`
///
/// > **from Monday to Wednesday** · **between 2 and 5 August** · **Saturday to Sunday**
pub(super) fn range<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    if let Ok((rest, when @ When::Between(..))) =
        preceded(alt((words("from"), words("between"))), date).parse(input)
    {
        return Ok((rest, when));
    }
    let (rest, lead) = opt(one(|token| token.is_any(&["from", "between"]))).parse(input)?;
    let (rest, _) = opt(words("the")).parse(rest)?;
    let (rest, first) = period(lead, rest)?;
    let (rest, joint) = joint(lead.is_some_and(|lead| lead.is("between")), rest)?;
    let (rest, _) = opt(alt((words("on"), words("early"), words("late")))).parse(rest)?;
    let before = joint.0.last();
    let (rest, last) = period(before, rest)?;
    Ok((rest, When::Between(Box::new(first), Box::new(last))))
}

/// `joint = "and" after "between" | "to" | "until" | "through" | "into" | "-"`
fn joint<'a, 't>(between: bool, input: Tokens<'a, 't>) -> Read<'a, 't, Tokens<'a, 't>> {
    const JOINTS: &[&str] = &["to", "until", "till", "through", "into", "-", "–", "—"];
    let and = one(move |token| between && token.is("and"));
    let up = preceded(opt(words("up")), one(|token| token.is_any(JOINTS)));
    let (rest, _) = alt((and, up)).parse(input)?;
    Ok((rest, Tokens(&input.0[..input.0.len() - rest.0.len()])))
}
