//! A sentence cut into chunks: what each of its words opens.

use tollcheck_lexicon::{Entry, Role, class};

use super::chunk::{Chunk, Part};
use super::closed::{
    BE, CHANGES, DETERMINERS, HAVE, MODAL, OPENERS, PREPOSITIONS, RELATIVES, SUBORDINATORS,
    is_adverb,
};
use super::noun::figure_at;
use super::scene::Scene;
use crate::set::{WordSet, phrases, set};
use crate::token::{Token, TokenSort};

impl Scene<'_, '_> {
    /// Adds the chunk that opens at `at`, and gives the token after it.
    pub(super) fn cut(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        if let Some(figure) = figure_at(self.figures, token) {
            return self.number(at, figure);
        }
        if token.sort == TokenSort::Mark {
            return self.mark(at);
        }
        if self.is_plain(token) {
            return self.push(Part::Words, at, at + 1);
        }
        if let Some(after) = self.including(at) {
            return self.push(Part::Including, at, after);
        }
        if self.rest(at).0.get(..3).is_some_and(|next| {
            next[0].is("all") && next[1].is("but") && figure_at(self.figures, &next[2]).is_some()
        }) {
            return at + 2;
        }
        if let Some(after) = self.hedged_article(at) {
            return self.push(Part::Words, at, after);
        }
        if token.senses().iter().any(|sense| sense.role == Role::States)
            && self.opens_bare()
            && let Some(after) = self.singular(at)
        {
            return after;
        }
        if let Some(after) = self.they(at).or_else(|| self.manifold(at)) {
            return after;
        }
        if let Some((act, after)) =
            self.act(at).filter(|(act, after)| !self.is_noun_here(at, act, *after))
        {
            return self.push(Part::Act(act), at, after);
        }
        if let Some(after) = self.collective(at) {
            return after;
        }
        if let Some((other, after)) = self.the_other(at) {
            return self.mention(other, at, after);
        }
        if let Some((portion, after)) = self.portion(at) {
            return self.mention(portion, at, after);
        }
        if let Some(after) = self.singular(at).or_else(|| self.relation(at)) {
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
        } else if token.is_any(set!["and", "or"]) {
            Part::And
        } else if token.is_any(RELATIVES) {
            Part::Relative
        } else if token.is_any(SUBORDINATORS) {
            Part::Clause
        } else if token.is_any(PREPOSITIONS) {
            Part::Preposition
        } else if token.is_any(BE) {
            Part::Be
        } else if token.is_any(HAVE)
            || token.is_any(MODAL)
            || token.is_class(class::EVENT)
                && !self.follows_determiner(at)
                && !self.changes(at)
                && !self.names_forces(at)
        {
            Part::Verb
        } else {
            Part::Words
        };
        self.push(part, at, at + 1)
    }

    /// Whether `token` can only go on with a run of words: it is in no list that matters here and of no closed class.
    fn is_plain(&self, token: &Token<'_>) -> bool {
        let listed = |entry: &Entry| entry.tells || entry.classes.meets(class::EVENT);
        !token.entry.is_some_and(listed)
            && !token.is_any(OPENERS)
            && !is_adverb(token)
            && !self.opens_bare()
    }

    /// Whether an article stands right before `at`, so that what could be a verb is a noun: *in **the raid***.
    fn follows_determiner(&self, at: usize) -> bool {
        at > self.range.start
            && self.tokens[at - 1].is_any(DETERMINERS)
            && !self.tokens[at - 1].is("that")
            && matches!(self.chunks.last(), Some(Chunk { part: Part::Words, .. }))
    }

    /// Whether the word at `at`, which may be a verb, is a noun after what tells of whose forces: *the security **forces***.
    fn names_forces(&self, at: usize) -> bool {
        const WHOSE: &WordSet = set![
            "security",
            "armed",
            "special",
            "government",
            "police",
            "air",
            "defence",
            "defense",
            "ground",
            "naval",
            "rebel",
            "coalition",
            "allied",
            "occupation",
            "peacekeeping",
            "regime",
            "loyalist",
            "border",
            "joint",
            "opposition",
            "foreign",
            "local",
            "state",
            "army",
        ];
        let before = at.checked_sub(1).filter(|before| *before >= self.range.start);
        self.tokens[at].is("forces")
            && before
                .map(|before| &self.tokens[before])
                .is_some_and(|before| before.is_any(WHOSE) || before.is_class(class::NATIONALITY))
    }

    /// Whether the word at `at`, which may be a verb, changes in number, and so is a noun: ***raids** fell to 40*.
    fn changes(&self, at: usize) -> bool {
        self.tokens[at].is_class(class::ATTACK)
            && self.tokens.get(at + 1).is_some_and(|next| next.is_any(CHANGES))
    }

    /// `"a" ("reported" | "further" | …)` before a figure: *killing **a reported** 1,200 people*
    fn hedged_article(&self, at: usize) -> Option<usize> {
        if !self.tokens[at].is_any(set!["a", "an", "the", "these", "those"]) {
            return None;
        }
        let hedge = self.tokens.get(at + 1)?.is_any(set![
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
        (hedge && figure.sort.counts()).then_some(at + 2)
    }

    /// *as well as*, *along with*: another *and*.
    fn along(&self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        phrases![
            "as well as",
            "along with",
            "together with",
            "in addition to",
            "alongside",
            "plus",
            "and also",
        ]
        .read(rest)
        .map(|(after, ())| at + rest.0.len() - after.0.len())
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
            // "in Jan. and 200 in Feb."
            "." if at > self.range.start
                && self.tokens[at - 1].is_capital()
                && self.tokens[at - 1].text.len() <= 5
                && self.tokens.get(at + 1).is_some_and(|next| next.sort == TokenSort::Word) =>
            {
                return at + 1;
            }
            "(" | ")" | "[" | "]" | "—" | "–" => Part::Bracket,
            "-" if token.spaced => Part::Bracket,
            // "tea/coffee traders"
            "/" if !token.spaced => return at + 1,
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
        phrases![
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
            "the victims include",
            "the victims included",
            "counting",
            "which include",
            "who include",
        ]
        .read(rest)
        .map(|(after, ())| at + rest.0.len() - after.0.len())
    }
}
