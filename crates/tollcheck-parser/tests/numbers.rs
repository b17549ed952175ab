//! No number left behind: every numeric expression is in a claim or in `unread`.

use proptest::prelude::*;
use tollcheck_parser::read;

/// Words that open, join and close the shapes of claims, in any order.
const WORDS: &[&str] = &[
    "killed",
    "were",
    "injured",
    "12",
    "three",
    "people",
    "of",
    "them",
    "the",
    "a",
    "woman",
    "and",
    ",",
    "including",
    "drones",
    "shot",
    "down",
    "launched",
    "death",
    "toll",
    "rose",
    "to",
    "from",
    "34",
    "(",
    ")",
    "-",
    "\u{2014}",
    "who",
    "after",
    "no",
    "casualties",
    "fifth",
    "day",
    "475",
    "officers",
    "NDS",
    "dozens",
    "than",
    "more",
    "another",
    "one",
    "five-year-old",
    "'s",
    "\u{201c}",
    ";",
    ":",
    ".",
    "in",
    "Kyiv",
    "missing",
    "hostages",
    "dead",
    "\u{2019}",
    "[",
    "]",
    "at",
    "least",
    "among",
    "those",
    "have",
    "been",
    "feared",
    "taken",
    "hospital",
    "all",
    "but",
    "9,000",
    "2.5",
    "million",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn every_number_is_in_a_claim_or_has_a_reason(text in text()) {
        let reading = read(&text, None);
        for figure in &reading.layers.quantities {
            let claimed = reading.claims.iter().any(|claim| {
                claim.span.start < figure.number.end && figure.number.start < claim.span.end
            });
            let unread = reading.unread.iter().any(|unread| unread.span == figure.span);
            prop_assert!(claimed != unread, "{:?} of {text}", figure.span.of(&text));
        }
    }

    #[test]
    fn claims_stand_in_order_and_name_wholes_that_exist(text in text()) {
        let claims = read(&text, None).claims;
        for (place, claim) in claims.iter().enumerate() {
            prop_assert_eq!(claim.id.0 as usize, place + 1);
            prop_assert!(place == 0 || claims[place - 1].span.start <= claim.span.start);
            prop_assert!(claim.part_of.is_none_or(|whole| whole != claim.id && whole.0 as usize <= claims.len()));
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        read(&text, None);
    }
}
