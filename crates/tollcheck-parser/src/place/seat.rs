//! Places within the words for a speaker: *Kyiv*, *the governor of **Kherson***, *officials in **Geneva***.

use tollcheck_lexicon::gazetteer;
use tollcheck_model::{Attribution, Place, PlaceSort, SourceType, Span};

use super::role::Role;

/// Buildings that stand for a government.
const OFFICES: &[&str] =
    &["White House", "Pentagon", "Kremlin", "Capitol Hill", "Downing Street", "Westminster"];

/// Where the speakers of a text stand, in order.
pub(super) struct Seats(Vec<(Span, Option<SourceType>)>);

impl Seats {
    /// Those of `attributions`.
    pub(super) fn of(attributions: &[Attribution]) -> Self {
        let mut spans: Vec<_> = attributions
            .iter()
            .filter_map(|said| Some((said.source.as_ref()?.span, said.source_type)))
            .collect();
        spans.sort_by_key(|(span, _)| (span.start, span.end));
        Self(spans)
    }

    /// What a place does that would have `role` if nobody spoke, where it stands within the words for a speaker.
    pub(super) fn role(&self, place: &Place, role: Role) -> Option<Role> {
        let next = self.0.partition_point(|(span, _)| span.start <= place.span.start);
        let (span, sort) = next.checked_sub(1).and_then(|last| self.0.get(last))?;
        let within = place.span.end <= span.end && role != Role::Dateline;
        let speaks = within && *sort != Some(SourceType::Document);
        speaks.then(|| match sort {
            // A health ministry counts for all of its land.
            Some(SourceType::Health) if place.sort > PlaceSort::Country => Role::Target,
            _ if is_local(place, *sort, role) => Role::Seat,
            _ => Role::Speaker,
        })
    }
}

/// Whether who speaks from a place tells of it: a governor, its police, somebody who lives there, but no capital, and nobody
/// who only talks there.
fn is_local(place: &Place, sort: Option<SourceType>, role: Role) -> bool {
    let at_hand = match sort {
        Some(
            SourceType::Government
            | SourceType::Military
            | SourceType::Police
            | SourceType::Emergency
            | SourceType::Witness,
        ) => true,
        Some(SourceType::Person) | None => role != Role::Speaker,
        _ => false,
    };
    let capital = || {
        let country = place.country.and_then(|code| gazetteer().country(code));
        place.id.is_some() && place.id == country.and_then(|country| gazetteer().capital(country))
    };
    at_hand && place.sort > PlaceSort::Country && !OFFICES.contains(&&*place.name) && !capital()
}
