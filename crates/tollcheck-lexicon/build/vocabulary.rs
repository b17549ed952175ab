//! Every word that means something to the grammar, with all that it may mean.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use crate::inflection;

#[expect(unreachable_pub, reason = "it is public where the crate has it")]
#[path = "../src/key.rs"]
mod key;

use key::{WordKey, slots};

/// What one word or phrase may mean.
#[derive(Default)]
struct Meaning {
    classes: BTreeSet<String>,
    senses: BTreeSet<(String, String)>,
}

/// A word, and the phrases that it opens.
#[derive(Default)]
struct Head<'v> {
    alone: Option<&'v Meaning>,
    phrases: Vec<(&'v [String], &'v Meaning)>,
}

/// Words and phrases, by their tokens.
#[derive(Default)]
pub(crate) struct Vocabulary {
    entries: BTreeMap<Vec<String>, Meaning>,
    classes: BTreeSet<String>,
}

impl Vocabulary {
    /// Notes that `phrase` plays `role` in sentences of `kind`.
    pub(crate) fn add_sense(&mut self, phrase: &str, kind: &str, role: &str) {
        let meaning = self.entries.entry(tokens(phrase)).or_default();
        meaning.senses.insert((kind.to_owned(), role.to_owned()));
    }

    /// Notes that `phrase` is of `class`.
    pub(crate) fn add_class(&mut self, phrase: &str, class: &str) {
        self.classes.insert(class.to_owned());
        self.entries.entry(tokens(phrase)).or_default().classes.insert(class.to_owned());
    }

    /// Reads `words/*.txt`: a file is a class, a line a word or phrase, `#` opens a comment.
    pub(crate) fn read_classes(&mut self) {
        for (class, path) in crate::files("words", "txt") {
            let text = fs::read_to_string(&path).expect("a word list is text");
            self.classes.insert(class.clone());
            for line in text.lines() {
                let phrase = line.split('#').next().unwrap_or("").trim();
                if !phrase.is_empty() {
                    self.add_class(phrase, &class);
                }
            }
        }
    }

    /// Reads `nouns/*.txt`: a file is a class, a line a noun, of which both forms are noted, and those of one as
    /// `singular`.
    pub(crate) fn read_nouns(&mut self) {
        for (class, path) in crate::files("nouns", "txt") {
            let text = fs::read_to_string(&path).expect("a word list is text");
            for entry in text.lines().map(|line| line.split('#').next().unwrap_or("").trim()) {
                if !entry.is_empty() {
                    let (singular, plural) = inflection::noun(entry);
                    for form in singular.iter().chain(&plural) {
                        self.add_class(form, &class);
                    }
                    for form in singular.iter().filter(|form| plural.as_ref() != Some(form)) {
                        self.add_class(form, "singular");
                    }
                }
            }
        }
    }

    /// Reads `verbs/*.txt`: a file is a class, a line a verb, of which all forms are noted.
    pub(crate) fn read_verbs(&mut self) {
        for (class, path) in crate::files("verbs", "txt") {
            let text = fs::read_to_string(&path).expect("a word list is text");
            for entry in text.lines().map(|line| line.split('#').next().unwrap_or("").trim()) {
                if !entry.is_empty() {
                    let verb = inflection::verb(entry);
                    for form in verb.finite.iter().chain([&verb.participle, &verb.gerund]) {
                        self.add_class(form, &class);
                    }
                }
            }
        }
    }

