//! A column of words while its rows come in.

use rustc_hash::FxHashMap;

use crate::coded::Coded;

/// A column of words while its rows come in.
#[derive(Debug, Default)]
pub(super) struct WordColumn {
    pub(super) header: String,
    pub(super) at: usize,
    pub(super) codes: Vec<u32>,
    pub(super) words: Vec<String>,
    known: FxHashMap<Vec<u8>, u32>,
    /// Bytes of the distinct words.
    pub(super) letters: usize,
}

impl WordColumn {
    pub(super) fn new(header: &str, at: usize) -> Self {
        Self { header: header.to_owned(), at, ..Self::default() }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        if let Some(code) = self.known.get(bytes) {
            self.codes.push(*code);
            return;
        }
        let code = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(String::from_utf8_lossy(bytes).into_owned());
        self.known.insert(bytes.to_owned(), code);
        self.letters += bytes.len() + 64;
        self.codes.push(code);
    }

    pub(super) fn coded(self, order: &[u32]) -> Coded {
        let codes = order.iter().map(|row| self.codes[*row as usize]).collect();
        Coded::new(self.header, self.words, codes)
    }
}
