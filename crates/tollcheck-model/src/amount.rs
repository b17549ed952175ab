//! A number without rounding errors.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// Billionths in one.
const ONE: i128 = 1_000_000_000;

/// The same for the amounts of most articles, which are divided by it much faster.
const SMALL_ONE: i64 = 1_000_000_000;

/// A decimal number with nine places, exact under comparison and addition.
///
/// Holds up to about 10²⁹; what is larger saturates.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i128);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(ONE);

    /// The whole number `n`.
    pub const fn whole(n: i64) -> Self {
        Self(n as i128 * ONE)
    }

    /// `n / d`, rounded towards zero at the ninth place; zero when `d` is zero.
    pub fn ratio(n: i64, d: i64) -> Self {
        Self((i128::from(n) * ONE).checked_div(i128::from(d)).unwrap_or(0))
    }

    /// Whether nothing follows the decimal point.
    pub fn is_whole(self) -> bool {
        match i64::try_from(self.0) {
            Ok(small) => small % SMALL_ONE == 0,
            Err(_) => self.0 % ONE == 0,
        }
    }

    /// The whole part, or `None` where it does not fit.
    pub fn to_whole(self) -> Option<i64> {
        match i64::try_from(self.0) {
            Ok(small) => Some(small / SMALL_ONE),
            Err(_) => i64::try_from(self.0 / ONE).ok(),
        }
    }

    /// The nearest `f64`, for drawing and for JSON.
    #[expect(clippy::cast_precision_loss, reason = "a picture needs no more than 53 bits")]
    pub fn to_f64(self) -> f64 {
        if self.is_whole() { (self.0 / ONE) as f64 } else { self.0 as f64 / ONE as f64 }
    }

    /// The sum; saturates.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference; saturates.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The product, rounded towards zero at the ninth place; saturates.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        if other == Self::ONE {
            return self;
        }
        let (whole, part) = (other.0 / ONE, other.0 % ONE);
        Self(
            self.0
                .saturating_mul(whole)
                .saturating_add(self.0 / ONE * part)
                .saturating_add(self.0 % ONE * part / ONE),
        )
    }

    /// The distance from zero.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// The same number with `digits` after the point at most, as `"1.5"` has one.
    pub fn decimals(self) -> u32 {
        let mut part = (self.0 % ONE).unsigned_abs();
        let mut digits = 9;
        while digits > 0 && part.is_multiple_of(10) {
            part /= 10;
            digits -= 1;
        }
        digits
    }
}

/// Plain digits, an optional sign, an optional point: `"61722"`, `"-1"`, `"2.5"`.
impl FromStr for Amount {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && part.is_empty() {
            return Err(());
        }
        let mut value = 0_i128;
        for digit in whole.bytes() {
            if !digit.is_ascii_digit() {
                return Err(());
            }
            value = value.saturating_mul(10).saturating_add(i128::from(digit - b'0') * ONE);
        }
        let mut place = ONE / 10;
        for digit in part.bytes() {
            if !digit.is_ascii_digit() {
                return Err(());
            }
            value = value.saturating_add(i128::from(digit - b'0') * place);
            place /= 10;
        }
        Ok(Self(if negative { -value } else { value }))
    }
}

impl From<u32> for Amount {
    fn from(n: u32) -> Self {
        Self::whole(i64::from(n))
    }
}

/// Plain digits without separators: `61722`, `2.5`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = (self.0 / ONE).unsigned_abs();
        if self.is_whole() {
            return f.pad(&format!("{sign}{whole}"));
        }
        let part = format!("{:09}", (self.0 % ONE).unsigned_abs());
        f.pad(&format!("{sign}{whole}.{}", part.trim_end_matches('0')))
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A JSON number: whole where it is whole.
impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_whole() {
            Some(n) if self.is_whole() => serializer.serialize_i64(n),
            _ => serializer.serialize_f64(self.to_f64()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn digits_come_back_as_they_went_in() {
        for text in ["0", "72", "-1", "2.5", "61722", "0.333333333", "1000000000000"] {
            assert_eq!(amount(text).to_string(), text);
        }
    }

    #[test]
    fn half_a_million_is_whole() {
        assert_eq!(amount("0.5").times(Amount::whole(1_000_000)).to_string(), "500000");
        assert_eq!(amount("1.2").times(Amount::whole(1_000_000)).to_string(), "1200000");
    }

    #[test]
    fn a_number_too_large_saturates() {
        assert!(amount(&"9".repeat(10_000)) > Amount::whole(i64::MAX));
        assert!(amount(&"9".repeat(60)).times(amount("2.5")) > Amount::whole(i64::MAX));
    }

    #[test]
    fn what_is_no_number_is_an_error() {
        for text in ["", "-", ".", "1,204", "n/a", "1.2.3", "٣"] {
            assert!(text.parse::<Amount>().is_err(), "{text}");
        }
    }
}
