//! A decimal number as tables write it: with marks between thousands, before the decimals, or with neither.

/// A decimal number: digits, and how many of them follow the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub(crate) digits: i64,
    pub(crate) decimals: u32,
}

impl Decimal {
    /// The digits at `decimals` places after the point; `None` where they do not fit.
    pub(crate) fn at(self, decimals: u32) -> Option<i64> {
        let unit = 10_i64.checked_pow(decimals.checked_sub(self.decimals)?)?;
        self.digits.checked_mul(unit)
    }

    /// The least whole number above.
    pub(crate) fn next(self) -> Option<Self> {
        Some(if self.decimals == 0 {
            Self { digits: self.digits.checked_add(1)?, ..self }
        } else {
            self
        })
    }

    /// The greatest whole number below.
    pub(crate) fn previous(self) -> Option<Self> {
        Some(if self.decimals == 0 {
            Self { digits: self.digits.checked_sub(1)?, ..self }
        } else {
            self
        })
    }
}

/// Why a cell gives no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No number at all.
    NoNumber,
    /// `1.234`: a thousand and more, or one and a bit.
    Ambiguous,
    /// More digits than a table of this field ever has.
    TooLarge,
    /// `12%`: a share, which counts nothing.
    Share,
    /// `{'south': 61, 'west': 3}`: several numbers.
    List,
}

/// What stands between the digits of the numbers of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Before the decimals.
    pub(crate) decimal: Option<char>,
    /// Between thousands.
    pub(crate) group: Option<char>,
    /// Letters and signs around a number say nothing: `12 people`, `€ 95`.
    pub(crate) affixes: bool,
}

/// Digits with their sign, their separators and their decimals.
pub(crate) fn number(text: &str, marks: Marks) -> Result<Decimal, Trouble> {
    let text = text.trim();
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if text.len() > 64 {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if digits { Trouble::TooLarge } else { Trouble::NoNumber });
    }
    let (whole, part) = halves(text, marks)?;
    // Zeros at the end say nothing: `236.0` is 236.
    let part = part.trim_end_matches('0');
    let decimals = u32::try_from(part.len()).unwrap_or(u32::MAX);
    if decimals > 9 {
        return Err(Trouble::TooLarge);
    }
    let mut digits = 0_i64;
    for digit in whole.bytes().chain(part.bytes()) {
        digits = digits
            .checked_mul(10)
            .and_then(|digits| digits.checked_add(i64::from(digit - b'0')))
            .ok_or(Trouble::TooLarge)?;
    }
    Ok(Decimal { digits: if negative { -digits } else { digits }, decimals })
}

/// The digits before and after the decimal point.
fn halves(text: &str, marks: Marks) -> Result<(String, &str), Trouble> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(text) {
        return Ok((text.to_owned(), ""));
    }
    let point = marks.decimal.or(match marks.group {
        Some('.') => Some(','),
        Some(_) => Some('.'),
        None => None,
    });
    let (whole, part) = match point {
        Some(point) => text.split_once(point).unwrap_or((text, "")),
        None => guess(text)?,
    };
    if !part.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && part.is_empty()) {
        return Err(Trouble::NoNumber);
    }
    if digits(whole) || whole.is_empty() {
        return Ok((whole.to_owned(), part));
    }
    let is_group = |letter: char| match marks.group {
        Some(group) => letter == group,
        None => {
            Some(letter) != point
                && matches!(
                    letter,
                    ',' | '.' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}'
                )
        }
    };
    let separator =
        whole.chars().find(|letter| !letter.is_ascii_digit()).ok_or(Trouble::NoNumber)?;
    if !is_group(separator) {
        return Err(Trouble::NoNumber);
    }
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    if !digits(first)
        || first.len() > 3
        || !groups.clone().all(|group| digits(group) && group.len() == 3)
    {
        return Err(Trouble::NoNumber);
    }
    Ok((groups.fold(first.to_owned(), |whole, group| whole + group), part))
}

