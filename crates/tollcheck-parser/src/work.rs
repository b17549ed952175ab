//! How much work reading is: the looks at tokens, counted, so that no clock is asked.

use std::cell::Cell;

thread_local! {
    static LOOKS: Cell<usize> = const { Cell::new(0) };
}

/// A rule looks at a token.
pub(crate) fn look() {
    LOOKS.set(LOOKS.get() + 1);
}

/// How many looks it takes to read `text`.
fn looks(text: &str) -> usize {
    LOOKS.set(0);
    crate::read(text, None);
    LOOKS.get()
}

/// What is repeated without end, as one sentence where it can be.
const PIECES: &[&str] = &[
    "17 ",
    "17, ",
    "12 killed ",
    "17 and 18 people, ",
    "people killed in the attack and ",
    "“he said ‘she said ",
    "\"a \"b ",
    "“",
    "\"",
    ",",
    "7",
    "1,234,567,",
    "1.1",
    "5:",
    "1/2",
    "e\u{301}",
    "\u{301}",
    "\u{202e}12 killed \u{202c}",
    "\0",
    "12\0killed ",
    "(",
    "(5) ",
    "-",
    "a-",
    "'s ",
    "between 5 and 7 ",
    "5-7 ",
    "5% ",
    "five percent ",
    "$5 million ",
    "• 5 killed\n",
    "\n",
    "a\n",
    "A ",
    "John Smith ",
    "U.S. ",
    "a.a.",
    "two hundred and ",
    "one million ",
    "at least 5 ",
    "more than ",
    "dozens of ",
    "half of the ",
    "twice as many ",
    "no casualties ",
    "a woman was killed ",
    "a woman, a man, ",
    "including 3 children, ",
    "of whom 3 ",
    "the fifth visit ",
    "aged 5, ",
    "three hours ago ",
    "since May ",
    "29 February 2023, ",
    "on Tuesday ",
    "last week ",
    "in Kyiv, ",
    "Kyiv ",
    "he said, ",
    "they said that ",
    "according to ",
    "\"x,\" he said. ",
    "٣٤ ",
    "Київ ",
];

/// The bytes of the shorter text; the longer has four times as many.
const SIZE: usize = 1_500;

/// The most looks for a byte. Prose takes 11.
const MOST: usize = 80;

#[test]
fn work_grows_with_the_text_and_no_faster() {
    for piece in PIECES {
        let text = |size: usize| piece.repeat(size / piece.len());
        let (less, more) = (looks(&text(SIZE)), looks(&text(4 * SIZE)));
        assert!(
            2 * more <= 9 * less + 1_000,
            "{piece:?}: {less} looks, for four times the text {more}"
        );
        assert!(more <= MOST * 4 * SIZE, "{piece:?}: {} looks a byte", more / (4 * SIZE));
    }
}
