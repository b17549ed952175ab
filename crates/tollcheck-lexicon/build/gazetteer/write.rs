//! The gazetteer as bytes that are read in place: little-endian words of 32 bits, then text.

use std::collections::BTreeMap;

use super::{Gazetteer, key};

const NONE: u32 = u32::MAX;

impl Gazetteer {
    /// Sections in the order of `Store` in the crate: seven counts, entries, capitals, slots, keys, candidates, text.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut text = Text::default();
        let mut entries = Vec::new();
        for entry in &self.entries {
            let (start, length) = text.add(&entry.name);
            let country: [u8; 2] = entry.country.as_bytes().try_into().unwrap_or([0, 0]);
            let (latitude, longitude) = entry.point.unwrap_or((i32::MIN, i32::MIN));
            let sort = u32::from(entry.sort as u8);
            entries.extend([
                start,
                length | sort << 8 | u32::from(country[0]) << 16 | u32::from(country[1]) << 24,
                entry.parent.map_or(NONE, word),
                latitude.cast_unsigned(),
                longitude.cast_unsigned(),
                entry.people,
            ]);
        }
        let capitals: Vec<_> =
            self.capitals.iter().map(|capital| capital.map_or(NONE, word)).collect();

        let mut all: BTreeMap<&str, (Option<usize>, Vec<usize>)> = BTreeMap::new();
        for (name, places) in &self.names {
            all.entry(name).or_default().1 = places.iter().map(|&(at, _)| at).collect();
        }
        for (name, &at) in &self.adjectives {
            all.entry(name).or_default().0 = Some(at);
        }
        let (mut keys, mut candidates) = (Vec::new(), Vec::new());
        let mut firsts: Vec<(&str, u32, u32, u32)> = Vec::new();
        for (at, (name, (adjective, places))) in all.iter().enumerate() {
            let (start, length) = text.add(name);
            let by_hand = self
                .names
                .get(*name)
                .and_then(|places| places.first())
                .is_some_and(|&(_, first)| first);
            let double =
                self.doubles.get(*name).copied().unwrap_or(0) | if by_hand { 16 } else { 0 };
            keys.extend([
                start,
                length | double << 8 | word(places.len()) << 13,
                word(candidates.len()),
                adjective.map_or(NONE, word),
            ]);
            candidates.extend(places.iter().map(|&place| word(place)));
            let first = name.split(' ').next().unwrap_or("");
            let words = word(name.split(' ').count());
            match firsts.last_mut().filter(|last| last.0 == first) {
                Some((_, _, count, most)) => {
                    *count += 1;
                    *most = words.max(*most);
                }
                None => firsts.push((first, word(at), 1, words)),
            }
        }
        let mut slots = vec![[NONE, 0]; (firsts.len() * 2).next_power_of_two()];
        for &(first, start, count, most) in &firsts {
            let mut at = key::hash(first.as_bytes()) as usize % slots.len();
            while slots[at][0] != NONE {
                at = (at + 1) % slots.len();
            }
            slots[at] = [start, count << 8 | most];
        }
        let slots: Vec<_> = slots.into_iter().flatten().collect();

        let counts =
            [entries.len() / 6, capitals.len(), slots.len() / 2, keys.len() / 4, candidates.len()];
        let sections = [counts.map(word).to_vec(), entries, capitals, slots, keys, candidates];
        let mut bytes: Vec<u8> =
            sections.iter().flatten().flat_map(|word| word.to_le_bytes()).collect();
        bytes.extend(text.all.as_bytes());
        bytes
    }
}

/// Names one after the other, each once.
#[derive(Default)]
struct Text {
    all: String,
    seen: BTreeMap<String, u32>,
}

impl Text {
    /// Where `name` stands, and its length.
    fn add(&mut self, name: &str) -> (u32, u32) {
        let start = *self.seen.entry(name.to_owned()).or_insert_with(|| {
            let start = word(self.all.len());
            self.all.push_str(name);
            start
        });
        assert!(name.len() < 256, "a name has fewer than 256 bytes: {name}");
        (start, word(name.len()))
    }
}

fn word(number: usize) -> u32 {
    u32::try_from(number).expect("the gazetteer is smaller than 4 GB")
}
