//! Cues: the words that report what somebody says.

use std::ops::Range;

use tollcheck_lexicon::{Class, Entry, class};

use super::adjunct;
use super::part::{Part, part, part_at};
use crate::text::Text;
use crate::token::{Token, Tokens};
use crate::word::longest;

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

/// Whether a word with this `entry` may open a cue, or name a document that speaks.
pub(super) fn may_open(entry: &Entry) -> bool {
    entry.meaning.classes.meets(WANTED | class::SPEAKER_DOCUMENT) || !entry.phrases.is_empty()
}

/// The cue that opens at `at`, within the tokens up to `end`.
pub(super) fn cue(text: &Text<'_>, within: &Range<usize>, at: usize) -> Option<Cue> {
    let tokens = &text.tokens;
    let head = &tokens[at];
    head.entry?;
    let (_, (len, classes)) = longest(Tokens(&tokens[at..within.end]), |meaning| {
        meaning.classes.meets(WANTED).then_some(meaning.classes)
    })
    .ok()?;
    let cue = at..at + len;
    let auxiliary = auxiliary(tokens, within.start, at);
    let before = at.checked_sub(1).filter(|&before| before >= within.start);
    let before = before.map(|before| part_at(tokens, before));
    let next = tokens[..within.end].get(cue.end).map(part);
    let form = if classes.meets(class::CUE_ACCORDING) {
        Form::Preposition
    } else if classes.meets(class::CUE_NOUN)
        && matches!(before, Some(Part::Possessive | Part::Determiner))
    {
        noun(tokens, at, next)?
    } else if !classes.meets(REPORTING) {
        return None;
    } else if classes.meets(class::CUE_HEDGED) && head.text.ends_with(['y', 'Y']) {
        Form::Adverb
    } else {
        verb(tokens, &cue, classes, auxiliary, before, next)?
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
        .find(|token| !matches!(part(token), Part::Adverb | Part::Negation))
        .filter(|token| part(token) == Part::Auxiliary)
}

/// `noun = ("'s" | possessive) cue-noun ("that" | "of" | "to")`
fn noun(tokens: &[Token<'_>], at: usize, next: Option<Part>) -> Option<Form> {
    let owned = tokens[at - 1].is_any(&["'s", "his", "her", "its", "their"]);
    let of = tokens.get(at + 1).is_some_and(|next| next.is("of"));
    (owned && (of || matches!(next, Some(Part::That | Part::To)))).then_some(Form::Noun)
}

/// The form of a verb that reports, or nothing where the word is a noun or an adjective here.
fn verb(
    tokens: &[Token<'_>],
    cue: &Range<usize>,
    classes: Class,
    auxiliary: Option<&Token<'_>>,
    before: Option<Part>,
    next: Option<Part>,
) -> Option<Form> {
    const BE: &[&str] = &[
        "is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "aren't", "weren't",
    ];
    let head = &tokens[cue.start];
    if cue.len() > 1 && head.is_any(&["was", "were", "is", "quoted", "cited"]) {
        return Some(Form::Finite);
    }
    if takes_lives(tokens, cue) {
        return None;
    }
    let opens = matches!(next, Some(Part::That | Part::Quote | Part::Colon));
    let progressive = head.text.len() > 5 && head.text.to_ascii_lowercase().ends_with("ing");
    let past = is_past(head);
    match (auxiliary, before) {
        (Some(auxiliary), _) if auxiliary.is_any(BE) => match (progressive, past) {
            (true, _) => Some(Form::Finite),
            (_, true) => {
                let told =
                    head.is_any(&["said", "reported", "told", "announced", "rumored", "rumoured"]);
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
            && (head.text.ends_with(['s', 'S']) || classes.meets(class::CUE_ESTIMATED)) =>
        {
            Some(Form::Finite)
        }
        (None, Some(Part::Comma | Part::Close | Part::Number))
            if matches!(next, Some(Part::Determiner | Part::Number | Part::Name)) =>
        {
            Some(Form::Finite)
        }
        (None, Some(Part::Word | Part::Relative | Part::Name | Part::Pronoun | Part::Adverb)) => {
            (agrees(&tokens[cue.start - 1], head) && takes_object(next)).then_some(Form::Finite)
        }
        _ => None,
    }
}

/// Whether `subject`, right before `verb`, agrees with it in number: *officials claim*, *the army claims*.
fn agrees(subject: &Token<'_>, verb: &Token<'_>) -> bool {
    let singular_verb = verb.text.ends_with(['s', 'S']) && !verb.text.ends_with("ss");
    let plural_subject = subject.text.ends_with(['s', 'S'])
        || subject.is_any(&["police", "media", "people", "they", "we", "i", "you", "who"]);
    match part(subject) {
        Part::Word | Part::Pronoun => singular_verb != plural_subject,
        _ => singular_verb || plural_subject,
    }
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
    tokens[cue.start].is_any(&["claim", "claims", "claimed", "claiming"])
        && tokens[cue.end..].iter().take(REACH).any(|token| token.is_any(&["lives", "life"]))
}

/// Whether a participle belongs to the noun before it or behind it: *the man **accused** of it*, *a fifth person
/// **confirmed** dead*, *the highest **reported** number*.
fn reduced(tokens: &[Token<'_>], cue: &Range<usize>, classes: Class) -> bool {
    const STATES: &[&str] = &["dead", "killed", "missing", "injured", "wounded", "safe", "alive"];
    let Some(next) = tokens.get(cue.end) else { return false };
    let before = cue.start.checked_sub(1).map(|before| &tokens[before]);
    let superlative = before.is_some_and(|before| {
        before.text.ends_with("est")
            || before.is_any(&["first", "last", "only", "newly", "previously"])
    });
    let owned = before.is_some_and(|before| {
        part(before) == Part::Word && !before.is_class(super::source::SPEAKERS)
    });
    classes.meets(class::CUE_ALLEGED) && next.is_any(&["of", "in", "over"])
        || next.is_any(&["by"])
        || next.is_any(STATES)
        || owned && next.is_any(&["as", "in", "at", "across", "near", "from"])
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
    const IRREGULAR: &[&str] = &[
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

/// Whether the verb at `at` is denied: *did **not** say*, ***declined** to confirm*.
fn negated(tokens: &[Token<'_>], from: usize, at: usize) -> bool {
    const REFUSALS: &[&str] = &[
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
    tokens[from..at].iter().rev().take(4).take_while(|token| part(token) != Part::Comma).any(
        |token| {
            part(token) == Part::Negation
                || token.is_any(REFUSALS)
                || token.text.ends_with("n't")
                || token.text.ends_with("n’t")
        },
    )
}
