//! Nights: *overnight*, *the night of 5 August*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

use crate::time::absolute::date;
use crate::time::bound::range;
use crate::time::expression::When;
use crate::time::weekday::weekday;
use crate::token::{Token, Tokens};
use crate::word::{Read, any, one, words};

/// `night = "overnight" [ any ] [ joint ] [ day ] | [ "the" ] "night" ("of" | "to" | "before" | "from") day`
///
/// > **overnight** · **overnight on Monday** · an **overnight raid on Sunday** · **the night of 5 August**
pub(super) fn night<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    alt((overnight, night_of)).parse(input)
}

fn overnight<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (after, ()) = words("overnight").parse(input)?;
    let joint = one(|token| token.is_any(&["on", "into", "to", "from", "between", ","]));
    let noun =
        one(|token: &Token<'t>| !token.is_capital() && token.sort == crate::token::TokenSort::Word);
    let joined = preceded(opt(joint), day);
    let named = preceded((noun, opt(words("on"))), weekday);
    let (rest, when) = opt(alt((range, joined, named))).parse(after)?;
    Ok((rest, When::NightTo(Box::new(when.unwrap_or(When::TODAY)))))
}

fn night_of<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, _) = (opt(words("the")), words("night")).parse(input)?;
    let (rest, joint) = any(rest)?;
    let (rest, when) = alt((range, day)).parse(rest)?;
    let when = Box::new(when);
    match joint {
        _ if joint.is_any(&["of", "on", "from"]) => Ok((rest, When::NightOf(when))),
        _ if joint.is_any(&["to", "before", "into"]) => Ok((rest, When::NightTo(when))),
        _ => Err(nom::Err::Error(())),
    }
}

fn day<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    alt((date, weekday)).parse(input)
}
