//! The numbers that a claim leaves possible, and how a figure of a table lies among them.

use tollcheck_model::{Amount, Lens, Modifier, Quantity, TimeUnit};

use crate::ends::Ends;
use crate::found::Found;
use crate::rounding::{half_unit, rounding, share};

/// How a figure lies to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Within what the wording leaves possible.
    Within,
    /// Within the band of the table, not its best number.
    InBand,
    /// The claim is the figure rounded, without a word that says so.
    Rounded,
    /// Within the band of the table, of which the lens counts another number.
    OfBand,
    /// Far inside a bound: true, and misleading.
    Loose,
    /// Neither.
    Outside,
}

/// What a claim's wording leaves possible under a lens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    /// The numbers that make the claim true.
    right: Ends,
    /// The numbers that it rounds or bounds; what lies here and not in `right` is imprecise.
    near: Ends,
    /// What is wrong with a figure in `near` alone.
    why: Fit,
    /// Which number of a band counts.
    lens: Lens,
}

impl Interval {
    /// What `quantity` leaves possible; `None` where its words name no number at all.
    pub(crate) fn of(quantity: &Quantity, lens: Lens) -> Option<Self> {
        if let Some(unit) = quantity.unit {
            return Self::lasting(quantity, unit, lens);
        }
        let of = |right, near, why| Some(Self { right, near, why, lens });
        if quantity.modifier == Modifier::Vague {
            return Self::vague(quantity, lens);
        }
        if quantity.modifier == Modifier::Range {
            let right = Ends { low: quantity.low, high: quantity.high };
            return of(right, right, Fit::Loose);
        }
        let value = quantity.value?;
        let right = Ends { low: quantity.low, high: quantity.high };
        match quantity.modifier {
            Modifier::Exact => {
                let slack = rounding(value);
                of(
                    Ends::between(value, value),
                    Ends::between(value.minus(slack), value.plus(slack)),
                    Fit::Rounded,
                )
            }
            Modifier::Approx => {
                let slack = half_unit(value).min(share(value, 10)).max(share(value, 5));
                let wide = share(value, 10).max(Amount::ONE);
                of(
                    Ends::between(value.minus(slack), value.plus(slack)),
                    Ends::between(value.minus(wide), value.plus(wide)),
                    Fit::Loose,
                )
            }
            Modifier::Almost => of(
                Ends::between(value.minus(share(value, 10).max(Amount::ONE)), value),
                Ends::between(value.minus(share(value, 20)), value.plus(share(value, 2))),
                Fit::Loose,
            ),
            // "more than 100" for 728 is true and of no use; "at least one" for three is.
            Modifier::AtLeast | Modifier::MoreThan => {
                let most = value.plus(share(value, 50)).max(value.plus(Amount::whole(3)));
                of(Ends { low: right.low, high: Some(most) }, right, Fit::Loose)
            }
            Modifier::AtMost | Modifier::LessThan => {
                let least = value.minus(share(value, 50)).min(value.minus(Amount::whole(3)));
                of(Ends { low: Some(least), high: right.high }, right, Fit::Loose)
            }
            Modifier::Range | Modifier::Vague => None,
        }
    }

    /// A length of time in seconds. Nobody times talks by the minute: half a unit is about right, a tenth is right.
    fn lasting(quantity: &Quantity, unit: TimeUnit, lens: Lens) -> Option<Self> {
        let seconds = |n: Amount| n.times(Amount::whole(unit.seconds()));
        let ends = Ends { low: quantity.low.map(seconds), high: quantity.high.map(seconds) };
        if quantity.modifier == Modifier::Range {
            return Some(Self { right: ends, near: ends, why: Fit::Loose, lens });
        }
        let value = seconds(quantity.value?);
        let half = seconds(Amount::ratio(1, 2)).min(share(value, 50));
        let around = |slack: Amount| Ends::between(value.minus(slack), value.plus(slack));
        let tenth = share(value, 10);
        let (right, near, why) = match quantity.modifier {
            Modifier::Exact => (around(tenth), around(half.max(tenth)), Fit::Rounded),
            Modifier::Approx => {
                (around(half.max(tenth)), around(half.max(share(value, 25))), Fit::Loose)
            }
            Modifier::Almost => (Ends::between(value.minus(half), value), around(half), Fit::Loose),
            Modifier::AtLeast | Modifier::MoreThan => {
                (Ends { low: ends.low, high: Some(value.plus(value)) }, ends, Fit::Loose)
            }
            Modifier::AtMost | Modifier::LessThan => (
                Ends { low: Some(value.minus(share(value, 75))), high: ends.high },
                ends,
                Fit::Loose,
            ),
            Modifier::Range | Modifier::Vague => return None,
        };
        Some(Self { right, near, why, lens })
    }

