//! Reads the noun after a number, without a word list for every noun.

use tollcheck_lexicon::{Class, Role, Sense, class, weapon};
use tollcheck_model::{Figure, FigureType};

use super::closed::{BE, HAVE, ends_phrase, is_adverb, is_day, is_possessive};
use super::noun::{Noun, figure_at, known, people, weapons};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{of_class, telling};

/// How many tokens a noun phrase may take after its number.
const LONGEST: usize = 10;

/// What the names of crewed aircraft and armour begin with.
const CRAFT: &WordSet = set![
    "f", "su", "mig", "mi", "ka", "il", "tu", "an", "yak", "uh", "ah", "ch", "t", "bmp", "btr",
    "bmd",
];

/// Words that come between a number and its noun and say that there were others.
const MORE: &WordSet = set!["more", "other", "others", "additional", "further", "such"];

/// Reads nouns in one sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nouns<'a, 't> {
    /// The text's tokens up to the end of the sentence.
    pub(super) tokens: &'a [Token<'t>],
    /// The figures among them that may be asked for.
    pub(super) figures: &'a [Figure],
    /// Most words have a capital, as in headlines, so that a capital says nothing.
    pub(super) titled: bool,
}

/// How a token goes on with a noun phrase.
enum Step {
    /// It is part of the phrase, up to this token.
    On(usize),
    /// The phrase ends before it.
    Stop,
}

/// A noun phrase on its way.
#[derive(Debug)]
struct Draft {
    noun: Noun,
    /// The head is a singular, after which another noun may follow: *police officers*.
    open: bool,
    /// The end of a nation's name, which is the head where no other noun follows: *a Syrian*.
    nation: Option<usize>,
    /// The end of a word of no list, which is the head where no other noun follows.
    guess: Option<usize>,
}

impl Nouns<'_, '_> {
    /// `noun = { adjective | participle | name | noun "'s" } head`
    ///
    /// > 72 **people** · three **US service members** · 12 **wounded soldiers** · a **cruise missile**
    pub(super) fn read(&self, from: usize, plural: bool) -> Noun {
        let mut draft = Draft { noun: Noun::none(from), open: true, nation: None, guess: None };
        if let Some(noun) = self.compound(from) {
            return noun;
        }
        let mut at = from;
        let end = self.tokens.len().min(from + LONGEST);
        if self.tokens.get(at).is_some_and(|token| token.text == "]") {
            at += 1;
        }
        while at < end {
            match self.step(at, &mut draft) {
                Step::On(next) => at = next.max(at + 1),
                Step::Stop => break,
            }
        }
        // "6 senior Al Shabaab were killed": what a verb follows is a noun
        let verb = self.tokens.get(at).is_some_and(|next| next.is_any(BE) || next.is_any(HAVE));
        if verb && draft.guess.is_some() {
            draft.guess = Some(at);
        }
        self.settle(draft, from, plural && !verb)
    }

    /// `compound = "-" person [ noun ]`: what has so many people counts them.
    ///
    /// > a 112**-member body** · a five**-person battle** · a three**-man crew**
    fn compound(&self, from: usize) -> Option<Noun> {
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

    /// The head, where no listed noun was found.
    fn settle(&self, draft: Draft, from: usize, plural: bool) -> Noun {
        let mut noun = draft.noun;
        // "hundreds remember a student": the words before a singular are no attributes of it
        if plural && noun.classes.meets(class::SINGULAR) && draft.guess.is_some() {
            noun = Noun::none(from);
        }
        noun.others = noun.classes == Class::NONE
            && noun.senses.is_empty()
            && noun.words.len() == 1
            && self.tokens[from].is_any(MORE);
        if noun.is_empty() || noun.others {
            match (draft.nation, draft.guess) {
                (Some(end), None) => {
                    noun.words.end = end;
                    noun.others = false;
                    noun.classes = self.tokens[end - 1]
                        .entry
                        .map_or(class::NATIONALITY, |entry| entry.meaning.classes)
                        | class::NATIONALITY;
                }
                (_, Some(end)) if !plural && noun.is_empty() => noun.words.end = end,
                _ => {}
            }
        }
        noun
    }

    /// Takes the token at `at` into `draft`, or not.
    fn step(&self, at: usize, draft: &mut Draft) -> Step {
        let token = &self.tokens[at];
        let from = draft.noun.words.start;
        let phrase = of_class(Tokens(&self.tokens[at..]), known());
        let listed = phrase.is_some_and(|(len, _)| len > 1);
        if let Some(figure) = figure_at(self.figures, token).filter(|_| !listed) {
            return self.over_figure(at, figure, draft);
        }
        if token.text == "(" {
            return self.over_acronym(at);
        }
        if at > from && (self.joins_weapons(at) || self.joins_nations(at)) {
            return Step::On(at + 1);
        }
        if token.is("of") && self.goes_on_with_name(at) {
            return Step::On(at + 1);
        }
        if token.sort == TokenSort::Mark {
            let joins = matches!(token.text, "-" | "/") && !token.spaced
                || matches!(token.text, "\"" | "“" | "”" | "‘");
            return if joins && at + 1 < self.tokens.len() { Step::On(at + 1) } else { Step::Stop };
        }
        if is_possessive(token) {
            if at == from || draft.noun.is_known() && !draft.open {
                return Step::Stop;
            }
            draft.noun = Noun::none(from);
            (draft.nation, draft.guess, draft.open) = (None, None, true);
            return Step::On(at + 1);
        }
        if token.is_any(MORE) {
            if !draft.noun.is_empty() {
                return Step::Stop;
            }
            draft.noun.words.end = at + 1;
            return Step::On(at + 1);
        }
        // "4 IS fighters", "three US airmen"
        let short = matches!(token.text, "IS" | "US" | "UN")
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| !next.is_capital() && next.is_class(known()));
        if token.has_digit() || ends_phrase(token) && !short {
            return Step::Stop;
        }
        if short {
            return Step::On(at + 1);
        }
        self.word(at, draft)
    }

