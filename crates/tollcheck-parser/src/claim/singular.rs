//! Noun phrases that stand for one: *a woman*, *Toddler*, *a 13-year-old boy*.

use std::ops::Range;

use tollcheck_lexicon::{Class, Role, class};

use super::chunk::{Chunk, Part, Voice};
use super::closed::{DETERMINERS, PRONOUNS, ends_phrase, is_adverb, is_possessive};
use super::noun::{Noun, figure_at, known, people, weapons};
use super::phrase::{By, Phrase, one};
use super::scene::Scene;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};

impl Scene<'_, '_> {
    /// `age [ noun ]`: *a 17-year-old* stands for one person, *a 13-year-old girl* too.
    pub(super) fn aged(&mut self, at: usize, after: usize) -> usize {
        let before =
            at.checked_sub(1).filter(|at| *at >= self.range.start).map(|at| &self.tokens[at]);
        let article = self.tokens[at].is_any(set!["a", "an"])
            || before.is_some_and(|token| token.is_any(set!["a", "an", "another"]));
        let hyphen = self.tokens[at..after].iter().any(|token| token.text == "-")
            && !self.tokens[after - 1].text.ends_with("olds")
            && !self.is_of_parent(after);
        if !(hyphen && (article || self.opens_bare())) || self.follows_name() {
            return self.push(Part::Words, at, after);
        }
        let noun = self.nouns().read(after, false);
        let noun = if noun.classes.meets(people()) {
            Noun { words: at..noun.words.end, ..noun }
        } else {
            Noun { words: at..after, classes: class::PERSON | class::SINGULAR, ..Noun::default() }
        };
        let to = noun.words.end;
        let named = self
            .tokens
            .get(to)
            .is_some_and(|next| next.is_capital() && next.spaced && next.senses().is_empty());
        if !article && named {
            return self.push(Part::Words, at, after);
        }
        let span = self.tokens_span(at, to);
        let chunk = self.chunks.len();
        self.mention(Phrase::implied(one(), span, noun, chunk), at, to)
    }

    /// `singular = ("a" | "an" | "another") noun | noun, at the head of a clause or after a verb`
    ///
    /// > **a woman** was killed · **Toddler** dies · kills **teenager**
    pub(super) fn singular(&mut self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        let next = self.tokens.get(at + 1);
        let alone = || {
            next.is_none_or(|next| {
                next.sort != TokenSort::Word && figure_at(self.figures, next).is_none()
                    || ends_phrase(next)
                    || !next.senses().is_empty() && !next.is_class(known())
            })
        };
        if token.is("another") && next.is_some_and(|next| next.is("one")) {
            return Some(self.lone(at, at + 2, Noun::none(at + 2)));
        }
        if token.is("another") && alone() {
            return Some(self.lone(at, at + 1, Noun::none(at + 1)));
        }
        let article = token.is_any(set!["a", "an", "another"]);
        let of = matches!(self.chunks.last(), Some(Chunk { part: Part::Of, .. }));
        if article && (self.follows_name() || of && self.is_of_parent(self.tokens.len())) {
            return None;
        }
        let bare = self.opens_bare() && opens(token);
        if !(article || bare) {
            return None;
        }
        let noun = self.nouns().read(if article { at + 1 } else { at }, false);
        let body = noun.plays(Role::People) && article;
        let counted = people() | weapons() | if article { class::EQUIPMENT } else { Class::NONE };
        let one = noun.classes.meets(counted) && noun.classes.meets(class::SINGULAR);
        if !(one || body) {
            return None;
        }
        let to = noun.words.end;
        // a title before a name, a noun before another: "a hostage situation"
        let goes_on = self.tokens.get(to).is_some_and(|next| {
            next.sort == TokenSort::Word
                && next.spaced
                && next.entry.is_none()
                && !ends_phrase(next)
                && !is_adverb(next)
                && !is_possessive(next)
                && if article {
                    self.titled
                        || !next.is_capital()
                            && !["ed", "ing", "en"].iter().any(|end| next.text.ends_with(end))
                } else {
                    next.is_capital() || next.text.len() > 3
                }
        });
        // "Captain Ivan Koval"
        let rank = !article
            && self.tokens.get(to).is_some_and(|next| {
                next.is_capital()
                    && next.spaced
                    && (!self.titled || next.is_class(class::GIVEN_NAME))
                    && !next.is_class(known())
                    && !ends_phrase(next)
            });
        if goes_on || rank || self.speaks(to) {
            return None;
        }
        Some(self.lone(at, to, noun))
    }

