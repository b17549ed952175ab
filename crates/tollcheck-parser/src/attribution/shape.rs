//! The shapes in which a sentence reports speech.

use std::ops::Range;

use tollcheck_lexicon::{Class, class};

use super::content::{self, Field};
use super::cue::{self, Cue, Form};
use super::part::{Part, part, part_at};
use super::quote::Quotes;
use super::source;
use crate::sentence::Sentence;
use crate::text::Text;

/// Somebody says something, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Speech {
    /// Who.
    pub(super) source: Option<Range<usize>>,
    /// The reporting words.
    pub(super) cue: Range<usize>,
    /// Speaker and cue.
    pub(super) unit: Range<usize>,
    /// What is said.
    pub(super) content: Range<usize>,
    /// What the vocabulary says of the cue.
    pub(super) classes: Class,
    /// The cue is denied.
    pub(super) negated: bool,
}

/// What `sentence` reports, in order of the cues.
pub(super) fn speeches(text: &Text<'_>, quotes: &Quotes, sentence: &Sentence) -> Vec<Speech> {
    let mut speeches: Vec<Speech> = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        if text.tokens[at].entry.is_none() {
            at += 1;
            continue;
        }
        let field = field(quotes, sentence, at);
        let Some(cue) = cue::cue(text, &field.tokens, at) else {
            at += 1;
            continue;
        };
        at = cue.tokens.end;
        let earlier = speeches.last().filter(|last| field.tokens.contains(&last.unit.start));
        let speech = match cue.form {
            Form::Finite | Form::Participle => verb(text, quotes, &field, &cue, earlier),
            Form::Passive => passive(text, &field, &cue),
            Form::Preposition => preposition(text, quotes, &field, &cue, earlier),
            Form::Adverb => adverb(text, &field, &cue),
            Form::Noun => noun(text, quotes, &field, &cue),
        };
        speeches.extend(speech.filter(|speech| !field.quoted || carries(text, speech)));
    }
    part_ways(text, &mut speeches);
    speeches
}

/// Whether a speech within a quotation tells more than that somebody talks: its speaker is one that others cite.
///
/// > “**The report finds that 131 people were killed**,” he said.
fn carries(text: &Text<'_>, speech: &Speech) -> bool {
    let Some(source) = &speech.source else { return false };
    !speech.classes.meets(class::CUE_BOUND | class::CUE_HEDGED)
        && text.tokens[source.clone()].iter().any(|token| token.is_class(source::SPEAKERS))
}

/// The tokens that the cue at `at` is read in.
fn field(quotes: &Quotes, sentence: &Sentence, at: usize) -> Field {
    let Range { start, end } = sentence.tokens;
    match quotes.at(at) {
        Some(quote) => Field {
            tokens: start.max(quote.start + 1)..end.min(quote.end).max(at + 1),
            quoted: true,
        },
        None => Field { tokens: start..end, quoted: false },
    }
}

/// `subject cue content | content "," subject cue | content "," cue subject`
///
/// > **Officials said five people died** · **Five people died, officials said** · **“Five died,” said an official**
fn verb(
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
    if tokens[source.clone()].iter().any(|token| token.is_any(&["percent", "%"])) || echoes(text, &source, earlier) {
        return None;
    }
    if cue.classes.meets(class::CUE_BOUND) && !introduces(text, field, cue, &source, &unit) {
        return None;
    }
    let content = content::around(tokens, quotes, field, &unit, is_inverted)?;
    Some(speech(Some(source), cue, unit, content))
}

/// Whether a verb at `at` may do without a subject of its own: *he left **and said** …*
fn elides(text: &Text<'_>, lo: usize, at: usize) -> bool {
    at > lo && matches!(part_at(&text.tokens, at - 1), Part::And | Part::But | Part::Comma | Part::Adverb | Part::Auxiliary)
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
    let closes = matches!(mark, Part::Quote) || mark == Part::Stop && !tokens[before].is(".");
    let addresses = tokens[cue.tokens.start].is_any(&["told", "tells", "tell", "asked", "warned", "informed", "urged"]);
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
    let speaks = tokens[source.clone()].iter().any(|token| {
        token.is_class(source::SPEAKERS) || matches!(part(token), Part::Name | Part::Pronoun)
    });
    (closes || ends && speaks).then_some(source)
}

