//! One sentence, cut into chunks and noun phrases.

use std::ops::Range;

use tollcheck_lexicon::{Class, Entry, Role, WordKey, class};
use tollcheck_model::{Figure, FigureType, Kind, Quantity, Span};

use super::chunk::{Chunk, Part, PhraseNumber};
use super::closed::{
    BE, CHANGES, DETERMINERS, HAVE, MODAL, OPENERS, PREPOSITIONS, RELATIVES, SUBORDINATORS,
    is_adverb,
};
use super::noun::figure_at;
use super::phrase::{By, Phrase};
use crate::set::{WordSet, phrases, set};
use crate::token::{Token, TokenSort, Tokens};

/// People whom an earlier sentence counted.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// How many.
    pub(super) quantity: Quantity,
    /// The last word of their noun.
    pub(super) noun: WordKey,
    /// What was told of them.
    pub(super) kind: Option<Kind>,
    /// They were the subject of their sentence, and nobody else was in it.
    pub(super) alone: bool,
}

/// A sentence on its way to claims.
#[derive(Debug)]
pub(super) struct Scene<'a, 't> {
    /// The text's tokens up to the end of the sentence.
    pub(super) tokens: &'a [Token<'t>],
    /// The sentence's figures.
    pub(super) figures: &'a [Figure],
    /// The sentence's tokens.
    pub(super) range: Range<usize>,
    /// What it is cut into.
    pub(super) chunks: Vec<Chunk>,
    /// Its noun phrases.
    pub(super) phrases: Vec<Phrase>,
    /// The people counted last in the sentences before, to whom *the officers* may go back.
    pub(super) before: Option<&'a Counted>,
    /// What a number without a noun goes back to where no phrase before it has one.
    pub(super) topic: Class,
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
        topic: Class,
    ) -> Self {
        let mut scene = Self {
            tokens: &tokens[..range.end],
            figures,
            range: range.clone(),
            chunks: Vec::with_capacity(range.len() / 2),
            phrases: Vec::new(),
            before,
            topic,
            titled: titled(&tokens[range.clone()]),
        };
        scene.topic = scene.fronted_noun().unwrap_or(topic);
        let mut at = range.start;
        while at < range.end {
            at = scene.cut(at).max(at + 1);
        }
        for number in 1..scene.phrases.len() {
            scene.take_from(number);
            if scene.restates(number) {
                scene.phrases[number].by = By::Apposition;
            }
        }
        scene.give_respective();
        for number in 0..scene.phrases.len() {
            if scene.is_left_out(number) && scene.fate_after(number).is_none() {
                scene.phrases[number].by = By::Portion;
            }
        }
        scene
    }

    /// `"all but" phrase "of" [words] whole`: the whole less the phrase.
    ///
    /// > shot down **all but one of the 30 missiles**
    fn take_from(&mut self, whole: PhraseNumber) {
        let (part, all) = (&self.phrases[whole - 1], &self.phrases[whole]);
        let between = &self.chunks[part.chunk + 1..all.chunk];
        let of = between.first().is_some_and(|chunk| chunk.part == Part::Of) && between.len() <= 2;
        let start = self.chunks[part.chunk].tokens.start;
        let but = start.checked_sub(2).map(|from| &self.tokens[from..start]);
        let told = || self.fate_after(whole - 1).is_some();
        let Some([every, but]) = but.filter(|_| of && !told()) else { return };
        let (Some(less), Some(total)) = (part.quantity.value, all.quantity.value) else { return };
        if every.is_any(set!["all"]) && but.is("but") && less < total {
            let span = Span::new(every.start, part.span.end);
            let part = &mut self.phrases[whole - 1];
            (part.span, part.quantity) = (span, Quantity::exactly(total.minus(less)));
        }
    }

    /// `apposition = one [ "of" whole ] "," "a" noun { place } "," singular-verb`: the second is the first in other words.
    ///
    /// > one of the victims, **a doctor**, died on the way
    fn restates(&self, number: PhraseNumber) -> bool {
        let of = |chunk: usize| {
            chunk.checked_sub(1).is_some_and(|before| self.chunks[before].part == Part::Of)
        };
        let (own, before) = (&self.phrases[number], &self.phrases[number - 1]);
        let first = match number.checked_sub(2) {
            Some(first) if of(before.chunk) => &self.phrases[first],
            _ => before,
        };
        let comma = matches!(&self.chunks[before.chunk + 1..own.chunk], [chunk] if chunk.part == Part::Comma);
        let number = matches!(first.by, By::Number | By::Ordinal) && first.is_one();
        if !(comma && number && own.is_one() && own.figure.is_none()) {
            return false;
        }
        let rest = &self.chunks[own.chunk + 1..];
        let place = rest
            .iter()
            .take(4)
            .take_while(|chunk| matches!(chunk.part, Part::Preposition | Part::Of | Part::Words));
        match &rest[place.count()..] {
            [comma, verb, ..] => {
                let plural = self.tokens[verb.tokens.start].is_any(set!["were", "are", "have"]);
                comma.part == Part::Comma
                    && matches!(verb.part, Part::Act(_) | Part::Be | Part::Verb)
                    && !plural
            }
            _ => false,
        }
    }

    /// `"of" "the" noun` at the head of the sentence: ***of the drones**, 61 were shot down*.
    fn fronted_noun(&self) -> Option<Class> {
        let [of, the, ..] = self.tokens.get(self.range.start..)? else { return None };
        let fronted =
            of.is("of") && the.is_any(set!["the", "these", "those", "its", "their", "all"]);
        let noun = fronted.then(|| self.nouns().read(self.range.start + 2, true))?;
        noun.is_known().then_some(noun.classes)
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

    /// Whether the sentence turns to another event between two phrases: *killed two, **a day after** a strike killed 12*.
    pub(super) fn turns_between(&self, one: PhraseNumber, other: PhraseNumber) -> bool {
        let between = &self.chunks[self.phrases[one].chunk + 1..self.phrases[other].chunk];
        between.iter().enumerate().any(|(at, chunk)| {
            let word = &self.tokens[chunk.tokens.start];
            match chunk.part {
                Part::Stop => word.text == ";",
                Part::Clause if word.is_any(set!["after", "before"]) => at
                    .checked_sub(1)
                    .and_then(|before| {
                        figure_at(self.figures, &self.tokens[between[before].tokens.end - 1])
                    })
                    .is_some_and(|figure| figure.sort == FigureType::Duration),
                Part::Clause => word.is_any(set!["while", "whereas", "but", "although", "though"]),
                _ => false,
            }
        })
    }

    /// The text's bytes that the chunk takes.
    pub(super) fn span(&self, chunk: &Chunk) -> Span {
        let first = self.tokens[chunk.tokens.start].span();
        first.to(self.tokens[chunk.tokens.end.max(chunk.tokens.start + 1) - 1].span())
    }
}

/// Whether most words of a sentence have a capital.
fn titled(tokens: &[Token<'_>]) -> bool {
    let words = tokens.iter().filter(|token| token.sort == TokenSort::Word && token.text.len() > 3);
    let (capitals, all) = words.fold((0, 0), |(capitals, all), token| {
        (capitals + usize::from(token.is_capital()), all + 1)
    });
    all > 2 && capitals * 4 > all * 3
}
