//! What may be the name of a place, and how much speaks for it.

mod division;
mod name;
mod neighbour;
mod organisation;
mod person;
mod scan;
mod site;
mod weight;

use std::collections::BTreeSet;
use std::ops::Range;

use tollcheck_lexicon::NameMatch;
use tollcheck_model::PlaceId;

use self::scan::Scan;
use crate::text::Text;

/// From this weight on, words are taken for the name of a place.
const ENOUGH: i32 = 3;

/// From this weight on, other mentions of the name gain by it.
const SURE: i32 = 4;

/// What sort of place the words beside a name call for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wanted {
    /// They say nothing.
    Any,
    /// *the Kharkiv region*
    Division,
    /// *the city of Kharkiv*
    Town,
    /// *the Saltivka neighbourhood*
    Part,
}

/// Words that may name a place.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The name, and the word for a division after it.
    pub(super) tokens: Range<usize>,
    /// What the gazetteer has under that name.
    pub(super) found: Option<NameMatch>,
    /// What sort of place the words beside it call for.
    pub(super) wanted: Wanted,
    /// How much speaks for a place.
    pub(super) weight: i32,
    /// Words beside it say that something is there: *in Kharkiv*, *Kharkiv, Ukraine*.
    located: bool,
    /// The number of the mention that says where this one lies: *Houston, Texas*.
    pub(super) within: Option<usize>,
    /// A noun that stands for a place named before: *the capital*.
    pub(super) definite: bool,
    /// A building, a road, a quarter: it lies in the town around it.
    pub(super) part: bool,
    /// An adjective or a people, which is no place but tells of one.
    pub(super) adjective: Option<PlaceId>,
}

impl Mention {
    /// Words of which nothing is known yet but how much speaks for a place.
    fn of(tokens: Range<usize>, weight: i32) -> Self {
        Self {
            tokens,
            found: None,
            wanted: Wanted::Any,
            weight,
            located: false,
            within: None,
            definite: false,
            part: false,
            adjective: None,
        }
    }

    /// Whether it is taken for a place.
    pub(super) fn holds(&self) -> bool {
        self.adjective.is_none() && self.weight >= ENOUGH
    }
}

/// All mentions of `text`, in order.
pub(super) fn mentions(text: &Text<'_>) -> Vec<Mention> {
    let mut scan = Scan {
        text: text.whole,
        tokens: &text.tokens,
        mentions: Vec::new(),
        people: BTreeSet::new(),
        told: BTreeSet::new(),
    };
    for sentence in &text.sentences {
        scan.read(sentence.tokens.clone());
    }
    let mut mentions = scan.mentions;
    agree(&mut mentions, &scan.people);
    mentions
}

/// Lets the mentions of one name agree: *in Cairns …* makes a place of *the Cairns police*, and *Georgia Stevens* takes
/// every bare *Georgia* that no preposition holds.
fn agree(mentions: &mut [Mention], people: &BTreeSet<PlaceId>) {
    let place = |mention: &Mention| mention.found.as_ref().and_then(|found| found.places.first());
    let sure: BTreeSet<_> = mentions
        .iter()
        .filter(|mention| mention.located && mention.weight >= SURE)
        .filter_map(place)
        .collect();
    for mention in mentions {
        let Some(place) = place(mention) else { continue };
        if sure.contains(&place) {
            if (0..ENOUGH).contains(&mention.weight) {
                mention.weight = ENOUGH;
            }
        } else if people.contains(&place) && !mention.located {
            mention.weight -= 6;
        }
    }
}