    /// A vague word. ACLED writes 3 for *several*, of which three are the least anyway, 10 for *tens*, 12 for *dozens*, 100
    /// for *hundreds*; what a word may stand for is no sharp line, so half and double of it are only imprecise.
    fn vague(quantity: &Quantity, lens: Lens) -> Option<Self> {
        // "Many" and "countless" have no upper end, and their lower end bounds nothing that could be looked up.
        let (mut low, high) = (quantity.low, quantity.high?);
        if lens == Lens::Acled {
            let code = match quantity.vague.as_deref().unwrap_or_default() {
                "tens" => Some(10),
                "dozens" => Some(12),
                "hundreds" => Some(100),
                _ => None,
            };
            low = code.map(Amount::whole).or(low);
        }
        let near = Ends { low: low.map(|low| share(low, 50)), high: Some(high.plus(high)) };
        Some(Self { right: Ends { low, high: Some(high) }, near, why: Fit::Loose, lens })
    }

    /// Whether `found` is no more than a lower bound of what the claim says: *at least 86* is no evidence for 90, nor
    /// against it.
    pub(crate) fn is_above(&self, found: Found) -> bool {
        found.at_least && self.right.low.is_some_and(|least| least > found.value)
    }

    /// The number of a band that counts under the lens.
    pub(crate) fn counted(&self, found: Found) -> Amount {
        match self.lens {
            Lens::Acled | Lens::EveryCasualty => found.band().0,
            Lens::Literal | Lens::Ucdp => found.value,
        }
    }

    /// How `found` lies to the claim.
    pub(crate) fn fit(&self, found: Found) -> Fit {
        let (low, high) = found.band();
        let one = self.counted(found);
        if self.right.meets(one, one) {
            return Fit::Within;
        }
        if low != high && self.right.meets(low, high) {
            let one_counts = matches!(self.lens, Lens::Ucdp | Lens::EveryCasualty);
            return if one_counts { Fit::OfBand } else { Fit::InBand };
        }
        if self.near.meets(one, one) { self.why } else { Fit::Outside }
    }

    /// What is right, and what is no more than imprecise: `only 500; imprecise from 475 to 525`.
    pub(crate) fn words(&self, number: impl Fn(Amount) -> String) -> String {
        let right = self.right.words(&number);
        if self.near == self.right {
            return right;
        }
        format!("{right}; imprecise {}", self.near.words(&number))
    }

