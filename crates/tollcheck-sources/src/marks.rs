//! The next of a few bytes, which in a table is near: cells are short, and `memchr` begins to pay off behind them.

/// A byte in each of the eight places of a word.
const ONES: u64 = u64::MAX / 0xff;

/// Bytes to look for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks<const N: usize> {
    bytes: [u8; N],
    words: [u64; N],
}

impl<const N: usize> Marks<N> {
    pub(crate) fn new(bytes: [u8; N]) -> Self {
        Self { bytes, words: bytes.map(|byte| ONES * u64::from(byte)) }
    }

    /// Where the first of them stands in `text`; eight bytes are looked at together.
    pub(crate) fn first_in(&self, text: &[u8]) -> Option<usize> {
        let mut rest = text;
        while let Some((eight, behind)) = rest.split_first_chunk() {
            let word = u64::from_le_bytes(*eight);
            // The top bit of each byte that is zero, and of some above the lowest of these.
            let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
            let found = self.words.iter().fold(0, |found, mark| found | zeros(word ^ mark));
            if found != 0 {
                return Some(text.len() - rest.len() + found.trailing_zeros() as usize / 8);
            }
            rest = behind;
        }
        let at = rest.iter().position(|byte| self.bytes.contains(byte))?;
        Some(text.len() - rest.len() + at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_mark_is_found_whatever_stands_around_it(text in prop::collection::vec(any::<u8>(), 0..40), bytes: [u8; 3]) {
            let first = text.iter().position(|byte| bytes.contains(byte));
            prop_assert_eq!(Marks::new(bytes).first_in(&text), first);
        }
    }
}
