//! What counts or measures: a number with its modifiers and its unit.

use nom::Parser;
use nom::combinator::opt;
use tollcheck_model::{FigureType, Modifier};

use super::extent::Extent;
use super::here::Here;
use super::measure::{Unit, unit};
use super::{Found, duration, fraction, measure, modifier, money, range, vague};
use crate::token::Tokens;

/// `counting = [ before ] ( fraction | duration | [ currency ] extent [ unit ] ) [ after ]`
///
/// > **at least 72** people · **up to $8 million** · **about three hours**
pub(super) fn counting<'a, 't>(
    here: Here<'a, 't>,
    modified: Option<(Tokens<'a, 't>, Modifier)>,
) -> Found<'a, 't> {
    modified
        .and_then(|(rest, modifier)| bare(here, here.before(rest), modifier))
        .or_else(|| bare(here, here, Modifier::Exact))
}

/// `bare = duration | fraction | stated [ unit ] [ after ]`, from `here`, whose number opens at `there`, under `before`
///
/// > at least **72** people · up to **$8 million** · about **three hours**
fn bare<'a, 't>(here: Here<'a, 't>, there: Here<'a, 't>, before: Modifier) -> Found<'a, 't> {
    if let Some(found) =
        duration::duration(here, there, before).or_else(|| fraction::fraction(here, there, before))
    {
        return Some(found);
    }
    let (rest, Stated { money, extent, unit: inner, loose }) = stated(there)?;
    let end = rest;
    let before = match before {
        Modifier::Exact if loose => Modifier::Approx,
        Modifier::Exact if modifier::passes(here) => Modifier::MoreThan,
        before => before,
    };
    let (rest, unit) = match inner {
        Some(unit) => (rest, Some(unit)),
        None => opt(unit).parse(rest).ok()?,
    };
    let unit = unit.or_else(|| measure::magnitude(there, rest));
    let (rest, after) =
        if unit.is_some() { (rest, None) } else { opt(modifier::after).parse(rest).ok()? };
    let after = after.or_else(|| modifier::after_noun(rest).ok().map(|(_, modifier)| modifier));
    let modifier = if before == Modifier::Exact { after.unwrap_or(before) } else { before };
    let (sort, quantity, rule) = match unit {
        _ if money => (FigureType::Money, extent.measuring(modifier), "money"),
        None => (extent.sort(), extent.quantity(modifier), "number"),
        Some(Unit::Money) => (FigureType::Money, extent.measuring(modifier), "money"),
        Some(Unit::Percent) => (FigureType::Percent, extent.measuring(modifier), "percent"),
        Some(Unit::Measure) => (FigureType::Measure, extent.measuring(modifier), "measure"),
        Some(Unit::Time(factor, unit)) => {
            (FigureType::Duration, extent.times(factor).lasting(modifier, unit), "duration")
        }
    };
    Some((rest, here.figure((there.rest(), end), rest, sort, quantity, rule)?))
}

/// A number as stated, before what follows it is read.
struct Stated {
    /// It is a sum of money.
    money: bool,
    /// How many.
    extent: Extent,
    /// The unit, where it stands inside: *44 mg to 50 mg*, *60mph*.
    unit: Option<Unit>,
    /// It is said loosely: *a couple of*.
    loose: bool,
}

/// `stated = [ currency ] ( range | couple | vague | glued | abbreviated | number [ "-odd" ] )`
fn stated<'a, 't>(here: Here<'a, 't>) -> Option<(Tokens<'a, 't>, Stated)> {
    let (rest, currency) = opt(money::sign).parse(here.rest()).ok()?;
    let money = currency.is_some() || money::follows_code(here);
    let here = here.before(rest);
    let input = here.rest();
    let stated = |extent, unit| Stated { money, extent, unit, loose: false };
    if let Ok((rest, (extent, unit))) = range::range(here) {
        return Some((rest, stated(extent, unit)));
    }
    if let Ok((rest, (value, loose))) = vague::couple(input) {
        return Some((rest, Stated { loose, ..stated(Extent::Exactly(value), None) }));
    }
    if let Ok((rest, extent)) = vague::vague(here) {
        return Some((rest, stated(extent, None)));
    }
    if let Some((rest, (coded, extent, unit))) = measure::glued(input) {
        return Some((rest, Stated { money: money || coded, ..stated(extent, unit) }));
    }
    let (rest, value) = here.number()?;
    if let Ok((rest, ())) = measure::abbreviation(rest) {
        return Some((rest, stated(Extent::Exactly(value), Some(Unit::Measure))));
    }
    if let Ok((rest, ())) = vague::odd(rest) {
        return Some((rest, stated(vague::beyond(value, vague::join(input, rest)), None)));
    }
    Some((rest, stated(Extent::Exactly(value), None)))
}
