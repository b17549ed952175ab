//! Speakers: what sort of source the words of one tell.

use tollcheck_lexicon::{Class, class, gazetteer};
use tollcheck_model::SourceType;

use super::part::{Part, part};
use super::source::SPEAKERS;
use super::speech::Speech;
use crate::set::set;
use crate::text::Text;
use crate::token::{Token, Tokens};
use crate::word::of_class;

/// The classes of speakers, the most telling first.
const TYPES: &[(Class, SourceType)] = &[
    (class::SPEAKER_ANONYMOUS, SourceType::Anonymous),
    (class::SPEAKER_EMERGENCY, SourceType::Emergency),
    (class::SPEAKER_MONITOR, SourceType::Monitor),
    (class::SPEAKER_HEALTH, SourceType::Health),
    (class::SPEAKER_UN, SourceType::Un),
    (class::SPEAKER_NGO, SourceType::Ngo),
    (class::SPEAKER_POLICE, SourceType::Police),
    (class::SPEAKER_MILITARY, SourceType::Military),
    (class::SPEAKER_GOVERNMENT, SourceType::Government),
    (class::SPEAKER_MEDIA, SourceType::Media),
    (class::SPEAKER_WITNESS, SourceType::Witness),
    (class::SPEAKER_DOCUMENT, SourceType::Document),
];

/// The classes of all words and phrases for speakers in `tokens`, and whether such a one ends them.
fn classes(tokens: &[Token<'_>]) -> (Class, bool) {
    let (mut classes, mut ends) = (Class::NONE, false);
    let mut rest = Tokens(tokens);
    while !rest.0.is_empty() {
        let found = of_class(rest, SPEAKERS);
        ends = found.is_some();
        rest = match found {
            Some((len, found)) => {
                classes = classes | found.classes;
                Tokens(&rest.0[len..])
            }
            None => Tokens(&rest.0[1..]),
        };
    }
    (classes, ends)
}

/// Whether the last word or phrase of `tokens` is one for a speaker: *the regional **governor***, *the **air force***.
pub(super) fn ends_in_speaker(tokens: &[Token<'_>]) -> bool {
    classes(tokens).1
}

/// What sort of speaker `tokens` name.
pub(super) fn source_type(tokens: &[Token<'_>]) -> Option<SourceType> {
    let (classes, _) = classes(tokens);
    if tokens.first().is_some_and(|head| head.is_any(set!["no", "nobody", "none", "neither"])) {
        return None;
    }
    if tokens.len() > 1 && tokens.iter().any(|token| token.text == "WHO") {
        return Some(SourceType::Un);
    }
    let told = TYPES.iter().find(|(class, _)| classes.meets(*class)).map(|(_, told)| *told);
    told.or_else(|| {
        let named = tokens.iter().position(|token| part(token) == Part::Name)?;
        let rest = &tokens[named..];
        let of_place =
            place(rest).is_some_and(|len| len == rest.len() || part(&rest[len]) == Part::And);
        Some(if of_place { SourceType::Government } else { SourceType::Person })
    })
}

/// Whether a speaker asks not to be named, in the sentence or just after: *said **on condition of anonymity***, *who asked
/// **not to be named***.
pub(super) fn is_unnamed(text: &Text<'_>, speech: &Speech) -> bool {
    const REACH: usize = 14;
    let Some(source) = &speech.source else { return false };
    let end = text.tokens.len().min(speech.unit.end.saturating_add(REACH));
    let stop = |token: &&Token<'_>| token.text != ";" && token.text != ":";
    let words = &text.tokens[source.start..end.max(source.start)];
    let words = &words[..words.iter().position(|token| !stop(&token)).unwrap_or(words.len())];
    let keeps = |words: &[Token<'_>]| {
        words[0].is_any(set!["not", "declined", "refused"])
            && words[1].is("to")
            && words[2].is("be")
            && words[3].is_any(set!["named", "identified"])
    };
    words
        .iter()
        .any(|token| token.is_any(set!["anonymity", "anonymously", "unnamed", "unidentified"]))
        || words.windows(4).any(keeps)
}

/// How many of `tokens`, from the first, name a place or its people.
pub(super) fn place(tokens: &[Token<'_>]) -> Option<usize> {
    let found = gazetteer().longest(tokens.iter().map(|token| token.text))?;
    Some(found.words)
}
