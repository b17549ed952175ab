//! Signatures: a line under a post or letter that names who wrote it.

use tollcheck_lexicon::Class;

use super::part::{Part, part_at};
use super::source;
use super::speech::Speech;
use crate::sentence::Sentence;
use crate::text::Text;

/// `content` paragraph, then `dash speaker "(" "@" …`
///
/// > **Two drones were shot down over the bay.** / **— Coast Guard (@coastguard)**
pub(super) fn signature(text: &Text<'_>, sentence: &Sentence) -> Option<Speech> {
    const REACH: usize = 12;
    let tokens = &text.tokens;
    let (lo, hi) = (sentence.tokens.start, sentence.tokens.end);
    if part_at(tokens, lo) != Part::Dash {
        return None;
    }
    let bracket = (lo + 1..hi.min(lo + REACH)).find(|&at| part_at(tokens, at) == Part::Open)?;
    if tokens.get(bracket + 1)?.text != "@" {
        return None;
    }
    let source = source::after(tokens, lo + 1, bracket, false)?;
    let paragraph = sentence.paragraph.checked_sub(1)?;
    let first = text.sentences.partition_point(|other| other.paragraph < paragraph);
    let content = text.sentences.get(first)?.tokens.start..lo;
    let cue = lo..lo + 1;
    Some(Speech {
        unit: lo..source.end,
        source: Some(source),
        cue,
        content,
        classes: Class::NONE,
        negated: false,
    })
}
