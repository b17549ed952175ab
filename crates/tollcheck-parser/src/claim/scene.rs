//! One sentence, cut into chunks and noun phrases.

use std::ops::Range;

use tollcheck_lexicon::{Role, Sense, class};
use tollcheck_model::{Figure, FigureType, Quantity, Span};

use super::chunk::{Act, Chunk, Part, PhraseNumber, Voice};
use super::closed::{
    BE, DETERMINERS, DO, HAVE, MODAL, NOT, PREPOSITIONS, RELATIVES, REPORTED, SUBORDINATORS,
    ends_phrase, is_adverb,
};
use super::noun::{figure_at, people};
use super::phrase::Phrase;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{longest, words};

/// People whom an earlier sentence counted.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// How many.
    pub(super) quantity: Quantity,
    /// The last word of their noun, in lower case.
    pub(super) noun: String,
}

/// A sentence on its way to claims.
#[derive(Debug)]
pub(super) struct Scene<'a, 't> {
    /// The text's tokens up to the end of the sentence.
    pub(super) tokens: &'a [Token<'t>],
    /// The whole text's figures.
    pub(super) figures: &'a [Figure],
    /// The sentence's tokens.
    pub(super) range: Range<usize>,
    /// What it is cut into.
    pub(super) chunks: Vec<Chunk>,
    /// Its noun phrases.
    pub(super) phrases: Vec<Phrase>,
    /// The people counted last in the sentences before, to whom *the officers* may go back.
    pub(super) before: Option<&'a Counted>,
    /// Most of its words have a capital, so that a capital says nothing.
    pub(super) titled: bool,
}

