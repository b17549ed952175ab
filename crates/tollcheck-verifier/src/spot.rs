//! Which places of a table answer for the place of a claim.

use tollcheck_lexicon::{fights, side};
use tollcheck_model::{Claim, Kind, Place, PlaceSort};
use tollcheck_sources::RowPlace;

use crate::desk::Desk;
use crate::doubt::Doubt;
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
    pub(crate) name: Option<String>,
    /// Why the place is not sure.
    pub(crate) doubt: Option<Doubt>,
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
    let inferred = (place.inherited || place.guessed) && !is_tied(claim, table);
    let doubt = inferred.then_some(Doubt::PlaceInferred);
    let mut spots = Spots { name: Some(place.name.clone()), doubt, ..Spots::default() };
    for (at, row) in table.places.list.iter().enumerate() {
        match relation(place, row, table) {
            Relation::Inside => spots.inside.push(at),
            Relation::Around => spots.around.push(at),
            Relation::Elsewhere => {}
        }
    }
    if spots.inside.len() == table.places.list.len() {
        spots.name = None;
    }
    (!spots.inside.is_empty() || !spots.around.is_empty()).then_some(spots)
}

/// Whether the place of a launch is only whose launch it was.
fn is_actor(claim: &Claim, place: &Place) -> bool {
    let launched = claim.kind == Kind("drones_launched") || claim.kind == Kind("missiles_launched");
    let actor = claim.actor.as_ref().and_then(|actor| side(&actor.text));
    launched
        && place.sort == PlaceSort::Country
        && actor.is_some()
        && actor == place.country.as_deref()
}

/// Whether somebody named in the claim ties it to a table that is all about one place: the speaker whose figures
/// the table holds, or the one who acts, there or against those there.
fn is_tied(claim: &Claim, table: &Desk<'_>) -> bool {
    let Some(country) = &table.country else { return false };
    if !table.places.columns.is_empty() {
        return false;
    }
    let speaker = speaker::is_origin(claim.attribution.as_ref(), table, table.publisher());
    let actor = claim.actor.as_ref().and_then(|actor| side(&actor.text));
    speaker || actor.is_some_and(|actor| actor == country || fights(actor, country))
}

/// How the place of a row lies to the place of a claim.
fn relation(place: &Place, row: &RowPlace, table: &Desk<'_>) -> Relation {
    let whole = table.place.as_deref();
    if table.places.columns.is_empty() && whole.is_some_and(|whole| is_same(&place.name, whole)) {
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
    let names = row.names.iter().map(String::as_str).filter(|name| !name.trim().is_empty());
    if names.clone().chain(whole).any(|name| is_same(&place.name, name)) {
        return Relation::Inside;
    }
    let same_country = place.country.is_some() && place.country == table.country;
    if same_country && place.sort <= PlaceSort::Country {
        return Relation::Inside;
    }
    let region = place.admin1.as_deref().is_some_and(|region| is_same(region, &row.name));
    let only_country = same_country && whole.is_none() && names.count() == 0;
    if region || only_country { Relation::Around } else { Relation::Elsewhere }
}

/// Words that say what sort of place a name is.
const SORTS: &[&str] = &[
    "oblast",
    "region",
    "province",
    "governorate",
    "state",
    "city",
    "strip",
    "district",
    "raion",
    "county",
    "the",
    "of",
    "republic",
    "municipality",
    "area",
    "department",
    "prefecture",
    "territory",
    "special",
    "republican",
];

/// Whether two names are the same but for the word that says what sort of place it is.
fn is_same(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
            .map(str::to_lowercase)
            .filter(|word| !word.is_empty() && !SORTS.contains(&word.as_str()))
            .collect()
    };
    let (one, other) = (words(one), words(other));
    !one.is_empty() && one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sort_of_a_place_is_not_its_name() {
        assert!(is_same("Gaza", "Gaza Strip"));
        assert!(is_same("Zaporizhzhia region", "Zaporizhzhia Oblast"));
        assert!(!is_same("Kharkiv", "Kherson"));
        assert!(!is_same("the region", "the city"));
    }
}
