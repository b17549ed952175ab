//! Sums of money: signs, codes and names of currencies.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use tollcheck_lexicon::class;
use tollcheck_model::Amount;

use super::here::Here;
use super::{digits, number};
use crate::set::set;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, class as of_class, hyphen, one};

/// Codes that stand before a sum, in capitals.
const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "AUD", "CAD", "NZD", "HKD", "SGD", "JPY", "CNY", "RMB", "INR", "PKR",
    "NIS", "ILS", "UAH", "RUB", "TRY", "EGP", "ZAR", "KES", "KSh", "NGN", "MYR", "RM", "Rs", "CHF",
    "SEK", "NOK", "DKK", "PLN", "BRL", "MXN", "PHP", "PhP",
];

/// Letters for a country, before a sign.
const COUNTRIES: &[&str] = &["US", "HK", "NZ", "AU", "PS", "R", "A", "C", "S"];

/// `sign = [ country ] ( "$" | "€" | "£" | "¥" | "₹" | "₪" | "₱" | … )`
///
/// > **$**6 · **US$**4.2bn · **€**10m
pub(super) fn sign<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    match input.0 {
        [sign, rest @ ..] if is_sign(sign) => Ok((Tokens(rest), ())),
        [code, sign, rest @ ..]
            if is_sign(sign) && (CODES.contains(&code.text) || COUNTRIES.contains(&code.text)) =>
        {
            Ok((Tokens(rest), ()))
        }
        _ => Err(nom::Err::Error(())),
    }
}

/// Whether `token` is the sign of a currency.
pub(super) fn is_sign(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "$" | "€"
            | "£"
            | "¥"
            | "₹"
            | "₪"
            | "₱"
            | "₩"
            | "₺"
            | "₴"
            | "₽"
            | "₦"
            | "฿"
            | "₫"
    )
}

/// Whether a code stands before `here`: *USD 5*, *Rs. 500*.
pub(super) fn follows_code(here: Here<'_, '_>) -> bool {
    let steps = if here.follows(1, set!["."]) { 2 } else { 1 };
    here.back(steps).is_some_and(|token| CODES.contains(&token.text))
}

/// `word = [ "-" ] [ nationality ] currency`
///
/// > 5 **dollars** · 2.3 million **Australian dollars** · 15**€**
pub(super) fn word<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let named = (
        opt(hyphen),
        opt(one(|token| {
            token.sort == TokenSort::Word && token.is_capital() && !token.is_class(class::CURRENCY)
        })),
        opt(one(|token| token.is("Zealand"))),
        of_class(class::CURRENCY),
    );
    alt((one(|token| matches!(token.text, "$" | "€" | "£")).map(|_| ()), named.map(|_| ())))
        .parse(input)
}

/// `coded = code digits [ scale ] { magnitude }`, in one token
///
/// > **USD10m** · **RM23.50** · **EUR50m**
pub(super) fn coded<'a, 't>(
    token: &Token<'t>,
    rest: Tokens<'a, 't>,
) -> Option<(Tokens<'a, 't>, Amount)> {
    let start = token.text.find(|c: char| c.is_ascii_digit())?;
    let (code, sum) = token.text.split_at(start);
    let (figures, letters) = digits::split(sum);
    let scale = if letters.is_empty() { Some(Amount::ONE) } else { digits::scale(letters) };
    let amount = digits::amount(figures)?.times(scale?);
    let (rest, factor) = number::magnitudes(rest).ok()?;
    let sums = !letters.is_empty() || factor > Amount::ONE || figures.contains([',', '.']);
    // "A400M" is an aircraft, "R400m" a sum.
    let capital = code.len() <= 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let model = code.len() == 1 && letters == "M";
    (CODES.contains(&code) || (capital && sums && !model)).then(|| (rest, amount.times(factor)))
}

/// Whether a sign of a currency stands before `here`.
pub(super) fn follows_sign(here: Here<'_, '_>) -> bool {
    here.back(1).is_some_and(is_sign)
}
