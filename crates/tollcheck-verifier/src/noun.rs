//! Whether two noun phrases count the same things.

/// Nouns that say nothing of what is counted.
const GENERAL: &[&str] = &[
    "people",
    "others",
    "other",
    "more",
    "total",
    "pieces of equipment",
    "units",
    "times",
    "ones",
    "attack",
    "attacks",
    "strike",
    "strikes",
    "incident",
    "incidents",
];

/// Nouns for one thing.
const SAME: [&[&str]; 3] = [
    &["meeting", "talk", "round", "session", "negotiation", "discussion", "summit"],
    &["visit", "trip", "journey"],
    &["ceasefire", "truce", "pause"],
];

/// Whether `noun` narrows nothing.
pub(crate) fn is_general(noun: &str) -> bool {
    let lower = noun.trim().to_lowercase();
    lower.is_empty() || GENERAL.contains(&lower.as_str())
}

/// The words of a noun phrase, in lower case and the singular.
pub(crate) fn words(noun: &str) -> Vec<String> {
    noun.split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| {
            !word.is_empty() && !["of", "the", "a", "an", "and"].contains(&word.as_str())
        })
        .map(|word| singular(&word))
        .collect()
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Whether one phrase holds all words of the other: *Russian tanks* and `tank`.
pub(crate) fn are_same(said: &[String], counted: &[String]) -> bool {
    let (short, long) = if said.len() <= counted.len() { (said, counted) } else { (counted, said) };
    let same = |one: &String, other: &String| {
        one == other
            || SAME.iter().any(|set| set.contains(&one.as_str()) && set.contains(&other.as_str()))
    };
    !short.is_empty() && short.iter().all(|word| long.iter().any(|other| same(word, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(said: &str, counted: &str) -> bool {
        are_same(&words(said), &words(counted))
    }

    #[test]
    fn number_and_adjectives_do_not_matter() {
        assert!(is_same("Russian tanks", "tank"));
        assert!(is_same("visits", "visit to Moscow"));
        assert!(is_same("field artillery pieces", "field artillery"));
        assert!(is_same("peace talks", "meetings"));
        assert!(!is_same("tanks", "fuel trucks"));
        assert!(!is_same("", "tank"));
    }

    #[test]
    fn only_the_s_of_a_plural_is_dropped() {
        assert_eq!(words("the gas masks of glass").join(" "), "gas mask glass");
        assert_eq!(words("Armies and parties").join(" "), "army party");
        assert_eq!(words("ties").join(" "), "tie");
    }
}
