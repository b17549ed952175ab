//! Headers into roles, by the words in them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use tollcheck_lexicon::{GROUPS, group_names, groups, kinds};
use tollcheck_model::Kind;

use crate::measure::{Bound, Counted};
use crate::role::{Role, Use};

static WORDS: &str = include_str!("../headers/roles.txt");

/// Phrases by their words joined with a blank, and what they mean.
static PHRASES: LazyLock<BTreeMap<String, Vec<Sense>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<String, Vec<Sense>> = BTreeMap::new();
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    for (name, list) in lines.filter_map(|line| line.split_once(": ")) {
        let sense = match name {
            "low" => Sense::Bound(Bound::Low),
            "best" => Sense::Bound(Bound::Best),
            "high" => Sense::Bound(Bound::High),
            "running" => Sense::Running,
            "period" => Sense::Period,
            "plain" => Sense::Plain,
            "share" => Sense::Share,
            name => match (Role::of(name), GROUPS.iter().find(|(group, _)| *group == name)) {
                (Some(role), _) => Sense::Role(role),
                (None, Some((group, _))) => Sense::Group(group),
                (None, None) => continue,
            },
        };
        for phrase in list.split(',') {
            phrases.entry(words(phrase).join(" ")).or_default().push(sense);
        }
    }
    for entry in kinds() {
        for header in entry.headers {
            phrases.entry(words(header).join(" ")).or_default().push(Sense::Kind(entry.kind));
        }
    }
    phrases
});

/// What a phrase means in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    Kind(Kind),
    Role(Role),
    Bound(Bound),
    /// The column adds up from row to row.
    Running,
    /// The column starts anew with each row.
    Period,
    /// Counts these people alone.
    Group(&'static str),
    /// Changes nothing.
    Plain,
    /// A share or a rate: not a count.
    Share,
}

/// What a header says of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) used: Use,
    /// Whether its words say that it adds up, or that it does not.
    pub(crate) running: Option<bool>,
    /// Whether every word of it is understood.
    pub(crate) whole: bool,
}

