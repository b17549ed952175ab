//! One sentence, cut into chunks and noun phrases.

use std::ops::Range;

use tollcheck_lexicon::{Role, Sense, class};
use tollcheck_model::{Amount, Figure, FigureType, Quantity, Span};

use super::chunk::{Act, Chunk, Part, Voice};
use super::closed::{
    BE, DETERMINERS, DO, HAVE, MODAL, NOT, PREPOSITIONS, PRONOUNS, RELATIVES, REPORTED,
    SUBORDINATORS, is_adverb, is_possessive,
};
use super::phrase::{Noun, Phrase, figure_at, noun, one, people, weapons};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{longest, words};

/// A sentence on its way to claims.
#[derive(Debug)]
pub(super) struct Scene<'a, 't> {
    /// The whole text's tokens.
    pub(super) tokens: &'a [Token<'t>],
    /// The whole text's figures.
    pub(super) figures: &'a [Figure],
    /// The sentence's tokens.
    pub(super) range: Range<usize>,
    /// What it is cut into.
    pub(super) chunks: Vec<Chunk>,
    /// Its noun phrases.
    pub(super) phrases: Vec<Phrase>,
}

impl<'a, 't> Scene<'a, 't> {
    /// Cuts the tokens `range` into chunks.
    pub(super) fn of(tokens: &'a [Token<'t>], figures: &'a [Figure], range: Range<usize>) -> Self {
        let mut scene =
            Self { tokens, figures, range: range.clone(), chunks: Vec::new(), phrases: Vec::new() };
        let mut at = range.start;
        while at < range.end {
            at = scene.cut(at).max(at + 1);
        }
        scene
    }

    /// What is left of the sentence at `at`.
    fn rest(&self, at: usize) -> Tokens<'a, 't> {
        Tokens(&self.tokens[at.min(self.range.end)..self.range.end])
    }

    /// Adds the chunk that opens at `at`, and gives the token after it.
    fn cut(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        if let Some(figure) = figure_at(self.figures, token) {
            return self.number(at, figure);
        }
        if let Some(after) = self.including(at) {
            return self.push(Part::Including, at, after);
        }
        if token.sort == TokenSort::Mark {
            return self.mark(at);
        }
        if let Some((act, after)) = self.act(at).filter(|_| !self.is_noun_here(at)) {
            return self.push(Part::Act(act), at, after);
        }
        if let Some(after) = self.singular(at) {
            return after;
        }
        if let Some(after) = self.nobody(at) {
            return after;
        }
        let part = if token.is("of") {
            Part::Of
        } else if token.is_any(&["and", "or"]) {
            Part::And
        } else if token.is_any(RELATIVES) {
            Part::Relative
        } else if token.is_any(SUBORDINATORS) {
            Part::Clause
        } else if token.is_any(PREPOSITIONS) {
            Part::Preposition
        } else if token.is_any(BE) {
            Part::Be
        } else if token.is_any(HAVE) || token.is_any(MODAL) || token.is_class(class::EVENT) {
            Part::Verb
        } else {
            Part::Words
        };
        self.push(part, at, at + 1)
    }

    /// Whether the word at `at`, which may be a verb, is a noun: *in an Israeli **strike***.
    fn is_noun_here(&self, at: usize) -> bool {
        self.tokens[at].is_class(class::ATTACK)
            && match self.chunks.as_slice() {
                [
                    ..,
                    Chunk { part: Part::Preposition | Part::Of, .. },
                    Chunk { part: Part::Words, .. },
                ]
                | [.., Chunk { part: Part::Preposition | Part::Of, .. }] => true,
                [.., Chunk { part: Part::Words, tokens }] => {
                    tokens.clone().any(|at| self.tokens[at].is_any(DETERMINERS))
                }
                _ => false,
            }
    }

    /// Adds a chunk; runs of words are one chunk.
    fn push(&mut self, part: Part, from: usize, to: usize) -> usize {
        if let Some(last) = self.chunks.last_mut()
            && part == Part::Words
            && last.part == Part::Words
        {
            last.tokens.end = to;
        } else {
            self.chunks.push(Chunk { part, tokens: from..to });
        }
        to
    }

    /// `,` `(` `—` `;`: quotation marks and others are no chunk of their own.
    fn mark(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let part = match token.text {
            "," => Part::Comma,
            "(" | ")" | "[" | "]" | "—" | "–" => Part::Bracket,
            "-" if token.spaced => Part::Bracket,
            ";" | ":" | "…" | "." | "!" | "?" | "|" | "/" => Part::Stop,
            "&" => Part::And,
            _ => return at + 1,
        };
        self.push(part, at, at + 1)
    }

    /// `including = "including" | "among" pronoun | "of" ("whom" | "which") | "some of them"`
    ///
    /// > killed 12 people, **including** three children
    fn including(&self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        for phrase in [
            "among them were",
            "among them are",
            "among whom were",
            "among which were",
            "among them",
            "among whom",
            "among which",
            "including",
            "of whom",
            "of which",
            "of these",
            "of those",
            "of them",
            "most of them",
            "one of them",
            "which includes",
            "which included",
            "that includes",
            "this includes",
            "these include",
            "this included",
            "they include",
            "they included",
            "the dead include",
            "the dead included",
            "the victims include",
            "the victims included",
            "counting",
            "which include",
            "who include",
        ] {
            if let Ok((after, ())) = words(phrase)(rest) {
                return Some(at + rest.0.len() - after.0.len());
            }
        }
        None
    }

    /// A figure: a noun phrase where it counts, else words.
    fn number(&mut self, at: usize, figure: &Figure) -> usize {
        let after = at
            + self.tokens[at..self.range.end]
                .iter()
                .take_while(|token| token.start < figure.span.end)
                .count()
                .max(1);
        let number = self.figures.partition_point(|other| other.span.start < figure.span.start);
        match figure.sort {
            FigureType::Cardinal | FigureType::Range | FigureType::Vague | FigureType::Fraction => {
                let (noun, some_of, to) = self.counted(after, figure);
                let more = self.more(at, to);
                let phrase = Phrase {
                    figure: Some(number),
                    quantity: figure.quantity.clone(),
                    span: Span::new(
                        figure.span.start,
                        self.tokens[to - 1].end().max(figure.span.end),
                    ),
                    noun,
                    some_of,
                    more,
                    ordinal: false,
                    chunk: self.chunks.len(),
                };
                self.phrases.push(phrase);
                self.push(Part::Phrase(self.phrases.len() - 1), at, to)
            }
            FigureType::Ordinal => self.ordinal(at, after, number, figure),
            FigureType::Age => self.aged(at, after, figure),
            _ => self.push(Part::Words, at, after),
        }
    }

    /// `counted = [ "of" determiner ] noun`: the noun after a number, whether it is some of a whole, and where it ends.
    ///
    /// > three **of its airmen** · dozens **of people** · two **of them**
    fn counted(&self, after: usize, figure: &Figure) -> (Noun, bool, usize) {
        let end = self.range.end;
        let plural = figure.quantity.value != Some(Amount::ONE);
        let token = |at: usize| self.tokens[..end].get(at);
        if token(after).is_some_and(|token| token.is("of")) {
            let mut from = after + 1;
            if token(from).is_some_and(|token| {
                token.is_any(&["them", "us", "these", "those", "whom", "which", "you"])
            }) {
                let pronoun = self.tokens[from].is_any(&["these", "those"])
                    && token(from + 1).is_some_and(|t| {
                        t.sort == TokenSort::Word && t.is_class(super::phrase::known())
                    });
                if !pronoun {
                    return (Noun { words: after..after, ..Noun::default() }, true, from + 1);
                }
            }
            let mut definite = false;
            while token(from).is_some_and(|token| {
                token.is_any(&[
                    "the", "its", "their", "his", "her", "our", "these", "those", "all", "our",
                    "my",
                ]) || is_possessive(token)
            }) {
                definite = true;
                from += 1;
            }
            if token(from).is_some_and(|token| {
                figure_at(self.figures, token)
                    .is_some_and(|figure| figure.sort.counts() && figure.span.start == token.start)
            }) {
                return (Noun { words: after..after, ..Noun::default() }, true, after);
            }
            let noun = noun(self.tokens, self.figures, from, end, plural);
            if noun.is_empty() {
                return (noun, false, after);
            }
            let to = noun.words.end;
            return (noun, definite && !self.tokens[after.saturating_sub(2)].is("all"), to);
        }
        let noun = noun(self.tokens, self.figures, after, end, plural);
        let to = noun.words.end.max(after);
        (noun, false, to)
    }

    /// Whether a phrase says that it comes on top: *12 others*, *another 12*.
    fn more(&self, from: usize, to: usize) -> bool {
        let before = &self.tokens[from.saturating_sub(2).max(self.range.start)..from];
        let inside = &self.tokens[from..(to + 1).min(self.range.end)];
        before.iter().any(|token| token.is_any(&["another", "additional", "further", "other"]))
            || inside
                .iter()
                .any(|token| token.is_any(&["more", "others", "other", "additional", "further"]))
    }

    /// `ordinal person`: *a second victim* is one, *fifth person* the fifth.
    fn ordinal(&mut self, at: usize, after: usize, number: usize, figure: &Figure) -> usize {
        let noun = noun(self.tokens, self.figures, after, self.range.end, false);
        if !noun.classes.meets(people() | weapons()) || noun.words.len() > 4 {
            return self.push(Part::Words, at, after);
        }
        let article = at > self.range.start && self.tokens[at - 1].is_any(&["a", "the", "one"]);
        let to = noun.words.end;
        let weapon = noun.classes.meets(weapons());
        let quantity = if article || weapon { one() } else { figure.quantity.clone() };
        let span = Span::new(figure.span.start, self.tokens[to - 1].end());
        self.phrases.push(Phrase {
            figure: (!weapon).then_some(number),
            quantity,
            span,
            noun,
            some_of: false,
            more: false,
            ordinal: true,
            chunk: self.chunks.len(),
        });
        self.push(Part::Phrase(self.phrases.len() - 1), at, to)
    }

    /// `age [ noun ]`: *a 17-year-old* stands for one person, *a 13-year-old girl* too.
    fn aged(&mut self, at: usize, after: usize, figure: &Figure) -> usize {
        let inside = self.tokens[at].is_any(&["a", "an"]);
        let before =
            at.checked_sub(1).filter(|at| *at >= self.range.start).map(|at| &self.tokens[at]);
        let article = inside || before.is_some_and(|token| token.is_any(&["a", "an", "another"]));
        let fresh = self.chunks.last().is_none_or(|chunk| {
            matches!(chunk.part, Part::Stop | Part::And | Part::Including)
                || matches!(chunk.part, Part::Act(act) if act.takes_object())
        });
        let hyphen = self.tokens[at..after].iter().any(|token| token.text == "-");
        if !(hyphen && (article || fresh)) {
            return self.push(Part::Words, at, after);
        }
        let mut noun = noun(self.tokens, self.figures, after, self.range.end, false);
        if !noun.classes.meets(people()) {
            noun = Noun { words: at..after, classes: class::PERSON, ..Noun::default() };
        }
        let to = noun.words.end.max(after);
        if !article
            && self.tokens[..self.range.end]
                .get(to)
                .is_some_and(|next| next.is_capital() && next.entry.is_none())
        {
            return self.push(Part::Words, at, after);
        }
        let start = if article && !inside { at - 1 } else { at };
        let span = Span::new(self.tokens[start].start, self.tokens[to - 1].end());
        let _ = figure;
        self.phrases.push(Phrase {
            figure: None,
            quantity: one(),
            span,
            noun,
            some_of: false,
            more: false,
            ordinal: false,
            chunk: self.chunks.len(),
        });
        self.push(Part::Phrase(self.phrases.len() - 1), at, to)
    }

    /// `singular = ("a" | "an" | "another") noun | noun, at the head of a clause or after a verb`
    ///
    /// > **a woman** was killed · **Toddler** dies · kills **teenager**
    fn singular(&mut self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        let article = token.is_any(&["a", "an", "another"]);
        if token.is("another")
            && self.tokens[..self.range.end].get(at + 1).is_none_or(|next| {
                next.sort != TokenSort::Word
                    || super::closed::ends_phrase(next)
                    || !next.senses().is_empty()
            })
        {
            return self.lone(at, at + 1, Noun { words: at + 1..at + 1, ..Noun::default() });
        }
        let from = if article { at + 1 } else { at };
        if !article && !self.opens_singular(at) {
            return None;
        }
        let noun = noun(self.tokens, self.figures, from, self.range.end, false);
        if !noun.classes.meets(people() | weapons() | class::EQUIPMENT)
            || !noun.classes.meets(class::SINGULAR) && !article
        {
            return None;
        }
        if !noun.classes.meets(class::SINGULAR) && !noun.classes.meets(class::PERSON) {
            return None;
        }
        let to = noun.words.end;
        let next = self.tokens[..self.range.end].get(to);
        if next.is_some_and(is_possessive) {
            return None;
        }
        if !article {
            // a title before a name, a noun before another
            if next.is_some_and(|next| {
                next.sort == TokenSort::Word
                    && next.spaced
                    && next.entry.is_none()
                    && (next.is_capital() || next.text.len() > 3)
            }) {
                return None;
            }
        }
        self.lone(at, to, noun)
    }

    fn lone(&mut self, from: usize, to: usize, noun: Noun) -> Option<usize> {
        let span = Span::new(self.tokens[from].start, self.tokens[to - 1].end());
        let more = self.tokens[from].is("another");
        self.phrases.push(Phrase {
            figure: None,
            quantity: one(),
            span,
            noun,
            some_of: false,
            more,
            ordinal: false,
            chunk: self.chunks.len(),
        });
        Some(self.push(Part::Phrase(self.phrases.len() - 1), from, to))
    }

    /// Whether a noun without an article may open at `at`.
    fn opens_singular(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if token.sort != TokenSort::Word
            || token.is_any(DETERMINERS)
            || token.is_any(PRONOUNS)
            || is_adverb(token)
        {
            return false;
        }
        match self.chunks.last().map(|chunk| chunk.part) {
            None | Some(Part::Stop | Part::And | Part::Including | Part::Clause) => true,
            Some(Part::Act(act)) => act.takes_object() && act.voice != Voice::Passive,
            _ => false,
        }
    }

    /// `nobody = "nobody" | "no one" | "no" noun | "none"`
    ///
    /// > **no casualties** were reported · **nobody** was hurt
    fn nobody(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let pronoun =
            ["no one", "no - one", "nobody", "none of them", "none"].iter().find_map(|phrase| {
                words(phrase)(rest).ok().map(|(after, ())| at + rest.0.len() - after.0.len())
            });
        let (to, noun) = match pronoun {
            Some(to) => (to, Noun { words: to..to, classes: class::PERSON, ..Noun::default() }),
            None if self.tokens[at].is("no") => {
                let from = at + 1;
                let noun = noun(self.tokens, self.figures, from, self.range.end, true);
                let counts = noun.classes.meets(people() | weapons())
                    || noun.senses.iter().any(|sense| sense.role == Role::Nouns);
                if !counts {
                    return None;
                }
                (noun.words.end, noun)
            }
            None => return None,
        };
        let span = Span::new(self.tokens[at].start, self.tokens[to - 1].end());
        self.phrases.push(Phrase {
            figure: None,
            quantity: Quantity::exactly(Amount::ZERO),
            span,
            noun,
            some_of: false,
            more: false,
            ordinal: false,
            chunk: self.chunks.len(),
        });
        Some(self.push(Part::Phrase(self.phrases.len() - 1), at, to))
    }

    /// `act = { auxiliary | adverb } words-of-a-kind`
    ///
    /// > **have reportedly been killed** · **were found dead** · **killing**
    fn act(&self, at: usize) -> Option<(Act, usize)> {
        let mut voice = Voice::Bare;
        let (mut negated, mut modal) = (false, false);
        let mut to = at;
        let end = self.range.end.min(at + 10);
        while to < end {
            let token = &self.tokens[to];
            let own = longest(self.rest(to), |meaning| {
                (!meaning.senses.is_empty()).then_some(meaning.senses)
            });
            if let Ok((_, (len, senses))) = own {
                let adverb = len == 1
                    && is_adverb(token)
                    && self.tokens[..end].get(to + 1).is_some_and(|next| !next.senses().is_empty());
                if !adverb {
                    return Some((Act { senses, voice, negated, modal }, to + len));
                }
                to += 1;
                continue;
            }
            if token.is_any(BE) {
                voice = Voice::Passive;
            } else if token.is_any(HAVE) || token.is_any(DO) || token.is_any(MODAL) {
                if token.is("to") && to == at {
                    return None;
                }
                modal |= token.is_any(MODAL);
                if voice == Voice::Bare {
                    voice = Voice::Active;
                }
            } else if token.is_any(NOT) || token.is("no") && to > at {
                negated = true;
            } else if token.is_any(REPORTED)
                && (to > at
                    || self.tokens[..end]
                        .get(to + 1)
                        .is_some_and(|next| !next.senses().is_empty() || next.is("to")))
            {
                if voice == Voice::Bare {
                    voice = Voice::Passive;
                }
            } else if !is_adverb(token) || to == at && !self.adverb_leads(to) {
                return None;
            }
            to += 1;
        }
        None
    }

    /// Whether the adverb at `at` belongs to an act that follows.
    fn adverb_leads(&self, at: usize) -> bool {
        self.tokens[..self.range.end]
            .get(at + 1)
            .is_some_and(|next| !next.senses().is_empty() || next.is_any(BE) || next.is_any(HAVE))
    }

    /// The text's bytes that the chunk takes.
    pub(super) fn span(&self, chunk: &Chunk) -> Span {
        let first = self.tokens[chunk.tokens.start].span();
        first.to(self.tokens[chunk.tokens.end.max(chunk.tokens.start + 1) - 1].span())
    }

    /// The sense of `senses` in one of `roles` whose kind counts what `phrase` counts.
    pub(super) fn sense(
        &self,
        phrase: &Phrase,
        senses: &'static [Sense],
        roles: &[Role],
    ) -> Option<&'static Sense> {
        senses.iter().find(|sense| roles.contains(&sense.role) && self.counts(sense, phrase))
    }

    /// Whether `sense`'s kind counts what `phrase` counts.
    fn counts(&self, sense: &Sense, phrase: &Phrase) -> bool {
        let Some(entry) = tollcheck_lexicon::entry(sense.kind) else { return false };
        let noun = &phrase.noun;
        if noun.is_known() {
            return noun.classes.meets(entry.counts);
        }
        if noun.is_empty() || phrase.some_of && noun.is_empty() {
            return match self.antecedent(phrase) {
                Some(before) => before.noun.classes.meets(entry.counts),
                None => entry.counts.meets(people()),
            };
        }
        if noun.senses.iter().any(|of| matches!(of.role, Role::People)) {
            return entry.counts.meets(people());
        }
        entry.open || noun.nation && entry.counts.meets(people())
    }

    /// The phrase whose noun a number without one goes back to: *launched 52 **drones**, and shot down 14*.
    fn antecedent(&self, phrase: &Phrase) -> Option<&Phrase> {
        let near = self.phrases.iter().take_while(|other| other.span.start < phrase.span.start);
        let before = near
            .filter(|other| {
                other.noun.is_known() && !other.noun.classes.meets(class::THING | class::ATTACK)
            })
            .last();
        before.or_else(|| {
            // "478 of 550 drones"
            self.phrases
                .get(self.phrases.iter().position(|other| other.span == phrase.span)? + 1)
                .filter(|_| phrase.some_of)
                .filter(|other| other.noun.is_known())
        })
    }
}
