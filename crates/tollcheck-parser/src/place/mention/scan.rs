//! The scan over a text: where a mention may begin, and what it is taken for.

use std::collections::BTreeSet;
use std::ops::Range;

use tollcheck_lexicon::{NameMatch, class, gazetteer};
use tollcheck_model::PlaceId;

use super::person::SURELY_PERSON;
use super::weight::prior;
use super::{ENOUGH, Mention, SURE, Wanted};
use crate::place::context::Setting;
use crate::place::definite;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};

/// The scan over a text, with what it has seen.
pub(super) struct Scan<'a, 't> {
    pub(super) text: &'t str,
    pub(super) tokens: &'a [Token<'t>],
    pub(super) mentions: Vec<Mention>,
    /// Places whose names turned out to be people's.
    pub(super) people: BTreeSet<PlaceId>,
    /// The first words of places that the text itself has told of: *Mezzeh*, after *the Mezzeh air base*.
    pub(super) told: BTreeSet<&'t str>,
}

/// A stretch of tokens in its sentence.
pub(super) struct Name {
    pub(super) sentence: Range<usize>,
    pub(super) at: usize,
    pub(super) to: usize,
    pub(super) setting: Setting,
}

impl Scan<'_, '_> {
    pub(super) fn read(&mut self, sentence: Range<usize>) {
        let mut setting = None;
        let first = self.mentions.len();
        let mut at = sentence.start;
        while at < sentence.end {
            let token = &self.tokens[at];
            if token.sort != TokenSort::Word || !token.is_capital() {
                if token.is_class(class::PLACE_DEFINITE) {
                    self.read_definite(&sentence, at);
                } else if token.is("border") {
                    self.read_border(&sentence, at);
                }
                at += 1;
                continue;
            }
            let setting =
                *setting.get_or_insert_with(|| Setting::of(&self.tokens[sentence.clone()]));
            if let Some(site) = self.site(at, &sentence, setting) {
                at = self.push_unknown(site, SURE, true);
                continue;
            }
            let name = |to| Name { sentence: sentence.clone(), at, to, setting };
            let the = at
                .checked_sub(1)
                .filter(|&the| the >= sentence.start && self.tokens[the].is("the"));
            let found = self
                .state(at)
                .or_else(|| self.name(at, sentence.end))
                .or_else(|| the.and_then(|the| self.name(the, sentence.end)));
            at = match found {
                Some((to, found)) => self.read_name(&name(to), found, first),
                None => self.read_unknown(&name(at + 1)),
            };
        }
    }

    /// Weighs a name of the gazetteer, and returns where to go on.
    fn read_name(&mut self, name: &Name, found: NameMatch, first: usize) -> usize {
        if let Some(country) = found.adjective_of
            && let Some(ground) = self.ground(name, &found, country)
        {
            let end = ground.tokens.end;
            self.mentions.push(ground);
            return end;
        }
        let people = found.adjective_of.filter(|_| self.wanted(name).0 == Wanted::Any);
        let Some(likeliest) = found.places.first().filter(|_| people.is_none()) else {
            if let Some(country) = people {
                self.mentions
                    .push(Mention { adjective: Some(country), ..Mention::of(name.at..name.to, 0) });
            }
            return name.to;
        };
        let Some(entry) = gazetteer().get(likeliest) else { return name.to };
        let state = found.also.is_short() && self.state(name.at).is_some();
        if name.to == name.at + 1 && !state && !self.is_spelled_as_name(name, &entry, &found) {
            return name.to;
        }
        if let Some(end) = self.venue(name) {
            let part = self.tokens[end - 1].is_class(class::PLACE_SITE);
            return self.push_unknown(name.at..end, 3 + self.before(name), part);
        }
        let (wanted, end) = self.wanted(name);
        let mut weight =
            prior(&entry, &found, name) + self.before(name) + self.after(name, &entry, &found);
        if wanted != Wanted::Any {
            weight += 5;
        }
        weight += self.organisation(name);
        let person = self.person(name, &entry, &found);
        weight += person;
        if person <= SURELY_PERSON {
            self.people.insert(likeliest);
        }
        self.mentions.push(Mention {
            found: Some(found),
            wanted,
            located: wanted != Wanted::Any || self.before(name) >= 4,
            part: wanted == Wanted::Part,
            ..Mention::of(name.at..end, weight)
        });
        self.link(first);
        end
    }

