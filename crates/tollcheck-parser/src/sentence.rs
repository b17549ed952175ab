//! Tokens into sentences.

use std::ops::Range;

use crate::token::{Token, TokenSort};

/// The tokens of one sentence, and the paragraph it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Which tokens.
    pub(crate) tokens: Range<usize>,
    /// The number of its paragraph, from zero.
    pub(crate) paragraph: usize,
}

/// Short forms that a full stop follows without ending the sentence, where a capital or a number comes next.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "cpl", "pvt", "adm",
    "cmdr", "brig", "gov", "sen", "rep", "rev", "hon", "st", "no", "nos", "vs", "fr", "sr", "jr",
    "pres", "supt", "insp", "det", "ex", "mt", "ft", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec",
];

/// The sentences of `text`, in order; every token is in one.
///
/// A sentence ends at `.`, `!` or `?` (with the quotes and brackets that close after it) before a capital, a digit or an
/// opening mark, and at a line break.
pub(crate) fn sentences(text: &str, tokens: &[Token<'_>]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut paragraph = 0;
    for at in 0..tokens.len() {
        let breaks =
            tokens.get(at + 1).is_none_or(|next| text[tokens[at].end()..next.start].contains('\n'));
        if breaks || ends(tokens, at) {
            sentences.push(Sentence { tokens: start..at + 1, paragraph });
            start = at + 1;
            paragraph += usize::from(breaks);
        }
    }
    sentences
}

/// Whether the token `at` is the last of a sentence, by itself and what stands beside it.
fn ends(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else { return true };
    if !next.spaced || !opens(next) {
        return false;
    }
    let mut stop = at;
    while stop > 0
        && matches!(tokens[stop].text, "\"" | "'" | "”" | "’" | ")" | "]" | "»")
        && !tokens[stop].spaced
    {
        stop -= 1;
    }
    match tokens[stop].text {
        "!" | "?" | "…" => true,
        "." => stop == 0 || !is_short(&tokens[stop - 1]),
        "a.m." | "p.m." => next.is_capital(),
        _ => false,
    }
}

/// Whether a sentence can open with `token`.
fn opens(token: &Token<'_>) -> bool {
    match token.sort {
        TokenSort::Word => token.is_capital(),
        TokenSort::Number | TokenSort::Mixed => true,
        TokenSort::Mark => matches!(
            token.text,
            "\"" | "'" | "“" | "‘" | "(" | "[" | "«" | "—" | "–" | "-" | "$" | "…"
        ),
    }
}

/// Whether a full stop after `token` belongs to it: a title, an initial.
fn is_short(token: &Token<'_>) -> bool {
    token.sort == TokenSort::Word
        && (token.is_any(TITLES) || (token.is_capital() && token.text.chars().count() == 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn split(text: &str) -> Vec<&str> {
        let tokens = tokens(text);
        sentences(text, &tokens)
            .iter()
            .map(|sentence| {
                &text[tokens[sentence.tokens.start].start..tokens[sentence.tokens.end - 1].end()]
            })
            .collect()
    }

    #[test]
    fn titles_and_initials_end_nothing() {
        assert_eq!(
            split("Lt. Col. J. Smith said so. He left."),
            ["Lt. Col. J. Smith said so.", "He left."]
        );
        assert_eq!(
            split("The U.S. President met Gov. Lee at No. 5 school."),
            ["The U.S. President met Gov. Lee at No. 5 school."]
        );
    }

    #[test]
    fn a_time_of_day_may_end_a_sentence() {
        assert_eq!(
            split("It fell at 2:30 a.m. Officials came."),
            ["It fell at 2:30 a.m.", "Officials came."]
        );
    }

    #[test]
    fn a_quote_keeps_its_full_stop() {
        assert_eq!(split("“Two died.” He wept."), ["“Two died.”", "He wept."]);
    }

    #[test]
    fn a_headline_ends_with_its_line() {
        assert_eq!(split("Two dead in Kyiv\nA strike hit."), ["Two dead in Kyiv", "A strike hit."]);
    }
}
