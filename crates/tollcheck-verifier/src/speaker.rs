//! Whether the article's speaker is the one whose figures a table holds.

use tollcheck_model::Attribution;
use tollcheck_sources::{Origin, Table};

use crate::desk::Desk;

/// Words that name nobody.
const EMPTY: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "in",
    "for",
    "and",
    "by",
    "its",
    "their",
    "his",
    "her",
    "s",
    "run",
    "led",
    "officials",
    "official",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "statement",
    "said",
    "on",
    "to",
    "from",
    "according",
    "local",
    "country",
    "national",
    "state",
];

/// The words of a name that tell it from others, in lower case and the singular.
pub(crate) fn words(name: &str) -> Vec<String> {
    name.split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()))
        .map(|word| match word.as_str() {
            "palestinian" | "gazan" => "gaza".to_owned(),
            "ukrainian" => "ukraine".to_owned(),
            "russian" => "russia".to_owned(),
            "israeli" => "israel".to_owned(),
            "lebanese" => "lebanon".to_owned(),
            _ => word,
        })
        .collect()
}

/// Whether two names may well be of one speaker: all words of the shorter are in the longer.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    are_of_one(&words(one), &words(other))
}

/// The same of their words.
fn are_of_one(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}

/// A publisher with the words of all its names.
#[derive(Debug)]
pub(crate) struct Publisher {
    title: String,
    names: Vec<Vec<String>>,
}

impl Publisher {
    /// Those of `table`.
    pub(crate) fn all(table: &Table) -> Vec<Self> {
        let of = |origin: &Origin| {
            let names = std::iter::once(&origin.title).chain(&origin.aliases);
            Self { title: origin.title.clone(), names: names.map(|name| words(name)).collect() }
        };
        table.origins.iter().map(of).collect()
    }
}

/// Whether the speaker of a claim is `origin`, or a publisher of `table` under any of its names.
pub(crate) fn is_origin(attribution: Option<&Attribution>, table: &Desk<'_>, origin: &str) -> bool {
    let Some(said) = attribution else { return false };
    let names = said.source.iter().chain(&said.stands_for).chain(&said.via);
    names.map(|name| words(&name.text)).any(|name| {
        let mut publishers = table.publishers().iter().filter(|it| it.title == origin).peekable();
        if publishers.peek().is_none() {
            return are_of_one(&name, &words(origin));
        }
        publishers.any(|it| it.names.iter().any(|other| are_of_one(&name, other)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_has_many_names() {
        assert!(is_same("Gaza's health ministry", "Gaza health ministry"));
        assert!(is_same("the ministry", "Gaza health ministry"));
        assert!(is_same("The Palestinian Ministry of Health in Gaza", "Ministry of Health"));
        assert!(is_same("Ukraine's air force", "Ukrainian Air Force"));
        assert!(is_same("the Russian Defence Ministry", "Defence Ministry of Russia"));
        assert!(is_same("the Israeli army", "Army of Israel"));
        assert!(is_same("Lebanese Red Cross", "Red Cross Lebanon"));
        assert!(is_same("Gazan medics", "medics in Gaza"));
        assert!(!is_same("the Israeli military", "Gaza health ministry"));
        assert!(!is_same("officials", "Gaza health ministry"));
        assert!(!is_same("", "Gaza health ministry"));
    }
}
