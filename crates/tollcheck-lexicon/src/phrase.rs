//! The classes of the words and phrases of a short text: a group, a weapon, a cell of a table.

use crate::{Class, WordKey, lookup};

/// Every class that a word or phrase of `text` belongs to; where phrases overlap, the longest counts.
pub fn classes(text: &str) -> Class {
    let tokens = tokens(text);
    let mut found = Class::NONE;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let mut length = 1;
        if let Some(entry) = lookup(token) {
            let rest = &tokens[at + 1..];
            let phrase = entry.phrases.iter().find(|phrase| {
                rest.len() >= phrase.rest.len()
                    && phrase.rest.iter().zip(rest).all(|(key, token)| *key == WordKey::of(token))
            });
            match phrase {
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

/// Words in lower case, hyphens and `'s` apart, as the vocabulary has them.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('’', "'").replace("'s", " 's");
    let mut tokens = Vec::new();
    for piece in
        lower.split(|letter: char| !(letter.is_alphanumeric() || letter == '-' || letter == '\''))
    {
        for (nth, part) in piece.split('-').enumerate() {
            if nth > 0 {
                tokens.push("-".to_owned());
            }
            if !part.is_empty() {
                tokens.push(part.to_owned());
            }
        }
    }
    tokens
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
