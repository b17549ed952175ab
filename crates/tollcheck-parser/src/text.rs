//! A text, cut into tokens and sentences once for all passes.

use tollcheck_model::Span;

use crate::sentence::{Sentence, sentences};
use crate::token::{Token, Tokens, tokens};

/// A text with its tokens and sentences.
#[derive(Debug)]
pub(crate) struct Text<'t> {
    /// The text itself.
    pub(crate) whole: &'t str,
    /// Its tokens.
    pub(crate) tokens: Vec<Token<'t>>,
    /// Its sentences.
    pub(crate) sentences: Vec<Sentence>,
}

impl<'t> Text<'t> {
    /// Cuts `text`.
    pub(crate) fn of(text: &'t str) -> Self {
        let tokens = tokens(text);
        let sentences = sentences(text, &tokens);
        Self { whole: text, tokens, sentences }
    }

    /// The tokens of `sentence`.
    pub(crate) fn tokens_of(&self, sentence: &Sentence) -> Tokens<'_, 't> {
        Tokens(&self.tokens[sentence.tokens.clone()])
    }

    /// Where `sentence` stands.
    pub(crate) fn span_of(&self, sentence: &Sentence) -> Span {
        let tokens = &self.tokens[sentence.tokens.clone()];
        tokens
            .first()
            .map_or(Span::new(0, 0), |first| first.span().to(tokens[tokens.len() - 1].span()))
    }

    /// Whether a line break stands before the token `at`, or it is the first.
    pub(crate) fn breaks_before(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) => self.whole[before.end()..token.start].contains('\n'),
            _ => true,
        }
    }

    /// The number of the first token that starts at or after the byte `at`.
    pub(crate) fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.start < at)
    }

    /// The sentence that holds the byte `at`, or the nearest before it.
    pub(crate) fn sentence_at(&self, at: usize) -> Option<&Sentence> {
        let token = self.tokens.partition_point(|token| token.start <= at).checked_sub(1)?;
        let next = self.sentences.partition_point(|sentence| sentence.tokens.start <= token);
        self.sentences.get(next.checked_sub(1)?)
    }
}
