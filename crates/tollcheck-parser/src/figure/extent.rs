//! How many, before it is known what is counted and in what unit.

use tollcheck_model::{Amount, FigureType, Modifier, Quantity, TimeUnit};

/// One number, two, or a vague word.
#[derive(Clone, Debug)]
pub(super) enum Extent {
    /// *72*
    Exactly(Amount),
    /// *60 to 72*
    Between(Amount, Amount),
    /// *dozens*, in lower case, with the numbers that English uses it for.
    Vaguely(String, Amount, Option<Amount>),
}

impl Extent {
    /// The same, `by` times as much.
    pub(super) fn times(self, by: Amount) -> Self {
        if by == Amount::ONE {
            return self;
        }
        match self {
            Self::Exactly(value) => Self::Exactly(value.times(by)),
            Self::Between(low, high) => Self::Between(low.times(by), high.times(by)),
            Self::Vaguely(word, low, high) => {
                Self::Vaguely(word, low.times(by), high.map(|high| high.times(by)))
            }
        }
    }

    /// What sort of number it is where nothing measures it.
    pub(super) fn sort(&self) -> FigureType {
        match self {
            Self::Exactly(_) => FigureType::Cardinal,
            Self::Between(..) => FigureType::Range,
            Self::Vaguely(..) => FigureType::Vague,
        }
    }

    /// The quantity that it makes under `modifier`.
    pub(super) fn quantity(self, modifier: Modifier) -> Quantity {
        match self {
            Self::Exactly(value) => Quantity::modified(modifier, value),
            Self::Between(low, high) => Quantity::range(low, high),
            Self::Vaguely(word, low, high) => Quantity::vague(&word, Some(low), high),
        }
    }

    /// The quantity that it makes in units of time.
    pub(super) fn lasting(self, modifier: Modifier, unit: TimeUnit) -> Quantity {
        match self {
            Self::Exactly(value) => Quantity::lasting(modifier, value, unit),
            other => Quantity { unit: Some(unit), ..other.quantity(modifier) },
        }
    }

    /// The quantity that it makes of what comes in fractions: money, percent, measures.
    pub(super) fn measuring(self, modifier: Modifier) -> Quantity {
        let bound = self.clone();
        let mut quantity = self.quantity(modifier);
        if let Extent::Exactly(value) = bound {
            match modifier {
                Modifier::MoreThan => quantity.low = Some(value),
                Modifier::LessThan => quantity.high = Some(value),
                _ => {}
            }
        }
        quantity
    }
}
