//! One cell under a number, with all that real tables write there.

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
    fn next(self) -> Option<Self> {
        Some(if self.decimals == 0 {
            Self { digits: self.digits.checked_add(1)?, ..self }
        } else {
            self
        })
    }

    fn previous(self) -> Option<Self> {
        Some(if self.decimals == 0 {
            Self { digits: self.digits.checked_sub(1)?, ..self }
        } else {
            self
        })
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The number; of a range its low end, as the codebooks have it.
    pub(crate) best: Option<Decimal>,
    /// The least number that the words leave possible, where it is not the number itself.
    pub(crate) low: Option<Decimal>,
    /// The greatest number that the words leave possible, where it is not the number itself.
    pub(crate) high: Option<Decimal>,
    /// *about*, *~*
    pub(crate) approximate: bool,
    /// *at least*, *27+*
    pub(crate) at_least: bool,
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
}

/// Cells that say that nothing is known, whatever the table.
pub(crate) fn is_blank(text: &str) -> bool {
    const BLANKS: [&str; 14] =
        ["", "-", "--", "–", "—", "NA", "NaN", "nan", "NULL", "null", "None", "..", "…", "?"];
    BLANKS.contains(&text)
}

/// Words before a number, and what they make of it.
const BEFORE: &[(&str, Sense)] = &[
    ("at least", Sense::AtLeast),
    ("no fewer than", Sense::AtLeast),
    ("no less than", Sense::AtLeast),
    ("minimum", Sense::AtLeast),
    ("min.", Sense::AtLeast),
    (">=", Sense::AtLeast),
    ("≥", Sense::AtLeast),
    ("more than", Sense::MoreThan),
    ("over", Sense::MoreThan),
    (">", Sense::MoreThan),
    ("at most", Sense::AtMost),
    ("up to", Sense::AtMost),
    ("no more than", Sense::AtMost),
    ("<=", Sense::AtMost),
    ("≤", Sense::AtMost),
    ("fewer than", Sense::LessThan),
    ("less than", Sense::LessThan),
    ("under", Sense::LessThan),
    ("<", Sense::LessThan),
    ("about", Sense::About),
    ("around", Sense::About),
    ("approximately", Sense::About),
    ("approx.", Sense::About),
    ("some", Sense::About),
    ("circa", Sense::About),
    ("ca.", Sense::About),
    ("c.", Sense::About),
    ("est.", Sense::About),
    ("nearly", Sense::About),
    ("almost", Sense::About),
    ("~", Sense::About),
    ("≈", Sense::About),
];

/// Words after a number that change nothing of it but its certainty.
const AFTER: &[(&str, Sense)] = &[
    ("+", Sense::AtLeast),
    ("or more", Sense::AtLeast),
    ("(estimated)", Sense::About),
    ("(estimate)", Sense::About),
    ("(est.)", Sense::About),
    ("(approx.)", Sense::About),
    ("(reported)", Sense::Exactly),
    ("(confirmed)", Sense::Exactly),
    ("total", Sense::Exactly),
    ("*", Sense::Exactly),
    ("†", Sense::Exactly),
    ("‡", Sense::Exactly),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    Exactly,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    About,
}

/// Reads a cell that is not blank.
pub(crate) fn read(text: &str, marks: Marks) -> Result<Cell, Trouble> {
    let mut rest = text.trim();
    if rest.ends_with(['%', '‰']) {
        return Err(Trouble::Share);
    }
    if rest.starts_with(['{', '(']) || rest.starts_with('[') && rest.ends_with(']') {
        return Err(Trouble::List);
    }
    let mut sense = Sense::Exactly;
    while let Some((word, found)) = BEFORE.iter().find(|(word, _)| opens(rest, word)) {
        sense = stronger(sense, *found);
        rest = rest[word.len()..].trim_start();
    }
    loop {
        if let Some(shorter) = without_footnote(rest) {
            rest = shorter;
        } else if let Some((word, found)) = AFTER.iter().find(|(word, _)| closes(rest, word)) {
            sense = stronger(sense, *found);
            rest = rest[..rest.len() - word.len()].trim_end();
        } else {
            break;
        }
    }
    if let Some((low, high)) = ends(rest) {
        let (low, high) = (number(low, marks)?, number(high, marks)?);
        if low.at(9).zip(high.at(9)).is_none_or(|(low, high)| low > high) {
            return Err(Trouble::NoNumber);
        }
        let approximate = sense == Sense::About;
        return Ok(Cell {
            best: Some(low),
            low: Some(low),
            high: Some(high),
            approximate,
            at_least: false,
        });
    }
    let value = number(rest, marks)?;
    let plain = Cell { best: Some(value), ..Cell::default() };
    let bound = |number: Option<Decimal>| number.ok_or(Trouble::TooLarge);
    Ok(match sense {
        Sense::Exactly => plain,
        Sense::About => Cell { approximate: true, ..plain },
        Sense::AtLeast => Cell { at_least: true, ..plain },
        Sense::MoreThan => Cell { best: Some(bound(value.next())?), at_least: true, ..plain },
        Sense::AtMost => Cell { best: None, high: Some(value), ..plain },
        Sense::LessThan => Cell { best: None, high: Some(bound(value.previous())?), ..plain },
    })
}

/// The one that says more about the number.
fn stronger(one: Sense, other: Sense) -> Sense {
    if matches!(one, Sense::Exactly | Sense::About) && other != Sense::Exactly {
        other
    } else {
        one
    }
}

