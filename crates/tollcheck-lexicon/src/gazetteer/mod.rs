//! The places of the world, by every spelling that news has for them.
//!
//! Made from <https://www.geonames.org> (CC BY 4.0) by `scripts/gazetteer.py`, with what people wrote in
//! `gazetteer/*.txt`; laid out by the build script so that it is read in place.

mod key;
mod store;

use std::iter::FusedIterator;
use std::ops::Range;

use tollcheck_model::{PlaceId, PlaceSort};

use key::{Key, without_division};
use store::{Group, Named, Record};

/// What the gazetteer knows of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceEntry {
    /// Its name in English news.
    pub name: &'static str,
    /// What sort of place.
    pub sort: PlaceSort,
    /// ISO 3166-1 alpha-2; an area over several countries has none.
    pub country: Option<&'static str>,
    /// The division, country or area in which it lies.
    pub parent: Option<PlaceId>,
    /// The first-level division in which it lies, or which it is.
    pub admin1: Option<PlaceId>,
    /// Latitude and longitude in hundred-thousandths of a degree.
    pub point: Option<(i32, i32)>,
    /// People who live there; 0 if unknown.
    pub population: u32,
}

/// All places. There is one, got by [`gazetteer`].
#[derive(Debug)]
pub struct Gazetteer(());

static GAZETTEER: Gazetteer = Gazetteer(());

/// The gazetteer of the program.
pub fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

/// The longest name that some words open with, as [`Gazetteer::longest`] found it.
#[derive(Clone, Debug)]
pub struct NameMatch {
    /// How many of the words.
    pub words: usize,
    /// The places of that name, the likeliest first.
    pub places: Candidates,
    /// The country or area whose adjective it is: *Ukrainian*.
    pub adjective_of: Option<PlaceId>,
    /// What else the name is.
    pub also: Also,
}

/// What the name of a place is besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Also(u32);

impl Also {
    /// Capitals that stand for a longer name: *US*, *D.C.*
    pub const SHORT: Self = Self(8);

    /// A word of English: *Reading*, *Nice*.
    pub const fn is_word(self) -> bool {
        self.0 & 1 != 0
    }

    /// A first name of people: *Jordan*, *Sydney*.
    pub const fn is_first_name(self) -> bool {
        self.0 & 2 != 0
    }

    /// A last name of people: *Washington*, *Lincoln*.
    pub const fn is_last_name(self) -> bool {
        self.0 & 4 != 0
    }

    /// Whether news means the first of its places unless it says otherwise: *Gaza*, *Moscow*.
    pub const fn is_settled(self) -> bool {
        self.0 & 16 != 0
    }

    /// Nothing but the name of a place.
    pub const fn is_nothing(self) -> bool {
        self.0.is_multiple_of(16)
    }

    /// Capitals that stand for a longer name: *US*, *D.C.*
    pub const fn is_short(self) -> bool {
        self.0 & Self::SHORT.0 != 0
    }
}

impl Gazetteer {
    /// The places called `name`, the likeliest first: any case, any accents, any usual spelling, and a division with or
    /// without its word (*Kharkiv oblast*, *the Kharkiv region*).
    pub fn find(&self, name: &str) -> Candidates {
        let key = Key::of(name);
        let full = key.text();
        let named = |name: &str| {
            let group = Group::of(name.as_bytes())?;
            let division = || {
                let named = group.find(without_division(name)?.as_bytes())?;
                Some(Candidates { divisions: true, ..Candidates::of(named) })
            };
            group.find(name.as_bytes()).map(Candidates::of).or_else(division)
        };
        named(full)
            .or_else(|| named(full.strip_prefix("the ")?))
            .unwrap_or(Candidates { range: 0..0, divisions: false })
    }

