//! Sorts of people that share one number.

use tollcheck_lexicon::{Class, class, groups};

use super::noun::{Noun, people};
use super::nouns::Nouns;

/// How many sorts a number may count together.
const MOST: usize = 4;

impl Nouns<'_, '_> {
    /// `counted-together = noun { "," noun } [ "," ] "and" noun`: the sorts of people that `first` is only the first of.
    ///
    /// > 12 **women and children** · 40 **men, women and elderly people**
    pub(super) fn together(&self, first: Noun) -> Noun {
        let mut at = first.words.end;
        for _ in 1..MOST {
            let comma = self.tokens.get(at).is_some_and(|token| token.text == ",");
            at += usize::from(comma);
            let and = self.tokens.get(at).is_some_and(|token| token.is("and"));
            at += usize::from(and);
            if !comma && !and {
                break;
            }
            let next = self.read(at, true);
            if !self.is_sort(&next) {
                break;
            }
            at = next.words.end;
            if and && self.is_sort(&first) {
                return Noun { words: first.words.start..at, ..first };
            }
        }
        first
    }

    /// Whether `noun` names people of a sort in the plural: not *people*, nor *wounded soldiers*, of whom more is told.
    fn is_sort(&self, noun: &Noun) -> bool {
        let words = &self.tokens[noun.words.clone()];
        let several = noun.classes.meets(people()) && !noun.classes.meets(class::SINGULAR);
        let sorts = words.iter().fold(Class::NONE, |all, word| all | groups(word.text));
        several && noun.attribute.is_none() && sorts != Class::NONE
    }
}
