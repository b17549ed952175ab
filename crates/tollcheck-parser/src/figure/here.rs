//! A place in a sentence: what stands before it, and what is left to read.

use tollcheck_model::{Amount, Figure, FigureType, Quantity};

use super::number;
use crate::set::Words;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::between;

/// How far a rule looks around for the case of the words beside it.
const WINDOW: usize = 12;

/// A place in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here<'a, 't> {
    /// The whole sentence.
    sentence: &'a [Token<'t>],
    /// The token at this place.
    at: usize,
    /// The first token that is in no figure yet.
    free: usize,
    /// The number that opens here.
    number: Option<(Tokens<'a, 't>, Amount)>,
}

impl<'a, 't> Here<'a, 't> {
    /// The place before token `at` of `sentence`, whose tokens before `free` are in figures.
    pub(super) fn new(sentence: &'a [Token<'t>], at: usize, free: usize) -> Self {
        let number = number::number(Tokens(&sentence[at..])).ok();
        Self { sentence, at, free, number }
    }

    /// The number that opens here, and what is left after it. Many rules ask for it, so it is read once.
    pub(super) fn number(self) -> Option<(Tokens<'a, 't>, Amount)> {
        self.number
    }

    /// What is left to read.
    pub(super) fn rest(self) -> Tokens<'a, 't> {
        Tokens(&self.sentence[self.at..])
    }

    /// The place before `rest`, which is what is left of this sentence.
    pub(super) fn before(self, rest: Tokens<'a, 't>) -> Self {
        let at = self.sentence.len() - rest.0.len();
        if at == self.at { self } else { Self::new(self.sentence, at, self.free) }
    }

    /// The place `steps` tokens back, where a figure may start before its number.
    pub(super) fn stepped_back(self, steps: usize) -> Self {
        Self { at: self.at.saturating_sub(steps), number: None, ..self }
    }

    /// How many tokens before this place are in no figure.
    pub(super) fn room(self) -> usize {
        self.at.saturating_sub(self.free)
    }

    /// The token at this place.
    pub(super) fn token(self) -> Option<&'a Token<'t>> {
        self.sentence.get(self.at)
    }

    /// The token `steps` back from this place, counted from one.
    pub(super) fn back(self, steps: usize) -> Option<&'a Token<'t>> {
        self.sentence.get(self.at.checked_sub(steps)?)
    }

    /// Whether the token `steps` back is one of `words`.
    pub(super) fn follows(self, steps: usize, words: impl Words) -> bool {
        self.back(steps).is_some_and(|token| token.is_any(words))
    }

    /// Whether nothing of the sentence stands before this place.
    pub(super) fn opens_sentence(self) -> bool {
        self.at == 0
    }

    /// Whether capitals say nothing here, as in headlines and telegrams: most words around have them.
    pub(super) fn shouts(self) -> bool {
        let window = &self.sentence
            [self.at.saturating_sub(WINDOW)..self.sentence.len().min(self.at + WINDOW)];
        let long =
            window.iter().filter(|token| token.sort == TokenSort::Word && token.text.len() > 3);
        let (capital, all) = long.fold((0, 0), |(capital, all), token| {
            (capital + usize::from(token.is_capital()), all + 1)
        });
        capital * 3 > all * 2
    }

    /// A figure from here to `rest` whose number is between `number.0` and `number.1`.
    pub(super) fn figure(
        self,
        number: (Tokens<'a, 't>, Tokens<'a, 't>),
        rest: Tokens<'a, 't>,
        sort: FigureType,
        quantity: Quantity,
        rule: &'static str,
    ) -> Option<Figure> {
        let span = between(self.rest(), rest)?;
        let number = between(number.0, number.1).unwrap_or(span);
        Some(Figure { span, number, sort, quantity, rule })
    }

    /// A figure from here to `rest`, all of which is the number.
    pub(super) fn whole(
        self,
        rest: Tokens<'a, 't>,
        sort: FigureType,
        quantity: Quantity,
        rule: &'static str,
    ) -> Option<Figure> {
        self.figure((self.rest(), rest), rest, sort, quantity, rule)
    }
}
