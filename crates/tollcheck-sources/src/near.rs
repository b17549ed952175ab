//! Where a point is, by the places that lie around it.
//!
//! The gazetteer knows points and no borders, so that a point is never put into a town: it lies in the division that
//! all known places near it lie in, and where they lie in several, in what is around those.

use std::sync::LazyLock;

use tollcheck_lexicon::gazetteer;
use tollcheck_model::{PlaceId, PlaceSort};

/// How far away the nearest known town may be, in kilometres.
const NEAREST: f64 = 15.0;

/// How far around all towns have to agree.
const AGREED: f64 = 30.0;

/// Kilometres of a hundred-thousandth of a degree of latitude.
const UNIT: f64 = 111.2 / 1e5;

/// Towns by latitude.
static TOWNS: LazyLock<Vec<(i32, i32, PlaceId)>> = LazyLock::new(|| {
    let all = (0..).map(PlaceId).map_while(|id| Some((id, gazetteer().get(id)?)));
    let towns = all.filter(|(_, entry)| entry.sort == PlaceSort::Town);
    let mut towns: Vec<_> = towns
        .filter_map(|(id, entry)| entry.point.map(|(north, east)| (north, east, id)))
        .collect();
    towns.sort_unstable();
    towns
});

/// The smallest division or country that holds every known town around `point`, within `whole`.
pub(crate) fn around(point: (i32, i32), whole: Option<PlaceId>) -> Option<PlaceId> {
    #[expect(clippy::cast_possible_truncation, reason = "some kilometres are few degrees")]
    let reach = (AGREED / UNIT) as i32;
    let from = TOWNS.partition_point(|(north, ..)| *north < point.0.saturating_sub(reach));
    let to = TOWNS.partition_point(|(north, ..)| *north <= point.0.saturating_add(reach));
    let band = TOWNS.get(from..to).unwrap_or_default();
    let near: Vec<(f64, PlaceId)> = band
        .iter()
        .map(|(north, east, id)| (kilometres(point, (*north, *east)), *id))
        .filter(|(away, _)| *away <= AGREED)
        .collect();
    let (_, nearest) = near
        .iter()
        .filter(|(away, _)| *away <= NEAREST)
        .min_by(|one, other| one.0.total_cmp(&other.0))?;
    let places = gazetteer();
    let larger = |place: &PlaceId| {
        let sort = places.get(*place).map(|entry| entry.sort);
        matches!(sort, Some(PlaceSort::Region | PlaceSort::Country))
    };
    places
        .above(*nearest)
        .filter(larger)
        .find(|outer| near.iter().all(|(_, town)| places.contains(*outer, *town)))
        .filter(|found| whole.is_none_or(|whole| places.contains(whole, *found)))
}

/// The distance of two points that are not far apart.
fn kilometres(one: (i32, i32), other: (i32, i32)) -> f64 {
    let north = f64::from(one.0) - f64::from(other.0);
    let east =
        (f64::from(one.1) - f64::from(other.1)) * (f64::from(one.0) / 1e5).to_radians().cos();
    north.hypot(east) * UNIT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(north: f64, east: f64) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "degrees are few")]
        let point = ((north * 1e5) as i32, (east * 1e5) as i32);
        let entry = around(point, None).and_then(|place| gazetteer().get(place));
        entry.map_or("nowhere", |entry| entry.name).to_owned()
    }

    #[test]
    fn a_point_lies_in_what_holds_all_towns_around_it() {
        insta::assert_snapshot!(place(47.57, 35.79), @"Zaporizhzhia Oblast");
        insta::assert_snapshot!(place(0.0, -30.0), @"nowhere");
    }

    #[test]
    fn near_a_border_it_lies_in_what_is_around_both_sides() {
        // Between Kherson and Mykolaiv, then between Strasbourg and Kehl.
        insta::assert_snapshot!(place(46.80, 32.30), @"Ukraine");
        insta::assert_snapshot!(place(48.57, 7.79), @"nowhere");
    }

    #[test]
    fn what_lies_out_of_the_whole_table_is_no_place_of_it() {
        let ukraine = gazetteer().country("UA");
        assert_eq!(around((4_885_000, 235_000), ukraine), None);
    }
}