    /// The module `class`, `WORDS`, sorted, and where they are found: `KEYS` with `PLACES` beside them.
    pub(crate) fn to_rust(&self) -> String {
        assert!(self.classes.len() <= 128, "a class is one bit of 128");
        let mut rust = String::from(
            "/// One constant a class: a list of words, or the anchors.\npub mod class {\n    use super::Class;\n",
        );
        for (bit, class) in self.classes.iter().enumerate() {
            let name = class.to_uppercase().replace('-', "_");
            writeln!(
                rust,
                "    /// The words of `{class}`.\n    pub const {name}: Class = Class(1 << {bit});"
            )
            .unwrap();
        }
        rust.push_str(
            "}\n\n#[expect(clippy::unreadable_literal, reason = \"keys and classes are made by the build script\")]\n\
             static WORDS: &[Entry] = &[\n",
        );
        let mut heads: BTreeMap<&str, Head<'_>> = BTreeMap::new();
        for (tokens, meaning) in &self.entries {
            let head = heads.entry(&tokens[0]).or_default();
            match &tokens[1..] {
                [] => head.alone = Some(meaning),
                tail => head.phrases.push((tail, meaning)),
            }
        }
        let words: Vec<&str> = heads.keys().copied().collect();
        for (word, mut head) in heads {
            head.phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
            let phrases: Vec<_> = head
                .phrases
                .iter()
                .map(|(rest, meaning)| {
                    let keys: Vec<_> = rest
                        .iter()
                        .map(|word| format!("WordKey({})", WordKey::of(word).0))
                        .collect();
                    format!(
                        "Phrase {{ rest: &[{}], meaning: {} }}",
                        keys.join(", "),
                        self.meaning(meaning)
                    )
                })
                .collect();
            let own = head
                .alone
                .map_or_else(|| self.meaning(&Meaning::default()), |meaning| self.meaning(meaning));
            let meanings =
                || head.alone.into_iter().chain(head.phrases.iter().map(|phrase| phrase.1));
            let classes = meanings().flat_map(|meaning| meaning.classes.iter().cloned()).collect();
            let tells = meanings().any(|meaning| !meaning.senses.is_empty());
            writeln!(
                rust,
                "    // {word}\n    Entry {{ meaning: {own}, phrases: &[{}], classes: {}, tells: {tells} }},",
                phrases.join(", "),
                self.class(&classes)
            )
            .unwrap();
        }
        rust.push_str("];\n");
        rust + &table(&words)
    }

    /// The set of `classes`.
    fn class(&self, classes: &BTreeSet<String>) -> String {
        let bit = |(bit, class): (usize, &String)| u128::from(classes.contains(class)) << bit;
        format!("Class({})", self.classes.iter().enumerate().map(bit).sum::<u128>())
    }

    fn meaning(&self, meaning: &Meaning) -> String {
        let senses: Vec<_> = meaning
            .senses
            .iter()
            .map(|(kind, role)| {
                format!("Sense {{ kind: Kind({kind:?}), role: Role::{} }}", camel(role))
            })
            .collect();
        let classes = self.class(&meaning.classes);
        format!("Meaning {{ classes: {classes}, senses: &[{}] }}", senses.join(", "))
    }
}

/// The slots of a table that finds `words` by their keys.
fn table(words: &[&str]) -> String {
    let count = slots(words.len());
    let mut keys = vec![WordKey::NONE.0; count];
    let mut places = vec![0; count];
    for (place, word) in words.iter().enumerate() {
        let key = WordKey::of(word);
        let mut slot = key.slot(count);
        while keys[slot] != WordKey::NONE.0 {
            assert!(keys[slot] != key.0, "{word} has the key of another word");
            slot = (slot + 1) % count;
        }
        (keys[slot], places[slot]) = (key.0, place);
    }
    format!(
        "#[expect(clippy::unreadable_literal, reason = \"keys are made by the build script\")]\n\
         static KEYS: [u64; {count}] = {keys:?};\nstatic PLACES: [u16; {count}] = {places:?};\n"
    )
}

/// The phrase as the parser cuts it: at spaces, at hyphens, before `'s`; in lower case.
pub(crate) fn tokens(phrase: &str) -> Vec<String> {
    let spaced = phrase.to_lowercase().replace('-', " - ").replace('’', "'").replace("'s", " 's");
    spaced.split_whitespace().map(str::to_owned).collect()
}

fn camel(role: &str) -> String {
    role.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