/// Whole and part where nobody says which mark is which.
fn guess(text: &str) -> Result<(&str, &str), Trouble> {
    let dots = text.matches('.').count();
    let commas = text.matches(',').count();
    let cut = |mark: char| text.rsplit_once(mark).unwrap_or((text, ""));
    let three = |part: &str, whole: &str| {
        part.len() == 3 && !whole.is_empty() && whole.len() <= 3 && !whole.starts_with('0')
    };
    match (dots, commas) {
        (1, 0) => {
            let (whole, part) = cut('.');
            if three(part, whole) { Err(Trouble::Ambiguous) } else { Ok((whole, part)) }
        }
        (0, 1) => {
            let (whole, part) = cut(',');
            if part.len() == 3 { Ok((text, "")) } else { Ok((whole, part)) }
        }
        (0, _) | (_, 0) => Ok((text, "")),
        // Of two marks the last is before the decimals: 1,234.5 and 1.234,5.
        _ if text.rfind('.') > text.rfind(',') => Ok(cut('.')),
        _ => Ok(cut(',')),
    }
}

/// Whether the points of a number stand between its thousands, where it shows that by itself.
pub(crate) fn point(text: &str) -> Option<bool> {
    let marks = |group| Marks { group: Some(group), ..Marks::default() };
    let (group, decimal) = (number(text, marks('.')).is_ok(), number(text, marks(',')).is_ok());
    (text.contains('.') && group != decimal).then_some(group)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn plain(text: &str) -> String {
        marked(text, Marks::default())
    }

    fn marked(text: &str, marks: Marks) -> String {
        match number(text, marks) {
            Err(trouble) => format!("{trouble:?}"),
            Ok(Decimal { digits, decimals: 0 }) => digits.to_string(),
            Ok(Decimal { digits, decimals }) => {
                let unit = 10_i64.pow(decimals);
                format!("{}.{:0width$}", digits / unit, digits % unit, width = decimals as usize)
            }
        }
    }

    #[test]
    fn numbers_come_with_and_without_separators() {
        assert_snapshot!(plain("236.0"), @"236");
        assert_snapshot!(plain("1,234"), @"1234");
        assert_snapshot!(plain("1 234"), @"1234");
        assert_snapshot!(plain("12\u{a0}345\u{a0}678"), @"12345678");
        assert_snapshot!(plain("1,234.5"), @"1234.5");
        assert_snapshot!(plain("1.234,5"), @"1234.5");
        assert_snapshot!(plain("1.234.567"), @"1234567");
        assert_snapshot!(plain("2,5"), @"2.5");
        assert_snapshot!(plain("-50"), @"-50");
        assert_snapshot!(plain("−50"), @"-50");
        assert_snapshot!(plain("0.125"), @"0.125");
    }

    #[test]
    fn a_lone_point_before_three_digits_is_ambiguous_unless_the_column_tells() {
        assert_snapshot!(plain("1.234"), @"Ambiguous");
        assert_snapshot!(marked("1.234", Marks { group: Some('.'), ..Marks::default() }), @"1234");
        assert_snapshot!(marked("1.234", Marks { decimal: Some('.'), ..Marks::default() }), @"1.234");
        assert_snapshot!(marked("1,234", Marks { decimal: Some(','), ..Marks::default() }), @"1.234");
    }

    #[test]
    fn the_mark_between_thousands_is_known_where_it_comes_twice_or_another_follows() {
        let mark =
            |text| point(text).map(|is_group| if is_group { "thousands" } else { "decimals" });
        assert_eq!(mark("1.234.567"), Some("thousands"));
        assert_eq!(mark("1.234,5"), Some("thousands"));
        assert_eq!(mark("2.5"), Some("decimals"));
        assert_eq!(mark("1,234.5"), Some("decimals"));
        for text in ["1.234", "1234", "1,234", "12.03.2025", ""] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