    /// `ground = preposition { word } adjective ("regions" | "cities" | "territory" | …)`
    ///
    /// > shot down over seven **Russian regions**
    fn ground(&self, name: &Name, found: &NameMatch, country: PlaceId) -> Option<Mention> {
        const GROUND: &WordSet = set![
            "regions",
            "provinces",
            "districts",
            "oblasts",
            "cities",
            "towns",
            "villages",
            "settlements",
            "territory",
            "soil",
            "airspace",
        ];
        const BACK: usize = 4;
        self.tokens[..name.sentence.end].get(name.to).filter(|next| next.is_any(GROUND))?;
        let before = self.tokens[name.sentence.start..name.at].iter().rev().take(BACK);
        let within = |word: &Token<'_>| {
            word.is_class(class::PLACE_IN) || word.is_any(set!["over", "on", "into"])
        };
        before.clone().find(|word| within(word))?;
        let country = gazetteer().get(country)?;
        let found = NameMatch {
            places: gazetteer().find(country.name),
            adjective_of: None,
            ..found.clone()
        };
        Some(Mention {
            found: Some(found),
            located: true,
            ..Mention::of(name.at..name.to + 1, SURE)
        })
    }

    /// Reads a capitalised word that opens no name of the gazetteer, and returns where to go on.
    fn read_unknown(&mut self, name: &Name) -> usize {
        let token = &self.tokens[name.at];
        if name.setting != Setting::Plain
            || token.is_class(class::OPENER)
            || token.is_class(class::CALENDAR)
        {
            return name.to;
        }
        let run = self.tokens[name.at..name.sentence.end]
            .iter()
            .take(4)
            .take_while(|token| {
                token.is_capital() && token.sort == TokenSort::Word
                    || token.text == "-" && !token.spaced
            })
            .count();
        let whole = Name {
            sentence: name.sentence.clone(),
            at: name.at,
            to: name.at + run,
            setting: name.setting,
        };
        let (wanted, end) = self.wanted(&whole);
        let venue =
            (1..run).rev().find(|&at| self.tokens[name.at + at].is_class(class::PLACE_VENUE));
        if let Some(last) = venue {
            let part = self.tokens[name.at + last].is_class(class::PLACE_SITE);
            return self.push_unknown(name.at..name.at + last + 1, 1 + self.before(&whole), part);
        }
        if run == 1 && self.told.contains(token.text) && self.before(name) > 0 {
            return self.push_unknown(name.at..name.to, SURE, false);
        }
        if self.is_located(&whole) {
            return self.push_unknown(name.at..whole.to, ENOUGH, false);
        }
        let divides = wanted != Wanted::Any && (self.before(&whole) > 0 || self.is_owned(&whole));
        if divides || self.lies_in_known(&whole) {
            let part = wanted == Wanted::Part
                || self.tokens[end - 1].is_any(set!["district", "districts"]);
            return self.push_unknown(name.at..end, SURE, part);
        }
        // The words of the run may open names by themselves.
        name.to
    }

    /// Whether an unknown name stands where only a place does: *killed 40 people **in Komanda** on Friday*.
    fn is_located(&self, name: &Name) -> bool {
        let within = name.at.checked_sub(1).is_some_and(|before| {
            before >= name.sentence.start
                && self.tokens[before].is_any(set!["in", "near", "outside", "off"])
        });
        let unknown = |token: &Token<'_>| {
            token.entry.is_none() && token.text.chars().skip(1).any(char::is_lowercase)
        };
        let ends = self.tokens[..name.sentence.end].get(name.to).is_none_or(|next| {
            matches!(next.text, "." | "," | ";")
                || next.is_any(set!["on", "in", "after", "when", "where", "early", "late", "last"])
                || next.is_class(class::CALENDAR)
        });
        let words = self.tokens.get(name.at..name.to).unwrap_or(&[]);
        within && ends && words.len() <= 2 && words.iter().all(unknown)
    }

    /// Reads *the capital* and its like, with its noun at `at`.
    fn read_definite(&mut self, sentence: &Range<usize>, at: usize) {
        let Some(tokens) = definite::phrase(self.tokens, sentence, at) else { return };
        // An adjective inside the phrase is no mention of its own.
        while self.mentions.last().is_some_and(|last| tokens.start <= last.tokens.start) {
            self.mentions.pop();
        }
        self.mentions.push(Mention { definite: true, ..Mention::of(tokens, ENOUGH) });
    }

    /// `border = name "-" name "border"`
    ///
    /// > at the **Thai-Cambodian border**
    fn read_border(&mut self, sentence: &Range<usize>, at: usize) {
        let Some(first) = at.checked_sub(3).filter(|&first| first >= sentence.start) else {
            return;
        };
        let country = |token: &Token<'_>| {
            let found = || gazetteer().longest(std::iter::once(token.text))?.places.first();
            token.is_capital() && gazetteer().demonym(token.text).or_else(found).is_some()
        };
        let hyphen = matches!(self.tokens[first + 1].text, "-" | "–");
        if !hyphen || !country(&self.tokens[first]) || !country(&self.tokens[first + 2]) {
            return;
        }
        while self.mentions.last().is_some_and(|last| first <= last.tokens.start) {
            self.mentions.pop();
        }
        self.mentions.push(Mention { definite: true, ..Mention::of(first..at + 1, ENOUGH) });
    }

    fn push_unknown(&mut self, tokens: Range<usize>, weight: i32, part: bool) -> usize {
        let end = tokens.end;
        self.told.insert(self.tokens[tokens.start].text);
        self.mentions.push(Mention { part, ..Mention::of(tokens, weight) });
        end
    }
}
