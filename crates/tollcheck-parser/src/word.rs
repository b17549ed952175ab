//! The small parsers that every rule is spelled with.

use nom::{IResult, Parser};
use tollcheck_lexicon::{Class, Entry, Meaning};
use tollcheck_model::Span;

use crate::set::{Phrase, WordSet, set};
use crate::token::{Token, Tokens};

/// What a rule returns. A rule that does not apply says only that: `()`.
pub(crate) type Read<'a, 't, T> = IResult<Tokens<'a, 't>, T, ()>;

/// Any one token.
pub(crate) fn any<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, &'a Token<'t>> {
    one(|_| true).parse(input)
}

/// One token that `test` accepts.
pub(crate) fn one<'a, 't: 'a>(
    test: impl Fn(&Token<'t>) -> bool,
) -> impl FnMut(Tokens<'a, 't>) -> Read<'a, 't, &'a Token<'t>> {
    #[inline]
    move |input| match input.0.split_first() {
        Some((token, rest)) if test(token) => Ok((Tokens(rest), token)),
        _ => Err(nom::Err::Error(())),
    }
}

/// These words and no others, in any case: `words!("no fewer than")`.
macro_rules! words {
    ($phrase:expr) => {
        $crate::word::phrase(const { &$crate::set::Phrase::of($phrase) })
    };
}
pub(crate) use words;

/// The words of `phrase`.
pub(crate) fn phrase<'a, 't: 'a>(
    phrase: &'static Phrase,
) -> impl FnMut(Tokens<'a, 't>) -> Read<'a, 't, ()> {
    #[inline]
    move |input| phrase.read(input).map(|rest| (rest, ())).ok_or(nom::Err::Error(()))
}

/// A hyphen or dash that no space sets off.
pub(crate) fn hyphen<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    one(|token| !token.spaced && is_dash(token)).map(|_| ()).parse(input)
}

/// Whether `token` says that nothing of the sort is more so: *the **deadliest** attack*, *the **most** people*.
pub(crate) fn is_superlative(token: &Token<'_>) -> bool {
    #[rustfmt::skip]
    const FORMS: &WordSet = set![
        "most", "worst", "best", "biggest", "largest", "highest", "lowest", "greatest", "gravest", "strongest", "weakest",
        "longest", "shortest", "fiercest", "harshest", "severest", "toughest", "hardest", "sharpest", "broadest", "widest",
        "smallest", "oldest", "youngest", "newest", "tallest", "fastest", "richest", "poorest", "closest", "nearest",
        "farthest", "hottest", "coldest", "wettest", "darkest", "grimmest",
    ];
    token.is_any(FORMS) || token.text.ends_with("iest") && !token.is("priest")
}

/// Whether `words` end in what is the most of its sort, so that *since* after them bounds the comparison alone: *the
/// **deadliest attack on the city** since May*.
pub(crate) fn is_compared(words: &[Token<'_>]) -> bool {
    const REACH: usize = 9;
    let mut clause = words.iter().rev().take(REACH).take_while(|token| token.text != ",");
    clause.any(|token| {
        is_superlative(token)
            || token.is_any(set![
                "first", "rise", "increase", "jump", "surge", "drop", "fall", "decline"
            ])
    })
}

/// Whether `token` is a word for a war.
pub(crate) fn is_war(token: &Token<'_>) -> bool {
    token.is_any(set!["war", "conflict", "invasion", "hostilities", "uprising", "insurgency",])
}

/// Whether `token` is a word for a war, or for a part of one.
pub(crate) fn is_campaign(token: &Token<'_>) -> bool {
    is_war(token) || token.is_any(set!["campaign", "offensive", "operation", "assault", "siege"])
}

/// Whether `token` is a hyphen or dash.
pub(crate) fn is_dash(token: &Token<'_>) -> bool {
    matches!(token.text, "-" | "‐" | "‑" | "–" | "—" | "−")
}

/// A word or phrase of one of `classes`, the longest first; gives how many tokens it took.
pub(crate) fn class<'a, 't: 'a>(
    classes: Class,
) -> impl FnMut(Tokens<'a, 't>) -> Read<'a, 't, usize> {
    move |input| {
        of_class(input, classes)
            .map(|(len, _)| (Tokens(&input.0[len..]), len))
            .ok_or(nom::Err::Error(()))
    }
}

/// The longest word or phrase of one of `classes` at the head of `input`: how many tokens it takes, and what it means.
#[inline]
pub(crate) fn of_class(input: Tokens<'_, '_>, classes: Class) -> Option<(usize, &'static Meaning)> {
    let entry = input.0.first()?.entry.filter(|entry| entry.classes.meets(classes))?;
    longest(entry, input, |meaning| meaning.classes.meets(classes))
}

/// The longest word or phrase at the head of `input` that plays a part for some kind, and how many tokens it takes.
#[inline]
pub(crate) fn telling(input: Tokens<'_, '_>) -> Option<(usize, &'static Meaning)> {
    let entry = input.0.first()?.entry.filter(|entry| entry.tells)?;
    longest(entry, input, |meaning| !meaning.senses.is_empty())
}

/// The longest word or phrase under `entry` at the head of `input` whose meaning `test` accepts.
fn longest(
    entry: &'static Entry,
    input: Tokens<'_, '_>,
    test: impl Fn(&Meaning) -> bool,
) -> Option<(usize, &'static Meaning)> {
    let after = input.0.get(1..)?;
    for phrase in entry.phrases {
        let matches = phrase.rest.len() <= after.len()
            && phrase.rest.iter().zip(after).all(|(word, token)| *word == token.key);
        if matches && test(&phrase.meaning) {
            return Some((phrase.rest.len() + 1, &phrase.meaning));
        }
    }
    test(&entry.meaning).then_some((1, &entry.meaning))
}

/// The span from the head of `before` up to the head of `after`, or nothing where no token lies between.
pub(crate) fn between(before: Tokens<'_, '_>, after: Tokens<'_, '_>) -> Option<Span> {
    let read = &before.0[..before.0.len() - after.0.len()];
    Some(read.first()?.span().to(read.last()?.span()))
}
