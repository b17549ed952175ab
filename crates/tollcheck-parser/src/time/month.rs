//! Months, and the seasons.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, opt, value};
use nom::sequence::preceded;

use tollcheck_lexicon::class;

use crate::calendar;
use crate::set::{WordSet, set};
use crate::time::expression::When;
use crate::time::number::{short_year, year};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, one, words};

/// The seasons, with the month that each begins in.
const SEASONS: &[(&str, i8)] =
    &[("spring", 3), ("summer", 6), ("autumn", 9), ("fall", 9), ("winter", 12)];

/// `month = "January" | "Jan" [ "." ] | …`, with a capital.
///
/// > 8 **Jan.** 1990
pub(super) fn month<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, i8> {
    let (rest, (month, short)) = map_opt(any, named).parse(input)?;
    let stop = one(|token| short && token.text == "." && !token.spaced);
    opt(stop).parse(rest).map(|(rest, _)| (rest, month))
}

/// The number of the month that `token` names, and whether it is a short form.
fn named(token: &Token<'_>) -> Option<(i8, bool)> {
    if !token.is_capital() {
        return None;
    }
    let (at, short) = calendar::month(token)?;
    Some((i8::try_from(at + 1).ok()?, short))
}

/// `month-of = month [ [ "of" ] year | ("last" | "this" | "next") "year" ]`
///
/// > in **August 2025** · since **May** · in **March this year**
///
/// Without a year it takes a word before it that a month follows, or an event after it (*the **January** shooting*): *May* and *March* are also verbs, *April* and *June*
/// also people.
pub(super) fn month_of<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, When> {
    let (rest, month) = month(input)?;
    let dated = preceded(opt(one(|token| token.is_any(set!["of", ","]))), year);
    if let Ok((rest, year)) = { dated }.parse(rest) {
        return Ok((rest, When::Month { year: Some(year), month }));
    }
    let short = preceded(one(|token| token.is_any(set!["'", "’"])), short_year);
    if let Ok((rest, year)) = { short }.parse(rest) {
        return Ok((rest, When::Month { year: Some(year), month }));
    }
    let turn = alt((
        value(-1, words!("last year")),
        value(0, words!("this year")),
        value(1, words!("next year")),
    ));
    if let Ok((rest, step)) = { turn }.parse(rest) {
        return Ok((rest, When::MonthOf { month, step }));
    }
    let next = rest.0.first();
    let verb = next.is_some_and(|next| next.is_any(set!["be", "have", "not", "also"]));
    if (before.is_some_and(leads) && !verb) || modifies(before, month, next) {
        Ok((rest, When::Month { year: None, month }))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// Whether `month`, after the token `before`, modifies the token `next`.
///
/// > the **January** shooting · a **March** mass shooting · **October**'s raids
fn modifies(before: Option<&Token<'_>>, month: i8, next: Option<&Token<'_>>) -> bool {
    let Some(next) = next else { return false };
    let determined = before.is_some_and(|before| before.is_any(set!["the", "a", "an"]));
    if next.is("'s") {
        // April, May, June and August are people too.
        return !matches!(month, 4 | 5 | 6 | 8);
    }
    let event = next.is_class(class::TIME_EVENT) && !matches!(month, 3 | 5);
    event
        || determined
            && (next.is_class(class::TIME_EVENT) || next.text.starts_with(char::is_lowercase))
}

/// Whether a bare month may follow `token`.
fn leads(token: &Token<'_>) -> bool {
    const LEADS: &WordSet = set![
        "in",
        "since",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "-",
        "–",
        "of",
        "by",
        "until",
        "till",
        "through",
        "during",
        "from",
        "to",
        "between",
        "and",
        "earlier",
        "previous",
        "following",
        "coming",
        "past",
        "or",
        "every",
        "each",
        "before",
        "after",
        "for",
        "throughout",
    ];
    token.is_any(LEADS)
}

/// `season = ("spring" | "summer" | …) [ "of" ] year | "last" …`
///
/// > in the **spring of 2024** · last **summer** · in the **spring**
pub(super) fn season<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, When> {
    let named = map_opt(any, |token: &Token<'t>| {
        SEASONS.iter().find(|(name, _)| token.is(name)).map(|&(_, month)| month)
    });
    let (rest, month) = { named }.parse(input)?;
    if let Ok((rest, (_, year))) = (opt(words!("of")), year).parse(rest) {
        return Ok((rest, When::Season { year: Some(year), month }));
    }
    let turned =
        before.is_some_and(|before| before.is_any(set!["last", "this", "next", "past", "coming"]));
    // "in the spring", but not "the spring offensive" or "the fall of"
    let stands = month != 9 || input.0.first().is_some_and(|token| token.is("autumn"));
    let alone = stands
        && before.is_some_and(|before| before.is("the"))
        && rest.0.first().is_none_or(|next| {
            next.sort == TokenSort::Mark && next.text != "-"
                || next.is_any(set![
                    "and", "when", "in", "after", "before", "by", "but", "the", "a", "an",
                ])
        });
    if turned || alone {
        Ok((rest, When::Season { year: None, month }))
    } else {
        Err(nom::Err::Error(()))
    }
}
