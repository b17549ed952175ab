//! What holds of the figures of any text: no number is left behind, and none is read twice.

use proptest::prelude::*;

use super::figures;
use crate::text::Text;

/// Pieces of text that the rules look for, to be put together in any way.
const PIECES: &[&str] = &[
    "12",
    "1,204",
    "1.5",
    ".5",
    "2024",
    "1990s",
    "3rd",
    "40k",
    "G7",
    "S",
    "300",
    "1,2,3",
    "12.10.2023",
    "9/11",
    "007",
    "a",
    "an",
    "the",
    "one",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "dozen",
    "dozens",
    "half",
    "third",
    "fifth",
    "quarter",
    "second",
    "several",
    "many",
    "few",
    "no",
    "nobody",
    "none",
    "couple",
    "point",
    "minus",
    "at least",
    "more than",
    "up to",
    "between",
    "about",
    "or more",
    "or so",
    "no fewer than",
    "as many as",
    "from",
    "and",
    "to",
    "or",
    "in",
    "of",
    "over",
    "under",
    "people",
    "killed",
    "were",
    "wounded",
    "hours",
    "year",
    "old",
    "days",
    "May",
    "October",
    "p.m.",
    "per cent",
    "%",
    "$",
    "€",
    "US$",
    "USD",
    "dollars",
    "km",
    "°C",
    "times",
    "as",
    "Street",
    "Brigade",
    "Article",
    "Flight",
    "No.",
    "#",
    "aged",
    "Kyiv",
    "Shahed",
    "COVID",
    "-",
    "–",
    "—",
    "+",
    "/",
    ":",
    ".",
    ",",
    ";",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "’",
    "'s",
    "\n",
    "\n\n",
    "^",
    "e",
    "x10",
    "½",
    "٣",
    "é",
    "🚀",
    "@",
    "http",
    "://",
    "www",
    "~",
    ">",
    "<",
    "\u{a0}",
    "\u{202f}",
];

/// Checks the laws on `text`.
fn hold(text: &str) -> Result<(), TestCaseError> {
    let figures = figures(&Text::of(text));
    let mut end = 0;
    for figure in &figures {
        prop_assert!(end <= figure.span.start, "in order and apart: {figure:?} in {text:?}");
        prop_assert!(figure.span.start < figure.span.end, "not empty: {figure:?} in {text:?}");
        prop_assert!(
            text.get(figure.span.start..figure.span.end).is_some(),
            "{figure:?} in {text:?}"
        );
        let number = figure.number;
        prop_assert!(figure.span.start <= number.start && number.end <= figure.span.end);
        end = figure.span.end;
    }
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        let next = figures.partition_point(|figure| figure.span.end <= at);
        let covered = figures.get(next).is_some_and(|figure| figure.span.start <= at);
        prop_assert!(covered, "the digit at {at} of {text:?} is in no figure");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_number_of_a_soup_of_words_is_left_behind(
        pieces in prop::collection::vec((prop::sample::select(PIECES), prop::sample::select(&["", " ", "  "][..])), 0..40)
    ) {
        hold(&pieces.iter().map(|(piece, space)| [*piece, *space].concat()).collect::<String>())?;
    }

    #[test]
    fn no_number_of_any_text_is_left_behind(text in "\\PC{0,80}") {
        hold(&text)?;
    }

    #[test]
    fn no_number_among_any_characters_is_left_behind(text in "[0-9a-zA-Z.,:;/$%'’+–— \\n-]{0,80}") {
        hold(&text)?;
    }
}

/// Reads a text of many megabytes; a rule that looks too far around would not come back.
#[test]
fn a_text_without_end_is_read_in_linear_time() {
    const SIZE: usize = 1 << 12;
    for piece in [
        "1",
        "1 ",
        "1,",
        "a ",
        "five ",
        "at least ",
        "million ",
        "-",
        "1-",
        "$",
        "1:",
        "twenty-",
        "1/",
        "no ",
        ". ",
        "x1",
        "5 to ",
    ] {
        let text = piece.repeat(SIZE / piece.len());
        hold(&text).unwrap();
    }
}