    /// Whether *and* at `at` joins a nation to another sort of the same people: *50 Israeli **and** foreign hostages*.
    fn joins_nations(&self, at: usize) -> bool {
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
    fn joins_weapons(&self, at: usize) -> bool {
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
    fn over_acronym(&self, at: usize) -> Step {
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
    fn goes_on_with_name(&self, at: usize) -> bool {
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

    /// `S-300`, `19-year-old` within a phrase; any other figure ends it.
    fn over_figure(&self, at: usize, figure: &Figure, draft: &mut Draft) -> Step {
        if !matches!(figure.sort, FigureType::Name | FigureType::Age) {
            return Step::Stop;
        }
        let len =
            self.tokens[at..].iter().take_while(|token| token.start < figure.span.end).count();
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
    fn model(&self, at: usize, len: usize) -> Class {
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

    /// A word that may be the head, an attribute, or what follows.
    fn word(&self, at: usize, draft: &mut Draft) -> Step {
        let token = &self.tokens[at];
        let rest = Tokens(&self.tokens[at..]);
        let next = self.tokens.get(at + 1);
        let hyphen = next.is_some_and(|next| next.text == "-" && !next.spaced);
        let named = !self.titled
            && token.is_capital()
            && next.is_some_and(|next| next.is_capital() && next.spaced && !next.is_class(known()));
        if let Some((len, meaning)) = of_class(rest, known())
            && !(len == 1 && (hyphen || named))
        {
            return self.listed(at, len, meaning.classes, meaning.senses, draft);
        }
        // "25 mass kidnappings" are so many times, not so many people
        if token.is("mass") && draft.noun.is_empty() && self.happens(at + 1) {
            draft.noun.words.end = at + 2;
            draft.noun.classes = class::THING;
            return Step::Stop;
        }
        if let Some((len, meaning)) = telling(rest)
            && !(len == 1 && hyphen)
        {
            return self.of_kind(at, len, meaning.senses, draft);
        }
        if hyphen {
            return self.over_hyphens(at, draft);
        }
        if token.is_class(class::EVENT) {
            // "security force members"
            if next.is_some_and(|next| next.is_class(people()) && !next.is_capital())
                && !ends_in(token.text, "ed")
            {
                return Step::On(at + 1);
            }
            let participle =
                token.text.len() > 4 && (ends_in(token.text, "ed") || ends_in(token.text, "ing"));
            let attribute = draft.noun.is_empty() && participle && self.noun_follows(at + 1);
            return if attribute { Step::On(at + 1) } else { Step::Stop };
        }
        if is_adverb(token) {
            let leads = draft.noun.is_empty() && self.noun_follows(at + 1);
            return if leads { Step::On(at + 1) } else { Step::Stop };
        }
        self.unlisted(at, draft)
    }

    /// Whether the word at `at` names what happens to people, and is no attack: ***kidnappings***.
    fn happens(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|next| {
            !next.is_class(class::ATTACK)
                && next.senses().iter().any(|sense| sense.role == Role::Nouns)
        })
    }

    /// `pro-government`, `surface-to-air`, `intermediate-range` before a noun.
    fn over_hyphens(&self, at: usize, draft: &mut Draft) -> Step {
        let hyphen =
            |at: usize| self.tokens.get(at).is_some_and(|token| token.text == "-" && !token.spaced);
        let mut last = at;
        while hyphen(last + 1) && self.tokens.get(last + 2).is_some_and(|token| !token.spaced) {
            last += 2;
        }
        let adjective = last > at + 2
            || self.tokens[at].is_any(set!["anti", "pro", "counter", "non", "multi", "self"]);
        let head = self.tokens.get(last).is_some_and(|token| token.is_class(known()));
        if head && !adjective && last > at {
            return Step::On(last);
        }
        draft.guess.get_or_insert(last + 1);
        Step::On(last + 1)
    }

    /// A noun of a list. After a plural the phrase is full.
    fn listed(
        &self,
        at: usize,
        len: usize,
        classes: Class,
        senses: &'static [Sense],
        draft: &mut Draft,
    ) -> Step {
        let known = draft.noun.is_known();
        let verbal =
            senses.iter().any(|sense| matches!(sense.role, Role::Acts | Role::Dies | Role::States));
        let forces = at > 0
            && self.tokens[at - 1]
                .is_any(set!["forces", "corps", "police", "crew", "staff", "family", "elderly"]);
        let compound = classes.meets(people())
            && !self.tokens[at].is_capital()
            && (draft.open || forces || !draft.noun.classes.meets(people()))
            || draft.noun.classes.meets(weapons() | class::EQUIPMENT)
                && classes.meets(class::ATTACK | class::THING);
        if known && !compound && (!draft.open || verbal) {
            return Step::Stop;
        }
        let singular = classes.meets(class::SINGULAR);
        if classes.meets(class::NATIONALITY) && (singular || !ends_in(self.tokens[at].text, "s")) {
            draft.nation = Some(at + len);
            return Step::On(at + len);
        }
        draft.noun.words.end = at + len;
        draft.noun.classes = classes;
        draft.noun.senses = senses;
        draft.open = singular;
        Step::On(at + len)
    }

    /// A word of a kind: a head (*deaths*), an attribute (*wounded soldiers*), or the verb that follows.
    fn of_kind(&self, at: usize, len: usize, senses: &'static [Sense], draft: &mut Draft) -> Step {
        let plays = |role| senses.iter().any(|sense: &Sense| sense.role == role);
        let bare = draft.noun.is_empty();
        let participle = plays(Role::Done) || plays(Role::States);
        let noun = plays(Role::Nouns) || plays(Role::People);
        if noun && !participle && (bare || !plays(Role::Acts) && !plays(Role::Dies)) {
            draft.noun.words.end = at + len;
            draft.noun.senses = senses;
            draft.noun.classes = Class::NONE;
            (draft.open, draft.nation, draft.guess) = (false, None, None);
            // "deaths" is a head; nothing of a list may follow it
            return if self.noun_follows(at + len) && !plays(Role::People) {
                Step::On(at + len)
            } else {
                Step::Stop
            };
        }
        let fresh =
            bare || draft.noun.words.len() == 1 && self.tokens[draft.noun.words.start].is_any(MORE);
        let attribute = (participle || plays(Role::Dying) || plays(Role::Doing)) && fresh;
        if !attribute || !self.noun_follows(at + len) {
            return Step::Stop;
        }
        draft.noun.attribute = Some((senses, at));
        Step::On(at + len)
    }

    /// A word of no list.
    fn unlisted(&self, at: usize, draft: &mut Draft) -> Step {
        let token = &self.tokens[at];
        if draft.noun.is_known() {
            if draft.open && self.noun_follows(at + 1) && !token.is_capital() {
                return Step::On(at + 1);
            }
            let compound = draft.open && looks_plural(token.text) && !token.is_capital();
            if compound {
                draft.noun.words.end = at + 1;
                draft.noun.classes = Class::NONE;
                draft.noun.senses = &[];
                draft.open = false;
            }
            return Step::Stop;
        }
        if looks_plural(token.text) && !looks_adjective(token) {
            draft.noun.words.end = at + 1;
            draft.noun.nation = token.is_capital();
            return if self.tokens.get(at + 1).is_some_and(|next| next.is_class(known())) {
                Step::On(at + 1)
            } else {
                Step::Stop
            };
        }
        draft.guess.get_or_insert(at + 1);
        Step::On(at + 1)
    }

    /// Whether a noun of a list stands at `at` or up to three words after it, with nothing that ends a phrase between.
    fn noun_follows(&self, at: usize) -> bool {
        let tokens = &self.tokens[at.min(self.tokens.len())..];
        // "15 more seized days later"
        let later = |at: usize| {
            tokens[at].is_class(class::TIME_UNIT)
                && tokens.get(at + 1).is_some_and(|next| {
                    next.is_any(set!["later", "after", "earlier", "before", "ago"])
                })
        };
        tokens
            .iter()
            .take(4)
            .enumerate()
            .take_while(|(at, token)| {
                token.sort == TokenSort::Word && !ends_phrase(token) && !later(*at)
                    || matches!(token.text, "-" | "/" | "\"" | "“" | "”" | "‘")
            })
            .map(|(_, token)| token)
            .any(|token| {
                let noun = |sense: &Sense| matches!(sense.role, Role::Nouns | Role::People);
                token.is_class(known()) || token.senses().iter().any(noun)
            })
    }
}

/// Whether `word` ends in `ending`, in any case.
fn ends_in(word: &str, ending: &str) -> bool {
    word.len() > ending.len()
        && word.get(word.len() - ending.len()..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// Whether `word` ends as plurals do.
fn looks_plural(word: &str) -> bool {
    word.len() > 3 && ends_in(word, "s") && !["ss", "us", "is"].iter().any(|end| ends_in(word, end))
}

/// Whether `token` ends in *-ous* or names a day.
fn looks_adjective(token: &Token<'_>) -> bool {
    ends_in(token.text, "ous") || is_day(token)
}