    /// Whether whoever stands before `at` says so: *abducted 87 people, residents and **an official said***.
    fn speaks(&self, at: usize) -> bool {
        let [cue, rest @ ..] = self.rest(at).0 else { return false };
        let done = rest.first().is_some_and(|next| next.is("to") || !next.senses().is_empty());
        cue.is_any(set!["said", "says", "told", "reported", "announced"]) && !done
    }

    /// `collective = ( "a" | "the" ) group-noun "of"`, before a number that says how many they are
    ///
    /// > killed **a family of** six · launched **a wave of** 40 drones · downed **an average of** nine a day
    pub(super) fn collective(&self, at: usize) -> Option<usize> {
        const GROUPS: &WordSet = set![
            "family",
            "group",
            "crew",
            "team",
            "gang",
            "band",
            "party",
            "crowd",
            "squad",
            "force",
            "unit",
            "convoy",
            "wave",
            "swarm",
            "barrage",
            "salvo",
            "volley",
            "fleet",
            "pack",
            "batch",
            "total",
            "average",
            "contingent",
            "column",
            "cell",
            "formation",
        ];
        if !self.tokens[at].is_any(set!["a", "an", "the", "another", "one"]) {
            return None;
        }
        let of =
            (at + 1..at + 4).find(|&of| self.tokens.get(of).is_some_and(|token| token.is("of")))?;
        let number = figure_at(self.figures, self.tokens.get(of + 1)?)?;
        let group = self.tokens[of - 1].is_any(GROUPS);
        (group && number.sort.counts()).then_some(of + 1)
    }

    /// `relation = ( "his" | "her" | "their" ) { adjective } relative | "himself" | "herself"`: one who is counted only in a sum.
    ///
    /// > **his wife** and their five children were killed · killed **himself** and three others
    pub(super) fn relation(&mut self, at: usize) -> Option<usize> {
        const RELATIVES: &WordSet = set![
            "wife",
            "husband",
            "spouse",
            "partner",
            "son",
            "daughter",
            "child",
            "baby",
            "mother",
            "father",
            "mom",
            "dad",
            "mum",
            "brother",
            "sister",
            "grandmother",
            "grandfather",
            "grandson",
            "granddaughter",
            "grandchild",
            "uncle",
            "aunt",
            "nephew",
            "niece",
            "cousin",
            "girlfriend",
            "boyfriend",
            "fiance",
            "fiancee",
            "stepson",
            "stepdaughter",
            "bodyguard",
            "driver",
            "helper",
            "assistant",
            "aide",
            "deputy",
            "companion",
            "colleague",
            "friend",
            "co-pilot",
        ];
        let owner = self.tokens[at].is_any(set!["his", "her", "their"]);
        let reflexive = self.tokens[at].is_any(set!["himself", "herself"]);
        if !(owner || reflexive) {
            return None;
        }
        let last = self.chunks.last().map(|chunk| chunk.part);
        let object = match last {
            Some(Part::Act(act)) => act.takes_object(),
            last => last == Some(Part::And),
        };
        if object && reflexive {
            let noun = Noun { classes: class::PERSON | class::SINGULAR, ..Noun::none(at + 1) };
            let span = self.tokens_span(at, at + 1);
            let phrase = Phrase {
                by: By::Relation,
                ..Phrase::implied(one(), span, noun, self.chunks.len())
            };
            return Some(self.mention(phrase, at, at + 1));
        }
        let joined =
            |part: Part| matches!(part, Part::And | Part::Act(_) | Part::Stop | Part::Comma);
        if !owner || !self.chunks.last().is_none_or(|chunk| joined(chunk.part)) {
            return None;
        }
        let noun = self.nouns().read(at + 1, false);
        let to = noun.words.end;
        let head = self.tokens.get(to.checked_sub(1)?)?;
        let single = noun.classes.meets(class::SINGULAR) && noun.classes.meets(people());
        if !(single && head.is_any(RELATIVES)) || self.tokens.get(to).is_some_and(is_possessive) {
            return None;
        }
        let span = self.tokens_span(at, to);
        let chunk = self.chunks.len();
        let phrase = Phrase { by: By::Relation, ..Phrase::implied(one(), span, noun, chunk) };
        Some(self.mention(phrase, at, to))
    }

