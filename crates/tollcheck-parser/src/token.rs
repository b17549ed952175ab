//! Tokens: words, numbers and marks.

use tollcheck_lexicon::{Class, Entry, Sense, WordKey};
use tollcheck_model::Span;

use crate::figure::Numeral;
use crate::input::input;
use crate::set::Words;
use crate::tokenizer::EIGHT;
pub(crate) use crate::tokenizer::tokens;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenSort {
    /// Letters, with inner apostrophes and full stops: *killed*, *don't*, *U.S.*, *a.m.*
    Word,
    /// Digits, with inner separators: *72*, *1,204*, *1.5*
    Number,
    /// Digits and letters: *12th*, *40k*, *5G*
    Mixed,
    /// Any one other character.
    Mark,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'t> {
    /// As written.
    pub(crate) text: &'t str,
    /// The byte at which it starts.
    pub(crate) start: usize,
    /// What it is made of.
    pub(crate) sort: TokenSort,
    /// White space, or the beginning of the text, stands before it.
    pub(crate) spaced: bool,
    /// Its first letter is a capital.
    pub(crate) capital: bool,
    /// The same for every case and either apostrophe.
    pub(crate) key: WordKey,
    /// What the vocabulary says of it.
    pub(crate) entry: Option<&'static Entry>,
    /// What it says of a number, if it is a word.
    pub(crate) numeral: Option<Numeral>,
}

impl Token<'_> {
    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// The byte after it.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is `word`, in any case; a curly apostrophe is a straight one.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the key of a word that the compiler knows is a constant"
    )]
    pub(crate) fn is(&self, word: &str) -> bool {
        #[cfg(test)]
        crate::work::look();
        self.key == key(word)
    }

    /// Whether it is one of `words`.
    #[inline]
    pub(crate) fn is_any(&self, words: impl Words) -> bool {
        #[cfg(test)]
        crate::work::look();
        words.have(self.key)
    }

    /// Whether the word alone is of one of `classes`.
    pub(crate) fn is_class(&self, classes: Class) -> bool {
        #[cfg(test)]
        crate::work::look();
        self.entry.is_some_and(|entry| entry.meaning.classes.meets(classes))
    }

    /// The parts that the word alone plays for the kinds.
    pub(crate) fn senses(&self) -> &'static [Sense] {
        #[cfg(test)]
        crate::work::look();
        self.entry.map_or(&[], |entry| entry.meaning.senses)
    }

    /// Whether its first letter is a capital.
    pub(crate) fn is_capital(&self) -> bool {
        self.capital
    }

    /// Whether it ends in `ending`, in any case.
    pub(crate) fn ends_in(&self, ending: &str) -> bool {
        let stem = self.text.len().checked_sub(ending.len());
        let tail = stem.and_then(|stem| self.text.as_bytes().get(stem..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
    }

    /// Whether it holds a digit.
    pub(crate) fn has_digit(&self) -> bool {
        matches!(self.sort, TokenSort::Number | TokenSort::Mixed)
    }
}

/// The key of `word`, found in so few steps that the compiler takes them for the words of the grammar.
#[inline(always)]
#[expect(clippy::inline_always, reason = "the key of a word that the compiler knows is a constant")]
fn key(word: &str) -> WordKey {
    let bytes = word.as_bytes();
    let (first, second) = (piece(bytes, 0), piece(bytes, 8));
    if bytes.len() > 16 || (first | second) & (EIGHT << 7) != 0 {
        return WordKey::of(word);
    }
    let key = WordKey::NONE.and(first);
    if bytes.len() > 8 { key.and(second) } else { key }
}

/// The eight bytes from `at`, in lower case, the first lowest; zeros after the end.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is a part of `key`")]
fn piece(bytes: &[u8], at: usize) -> u64 {
    let byte = |at: usize| bytes.get(at).map_or(0, |byte| u64::from(byte.to_ascii_lowercase()));
    byte(at)
        | byte(at + 1) << 8
        | byte(at + 2) << 16
        | byte(at + 3) << 24
        | byte(at + 4) << 32
        | byte(at + 5) << 40
        | byte(at + 6) << 48
        | byte(at + 7) << 56
}

/// What is left to read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tokens<'a, 't>(pub(crate) &'a [Token<'t>]);

input!(<'a, 't> Tokens<'a, 't>: &'a [Token<'t>]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curly_apostrophe_is_a_straight_one() {
        let words = tokens("Don’t Gaza’S");
        assert!(words[0].is("don't") && words[2].is("'s"));
        assert!(!words[0].is("'s") && !words[2].is("don't"));
    }
}
