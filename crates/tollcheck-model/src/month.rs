//! The months by the names that dates have.

/// The names, in order.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that `word` names, from one: in full, or by its first three letters, with or without a full stop.
pub fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let word = if word == "sept" { "sep" } else { &word };
    let names = |month: &&str| *month == word || (word.len() == 3 && month.starts_with(word));
    let at = MONTHS.iter().position(names)?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_named_in_full_or_in_short() {
        assert_eq!(month("August"), Some(8));
        assert_eq!(month("Aug."), Some(8));
        assert_eq!(month("SEPT"), Some(9));
        assert_eq!(month("ma"), None);
        assert_eq!(month("Monday"), None);
    }
}
