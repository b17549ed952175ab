//! Days of the calendar.

use tollcheck_lexicon::{Role, class};
use tollcheck_model::{FigureType, Quantity};

use super::here::Here;
use super::{Found, counted, digits};
use crate::calendar::is_month;
use crate::set::set;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::is_dash;

/// `date = month day [ "," year ] | day [ "of" ] month [ year ] | month year | digits in groups | century`
///
/// > **October 7, 2023** · **7 October** · **Feb. 21** · **2024-01-15** · **21st century** · **9/11**
pub(super) fn date<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let (steps, rest) = after_month(here)
        .or_else(|| before_month(here).map(|rest| (0, rest)))
        .or_else(|| grouped(here.rest()).map(|rest| (0, rest)))
        .or_else(|| named(here.rest()).map(|rest| (0, rest)))
        .or_else(|| century(here.rest()).map(|rest| (0, rest)))?;
    let start = here.stepped_back(steps.min(here.room()));
    Some((rest, start.whole(rest, FigureType::Date, Quantity::default(), "date")?))
}

/// *October 7*, *Oct. 7 and 8*, *October 7, 2023*, *October 2023*.
fn after_month<'a, 't>(here: Here<'a, 't>) -> Option<(usize, Tokens<'a, 't>)> {
    let steps = if here.follows(1, set!["."]) { 2 } else { 1 };
    names_month(here.back(steps)?).then_some(())?;
    // "On 7 March 5 people died"
    (steps <= here.room()).then_some(())?;
    if is_of_month(here.back(steps + 1), here.stepped_back(steps).rest()) {
        return None;
    }
    let token = here.token()?;
    let rest = Tokens(&here.rest().0[1..]);
    if is_long_year(token) {
        return Some((steps, rest));
    }
    is_day(token).then_some(())?;
    let mut rest = rest;
    while let [joint, second, ..] = rest.0 {
        let dashed = is_dash(joint) && !joint.spaced && !second.spaced;
        if !(dashed || joint.is_any(set!["and", "to"]))
            || !is_day(second)
            || !ends_day(Tokens(&rest.0[2..]))
        {
            break;
        }
        rest = Tokens(&rest.0[2..]);
    }
    Some((steps, year_after(rest)))
}

/// Whether the number behind the month that opens `input`, after `before`, counts what happened in it: *in **May 24** people
/// died*, *in **July 31** were wounded*.
pub(crate) fn is_of_month(before: Option<&Token<'_>>, input: Tokens<'_, '_>) -> bool {
    let [month, number, next, ..] = input.0 else { return false };
    let harm = next.senses().iter().any(|sense| matches!(sense.role, Role::Done | Role::Dies));
    before.is_some_and(|before| before.is_any(set!["in", "during", "throughout"]))
        && names_month(month)
        && number.has_digit()
        && (counted(next)
            || harm
            || next.is_class(class::PERSON | class::SOLDIER)
            || next.is_any(set!["were", "had", "have"]))
}

/// Whether a day may end here, and is no number of something.
pub(crate) fn ends_day(rest: Tokens<'_, '_>) -> bool {
    rest.0.first().is_none_or(|next| {
        next.sort == TokenSort::Mark
            || next.is_any(set![
                "in", "at", "of", "and", "by", "after", "when", "before", "due", "during", "for",
                "from", "near", "over", "through", "under", "while", "with",
            ])
    })
}

/// *7 October 2023*, *7th of October*.
fn before_month<'a, 't>(here: Here<'a, 't>) -> Option<Tokens<'a, 't>> {
    let (day, rest) = here.rest().0.split_first()?;
    let rest = match rest {
        [joint, second, rest @ ..]
            if is_day(second) && (joint.is("to") || joint.is("and") || is_dash(joint)) =>
        {
            rest
        }
        _ => rest,
    };
    let day = is_day(day) || matches!(day.numeral, Some(super::Numeral::Ordinal(1..=20)));
    let of = usize::from(rest.first().is_some_and(|token| token.is("of")));
    let month = rest.get(of).filter(|token| names_month(token))?;
    // "200 March on Capital", "20 March to Parliament"
    let marches = of == 0
        && month.is("march")
        && rest.get(1).is_some_and(|next| next.is_any(set!["on", "to"]))
        && !here.follows(1, set!["on", "by", "from", "since", "until", "of"]);
    if !day || marches {
        return None;
    }
    let rest = rest.get(of + 1..)?;
    let stop = usize::from(
        month.text.len() <= 4
            && rest.first().is_some_and(|token| token.text == "." && !token.spaced)
            && rest.get(1).is_some_and(|token| is_long_year(token)),
    );
    Some(year_after(Tokens(&rest[stop..])))
}

