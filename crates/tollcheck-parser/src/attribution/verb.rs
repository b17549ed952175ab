//! Verbs that report, with their subjects before or behind them.

use std::ops::Range;

use tollcheck_lexicon::class;

use super::content::{self, Field};
use super::cue::Cue;
use super::form::Form;
use super::part::{Part, part, part_at};
use super::quote::Quotes;
use super::source;
use super::speech::Speech;
use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::Token;

/// `subject cue content | content "," subject cue | content "," cue subject`
///
/// > **Officials said five people died** · **Five people died, officials said** · **“Five died,” said an official**
pub(super) fn verb(
    text: &Text<'_>,
    quotes: &Quotes,
    field: &Field,
    cue: &Cue,
    earlier: Option<&Speech>,
) -> Option<Speech> {
    let tokens = &text.tokens;
    let lo = field.tokens.start;
    let follower = inverted(text, field, cue);
    let is_inverted = follower.is_some();
    let own = follower.or_else(|| {
        (cue.form != Form::Participle)
            .then(|| source::before(tokens, lo, cue.tokens.start))
            .flatten()
    });
    let unit = own.as_ref().map_or(cue.tokens.clone(), |own| {
        own.start.min(cue.tokens.start)..own.end.max(cue.tokens.end)
    });
    if own.is_none() && cue.form == Form::Finite && !elides(text, lo, cue.tokens.start) {
        return None;
    }
    let source = own
        .or_else(|| earlier.and_then(|earlier| earlier.source.clone()))
        .or_else(|| main_subject(text, lo, cue.tokens.start))
        .or_else(|| source::before(tokens, lo, cue.tokens.start))?;
    // "twice as many as it reported last week"
    let compared = source.start.checked_sub(1).filter(|at| *at >= lo).is_some_and(|at| {
        tokens[at].is_any(set!["as", "than"]) && part_at(tokens, source.start) == Part::Pronoun
    });
    if compared && cue.form == Form::Finite && !text.tokens[lo..source.start].is_empty() {
        return None;
    }
    let nobody = vouches_not(&tokens[source.clone()], cue);
    if !(nobody || speaks(&tokens[source.clone()])) || echoes(text, &source, earlier) {
        return None;
    }
    let cue = &Cue { negated: cue.negated || nobody, ..cue.clone() };
    if cue.classes.meets(class::CUE_BOUND)
        && !introduces(text, field, cue, &source, &unit, is_inverted)
    {
        return None;
    }
    let content = content::around(tokens, quotes, field, &unit, is_inverted)?;
    let content = content::own(tokens, quotes, field, &unit, content);
    Some(Speech::new(Some(source), cue, unit, content))
}