    /// Whether a name and a comma stand before: *John Smith, **a father of two**, died*.
    fn follows_name(&self) -> bool {
        if self.follows_place() {
            return false;
        }
        match self.before_article() {
            [.., before, Chunk { part: Part::Words, tokens }, Chunk { part: Part::Comma, .. }] => {
                before.part != Part::Preposition && self.ends_in_name(tokens.clone())
            }
            [Chunk { part: Part::Words, tokens }, Chunk { part: Part::Comma, .. }] => {
                self.ends_in_name(tokens.clone())
            }
            _ => false,
        }
    }

    /// The chunks before this place without an article right before it.
    pub(super) fn before_article(&self) -> &[Chunk] {
        match self.chunks.as_slice() {
            [before @ .., Chunk { part: Part::Words, tokens }]
                if tokens.len() == 1 && self.tokens[tokens.start].is_any(set!["a", "an"]) =>
            {
                before
            }
            all => all,
        }
    }

    /// Whether the commas before are those of a place: *in Mobile, Alabama, **a man** died*.
    fn follows_place(&self) -> bool {
        let mut chunks = self.chunks.as_slice();
        while let [before @ .., Chunk { part: Part::Words, .. }, Chunk { part: Part::Comma, .. }] =
            chunks
        {
            chunks = before;
        }
        matches!(chunks.last(), Some(Chunk { part: Part::Preposition, .. }))
    }

    /// Whether the tokens end in two capitals, neither of them a headline's.
    pub(super) fn ends_in_name(&self, tokens: Range<usize>) -> bool {
        let capitals =
            self.tokens[tokens].iter().rev().take_while(|token| token.is_capital()).count();
        capitals >= 2 && !self.titled
    }

    /// Adds a phrase that stands for one.
    fn lone(&mut self, from: usize, to: usize, noun: Noun) -> usize {
        let phrase = Phrase {
            more: self.tokens[from].is("another"),
            ..Phrase::implied(one(), self.tokens_span(from, to), noun, self.chunks.len())
        };
        self.mention(phrase, from, to)
    }

    /// Whether a noun without an article may open the next chunk.
    pub(super) fn opens_bare(&self) -> bool {
        // "the pilot and co-pilot": who is joined to somebody known is known too
        if let [.., Chunk { part: Part::Words, tokens }, Chunk { part: Part::And, .. }] =
            self.chunks.as_slice()
            && self.tokens[tokens.start].is_any(set!["the", "his", "her", "their", "its", "both"])
        {
            return false;
        }
        match self.chunks.last() {
            None
            | Some(Chunk {
                part: Part::Stop | Part::And | Part::Including | Part::Clause, ..
            }) => true,
            Some(Chunk { part: Part::Act(act), tokens }) => {
                let adjective = tokens.start > self.range.start
                    && self.tokens[tokens.start - 1].is_any(DETERMINERS);
                act.takes_object() && act.voice != Voice::Passive && !adjective
            }
            _ => false,
        }
    }
}

/// Whether a noun phrase without an article may open with `token`.
fn opens(token: &Token<'_>) -> bool {
    token.sort == TokenSort::Word
        && !token.is_any(DETERMINERS)
        && !token.is_any(PRONOUNS)
        && !is_adverb(token)
}