/// Whether `text` begins with `word`, in any case, and the word ends there.
fn opens(text: &str, word: &str) -> bool {
    let Some(head) = text.get(..word.len()) else { return false };
    let sign = !word.ends_with(|letter: char| letter.is_alphabetic());
    head.eq_ignore_ascii_case(word)
        && (sign || text[word.len()..].starts_with(|letter: char| !letter.is_alphanumeric()))
}

fn closes(text: &str, word: &str) -> bool {
    let start = text.len().saturating_sub(word.len());
    start > 0 && text.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

/// `text` without the mark of a footnote at its end: `62,192[a]`, `2 [1][2]`.
fn without_footnote(text: &str) -> Option<&str> {
    let (before, mark) = text.strip_suffix(']')?.rsplit_once('[')?;
    let short = !mark.is_empty() && mark.chars().count() <= 8;
    (short && !before.is_empty()).then(|| before.trim_end())
}

/// The two ends of a range: `10-12`, `10–12`, `10 to 12`.
fn ends(text: &str) -> Option<(&str, &str)> {
    let split = text
        .split_once(" to ")
        .or_else(|| text.split_once('–'))
        .or_else(|| text.split_once('—'))
        .or_else(|| {
            // A hyphen at the start is a minus.
            let at = text.bytes().skip(1).position(|byte| byte == b'-')? + 1;
            Some((text.get(..at)?, text.get(at + 1..)?))
        })?;
    let (low, high) = (split.0.trim(), split.1.trim());
    let digit = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    (digit(low) && digit(high)).then_some((low, high))
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
            if three(part, whole) && part != "000" {
                Err(Trouble::Ambiguous)
            } else {
                Ok((whole, part))
            }
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

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    /// The cell in a line: `86 (at least)`.
    fn cell(text: &str) -> String {
        marked(text, Marks::default())
    }

    fn marked(text: &str, marks: Marks) -> String {
        let show = |number: Decimal| {
            let unit = 10_i64.pow(number.decimals);
            match number.decimals {
                0 => number.digits.to_string(),
                _ => format!("{}.{}", number.digits / unit, number.digits % unit),
            }
        };
        match read(text, marks) {
            Err(trouble) => format!("{trouble:?}"),
            Ok(cell) => {
                let best = cell.best.map_or("unknown".to_owned(), show);
                let low = cell.low.map(|low| format!(" low {}", show(low)));
                let high = cell.high.map(|high| format!(" high {}", show(high)));
                let about = cell.approximate.then(|| " about".to_owned());
                let least = cell.at_least.then(|| " at least".to_owned());
                [Some(best), low, high, about, least].into_iter().flatten().collect()
            }
        }
    }

    #[test]
    fn numbers_come_with_and_without_separators() {
        assert_snapshot!(cell("236.0"), @"236");
        assert_snapshot!(cell("1,234"), @"1234");
        assert_snapshot!(cell("1 234"), @"1234");
        assert_snapshot!(cell("12\u{a0}345\u{a0}678"), @"12345678");
        assert_snapshot!(cell("1,234.5"), @"1234.5");
        assert_snapshot!(cell("1.234,5"), @"1234.5");
        assert_snapshot!(cell("1.234.567"), @"1234567");
        assert_snapshot!(cell("2,5"), @"2.5");
        assert_snapshot!(cell("-50"), @"-50");
        assert_snapshot!(cell("−50"), @"-50");
        assert_snapshot!(cell("0.125"), @"0.125");
    }

    #[test]
    fn a_lone_point_before_three_digits_is_ambiguous_unless_the_column_tells() {
        assert_snapshot!(cell("1.234"), @"Ambiguous");
        assert_snapshot!(marked("1.234", Marks { group: Some('.'), decimal: None }), @"1234");
        assert_snapshot!(marked("1.234", Marks { decimal: Some('.'), group: None }), @"1.234");
        assert_snapshot!(marked("1,234", Marks { decimal: Some(','), group: None }), @"1.234");
    }

    #[test]
    fn words_around_a_number_bound_it() {
        assert_snapshot!(cell("at least 86"), @"86 at least");
        assert_snapshot!(cell("At least 86 [2]"), @"86 at least");
        assert_snapshot!(cell("27+"), @"27 at least");
        assert_snapshot!(cell(">43 total"), @"44 at least");
        assert_snapshot!(cell("~20,000 (reported)"), @"20000 about");
        assert_snapshot!(cell("c. 300"), @"300 about");
        assert_snapshot!(cell("up to 40"), @"unknown high 40");
        assert_snapshot!(cell("<10"), @"unknown high 9");
        assert_snapshot!(cell("2 [1]"), @"2");
        assert_snapshot!(cell("62,192[a]"), @"62192");
    }

    #[test]
    fn a_range_has_its_low_end_for_its_value() {
        assert_snapshot!(cell("10-12"), @"10 low 10 high 12");
        assert_snapshot!(cell("1,200 – 1,400"), @"1200 low 1200 high 1400");
        assert_snapshot!(cell("10 to 12"), @"10 low 10 high 12");
        assert_snapshot!(cell("12-10"), @"NoNumber");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "n/a",
            "many",
            "12 killed, 3 injured",
            "1,2,3",
            "2024-05-06",
            "inf",
            "1e9",
            "+",
            "~",
            "1.2.3",
        ] {
            assert_eq!(cell(text), "NoNumber", "{text}");
        }
        assert_snapshot!(cell("12%"), @"Share");
        assert_snapshot!(cell("{'south': 61, 'east': NaN}"), @"List");
        assert_snapshot!(cell("[1]"), @"List");
        assert_snapshot!(cell(&"9".repeat(10_000)), @"TooLarge");
        assert_snapshot!(cell("99999999999999999999"), @"TooLarge");
    }
}
