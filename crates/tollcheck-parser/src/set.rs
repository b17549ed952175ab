//! Closed classes of words and phrases, laid out when the program is compiled so that a word is looked up in a few steps.

use tollcheck_lexicon::WordKey;

use crate::token::{Token, Tokens};

/// A closed class of words: `set!["who", "which", "that"]`.
#[derive(Debug)]
pub(crate) struct WordSet {
    /// Its words.
    pub(crate) words: &'static [WordKey],
    /// The same in a table, each at or after its slot.
    pub(crate) slots: &'static [WordKey],
}

impl WordSet {
    /// So few words are faster compared than looked up.
    const FEW: usize = 4;

    /// Whether the word whose key is `key` is one of them.
    #[inline]
    pub(crate) fn has(&self, key: WordKey) -> bool {
        if self.words.len() <= Self::FEW {
            return self.words.iter().any(|word| word.0 == key.0);
        }
        let mut slot = key.slot(self.slots.len());
        while let Some(found) = self.slots.get(slot) {
            if found.0 == key.0 || found.0 == WordKey::NONE.0 {
                return found.0 == key.0;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        false
    }

    /// The place among its words, from zero, of the word whose key is `key`.
    #[inline]
    pub(crate) fn place(&self, key: WordKey) -> Option<usize> {
        self.has(key).then(|| self.words.iter().position(|word| *word == key)).flatten()
    }
}

/// Words to look for.
pub(crate) trait Words: Copy {
    /// Whether the word whose key is `key` is one of them.
    fn have(self, key: WordKey) -> bool;
}

impl Words for &WordSet {
    #[inline]
    fn have(self, key: WordKey) -> bool {
        self.has(key)
    }
}

impl Words for &[WordKey] {
    #[inline]
    fn have(self, key: WordKey) -> bool {
        self.contains(&key)
    }
}

impl Words for &[&str] {
    fn have(self, key: WordKey) -> bool {
        self.iter().any(|word| WordKey::of(word) == key)
    }
}

impl<const N: usize> Words for &[&str; N] {
    fn have(self, key: WordKey) -> bool {
        self.as_slice().have(key)
    }
}

impl<T: Copy> Words for &WordMap<T> {
    #[inline]
    fn have(self, key: WordKey) -> bool {
        self.get(key).is_some()
    }
}

/// The table of `words` with `N` slots.
pub(crate) const fn table<const N: usize>(words: &[WordKey]) -> [WordKey; N] {
    let mut table = [WordKey::NONE; N];
    let mut at = 0;
    while at < words.len() {
        let mut slot = words[at].slot(N);
        while table[slot].0 != WordKey::NONE.0 {
            slot = (slot + 1) & (N - 1);
        }
        table[slot] = words[at];
        at += 1;
    }
    table
}

/// The words of `sets` side by side; there are `N`.
pub(crate) const fn joined<const N: usize>(sets: &[&WordSet]) -> [WordKey; N] {
    let mut words = [WordKey::NONE; N];
    let (mut count, mut set) = (0, 0);
    while set < sets.len() {
        let mut at = 0;
        while at < sets[set].words.len() {
            words[count] = sets[set].words[at];
            count += 1;
            at += 1;
        }
        set += 1;
    }
    words
}

/// A set of these words: `set!["who", "which"]`, or of all words of these sets: `set![in BE, HAVE]`.
macro_rules! set {
    (in $($set:expr),* $(,)?) => {{
        const SETS: &[&$crate::set::WordSet] = &[$($set),*];
        const WORDS: &[tollcheck_lexicon::WordKey] =
            &$crate::set::joined::<{ 0 $(+ $set.words.len())* }>(SETS);
        $crate::set::set!(of WORDS)
    }};
    (of $words:expr) => {{
        const TABLE: &[tollcheck_lexicon::WordKey] =
            &$crate::set::table::<{ tollcheck_lexicon::slots($words.len()) }>($words);
        const SET: &$crate::set::WordSet = &$crate::set::WordSet { words: $words, slots: TABLE };
        SET
    }};
    ($($word:expr),* $(,)?) => {{
        const WORDS: &[tollcheck_lexicon::WordKey] = &[$(tollcheck_lexicon::WordKey::of($word)),*];
        $crate::set::set!(of WORDS)
    }};
}
pub(crate) use set;

/// A few words in a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    words: [WordKey; Self::MOST],
    length: usize,
}

impl Phrase {
    /// The most words of a phrase.
    const MOST: usize = 6;

