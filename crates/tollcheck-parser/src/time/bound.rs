//! The words before a time that say how it bounds: *since May*, *as of Thursday*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, value, verify};
use nom::sequence::preceded;
use tollcheck_lexicon::class;
use tollcheck_model::TimeSort;

use crate::set::{WordSet, set};
use crate::time::absolute::date;
use crate::time::expression::{Expression, When};
use crate::time::grammar::period;
use crate::time::number::year;
use crate::time::weekday::day_part;
use crate::time::year::years;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, one, words};

/// `bounded = ("since" | "as of" | "by" | "until" | …) (period | "then" | day-part) | "since" clause`
///
/// > **since October 7** · **since dawn** · **as of Thursday** · **by 5 August**
pub(super) fn bounded<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Expression> {
    let (rest, sort) = alt((
        value(TimeSort::Since, alt((words!("ever since"), words!("since")))),
        value(TimeSort::AsOf, as_of),
    ))
    .parse(input)?;
    let before = input.0.get(input.0.len() - rest.0.len() - 1);
    let (rest, _) = opt(alt((words!("at least"), words!("around"), words!("about"), words!("on"))))
        .parse(rest)?;
    let year = |input| years(before, input);
    let told = alt((
        |input| dated(before, input),
        preceded(words!("the"), year),
        |input| of_event(before, input),
        value(When::SAME_DAY, words!("then")),
        value(When::TODAY, preceded(opt(words!("the")), day_part)),
        verify(clause, |_| sort == TimeSort::Since),
    ));
    map(told, |when| Expression { sort, when }).parse(rest)
}

/// `dated = period [ ("in" | "on" | "last") period ]`, the second after an event.
///
/// > since **the ceasefire took effect in January**
fn dated<'a, 't>(before: Option<&Token<'t>>, input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, when) = period(before, input)?;
    let When::Anchor(_) = when else { return Ok((rest, when)) };
    let joint = rest.0.first();
    let led = joint.is_some_and(|joint| joint.is_any(set!["in", "on"]));
    let after = Tokens(rest.0.get(usize::from(led)..).unwrap_or(&[]));
    match period(joint.filter(|_| led), after) {
        Ok((rest, told)) => {
            let (event, told) = (Box::new(when), Box::new(told));
            Ok((rest, When::Dated { event, told }))
        }
        Err(_) => Ok((rest, when)),
    }
}

/// `of-event = ("a" | "the" | "its") period`, before a noun, after *since*
///
/// > since **a July 2023** coup
fn of_event<'a, 't>(before: Option<&Token<'t>>, input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let article = one(|token| token.is_any(set!["a", "an", "the", "its", "their"]));
    let (rest, when) = preceded(article, |input| period(before, input)).parse(input)?;
    let noun = rest.0.first().is_some_and(|next| {
        next.sort == TokenSort::Word && next.text.starts_with(char::is_lowercase)
    });
    let dated = matches!(when, When::Month { .. } | When::Years { .. } | When::Day { .. });
    if noun && dated { Ok((rest, when)) } else { Err(nom::Err::Error(())) }
}

/// `clause = word { word } ("in" | "on" | "of") period`, after *since*.
///
/// > since **the party was founded in 1985** · since **the attack of October 7, 2023**
fn clause<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let words = input.0.iter().take_while(|token| token.sort == TokenSort::Word).take(CLAUSE);
    let joints =
        words.enumerate().skip(2).filter(|(_, token)| token.is_any(set!["in", "on", "of"]));
    let mut told = joints.map(|(at, joint)| period(Some(joint), Tokens(&input.0[at + 1..])));
    told.find(Result::is_ok).unwrap_or(Err(nom::Err::Error(())))
}

/// The longest clause after *since* that is looked through for its time, in words.
const CLAUSE: usize = 8;

/// `as-of = "as of" | "as at" | "by" | "until" | "up to" | "through"`
fn as_of<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    alt((
        words!("as of"),
        words!("as at"),
        words!("up until"),
        words!("up to"),
        map(one(|token| token.is_any(set!["by", "until", "till", "through"])), |_| ()),
    ))
    .parse(input)
}

/// `to-date = "to date" | "now" | "currently" | "so far"`
///
/// > **to date**, 72 have died
pub(super) fn to_date<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Expression> {
    let words = alt((words!("to date"), words!("right now"), words!("now"), words!("currently")));
    value(Expression { sort: TimeSort::AsOf, when: When::TODAY }, words).parse(input)
}

