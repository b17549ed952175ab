//! Speeches: somebody says something, as tokens of a text.

use std::ops::Range;

use tollcheck_lexicon::{Class, class};

use super::content::Field;
use super::cue::{self, Cue};
use super::form::Form;
use super::part::{Part, part_at};
use super::quote::Quotes;
use super::{colon, shape, signature, source, verb};
use crate::sentence::Sentence;
use crate::set::{WordSet, set};
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

impl Speech {
    /// What `source` says by `cue`.
    pub(super) fn new(
        source: Option<Range<usize>>,
        cue: &Cue,
        unit: Range<usize>,
        content: Range<usize>,
    ) -> Self {
        let Cue { tokens, classes, negated, .. } = cue.clone();
        Self { source, cue: tokens, unit, content, classes, negated }
    }
}

/// Documents that count or measure, and so speak by themselves.
const COUNTS: &WordSet = set![
    "poll", "polls", "survey", "surveys", "tally", "tallies", "census", "study", "average",
    "ranking", "count", "analysis",
];

/// What `sentence` reports, in order of the cues.
pub(super) fn speeches(text: &Text<'_>, quotes: &Quotes, sentence: &Sentence) -> Vec<Speech> {
    let mut speeches: Vec<Speech> = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        if !text.tokens[at].entry.is_some_and(cue::may_open) {
            at += 1;
            continue;
        }
        let field = field(quotes, sentence, at);
        if let Some(speech) = shape::quoted_by(text, quotes, &field, at) {
            at = speech.cue.end;
            speeches.push(speech);
            continue;
        }
        let Some(cue) = cue::cue(text, &field.tokens, at) else {
            if text.tokens[at].is_any(COUNTS) {
                let speech = shape::document(text, quotes, &field, at)
                    .or_else(|| shape::measure(text, quotes, &field, at));
                speeches.extend(speech);
            }
            at += 1;
            continue;
        };
        at = cue.tokens.end;
        let earlier = speeches.last().filter(|last| field.tokens.contains(&last.unit.start));
        let speech = match cue.form {
            Form::Finite | Form::Participle => verb::verb(text, quotes, &field, &cue, earlier),
            Form::Passive => shape::passive(text, quotes, &field, &cue),
            Form::Preposition => shape::preposition(text, quotes, &field, &cue, earlier),
            Form::Adverb => shape::adverb(text, &field, &cue),
            Form::Noun => shape::noun(text, quotes, &field, &cue),
        };
        speeches.extend(speech.filter(|speech| !field.quoted || carries(text, speech)));
    }
    cite(text, &mut speeches);
    part_ways(text, &mut speeches);
    speeches.extend(colon::colon(text, quotes, sentence, &speeches));
    speeches.extend(signature::signature(text, sentence));
    speeches
}

/// Whether a speech within a quotation tells more than that somebody talks: its speaker is one that others cite.
///
/// > “**The report finds that 131 people were killed**,” he said.
fn carries(text: &Text<'_>, speech: &Speech) -> bool {
    let Some(source) = &speech.source else { return false };
    let names = |class| text.tokens[source.clone()].iter().any(|token| token.is_class(class));
    let bound = speech.classes.meets(class::CUE_BOUND | class::CUE_HEDGED);
    names(if bound { class::SPEAKER_DOCUMENT } else { source::SPEAKERS })
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

/// Gives who is cited what the one who cites says, as the inner of the two.
///
/// > Two guards were killed, **Tasnim reported, citing a local official** · **Reuters, citing two officials, said** …
fn cite(text: &Text<'_>, speeches: &mut [Speech]) {
    for at in 0..speeches.len() {
        let cue = speeches[at].cue.start;
        if !text.tokens[cue].is_any(set!["citing", "quoting"]) {
            continue;
        }
        let frames =
            |outer: &Speech| outer.source.as_ref().is_some_and(|source| source.start < cue);
        if at > 0 && frames(&speeches[at - 1]) {
            speeches[at].content = speeches[at - 1].content.clone();
        } else if speeches.get(at + 1).is_some_and(|next| frames(next) || follows(text, cue, next))
        {
            speeches[at].content = speeches[at + 1].content.clone();
            speeches.swap(at, at + 1);
        }
    }
}

/// Whether `next` is by whom the speaker is cited that opens the sentence: ***Citing** the ministry, Reuters reported …*
fn follows(text: &Text<'_>, cue: usize, next: &Speech) -> bool {
    const REACH: usize = 12;
    let opens = cue == 0 || part_at(&text.tokens, cue - 1) == Part::Stop || text.breaks_before(cue);
    opens
        && next.source.as_ref().is_some_and(|source| {
            source.start > cue && source.start < cue + REACH && next.content.start >= source.end
        })
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
                tokens[before].is_any(set!["while", "whereas", "although", "though", "as"])
            }
            Part::Comma => speech.unit == speech.cue || speech.content.end <= speech.unit.start,
            _ => false,
        };
        if turns {
            let comma = before > 0 && part_at(tokens, before - 1) == Part::Comma;
            cut = Some(before - usize::from(comma));
        }
    }
}
