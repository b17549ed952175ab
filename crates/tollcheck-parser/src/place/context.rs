//! How a stretch of text is set, which decides what a capital letter means.

use crate::token::{Token, TokenSort};

/// What capitals mean in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Names have capitals.
    Plain,
    /// Every longer word has one, as in a headline.
    Title,
    /// There are only capitals.
    Capitals,
}

impl Setting {
    /// How the sentence of `tokens` is set.
    pub(super) fn of(tokens: &[Token<'_>]) -> Self {
        let (mut capital, mut small, mut short, mut upper) = (0_usize, 0_usize, 0_usize, 0_usize);
        for token in tokens.iter().filter(|token| token.sort == TokenSort::Word) {
            if !token.is_capital() {
                if token.text.len() > 3 { small += 1 } else { short += 1 }
            } else if has_small(token.text) {
                capital += 1;
            } else {
                upper += 1;
            }
        }
        if capital + small + short == 0 && upper > 1 || upper > 4 * (capital + small + short) {
            Self::Capitals
        } else if capital >= 3 && small * 4 <= capital {
            Self::Title
        } else {
            Self::Plain
        }
    }
}

/// Whether a word has a small letter.
pub(super) fn has_small(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_lowercase())
        || !word.is_ascii() && word.chars().any(char::is_lowercase)
}
