//! Years and decades: *in 2022*, *the 1965 war*, *the 1990s*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, map_opt, opt};
use nom::sequence::preceded;
use tollcheck_lexicon::class;

use crate::set::{WordSet, set};
use crate::time::expression::When;
use crate::time::number::year;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, any, words};

/// Words before a number that make it a year.
const STRONG: &WordSet = set![
    "in",
    "since",
    "during",
    "until",
    "late",
    "early",
    "mid",
    "throughout",
    "summer",
    "autumn",
    "spring",
    "winter",
];

/// Words before a year that modifies a noun.
const DETERMINERS: &WordSet = set!["the", "a", "this"];

/// Words before a number that make it a year where no noun follows it.
const WEAK: &WordSet = set![
    "of", "by", "from", "to", "and", "between", "before", "after", "through", "-", "–", "(",
    "around", "till", "than", "or",
];

/// `years = year after a word that leads one | year before a noun that it modifies | decade`
///
/// > in **2022** · the **1965** war · **the 1990s**
pub(super) fn years<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, When> {
    alt((
        |input| one_year(before, input),
        map(preceded(opt(words!("the")), map_opt(any, decade)), |first| When::Years {
            first,
            count: 10,
        }),
    ))
    .parse(input)
}

fn one_year<'a, 't>(before: Option<&Token<'t>>, input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, first) = year(input)?;
    let next = rest.0.first();
    let of_event = next.is_some_and(|next| next.is_class(class::TIME_EVENT));
    let noun =
        next.is_some_and(|next| next.sort == TokenSort::Word && next.spaced && !closes(next));
    let named = next.is_some_and(|next| {
        let counted = next.is_class(class::PERSON) || next.text.ends_with(['s', 'S']);
        next.sort == TokenSort::Word && next.spaced && (next.is_capital() || !counted)
    });
    let led = |words: &WordSet| before.is_some_and(|before| before.is_any(words));
    let plausible = (1800..2100).contains(&first);
    let is_year = (plausible && of_event)
        || (plausible && led(DETERMINERS) && named && first >= 1900)
        || (led(STRONG) && !noun)
        || (plausible && (led(STRONG) || (led(WEAK) && !noun)));
    if is_year { Ok((rest, When::Years { first, count: 1 })) } else { Err(nom::Err::Error(())) }
}

/// Whether no noun phrase goes on at `token`.
fn closes(token: &Token<'_>) -> bool {
    const CLOSED: &WordSet = set![
        "and",
        "or",
        "but",
        "when",
        "while",
        "as",
        "after",
        "before",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "of",
        "was",
        "were",
        "is",
        "are",
        "has",
        "had",
        "have",
        "that",
        "which",
        "who",
        "where",
        "because",
        "the",
        "a",
        "an",
        "killed",
        "killing",
        "said",
        "amid",
        "according",
        "through",
        "until",
        "than",
        "about",
        "under",
        "it",
        "he",
        "she",
        "they",
        "its",
        "their",
        "his",
        "her",
        "over",
        "during",
        "against",
        "into",
        "near",
    ];
    token.is_any(CLOSED)
}

/// `decade = "1990s"`
fn decade(token: &Token<'_>) -> Option<i16> {
    if token.sort != TokenSort::Mixed || token.text.len() != 5 {
        return None;
    }
    let digits = token.text.strip_suffix(['s', 'S'])?;
    let first: i16 = digits.parse().ok()?;
    (first % 10 == 0 && (1000..3000).contains(&first)).then_some(first)
}
