//! Pronouns: whom *he*, *she*, *it*, *they* and *who* stand for.

use std::ops::Range;

use tollcheck_lexicon::class;

use super::part::{Part, part};
use super::source::{self, SPEAKERS};
use super::speaker;
use crate::set::set;
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
        if self.taken_up(tokens, source).is_some() {
            return;
        }
        if is_person(&tokens[source.clone()]) {
            self.person = Some(source.clone());
        } else {
            self.other = Some(source.clone());
        }
    }

    /// The last speaker whose noun `source` takes up: *the ministry*, after *Gaza's health ministry*.
    pub(super) fn taken_up(
        &self,
        tokens: &[Token<'_>],
        source: &Range<usize>,
    ) -> Option<Range<usize>> {
        let [the, noun] = &tokens[source.clone()] else { return None };
        let last = self.other.clone().filter(|_| the.is("the"))?;
        tokens[last.clone()].iter().any(|token| token.is(noun.text)).then_some(last)
    }

    /// Whom `source` stands for, where it is a pronoun.
    pub(super) fn stands_for(
        &self,
        tokens: &[Token<'_>],
        source: &Range<usize>,
    ) -> Option<Range<usize>> {
        let [pronoun] = &tokens[source.clone()] else { return None };
        if pronoun.is_any(set!["he", "she", "his", "her"]) {
            self.person.clone()
        } else if pronoun.is_any(set!["it", "its", "they", "their"]) {
            self.other.clone()
        } else if pronoun.is_any(set!["who", "which"]) {
            source::antecedent(tokens, source.start)
        } else {
            None
        }
    }
}

/// Whether a noun phrase names one person: by name, or by office.
fn is_person(tokens: &[Token<'_>]) -> bool {
    const ENDINGS: &[&str] = &[
        "man", "woman", "person", "or", "er", "ist", "dent", "ian", "chief", "head", "general",
        "colonel", "official", "witness", "doctor", "king", "mother", "father",
    ];
    let end = tokens
        .iter()
        .position(|token| matches!(part(token), Part::Comma | Part::Preposition | Part::Open))
        .unwrap_or(tokens.len());
    let Some(head) = tokens[..end].last() else { return false };
    let name = part(head) == Part::Name
        && !head.is_class(SPEAKERS)
        && speaker::place(&tokens[end - 1..end]).is_none();
    let word = head.text.to_ascii_lowercase();
    name || head.is_class(SPEAKERS)
        && !head.is_class(class::SPEAKER_MEDIA | class::SPEAKER_DOCUMENT)
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
}