    /// The one number that makes the claim true, where there is just one.
    pub(crate) fn only(&self) -> Option<Amount> {
        self.right.low.filter(|low| Some(*low) == self.right.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(quantity: &Quantity, value: i64) -> Fit {
        fit_band(quantity, Found::exactly(Amount::whole(value)), Lens::Literal)
    }

    fn fit_band(quantity: &Quantity, found: Found, lens: Lens) -> Fit {
        Interval::of(quantity, lens).unwrap().fit(found)
    }

    fn modified(modifier: Modifier, value: i64) -> Quantity {
        Quantity::modified(modifier, Amount::whole(value))
    }

    #[test]
    fn a_round_number_without_about_is_imprecise() {
        let exact = |value| modified(Modifier::Exact, value);
        assert_eq!(fit(&exact(73_000), 73_003), Fit::Rounded);
        assert_eq!(fit(&exact(61_700), 61_722), Fit::Rounded);
        assert_eq!(fit(&exact(61_700), 61_780), Fit::Outside);
        assert_eq!(fit(&exact(4_000), 4_226), Fit::Rounded);
        assert_eq!(fit(&exact(500), 498), Fit::Rounded);
        assert_eq!(fit(&exact(40), 38), Fit::Outside);
        assert_eq!(fit(&exact(73_003), 73_004), Fit::Outside);
    }

    #[test]
    fn about_reaches_as_far_as_the_digits_or_a_twentieth() {
        let about = |value| modified(Modifier::Approx, value);
        assert_eq!(fit(&about(500), 520), Fit::Within);
        assert_eq!(fit(&about(500), 549), Fit::Within);
        assert_eq!(fit(&about(5400), 4000), Fit::Outside);
        assert_eq!(fit(&about(430), 445), Fit::Within);
        assert_eq!(fit(&about(430), 470), Fit::Loose);
    }

    #[test]
    fn a_bound_that_is_true_and_far_off_misleads() {
        assert_eq!(fit(&modified(Modifier::MoreThan, 100), 728), Fit::Loose);
        assert_eq!(fit(&modified(Modifier::AtLeast, 10), 12), Fit::Within);
        assert_eq!(fit(&modified(Modifier::AtLeast, 1), 3), Fit::Within);
        assert_eq!(fit(&modified(Modifier::MoreThan, 269), 270), Fit::Within);
        assert_eq!(fit(&modified(Modifier::LessThan, 130), 130), Fit::Outside);
        assert_eq!(fit(&modified(Modifier::AtMost, 500), 728), Fit::Outside);
        assert_eq!(fit(&modified(Modifier::AtMost, 500), 12), Fit::Loose);
    }

    #[test]
    fn a_band_is_everything_within_it_unless_the_lens_says_otherwise() {
        let band = Found {
            low: Some(Amount::whole(3)),
            high: Some(Amount::whole(9)),
            ..Found::exactly(Amount::whole(5))
        };
        let seven = modified(Modifier::Exact, 7);
        assert_eq!(fit_band(&seven, band, Lens::Literal), Fit::InBand);
        assert_eq!(fit_band(&seven, band, Lens::Ucdp), Fit::OfBand);
        let three = modified(Modifier::Exact, 3);
        assert_eq!(fit_band(&three, band, Lens::Acled), Fit::Within);
    }

    #[test]
    fn vague_words_mean_what_the_lens_says() {
        let dozens = Quantity::vague("dozens", Some(Amount::whole(24)), Some(Amount::whole(99)));
        assert_eq!(fit(&dozens, 30), Fit::Within);
        assert_eq!(fit(&dozens, 12), Fit::Loose);
        assert_eq!(fit(&dozens, 5), Fit::Outside);
        let twelve = Found::exactly(Amount::whole(12));
        assert_eq!(fit_band(&dozens, twelve, Lens::Acled), Fit::Within);
        let tens = Quantity::vague("tens", Some(Amount::whole(20)), Some(Amount::whole(99)));
        let ten = Found::exactly(Amount::whole(10));
        assert_eq!(fit_band(&tens, ten, Lens::Acled), Fit::Within);
        assert_eq!(fit_band(&tens, ten, Lens::Literal), Fit::Loose);
        assert_eq!(Interval::of(&Quantity::vague("some", None, None), Lens::Literal), None);
    }

    #[test]
    fn hours_are_not_counted_by_the_minute() {
        let hours = |modifier, n| Quantity::lasting(modifier, Amount::whole(n), TimeUnit::Hour);
        assert_eq!(fit(&hours(Modifier::Approx, 3), 3 * 3600 - 900), Fit::Within);
        assert_eq!(fit(&hours(Modifier::Exact, 3), 3 * 3600 + 600), Fit::Within);
        assert_eq!(fit(&hours(Modifier::Exact, 3), 2 * 3600 + 2400), Fit::Rounded);
        assert_eq!(fit(&hours(Modifier::LessThan, 1), 40 * 60), Fit::Within);
        assert_eq!(fit(&hours(Modifier::LessThan, 1), 4000), Fit::Outside);
    }

    #[test]
    fn a_table_that_says_at_least_does_not_refute_more() {
        let open = Found { at_least: true, ..Found::exactly(Amount::whole(86)) };
        let is_above = |modifier, value| {
            Interval::of(&modified(modifier, value), Lens::Literal).unwrap().is_above(open)
        };
        assert!(is_above(Modifier::Exact, 90) && is_above(Modifier::AtLeast, 90));
        assert!(!is_above(Modifier::Exact, 86) && !is_above(Modifier::Exact, 80));
        let fit = |modifier, value| fit_band(&modified(modifier, value), open, Lens::Literal);
        assert_eq!(fit(Modifier::Exact, 86), Fit::Within);
        assert_eq!(fit(Modifier::AtLeast, 80), Fit::Within);
        assert_eq!(fit(Modifier::Exact, 80), Fit::Outside);
    }
}
