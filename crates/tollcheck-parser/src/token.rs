//! Text into tokens: words, numbers and marks.

use std::iter::Enumerate;
use std::slice;

use nom::{Input, Needed};
use tollcheck_lexicon::{Class, Entry, Sense, lookup};
use tollcheck_model::Span;

use crate::figure::{Numeral, numeral};

/// The longest word that the vocabulary may hold, in bytes.
const LONGEST: usize = 40;

/// How many bytes more than a straight apostrophe a curly one takes.
const CURLY: usize = '’'.len_utf8() - '\''.len_utf8();

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenSort {
    /// Letters, with inner apostrophes and full stops: *killed*, *don't*, *U.S.*, *a.m.*
    Word,
    /// Digits, with inner separators: *72*, *1,204*, *1.5*
    Number,
    /// Digits and letters: *12th*, *40k*, *5G*
    Mixed,
    /// Any one other character.
    Mark,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'t> {
    /// As written.
    pub(crate) text: &'t str,
    /// The byte at which it starts.
    pub(crate) start: usize,
    /// What it is made of.
    pub(crate) sort: TokenSort,
    /// White space, or the beginning of the text, stands before it.
    pub(crate) spaced: bool,
    /// What the vocabulary says of it.
    pub(crate) entry: Option<&'static Entry>,
    /// What it says of a number, if it is a word.
    pub(crate) numeral: Option<Numeral>,
}

impl Token<'_> {
    /// Where it stands.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// The byte after it.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is `word`, which is in lower case, in any case; a curly apostrophe is a straight one.
    ///
    /// Rules ask this more often than anything else, so that the length and the first letter decide where they stand
    /// before the rest is read.
    #[inline]
    pub(crate) fn is(&self, word: &str) -> bool {
        let (mine, wanted) = (self.text.len(), word.len());
        if mine == wanted {
            self.may_open(word) && self.text.eq_ignore_ascii_case(word)
        } else {
            mine == wanted + CURLY && is_with_curly_apostrophe(self.text, word)
        }
    }

    /// Whether it may be the first word of `phrase`: cheap, and no for nearly all.
    #[inline]
    pub(crate) fn may_open(&self, phrase: &str) -> bool {
        let (mine, wanted) = (self.text.as_bytes()[0], phrase.as_bytes()[0]);
        mine | 0x20 == wanted | 0x20 || mine >= 0x80
    }

    /// Whether it is one of `words`.
    pub(crate) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether the word alone is of one of `classes`.
    pub(crate) fn is_class(&self, classes: Class) -> bool {
        self.entry.is_some_and(|entry| entry.meaning.classes.meets(classes))
    }

    /// The parts that the word alone plays for the kinds.
    pub(crate) fn senses(&self) -> &'static [Sense] {
        self.entry.map_or(&[], |entry| entry.meaning.senses)
    }

    /// Whether its first letter is a capital.
    pub(crate) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it holds a digit.
    pub(crate) fn has_digit(&self) -> bool {
        matches!(self.sort, TokenSort::Number | TokenSort::Mixed)
    }
}

/// Whether `text` is `word` but for a curly apostrophe in place of a straight one.
#[inline(never)]
fn is_with_curly_apostrophe(text: &str, word: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (Some((before, after)), Some((head, tail))) = (text.split_once('’'), word.split_once('\''))
    else {
        return false;
    };
    before.eq_ignore_ascii_case(head) && after.eq_ignore_ascii_case(tail)
}

/// The tokens of `text`, in order.
///
/// Hyphens stand alone (*three-hour* is three tokens), and so do `'s` and `’s` after a word.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            spaced = true;
            continue;
        }
        let (sort, len) = measure(&text[at..], c, spaced || !follows_word(&tokens));
        let word = &text[at..at + len];
        let (entry, numeral) = if sort == TokenSort::Word { known(word) } else { (None, None) };
        tokens.push(Token { text: word, start: at, sort, spaced, entry, numeral });
        at += len;
        spaced = false;
    }
    tokens
}

