//! The speaker of a claim, without the clause that only tells something of it.

use tollcheck_model::{Attribution, Span, Words};

use super::part::{Part, part};
use crate::text::Text;
use crate::token::Token;

/// The attribution with the bare names of those who speak.
pub(super) fn bare(text: &Text<'_>, attribution: &Attribution) -> Attribution {
    let named = |words: &Words| named(text, words);
    Attribution {
        source: attribution.source.as_ref().map(named),
        stands_for: attribution.stands_for.as_ref().map(named),
        via: attribution.via.iter().map(named).collect(),
        ..attribution.clone()
    }
}

/// `named = speaker [ "," apposition ]`, up to the relative clause of what stands in commas
///
/// > **the UN**, which counted 300 dead since May, said · **the Observatory, a monitor** that relies on sources in the country,
/// > said; but *officials who spoke on condition of anonymity*
fn named(text: &Text<'_>, words: &Words) -> Words {
    let from = text.token_at(words.span.start);
    let tokens = text.tokens.get(from..text.token_at(words.span.end)).unwrap_or(&[]);
    let comma = |token: &Token<'_>| part(token) == Part::Comma;
    let relative = |at: &usize| {
        let that = part(&tokens[*at]) == Part::That && *at > 0 && !comma(&tokens[*at - 1]);
        part(&tokens[*at]) == Part::Relative || that
    };
    let first = tokens.iter().position(comma);
    let clause = first.and_then(|comma| (comma + 1..tokens.len()).find(relative));
    let Some(clause) = clause.filter(|clause| *clause > 1) else { return words.clone() };
    let end = if comma(&tokens[clause - 1]) { clause - 1 } else { clause };
    Words::of(Span::new(words.span.start, tokens[end - 1].end()), text.whole)
}
