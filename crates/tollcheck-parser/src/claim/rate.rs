//! Rates: numbers of every day, week, month or year.

use tollcheck_model::TimeUnit;

use super::phrase::Phrase;
use crate::token::Token;

/// `rate = "per" unit | "average" … ( ( "a" | "each" | "every" ) unit | daily ) | daily "average"`
///
/// > an average of 180 drones **a day** · 12 **per month** · on average, 15 were killed **daily**
///
/// The unit stands in the figure's own `part` between commas.
pub(super) fn rate(tokens: &[Token<'_>], part: &[Token<'_>]) -> Option<TimeUnit> {
    let unit = |token: &Token<'_>| match token.text {
        "day" | "night" => Some(TimeUnit::Day),
        "week" => Some(TimeUnit::Week),
        "month" => Some(TimeUnit::Month),
        "year" => Some(TimeUnit::Year),
        _ => None,
    };
    let averaged = tokens
        .iter()
        .any(|token| matches!(token.text, "average" | "Average" | "averaged" | "averaging"));
    let leads = |token: &Token<'_>| match token.text {
        "per" => true,
        "a" | "each" | "every" => averaged,
        _ => false,
    };
    let named = part.windows(2).find(|pair| leads(&pair[0]) && unit(&pair[1]).is_some());
    if let Some([_, named]) = named {
        return unit(named);
    }
    let adverb = |token: &Token<'_>| match token.text {
        "daily" | "nightly" => Some(TimeUnit::Day),
        "weekly" => Some(TimeUnit::Week),
        "monthly" => Some(TimeUnit::Month),
        _ => None,
    };
    part.iter().find_map(adverb).filter(|_| averaged)
}

/// The tokens beside `phrase` up to the next comma on either side.
pub(super) fn own_part<'a, 't>(tokens: &'a [Token<'t>], phrase: &Phrase) -> &'a [Token<'t>] {
    let at = tokens.partition_point(|token| token.start < phrase.span.start);
    let from =
        tokens[..at].iter().rposition(|token| token.text == ",").map_or(0, |comma| comma + 1);
    let to = tokens[at..]
        .iter()
        .position(|token| token.text == ",")
        .map_or(tokens.len(), |comma| at + comma);
    &tokens[from..to]
}
