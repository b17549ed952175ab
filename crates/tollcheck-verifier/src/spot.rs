//! Which places of a table answer for the place of a claim.

use std::borrow::Cow;

use tollcheck_lexicon::{fights, side};
use tollcheck_model::{Claim, Place, PlaceSort};
use tollcheck_sources::RowPlace;

use crate::counting::{DRONES_LAUNCHED, MISSILES_LAUNCHED};
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::named::{Named, plain};
use crate::speaker;

/// How a place of a table lies to the place of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// It is the same, or lies in it.
    Inside,
    /// The claim's place lies in it: the row may be about another part of it.
    Around,
    /// It is somewhere else, or nothing tells.
    Elsewhere,
}

/// The places of a table that answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spots {
    /// Their numbers in the list of the table, in order.
    pub(crate) inside: Vec<usize>,
    /// Those that are larger than the place of the claim.
    pub(crate) around: Vec<usize>,
    /// The name of the place, for the query; `None` where the whole table answers.
    pub(crate) name: Option<Cow<'static, str>>,
    /// Why the place is not sure.
    pub(crate) doubt: Option<Doubt>,
}

impl Spots {
    /// Those inside and those around, in order.
    pub(crate) fn all(&self) -> Vec<usize> {
        let mut all = self.inside.clone();
        all.extend(&self.around);
        all.sort_unstable();
        all
    }
}

/// The places of `table` that answer for `claim`; `None` where it covers another place.
pub(crate) fn spots(claim: &Claim, table: &Desk<'_>) -> Option<Spots> {
    let everywhere = || (0..table.places.list.len()).collect::<Vec<_>>();
    // "Russia launched": where it came from is not where it went.
    let place = claim.place.as_ref().filter(|place| !is_actor(claim, place));
    let Some(place) = place else {
        let doubt = (!is_tied(claim, table)).then_some(Doubt::NoPlace);
        return Some(Spots { inside: everywhere(), name: None, doubt, around: Vec::new() });
    };
    if let (Some(here), Some(there)) = (&place.country, &table.country)
        && here != there
    {
        return None;
    }
    // Where somebody named ties the claim to the table, a place that is only inferred does no harm.
    let carried = place.inherited || place.guessed;
    let inferred = carried && !is_tied(claim, table);
    let doubt = inferred.then_some(Doubt::PlaceInferred);
    let mut spots = Spots { name: Some(place.name.clone()), doubt, ..Spots::default() };
    let said = Said { place, name: plain(&place.name), region: place.admin1.map(plain) };
    for (at, row) in table.places.list.iter().enumerate() {
        match relation(&said, row, table.named(at), table) {
            Relation::Inside => spots.inside.push(at),
            Relation::Around => spots.around.push(at),
            Relation::Elsewhere => {}
        }
    }
    let found = !spots.inside.is_empty() || !spots.around.is_empty();
    if !found && carried && place.country.is_some() && is_tied(claim, table) {
        // "Russia launched 728 drones", after a sentence about a town: a table of the whole country may be meant.
        spots.inside = everywhere();
        spots.doubt = Some(Doubt::PlaceInferred);
    }
    if spots.inside.len() == table.places.list.len() {
        spots.name = None;
    }
    (!spots.inside.is_empty() || !spots.around.is_empty()).then_some(spots)
}

/// Whether the place of a launch is only whose launch it was.
fn is_actor(claim: &Claim, place: &Place) -> bool {
    let launched = claim.kind == DRONES_LAUNCHED || claim.kind == MISSILES_LAUNCHED;
    let country = place.country.filter(|_| place.sort == PlaceSort::Country);
    launched && country.is_some() && acts_for(claim) == country
}

/// The side of the one who acts.
fn acts_for(claim: &Claim) -> Option<&'static str> {
    claim.actor.as_ref().and_then(|actor| side(&actor.text))
}

/// Whether somebody named in the claim ties it to a table that is all about one place: the speaker whose figures
/// the table holds, or the one who acts, there or against those there.
fn is_tied(claim: &Claim, table: &Desk<'_>) -> bool {
    let Some(country) = &table.country else { return false };
    if !table.places.columns.is_empty() {
        return false;
    }
    acts_for(claim).is_some_and(|actor| actor == country || fights(actor, country))
        || speaker::is_origin(claim.attribution.as_ref(), table, table.publisher())
}

/// The place of a claim.
struct Said<'c> {
    place: &'c Place,
    /// Its name, and that of its region, without the words for what sort of place it is.
    name: String,
    region: Option<String>,
}

/// How the place of a row, which is `named` so, lies to the place of a claim.
fn relation(said: &Said<'_>, row: &RowPlace, named: &Named, table: &Desk<'_>) -> Relation {
    let place = said.place;
    let is_same = |name: &String| !name.is_empty() && *name == said.name;
    if table.places.columns.is_empty() && named.whole.as_ref().is_some_and(is_same) {
        return Relation::Inside;
    }
    let gazetteer = tollcheck_lexicon::gazetteer();
    if let (Some(said), Some(there)) = (place.id, row.id.or(table.place_id)) {
        if gazetteer.contains(said, there) {
            return Relation::Inside;
        }
        if row.exact {
            let around = gazetteer.contains(there, said);
            return if around { Relation::Around } else { Relation::Elsewhere };
        }
    }
    if named.names.iter().chain(&named.whole).any(is_same) {
        return Relation::Inside;
    }
    let same_country = place.country.is_some() && place.country == table.country.as_deref();
    if same_country && place.sort <= PlaceSort::Country {
        return Relation::Inside;
    }
    let region = said.region.as_ref().filter(|region| !region.is_empty());
    let in_region = region == Some(&named.name);
    let only_country = same_country && named.whole.is_none() && named.names.is_empty();
    if in_region || only_country { Relation::Around } else { Relation::Elsewhere }
}
