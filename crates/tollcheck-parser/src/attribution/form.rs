//! Forms of cues: verb, participle, noun, or no cue at all.

use std::ops::Range;

use tollcheck_lexicon::{Class, class};

use super::part::{Part, part, part_at};
use super::{adjunct, source};
use crate::set::{WordSet, set};
use crate::token::Token;

/// How a cue stands in its sentence, which tells where its speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// *officials **said***
    Finite,
    /// *…, **adding** that …*
    Participle,
    /// *were **reported** dead*
    Passive,
    /// ***according to** officials*
    Preposition,
    /// ***reportedly***
    Adverb,
    /// *the army's **claim** that …*
    Noun,
}

/// `noun = ("'s" | possessive) { adjective } cue-noun ("that" | "of" | "to")`
pub(super) fn noun(tokens: &[Token<'_>], at: usize, next: Option<Part>) -> Option<Form> {
    let owner = owner(tokens, 0, at)?;
    let of = owner + 1 == at && tokens.get(at + 1).is_some_and(|next| next.is("of"));
    (of || matches!(next, Some(Part::That | Part::To))).then_some(Form::Noun)
}

/// The possessive that owns the noun at `at`, past its adjectives: *the army**'s** new claim*.
pub(super) fn owner(tokens: &[Token<'_>], lo: usize, at: usize) -> Option<usize> {
    const ADJECTIVES: usize = 4;
    let owns = |at: usize| tokens[at].is_any(set!["'s", "his", "her", "its", "their"]);
    let adjective =
        |at: usize| matches!(part_at(tokens, at), Part::Word | Part::Hyphen | Part::Adverb);
    let mut before = (lo..at).rev().take(ADJECTIVES).skip_while(|&at| adjective(at) && !owns(at));
    before.next().filter(|&at| owns(at))
}

/// The form of a verb that reports, or nothing where the word is a noun or an adjective here.
pub(super) fn verb(
    tokens: &[Token<'_>],
    cue: &Range<usize>,
    classes: Class,
    auxiliary: Option<&Token<'_>>,
    before: Option<Part>,
    next: Option<Part>,
) -> Option<Form> {
    const BE: &WordSet = set![
        "is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "aren't", "weren't",
    ];
    let head = &tokens[cue.start];
    if cue.len() > 1 && head.is_any(set!["was", "were", "is", "quoted", "cited"]) {
        return Some(Form::Finite);
    }
    let takes_in = head.is_any(set!["admitted", "admit", "admits"]) && next == Some(Part::Number);
    if takes_lives(tokens, cue) || takes_in {
        return None;
    }
    let opens = matches!(next, Some(Part::That | Part::Quote | Part::Colon));
    let progressive = head.text.len() > 5 && head.ends_in("ing");
    let past = is_past(head);
    match (auxiliary, before) {
        (Some(auxiliary), _) if auxiliary.is_any(BE) => match (progressive, past) {
            (true, _) => (next != Some(Part::And)).then_some(Form::Finite),
            (_, true) => {
                let told = head.is_any(set![
                    "said",
                    "reported",
                    "told",
                    "announced",
                    "rumored",
                    "rumoured"
                ]);
                let bare = classes.meets(class::CUE_HEDGED)
                    && !matches!(next, Some(Part::To | Part::That | Part::Word | Part::Verb));
                (told || !classes.meets(class::CUE_SAID) && !bare).then_some(Form::Passive)
            }
            _ => None,
        },
        (Some(_), _) => Some(Form::Finite),
        (None, Some(Part::Determiner | Part::Possessive | Part::Hyphen)) => None,
        (None, Some(Part::Number)) if next == Some(Part::Word) => None,
        (None, _) if past && reduced(tokens, cue, classes) => None,
        (None, Some(Part::Word))
            if past && next == Some(Part::To) && classes.meets(class::CUE_HEDGED) =>
        {
            Some(Form::Passive)
        }
        (None, Some(Part::Preposition)) => (progressive && opens).then_some(Form::Participle),
        (None, Some(Part::To)) => opens.then_some(Form::Participle),
        (None, Some(_)) if progressive && after_channel(tokens, cue.start) => {
            Some(Form::Participle)
        }
        (None, Some(Part::Comma | Part::And | Part::Quote | Part::Dash | Part::Adverb) | None)
            if progressive =>
        {
            Some(Form::Participle)
        }
        _ if past || !classes.meets(class::CUE_NOUN) => Some(Form::Finite),
        _ if progressive => opens.then_some(Form::Finite),
        _ if next == Some(Part::That)
            && before.is_some()
            && (head.text.ends_with(['s', 'S'])
                || head.is("show")
                || classes.meets(class::CUE_ESTIMATED)) =>
        {
            Some(Form::Finite)
        }
        (None, Some(Part::Comma | Part::Close | Part::Number))
            if matches!(next, Some(Part::Determiner | Part::Number | Part::Name)) =>
        {
            Some(Form::Finite)
        }
        (None, Some(Part::Word | Part::Relative | Part::Name | Part::Pronoun | Part::Adverb)) => {
            let subject = agrees(&tokens[cue.start - 1], head) || documents(tokens, cue.start);
            (subject && takes_object(next)).then_some(Form::Finite)
        }
        _ => None,
    }
}

/// Whether `subject`, right before `verb`, agrees with it in number: *officials claim*, *the army claims*.
fn agrees(subject: &Token<'_>, verb: &Token<'_>) -> bool {
    let singular_verb = verb.text.ends_with(['s', 'S']) && !verb.text.ends_with("ss");
    let plural_subject = subject.text.ends_with(['s', 'S']) && !subject.text.ends_with("sis")
        || subject.is_any(set!["police", "media", "people", "they", "we", "i", "you", "who"]);
    match part(subject) {
        Part::Word | Part::Pronoun => singular_verb != plural_subject,
        _ => singular_verb || plural_subject,
    }
}

/// Whether a document stands not far before a verb by which one speaks: *an **average** of polls **shows** …*
fn documents(tokens: &[Token<'_>], at: usize) -> bool {
    tokens[at].is_any(set!["show", "shows", "showed", "indicate", "indicates"])
        && tokens[at.saturating_sub(5)..at]
            .iter()
            .any(|token| token.is_class(class::SPEAKER_DOCUMENT))
}

/// Whether what comes `next` may open what a verb that is also a noun reports.
fn takes_object(next: Option<Part>) -> bool {
    !matches!(
        next,
        Some(
            Part::Comma
                | Part::Auxiliary
                | Part::Preposition
                | Part::Hyphen
                | Part::Verb
                | Part::And
                | Part::Possessive
        )
    )
}

/// Whether it is a flood that claims: *claimed **12 lives***.
fn takes_lives(tokens: &[Token<'_>], cue: &Range<usize>) -> bool {
    const REACH: usize = 5;
    tokens[cue.start].is_any(set!["claim", "claims", "claimed", "claiming"])
        && tokens[cue.end..].iter().take(REACH).any(|token| token.is_any(set!["lives", "life"]))
}

/// Whether a participle belongs to the noun before it or behind it: *the man **accused** of it*, *a fifth person
/// **confirmed** dead*, *the highest **reported** number*.
fn reduced(tokens: &[Token<'_>], cue: &Range<usize>, classes: Class) -> bool {
    const STATES: &WordSet =
        set!["dead", "killed", "missing", "injured", "wounded", "safe", "alive"];
    let Some(next) = tokens.get(cue.end) else { return false };
    let before = cue.start.checked_sub(1).map(|before| &tokens[before]);
    let superlative = before.is_some_and(|before| {
        before.text.ends_with("est")
            || before.is_any(set!["first", "last", "only", "newly", "previously"])
    });
    let owned = before
        .is_some_and(|before| part(before) == Part::Word && !before.is_class(source::SPEAKERS));
    // "officials in the enclave said at least 31 people …"
    let modifies = next.is("at")
        && tokens.get(cue.end + 1).is_some_and(|next| next.is_any(set!["least", "most"]));
    classes.meets(class::CUE_ALLEGED) && next.is_any(set!["of", "in", "over"])
        || next.is_any(set!["by"])
        || next.is_any(STATES)
        || owned && !modifies && next.is_any(set!["as", "in", "at", "across", "near", "from"])
        || superlative && part(next) == Part::Word
}

/// Whether a document or channel stands right before the token `at`: *shot back in an **article** stating …*
fn after_channel(tokens: &[Token<'_>], at: usize) -> bool {
    let from = at.saturating_sub(6);
    tokens[at - 1].is_class(class::SPEAKER_DOCUMENT)
        || (from..at).any(|from| {
            part_at(tokens, from) == Part::Preposition && adjunct::skip(tokens, from, at) == at
        })
}

/// Whether a verb has the form of a past participle.
fn is_past(head: &Token<'_>) -> bool {
    const IRREGULAR: &WordSet = set![
        "said",
        "told",
        "written",
        "found",
        "thought",
        "known",
        "seen",
        "heard",
        "shown",
        "put",
        "understood",
        "held",
        "felt",
        "spoken",
    ];
    head.text.to_ascii_lowercase().ends_with("ed") || head.is_any(IRREGULAR)
}
