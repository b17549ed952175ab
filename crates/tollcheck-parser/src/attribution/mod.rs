//! The layer of attributions: who says what.

mod adjunct;
mod bare;
mod colon;
mod content;
#[cfg(test)]
mod corpus;
mod cue;
mod form;
mod inherit;
mod part;
mod person;
mod phrase;
mod pronoun;
mod quote;
mod shape;
mod signature;
mod source;
mod speaker;
mod speech;
mod stance;
mod verb;

use std::cmp::Reverse;
use std::ops::Range;

use tollcheck_model::{Attribution, Mode, SourceType, Span, Words};

pub(crate) use self::inherit::give;
use self::pronoun::Named;
use self::quote::Quotes;
use self::speech::Speech;
use crate::text::Text;

/// The attributions of `text`, in the order of their contents.
pub(crate) fn attributions(text: &Text<'_>) -> Vec<Attribution> {
    let quotes = Quotes::of(text);
    let mut speeches = Vec::new();
    for sentence in &text.sentences {
        speeches.extend(speech::speeches(text, &quotes, sentence));
    }
    quote::carry_on(text, &quotes, &mut speeches);
    let mut named = Named::default();
    // A pronoun is read where it stands, also that of a speaker whose quotation goes on.
    let mut order: Vec<_> = speeches.iter().enumerate().collect();
    order.sort_by_key(|(_, speech)| speech.unit.start);
    let mut attributions: Vec<_> = order
        .into_iter()
        .map(|(at, speech)| (at, attribution(text, &quotes, speech, &mut named)))
        .collect();
    attributions.sort_by_key(|(at, read)| (read.content.start, Reverse(read.content.end), *at));
    nest(attributions.into_iter().map(|(_, read)| read).collect())
}

/// One speech as an attribution, without those who cite it.
fn attribution(
    text: &Text<'_>,
    quotes: &Quotes,
    speech: &Speech,
    named: &mut Named,
) -> Attribution {
    let tokens = &text.tokens;
    let words = |range: &Range<usize>| Words::of(span(text, range), text.whole);
    let stands_for = speech.source.as_ref().and_then(|source| named.stands_for(text, source));
    if let Some(source) = &speech.source {
        named.note(tokens, source);
    }
    let taken_up = speech.source.as_ref().and_then(|source| named.taken_up(tokens, source));
    let speaker = stands_for.as_ref().or(taken_up.as_ref()).or(speech.source.as_ref());
    Attribution {
        source: speech.source.as_ref().map(words),
        stands_for: stands_for.as_ref().map(words),
        via: Vec::new(),
        cue: Some(words(&speech.cue)),
        content: span(text, &speech.content),
        stance: stance::of(tokens, speech),
        source_type: speaker.and_then(|speaker| {
            if speaker::is_unnamed(text, speech) {
                return Some(SourceType::Anonymous);
            }
            speaker::source_type(&tokens[speaker.clone()])
        }),
        mode: mode(quotes, speech),
        inherited: false,
    }
}

/// How the words of `speech` reach the reader.
fn mode(quotes: &Quotes, speech: &Speech) -> Mode {
    let first = quotes.at(speech.content.start);
    let last = quotes.at(speech.content.end - 1);
    match (first, last) {
        (Some(first), Some(last)) if first == last => Mode::Direct,
        (Some(_), _) | (_, Some(_)) => Mode::Mixed,
        _ if quotes.meets(&speech.content) => Mode::Mixed,
        _ => Mode::Indirect,
    }
}

/// Notes who cites whom, and drops what nobody says within what somebody says.
fn nest(attributions: Vec<Attribution>) -> Vec<Attribution> {
    const DEPTH: usize = 8;
    let mut nested: Vec<Attribution> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for mut attribution in attributions {
        while open.last().is_some_and(|&last| nested[last].content.end <= attribution.content.start)
        {
            open.pop();
        }
        let within = |outer: &Attribution| {
            outer.content.start <= attribution.content.start
                && attribution.content.end <= outer.content.end
        };
        let outer: Vec<_> = open
            .iter()
            .rev()
            .take(DEPTH)
            .map(|&at| &nested[at])
            .filter(|outer| outer.source.is_some() && !meet(outer, &attribution) && within(outer))
            .filter_map(|outer| outer.source.clone())
            .collect();
        if attribution.source.is_none() && !outer.is_empty() {
            continue;
        }
        attribution.via = outer.into_iter().rev().collect();
        open.push(nested.len());
        nested.push(attribution);
    }
    nested
}

/// Whether the words for the sources of two attributions share some: *a person **who** asked …*
fn meet(one: &Attribution, other: &Attribution) -> bool {
    let (Some(one), Some(other)) = (&one.source, &other.source) else { return false };
    one.span.start < other.span.end && other.span.start < one.span.end
}

/// Where the tokens `range`, of which there is at least one, stand.
fn span(text: &Text<'_>, range: &Range<usize>) -> Span {
    let end = range.end.min(text.tokens.len());
    text.tokens[range.start].span().to(text.tokens[end.max(range.start + 1) - 1].span())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What speech is made of, to be put together at random.
    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "he said ", "the ministry ", "officials, ", "according to ", "citing ", "who ", "that ", "\"", "“",
        "”", "‘", "’", "''", "``", ": ", "- ", "— ", "(", ")", "\n", ". ", ", ", "five died ", "reportedly ",
        "was reported ", "told ", "Київ ", "and ", "'s claim that ", "In a poll, ", "SAID ", "percent ",
        "put it at ", "@",
    ];

    proptest! {
        #[test]
        fn any_text_has_attributions_that_lie_within_it(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
            let text = pieces.concat();
            for attribution in attributions(&Text::of(&text)) {
                prop_assert!(!attribution.content.of(&text).is_empty());
                if let Some(source) = attribution.source {
                    prop_assert_eq!(source.span.of(&text), &*source.text);
                }
            }
        }

        #[test]
        fn any_characters_are_read(text in "\\PC{0,200}") {
            attributions(&Text::of(&text));
        }
    }
}
