//! The form of a name under which the gazetteer files it: no case, no accents, no marks. Shared with the build script.

/// Longer names are in no gazetteer.
const LONGEST: usize = 96;

/// A name on its way into or out of the gazetteer, without allocation: *Khān-Yūnis* and *khan yunis* are one.
#[derive(Clone, Debug)]
pub(super) struct Key {
    bytes: [u8; LONGEST],
    length: usize,
    overflown: bool,
}

impl Key {
    /// No words yet.
    pub(super) const fn new() -> Self {
        Self { bytes: [0; LONGEST], length: 0, overflown: false }
    }

    /// The key of a whole name.
    pub(super) fn of(name: &str) -> Self {
        let mut key = Self::new();
        key.push(name);
        key
    }

    /// Adds a word, or several.
    pub(super) fn push(&mut self, words: &str) {
        // What opens with an apostrophe goes on with the word before: "Cox" and "'s".
        let mut between = self.length > 0 && !words.starts_with(['\'', '’']);
        if !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return self.push_plain(words.as_bytes());
        }
        for char in words.chars() {
            match char {
                '\'' | '’' | '‘' | '`' | '´' | 'ʻ' | 'ʼ' | '″' | '”' | '.' => {}
                'a'..='z' | 'A'..='Z' | '0'..='9' => {
                    if std::mem::take(&mut between) {
                        self.space();
                    }
                    self.byte(char.to_ascii_lowercase() as u8);
                }
                _ if char.is_ascii() => between = self.length > 0,
                _ => {
                    for plain in deunicode::deunicode_char(char).unwrap_or("").bytes() {
                        if plain.is_ascii_alphanumeric() {
                            if std::mem::take(&mut between) {
                                self.space();
                            }
                            self.byte(plain.to_ascii_lowercase());
                        } else if plain == b' ' || plain == b'-' {
                            between = self.length > 0;
                        }
                    }
                }
            }
        }
    }

    /// Adds a word of plain letters and digits, as nearly all are.
    fn push_plain(&mut self, word: &[u8]) {
        if self.length > 0 {
            self.space();
        }
        match self.bytes.get_mut(self.length..self.length + word.len()) {
            Some(room) => {
                room.copy_from_slice(word);
                room.make_ascii_lowercase();
                self.length += word.len();
            }
            None => self.overflown = true,
        }
    }

    /// The bytes of the key; none if the name has no letters or far too many.
    pub(super) fn bytes(&self) -> &[u8] {
        if self.overflown { &[] } else { &self.bytes[..self.length] }
    }

    /// The key as text; empty if the name has no letters or far too many.
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or("")
    }

    /// Ends a word, and writes *St* and its like in full where a name follows.
    fn space(&mut self) {
        let start =
            self.bytes[..self.length].iter().rposition(|&byte| byte == b' ').map_or(0, |at| at + 1);
        let rest: &[u8] = match &self.bytes[start..self.length] {
            b"st" => b"aint",
            b"ft" => b"ort",
            b"mt" => b"ount",
            _ => b"",
        };
        if !rest.is_empty() {
            self.length = start + 1;
            for &byte in rest {
                self.byte(byte);
            }
        }
        self.byte(b' ');
    }

    fn byte(&mut self, byte: u8) {
        match self.bytes.get_mut(self.length) {
            Some(place) => {
                *place = byte;
                self.length += 1;
            }
            None => self.overflown = true,
        }
    }
}

/// Words for a division, which its name may do without: *Kharkiv Oblast*, *the Kharkiv region*.
pub(super) const DIVISIONS: &[&str] = &[
    "area",
    "canton",
    "county",
    "department",
    "district",
    "emirate",
    "governorate",
    "krai",
    "kray",
    "oblast",
    "okrug",
    "parish",
    "prefecture",
    "province",
    "raion",
    "rayon",
    "region",
    "republic",
    "state",
    "territory",
    "voivodeship",
];

/// `key` without the word for a division at its end.
pub(super) fn without_division(key: &str) -> Option<&str> {
    let (name, last) = key.rsplit_once(' ')?;
    DIVISIONS.binary_search(&last).is_ok().then_some(name)
}

/// A hash of the first word of a key (FNV-1a).
pub(super) fn hash(word: &[u8]) -> u32 {
    word.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
