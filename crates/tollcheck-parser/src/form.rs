//! First letters and lengths of closed classes, which tell most words apart before any is read.

use crate::token::Token;

/// Which lengths the words of some classes have, one bit a length, by the last five bits of their first byte.
#[derive(Debug)]
pub(crate) struct Forms([u32; 32]);

impl Forms {
    /// The forms of the words of `classes`, each of which is shorter than 32 bytes.
    pub(crate) const fn of(classes: &[&[&str]]) -> Self {
        let mut forms = Self([0; 32]);
        let mut at = 0;
        while at < classes.len() {
            forms = forms.and(classes[at]);
            at += 1;
        }
        forms
    }

    /// These forms and those of `words`.
    pub(crate) const fn and(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            self.0[(word[0] & 31) as usize] |= 1 << word.len();
            at += 1;
        }
        self
    }

    /// Whether `token` may be one of the words, in any case: no for nearly all that are not.
    pub(crate) fn may_hold(&self, token: &Token<'_>) -> bool {
        let word = token.text.as_bytes();
        let lengths = word.first().map_or(0, |first| self.0[usize::from(first & 31)]);
        // a curly apostrophe is longer than the straight one of the class
        word.len() < 32 && lengths >> word.len() & 1 == 1 || !word.is_ascii()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[test]
    fn words_of_a_class_pass_in_any_case_and_with_any_apostrophe() {
        let forms = Forms::of(&[&["don't", "the"], &["over"]]);
        assert!(tokens("don't DON’T The over").iter().all(|token| forms.may_hold(token)));
        assert!(!tokens("there minister 72 ,").iter().any(|token| forms.may_hold(token)));
    }
}
