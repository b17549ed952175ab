//! Ages.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use tollcheck_lexicon::{Role, Sense, class};
use tollcheck_model::{Amount, FigureType, Modifier, Quantity, TimeUnit};

use super::here::Here;
use super::numeral::Numeral;
use super::{Found, digits, duration, extent::Extent, number};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};
use crate::word::{Read, hyphen, is_dash, one, words};

/// Verbs that may follow a list of ages.
const BE: &WordSet = set!["is", "are", "was", "were", "have", "had", "has"];

/// `age = number [ "-" ] unit [ "-" ] "old" | "aged" number | "age of" number | "," number "," | …`
///
/// > a **47-year-old** woman · **aged 19 to 64** · Nick Hague, **44**, has · men in their **40s**
pub(super) fn age<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let (rest, quantity) = old(here)
        .or_else(|_| aged(here))
        .or_else(|_| listed(here))
        .or_else(|_| decade(here))
        .or_else(|_| apposed(here))
        .or_else(|_| under(here))
        .ok()?;
    Some((rest, here.whole(rest, FigureType::Age, quantity, "age")?))
}

/// `old = span [ "-" ] unit [ "-" ] ( "old" | "olds" | "of age" )`
///
/// > a **47-year-old** woman · **68 year-old** · **six months old** · **three- to five-year-olds**
fn old<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Quantity> {
    let (rest, extent) = span(here)?;
    let old = alt((words!("old"), words!("olds"), words!("of age")));
    let (rest, ((factor, unit), _, ())) = (duration::unit, opt(hyphen), old).parse(rest)?;
    Ok((rest, extent.times(factor).lasting(Modifier::Exact, unit)))
}

/// `aged = ( "aged" | "age" | "ages" | "age of" | "turned" ) [ "between" | "under" | "over" | "from" ] span`
///
/// > aged **19 to 64** · age **5** · ages **3 and 5** · the age of **18**
fn aged<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Quantity> {
    let named = here.follows(1, set!["aged", "age", "ages"])
        || (here.follows(1, set!["of"]) && here.follows(2, set!["age", "ages"]))
        || (here.follows(1, set!["turned", "turning", "turns"]) && here.back(2).is_some())
        || (here.follows(1, set!["between", "under", "over", "from"])
            && here.follows(2, set!["aged", "age", "ages"]));
    if !named {
        return Err(nom::Err::Error(()));
    }
    let (rest, extent) = span(here)?;
    Ok((rest, extent.lasting(Modifier::Exact, TimeUnit::Year)))
}

