//! How far a number reaches that is not given to the last digit.

use tollcheck_model::Amount;

/// `n` parts of a hundred of `of`.
pub(crate) fn share(of: Amount, n: i64) -> Amount {
    of.abs().times(Amount::ratio(n, 100))
}

/// Half a unit of the last digit that is not zero: 500 for 73,000, 5 for 430, ½ for 72.
pub(crate) fn half_unit(value: Amount) -> Amount {
    let Some(mut digits) = value.abs().to_whole().filter(|n| *n > 0 && value.is_whole()) else {
        return Amount::ratio(1, 20);
    };
    let mut unit = 1_i64;
    while digits % 10 == 0 {
        digits /= 10;
        unit = unit.saturating_mul(10);
    }
    Amount::ratio(unit, 2)
}

/// What a round number given without *about* may stand for: half a unit of its last digit, but of thousands no more than
/// a tenth, of hundreds a twentieth, of tens a fiftieth.
pub(crate) fn rounding(value: Amount) -> Amount {
    let half = half_unit(value);
    let most = match half.to_whole().unwrap_or(0) {
        500.. => 10,
        50.. => 5,
        5.. => 2,
        _ => return Amount::ZERO,
    };
    half.min(share(value, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_number_reaches_half_a_unit_of_its_last_digit_within_bounds() {
        let reach = |value| rounding(Amount::whole(value)).to_string();
        for (value, half) in
            [(73_003, "0"), (72, "0"), (40, "0.8"), (320, "5"), (500, "25"), (61_700, "50")]
        {
            assert_eq!(reach(value), half, "{value}");
        }
        assert_eq!(reach(4_000), "400");
        assert_eq!(reach(73_000), "500");
    }

    #[test]
    fn the_last_digit_that_is_not_zero_has_a_unit() {
        for (value, half) in
            [("73000", "500"), ("430", "5"), ("72", "0.5"), ("0", "0.05"), ("2.5", "0.05")]
        {
            assert_eq!(half_unit(value.parse().unwrap()).to_string(), half, "{value}");
        }
    }
}