    /// The words of `text`, between which a space stands.
    pub(crate) const fn of(text: &str) -> Self {
        let mut phrase = Self { words: [WordKey::NONE; Self::MOST], length: 0 };
        let mut rest = text;
        loop {
            let mut end = 0;
            while end < rest.len() && rest.as_bytes()[end] != b' ' {
                end += 1;
            }
            let (word, after) = rest.split_at(end);
            phrase.words[phrase.length] = WordKey::of(word);
            phrase.length += 1;
            if after.is_empty() {
                return phrase;
            }
            rest = after.split_at(1).1;
        }
    }

    /// Its first word.
    pub(crate) const fn head(&self) -> WordKey {
        self.words[0]
    }

    /// What is left of `input`, which opens with it.
    #[inline]
    pub(crate) fn read<'a, 't>(&self, input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
        let (head, rest) = input.0.split_first()?;
        if head.key.0 != self.words[0].0 {
            return None;
        }
        if self.length == 1 { Some(Tokens(rest)) } else { self.goes_on(rest) }
    }

    /// What is left of `input`, which opens with what follows the first word.
    fn goes_on<'a, 't>(&self, input: &'a [Token<'t>]) -> Option<Tokens<'a, 't>> {
        let mut rest = input;
        for word in &self.words[1..self.length] {
            let (token, after) = rest.split_first()?;
            if token.key.0 != word.0 {
                return None;
            }
            rest = after;
        }
        Some(Tokens(rest))
    }
}

/// A closed class of phrases, each with what it means: `phrases![Modifier: ("at least", AtLeast), ("about", Approx)]`.
#[derive(Debug)]
pub(crate) struct PhraseSet<T: 'static> {
    /// Where the phrases are that open with a word: from the first up to the last.
    pub(crate) heads: &'static WordMap<(usize, usize)>,
    /// The phrases, those with the same first word side by side; of two that fit, the first counts.
    pub(crate) phrases: &'static [(Phrase, T)],
}

impl<T: Copy> PhraseSet<T> {
    /// The first of the phrases that `input` opens with: what it means, and what is left.
    #[inline]
    pub(crate) fn read<'a, 't>(&self, input: Tokens<'a, 't>) -> Option<(Tokens<'a, 't>, T)> {
        let (first, last) = self.heads.get(input.0.first()?.key)?;
        let phrases = self.phrases.get(first..last)?;
        phrases.iter().find_map(|(phrase, meaning)| Some((phrase.read(input)?, *meaning)))
    }
}

/// The `N` phrases of `phrases`, those with the same first word side by side, in their order.
pub(crate) const fn grouped<T: Copy, const N: usize>(phrases: &[(Phrase, T)]) -> [(Phrase, T); N] {
    let mut grouped = [phrases[0]; N];
    let mut at = 1;
    while at < N {
        let phrase = phrases[at];
        let mut place = at;
        while place > 0 && grouped[place - 1].0.head().0 > phrase.0.head().0 {
            grouped[place] = grouped[place - 1];
            place -= 1;
        }
        grouped[place] = phrase;
        at += 1;
    }
    grouped
}

/// For each of the grouped `phrases` its first word, with where the phrases are that open with it.
pub(crate) const fn heads<T: Copy, const N: usize>(
    phrases: &[(Phrase, T)],
) -> [(WordKey, (usize, usize)); N] {
    let mut heads = [(WordKey::NONE, (0, 0)); N];
    let mut at = 0;
    while at < N {
        let head = phrases[at].0.head();
        let (mut first, mut last) = (at, at);
        while first > 0 && phrases[first - 1].0.head().0 == head.0 {
            first -= 1;
        }
        while last < N && phrases[last].0.head().0 == head.0 {
            last += 1;
        }
        heads[at] = (head, (first, last));
        at += 1;
    }
    heads
}

