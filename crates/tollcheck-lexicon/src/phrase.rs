//! The classes of the words and phrases of a short text: a group, a weapon, a cell of a table.

use std::borrow::Cow;

use crate::{Class, WordKey, entry_of};

/// Every class that a word or phrase of `text` belongs to; where phrases overlap, the longest counts.
pub fn classes(text: &str) -> Class {
    let words = words(text);
    let mut found = Class::NONE;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let mut length = 1;
        if let Some(entry) = entry_of(*word) {
            let rest = &words[at + 1..];
            match entry.phrases.iter().find(|phrase| rest.starts_with(phrase.rest)) {
                Some(phrase) => {
                    length += phrase.rest.len();
                    found = found | phrase.meaning.classes;
                }
                None => found = found | entry.meaning.classes,
            }
        }
        at += length;
    }
    found
}

/// The words of `text`, hyphens and `'s` apart, as the vocabulary has them.
pub(crate) fn words(text: &str) -> Vec<WordKey> {
    // letters beyond ASCII have cases that keys do not know of
    let text = if text.is_ascii() {
        Cow::from(text)
    } else {
        text.to_lowercase().replace('’', "'").into()
    };
    let mut words = Vec::with_capacity(text.len() / 4 + 1);
    for piece in
        text.split(|letter: char| !(letter.is_alphanumeric() || letter == '-' || letter == '\''))
    {
        for (nth, part) in piece.split('-').enumerate() {
            if nth > 0 {
                words.push(WordKey::of("-"));
            }
            let mut rest = part;
            while let Some(at) = possessive(rest) {
                let (word, after) = rest.split_at(at);
                words.push(WordKey::of(word));
                rest = after;
            }
            if !rest.is_empty() {
                words.push(WordKey::of(rest));
            }
        }
    }
    words
}

/// Where `'s` parts `word`, after its first letter.
fn possessive(word: &str) -> Option<usize> {
    let parts = |pair: &[u8]| matches!(pair, [b'\'', b's' | b'S']);
    word.as_bytes().windows(2).skip(1).position(parts).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class;

    #[test]
    fn a_phrase_counts_before_its_words() {
        assert!(classes("two police officers").meets(class::GROUP_POLICE));
        assert!(classes("Iskander-M/KN-23").meets(class::WEAPON_BALLISTIC));
        assert!(!classes("Iskander-K").meets(class::WEAPON_BALLISTIC));
    }

    #[test]
    fn any_text_is_read() {
        for text in ["", "-", "---", "’s", "’s-'s", "/", "Молнія and Lancet", "\u{130}-x"]
        {
            classes(text);
        }
    }
}