/// `listed = "aged" age { "," age } ( "," | "and" ) age`: goes on with a list of ages, where no noun follows.
///
/// > three men aged 20, **25** and **31** were hurt
fn listed<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Quantity> {
    const LONGEST: usize = 16;
    let number =
        |token: &Token<'_>| token.has_digit() || matches!(token.numeral, Some(Numeral::Small(_)));
    let joint = |token: &Token<'_>| token.text == "," || token.is_any(set!["and", "or"]);
    let joined = here.back(1).is_some_and(joint);
    let named = (1..LONGEST)
        .filter_map(|steps| here.back(steps))
        .find(|token| !number(token) && !joint(token))
        .is_some_and(|token| token.is_any(set!["aged", "ages"]));
    let (true, Some((rest, value))) = (joined && named, here.number()) else {
        return Err(nom::Err::Error(()));
    };
    let ends = match rest.0 {
        [next, after, ..] if next.is_any(set!["and", "or"]) => number(after),
        [next, ..] => {
            let says = |sense: &Sense| matches!(sense.role, Role::Done | Role::Dies | Role::States);
            next.sort == TokenSort::Mark && !is_dash(next)
                || next.is_any(BE)
                || next.senses().iter().any(says)
        }
        [] => true,
    };
    if ends && value <= Amount::whole(110) {
        Ok((rest, Quantity::lasting(Modifier::Exact, value, TimeUnit::Year)))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// `decade = ( "his" | "her" | "their" | … ) [ "late" ] digits "s"`
///
/// > in their **40s** · in his late **20s**
fn decade<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Quantity> {
    const THEIR: &WordSet = set!["their", "his", "her", "my", "our", "your"];
    let (rest, token) =
        one(|token: &Token<'_>| token.sort == TokenSort::Mixed).parse(here.rest())?;
    let (figures, letters) = digits::split(token.text);
    let past = here.follows(2, THEIR) || (here.follows(1, set!["-"]) && here.follows(3, THEIR));
    let theirs = here.follows(1, THEIR) || past;
    match digits::amount(figures) {
        Some(low) if theirs && letters.eq_ignore_ascii_case("s") && figures.len() <= 2 => {
            let high = low.plus(Amount::whole(9));
            Ok((rest, Extent::Between(low, high).lasting(Modifier::Range, TimeUnit::Year)))
        }
        _ => Err(nom::Err::Error(())),
    }
}

/// `apposed = name ( "," number ( "," | "." | ";" | "-" ) | "(" number ")" )`
///
/// > Nick Hague, **44**, has · Ann Lee (**38**) · a boy, **eight**, was hurt
fn apposed<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Quantity> {
    let short = |token: &Token<'_>| token.sort == TokenSort::Number && token.text.len() <= 3;
    let spelled = |token: &Token<'_>| matches!(token.numeral, Some(Numeral::Small(2..)));
    one(|token: &Token<'_>| short(token) || spelled(token)).parse(here.rest())?;
    let (rest, value) = here.number().ok_or(nom::Err::Error(()))?;
    let (opener, name) = (here.back(1), here.back(2));
    let after_name = name.is_some_and(|name| {
        name.sort == TokenSort::Word && name.is_capital() && name.numeral.is_none()
    });
    // "Ann Lee (pictured), 18, was hurt"
    let bracket = name.is_some_and(|name| name.text == ")")
        && (3..8).any(|steps| {
            here.follows(steps, set!["("])
                && here.back(steps + 1).is_some_and(|name| {
                    name.sort == TokenSort::Word && name.is_capital() && name.numeral.is_none()
                })
        });
    // "a boy, eight, was hurt", "the other, 25, is in hospital"
    let person = name.is_some_and(|name| {
        name.is_class(class::PERSON) && name.is_class(class::SINGULAR) && !name.is_capital()
            || name.is_any(set!["other", "another", "latter"])
    });
    let after_name = after_name || bracket || person;
    let next = rest.0.first().map(|token| token.text);
    let closed = match opener.map(|token| token.text) {
        Some(",") => {
            matches!(next, Some("," | "." | ";" | "-" | "–" | "—" | ")"))
                && !rest.0.first().is_some_and(is_tied)
        }
        Some("(") => next == Some(")"),
        _ => false,
    };
    if after_name && closed && value <= Amount::whole(110) {
        Ok((rest, Quantity::lasting(Modifier::Exact, value, TimeUnit::Year)))
    } else {
        Err(nom::Err::Error(()))
    }
}

fn is_tied(token: &Token<'_>) -> bool {
    is_dash(token) && !token.spaced
}

/// `under = persons ( "under" | "over" ) number`, where no noun follows
///
/// > children under **5** · men over **60**
fn under<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Quantity> {
    const PERSONS: &WordSet = set![
        "children",
        "people",
        "men",
        "women",
        "boys",
        "girls",
        "adults",
        "kids",
        "those",
        "persons",
        "residents",
        "youths",
        "players",
        "them",
        "whom",
        "victims",
        "anyone",
        "everyone",
        "all",
    ];
    let modifier = match here.back(1) {
        Some(token) if token.is("under") || token.is("below") => Modifier::LessThan,
        Some(token) if token.is("over") || token.is("above") => Modifier::MoreThan,
        _ => return Err(nom::Err::Error(())),
    };
    let (rest, value) = here.number().ok_or(nom::Err::Error(()))?;
    let noun = rest.0.first().is_some_and(|token| {
        token.sort == TokenSort::Word
            && !token.is_any(set![
                "were", "are", "and", "was", "who", "in", "have", "or", "from", "had", "to",
            ])
    });
    if !here.follows(2, PERSONS) || noun || value > Amount::whole(110) {
        return Err(nom::Err::Error(()));
    }
    Ok((rest, Quantity::lasting(modifier, value, TimeUnit::Year)))
}

/// `span = number [ ( "to" | "-" | "and" | "or" ) [ "-" ] number ]`
///
/// > aged **19 to 64**
fn span<'a, 't>(here: Here<'a, 't>) -> Read<'a, 't, Extent> {
    let (rest, low) = here.number().ok_or(nom::Err::Error(()))?;
    let joint = (opt(hyphen), alt((words!("to"), words!("and"), words!("or"), hyphen)));
    match (joint, number::number).parse(rest) {
        Ok((rest, (_, high))) if high > low => Ok((rest, Extent::Between(low, high))),
        _ => Ok((rest, Extent::Exactly(low))),
    }
}