impl<'a, 't> Scene<'a, 't> {
    /// Cuts the tokens `range` into chunks.
    pub(super) fn of(
        tokens: &'a [Token<'t>],
        figures: &'a [Figure],
        range: Range<usize>,
        before: Option<&'a Counted>,
    ) -> Self {
        let mut scene = Self {
            tokens: &tokens[..range.end],
            figures,
            range: range.clone(),
            chunks: Vec::new(),
            phrases: Vec::new(),
            before,
            titled: titled(&tokens[range.clone()]),
        };
        let mut at = range.start;
        while at < range.end {
            at = scene.cut(at).max(at + 1);
        }
        scene
    }

    /// What is left of the sentence at `at`.
    pub(super) fn rest(&self, at: usize) -> Tokens<'a, 't> {
        Tokens(&self.tokens[at.min(self.range.end)..])
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
        if let Some(after) = self.hedged_article(at) {
            return self.push(Part::Words, at, after);
        }
        if self.opens_bare()
            && token.senses().iter().any(|sense| sense.role == Role::States)
            && let Some(after) = self.singular(at)
        {
            return after;
        }
        if let Some((act, after)) =
            self.act(at).filter(|(act, after)| !self.is_noun_here(at, act, *after))
        {
            return self.push(Part::Act(act), at, after);
        }
        if let Some(after) = self.singular(at) {
            return after;
        }
        if let Some(after) = self.nobody(at).or_else(|| self.counted_before(at)) {
            return after;
        }
        if let Some(after) = self.along(at) {
            return self.push(Part::And, at, after);
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

    /// `"a" ("reported" | "further" | …)` before a figure: *killing **a reported** 1,200 people*
    fn hedged_article(&self, at: usize) -> Option<usize> {
        let article = self.tokens[at].is_any(&["a", "an", "the", "these", "those"]);
        let hedge = self.tokens.get(at + 1)?.is_any(&[
            "reported",
            "estimated",
            "further",
            "additional",
            "record",
            "confirmed",
            "claimed",
            "other",
            "remaining",
        ]);
        let figure = figure_at(self.figures, self.tokens.get(at + 2)?)?;
        (article && hedge && figure.sort.counts()).then_some(at + 2)
    }

    /// *as well as*, *along with*: another *and*.
    fn along(&self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        [
            "as well as",
            "along with",
            "together with",
            "in addition to",
            "alongside",
            "plus",
            "and also",
        ]
        .iter()
        .find_map(|phrase| {
            words(phrase)(rest).ok().map(|(after, ())| at + rest.0.len() - after.0.len())
        })
    }

    /// Whether the word at `at`, which may be a verb, is a noun: *in an Israeli **strike***.
    fn is_noun_here(&self, at: usize, act: &Act, after: usize) -> bool {
        // "the crash of a jet" says of what it is
        let of = self.tokens.get(after).is_some_and(|next| next.is("of"));
        if act.voice != Voice::Bare || after > at + 1 || of {
            return false;
        }
        let token = &self.tokens[at];
        let listed = token.is_class(class::ATTACK) || token.is_class(class::THING);
        // "people in the Red Cross were hurt": a verb of weapons within a place
        let base = !token.text.ends_with("ed") && !token.text.ends_with("ing");
        let weapons = base
            && act.senses.iter().all(|sense| {
                !tollcheck_lexicon::entry(sense.kind)
                    .is_some_and(|entry| entry.counts.meets(class::PERSON))
            });
        let article = |tokens: &Range<usize>| {
            self.tokens[tokens.clone()].iter().any(|token| token.is_any(DETERMINERS))
        };
        // "the burned ward"
        let next = self.tokens.get(at + 1);
        let adjective = next.is_some_and(|next| {
            next.sort == TokenSort::Word
                && next.spaced
                && !ends_phrase(next)
                && next.senses().is_empty()
                && figure_at(self.figures, next).is_none()
        }) && at > self.range.start
            && self.tokens[at - 1].is_any(DETERMINERS)
            && !self.tokens[at - 1].is("that");
        if adjective {
            return true;
        }
        match self.chunks.as_slice() {
            [.., Chunk { part: Part::Preposition | Part::Of, .. }] => listed,
            [
                ..,
                Chunk { part: Part::Preposition | Part::Of, .. },
                Chunk { part: Part::Words, .. },
            ] => listed || weapons,
            [.., Chunk { part: Part::Words, tokens }] => listed && article(tokens),
            _ => false,
        }
    }

    /// Adds a chunk; runs of words are one chunk.
    pub(super) fn push(&mut self, part: Part, from: usize, to: usize) -> usize {
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
            // "[9] persons": an editor's hand
            "[" if self
                .tokens
                .get(at + 1)
                .is_some_and(|next| figure_at(self.figures, next).is_some()) =>
            {
                return at + 1;
            }
            "]" if matches!(self.chunks.last(), Some(Chunk { part: Part::Phrase(_), .. })) => {
                return at + 1;
            }
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

    /// `act = { auxiliary | adverb } words-of-a-kind`
    ///
    /// > **have reportedly been killed** · **were found dead** · **is believed to have shot** · **killing**
    fn act(&self, at: usize) -> Option<(Act, usize)> {
        let mut voice = Voice::Bare;
        let (mut negated, mut modal) = (false, false);
        let mut to = at;
        let end = self.tokens.len().min(at + 12);
        while to < end {
            let token = &self.tokens[to];
            let own = longest(self.rest(to), |meaning| {
                (!meaning.senses.is_empty()).then_some(meaning.senses)
            });
            if let Ok((_, (len, senses))) = own {
                let adverb = len == 1
                    && is_adverb(token)
                    && self.tokens.get(to + 1).is_some_and(|next| !next.senses().is_empty());
                if !adverb {
                    return Some((Act { senses, voice, negated, modal }, to + len));
                }
            } else if token.is("to") {
                if to == at {
                    return None;
                }
                voice = Voice::Active;
            } else if token.is_any(BE) {
                voice = Voice::Passive;
            } else if token.is_any(HAVE) || token.is_any(DO) || token.is_any(MODAL) {
                modal |= token.is_any(MODAL);
                if voice == Voice::Bare {
                    voice = Voice::Active;
                }
            } else if token.is_any(NOT) {
                negated = true;
            } else if token.is_any(REPORTED) && (to > at || self.leads(to)) {
                voice = Voice::Passive;
            } else if matches!(token.text, "“" | "\"" | "‘" | "'" | "”") {
                if to == at {
                    return None;
                }
            } else if !is_adverb(token) || to == at && !self.leads(to) {
                return None;
            }
            to += 1;
        }
        None
    }

    /// Whether what follows `at` goes on to an act.
    fn leads(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            !next.senses().is_empty() || next.is_any(BE) || next.is_any(HAVE) || next.is("to")
        })
    }

    /// Whether the sentence turns to another event between two phrases: *killed two, **a day after** a strike killed 12*.
    pub(super) fn turns_between(&self, one: PhraseNumber, other: PhraseNumber) -> bool {
        let between = &self.chunks[self.phrases[one].chunk + 1..self.phrases[other].chunk];
        between.iter().enumerate().any(|(at, chunk)| {
            let word = &self.tokens[chunk.tokens.start];
            match chunk.part {
                Part::Stop => word.text == ";",
                Part::Clause if word.is_any(&["after", "before"]) => at
                    .checked_sub(1)
                    .and_then(|before| {
                        figure_at(self.figures, &self.tokens[between[before].tokens.end - 1])
                    })
                    .is_some_and(|figure| figure.sort == FigureType::Duration),
                Part::Clause => word.is_any(&["while", "whereas", "but", "although", "though"]),
                _ => false,
            }
        })
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
        if noun.is_empty() || noun.others {
            return match self.antecedent(phrase) {
                Some(before) => before.noun.classes.meets(entry.counts),
                None => entry.counts.meets(people()),
            };
        }
        if noun.plays(Role::People) {
            return entry.counts.meets(people()) && !(noun.names_dead() && of_living(sense));
        }
        entry.open || noun.nation && entry.counts.meets(people())
    }

    /// The phrase whose noun a number without one goes back to: *launched 52 **drones**, and shot down 14*.
    fn antecedent(&self, phrase: &Phrase) -> Option<&Phrase> {
        let here = self.phrases.partition_point(|other| other.span.start < phrase.span.start);
        let before = self.phrases[..here].iter().rev().take(REACH).find(|other| {
            other.noun.is_known() && !other.noun.classes.meets(class::THING | class::ATTACK)
        });
        before.or_else(|| {
            // "478 of 550 drones"
            let next = self.phrases.get(here + 1).filter(|_| phrase.some_of)?;
            next.noun.is_known().then_some(next)
        })
    }
}

/// Whether only those who live can be what `sense` says: no *body* is hurt by being brought to a hospital.
fn of_living(sense: &Sense) -> bool {
    matches!(sense.kind.0, "injured" | "missing" | "detained" | "displaced")
}

/// How many phrases back a number without a noun may go for one.
const REACH: usize = 32;

/// Whether most words of a sentence have a capital.
fn titled(tokens: &[Token<'_>]) -> bool {
    let words = tokens.iter().filter(|token| token.sort == TokenSort::Word && token.text.len() > 3);
    let (capitals, all) = words.fold((0, 0), |(capitals, all), token| {
        (capitals + usize::from(token.is_capital()), all + 1)
    });
    all > 2 && capitals * 4 > all * 3
}