/// Whether a cue that is one only in company has it: *that*, a quotation, a document that shows.
fn introduces(
    text: &Text<'_>,
    field: &Field,
    cue: &Cue,
    source: &Range<usize>,
    unit: &Range<usize>,
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
            || next.is_any(&["how", "whether", "what", "to"])
            || clause && cue.classes.meets(class::CUE_HEDGED)
            || part(next) == Part::Comma
                && next_at(cue.tokens.end + 1).is_some_and(|next| part(next) == Part::Quote)
    });
    let shows = tokens[source.clone()].iter().any(|token| {
        token.is_class(class::SPEAKER_DOCUMENT)
            || token.is_any(&["it", "they"]) && head.is_any(&["show", "shows", "showed", "found", "finds"])
    });
    let parted = unit.start > field.tokens.start
        && match part_at(tokens, unit.start - 1) {
            Part::Quote => true,
            Part::Comma => next_at(unit.end).is_none_or(|next| matches!(part(next), Part::Stop | Part::Comma)),
            _ => false,
        };
    opens || shows || parted
}

/// The subject of the verb before, for a verb that has none of its own.
///
/// > **The ministry** published a list, *saying* …
fn main_subject(text: &Text<'_>, lo: usize, to: usize) -> Option<Range<usize>> {
    const REACH: usize = 40;
    let tokens = &text.tokens;
    let finite = (lo.max(to.saturating_sub(REACH))..to).rev().find(|&at| {
        part_at(tokens, at) == Part::Auxiliary
            || part_at(tokens, at) == Part::Verb
                && at > lo
                && !matches!(
                    part_at(tokens, at - 1),
                    Part::Determiner | Part::Hyphen | Part::Possessive | Part::Preposition | Part::Number | Part::Comma
                )
    });
    if let Some(subject) = finite.and_then(|at| source::before(tokens, lo, at)) {
        return Some(subject);
    }
    let mut start = lo;
    if matches!(part(tokens.get(lo)?), Part::Preposition | Part::Subordinator) {
        start = (lo..to).take(30).find(|&at| part_at(tokens, at) == Part::Comma)? + 1;
    }
    while start < to
        && matches!(
            part_at(tokens, start),
            Part::Quote | Part::But | Part::And | Part::Adverb | Part::Comma
        )
        || tokens[start].is("there")
    {
        start += 1;
    }
    source::after(tokens, start, to, true)
}

/// `subject "be" participle content [ "by" speaker ]`
///
/// > **Five people were reported dead**
fn passive(text: &Text<'_>, field: &Field, cue: &Cue) -> Option<Speech> {
    let tokens = &text.tokens;
    let hi = field.tokens.end;
    let hedges = cue.classes.meets(class::CUE_HEDGED | class::CUE_ESTIMATED);
    if cue.classes.meets(class::CUE_BOUND) && !hedges {
        return None;
    }
    let clause = clause(text, field, cue.tokens.start);
    if tokens[..hi].get(cue.tokens.end).is_some_and(|next| next.is("by")) {
        let source = source::after(tokens, cue.tokens.end + 1, hi, true)?;
        let unit = cue.tokens.start..source.end;
        return Some(speech(Some(source), cue, unit, clause));
    }
    Some(speech(None, cue, cue.tokens.clone(), clause))
}

