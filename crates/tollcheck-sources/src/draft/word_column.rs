//! A column of words while its rows come in.

use rustc_hash::FxHashMap;

use crate::coded::Coded;

/// A column of words while its rows come in.
#[derive(Clone, Debug, Default)]
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
        let code = self.code(bytes);
        self.codes.push(code);
    }

    /// The number of a word, a new one where it has not come before.
    fn code(&mut self, bytes: &[u8]) -> u32 {
        if let Some(code) = self.known.get(bytes) {
            return *code;
        }
        let code = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(String::from_utf8_lossy(bytes).into_owned());
        self.known.insert(bytes.to_owned(), code);
        self.letters += bytes.len() + 64;
        code
    }

    /// Puts the rows of `other` behind its own.
    pub(super) fn append(&mut self, other: Self) {
        let codes: Vec<u32> = other.words.iter().map(|word| self.code(word.as_bytes())).collect();
        let code = |code: u32| codes.get(code as usize).copied().unwrap_or(code);
        self.codes.extend(other.codes.into_iter().map(code));
    }

    /// The word of a row in the order of the file.
    pub(super) fn word(&self, row: usize) -> &str {
        let code = self.codes.get(row).map_or(usize::MAX, |code| *code as usize);
        self.words.get(code).map_or("", String::as_str)
    }

    pub(super) fn coded(self, order: &[u32]) -> Coded {
        let code = |row: &u32| self.codes.get(*row as usize).copied().unwrap_or(0);
        let codes = order.iter().map(code).collect();
        Coded::new(self.header, self.words, codes)
    }
}