/// Whether the last of `tokens` is a word or number.
fn follows_word(tokens: &[Token<'_>]) -> bool {
    tokens.last().is_some_and(|token| token.sort != TokenSort::Mark)
}

/// The sort and length in bytes of the token that opens `rest`, whose first character is `c`; `open` where a number may
/// open with its point.
fn measure(rest: &str, c: char, open: bool) -> (TokenSort, usize) {
    if c.is_ascii_digit()
        || (c == '.' && open && rest[1..].starts_with(|c: char| c.is_ascii_digit()))
    {
        number(rest)
    } else if c.is_alphanumeric() {
        word(rest)
    } else if possessive(rest) {
        (TokenSort::Word, rest.chars().take(2).map(char::len_utf8).sum())
    } else {
        (TokenSort::Mark, c.len_utf8())
    }
}

/// `number = [ "." ] digit+ { [",."] digit+ } [ letter+ ]`
///
/// > 72 · 1,204 · 1.5 · .500 · 12th · 40k
fn number(rest: &str) -> (TokenSort, usize) {
    let bytes = rest.as_bytes();
    let mut len = 0;
    while let Some(byte) = bytes.get(len) {
        let joins =
            matches!(byte, b',' | b'.') && bytes.get(len + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !joins {
            break;
        }
        len += 1;
    }
    let letters: usize =
        rest[len..].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    if letters > 0 { (TokenSort::Mixed, len + letters) } else { (TokenSort::Number, len) }
}

/// `word = letter+ { ("." letter | "'" letter+) } [ "." after a single letter ]`
///
/// > killed · don't · U.S. · a.m. · O'Brien
fn word(rest: &str) -> (TokenSort, usize) {
    let mut len = 0;
    let mut digits = false;
    let mut run = 0;
    let mut dotted = false;
    for (at, c) in rest.char_indices() {
        let next = rest[at + c.len_utf8()..].chars().next();
        if c.is_alphanumeric() {
            digits |= c.is_numeric();
            run += 1;
        } else if matches!(c, '.' | ',')
            && rest[..at].ends_with(|c: char| c.is_ascii_digit())
            && next.is_some_and(|c| c.is_ascii_digit())
        {
            run = 0;
        } else if matches!(c, '\'' | '’') {
            if possessive(&rest[at..]) || !next.is_some_and(char::is_alphabetic) {
                break;
            }
            run = 0;
        } else if c == '.' && run == 1 && (dotted || next.is_some_and(char::is_alphabetic)) {
            dotted = true;
            run = 0;
            if !next.is_some_and(char::is_alphabetic) {
                len = at + 1;
                break;
            }
        } else {
            break;
        }
        len = at + c.len_utf8();
    }
    (if digits { TokenSort::Mixed } else { TokenSort::Word }, len)
}

/// Whether `rest` opens with `'s` or `’s` and the word ends there.
fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('\'' | '’'))
        && matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(char::is_alphanumeric)
}

/// What the vocabulary and the grammar of numbers say of `word`, in any case.
fn known(word: &str) -> (Option<&'static Entry>, Option<Numeral>) {
    if word.len() > LONGEST {
        return (None, None);
    }
    if word.is_ascii() {
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let word = str::from_utf8(lower).unwrap_or(word);
        return (lookup(word), numeral(word));
    }
    (lookup(&word.to_lowercase().replace('’', "'")), None)
}

/// What is left to read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tokens<'a, 't>(pub(crate) &'a [Token<'t>]);

impl<'a, 't> Input for Tokens<'a, 't> {
    type Item = &'a Token<'t>;
    type Iter = slice::Iter<'a, Token<'t>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, count: usize) -> Self {
        Self(&self.0[..count])
    }

    fn take_from(&self, count: usize) -> Self {
        Self(&self.0[count..])
    }

    fn take_split(&self, count: usize) -> (Self, Self) {
        (self.take_from(count), self.take(count))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.0.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.0.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.0.len() { Ok(count) } else { Err(Needed::new(count - self.0.len())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        tokens(text).iter().map(|token| token.text).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(cut("1,204 of 5.000, 1.5m, 12th."), "1,204|of|5.000|,|1.5m|,|12th|.");
    }

    #[test]
    fn hyphens_and_possessives_stand_alone() {
        assert_eq!(cut("three-hour S-300 Gaza’s don't"), "three|-|hour|S|-|300|Gaza|’s|don't");
    }

    #[test]
    fn a_curly_apostrophe_is_a_straight_one() {
        let words = tokens("Don’t Gaza’S");
        assert!(words[0].is("don't") && words[2].is("'s"));
        assert!(!words[0].is("'s") && !words[2].is("don't"));
    }

    #[test]
    fn abbreviations_keep_their_stops() {
        assert_eq!(
            cut("U.S. at 2:30 a.m. Officials. O'Brien"),
            "U.S.|at|2|:|30|a.m.|Officials|.|O'Brien"
        );
    }

    #[test]
    fn any_character_is_some_token() {
        assert_eq!(cut("«Київ» — ٣ 🚀\u{0}"), "«|Київ|»|—|٣|🚀|\u{0}");
    }
}