    /// The longest name that `words` open with.
    pub fn longest<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<NameMatch> {
        let mut words = words;
        let mut key = Key::of(words.next()?);
        // "St." opens names under "saint", and nothing alone.
        let mut ends = [0; 8];
        let mut taken = 1;
        ends[0] = key.bytes().len();
        if matches!(key.bytes(), b"st" | b"ft" | b"mt") {
            key.push(words.next()?);
            ends[0] = 0;
            ends[1] = key.bytes().len();
            taken = 2;
        }
        let group = Group::of(key.bytes())?;
        while taken < group.most.min(ends.len()) {
            let Some(word) = words.next() else { break };
            key.push(word);
            ends[taken] = key.bytes().len();
            taken += 1;
        }
        (0..taken).rev().find_map(|last| {
            let named = group.find(key.bytes().get(..ends[last])?)?;
            Some(NameMatch {
                words: last + 1,
                places: Candidates::of(named),
                adjective_of: named.adjective_of(),
                also: Also(named.double()),
            })
        })
    }

    /// The country or area of which `word` is the adjective or a citizen: *Ukrainian*, *Palestinians*.
    pub fn demonym(&self, word: &str) -> Option<PlaceId> {
        let key = Key::of(word);
        Group::of(key.bytes())?.find(key.bytes())?.adjective_of()
    }

    /// The country with this ISO 3166-1 alpha-2 code.
    pub fn country(&self, code: &str) -> Option<PlaceId> {
        store::country(code)
    }

    /// The capital of a country.
    pub fn capital(&self, country: PlaceId) -> Option<PlaceId> {
        store::capital(country)
    }

    /// The entry of a place.
    pub fn get(&self, place: PlaceId) -> Option<PlaceEntry> {
        let record = Record::of(place)?;
        let admin1 = self
            .above(place)
            .find(|&place| Record::of(place).is_some_and(|r| r.sort() == PlaceSort::Region));
        Some(PlaceEntry {
            name: record.name(),
            sort: record.sort(),
            country: record.country(),
            parent: record.parent(),
            admin1,
            point: record.point(),
            population: record.people(),
        })
    }

    /// Whether `inner` lies in `outer` or is the same place.
    pub fn contains(&self, outer: PlaceId, inner: PlaceId) -> bool {
        self.above(inner).any(|place| place == outer)
    }

    /// `place`, and every place around it, from the inside out.
    pub fn above(&self, place: PlaceId) -> impl Iterator<Item = PlaceId> + use<> {
        // Places lie in each other eight deep at most; the bound keeps a fault in the data from turning into a hang.
        std::iter::successors(Some(place), |&place| Record::of(place)?.parent()).take(8)
    }
}

/// Places of one name, the likeliest first.
#[derive(Clone, Debug)]
pub struct Candidates {
    range: Range<usize>,
    /// Only regions and districts.
    divisions: bool,
}

impl Candidates {
    fn of(named: Named) -> Self {
        Self { range: named.places(), divisions: false }
    }

    /// Whether no place has the name.
    pub fn is_empty(&self) -> bool {
        self.clone().next().is_none()
    }

    /// The likeliest place.
    pub fn first(&self) -> Option<PlaceId> {
        self.clone().next()
    }
}

impl Iterator for Candidates {
    type Item = PlaceId;

    fn next(&mut self) -> Option<PlaceId> {
        let divisions = self.divisions;
        self.range.by_ref().map(store::candidate).find(|&place| {
            !divisions
                || Record::of(place)
                    .is_some_and(|r| matches!(r.sort(), PlaceSort::Region | PlaceSort::District))
        })
    }
}

