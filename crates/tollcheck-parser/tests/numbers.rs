//! No number left behind: every numeric expression is in a claim or in `unread`.

use proptest::prelude::*;
use tollcheck_lexicon::kinds;
use tollcheck_model::Span;
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

/// Whether each number of `text`, in digits or in words, is in a claim or has a reason.
fn leaves_none_behind(text: &str) -> Result<(), String> {
    let reading = read(text, None);
    let spans = reading.claims.iter().map(|claim| claim.span);
    let read: Vec<Span> = spans.chain(reading.unread.iter().map(|unread| unread.span)).collect();
    for (start, word) in words_of(text) {
        let number = word.starts_with(|c: char| c.is_ascii_digit())
            || NUMERALS.contains(&word.to_lowercase().as_str());
        let end = start + word.len();
        if number && !read.iter().any(|span| span.start <= start && end <= span.end) {
            return Err(format!("{word} of {text}"));
        }
    }
    Ok(())
}

/// The runs of digits and the runs of letters of `text`, and where each starts.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let sort = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = text[start..].chars().next()?;
        let rest = &text[start..];
        let len = rest.find(|c| sort(c) != sort(first)).unwrap_or(rest.len());
        start += len;
        Some((start - len, &rest[..len]))
    })
}

/// Number words, with those for many and for none.
const NUMERALS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "dozen",
    "dozens",
    "hundreds",
    "thousands",
    "one",
    "ten",
    "half",
    "third",
    "second",
    "several",
    "many",
    "few",
    "multiple",
    "numerous",
    "countless",
    "handful",
    "nobody",
    "none",
    "twice",
    "double",
];

#[test]
fn no_number_of_the_corpora_is_left_behind() {
    for entry in kinds() {
        let corpus: toml::Table = entry.text.parse().unwrap();
        for part in ["says", "silent"] {
            let blocks = corpus.get(part).and_then(toml::Value::as_array).unwrap();
            let sentences = blocks.iter().filter_map(|block| block.get("in")?.as_array()).flatten();
            for sentence in sentences.filter_map(toml::Value::as_str) {
                assert_eq!(leaves_none_behind(sentence), Ok(()), "{}", entry.file);
            }
        }
    }
}

#[test]
fn no_number_of_the_fixture_articles_is_left_behind() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/articles");
    let mut articles = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if matches!(path.extension().and_then(|end| end.to_str()), Some("txt" | "md")) {
            assert_eq!(leaves_none_behind(&std::fs::read_to_string(&path).unwrap()), Ok(()));
            articles += 1;
        }
    }
    assert!(articles > 0);
}

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