/// `content "," "according to" speaker | "according to" speaker "," content`
///
/// > **Five people died, according to police**
fn preposition(
    text: &Text<'_>,
    quotes: &Quotes,
    field: &Field,
    cue: &Cue,
    earlier: Option<&Speech>,
) -> Option<Speech> {
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = field.tokens;
    let at = cue.tokens.start;
    let leads = at == lo
        || matches!(
            part_at(tokens, at - 1),
            Part::That
                | Part::But
                | Part::And
                | Part::Subordinator
                | Part::Quote
                | Part::Colon
                | Part::Dash
        ) && part_at(tokens, at - 1) != Part::Quote;
    let source = source::after(tokens, cue.tokens.end, hi, !leads)?;
    let unit = at..source.end;
    let content = if leads {
        content::right(tokens, quotes, unit.end, hi)?
    } else {
        let start =
            earlier.filter(|earlier| earlier.content.start > earlier.unit.start).map_or_else(
                || content::left(tokens, quotes, field, at).map_or(lo, |left| left.start),
                |earlier| earlier.content.start,
            );
        let goes_on = tokens[..hi].get(unit.end).is_some_and(|next| part(next) == Part::Comma)
            && !content::breaks_off(tokens, unit.end + 1, hi);
        let end = if goes_on { hi } else { at };
        if start >= end {
            return None;
        }
        start..end
    };
    Some(speech(Some(source), cue, unit, content))
}

/// `clause`, with an adverb in it by which nobody vouches for it.
///
/// > **Five people reportedly died**
fn adverb(text: &Text<'_>, field: &Field, cue: &Cue) -> Option<Speech> {
    let clause = clause(text, field, cue.tokens.start);
    (clause.len() > 1).then(|| speech(None, cue, cue.tokens.clone(), clause))
}

/// `speaker "'s" noun "that" content`
///
/// > **the army's claim that five fighters died**
fn noun(text: &Text<'_>, quotes: &Quotes, field: &Field, cue: &Cue) -> Option<Speech> {
    let tokens = &text.tokens;
    let owner = cue.tokens.start.checked_sub(1).filter(|&at| at >= field.tokens.start)?;
    let source = if part_at(tokens, owner) == Part::Possessive {
        source::before(tokens, field.tokens.start, owner)?
    } else {
        owner..owner + 1
    };
    let unit = source.start..cue.tokens.end;
    let content = content::right(tokens, quotes, cue.tokens.end, field.tokens.end)?;
    Some(speech(Some(source), cue, unit, content))
}

/// The clause around the token `at`, between the marks and words that part clauses.
fn clause(text: &Text<'_>, field: &Field, at: usize) -> Range<usize> {
    const REACH: usize = 40;
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = field.tokens;
    let parts = |at: &usize| {
        matches!(
            part_at(tokens, *at),
            Part::Semicolon
                | Part::Colon
                | Part::Dash
                | Part::Stop
                | Part::But
                | Part::That
                | Part::Subordinator
        )
    };
    let floor = lo.max(at.saturating_sub(REACH));
    let start = (floor..at).rev().find(parts).map_or(floor, |before| before + 1);
    let end = (at..hi.min(at + REACH)).find(parts).unwrap_or(hi.min(at + REACH));
    start..end.max(at + 1)
}

/// Ends the content of each speech where the next speaker takes over: *he said five died, **while she said** …*
fn part_ways(text: &Text<'_>, speeches: &mut [Speech]) {
    let tokens = &text.tokens;
    let mut cut: Option<usize> = None;
    for speech in speeches.iter_mut().rev() {
        if let Some(cut) = cut
            && speech.content.start >= speech.unit.end
            && speech.content.contains(&cut)
            && cut > speech.content.start
        {
            speech.content.end = cut;
        }
        let Some(before) = speech.unit.start.checked_sub(1) else { continue };
        let turns = match part_at(tokens, before) {
            Part::And | Part::But | Part::Semicolon => true,
            Part::Subordinator => {
                tokens[before].is_any(&["while", "whereas", "although", "though", "as"])
            }
            Part::Comma => speech.unit == speech.cue,
            _ => false,
        };
        if turns {
            let comma = before > 0 && part_at(tokens, before - 1) == Part::Comma;
            cut = Some(before - usize::from(comma));
        }
    }
}

/// A speech with `cue`.
fn speech(
    source: Option<Range<usize>>,
    cue: &Cue,
    unit: Range<usize>,
    content: Range<usize>,
) -> Speech {
    Speech {
        source,
        cue: cue.tokens.clone(),
        unit,
        content,
        classes: cue.classes,
        negated: cue.negated,
    }
}
