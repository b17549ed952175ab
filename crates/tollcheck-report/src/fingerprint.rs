//! What tells one claim from all others, and stays when the text around it changes.

use tollcheck_model::{Claim, Span};

use crate::{Checked, wording};

/// The fingerprint of `claim`: its article, its kind, its sentence and its figure, in twelve hexadecimal digits.
pub fn fingerprint(checked: &Checked, claim: &Claim) -> String {
    of_claim(&checked.document.id, &checked.document.text, claim)
}

/// The fingerprint of `claim` in the article `id`, which has `text`.
pub(crate) fn of_claim(id: &str, text: &str, claim: &Claim) -> String {
    let mut hash = Hash::new();
    hash.add(id);
    hash.add(claim.kind.0);
    hash.add_squeezed(text, wording::around(text, claim));
    hash.add_squeezed(text, claim.span);
    let mut digits = hash.digits();
    digits.truncate(12);
    digits
}

/// The hash of `parts`, in sixteen hexadecimal digits.
pub(crate) fn of_text(parts: &[&str]) -> String {
    let mut hash = Hash::new();
    for part in parts {
        hash.add(part);
    }
    hash.digits()
}

/// An FNV-1a hash of parts, each with a NUL at its end.
struct Hash(u64);

impl Hash {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn push(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.push_byte(byte));
    }

    const fn push_byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
    }

    fn add(&mut self, part: &str) {
        self.push(part);
        self.push("\0");
    }

    /// Adds the words at `span` of `text`, white space squeezed.
    fn add_squeezed(&mut self, text: &str, span: Span) {
        let words = text.get(span.start..span.end).unwrap_or_default();
        if words.is_ascii() {
            self.push_ascii(words);
        } else {
            for (at, word) in words.split_whitespace().enumerate() {
                if at > 0 {
                    self.push_byte(b' ');
                }
                self.push(word);
            }
        }
        self.push_byte(0);
    }

    /// The same for text whose bytes are its letters, which most is.
    fn push_ascii(&mut self, words: &str) {
        let (mut begun, mut gap) = (false, false);
        for byte in words.bytes() {
            if matches!(byte, b' ' | b'\t'..=b'\r') {
                gap = begun;
                continue;
            }
            if gap {
                self.push_byte(b' ');
                gap = false;
            }
            self.push_byte(byte);
            begun = true;
        }
    }

    fn digits(&self) -> String {
        let hex = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
        let mut digits = String::with_capacity(16);
        for byte in self.0.to_be_bytes() {
            digits.push(hex(byte >> 4));
            digits.push(hex(byte & 0xF));
        }
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_changes_no_fingerprint() {
        let squeezed = |text: &str| {
            let mut hash = Hash::new();
            hash.add_squeezed(text, Span::new(0, text.len()));
            hash.digits()
        };
        assert_eq!(squeezed("  two \n people "), squeezed("two people"));
        assert_eq!(squeezed("two people"), of_text(&["two people"]));
        assert_eq!(squeezed(" two\u{a0}\t “people” "), of_text(&["two “people”"]));
        assert_eq!(of_text(&[]), "cbf29ce484222325");
    }
}
