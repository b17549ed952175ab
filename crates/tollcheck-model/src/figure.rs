//! Every numeric expression of a text, typed.

use serde::Serialize;

use crate::{Quantity, Span};

/// What sort of number an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureType {
    /// *72 people*
    Cardinal,
    /// *5 to 7*
    Range,
    /// *dozens*
    Vague,
    /// *a third of*
    Fraction,
    /// *twice as many*
    Multiple,
    /// *fifth*
    Ordinal,
    /// *three hours*
    Duration,
    /// *47-year-old*
    Age,
    /// *$6*
    Money,
    /// *12 %*
    Percent,
    /// *40 yards*
    Measure,
    /// *G7*, *S-300*
    Name,
    /// *October 7*
    Date,
    /// *2023*
    Year,
    /// *2:30 a.m.*
    Clock,
    /// *second-largest*, *No. 1*
    Rank,
    /// *3-1*
    Score,
    /// *555-0199*
    Phone,
    /// *Flight 370*, *Highway 61*
    Id,
    /// The number of an item of a list.
    List,
}

impl FigureType {
    /// The name in JSON, and the reason in `unread`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cardinal => "cardinal",
            Self::Range => "range",
            Self::Vague => "vague",
            Self::Fraction => "fraction",
            Self::Multiple => "multiple",
            Self::Ordinal => "ordinal",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Measure => "measure",
            Self::Name => "name",
            Self::Date => "date",
            Self::Year => "year",
            Self::Clock => "clock",
            Self::Rank => "rank",
            Self::Score => "score",
            Self::Phone => "phone",
            Self::Id => "id",
            Self::List => "list",
        }
    }

    /// Whether it states how many or how much, and so may stand in a claim.
    pub const fn counts(self) -> bool {
        matches!(
            self,
            Self::Cardinal
                | Self::Range
                | Self::Vague
                | Self::Fraction
                | Self::Multiple
                | Self::Ordinal
                | Self::Duration
        )
    }
}

/// One numeric expression, from its modifier to its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Modifier and number, with the unit where it belongs to them (*three hours*, *12 %*).
    pub span: Span,
    /// The number alone, without its modifier.
    pub number: Span,
    /// What sort of number it is.
    pub sort: FigureType,
    /// How many.
    pub quantity: Quantity,
    /// The production that read it.
    pub rule: &'static str,
}
