//! Pronouns: whom *he*, *she*, *it*, *they* and *who* stand for.

use std::ops::Range;

use super::part::{Part, part};
use super::source;
use crate::token::Token;

/// The speakers that a pronoun may stand for.
#[derive(Debug, Default)]
pub(super) struct Named {
    person: Option<Range<usize>>,
    other: Option<Range<usize>>,
}

impl Named {
    /// Notes that `source` spoke.
    pub(super) fn note(&mut self, tokens: &[Token<'_>], source: &Range<usize>) {
        if tokens[source.clone()]
            .iter()
            .all(|token| matches!(part(token), Part::Pronoun | Part::Relative))
        {
            return;
        }
        if is_person(&tokens[source.clone()]) {
            self.person = Some(source.clone());
        } else {
            self.other = Some(source.clone());
        }
    }

    /// Whom `source` stands for, where it is a pronoun.
    pub(super) fn stands_for(
        &self,
        tokens: &[Token<'_>],
        source: &Range<usize>,
    ) -> Option<Range<usize>> {
        let [pronoun] = &tokens[source.clone()] else { return None };
        if pronoun.is_any(&["he", "she", "his", "her"]) {
            self.person.clone()
        } else if pronoun.is_any(&["it", "its", "they", "their"]) {
            self.other.clone()
        } else if pronoun.is_any(&["who", "which"]) {
            source::antecedent(tokens, source.start)
        } else {
            None
        }
    }
}

/// Whether a noun phrase names one person: a name, with or without office.
fn is_person(tokens: &[Token<'_>]) -> bool {
    let opens_definite = tokens.first().is_some_and(|first| part(first) == Part::Determiner);
    let plural = tokens
        .iter()
        .take(6)
        .any(|token| token.text.ends_with('s') && !token.is_capital() && part(token) == Part::Word);
    let named = tokens.iter().any(|token| part(token) == Part::Name);
    named && !opens_definite && !plural
}
