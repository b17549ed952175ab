//! What noun phrases are put together from, beside words: hyphens, model numbers, acronyms, pairs of attributes.

use tollcheck_lexicon::{Class, Role, class, weapon};
use tollcheck_model::{Figure, FigureType};

use super::closed::ends_phrase;
use super::noun::{Noun, known, people};
use super::nouns::{Draft, Nouns, Step};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};
/// What the names of crewed aircraft and armour begin with.
const CRAFT: &WordSet = set![
    "f", "su", "mig", "mi", "ka", "il", "tu", "an", "yak", "uh", "ah", "ch", "t", "bmp", "btr",
    "bmd",
];

impl Nouns<'_, '_> {
    /// `compound = "-" person [ noun ]`: what has so many people counts them.
    ///
    /// > a 112**-member body** · a five**-person battle** · a three**-man crew**
    pub(super) fn compound(&self, from: usize) -> Option<Noun> {
        let [dash, person, ..] = self.tokens.get(from..)? else { return None };
        let tied = dash.text == "-" && !dash.spaced && !person.spaced;
        let single = person.is_class(people()) && person.is_class(class::SINGULAR);
        if !(tied && single) {
            return None;
        }
        let head = self.tokens[from + 2..].iter().take(4).take_while(|head| {
            let verb = head.is_class(class::EVENT) || !head.senses().is_empty();
            head.sort == TokenSort::Word && head.spaced && !ends_phrase(head) && !verb
        });
        let words = from..from + 2 + head.count();
        Some(Noun { words, classes: class::PERSON, ..Noun::none(from) })
    }

    /// Whether *and* at `at` joins a nation to another sort of the same people: *50 Israeli **and** foreign hostages*.
    pub(super) fn joins_nations(&self, at: usize) -> bool {
        let other = self.tokens.get(at + 1).is_some_and(|next| {
            next.is_class(class::NATIONALITY) || next.is_any(set!["foreign", "local", "other"])
        });
        self.tokens[at].is("and")
            && self.tokens[at - 1].is_class(class::NATIONALITY)
            && !self.tokens[at - 1].text.ends_with('s')
            && other
            && self.tokens.get(at + 2).is_some_and(|next| next.is_class(people()))
    }

    /// Whether *and* at `at` joins two things with which something is struck: *1,870 air **and** drone strikes*.
    pub(super) fn joins_weapons(&self, at: usize) -> bool {
        const ARMS: &WordSet = set![
            "air",
            "drone",
            "missile",
            "rocket",
            "artillery",
            "mortar",
            "ground",
            "naval",
            "bomb",
            "gun",
            "knife",
            "suicide",
            "glide-bomb",
            "land",
            "sea",
            "tank",
        ];
        let arm = |at: usize| self.tokens.get(at).is_some_and(|token| token.is_any(ARMS));
        self.tokens[at].is("and")
            && arm(at - 1)
            && arm(at + 1)
            && self.tokens.get(at + 2).is_some_and(|next| next.is_class(class::ATTACK))
    }

    /// `(NDS)` between a name and its noun: *one National Army **(ANA)** officer*
    pub(super) fn over_acronym(&self, at: usize) -> Step {
        match self.tokens.get(at + 1..at + 4) {
            Some([acronym, close, head])
                if acronym.is_capital() && close.text == ")" && head.is_class(people()) =>
            {
                Step::On(at + 3)
            }
            _ => Step::Stop,
        }
    }

    /// Whether *of* at `at` stands within a name before a noun: *one Directorate **of** Security officer*
    pub(super) fn goes_on_with_name(&self, at: usize) -> bool {
        let capital = |at: usize| self.tokens.get(at).is_some_and(Token::is_capital);
        !self.titled
            && at.checked_sub(1).is_some_and(capital)
            && capital(at + 1)
            && self.tokens[at + 1..]
                .iter()
                .take(8)
                .take_while(|token| {
                    token.is_capital()
                        || matches!(token.text, "(" | ")")
                        || token.is_any(set!["of", "and", "the"])
                        || token.is_class(people())
                })
                .any(|token| token.is_class(people()) && !token.is_capital())
    }

