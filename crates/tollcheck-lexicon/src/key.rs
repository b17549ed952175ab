//! Words as numbers, which are compared and looked up faster than letters. Shared with the build script.

/// A word, whatever its case and the shape of its apostrophe.
///
/// Words of up to eight bytes have keys of their own; of longer ones, two share a key once in 2⁶⁴.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordKey(pub u64);

impl WordKey {
    /// The key of no word.
    pub const NONE: Self = Self(0);

    /// The key of `word`.
    pub const fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let (mut key, mut piece, mut length, mut at) = (Self::NONE, 0, 0, 0);
        while at < bytes.len() {
            let curly = at + 2 < bytes.len()
                && bytes[at] == 0xE2
                && bytes[at + 1] == 0x80
                && bytes[at + 2] == 0x99;
            let byte = if curly { b'\'' } else { bytes[at].to_ascii_lowercase() };
            if length == 8 {
                key = key.and(piece);
                (piece, length) = (0, 0);
            }
            piece |= (byte as u64) << (8 * length);
            length += 1;
            at += if curly { 3 } else { 1 };
        }
        key.and(piece)
    }

    /// The key of this word with another piece of up to eight bytes, in lower case, the first byte lowest.
    #[must_use]
    pub const fn and(self, piece: u64) -> Self {
        Self((self.0.rotate_left(23) ^ piece).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// Where to look first in a table of `slots` places, a power of two.
    pub const fn slot(self, slots: usize) -> usize {
        (self.0 >> 40) as usize & (slots - 1)
    }
}

/// How many slots a table of `words` has, so that it is less than half full.
pub const fn slots(words: usize) -> usize {
    (2 * words + 1).next_power_of_two()
}
