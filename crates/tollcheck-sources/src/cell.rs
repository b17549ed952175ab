//! One cell under a number, with all that real tables write there.

use crate::decimal::{Decimal, Marks, Trouble, number};

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
    match read_bare(text, marks) {
        Err(Trouble::NoNumber | Trouble::Share) if marks.affixes => {
            let number = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '−');
            let begin = text.find(number).ok_or(Trouble::NoNumber)?;
            let end = text.rfind(|letter: char| letter.is_ascii_digit()).map_or(0, |at| at + 1);
            read_bare(text.get(begin..end).unwrap_or_default(), marks)
        }
        read => read,
    }
}

/// Reads a cell with nothing around its number but words that are known.
fn read_bare(text: &str, marks: Marks) -> Result<Cell, Trouble> {
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
    fn letters_and_signs_around_a_number_are_passed_over_where_the_descriptor_says_so() {
        let affixes = Marks { affixes: true, ..Marks::default() };
        assert_snapshot!(marked("€ 95", affixes), @"95");
        assert_snapshot!(marked("1,234 people", affixes), @"1234");
        assert_snapshot!(marked("at least 86", affixes), @"86 at least");
        assert_snapshot!(marked("12 killed, 3 injured", affixes), @"NoNumber");
        assert_snapshot!(marked("many", affixes), @"NoNumber");
        assert_snapshot!(cell("12 people"), @"NoNumber");
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