    /// `S-300`, `19-year-old`, `250-kilogram` within a phrase; any other figure ends it.
    pub(super) fn over_figure(&self, at: usize, figure: &Figure, draft: &mut Draft) -> Step {
        let len =
            self.tokens[at..].iter().take_while(|token| token.start < figure.span.end).count();
        // "three 250-kilogram bombs", "six 2,000-pound bombs"
        let tied = matches!(figure.sort, FigureType::Measure | FigureType::Money)
            && self.tokens[at..at + len].iter().any(|token| token.text == "-" && !token.spaced);
        if tied {
            return Step::On(at + len);
        }
        // "three 16-storey towers"
        if let [_, dash, noun, ..] = &self.tokens[at + len - 1..]
            && figure.sort == FigureType::Cardinal
            && dash.text == "-"
            && !dash.spaced
            && !noun.spaced
            && self.compound(at + len).is_none()
        {
            return Step::On(at + len + 2);
        }
        if !matches!(figure.sort, FigureType::Name | FigureType::Age) {
            return Step::Stop;
        }
        let model = self.model(at, len);
        if draft.noun.is_empty() && figure.sort == FigureType::Name && model != Class::NONE {
            draft.noun.words.end = at + len;
            draft.noun.classes = model;
            draft.open = true;
        } else if draft.noun.is_empty() && figure.sort == FigureType::Age {
            draft.noun.words.end = at + len;
            draft.noun.classes = class::PERSON;
            draft.open = true;
        } else if draft.noun.is_empty() && figure.sort == FigureType::Name {
            draft.guess = Some(at + len);
        }
        Step::On(at + len)
    }

    /// What the name of a model at `at`, which takes `len` tokens, stands for: *two **F-16s***, *20 **Kh-101s***.
    pub(super) fn model(&self, at: usize, len: usize) -> Class {
        let words = &self.tokens[at..at + len];
        let [series, dash, .., last] = words else { return Class::NONE };
        if dash.text != "-" {
            return Class::NONE;
        }
        let number = if last.text.ends_with('s') { Class::NONE } else { class::SINGULAR };
        if series.is_any(CRAFT) {
            return class::EQUIPMENT | number;
        }
        let name: String = words.iter().map(|token| token.text).collect();
        let classes = weapon(name.trim_end_matches('s')).classes;
        if classes.meets(class::WEAPON_DRONE) {
            class::DRONE | number
        } else if classes.meets(class::WEAPON_MISSILE) {
            class::MISSILE | number
        } else {
            Class::NONE
        }
    }

    /// Whether the word at `at` names what happens to people, and is no attack: ***kidnappings***.
    pub(super) fn happens(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|next| {
            !next.is_class(class::ATTACK)
                && next.senses().iter().any(|sense| sense.role == Role::Nouns)
        })
    }

    /// `pro-government`, `surface-to-air`, `intermediate-range` before a noun.
    pub(super) fn over_hyphens(&self, at: usize, draft: &mut Draft) -> Step {
        let hyphen =
            |at: usize| self.tokens.get(at).is_some_and(|token| token.text == "-" && !token.spaced);
        let mut last = at;
        while hyphen(last + 1) && self.tokens.get(last + 2).is_some_and(|token| !token.spaced) {
            last += 2;
        }
        let adjective = last > at + 2
            || self.tokens[at].is_any(set!["anti", "pro", "counter", "non", "multi", "self"])
            || self.tokens[last].is_any(set!["type", "style", "class"]);
        let head = self.tokens.get(last).is_some_and(|token| token.is_class(known()));
        if head && !adjective && last > at {
            return Step::On(last);
        }
        draft.guess.get_or_insert(last + 1);
        Step::On(last + 1)
    }
}
