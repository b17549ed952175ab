//! Digits, with their separators and the letters that follow them.

use tollcheck_model::Amount;

use super::numeral::power;

/// A token that opens with digits, taken apart: `1.2` and `bn`.
pub(crate) fn split(text: &str) -> (&str, &str) {
    let end =
        text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(text.len());
    text.split_at(end)
}

/// The number that `text`, which is digits, commas and points, stands for.
///
/// > 72 · 1,204 · 1.5 · .5 · 1.204.300 · 1.204,5 · 12,34,567
pub(crate) fn amount(text: &str) -> Option<Amount> {
    let Some(last) = text.rfind([',', '.']) else { return text.parse().ok() };
    let mark = char::from(text.as_bytes()[last]);
    let other = if mark == ',' { '.' } else { ',' };
    let marks = text.matches(mark).count();
    let (whole, part) = match (mark, marks) {
        (',', _) | ('.', 2..) if grouped(text, mark) => (text, ""),
        (_, 1) if grouped(&text[..last], other) => (&text[..last], &text[last + 1..]),
        _ => return None,
    };
    let mut digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    digits.push('.');
    digits.push_str(part);
    digits.parse().ok()
}

/// Whether `mark` stands in `text` only where it sets off groups of three digits, or of two before a last one of three.
fn grouped(text: &str, mark: char) -> bool {
    let (first, groups) = text.split_once(mark).unwrap_or((text, "000"));
    let mut groups = groups.rsplit(mark);
    let all_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(first)
        && (first.len() <= 3 || !text.contains(mark))
        && groups.next().is_some_and(|last| last.len() == 3 && all_digits(last))
        && groups.all(|group| matches!(group.len(), 2 | 3) && all_digits(group))
}

/// What the letters after digits multiply them by: `k`, `m`, `bn`, …
pub(crate) fn scale(letters: &str) -> Option<Amount> {
    let exponent = match letters {
        "k" | "K" => 3,
        "m" | "M" | "mn" | "mln" | "mil" | "mm" => 6,
        "b" | "B" | "G" | "bn" | "Bn" | "BN" | "bln" => 9,
        "t" | "T" | "tn" | "trn" | "tln" => 12,
        _ => return None,
    };
    Some(power(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        amount(text).map_or_else(|| "nothing".to_owned(), |amount| amount.to_string())
    }

    #[test]
    fn separators_group_or_divide() {
        assert_eq!(read("1,204"), "1204");
        assert_eq!(read("1,674,200.5"), "1674200.5");
        assert_eq!(read("12,34,567.89"), "1234567.89");
        assert_eq!(read("4.800"), "4.8");
        assert_eq!(read(".500"), "0.5");
        assert_eq!(read("1.204.300"), "1204300");
        assert_eq!(read("1.111,11"), "1111.11");
        assert_eq!(read("3,5"), "3.5");
    }

    #[test]
    fn what_is_no_number_gives_nothing() {
        assert_eq!(read("192.168.1.2"), "nothing");
        assert_eq!(read("12.10.2023"), "nothing");
        assert_eq!(read("1,2,3"), "nothing");
    }
}
