//! Years and decades.

use tollcheck_lexicon::class;
use tollcheck_model::{Amount, FigureType, Quantity};

use super::here::Here;
use super::{Found, digits};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::is_dash;

/// Words after which four digits are a year, though a plural follows.
const BEFORE: &WordSet = set![
    "in",
    "since",
    "during",
    "until",
    "till",
    "the",
    "from",
    "by",
    "of",
    "late",
    "early",
    "mid",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "before",
    "after",
    "'s",
    "’s",
    "its",
    "their",
    "his",
    "year",
    "through",
    "between",
    "election",
    "christmas",
];

/// `year = 1000 … 2100 [ "-" digits ] | digits "s"`, where it counts nothing
///
/// > in **2023** · the **2014** clashes · **2013-14** · the **1990s**
pub(super) fn year<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let token = here.token()?;
    let rest = Tokens(&here.rest().0[1..]);
    if let Some(decade) = decade(token) {
        return Some((
            rest,
            here.whole(rest, FigureType::Date, Quantity::exactly(decade), "decade")?,
        ));
    }
    let n = number(token)?;
    let value = Quantity::exactly(Amount::from(n));
    if let Some(after) = season(n, rest) {
        return (n >= 1500)
            .then(|| here.whole(after, FigureType::Year, value, "years"))
            .flatten()
            .map(|figure| (after, figure));
    }
    if let [joint, second, ..] = rest.0
        && joint.is_any(set!["and", "to", "through"])
        && here.follows(1, set!["between", "from"])
        && number(second).is_some_and(|second| second >= n)
        && !rest.0.get(2).is_some_and(|token| counted(token))
    {
        return Some((rest, here.whole(rest, FigureType::Year, value, "year")?));
    }
    let next = rest.0.first();
    let counts = next.is_some_and(|next| counted(next));
    let introduced = here.follows(1, BEFORE);
    let modern = (1900..=2099).contains(&n);
    let measured = next.is_some_and(|token| {
        token.text == "%"
            || token.is_class(class::MEASURE | class::CURRENCY)
            || token.numeral.is_some_and(|numeral| {
                numeral != super::Numeral::Opener && numeral != super::Numeral::Small(1)
            })
    });
    let is_year = if modern {
        !measured && (introduced || !counts) && !here.follows(1, set!["$", "€", "£"])
    } else {
        here.follows(1, set!["in", "since", "circa"]) && !counts && !measured
    };
    is_year
        .then(|| here.whole(rest, FigureType::Year, value, "year"))
        .flatten()
        .map(|figure| (rest, figure))
}

/// The year that `token` may be.
fn number(token: &Token<'_>) -> Option<u32> {
    let four = token.sort == TokenSort::Number && token.text.len() == 4;
    let n: u32 = if four { token.text.parse().ok()? } else { return None };
    (1000..=2100).contains(&n).then_some(n)
}

/// Whether both numbers that open `first` and `second` are years: they count nothing of what `rest` names.
pub(super) fn both(first: Tokens<'_, '_>, second: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    let year =
        |tokens: Tokens<'_, '_>| tokens.0.first().and_then(number).is_some_and(|n| n >= 1500);
    year(first) && year(second) && !rest.0.first().is_some_and(|token| counted(token))
}

/// `- digits` after `year`: *2013-14*, *2019–2021*, *2004-5*.
fn season<'a, 't>(year: u32, input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let [dash, second, ..] = input.0 else { return None };
    let joined = (is_dash(dash) || dash.text == "/") && !dash.spaced && !second.spaced;
    let next = second.text.parse() == Ok((year + 1) % 10);
    let years = second.sort == TokenSort::Number
        && (matches!(second.text.len(), 2 | 4) || next)
        && !second.text.contains(['.', ',']);
    (joined && years).then(|| Tokens(&input.0[2..]))
}

/// *1990s*, *90s*.
fn decade(token: &Token<'_>) -> Option<Amount> {
    let (figures, letters) = digits::split(token.text);
    let tens = figures.len() == 4 || figures.len() == 2;
    (token.sort == TokenSort::Mixed
        && letters.eq_ignore_ascii_case("s")
        && tens
        && figures.ends_with('0'))
    .then(|| digits::amount(figures))
    .flatten()
}

/// Whether `token` is a noun that a number before it counts.
pub(crate) fn counted(token: &Token<'_>) -> bool {
    let text = token.text.as_bytes();
    let plural = text.len() > 3
        && text.ends_with(b"s")
        && !text.ends_with(b"ss")
        && token.text.starts_with(char::is_lowercase);
    let verb = token.is_any(set![
        "was", "has", "is", "across", "as", "this", "its", "his", "towards", "sees", "says",
    ]);
    (plural && !verb)
        || token.is_class(class::PERSON)
        || token.is_any(set![
            "people", "others", "more", "men", "women", "children", "dead", "wounded", "injured",
            "troops",
        ])
}
