//! The bytes of the gazetteer, read in place: nothing is parsed when the program starts.

use tollcheck_model::{PlaceId, PlaceSort};

use super::key::hash;

/// Made by the build script: five counts, then the sections of `Layout`, all little-endian words of 32 bits; then text.
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

const NONE: u32 = u32::MAX;
const LAYOUT: Layout = Layout::of(BYTES);

/// Where each section starts, in words.
struct Layout {
    entries: usize,
    countries: usize,
    capitals: usize,
    slots: usize,
    slot_count: usize,
    keys: usize,
    candidates: usize,
    text: usize,
}

impl Layout {
    const fn of(bytes: &[u8]) -> Self {
        const fn count(bytes: &[u8], at: usize) -> usize {
            u32::from_le_bytes([
                bytes[at * 4],
                bytes[at * 4 + 1],
                bytes[at * 4 + 2],
                bytes[at * 4 + 3],
            ]) as usize
        }
        let entries = 5;
        let capitals = entries + count(bytes, 0) * 6;
        let slots = capitals + count(bytes, 1);
        let keys = slots + count(bytes, 2) * 2;
        let candidates = keys + count(bytes, 3) * 4;
        Self {
            entries,
            countries: count(bytes, 1),
            capitals,
            slots,
            slot_count: count(bytes, 2),
            keys,
            candidates,
            text: (candidates + count(bytes, 4)) * 4,
        }
    }

    const fn entry_count(&self) -> usize {
        (self.capitals - self.entries) / 6
    }
}

fn word(at: usize) -> u32 {
    BYTES
        .get(at * 4..)
        .and_then(|bytes| bytes.first_chunk())
        .map_or(NONE, |bytes| u32::from_le_bytes(*bytes))
}

fn bytes(start: u32, length: u32) -> &'static [u8] {
    let start = LAYOUT.text + start as usize;
    BYTES.get(start..start + length as usize).unwrap_or(&[])
}

fn text(start: u32, length: u32) -> &'static str {
    std::str::from_utf8(bytes(start, length)).unwrap_or("")
}

fn id(word: u32) -> Option<PlaceId> {
    (word != NONE).then_some(PlaceId(word))
}

/// The words of one entry.
#[derive(Clone, Copy)]
pub(super) struct Record(usize);

impl Record {
    pub(super) fn of(place: PlaceId) -> Option<Self> {
        let at = place.0 as usize;
        (at < LAYOUT.entry_count()).then_some(Self(LAYOUT.entries + at * 6))
    }

    pub(super) fn name(self) -> &'static str {
        text(word(self.0), word(self.0 + 1) & 0xff)
    }

    pub(super) fn sort(self) -> PlaceSort {
        match word(self.0 + 1) >> 8 & 0xff {
            0 => PlaceSort::Area,
            1 => PlaceSort::Country,
            2 => PlaceSort::Region,
            3 => PlaceSort::District,
            _ => PlaceSort::Town,
        }
    }

    pub(super) fn country(self) -> Option<&'static str> {
        let start = (self.0 + 1) * 4 + 2;
        let code = std::str::from_utf8(BYTES.get(start..start + 2)?).ok()?;
        (code != "\0\0").then_some(code)
    }

    pub(super) fn parent(self) -> Option<PlaceId> {
        id(word(self.0 + 2))
    }

    pub(super) fn point(self) -> Option<(i32, i32)> {
        let (latitude, longitude) =
            (word(self.0 + 3).cast_signed(), word(self.0 + 4).cast_signed());
        (latitude != i32::MIN).then_some((latitude, longitude))
    }

    pub(super) fn people(self) -> u32 {
        word(self.0 + 5)
    }
}

/// The country with this ISO 3166-1 alpha-2 code; countries come first, in the order of their codes.
pub(super) fn country(code: &str) -> Option<PlaceId> {
    let (mut low, mut high) = (0, LAYOUT.countries);
    while low < high {
        let middle = usize::midpoint(low, high);
        let place = PlaceId(u32::try_from(middle).ok()?);
        match Record::of(place)?.country()?.cmp(code) {
            std::cmp::Ordering::Equal => return Some(place),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// The capital of the country at `place`.
pub(super) fn capital(place: PlaceId) -> Option<PlaceId> {
    let at = place.0 as usize;
    (at < LAYOUT.countries).then(|| word(LAYOUT.capitals + at)).and_then(id)
}

/// One key with what it names.
#[derive(Clone, Copy)]
pub(super) struct Named(usize);

impl Named {
    fn text(self) -> &'static [u8] {
        bytes(word(self.0), word(self.0 + 1) & 0xff)
    }

    /// Its places, as a stretch of the candidates.
    pub(super) fn places(self) -> std::ops::Range<usize> {
        let start = LAYOUT.candidates + word(self.0 + 2) as usize;
        start..start + (word(self.0 + 1) >> 13) as usize
    }

    /// What else it is, one bit each: a word of English, a first name, a last name, short for a name, put first by hand.
    pub(super) fn double(self) -> u32 {
        word(self.0 + 1) >> 8 & 31
    }

    /// The country or area of which it is the adjective.
    pub(super) fn adjective_of(self) -> Option<PlaceId> {
        id(word(self.0 + 3))
    }
}

/// The place at `at` of the candidates.
pub(super) fn candidate(at: usize) -> PlaceId {
    PlaceId(word(at))
}

/// The names that begin with one word: sorted keys side by side.
#[derive(Clone, Copy)]
pub(super) struct Group {
    start: usize,
    count: usize,
    /// The most words that a name of the group has.
    pub(super) most: usize,
}

impl Group {
    /// The names whose first word is that of `key`.
    pub(super) fn of(key: &[u8]) -> Option<Self> {
        let first = key.split(|&byte| byte == b' ').next().filter(|first| !first.is_empty())?;
        let mut at = hash(first) as usize % LAYOUT.slot_count;
        loop {
            let start = word(LAYOUT.slots + at * 2);
            if start == NONE {
                return None;
            }
            let size = word(LAYOUT.slots + at * 2 + 1);
            let group = Self {
                start: start as usize,
                count: (size >> 8) as usize,
                most: (size & 0xff) as usize,
            };
            let head = group.named(0).text();
            let same = head.starts_with(first);
            if same && head.get(first.len()).is_none_or(|&next| next == b' ') {
                return Some(group);
            }
            at = (at + 1) % LAYOUT.slot_count;
        }
    }

    /// The key `key` itself, if it is one.
    pub(super) fn find(self, key: &[u8]) -> Option<Named> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            let named = self.named(middle);
            match named.text().cmp(key) {
                std::cmp::Ordering::Equal => return Some(named),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn named(self, at: usize) -> Named {
        Named(LAYOUT.keys + (self.start + at) * 4)
    }
}
