//! Tokens into sentences.

use std::ops::Range;

use crate::calendar::{MONTHS, SHORT_MONTHS, WEEKDAYS};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};

/// The tokens of one sentence, and the paragraph it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Which tokens.
    pub(crate) tokens: Range<usize>,
    /// The number of its paragraph, from zero.
    pub(crate) paragraph: usize,
}

/// The most tokens of a sentence, far more than anybody writes: what is made of one at a time stays small.
const LONGEST: usize = 4_000;

/// The widest line of a text that is broken by hand, in bytes.
const WIDEST: usize = 100;

/// The shortest line that can be full, in bytes.
const SHORTEST: usize = 40;

/// Short forms that a full stop follows without ending the sentence, where a capital or a number comes next.
const TITLES: &WordSet = set![
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "cpl", "pvt", "adm",
    "cmdr", "brig", "gov", "sen", "rep", "rev", "hon", "st", "no", "nos", "vs", "fr", "sr", "jr",
    "pres", "supt", "insp", "det", "ex", "mt", "ft", "approx", "incl", "est", "dept", "univ",
    "msgr", "sens", "reps", "gens", "messrs", "drs", "cllr", "pvts", "spc", "cpt", "ssgt", "ave",
    "blvd", "rd", "ph", "al",
];

/// Words with a capital that open sentences, and follow no initials within one.
const STARTERS: &WordSet = set![
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "but",
    "and",
    "in",
    "on",
    "at",
    "after",
    "this",
    "that",
    "these",
    "those",
    "there",
    "his",
    "her",
    "its",
    "their",
    "when",
    "while",
    "as",
    "if",
    "for",
    "however",
    "officials",
    "police",
    "also",
    "since",
    "according",
    "more",
    "some",
    "all",
    "no",
    "one",
    "two",
    "three",
];

/// What goes on after *a.m.*, though it has a capital, beside days and months.
const HOURS: &WordSet = set![
    "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "mst", "gmt", "utc", "bst", "cet", "eet",
    "ist", "eastern", "pacific", "central", "local",
];

