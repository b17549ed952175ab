//! Whose: the country that a people, an army or a capital stands for, and who fights whom.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::WordKey;
use crate::phrase::words;

static SIDES: &str = include_str!("../sides.txt");
static CONFLICTS: &str = include_str!("../conflicts.txt");

/// Under the first word of each name, the words after it and the country.
type Names = BTreeMap<u64, Vec<(Vec<WordKey>, &'static str)>>;

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::new();
    for (country, line) in SIDES.lines().filter_map(|line| line.split_once(": ")) {
        for name in line.split_whitespace().filter(|_| !country.starts_with('#')) {
            let mut parts = name.split('.').map(WordKey::of);
            let first = parts.next().unwrap_or(WordKey::NONE);
            names.entry(first.0).or_default().push((parts.collect(), country));
        }
    }
    names
});

/// The country whose side `text` names, where it names just one: `UA` for *Ukraine's air defences*.
pub fn side(text: &str) -> Option<&'static str> {
    // a word alone, which is what is asked about most
    if text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        let named = NAMES.get(&WordKey::of(text).0)?;
        let mut countries = named.iter().filter(|(rest, _)| rest.is_empty());
        let (_, country) = countries.next()?;
        return countries.all(|(_, other)| other == country).then_some(*country);
    }
    let words = words(text);
    let mut found = None;
    for (at, word) in words.iter().enumerate() {
        let after = &words[at + 1..];
        let named = NAMES.get(&word.0).into_iter().flatten();
        for (_, country) in named.filter(|(rest, _)| after.starts_with(rest)) {
            if found.is_some_and(|other| other != *country) {
                return None;
            }
            found = Some(*country);
        }
    }
    found
}

/// Whether two countries are at war with each other, in this order or the other.
pub fn fights(one: &str, other: &str) -> bool {
    CONFLICTS
        .lines()
        .filter_map(|line| line.split_once(' '))
        .any(|(left, right)| (left == one && right == other) || (left == other && right == one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_people_tells_its_side() {
        assert_eq!(side("Ukrainian air defences"), Some("UA"));
        assert_eq!(side("Russia"), Some("RU"));
        assert_eq!(side("the U.S. military"), Some("US"));
        assert_eq!(side("air defences"), None);
    }

    #[test]
    fn two_peoples_tell_no_side() {
        assert_eq!(side("Russian and Ukrainian soldiers"), None);
    }

    #[test]
    fn who_fights_whom_goes_both_ways() {
        assert!(fights("UA", "RU") && fights("RU", "UA"));
        assert!(!fights("RU", "IL"));
    }
}
