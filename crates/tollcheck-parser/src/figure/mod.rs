//! The layer of quantities: every numeric expression of a text, typed.
//!
//! ```text
//! figure   = seeming | zero | counting
//! seeming  = address | date | clock | name | … : what only looks like a quantity
//! counting = [ modifier ] ( fraction | multiple | [ currency ] extent [ unit ] ) [ modifier ]
//! extent   = range | vague | number
//! ```
//!
//! Only a token that opens a figure is read at all: a digit, a number word, or a word that may stand before one.

mod age;
mod clock;
#[cfg(test)]
mod corpus;
mod counting;
mod date;
mod digits;
mod duration;
mod exponent;
mod extent;
mod fraction;
mod here;
mod id;
#[cfg(test)]
mod law;
mod list;
mod measure;
mod modifier;
mod money;
mod name;
mod number;
mod numeral;
mod ordinal;
mod parts;
mod percent;
mod range;
mod rank;
mod score;
mod separator;
mod vague;
mod year;
mod zero;

use tollcheck_model::{Amount, Figure, FigureType, Quantity};

pub(crate) use self::date::{ends_day, is_of_month};
pub(crate) use self::numeral::{Numeral, numeral};
pub(crate) use self::year::counted;

use self::here::Here;
use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::is_dash;

/// A figure, and what is left to read after it.
type Found<'a, 't> = Option<(Tokens<'a, 't>, Figure)>;

/// A rule of what only looks like a quantity.
type Rule = for<'a, 't> fn(Here<'a, 't>) -> Found<'a, 't>;

/// What only looks like a quantity: the first rule that applies says what it is.
const SEEMING: &[Rule] = &[
    id::address,
    list::item,
    id::phone,
    id::note,
    date::date,
    clock::clock,
    score::score,
    age::age,
    name::weapon,
    name::round_the_clock,
    year::year,
    rank::rank,
    name::unit,
    ordinal::day,
    name::generation,
    name::model,
    name::designated,
    name::spelled,
    name::compound,
    ordinal::ordinal,
    name::pronoun,
    name::group,
];

/// The numeric expressions of `text`, in order, none overlapping another.
pub(crate) fn figures(text: &Text<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    for sentence in &text.sentences {
        let tokens = text.tokens_of(sentence).0;
        let (mut at, mut free) = (0, 0);
        while at < tokens.len() {
            if !opens(&tokens[at..]) {
                at += 1;
                continue;
            }
            match figure(Here::new(tokens, at, free)) {
                Some((rest, figure)) => {
                    figures.push(figure);
                    at = tokens.len() - rest.0.len();
                    free = at;
                }
                None => at += 1,
            }
        }
    }
    separator::regroup(text, &mut figures);
    figures
}

/// Whether a figure may open at the head of `tokens`.
fn opens(tokens: &[Token<'_>]) -> bool {
    let Some((token, rest)) = tokens.split_first() else { return false };
    match token.sort {
        TokenSort::Word => {
            token.numeral.is_some_and(|numeral| numeral != Numeral::Opener || leads(Tokens(tokens)))
        }
        TokenSort::Number | TokenSort::Mixed => true,
        TokenSort::Mark => match token.text {
            "~" | "≈" | ">" | "<" | "≥" | "≤" | "%" => true,
            "-" | "−" | "–" => {
                token.spaced && rest.first().is_some_and(|next| next.has_digit() && !next.spaced)
            }
            _ => money::is_sign(token),
        },
    }
}

/// Whether the word that opens `input`, which is no number by itself, may lead to one: most uses of *in* and *a* do not.
fn leads(input: Tokens<'_, '_>) -> bool {
    counts(input) || modifier::before(input).is_ok_and(|(rest, _)| counts(rest))
}

/// Whether what counts or measures may open `input`.
fn counts(input: Tokens<'_, '_>) -> bool {
    const HEADS: &WordSet = set![
        "no", "nobody", "none", "not", "without", "between", "minus", "negative", "point", "twice",
        "double", "triple",
    ];
    let Some((head, rest)) = input.0.split_first() else { return false };
    let numeric = |token: &Token<'_>| {
        token.has_digit() || token.numeral.is_some_and(|numeral| numeral != Numeral::Opener)
    };
    let article = || {
        rest.iter().take(3).any(|next| {
            numeric(next) || duration::is_unit(next) || next.is_any(set!["couple", "pair"])
        })
    };
    head.sort == TokenSort::Mark
        || numeric(head)
        || head.is_any(HEADS)
        || head.is_any(duration::ARTICLES) && article()
        || rest.first().is_some_and(money::is_sign)
        || vague::QUANTIFIERS.read(input).is_some()
}

/// `figure = seeming | zero | counting`; a token with a digit is some figure.
fn figure<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let modified = opens_phrase(here).then(|| modifier::before(here.rest()).ok()).flatten();
    if modified.is_some() && (modifier::is_place(here) || modifier::is_particle(here)) {
        return None;
    }
    if let Some((rest, _)) = modified
        && let Some(found) = seeming(here.before(rest))
    {
        return Some(found);
    }
    seeming(here)
        .or_else(|| zero::zero(here))
        .or_else(|| counting::counting(here, modified))
        .or_else(|| leftover(here))
}

/// Whether the token is no number by itself, but may stand before one.
fn opens_phrase(here: Here<'_, '_>) -> bool {
    here.token().is_some_and(|token| match token.sort {
        TokenSort::Word => token.numeral == Some(Numeral::Opener),
        TokenSort::Mark => true,
        TokenSort::Number | TokenSort::Mixed => false,
    })
}

/// What only looks like a quantity.
fn seeming<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    if let [dash, number, ..] = here.rest().0
        && is_dash(dash)
        && number.has_digit()
    {
        return name::weapon(here.before(Tokens(&here.rest().0[1..])));
    }
    let numeric = here.token().is_some_and(|token| {
        token.has_digit() || token.numeral.is_some_and(|numeral| numeral != Numeral::Opener)
    });
    numeric.then(|| SEEMING.iter().find_map(|rule| rule(here))).flatten()
}

/// A token with a digit that no rule reads: a name where it has letters, else a number.
fn leftover<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let token = here.token().filter(|token| token.has_digit())?;
    let rest = Tokens(&here.rest().0[1..]);
    let (number, letters) = digits::split(token.text);
    let sort = if letters.is_empty() { FigureType::Id } else { FigureType::Name };
    let value = digits::amount(number);
    let quantity = value.map_or_else(Quantity::default, Quantity::exactly);
    Some((rest, here.whole(rest, sort, quantity, "leftover")?))
}

/// The quantity of a whole number that names something.
fn naming(value: Option<Amount>) -> Quantity {
    value.map_or_else(Quantity::default, Quantity::exactly)
}
