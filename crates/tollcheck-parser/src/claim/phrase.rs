//! Noun phrases that hold a number, or stand for one.

use tollcheck_model::{Amount, Quantity, Span};

use super::noun::Noun;

/// A noun phrase with a number: *at least 72 people*, *12 others*, *a woman*, *no casualties*.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The figure, by its place in the layer; none in *a woman*.
    pub(super) figure: Option<usize>,
    /// How many.
    pub(super) quantity: Quantity,
    /// Modifier, number and noun.
    pub(super) span: Span,
    /// What is counted.
    pub(super) noun: Noun,
    /// *12 of the*, *nine of them*: some of what was named before.
    pub(super) some_of: bool,
    /// *12 others*, *three more*
    pub(super) more: bool,
    /// What gives its number.
    pub(super) by: By,
    /// Its chunk.
    pub(super) chunk: usize,
}

/// What gives a phrase its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// A number, or that it is one: *12 people*, *a woman*.
    Number,
    /// An ordinal: *a second victim*.
    Ordinal,
    /// People counted before: *the officers*.
    Before,
    /// Somebody's: *his wife*, who counts only in a sum.
    Relation,
    /// What was counted right before, in other words: *one of the victims, **a doctor**, died*.
    Apposition,
    /// A part without a number: *most of*, *99 percent of*.
    Portion,
}

impl By {
    /// Whether the phrase has no number that is claimed by itself.
    pub(super) fn is_no_number(self) -> bool {
        matches!(self, Self::Relation | Self::Apposition | Self::Portion)
    }
}

impl Phrase {
    /// A phrase that only stands for a number.
    pub(super) fn implied(quantity: Quantity, span: Span, noun: Noun, chunk: usize) -> Self {
        Self {
            figure: None,
            quantity,
            span,
            noun,
            some_of: false,
            more: false,
            by: By::Number,
            chunk,
        }
    }

    /// Whether it is one, exactly.
    pub(super) fn is_one(&self) -> bool {
        self.quantity.value == Some(Amount::ONE)
    }
}

/// One, exactly.
pub(super) fn one() -> Quantity {
    Quantity::exactly(Amount::ONE)
}
