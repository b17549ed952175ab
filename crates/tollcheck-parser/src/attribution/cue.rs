//! Cues: the words that report what somebody says.

use std::ops::Range;

use tollcheck_lexicon::{Class, Entry, class};

use super::form::{self, Form};
use super::part::{Part, part, part_at};
use super::source::SPEAKERS;
use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::of_class;

/// Verbs and adverbs that report, of every stance.
pub(super) const REPORTING: Class = Class(
    class::CUE_SAID.0
        | class::CUE_CONFIRMED.0
        | class::CUE_CLAIMED.0
        | class::CUE_ALLEGED.0
        | class::CUE_DENIED.0
        | class::CUE_ESTIMATED.0
        | class::CUE_HEDGED.0,
);

/// Whatever may be a cue.
const WANTED: Class = Class(REPORTING.0 | class::CUE_ACCORDING.0 | class::CUE_NOUN.0);

/// One cue.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// How it stands in its sentence.
    pub(super) form: Form,
    /// What the vocabulary says of it.
    pub(super) classes: Class,
    /// *could **not** confirm*
    pub(super) negated: bool,
}

/// Whether somebody who can speak stands right after *per*: *per **the State Emergency Service***, but not *per day*.
fn speaker_follows(tokens: &[Token<'_>]) -> bool {
    const REACH: usize = 5;
    if tokens.first().is_some_and(|first| first.is("cent")) {
        return false;
    }
    let the = usize::from(tokens.first().is_some_and(|first| first.is("the")));
    let named = |token: &&Token<'_>| {
        token.sort == TokenSort::Word && (token.is_capital() || !token.is_class(class::PLACE_IN))
    };
    let mut words = tokens[the..].iter().take(REACH).take_while(named);
    words.any(|token| token.is_class(SPEAKERS))
}

/// Whether the participle at `at` is an attribute of people: *soldiers and **suspected militants***, but not *officers **suspected**
/// that …*
fn is_attribute(tokens: &[Token<'_>], at: usize) -> bool {
    const PEOPLE: Class = Class(class::PERSON.0 | class::SOLDIER.0 | class::NATIONALITY.0);
    let joined = at.checked_sub(1).is_some_and(|before| {
        matches!(
            part_at(tokens, before),
            Part::And | Part::Comma | Part::Preposition | Part::Number
        )
    });
    let mut near = tokens[at + 1..].iter().take(2);
    joined && near.any(|next| next.is_class(PEOPLE))
}

/// Whether a word with this `entry` may open a cue, or name a document that speaks.
pub(super) fn may_open(entry: &Entry) -> bool {
    const OPENING: Class = Class(WANTED.0 | class::SPEAKER_DOCUMENT.0);
    entry.classes.meets(OPENING)
}

/// The cue that opens at `at`, within the tokens up to `end`.
pub(super) fn cue(text: &Text<'_>, within: &Range<usize>, at: usize) -> Option<Cue> {
    let tokens = &text.tokens;
    let head = &tokens[at];
    if head.text == "States" && at > within.start && tokens[at - 1].is("united") {
        return None;
    }
    // "an Air India Express jet"
    let named = |token: &Token<'_>| token.is_capital() && token.text.contains(char::is_lowercase);
    let noun = tokens[..within.end].get(at + 1).is_some_and(|next| {
        next.sort == TokenSort::Word && !next.is_capital() && part(next) == Part::Word
    });
    if named(head) && noun && at > within.start && named(&tokens[at - 1]) {
        return None;
    }
    if head.is("per") && !speaker_follows(&tokens[at + 1..within.end]) {
        return None;
    }
    if head.is_any(set!["suspected", "alleged"]) && is_attribute(&tokens[..within.end], at) {
        return None;
    }
    let (len, meaning) = of_class(Tokens(&tokens[at..within.end]), WANTED)?;
    let classes = meaning.classes;
    let cue = at..at + len;
    let before = at.checked_sub(1).filter(|&before| before >= within.start);
    let before = before.map(|before| part_at(tokens, before));
    let next = tokens[..within.end].get(cue.end).map(part);
    let form = if classes.meets(class::CUE_ACCORDING) {
        Form::Preposition
    } else if classes.meets(class::CUE_NOUN)
        && (matches!(before, Some(Part::Possessive | Part::Determiner))
            || next == Some(Part::That) && form::owner(tokens, within.start, at).is_some())
    {
        form::noun(tokens, at, next)?
    } else if !classes.meets(REPORTING) {
        return None;
    } else if classes.meets(class::CUE_HEDGED) && head.text.ends_with(['y', 'Y']) {
        Form::Adverb
    } else {
        let auxiliary = auxiliary(tokens, within.start, at);
        form::verb(tokens, &cue, classes, auxiliary, before, next)?
    };
    let negated = negated(tokens, within.start, at);
    Some(Cue { tokens: cue, form, classes, negated })
}

/// The auxiliary that governs the verb at `at`, past adverbs and negations.
fn auxiliary<'a, 't>(tokens: &'a [Token<'t>], from: usize, at: usize) -> Option<&'a Token<'t>> {
    tokens[from..at]
        .iter()
        .rev()
        .take(4)
        .map(|token| (token, part(token)))
        .find(|(_, part)| !matches!(part, Part::Adverb | Part::Negation))
        .filter(|(_, part)| *part == Part::Auxiliary)
        .map(|(token, _)| token)
}

/// Whether the verb at `at` is denied: *did **not** say*, ***declined** to confirm*.
fn negated(tokens: &[Token<'_>], from: usize, at: usize) -> bool {
    const REFUSALS: &WordSet = set![
        "declined",
        "refused",
        "unable",
        "yet",
        "impossible",
        "cannot",
        "without",
        "neither",
        "nor",
    ];
    let before = tokens[from..at].iter().rev().take(4).map(|token| (token, part(token)));
    before.take_while(|(_, part)| *part != Part::Comma).any(|(token, part)| {
        part == Part::Negation
            || token.is_any(REFUSALS)
            || token.text.ends_with("n't")
            || token.text.ends_with("n’t")
    })
}
