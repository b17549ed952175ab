//! Colons and dashes that part a speaker from what is said: in headlines, transcripts, captions.

use std::ops::Range;

use tollcheck_lexicon::{Class, gazetteer};

use super::part::{Part, part, part_at};
use super::quote::Quotes;
use super::speaker;
use super::speech::Speech;
use super::{source, verb};
use crate::sentence::Sentence;
use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::TokenSort;

/// How many tokens a speaker before a colon or behind a dash may be.
const REACH: usize = 9;

/// Words in capitals that open captions and headlines, and speak for nobody.
#[rustfmt::skip]
const LABELS: &WordSet = set![
    "pictured", "watch", "breaking", "update", "video", "live", "photos", "read", "exclusive", "revealed",
    "analysis", "opinion", "explainer", "factbox", "timeline", "map", "note", "correction", "see", "more",
    "related", "abstract",
];

/// What a mark in `sentence` has somebody say, besides the `speeches` that words report.
pub(super) fn colon(
    text: &Text<'_>,
    quotes: &Quotes,
    sentence: &Sentence,
    speeches: &[Speech],
) -> Option<Speech> {
    leading(text, quotes, sentence)
        .or_else(|| trailing(text, sentence))
        .or_else(|| introducing(text, quotes, sentence, speeches))
}

/// `speaker ":" content`
///
/// > **Kyiv: 40 drones downed** · **MAYOR: Two are dead.**
fn leading(text: &Text<'_>, quotes: &Quotes, sentence: &Sentence) -> Option<Speech> {
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = sentence.tokens;
    let mark = (lo + 1..hi.min(lo + REACH)).find(|&at| tokens[at].text == ":")?;
    let after =
        tokens[..hi].get(mark + 1).filter(|after| after.spaced || part(after) == Part::Quote)?;
    let lowers = tokens[mark + 1..hi]
        .iter()
        .take(12)
        .any(|token| token.text.starts_with(char::is_lowercase));
    let caps =
        lowers && tokens[lo..mark].iter().all(|token| !token.text.contains(char::is_lowercase));
    let opens_paragraph = text.tokens[..lo].is_empty() || {
        let before = text.sentence_at(text.tokens[lo - 1].start)?;
        before.paragraph != sentence.paragraph
    };
    let quotation = quotes.at(mark + 1).filter(|_| part(after) == Part::Quote);
    let named = tokens[lo..mark].iter().all(|token| {
        matches!(
            part(token),
            Part::Name | Part::Stop | Part::Open | Part::Close | Part::Hyphen | Part::Mark
        )
    });
    let labels = mark == lo + 1 && tokens[lo].is_any(LABELS);
    let transcript =
        caps && !labels && opens_paragraph && named && mark - lo <= 3 && !is_place(text, lo..mark);
    if !(transcript
        || quotation.is_some() && named
        || speaks(text, lo..mark, true) && !(caps && is_place(text, lo..mark)))
    {
        return None;
    }
    let end = if transcript {
        paragraph_end(text, sentence)
    } else {
        quotation.map_or(hi, |quote| quote.end.max(hi))
    };
    Some(marked(lo..mark, mark, mark + 1..end))
}

/// `content ( "-" | ":" ) speaker`, in a headline
///
/// > **Two dead in strike on port - officials**
fn trailing(text: &Text<'_>, sentence: &Sentence) -> Option<Speech> {
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = sentence.tokens;
    if hi - lo < 4 || part_at(tokens, hi - 1) == Part::Stop {
        return None;
    }
    let mark = (lo.max(hi.saturating_sub(REACH))..hi - 1).rev().find(|&at| {
        tokens[at].sort == TokenSort::Mark
            && (matches!(part_at(tokens, at), Part::Dash | Part::Colon) || tokens[at].text == "|")
    })?;
    (mark >= lo + 3 && speaks(text, mark + 1..hi, false))
        .then(|| marked(mark + 1..hi, mark, lo..mark))
}

/// `clause ":" quotation`
///
/// > **She warned of worse to come: “Forty more are missing.”**
fn introducing(
    text: &Text<'_>,
    quotes: &Quotes,
    sentence: &Sentence,
    speeches: &[Speech],
) -> Option<Speech> {
    let tokens = &text.tokens;
    let Range { start: lo, end: hi } = sentence.tokens;
    let quote = quotes.after(lo).filter(|quote| quote.start < hi && quote.start > lo + 1)?;
    let mark = quote.start - 1;
    let told = speeches
        .iter()
        .any(|speech| speech.content.start < quote.end && quote.start < speech.content.end);
    if told || part_at(tokens, mark) != Part::Colon {
        return None;
    }
    let nearest = source::before(tokens, lo, mark)
        .filter(|near| near.start == lo || part_at(tokens, near.start - 1) == Part::Dash);
    let source = nearest.or_else(|| verb::main_subject(text, lo, mark))?;
    Some(marked(source, mark, quote.clone()))
}

/// A speech that only a mark reports.
fn marked(source: Range<usize>, mark: usize, content: Range<usize>) -> Speech {
    let unit = source.start.min(mark)..source.end.max(mark + 1);
    let (cue, classes) = (mark..mark + 1, Class::NONE);
    Speech { source: Some(source), cue, unit, content, classes, negated: false }
}

/// The end of the paragraph of `sentence`.
fn paragraph_end(text: &Text<'_>, sentence: &Sentence) -> usize {
    let next = text.sentences.partition_point(|other| other.paragraph <= sentence.paragraph);
    text.sentences.get(next).map_or(text.tokens.len(), |next| next.tokens.start)
}

/// Whether `range` is a phrase that names a speaker, and nothing else: an office, an organ, a place; of places that
/// lead a headline, only capitals speak (*Kyiv: …*), others tell where (*Sudan: …*).
fn speaks(text: &Text<'_>, range: Range<usize>, leads: bool) -> bool {
    let tokens = &text.tokens[range.clone()];
    let phrase = tokens.iter().all(|token| {
        matches!(
            part(token),
            Part::Name
                | Part::Word
                | Part::Hyphen
                | Part::Possessive
                | Part::Determiner
                | Part::Preposition
                | Part::And
                | Part::Stop
        )
    });
    let head =
        tokens.iter().position(|token| part(token) == Part::Preposition).unwrap_or(tokens.len());
    phrase
        && (speaker::ends_in_speaker(&tokens[..head])
            || is_place(text, range.clone()) && (!leads || is_capital(text, range)))
}

/// Whether `range` names a place, and nothing else.
fn is_place(text: &Text<'_>, range: Range<usize>) -> bool {
    speaker::place(&text.tokens[range.clone()]) == Some(range.len())
}

/// Whether `range` names the capital of a country.
fn is_capital(text: &Text<'_>, range: Range<usize>) -> bool {
    let found = gazetteer().longest(text.tokens[range].iter().map(|token| token.text));
    let place = found.and_then(|found| {
        let mut places = found.places;
        places.next()
    });
    place.is_some_and(|place| {
        let country = gazetteer().get(place).and_then(|entry| entry.country);
        country
            .and_then(|code| gazetteer().country(code))
            .and_then(|country| gazetteer().capital(country))
            == Some(place)
    })
}
