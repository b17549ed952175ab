//! The columns that say where a row is, while the rows come in: each combination of their cells is kept once.

use rustc_hash::FxHashMap;

use crate::locate;
use crate::places::PlaceRole;
use crate::record::Record;

/// The columns that say where a row is.
#[derive(Clone, Debug, Default)]
pub(super) struct PlaceColumns {
    /// What they are, their headers, and where they stand in a record.
    pub(super) columns: Vec<(PlaceRole, String, usize)>,
    pub(super) latitude: Option<usize>,
    pub(super) longitude: Option<usize>,
    /// The number of the place of each row.
    pub(super) codes: Vec<u32>,
    /// The cells of each place.
    pub(super) names: Vec<Vec<String>>,
    /// The point of each place, where the first row that names it has one.
    pub(super) points: Vec<Option<(i32, i32)>>,
    /// The number of each place by its cells, each with a zero behind it.
    known: FxHashMap<Vec<u8>, u32>,
    key: Vec<u8>,
}

impl PlaceColumns {
    /// Where no column names a place below a country, points are what tells places apart.
    pub(super) fn take_points(&mut self, headers: &[String]) {
        let named = |(role, ..): &(PlaceRole, String, usize)| *role != PlaceRole::Country;
        if let (Some(latitude), Some(longitude), false) =
            (self.latitude, self.longitude, self.columns.iter().any(named))
        {
            for at in [latitude, longitude] {
                let header = headers.get(at).cloned().unwrap_or_default();
                self.columns.push((PlaceRole::Point, header, at));
            }
        }
    }

    /// The place of the next row.
    pub(super) fn push(&mut self, record: &Record<'_>) {
        self.key.clear();
        for (_, _, at) in &self.columns {
            self.key.extend_from_slice(record.get(*at));
            self.key.push(0);
        }
        let code = if let Some(code) = self.known.get(&self.key) {
            *code
        } else {
            let name = |at: usize| String::from_utf8_lossy(record.get(at)).into_owned();
            let names = self.columns.iter().map(|(_, _, at)| name(*at)).collect();
            let degrees = |at: Option<usize>| locate::degrees(record.get(at?));
            let point = degrees(self.latitude).zip(degrees(self.longitude));
            self.learn(self.key.clone(), names, point)
        };
        self.codes.push(code);
    }

    /// Gives a new place its number.
    fn learn(&mut self, key: Vec<u8>, names: Vec<String>, point: Option<(i32, i32)>) -> u32 {
        let code = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(names);
        self.points.push(point);
        self.known.insert(key, code);
        code
    }

    /// Puts the rows of `other` behind its own.
    pub(super) fn append(&mut self, other: Self) {
        let mut keys: Vec<(Vec<u8>, u32)> = other.known.into_iter().collect();
        keys.sort_unstable_by_key(|(_, code)| *code);
        let places = keys.into_iter().zip(other.names).zip(other.points);
        let codes: Vec<u32> = places
            .map(|(((key, _), names), point)| match self.known.get(&key) {
                Some(code) => *code,
                None => self.learn(key, names, point),
            })
            .collect();
        let code = |code: u32| codes.get(code as usize).copied().unwrap_or(code);
        self.codes.extend(other.codes.into_iter().map(code));
    }
}
