//! Text into tokens: words, numbers and marks.

use tollcheck_lexicon::{Entry, WordKey, entry_of, lookup};

use crate::figure::{Numeral, numeral};
use crate::token::{Token, TokenSort};

/// The tokens of `text`, in order.
///
/// Hyphens stand alone (*three-hour* is three tokens), and so do `'s` and `’s` after a word.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut rest = text;
    let mut spaced = true;
    while let Some(&byte) = rest.as_bytes().first() {
        if byte == b' ' {
            rest = &rest[1..];
            spaced = true;
            continue;
        }
        let start = text.len() - rest.len();
        let token = if let Some((len, key)) = plain(rest.as_bytes()) {
            let (word, after) = rest.split_at(len);
            rest = after;
            let (entry, numeral) = (entry_of(key), numeral(word, key));
            let (sort, capital) = (TokenSort::Word, byte.is_ascii_uppercase());
            Token { text: word, start, sort, spaced, capital, key, entry, numeral }
        } else {
            let Some(c) = rest.chars().next() else { break };
            if c.is_whitespace() {
                rest = &rest[c.len_utf8()..];
                spaced = true;
                continue;
            }
            let (sort, len) = measure(rest, c, spaced || !follows_word(&tokens));
            let (text, after) = rest.split_at(len);
            rest = after;
            let key = WordKey::of(text);
            let (entry, numeral) =
                if sort == TokenSort::Word { known(text, key) } else { (None, None) };
            let capital = c.is_uppercase();
            Token { text, start, sort, spaced, capital, key, entry, numeral }
        };
        tokens.push(token);
        spaced = false;
    }
    tokens
}

/// The length and key of the word that opens `bytes`, where it is of plain letters and nothing that may belong to it
/// follows: nearly every word.
///
/// > **killed** three · **Gaza**, but neither *Gaza's* nor *U.S.* nor *naïve*
#[inline]
fn plain(bytes: &[u8]) -> Option<(usize, WordKey)> {
    let mut key = WordKey::NONE;
    let mut len = 0;
    loop {
        let piece = eight(&bytes[len..]);
        let count = letters(piece);
        if count > 0 {
            // in lower case, and nothing of what follows the letters
            key = key.and((piece | CASE) & (u64::MAX >> (64 - 8 * count)));
        }
        len += count as usize;
        if count < 8 {
            break;
        }
    }
    let ends = match bytes.get(len) {
        None => true,
        Some(b'.') => len > 1,
        Some(byte) => byte.is_ascii() && !byte.is_ascii_digit() && *byte != b'\'',
    };
    (ends && len > 0).then_some((len, key))
}

/// One in each of eight bytes.
pub(crate) const EIGHT: u64 = 0x0101_0101_0101_0101;

/// The bit of each of eight letters that tells small ones.
const CASE: u64 = EIGHT * 0x20;

/// The first eight of `bytes`, the first lowest; zeros after the end.
#[inline]
fn eight(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes.iter().rev().fold(0, |piece, byte| piece << 8 | u64::from(*byte)),
    }
}

/// How many of the eight bytes of `piece` are letters of ASCII before the first that is none; all eight are looked at
/// together, the highest bit of each telling.
#[inline]
fn letters(piece: u64) -> u32 {
    let high = EIGHT << 7;
    let lower = (piece | CASE) & !high;
    let from_a = lower + EIGHT * u64::from(0x80 - b'a');
    let after_z = lower + EIGHT * u64::from(0x80 - (b'z' + 1));
    let letters = from_a & !after_z & !piece & high;
    (letters ^ high).trailing_zeros() / 8
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

/// What the vocabulary and the grammar of numbers say of `word`, whose key is `key`.
#[inline]
fn known(word: &str, key: WordKey) -> (Option<&'static Entry>, Option<Numeral>) {
    if word.is_ascii() {
        return (entry_of(key), numeral(word, key));
    }
    // letters beyond ASCII have cases that keys do not know of
    (lookup(&word.to_lowercase()), None)
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