/// A set of these phrases with their meanings, or of these phrases alone.
macro_rules! phrases {
    ($type:ty: $(($phrase:expr, $meaning:expr)),* $(,)?) => {{
        const LISTED: &[($crate::set::Phrase, $type)] =
            &[$(($crate::set::Phrase::of($phrase), $meaning)),*];
        const PHRASES: &[($crate::set::Phrase, $type)] =
            &$crate::set::grouped::<$type, { LISTED.len() }>(LISTED);
        const HEADS: &[(tollcheck_lexicon::WordKey, (usize, usize))] =
            &$crate::set::heads::<$type, { PHRASES.len() }>(PHRASES);
        const TABLE: &[(tollcheck_lexicon::WordKey, (usize, usize))] =
            &$crate::set::mapped::<(usize, usize), { tollcheck_lexicon::slots(HEADS.len()) }>(HEADS);
        const SET: &$crate::set::PhraseSet<$type> = &$crate::set::PhraseSet {
            heads: &$crate::set::WordMap { slots: TABLE },
            phrases: PHRASES,
        };
        SET
    }};
    ($($phrase:expr),* $(,)?) => {
        $crate::set::phrases!((): $(($phrase, ())),*)
    };
}
pub(crate) use phrases;

/// What each word of a closed class means: `meanings![Numeral: "zero" | "nil" => Small(0), "one" => Small(1)]`.
#[derive(Debug)]
pub(crate) struct WordMap<T: 'static> {
    /// The words with their meanings in a table, each at or after its slot.
    pub(crate) slots: &'static [(WordKey, T)],
}

impl<T: Copy> WordMap<T> {
    /// What the word whose key is `key` means.
    #[inline]
    pub(crate) fn get(&self, key: WordKey) -> Option<T> {
        let mut slot = key.slot(self.slots.len());
        while let Some((found, meaning)) = self.slots.get(slot) {
            if found.0 == key.0 {
                return Some(*meaning);
            }
            if found.0 == WordKey::NONE.0 {
                return None;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        None
    }
}

/// The table of `words` with `N` slots.
pub(crate) const fn mapped<T: Copy, const N: usize>(words: &[(WordKey, T)]) -> [(WordKey, T); N] {
    let mut table = [(WordKey::NONE, words[0].1); N];
    let mut at = 0;
    while at < words.len() {
        let mut slot = words[at].0.slot(N);
        while table[slot].0.0 != WordKey::NONE.0 {
            slot = (slot + 1) & (N - 1);
        }
        table[slot] = words[at];
        at += 1;
    }
    table
}

/// A map of these words to what they mean.
macro_rules! meanings {
    ($type:ty: $($($word:literal)|+ => $meaning:expr),* $(,)?) => {{
        const WORDS: &[(tollcheck_lexicon::WordKey, $type)] =
            &[$($((tollcheck_lexicon::WordKey::of($word), $meaning)),+),*];
        const TABLE: &[(tollcheck_lexicon::WordKey, $type)] =
            &$crate::set::mapped::<$type, { tollcheck_lexicon::slots(WORDS.len()) }>(WORDS);
        $crate::set::WordMap { slots: TABLE }
    }};
}
pub(crate) use meanings;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[test]
    fn words_are_found_in_any_case_and_with_any_apostrophe() {
        const FEW: &WordSet = set!["don't", "the"];
        const MANY: &WordSet = set!["over", "under", "internationally", "who", "which", "that"];
        let both = set![in FEW, MANY];
        for token in tokens("don't DON’T The Over INTERNATIONALLY that") {
            assert!(token.is_any(FEW) != token.is_any(MANY) && token.is_any(both));
        }
        assert!(!tokens("there minister 72 ,").iter().any(|token| token.is_any(both)));
    }

    #[test]
    fn the_first_phrase_that_fits_counts() {
        let set = phrases![u8: ("at the very least", 1), ("at", 2), ("at least", 3)];
        let read = |text: &str| {
            let tokens = tokens(text);
            set.read(Tokens(&tokens)).map(|(rest, meaning)| (rest.0.len(), meaning))
        };
        assert_eq!(read("At the very least 12"), Some((1, 1)));
        assert_eq!(read("at least 12"), Some((2, 2)));
        assert_eq!(read("least"), None);
    }
}
