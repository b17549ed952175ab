//! Nights: *overnight*, *the night of 5 August*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::sequence::preceded;

use crate::set::set;
use crate::time::absolute::date;
use crate::time::expression::When;
use crate::time::weekday::weekday;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, one, words};

/// `night = overnight | night-of`
pub(super) fn night<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    alt((overnight, night_of)).parse(input)
}

/// `overnight = "overnight" [ [ "on" | "into" | "from" | … ] days | noun [ "on" ] weekday ]`
///
/// > **overnight** · **overnight on Monday** · an **overnight raid on Sunday** · **overnight from Monday to Tuesday**
fn overnight<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let joint = one(|token| token.is_any(set!["on", "into", "to", "from", "between", ","]));
    let noun = one(|token: &Token<'t>| !token.is_capital() && token.sort == TokenSort::Word);
    let joined = preceded(opt(joint), days);
    let named = preceded((noun, opt(words!("on"))), weekday);
    let (rest, when) = preceded(words!("overnight"), opt(alt((joined, named)))).parse(input)?;
    Ok((rest, When::NightTo(Box::new(when.unwrap_or(When::TODAY)))))
}

/// `night-of = [ "the" ] "night" ("of" | "on" | "from" | "to" | "before" | "into") days`
///
/// > **the night of 5 August** · **the night to Monday**
fn night_of<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, joint) = preceded((opt(words!("the")), words!("night")), any).parse(input)?;
    let (rest, when) = map(days, Box::new).parse(rest)?;
    match joint {
        _ if joint.is_any(set!["of", "on", "from"]) => Ok((rest, When::NightOf(when))),
        _ if joint.is_any(set!["to", "before", "into"]) => Ok((rest, When::NightTo(when))),
        _ => Err(nom::Err::Error(())),
    }
}

/// `days = day [ ("to" | "into" | "and" | "-") day ]`
///
/// > overnight from **Monday to Tuesday**
fn days<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let joint = one(|token| token.is_any(set!["to", "into", "and", "-", "–"]));
    let (rest, (first, last)) = (day, opt(preceded(joint, day))).parse(input)?;
    let when = match last {
        Some(last) => When::Between(Box::new(first), Box::new(last)),
        None => first,
    };
    Ok((rest, when))
}

fn day<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    alt((date, weekday)).parse(input)
}
