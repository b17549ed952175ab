//! One sentence, cut into chunks and noun phrases.

use std::ops::Range;

use tollcheck_lexicon::{Class, WordKey};
use tollcheck_model::{Figure, FigureType, Kind, Quantity, Span};

use super::chunk::{Chunk, Part, PhraseNumber};
use super::noun::figure_at;
use super::phrase::{By, Phrase};
use crate::set::set;
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
    /// > one of the victims, **a doctor**, died on the way · two died, one of them **a volunteer**
    fn restates(&self, number: PhraseNumber) -> bool {
        let of = |chunk: usize| {
            chunk.checked_sub(1).is_some_and(|before| self.chunks[before].part == Part::Of)
        };
        let (own, before) = (&self.phrases[number], &self.phrases[number - 1]);
        // "one of them a volunteer"
        let beside = own.chunk == before.chunk + 1 && before.some_of && before.is_one();
        if beside && own.is_one() && own.figure.is_none() {
            return true;
        }
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
