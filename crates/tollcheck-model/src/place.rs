//! Where.

use std::borrow::Cow;

use crate::Span;

/// An entry of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// What sort of place, from the largest down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceSort {
    /// A sea, a continent, a war zone over several countries.
    Area,
    /// A country, or a territory with a code of its own.
    Country,
    /// A first-level division: region, oblast, state, governorate.
    Region,
    /// A second-level division: district, raion, county.
    District,
    /// A city, town, village or camp.
    Town,
}

/// A place as written, and the one that it names.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The words: *the capital*, *Zaporizhzhia region*; empty where a dateline stands in.
    pub span: Span,
    /// The entry of the gazetteer; `None` where the words name a place that it lacks.
    pub id: Option<PlaceId>,
    /// The name in the gazetteer, else the words.
    pub name: Cow<'static, str>,
    /// What sort of place.
    pub sort: PlaceSort,
    /// The name of the first-level division it lies in or is.
    pub admin1: Option<&'static str>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'static str>,
    /// Latitude and longitude in hundred-thousandths of a degree.
    pub point: Option<(i32, i32)>,
    /// Carried over from another clause or sentence.
    pub inherited: bool,
    /// Chosen among several by weak evidence, or taken from the dateline.
    pub guessed: bool,
}

impl Place {
    /// Latitude and longitude in degrees.
    pub fn degrees(&self) -> Option<(f64, f64)> {
        self.point
            .map(|(latitude, longitude)| (f64::from(latitude) / 1e5, f64::from(longitude) / 1e5))
    }
}