/// The sentences of `text`, in order; every token is in one.
///
/// A sentence ends at `.`, `!` or `?` (with the quotes and brackets that close after it) before a capital, a digit or an
/// opening mark, and where a line ends, unless the line is full and only broken by hand.
pub(crate) fn sentences(text: &str, tokens: &[Token<'_>]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(tokens.len() / 16);
    let mut block = Block { end: 0, width: 0, open: 0 };
    let mut start = 0;
    let mut paragraph = 0;
    for (at, pair) in tokens.windows(2).enumerate() {
        let [token, next] = pair else { break };
        let breaks = next.spaced && breaks(text, token, next, &mut block);
        if breaks || next.spaced && ends(tokens, at, next) || at + 1 - start == LONGEST {
            sentences.push(Sentence { tokens: start..at + 1, paragraph });
            start = at + 1;
            paragraph += usize::from(breaks);
        }
    }
    if start < tokens.len() {
        sentences.push(Sentence { tokens: start..tokens.len(), paragraph });
    }
    sentences
}

/// Lines between two blank ones.
struct Block {
    /// The byte after the last.
    end: usize,
    /// The length of the longest, in bytes.
    width: usize,
    /// How many end within a sentence. A headline is one such.
    open: usize,
}

impl Block {
    /// The lines from the byte `start` of `text`, which opens a line, to the next blank one.
    fn of(text: &str, start: usize) -> Self {
        let mut block = Self { end: start, width: 0, open: 0 };
        for line in text[start..].split_inclusive('\n') {
            block.end += line.len();
            let line = line.trim();
            if line.is_empty() {
                break;
            }
            block.width = block.width.max(line.len());
            block.open += usize::from(!line.ends_with(['.', '!', '?', '"', '”', '…', ':']));
        }
        block
    }
}

/// Whether a paragraph ends between the neighbours `token` and `next`; `block` is the last block looked at.
///
/// A line is broken by hand where it is long and goes on with a small letter, or where the first word of the next would
/// not have fitted in and other lines end within a sentence too.
fn breaks(text: &str, token: &Token<'_>, next: &Token<'_>, block: &mut Block) -> bool {
    // a word after one space is nearly every word
    if next.start == token.end() + 1 && text.as_bytes()[token.end()] == b' ' {
        return false;
    }
    let Some(gap) = text.get(token.end()..next.start) else { return false };
    let Some(line_end) = gap.find('\n') else { return false };
    if gap[line_end + 1..].contains('\n') || is_bullet(next) {
        return true;
    }
    let line_start = text[..token.end()].rfind('\n').map_or(0, |at| at + 1);
    if line_start >= block.end {
        *block = Block::of(text, line_start);
    }
    let line = text[line_start..token.end()].trim_start().len();
    let word = text[next.start..].find(char::is_whitespace).unwrap_or(text.len() - next.start);
    let full = line + " ".len() + word > block.width && block.open > 1;
    let goes_on = next.text.starts_with(char::is_lowercase);
    !((full || goes_on) && line >= SHORTEST && block.width <= WIDEST)
}

/// Whether `token` opens an item of a list.
fn is_bullet(token: &Token<'_>) -> bool {
    matches!(token.text, "-" | "–" | "—" | "•" | "*" | "·" | "◦" | "▪")
}

/// Whether the token `at` is the last of a sentence, by itself and what stands beside it: `next`, after a space.
fn ends(tokens: &[Token<'_>], at: usize, next: &Token<'_>) -> bool {
    // most words with a capital stand after another word
    if !opens(next) || tokens[at].text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
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
        "a.m." | "p.m." | "A.M." | "P.M." => {
            next.is_capital()
                && !next.is_any(HOURS)
                && !next.is_any(WEEKDAYS)
                && !next.is_any(MONTHS)
                && !next.is_any(SHORT_MONTHS)
        }
        dotted if dotted.len() > 3 && dotted.ends_with('.') => {
            stop < at || (next.is_capital() && next.is_any(STARTERS))
        }
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
        && (token.is_any(TITLES)
            || token.is_any(SHORT_MONTHS)
            || (token.is_capital() && token.text.chars().count() == 1))
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
    fn a_sentence_without_end_is_cut() {
        let text = "and on ".repeat(LONGEST);
        assert_eq!(split(&text).len(), 2);
        assert_eq!(split(&text[..text.len() / 2]).len(), 1);
    }

    #[test]
    fn a_quote_keeps_its_full_stop() {
        assert_eq!(split("“Two died.” He wept."), ["“Two died.”", "He wept."]);
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_before_a_word_that_opens_one() {
        assert_eq!(
            split("He left the U.S. The rest stayed."),
            ["He left the U.S.", "The rest stayed."]
        );
        assert_eq!(split("It is 10 a.m. Eastern. Go."), ["It is 10 a.m. Eastern.", "Go."]);
        assert_eq!(
            split("The toll is 2.5 per cent. No. 3 won."),
            ["The toll is 2.5 per cent.", "No. 3 won."]
        );
    }

    #[test]
    fn a_line_broken_by_hand_ends_nothing() {
        let wrapped = "HARBOUR HIT\n\nThe ministry said on Monday that at least 12 people had been killed\n\
                       and that 30 more were in hospital after the strike. Rescue crews were still\n\
                       searching.\n- Two ships sank.\n- One burned.";
        assert_eq!(
            split(wrapped),
            [
                "HARBOUR HIT",
                "The ministry said on Monday that at least 12 people had been killed\nand that 30 more were in hospital \
                 after the strike.",
                "Rescue crews were still\nsearching.",
                "- Two ships sank.",
                "- One burned.",
            ]
        );
    }

    #[test]
    fn a_short_line_ends_though_no_stop_does() {
        assert_eq!(
            split("Killed: 12\nWounded: 30\nMissing: 4"),
            ["Killed: 12", "Wounded: 30", "Missing: 4"]
        );
    }

    #[test]
    fn a_headline_ends_with_its_line() {
        assert_eq!(split("Two dead in Kyiv\nA strike hit."), ["Two dead in Kyiv", "A strike hit."]);
    }
}