/// `range = ("from" | "between") (date with two days | period joint period) | period [ joint period ]`
///
/// > **from Monday to Wednesday** · **between 2 and 5 August** · **Saturday to Sunday** · **between noon on 6 August and noon
/// > on 11 August** · **Tuesday**
pub(super) fn range<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, When> {
    if let Ok((rest, when)) = years_between(before, input) {
        return Ok((rest, when));
    }
    let Ok((rest, lead)) = from(input) else {
        let (rest, first) = period(before, input)?;
        if let Some((rest, days)) = days_on_end(&first, rest) {
            return Ok((rest, days));
        }
        return Ok(last(false, rest).map_or((rest, first.clone()), |(rest, last)| {
            (rest, When::Between(Box::new(first), Box::new(last)))
        }));
    };
    if let Ok((rest, when @ When::Between(..))) = date(rest) {
        return Ok((rest, when));
    }
    let (rest, _) = opt((day_part, words!("on"))).parse(rest)?;
    let (rest, first) =
        preceded(opt(words!("the")), |input| period(Some(lead), input)).parse(rest)?;
    let (rest, last) = last(lead.is("between"), rest)?;
    Ok((rest, When::Between(Box::new(first), Box::new(last))))
}

/// `days-on-end = day "and" day`, the next, what stands before *and* being read already
///
/// > on **Thursday and Friday** · on **May 31 and June 1**; but *on Thursday, and Friday's raid*
fn days_on_end<'a, 't>(first: &When, input: Tokens<'a, 't>) -> Option<(Tokens<'a, 't>, When)> {
    let (rest, and) = one(|token| token.is("and")).parse(input).ok()?;
    let (rest, _) = opt(alt((words!("on"), words!("early"), words!("late")))).parse(rest).ok()?;
    let (rest, next) = period(Some(and), rest).ok()?;
    let own = rest.0.first().is_some_and(|next| next.text.starts_with(['\'', '’']));
    let follows = match (first, &next) {
        (When::Weekday(first), When::Weekday(next)) => first.wrapping_add(1) == *next,
        (
            When::Day { month: first_month, day: first, .. },
            When::Day { month, day, weekday: None, .. },
        ) => {
            first_month == month && *day == first + 1
                || first_month % 12 + 1 == *month && *first >= 28 && *day == 1
        }
        _ => false,
    };
    let days = || When::Between(Box::new(first.clone()), Box::new(next.clone()));
    (follows && !own).then(|| (rest, days()))
}

/// `years-between = year ("to" | "-") year`, after *of*, *in* or *the*, where nobody is counted
///
/// > the war **of 2013 to 2018** · the **2013-2018** war
fn years_between<'a, 't>(before: Option<&Token<'t>>, input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let led = before.is_some_and(|before| before.is_any(set!["of", "in", "the", "during", "a"]));
    let joint = one(|token| token.is_any(set!["to", "-", "–"]));
    let (rest, (first, _, last)) = (year, joint, year).parse(input)?;
    let counted = rest.0.first().is_some_and(|next| next.is_class(class::PERSON));
    if led && first < last && !counted {
        let years = |first| Box::new(When::Years { first, count: 1 });
        Ok((rest, When::Between(years(first), years(last))))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// `from = "from" | "between"`
fn from<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, &'a Token<'t>> {
    one(|token| token.is_any(set!["from", "between"])).parse(input)
}

/// `last = joint [ "on" | "early" | "late" ] period`
///
/// > from Monday **to Wednesday**
fn last<'a, 't>(between: bool, input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, joint) = joint(between, input)?;
    let (rest, _) = opt((day_part, words!("on"))).parse(rest)?;
    let (rest, _) = opt(alt((words!("on"), words!("early"), words!("late")))).parse(rest)?;
    period(Some(joint), rest)
}

/// `joint = "and" after "between" | [ "up" ] "to" | "until" | "through" | "into" | "-"`
fn joint<'a, 't>(between: bool, input: Tokens<'a, 't>) -> Read<'a, 't, &'a Token<'t>> {
    const JOINTS: &WordSet = set!["to", "until", "till", "through", "into", "-", "–", "—"];
    let and = one(move |token| between && token.is("and"));
    alt((and, preceded(opt(words!("up")), one(|token| token.is_any(JOINTS))))).parse(input)
}