/// *2024-01-15*, *01/02/2017*, *12.10.2023*, *2019-09-01T10:38:07*.
fn grouped<'a, 't>(input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let first = input.0.first().filter(|token| token.sort == TokenSort::Number)?;
    let mut dots = first.text.splitn(4, '.').map(str::len);
    let dots = [dots.next(), dots.next(), dots.next(), dots.next()];
    let dotted = matches!(dots, [Some(1 | 2), Some(1 | 2), Some(2 | 4), None]);
    if dotted && digits::amount(first.text).is_none() {
        return Some(Tokens(&input.0[1..]));
    }
    let [a, one, b, two, c, rest @ ..] = input.0 else { return None };
    let joined = [one, b, two, c].iter().all(|token| !token.spaced);
    let marks = one.text == two.text && (is_dash(one) || one.text == "/");
    let lengths =
        (a.text.len(), b.text.len(), c.text.bytes().take_while(u8::is_ascii_digit).count());
    let shaped = matches!(lengths, (4, 1 | 2, 1 | 2) | (1 | 2, 1 | 2, 2 | 4))
        && b.sort == TokenSort::Number
        && c.has_digit();
    if !(joined && marks && shaped) {
        return None;
    }
    let run = if c.sort == TokenSort::Mixed {
        rest.iter().take_while(|token| !token.spaced).count()
    } else {
        0
    };
    Some(Tokens(&rest[run..]))
}

/// Days known by their numbers.
fn named<'a, 't>(input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    const DAYS: &[(&str, &str)] =
        &[("9", "11"), ("7", "7"), ("26", "11"), ("10", "7"), ("7", "10")];
    let [a, slash, b, rest @ ..] = input.0 else { return None };
    let joined = slash.text == "/" && !slash.spaced && !b.spaced;
    (joined && DAYS.contains(&(a.text, b.text))).then_some(Tokens(rest))
}

/// *21st century*, *19th-century*.
fn century<'a, 't>(input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let (rest, _) = super::ordinal::place(input).ok()?;
    let skip = usize::from(rest.0.first().is_some_and(is_dash));
    rest.0
        .get(skip)
        .is_some_and(|token| token.is_any(set!["century", "centuries"]))
        .then(|| Tokens(&rest.0[skip + 1..]))
}

/// What is left after an optional `[","] year`.
fn year_after<'a, 't>(input: Tokens<'a, 't>) -> Tokens<'a, 't> {
    match input.0 {
        [comma, year, rest @ ..] if comma.text == "," && is_long_year(year) => Tokens(rest),
        [year, rest @ ..] if is_long_year(year) || is_short_year(year, rest) => Tokens(rest),
        [year, rest @ ..] if is_odd_year(year, rest) => Tokens(rest),
        _ => input,
    }
}

/// Whether `token`, before `rest`, is a year of no living memory, of which nothing is counted: *1 January **0000**,*.
fn is_odd_year(token: &Token<'_>, rest: &[Token<'_>]) -> bool {
    let digits = token.sort == TokenSort::Number && token.text.bytes().all(|c| c.is_ascii_digit());
    let ends = rest.first().is_none_or(|next| next.sort == TokenSort::Mark);
    digits && matches!(token.text.len(), 4 | 5) && ends
}

/// Whether `token` names a month and is no other word.
pub(super) fn names_month(token: &Token<'_>) -> bool {
    token.sort == TokenSort::Word
        && is_month(token)
        && (token.is_capital() || !token.is_any(set!["may", "march", "mar", "dec", "sep", "jun"]))
}

/// Whether `token` may be a day of a month.
fn is_day(token: &Token<'_>) -> bool {
    if !token.has_digit() {
        return false;
    }
    let (figures, letters) = digits::split(token.text);
    let suffix = letters.is_empty()
        || ["st", "nd", "rd", "th"].iter().any(|suffix| letters.eq_ignore_ascii_case(suffix));
    suffix && figures.len() <= 2 && figures.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// Whether `token`, before `rest`, is a year in two digits: *1 NOV 89 (EFE)*.
fn is_short_year(token: &Token<'_>, rest: &[Token<'_>]) -> bool {
    let ends =
        rest.first().is_none_or(|next| matches!(next.text, "(" | ")" | "," | "." | "-" | "]"));
    token.sort == TokenSort::Number && token.text.len() == 2 && token.text >= "50" && ends
}

/// Whether `token` is a year in four digits.
fn is_long_year(token: &Token<'_>) -> bool {
    token.text.parse::<u32>().is_ok_and(|year| (1000..=2200).contains(&year))
}
