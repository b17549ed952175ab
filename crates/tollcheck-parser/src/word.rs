//! The small parsers that every rule is spelled with.

use nom::{IResult, Parser};
use tollcheck_lexicon::Class;
use tollcheck_model::Span;

use crate::set::Phrase;
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

/// Whether `token` is a hyphen or dash.
pub(crate) fn is_dash(token: &Token<'_>) -> bool {
    matches!(token.text, "-" | "‐" | "‑" | "–" | "—" | "−")
}

/// A word or phrase of one of `classes`, the longest first; gives how many tokens it took.
pub(crate) fn class<'a, 't: 'a>(
    classes: Class,
) -> impl FnMut(Tokens<'a, 't>) -> Read<'a, 't, usize> {
    move |input| {
        longest(input, |meaning| meaning.classes.meets(classes).then_some(()))
            .map(|(rest, (len, ()))| (rest, len))
    }
}

/// The longest word or phrase at the head of `input` of whose meaning `test` makes something.
pub(crate) fn longest<'a, 't, T>(
    input: Tokens<'a, 't>,
    test: impl Fn(&tollcheck_lexicon::Meaning) -> Option<T>,
) -> Read<'a, 't, (usize, T)> {
    let Some((head, after)) = input.0.split_first() else { return Err(nom::Err::Error(())) };
    let Some(entry) = head.entry else { return Err(nom::Err::Error(())) };
    for phrase in entry.phrases {
        let matches = phrase.rest.len() <= after.len()
            && phrase.rest.iter().zip(after).all(|(word, token)| *word == token.key);
        if let (true, Some(found)) = (matches, test(&phrase.meaning)) {
            return Ok((Tokens(&after[phrase.rest.len()..]), (phrase.rest.len() + 1, found)));
        }
    }
    test(&entry.meaning).map(|found| (Tokens(after), (1, found))).ok_or(nom::Err::Error(()))
}

/// The span from the head of `before` up to the head of `after`, or nothing where no token lies between.
pub(crate) fn between(before: Tokens<'_, '_>, after: Tokens<'_, '_>) -> Option<Span> {
    let read = &before.0[..before.0.len() - after.0.len()];
    Some(read.first()?.span().to(read.last()?.span()))
}
