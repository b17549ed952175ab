//! Numbers written as powers.

use tollcheck_model::Amount;

use super::digits;
use crate::token::{Token, Tokens};
use crate::word::Read;

/// `power = digits "e" exponent | [ digits "x" ] digits "^" exponent | digits "×10" exponent`
///
/// > **1.3e6** · **6.23x10^-4** · **1.1^23** · **1.99×10−30**
pub(super) fn power<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Amount> {
    read(input.0).map(|(rest, value)| (Tokens(rest), value)).ok_or(nom::Err::Error(()))
}

fn read<'a, 't>(tokens: &'a [Token<'t>]) -> Option<(&'a [Token<'t>], Amount)> {
    let (head, rest) = tokens.split_first()?;
    let (figures, letters) = digits::split(head.text);
    if let [times, base, rest @ ..] = rest
        && times.text == "×"
        && base.text == "10"
        && !times.spaced
        && !base.spaced
        && letters.is_empty()
    {
        let (rest, exponent) = exponent(hat(rest).unwrap_or(rest))?;
        return scaled(figures, "10", exponent).map(|value| (rest, value));
    }
    let (mantissa, base, (rest, exponent)) = match letters.strip_prefix(['e', 'E', 'x', '×']) {
        Some("") => (figures, "10", exponent(rest)?),
        Some(power) if letters.starts_with(['e', 'E']) => {
            (figures, "10", (rest, power.parse().ok()?))
        }
        Some(base) => (figures, base, exponent(hat(rest)?)?),
        None if letters.is_empty() => ("1", figures, exponent(hat(rest)?)?),
        None => return None,
    };
    scaled(mantissa, base, exponent).map(|value| (rest, value))
}

/// `mantissa` times `base` to the power of `exponent`.
fn scaled(mantissa: &str, base: &str, exponent: i32) -> Option<Amount> {
    let (mantissa, base) = (digits::amount(mantissa)?, digits::amount(base)?);
    let step = if exponent < 0 { Amount::ratio(1, base.to_whole()?) } else { base };
    let steps = exponent.unsigned_abs().min(300);
    Some((0..steps).fold(mantissa, |value, _| value.times(step)))
}

/// What follows a circumflex.
fn hat<'a, 't>(tokens: &'a [Token<'t>]) -> Option<&'a [Token<'t>]> {
    let (hat, rest) = tokens.split_first()?;
    (hat.text == "^" && !hat.spaced).then_some(rest)
}

/// A number with a sign, right after what is raised.
fn exponent<'a, 't>(tokens: &'a [Token<'t>]) -> Option<(&'a [Token<'t>], i32)> {
    match tokens {
        [sign, digits, rest @ ..]
            if matches!(sign.text, "-" | "−" | "+") && !sign.spaced && !digits.spaced =>
        {
            let size: i32 = digits.text.parse().ok()?;
            Some((rest, if sign.text == "+" { size } else { -size }))
        }
        [digits, rest @ ..] if !digits.spaced => Some((rest, digits.text.parse().ok()?)),
        _ => None,
    }
}
