//! `anchors/*.toml`: events that stand for their date.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;

use crate::vocabulary::{Vocabulary, tokens};

#[derive(Deserialize)]
struct AnchorFile {
    anchor: Vec<Anchor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Anchor {
    name: String,
    /// The first day, or the only one.
    from: Option<String>,
    /// The last day.
    to: Option<String>,
    /// Month and day of every year.
    yearly: Option<String>,
    /// Each time that it was or will be, in order: a day, or the first and the last of several.
    #[serde(default)]
    each: Vec<String>,
    /// Whether the phrase alone is a time: *in the Hamas-led attack*.
    #[serde(default)]
    day: bool,
    /// Month and day where they alone name it: *since October 7*.
    called: Option<String>,
    phrases: Vec<String>,
    /// Clauses that say it: *since Russia invaded*.
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    setting: Vec<String>,
}

/// Reads every anchor into `vocabulary`, and returns them and their phrases as Rust.
pub(crate) fn read(vocabulary: &mut Vocabulary) -> String {
    let mut anchors = Vec::new();
    let mut phrases: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (name, path) in crate::files("anchors", "toml") {
        let text = fs::read_to_string(&path).expect("a file of anchors is text");
        let file: AnchorFile = toml::from_str(&text)
            .unwrap_or_else(|error| panic!("anchors/{name}.toml: {}", error.message()));
        for anchor in file.anchor {
            let alone = anchor.day || anchor.yearly.is_some() || !anchor.each.is_empty();
            for phrase in anchor.phrases.iter().chain(&anchor.verbs) {
                vocabulary.add_class(phrase, if alone { "anchor-day" } else { "anchor" });
                vocabulary.add_class(&tokens(phrase)[0], "anchor-head");
                phrases.entry(tokens(phrase).join(" ")).or_default().push(anchors.len());
            }
            if let Some(called) = &anchor.called {
                phrases.entry(called.clone()).or_default().push(anchors.len());
            }
            anchors.push(anchor);
        }
    }
    let mut rust = format!("static ANCHORS: [Anchor; {}] = [\n", anchors.len());
    for anchor in &anchors {
        let setting: Vec<_> =
            anchor.setting.iter().map(|word| format!("WordKey::of({word:?})")).collect();
        writeln!(
            rust,
            "Anchor {{ name: {:?}, date: {}, setting: &[{}] }},",
            anchor.name,
            anchor.date(),
            setting.join(", ")
        )
        .unwrap();
    }
    rust.push_str("];\n\nstatic PHRASES: &[(&str, &[&Anchor])] = &[\n");
    for (phrase, of) in &phrases {
        let of: Vec<_> = of.iter().map(|at| format!("&ANCHORS[{at}]")).collect();
        writeln!(rust, "({phrase:?}, &[{}]),", of.join(", ")).unwrap();
    }
    rust.push_str("];\n");
    rust
}

impl Anchor {
    fn date(&self) -> String {
        match (&self.from, &self.yearly) {
            (None, None) if !self.each.is_empty() => {
                let times: Vec<_> = self.each.iter().map(|time| between(time)).collect();
                format!("AnchorDate::Each(&[{}])", times.join(", "))
            }
            (Some(from), None) => {
                let to = self.to.as_ref().unwrap_or(from);
                format!("AnchorDate::Once {{ from: {}, to: {} }}", constant(from), constant(to))
            }
            (None, Some(yearly)) => {
                let (month, day) = yearly.split_once('-').expect("a yearly date is month-day");
                format!("AnchorDate::Yearly {{ month: {}, day: {} }}", plain(month), plain(day))
            }
            _ => panic!("{}: an anchor has one of `from`, `yearly` and `each`", self.name),
        }
    }
}

/// `2025-03-01..2025-03-29`, or a day alone, as Rust.
fn between(time: &str) -> String {
    let (from, to) = time.split_once("..").unwrap_or((time, time));
    assert!(from <= to, "{time} ends before it begins");
    format!("({}, {})", constant(from), constant(to))
}

/// `2022-02-24` as Rust.
fn constant(date: &str) -> String {
    let parts: Vec<_> = date.split('-').map(plain).collect();
    assert_eq!(parts.len(), 3, "{date} is no date");
    format!("Date::constant({}, {}, {})", parts[0], parts[1], parts[2])
}

/// The number without leading zeros.
fn plain(digits: &str) -> i16 {
    digits.parse().unwrap_or_else(|_| panic!("{digits} is no number"))
}
