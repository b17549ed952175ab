//! Whose: the country that a people, an army or a capital stands for, and who fights whom.

use crate::phrase::tokens;

static SIDES: &str = include_str!("../sides.txt");
static CONFLICTS: &str = include_str!("../conflicts.txt");

/// The country whose side `text` names, where it names just one: `UA` for *Ukraine's air defences*.
pub fn side(text: &str) -> Option<&'static str> {
    let words = tokens(text);
    let mut found = None;
    for (country, names) in lines() {
        let named = names.split_whitespace().any(|name| {
            let parts: Vec<_> = name.split(['-', '.']).collect();
            words.windows(parts.len()).any(|window| window.iter().eq(parts.iter()))
        });
        if named {
            if found.is_some() {
                return None;
            }
            found = Some(country);
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

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    SIDES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':'))
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
