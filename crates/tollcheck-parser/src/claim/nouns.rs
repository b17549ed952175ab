//! Reads the noun after a number, without a word list for every noun.

use tollcheck_lexicon::{Class, Role, Sense, class};
use tollcheck_model::Figure;

use super::closed::{BE, HAVE, ends_phrase, is_adverb, is_day, is_possessive};
use super::noun::{Noun, figure_at, known, people, weapons};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{of_class, telling};

/// How many tokens a noun phrase may take after its number.
const LONGEST: usize = 10;

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
pub(super) enum Step {
    /// It is part of the phrase, up to this token.
    On(usize),
    /// The phrase ends before it.
    Stop,
}

/// A noun phrase on its way.
#[derive(Debug)]
pub(super) struct Draft {
    /// What is read of it.
    pub(super) noun: Noun,
    /// The head is a singular, after which another noun may follow: *police officers*.
    pub(super) open: bool,
    /// The end of a nation's name, which is the head where no other noun follows: *a Syrian*.
    pub(super) nation: Option<usize>,
    /// The end of a word of no list, which is the head where no other noun follows.
    pub(super) guess: Option<usize>,
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
        let named = at > from && self.tokens[at - 1].is_capital() && !self.titled;
        let verb = self.tokens.get(at).is_some_and(|next| {
            let dies = || next.senses().iter().any(|sense| sense.role == Role::Dies);
            next.is_any(BE) || next.is_any(HAVE) || named && dies()
        });
        if verb && draft.guess.is_some() {
            draft.guess = Some(at);
        }
        self.settle(draft, from, plural && !verb)
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