/// Whether a noun phrase can speak: *no group*, *there*, *52 percent of voters*, *three fewer than* and *compares with 2,886* do
/// not.
fn speaks(source: &[Token<'_>]) -> bool {
    let compares = source.last().is_some_and(|last| last.is("than"));
    let head = source.first().is_some_and(|head| {
        head.is_any(set!["no", "nobody", "none", "neither", "nothing", "there", "that", "compares"])
    });
    !head && !compares && !source.iter().any(|token| token.is_any(set!["percent", "%"]))
}

/// Whether it is nobody who vouches for it, which denies it.
///
/// > **Neither side** confirmed the 12 deaths
fn vouches_not(source: &[Token<'_>], cue: &Cue) -> bool {
    cue.classes.meets(class::CUE_CONFIRMED)
        && source.first().is_some_and(|head| head.is_any(set!["no", "nobody", "none", "neither"]))
}

/// Whether a verb at `at` may do without a subject of its own: *he left **and said** …*
fn elides(text: &Text<'_>, lo: usize, at: usize) -> bool {
    at > lo
        && matches!(
            part_at(&text.tokens, at - 1),
            Part::And | Part::But | Part::Comma | Part::Adverb | Part::Auxiliary
        )
}

/// Whether `source` is a pronoun for the speaker just named: *officials said **they** hoped …*
fn echoes(text: &Text<'_>, source: &Range<usize>, earlier: Option<&Speech>) -> bool {
    let tokens = &text.tokens;
    let Some(earlier) = earlier.filter(|_| source.len() == 1) else { return false };
    let gap = earlier.unit.end..source.start.max(earlier.unit.end);
    part_at(tokens, source.start) == Part::Pronoun
        && earlier.unit.end <= source.start
        && tokens[gap].iter().all(|token| part(token) == Part::That)
}

/// The speaker after a cue that stands after what is said.
fn inverted(text: &Text<'_>, field: &Field, cue: &Cue) -> Option<Range<usize>> {
    let tokens = &text.tokens;
    let hi = field.tokens.end;
    let before = cue.tokens.start.checked_sub(1).filter(|&at| at >= field.tokens.start)?;
    let mark = part_at(tokens, before);
    let punctuated = before > field.tokens.start
        && matches!(
            part_at(tokens, before - 1),
            Part::Comma | Part::Stop | Part::Dash | Part::Quote
        );
    let closes = mark == Part::Quote && punctuated || mark == Part::Stop && !tokens[before].is(".");
    let addresses = tokens[cue.tokens.start]
        .is_any(set!["told", "tells", "tell", "asked", "warned", "informed", "urged"]);
    let opens = matches!(mark, Part::Comma | Part::Dash) && !addresses;
    if cue.form != Form::Finite || !(closes || opens) {
        return None;
    }
    let source = source::after(tokens, cue.tokens.end, hi, true)?;
    let ends = tokens[..hi].get(source.end).is_none_or(|next| {
        matches!(
            part(next),
            Part::Stop
                | Part::Comma
                | Part::Quote
                | Part::Day
                | Part::Preposition
                | Part::Close
                | Part::Semicolon
        )
    });
    let phrase = &tokens[source.clone()];
    let acts = phrase
        .iter()
        .take_while(|token| part(token) != Part::Comma)
        .any(|token| part(token) == Part::Verb);
    let speaks = tokens[source.clone()].iter().any(|token| {
        token.is_class(source::SPEAKERS) || matches!(part(token), Part::Name | Part::Pronoun)
    });
    (closes || ends && speaks && !acts).then_some(source)
}

/// What documents do to say something.
#[rustfmt::skip]
const EVIDENT: &WordSet = set![
    "show", "shows", "showed", "shown", "showing", "find", "finds", "found", "finding", "put", "puts", "list", "lists",
    "listed", "record", "recorded", "register", "registered", "document", "documents", "documented", "reveal",
    "reveals", "revealed", "establish", "established", "determined", "demonstrate", "demonstrated", "prove", "proved",
    "read", "reads", "count", "counts", "counted", "project", "projects", "projected",
];

/// What those do who count.
#[rustfmt::skip]
const COUNTING: &WordSet = set![
    "count", "counts", "counted", "record", "records", "recorded", "register", "registers", "registered",
    "document", "documents", "documented", "verified", "list", "lists", "listed", "logged", "tallied",
];

/// Whether a number opens at `at`: *counted **40 dead***, *recorded **at least 12***.
fn numbers(tokens: &[Token<'_>], at: usize, hi: usize) -> bool {
    const MODIFIERS: &WordSet = set![
        "at", "least", "more", "than", "about", "some", "nearly", "over", "around", "up", "to"
    ];
    let mut words = (at..hi.min(at + 4)).skip_while(|&at| tokens[at].is_any(MODIFIERS));
    words.next().is_some_and(|at| part_at(tokens, at) == Part::Number)
}

/// Whether a clause of its own opens at `at`: *found **voters were divided***.
fn states(tokens: &[Token<'_>], at: usize, hi: usize) -> bool {
    let mut rest = at..hi.min(at + 6);
    matches!(
        rest.next().map(|at| part_at(tokens, at)),
        Some(Part::Name | Part::Word | Part::Determiner)
    ) && rest
        .map(|at| part_at(tokens, at))
        .take_while(|part| {
            matches!(part, Part::Name | Part::Word | Part::Auxiliary | Part::Verb | Part::Hyphen)
        })
        .any(|part| matches!(part, Part::Auxiliary | Part::Verb))
}

/// Whether a cue that is one only in company has it: *that*, a quotation, a document that shows.
fn introduces(
    text: &Text<'_>,
    field: &Field,
    cue: &Cue,
    source: &Range<usize>,
    unit: &Range<usize>,
    is_inverted: bool,
) -> bool {
    let tokens = &text.tokens;
    if cue.negated && !cue.classes.meets(class::CUE_CONFIRMED) {
        return false;
    }
    let next_at = |at: usize| tokens[..field.tokens.end].get(at);
    let head = &tokens[cue.tokens.start];
    let opens = next_at(cue.tokens.end).is_some_and(|next| {
        let clause = matches!(part(next), Part::Number | Part::Pronoun);
        matches!(part(next), Part::That | Part::Quote | Part::Colon)
            || next.is_any(set!["how", "whether", "what"])
            || part(next) == Part::To
                && cue
                    .classes
                    .meets(class::CUE_DIRECTIVE | class::CUE_HEDGED | class::CUE_ESTIMATED)
            || clause && cue.classes.meets(class::CUE_HEDGED)
            || part(next) == Part::Comma
                && next_at(cue.tokens.end + 1)
                    .is_some_and(|next| matches!(part(next), Part::Quote | Part::That))
    });
    let puts = head.is_any(set!["put", "puts", "putting"])
        && (cue.tokens.end..field.tokens.end.min(cue.tokens.end + 12))
            .any(|at| tokens[at].is("at"));
    let shows = head.is_any(EVIDENT)
        && tokens[source.clone()].iter().any(|token| {
            token.is_class(class::SPEAKER_DOCUMENT) || token.is_any(set!["it", "they"])
        });
    let names = |class| tokens[source.clone()].iter().any(|token| token.is_class(class));
    let pronoun = || source.len() == 1 && tokens[source.start].is_any(set!["it", "they"]);
    let all_names = || {
        let words = &tokens[source.clone()];
        let the = usize::from(words.first().is_some_and(|first| first.is("the")));
        words.len() > the && words[the..].iter().all(|token| part(token) == Part::Name)
    };
    // "the state recorded 25 kidnappings" says where they were
    let tallies = head.is_any(set!["counted", "counts", "tallied", "verified"]);
    let counts = head.is_any(COUNTING)
        && (names(source::SPEAKERS) || pronoun() || tallies && all_names())
        && numbers(tokens, cue.tokens.end, field.tokens.end);
    let asks =
        || names(class::SPEAKER_MEDIA | class::SPEAKER_NGO | class::SPEAKER_MONITOR) || all_names();
    let finds = head.is("found") && states(tokens, cue.tokens.end, field.tokens.end) && asks();
    let parted = unit.start > field.tokens.start
        && match part_at(tokens, unit.start - 1) {
            Part::Quote => true,
            Part::Comma if !is_inverted => {
                next_at(unit.end).is_none_or(|next| matches!(part(next), Part::Stop | Part::Comma))
            }
            _ => false,
        };
    opens || puts || shows || counts || finds || parted || rebuts(tokens, cue, field.tokens.end)
}

/// Whether a verb of denying takes what others say: *rejected **claims that** …*
fn rebuts(tokens: &[Token<'_>], cue: &Cue, hi: usize) -> bool {
    const SAYINGS: &WordSet = set![
        "claim",
        "claims",
        "report",
        "reports",
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "suggestion",
        "suggestions",
        "charge",
        "charges",
    ];
    let mut words = tokens[..hi].get(cue.tokens.end..).unwrap_or(&[]).iter().take(4);
    cue.classes.meets(class::CUE_DENIED)
        && words.any(|word| word.is_any(SAYINGS))
        && words.next().is_some_and(|next| matches!(part(next), Part::That) || next.is("of"))
}

/// The subject of the verb before, for a verb that has none of its own.
///
/// > **The ministry** published a list, *saying* …
pub(super) fn main_subject(text: &Text<'_>, lo: usize, to: usize) -> Option<Range<usize>> {
    const REACH: usize = 40;
    let tokens = &text.tokens;
    let finite = (lo.max(to.saturating_sub(REACH))..to).rev().find(|&at| {
        part_at(tokens, at) == Part::Auxiliary
            || part_at(tokens, at) == Part::Verb
                && at > lo
                && !matches!(
                    part_at(tokens, at - 1),
                    Part::Determiner
                        | Part::Hyphen
                        | Part::Possessive
                        | Part::Preposition
                        | Part::Number
                        | Part::Comma
                )
    });
    if let Some(subject) = finite.and_then(|at| source::before(tokens, lo, at)) {
        return Some(subject);
    }
    opening(tokens, lo, to)
}

/// The noun phrase that opens the clause from `lo` to `to`, past what stands before its subject.
///
/// > On Monday, **the governor** visited the ward
pub(super) fn opening(tokens: &[Token<'_>], lo: usize, to: usize) -> Option<Range<usize>> {
    let mut start = lo;
    if matches!(part(tokens.get(lo)?), Part::Preposition | Part::Subordinator) {
        start = (lo..to).take(30).find(|&at| part_at(tokens, at) == Part::Comma)? + 1;
    }
    let skipped = |at: usize| {
        tokens[at].is("there")
            || matches!(
                part_at(tokens, at),
                Part::Quote | Part::But | Part::And | Part::Adverb | Part::Comma
            )
    };
    while start < to && skipped(start) {
        start += 1;
    }
    source::after(tokens, start, to, true)
}
