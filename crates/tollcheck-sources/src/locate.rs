//! Names of places in rows, put to the gazetteer.

use tollcheck_lexicon::{Gazetteer, gazetteer};
use tollcheck_model::{PlaceId, PlaceSort};

use crate::near;
use crate::places::PlaceRole;

/// Words after a name that say what it is the name of; the gazetteer knows those of divisions itself.
const SORTS: &[&str] =
    &["city", "town", "village", "settlement", "camp", "refugee camp", "area", "municipality"];

/// How far from the stated point a place may lie, in hundred-thousandths of a degree.
const NEAR: i64 = 60_000;

/// Where a row is, as far as the gazetteer knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Location {
    /// The smallest known place.
    pub(crate) place: Option<PlaceId>,
    /// Whether it is the one that the row names, and not one around it.
    pub(crate) exact: bool,
}

/// The place of a table as a whole: its `place` within its `country`.
pub(crate) fn whole(place: Option<&str>, country: Option<&str>) -> Option<PlaceId> {
    let country = country.and_then(|code| country_of(gazetteer(), code));
    place.and_then(|name| find(name, None, country, None)).or(country)
}

/// The smallest known place that `names` lead to, from the largest place to the smallest, all within `whole`.
pub(crate) fn locate<'n>(
    names: impl Iterator<Item = (PlaceRole, &'n str)>,
    whole: Option<PlaceId>,
    point: Option<(i32, i32)>,
) -> Location {
    let mut location = Location { place: whole, exact: whole.is_some() };
    for (role, name) in names {
        let name = name.trim();
        if name.is_empty() {
            continue;
        }
        if role == PlaceRole::Point {
            let near = point.and_then(|point| near::around(point, location.place));
            return Location { place: near.or(location.place), exact: false };
        }
        let found = find(name, Some(role), location.place, point);
        location = Location { place: found.or(location.place), exact: found.is_some() };
    }
    location
}

fn find(
    name: &str,
    role: Option<PlaceRole>,
    within: Option<PlaceId>,
    point: Option<(i32, i32)>,
) -> Option<PlaceId> {
    let places = gazetteer();
    if role == Some(PlaceRole::Country)
        && let Some(country) = country_of(places, name)
    {
        return within.is_none_or(|within| places.contains(within, country)).then_some(country);
    }
    spellings(name).find_map(|name| pick(places, name, role, within, point))
}

/// The name as written, without what stands in brackets, without the word for its sort, and what stands in brackets.
fn spellings(name: &str) -> impl Iterator<Item = &str> {
    let (plain, inside) = match name.split_once('(') {
        Some((before, rest)) => (before.trim(), rest.split(')').next().map(str::trim)),
        None => (name, None),
    };
    let short = SORTS.iter().find_map(|sort| {
        let at = plain.len().checked_sub(sort.len())?;
        let tail = plain.get(at..)?;
        let before = plain.get(..at)?;
        (tail.eq_ignore_ascii_case(sort) && before.ends_with(' ')).then(|| before.trim_end())
    });
    [Some(name), Some(plain), short, inside].into_iter().flatten().filter(|name| !name.is_empty())
}

/// The likeliest place of a name that lies within `within`, is no larger than its column says, and is near `point`.
fn pick(
    places: &Gazetteer,
    name: &str,
    role: Option<PlaceRole>,
    within: Option<PlaceId>,
    point: Option<(i32, i32)>,
) -> Option<PlaceId> {
    let largest = match role {
        None | Some(PlaceRole::Country | PlaceRole::Point) => PlaceSort::Area,
        Some(PlaceRole::Admin1) => PlaceSort::Region,
        Some(PlaceRole::Admin2) => PlaceSort::District,
        Some(PlaceRole::Place) => PlaceSort::Country,
    };
    let fits = |place: &PlaceId| {
        within.is_none_or(|within| places.contains(within, *place))
            && places.get(*place).is_some_and(|entry| entry.sort >= largest)
    };
    // A first-level division is rather the region of a name than its town; a capital region is often both.
    let candidates: Vec<PlaceId> = places.find(name).filter(fits).collect();
    let sort = match role {
        Some(PlaceRole::Admin1) => Some(PlaceSort::Region),
        Some(PlaceRole::Admin2) => Some(PlaceSort::District),
        _ => None,
    };
    let of_sort =
        |place: &&PlaceId| places.get(**place).is_some_and(|entry| Some(entry.sort) == sort);
    if let Some(place) = candidates.iter().find(of_sort) {
        return Some(*place);
    }
    let Some(point) = point else { return candidates.first().copied() };
    let distance = |place: &PlaceId| {
        let own = places.get(*place).and_then(|entry| entry.point);
        own.map_or(NEAR, |own| apart(own, point))
    };
    let nearest = candidates.iter().min_by_key(|place| distance(place))?;
    let divisions = places.get(*nearest).is_some_and(|entry| entry.sort < PlaceSort::Town);
    (divisions || distance(nearest) <= NEAR).then_some(*nearest)
}

