//! People: whether a phrase names one, whom a sentence names, and of which gender.

use std::ops::Range;

use tollcheck_lexicon::class;

use super::part::{Part, part, part_at};
use super::source::SPEAKERS;
use super::speaker;
use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::Token;

/// How many tokens of a sentence are looked through for people.
const REACH: usize = 60;

/// How far around a name is looked for another mention of it.
const AROUND: usize = 300;

/// Words for men, and titles of men.
#[rustfmt::skip]
const MALE: &WordSet = set![
    "mr", "king", "prince", "sir", "lord", "father", "son", "husband", "brother", "uncle", "spokesman", "chairman",
    "policeman", "fisherman", "businessman", "congressman", "man", "boy", "imam", "pope", "sheikh", "widower",
];

/// Words for women, and titles of women.
#[rustfmt::skip]
const FEMALE: &WordSet = set![
    "mrs", "ms", "miss", "queen", "princess", "lady", "dame", "mother", "daughter", "wife", "sister", "aunt",
    "spokeswoman", "chairwoman", "policewoman", "businesswoman", "congresswoman", "woman", "girl", "widow", "actress",
];

/// Whether `pronoun` may stand for whom `words` name, as far as words tell: no *she* for *Mr Lysenko*.
pub(super) fn agrees(pronoun: &Token<'_>, words: &[Token<'_>]) -> bool {
    let not = if pronoun.is_any(set!["she", "her"]) { MALE } else { FEMALE };
    !words.iter().take_while(|word| part(word) != Part::Relative).any(|word| word.is_any(not))
}

/// Whether a noun phrase names one person: by name, or by office.
pub(super) fn is_person(tokens: &[Token<'_>]) -> bool {
    const ENDINGS: &[&str] = &[
        "man", "woman", "person", "or", "er", "ist", "dent", "ian", "chief", "head", "general",
        "colonel", "official", "witness", "doctor", "king", "mother", "father",
    ];
    let end = tokens
        .iter()
        .position(|token| matches!(part(token), Part::Comma | Part::Preposition | Part::Open))
        .unwrap_or(tokens.len());
    let Some(head) = tokens[..end].last() else { return false };
    let name = part(head) == Part::Name
        && !speaker::ends_in_speaker(&tokens[..end])
        && speaker::place(&tokens[end - 1..end]).is_none();
    name || head.is_class(SPEAKERS)
        && !head.is_class(class::SPEAKER_MEDIA | class::SPEAKER_DOCUMENT)
        && ENDINGS.iter().any(|ending| head.ends_in(ending))
}

/// Whether the lone word at `at`, which opens a sentence and so has a capital anyhow, is a name: it does what people do,
/// or has its capital within a sentence nearby.
pub(super) fn is_name(text: &Text<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    const DEEDS: &WordSet = set![
        "visited", "met", "spoke", "arrived", "travelled", "traveled", "flew", "thanked", "signed", "ordered", "chaired",
        "attended", "toured", "addressed", "resigned", "wrote", "phoned", "hosted", "returned", "promised", "praised",
    ];
    let tokens = &text.tokens;
    let token = &tokens[at];
    if part(token) != Part::Name
        || token.entry.is_some_and(|entry| !entry.classes.meets(class::GIVEN_NAME))
    {
        return false;
    }
    let does = tokens.get(at + 1).is_some_and(|next| next.is_any(DEEDS));
    let again = || {
        let around = at.saturating_sub(AROUND)..tokens.len().min(at + AROUND);
        around.into_iter().skip(1).any(|other| {
            other != at
                && tokens[other].text == token.text
                && tokens[other - 1].text.starts_with(char::is_lowercase)
        })
    };
    does || token.is_class(class::GIVEN_NAME) || again()
}

/// The people that the tokens `within` name in full or with their title: *Oleh Tymchuk*, *Mr Tymchuk*.
pub(super) fn people(tokens: &[Token<'_>], within: &Range<usize>) -> Vec<Range<usize>> {
    let mut people = Vec::new();
    let end = within.end.min(within.start + REACH);
    let is_name = |at: usize| {
        part_at(tokens, at) == Part::Name
            && !tokens[at].is_class(SPEAKERS | class::CALENDAR | class::PERSON_TITLE)
    };
    let mut at = within.start;
    while at < end {
        if !is_name(at) {
            at += 1;
            continue;
        }
        let run = (at..end).take_while(|&next| is_name(next)).count();
        let titled = at > within.start && tokens[at - 1].is_class(class::PERSON_TITLE);
        let known = tokens[at].is_class(class::GIVEN_NAME);
        // "Mark Rutte", but not "the Foreign Legion" or "Rutte"
        let bare = at > within.start && !tokens[at - 1].is("the") && (2..=3).contains(&run);
        let named = run > 1 && known
            || bare && tokens[at + 1..at + run].iter().all(|token| token.entry.is_none());
        if titled || named && speaker::place(&tokens[at..at + run]) != Some(run) {
            people.push(at - usize::from(titled)..at + run);
        }
        at += run;
    }
    people
}
