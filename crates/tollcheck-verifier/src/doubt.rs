//! Why a figure that differs does not refute a claim.

/// What is not sure of the link between a claim and the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Doubt {
    /// The date is carried over or that of the article.
    DateInferred,
    /// The text names no place.
    NoPlace,
    /// The place is carried over, or one of several of its name.
    PlaceInferred,
    /// The row names a larger place.
    Coarse,
    /// The group that the claim counts is not counted apart.
    Group,
    /// The weapon that the claim counts is not counted apart.
    Weapon,
    /// The claim counts one side, the table does not tell sides apart.
    Side,
    /// The table tells whose doing each row is, and knows nobody of the claim's name.
    Actor,
    /// Several rows could be meant.
    Ambiguous,
    /// The row may count the other figures of the sentence as well.
    Shared,
    /// Somebody else than the publisher of daily reports speaks, perhaps of a part of the day.
    Speaker,
    /// The table says *at least*, and the claim more.
    Bound,
    /// A sum over many rows, which others may cut or count a little otherwise.
    Cut,
    /// A difference of two totals, which are revised.
    Revised,
    /// Only the noun says what was counted: *an average of 165 drones a day*, launched or shot down.
    Verb,
    /// The claim is added up over a list of the text.
    Derived,
}

impl Doubt {
    /// The doubt in words, after *but*.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::DateInferred => "the text does not say on which day",
            Self::NoPlace => "the text does not say where",
            Self::PlaceInferred => "the place is inferred",
            Self::Coarse => "the row names only the region",
            Self::Group => "the table does not count that group separately",
            Self::Weapon => "the table does not count that weapon separately",
            Self::Side => "the table does not count that side separately",
            Self::Actor => "the table names no such actor",
            Self::Ambiguous => "several rows could be meant",
            Self::Shared => "the row may count the other figures of the sentence as well",
            Self::Speaker => "another speaker may mean a part of the day",
            Self::Bound => "it is no more than a lower bound",
            Self::Cut => "the two are so close that the days may only be cut otherwise",
            Self::Revised => "a total also rises by late reports of earlier days",
            Self::Verb => "the text does not say whether launched or shot down",
            Self::Derived => "the number is added up from the text",
        }
    }
}