/// The words of a header in lower case: `killedCum`, `killed_cum` and `Killed (cum.)` are one.
pub(crate) fn words(header: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for letter in header.chars() {
        let begins = letter.is_uppercase() && lower;
        if (!letter.is_alphanumeric() || begins)
            && words.last().is_some_and(|word| !word.is_empty())
        {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        lower = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What `header` means, if any of its words mean anything.
pub(crate) fn meaning(header: &str) -> Option<Meaning> {
    let words = words(header);
    if words.len() > 12 || header.contains('%') || words.iter().any(|word| is_scale(word)) {
        return None;
    }
    let senses = senses(&words);
    if senses.iter().any(|(_, found)| found.contains(&Sense::Share)) {
        return None;
    }
    counting(&words, &senses).or_else(|| naming(&words))
}

/// Whether a word says that the numbers are thousands or more: `Displaced ('000)`. Nobody says here by how much the
/// cells are rounded, so that such a column counts nothing by itself.
fn is_scale(word: &str) -> bool {
    matches!(
        word,
        "000" | "000s" | "thousand" | "thousands" | "million" | "millions" | "mln" | "mn"
    )
}

/// What a figure called `name` counts, in the long shape; only where every word of it is understood.
pub(crate) fn figure(name: &str) -> Option<Use> {
    let plain = name.split('(').next().unwrap_or(name);
    let meaning = meaning(plain).filter(|meaning| meaning.whole)?;
    matches!(meaning.used.role, Role::Counted(Counted::Kind(_), _)).then_some(meaning.used)
}

/// The phrases of a header from left to right, longest first, each with its first word.
fn senses(words: &[String]) -> Vec<(&[String], Vec<Sense>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=(words.len() - at).min(4)).rev().find_map(|length| {
            let phrase = words.get(at..at + length)?;
            Some((phrase, PHRASES.get(&phrase.join(" "))?.clone()))
        });
        let (phrase, senses) = longest.unwrap_or((&words[at..=at], Vec::new()));
        at += phrase.len();
        found.push((phrase, senses));
    }
    found
}

/// A header over a column that counts.
fn counting(words: &[String], senses: &[(&[String], Vec<Sense>)]) -> Option<Meaning> {
    let kinds_of = |senses: &[Sense]| {
        senses
            .iter()
            .filter_map(|sense| match sense {
                Sense::Kind(kind) => Some(*kind),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    let (phrase, kinds) = senses
        .iter()
        .map(|(phrase, senses)| (*phrase, kinds_of(senses)))
        .filter(|(_, kinds)| !kinds.is_empty())
        .max_by_key(|(phrase, _)| phrase.len())?;
    // "killed or injured" counts neither the one nor the other.
    let others =
        senses.iter().filter(|(other, senses)| *other != phrase && !kinds_of(senses).is_empty());
    let mut whole = others.count() == 0;
    let named = phrase.join(" ");
    let counted = match named.as_str() {
        "launched" => Counted::Launched,
        "destroyed" | "downed" | "shot down" | "intercepted" => Counted::Downed,
        // Alone, it is the best of what only its neighbours tell.
        "best" if words.len() > 1 => return None,
        _ => Counted::Kind(*kinds.first()?),
    };
    let mut bound = Bound::Best;
    let mut running = None;
    let (mut class, mut group) = (String::new(), None);
    for (other, senses) in senses.iter().filter(|(other, _)| *other != phrase) {
        match senses.as_slice() {
            [.., Sense::Bound(found)] => bound = *found,
            [.., Sense::Running] => running = Some(true),
            [.., Sense::Period] => running = Some(false),
            [.., Sense::Plain] => {}
            [.., Sense::Group(found)] => group = Some((*found).to_owned()),
            _ => {
                class.push_str(&other.join(" "));
                class.push(' ');
            }
        }
    }
    let class = class.trim();
    let known = group_names(groups(class));
    let mut used = Use::from(Role::Counted(counted, bound));
    if counted == Counted::Kind(Kind("equipment_lost")) && named != "equipment lost" {
        used.weapon = Some(named);
    }
    if !class.is_empty() {
        whole &= !known.is_empty();
        used.group = Some(if known.is_empty() { class.to_owned() } else { known });
    }
    used.group = used.group.or(group);
    Some(Meaning { used, running, whole })
}

/// A header over a column that tells when, where, who or what.
fn naming(words: &[String]) -> Option<Meaning> {
    let role = |phrase: &str| {
        PHRASES.get(phrase)?.iter().find_map(|sense| match sense {
            Sense::Role(role) => Some(*role),
            _ => None,
        })
    };
    let plain = |role: Role, whole| Meaning { used: Use::from(role), running: None, whole };
    if let Some(role) = role(&words.join(" ")) {
        return Some(plain(role, true));
    }
    // "name of the city", "oblast_name": the word for a name or a code says nothing more.
    let rest: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !matches!(*word, "name" | "of" | "the"))
        .collect();
    role(&rest.join(" ")).map(|role| plain(role, true))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn shown(header: &str) -> String {
        let Some(meaning) = meaning(header) else { return "-".to_owned() };
        let of = meaning.used.group.or(meaning.used.weapon).map(|of| format!(" of {of}"));
        let running = meaning.running.map(|running| if running { " running" } else { " new" });
        let unsure = if meaning.whole { "" } else { " ?" };
        format!(
            "{}{}{}{unsure}",
            meaning.used.role,
            of.unwrap_or_default(),
            running.unwrap_or_default()
        )
    }

    #[test]
    fn headers_that_count_are_read_with_their_class_and_bound() {
        assert_snapshot!(shown("killed"), @"killed");
        assert_snapshot!(shown("Total Deaths"), @"killed");
        assert_snapshot!(shown("ext_killed_children_cum"), @"killed of children running");
        assert_snapshot!(shown("min_civil_killed"), @"killed.low of civilians");
        assert_snapshot!(shown("max_injured"), @"injured.high");
        assert_snapshot!(shown("killedNew"), @"killed new");
        assert_snapshot!(shown("killed_committee"), @"killed of committee ?");
        assert_snapshot!(shown("launched"), @"launched");
        assert_snapshot!(shown("tanks"), @"equipment_lost of tanks");
    }

    #[test]
    fn headers_are_read_in_six_languages() {
        assert_snapshot!(shown("Загинуло"), @"killed");
        assert_snapshot!(shown("Количество погибших"), @"killed");
        assert_snapshot!(shown("Nombre de blessés"), @"injured");
        assert_snapshot!(shown("Muertos"), @"killed");
        assert_snapshot!(shown("عدد القتلى"), @"killed");
        assert_snapshot!(shown("Дата"), @"date");
        assert_snapshot!(shown("المدينة"), @"place");
        assert_snapshot!(shown("Область"), @"admin1");
    }

    #[test]
    fn what_is_no_count_is_none() {
        for header in [
            "mortality rate",
            "killed %",
            "Displaced ('000)",
            "Affected (millions)",
            "date_prec",
            "killed_diff",
            "priogrid_gid",
            "",
        ] {
            assert_eq!(shown(header), "-", "{header}");
        }
    }

    #[test]
    fn headers_that_name_are_read_by_all_their_words() {
        assert_snapshot!(shown("Event Date"), @"date");
        assert_snapshot!(shown("name of the city"), @"place");
        assert_snapshot!(shown("figure_value"), @"value");
        assert_snapshot!(shown("adm_1"), @"admin1");
        assert_snapshot!(shown("side"), @"actor");
    }
}