impl FusedIterator for Candidates {}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of a name: sort, name, region, country.
    fn places(name: &str) -> String {
        let places: Vec<_> = gazetteer().find(name).take(3).map(shown).collect();
        places.join("; ")
    }

    fn shown(place: PlaceId) -> String {
        let entry = gazetteer().get(place).expect("a candidate has an entry");
        let admin1 =
            entry.admin1.and_then(|place| gazetteer().get(place)).map_or("-", |region| region.name);
        format!("{:?} {}, {admin1}, {}", entry.sort, entry.name, entry.country.unwrap_or("-"))
    }

    fn first(name: &str) -> PlaceId {
        gazetteer().find(name).first().unwrap_or_else(|| panic!("{name} is in the gazetteer"))
    }

    #[test]
    fn a_city_is_found_by_its_old_and_new_spellings() {
        for (old, new) in [
            ("Kiev", "Kyiv"),
            ("Kharkov", "Kharkiv"),
            ("Zaporozhye", "Zaporizhzhia"),
            ("Odessa", "Odesa"),
            ("Artemivsk", "Bakhmut"),
            ("KHAN YOUNIS", "Khan Yunis"),
            ("Kiev Special Republican City", "Kyiv"),
            ("Bombay", "Mumbai"),
        ] {
            assert_eq!(first(old), first(new), "{old} and {new}");
        }
    }

    #[test]
    fn a_name_alone_is_the_city_and_with_its_word_the_region() {
        insta::assert_snapshot!(places("Kharkiv"), @"Town Kharkiv, Kharkiv Oblast, UA; Region Kharkiv Oblast, Kharkiv Oblast, UA; District Kharkiv, Kharkiv Oblast, UA");
        insta::assert_snapshot!(places("Kharkiv region"), @"Region Kharkiv Oblast, Kharkiv Oblast, UA; District Kharkiv, Kharkiv Oblast, UA");
        insta::assert_snapshot!(places("the Zaporizhzhia oblast"), @"Region Zaporizhzhia Oblast, Zaporizhzhia Oblast, UA");
    }

    #[test]
    fn gaza_is_the_strip_before_it_is_the_city() {
        insta::assert_snapshot!(places("Gaza"), @"Region Gaza Strip, Gaza Strip, PS; Town Gaza City, Gaza Strip, PS; District Gaza Governorate, Gaza Strip, PS");
    }

    #[test]
    fn a_place_contains_what_lies_in_it() {
        let places = gazetteer();
        assert!(places.contains(first("Ukraine"), first("Bakhmut")));
        assert!(places.contains(first("Donetsk oblast"), first("Bakhmut")));
        assert!(places.contains(first("Donbas"), first("Bakhmut")));
        assert!(places.contains(first("Gaza Strip"), first("Rafah")));
        assert!(!places.contains(first("Kyiv oblast"), first("Kyiv")));
        assert!(!places.contains(first("Bakhmut"), first("Ukraine")));
        assert!(places.contains(first("Kyiv"), first("Kiev")));
    }

    #[test]
    fn adjectives_lead_to_their_country() {
        let places = gazetteer();
        assert_eq!(places.demonym("Ukrainians"), places.country("UA"));
        assert_eq!(places.demonym("PALESTINIAN"), places.country("PS"));
        assert_eq!(places.demonym("Kyiv"), None);
    }

    #[test]
    fn the_longest_name_wins() {
        let found = |words: &str| {
            let found = gazetteer().longest(words.split(' '))?;
            Some(format!("{}: {}", found.words, shown(found.places.first()?)))
        };
        insta::assert_snapshot!(found("New York City police").unwrap_or_default(), @"3: Town New York City, New York, US");
        insta::assert_snapshot!(found("St. Petersburg was").unwrap_or_default(), @"2: Town Saint Petersburg, -, RU");
        insta::assert_snapshot!(found("Deir al-Balah on").unwrap_or_default(), @"2: Town Deir al-Balah, Gaza Strip, PS");
        assert_eq!(found("Nowhere at all"), None);
    }

    #[test]
    fn every_country_with_a_capital_has_it_in_the_gazetteer() {
        let missing: Vec<_> = include_str!("../../gazetteer/countries.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut fields = line.split('|');
                let (code, capital) = (fields.next()?, fields.nth(2)?);
                let found =
                    gazetteer().country(code).and_then(|country| gazetteer().capital(country));
                (!capital.is_empty() && found.is_none()).then_some(capital)
            })
            .collect();
        insta::assert_snapshot!(missing.join(", "), @"");
    }
}
