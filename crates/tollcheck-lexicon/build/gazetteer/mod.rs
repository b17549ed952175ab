//! `gazetteer/`: places, made by `scripts/gazetteer.py`, and what people wrote beside them.

#[path = "../../src/gazetteer/key.rs"]
mod key;
mod read;
mod write;

use std::collections::{BTreeMap, HashMap};

pub(crate) use read::read;

/// The sort of a place, as `PlaceSort` counts them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Area,
    Country,
    Region,
    District,
    Town,
}

/// One place.
struct Entry {
    name: String,
    sort: Sort,
    country: String,
    parent: Option<usize>,
    point: Option<(i32, i32)>,
    people: u32,
    others: Vec<String>,
}

/// All places, and what finds them.
#[derive(Default)]
pub(crate) struct Gazetteer {
    entries: Vec<Entry>,
    /// Countries and divisions by their code, areas by their name.
    codes: HashMap<String, usize>,
    /// The capital of each country, in the order of the countries.
    capitals: Vec<Option<usize>>,
    /// Under each key, the places of that name; `true` puts one first.
    names: BTreeMap<String, Vec<(usize, bool)>>,
    /// Under each key, the country or area of which it is the adjective.
    adjectives: BTreeMap<String, usize>,
    /// Keys that are also a word of English (1), a first name (2), a last name (4), or short for a name (8).
    doubles: BTreeMap<String, u32>,
}

impl Gazetteer {
    fn add(&mut self, entry: Entry) -> usize {
        self.entries.push(entry);
        self.entries.len() - 1
    }

    /// Files `at` under `name`, which `!` opens if no other place of that name goes before.
    fn call(&mut self, at: usize, name: &str) {
        let first = name.starts_with('!');
        let key = key::Key::of(name.trim_start_matches('!'));
        let text = key.text();
        let direction = self.entries[at].sort != Sort::Country && is_direction(text);
        if text.is_empty() || direction {
            return;
        }
        let short = name.len() < 7
            && name.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | '!'));
        if short {
            *self.doubles.entry(text.to_owned()).or_default() |= 8;
        }
        let places = self.names.entry(text.to_owned()).or_default();
        match places.iter_mut().find(|(other, _)| *other == at) {
            Some((_, before)) => *before |= first,
            None => places.push((at, first)),
        }
    }

    /// Files every place under its names.
    fn call_all(&mut self) {
        for at in 0..self.entries.len() {
            let entry = &self.entries[at];
            let mut names = entry.others.clone();
            names.push(entry.name.clone());
            let division = matches!(entry.sort, Sort::Region | Sort::District);
            for name in names {
                self.call(at, &name);
                if division {
                    let key = key::Key::of(name.trim_start_matches('!'));
                    if let Some(bare) =
                        key::without_division(key.text()).filter(|bare| !is_direction(bare))
                    {
                        let bare = if name.starts_with('!') {
                            format!("!{bare}")
                        } else {
                            bare.to_owned()
                        };
                        self.call(at, &bare);
                    }
                }
            }
        }
    }

    /// Sorts the places of each name, the likeliest first.
    fn rank(&mut self) {
        for places in self.names.values_mut() {
            let town = |at: usize| {
                places
                    .iter()
                    .map(|&(other, _)| &self.entries[other])
                    .filter(|other| {
                        other.sort == Sort::Town && other.country == self.entries[at].country
                    })
                    .map(|other| other.people)
                    .max()
            };
            let mut ranked: Vec<_> = places
                .iter()
                .map(|&(at, first)| {
                    let entry = &self.entries[at];
                    let weight = match entry.sort {
                        Sort::Country | Sort::Area => u64::from(u32::MAX),
                        // "Kharkiv" is the city, and its region only after it.
                        Sort::Region | Sort::District => {
                            u64::from(town(at).map_or(entry.people, |people| {
                                people.saturating_sub(1).min(entry.people)
                            }))
                        }
                        Sort::Town => u64::from(entry.people),
                    };
                    (std::cmp::Reverse((first, weight)), entry.sort, at, first)
                })
                .collect();
            ranked.sort();
            *places = ranked.into_iter().map(|(_, _, at, first)| (at, first)).collect();
        }
    }
}

/// A name of nothing but these is no name: *the northern region*.
fn is_direction(key: &str) -> bool {
    key.split(' ').all(|word| {
        matches!(
            word,
            "north"
                | "south"
                | "east"
                | "west"
                | "central"
                | "center"
                | "centre"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "far"
        )
    })
}