/// A distance that compares well enough over a few degrees.
fn apart(one: (i32, i32), other: (i32, i32)) -> i64 {
    let (north, east) =
        (i64::from(one.0) - i64::from(other.0), i64::from(one.1) - i64::from(other.1));
    north.abs().max(east.abs())
}

/// The country with this code of two letters, or of this name.
fn country_of(places: &Gazetteer, name: &str) -> Option<PlaceId> {
    let of_code = (name.len() == 2).then(|| places.country(&name.to_ascii_uppercase())).flatten();
    of_code.or_else(|| {
        let is_country = |place: &PlaceId| {
            places.get(*place).is_some_and(|entry| entry.sort == PlaceSort::Country)
        };
        spellings(name).find_map(|name| places.find(name).find(is_country))
    })
}

/// Degrees in a cell, in hundred-thousandths.
pub(crate) fn degrees(bytes: &[u8]) -> Option<i32> {
    let degrees: f64 = std::str::from_utf8(bytes).ok()?.trim().parse().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "it lies between -180 and 180 degrees")]
    let whole = (degrees * 1e5).round() as i32;
    (-180.0..=180.0).contains(&degrees).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place that names lead to: its name, and a question mark where it is one around it.
    fn place(names: &[(PlaceRole, &str)]) -> String {
        let location = locate(names.iter().copied(), None, None);
        let entry = location.place.and_then(|place| gazetteer().get(place));
        let name = entry.map_or("nowhere", |entry| entry.name);
        format!("{name}{}", if location.exact { "" } else { "?" })
    }

    #[test]
    fn a_row_is_where_its_most_specific_known_name_is() {
        use PlaceRole::{Admin1, Country, Place};
        let rows: [&[(PlaceRole, &str)]; 7] = [
            &[(Country, "Ukraine"), (Admin1, "Kiev Special Republican City"), (Place, "Kiev city")],
            &[(Country, "Ukraine"), (Admin1, "Zaporizhzhia oblast"), (Place, "Orikhiv town")],
            &[(Country, "Ukraine"), (Admin1, "Donetsk oblast"), (Place, "a hill near the river")],
            &[(Country, "Yemen (North Yemen)"), (Admin1, "Ḩaḑramawt governorate"), (Place, "")],
            &[(Country, "Syria"), (Admin1, "Damascus governorate"), (Place, "Damascus city")],
            &[(Country, "UA"), (Place, "Nikopol")],
            &[(Place, "Nowhere at all")],
        ];
        let shown: Vec<String> = rows.iter().map(|names| place(names)).collect();
        insta::assert_snapshot!(
            shown.join("; "),
            @"Kyiv; Orikhiv; Donetsk Oblast?; Hadramawt; Damascus; Nikopol; nowhere?"
        );
    }

    #[test]
    fn a_point_chooses_among_places_of_one_name() {
        let at = |point| {
            let place = locate([(PlaceRole::Place, "Paris")].into_iter(), None, Some(point)).place;
            place.and_then(|place| gazetteer().get(place)).and_then(|entry| entry.country)
        };
        assert_eq!(at((4_885_000, 235_000)), Some("FR"));
        assert_eq!(at((3_366_000, -9_555_000)), Some("US"));
        assert_eq!(at((0, 0)), None);
    }

    #[test]
    fn degrees_stay_on_the_globe() {
        assert_eq!(degrees(b" 50.450000 "), Some(5_045_000));
        assert_eq!(degrees(b"1e300"), None);
        assert_eq!(degrees(b"NaN"), None);
        assert_eq!(degrees(b""), None);
    }
}
