//! Mentions of a quantity: figures with their nouns.

use tollcheck_lexicon::{Role, class};
use tollcheck_model::{Amount, Figure, FigureType, Modifier, Quantity, Span};

use super::chunk::{Chunk, Part};
use super::closed::{DETERMINERS, PARENTS, ends_phrase, is_possessive};
use super::noun::{Noun, figure_at, known, people, weapons};
use super::nouns::Nouns;
use super::phrase::{By, Phrase, one};
use super::scene::Scene;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};
use crate::word::is_superlative;

/// Words that may open the whole of which a number is a part.
const OWNERS: &WordSet =
    set!["the", "its", "their", "his", "her", "our", "these", "those", "all", "my"];

impl<'a, 't> Scene<'a, 't> {
    /// What reads nouns here.
    pub(super) fn nouns(&self) -> Nouns<'a, 't> {
        Nouns { tokens: self.tokens, figures: self.figures, titled: self.titled }
    }

    /// Adds `phrase` as the chunk of the tokens from `from` to `to`.
    pub(super) fn mention(&mut self, phrase: Phrase, from: usize, to: usize) -> usize {
        self.phrases.push(phrase);
        self.push(Part::Phrase(self.phrases.len() - 1), from, to)
    }

    /// The span of the tokens from `from` to `to`.
    pub(super) fn tokens_span(&self, from: usize, to: usize) -> Span {
        Span::new(self.tokens[from].start, self.tokens[to.max(from + 1) - 1].end())
    }

    /// A figure: a noun phrase where it counts, else words.
    pub(super) fn number(&mut self, at: usize, figure: &Figure) -> usize {
        let inside = self.tokens[at..].iter().take_while(|token| token.start < figure.span.end);
        let after = at + inside.count().max(1);
        let number = self.figures.partition_point(|other| other.span.start < figure.span.start);
        if self.goes_up(at, figure) {
            self.push(Part::Words, at, at + 1);
            self.push(Part::Preposition, at + 1, at + 2);
            let quantity = figure.quantity.value.map_or_else(Quantity::default, Quantity::exactly);
            let bare = Figure { span: figure.number, quantity, ..figure.clone() };
            return self.counting(at + 2, after, number, &bare);
        }
        if let Some(end) = self.ages(at) {
            return self.push(Part::Words, at, end);
        }
        match figure.sort {
            FigureType::Cardinal
                if self.is_apposition(after, figure) || self.is_superlative(after, figure) =>
            {
                self.push(Part::Words, at, after)
            }
            FigureType::Cardinal if self.is_age(after, figure) || self.is_of_parent(after) => {
                self.push(Part::Words, at, after)
            }
            FigureType::Percent if !self.is_part_of_number(after) => {
                self.push(Part::Words, at, after)
            }
            FigureType::Cardinal
            | FigureType::Range
            | FigureType::Vague
            | FigureType::Fraction
            | FigureType::Percent => self.counting(at, after, number, figure),
            FigureType::Ordinal => self.ordinal(at, after, number, figure),
            FigureType::Age => self.aged(at, after),
            _ => self.push(Part::Words, at, after),
        }
    }

    /// The phrase of the figure `number`, whose tokens are from `at` to `after`, and of its noun.
    fn counting(&mut self, at: usize, after: usize, number: usize, figure: &Figure) -> usize {
        let (noun, some_of, to) = self.counted(after, figure);
        if self.is_difference(after) || to > after && self.is_difference(to) {
            return self.push(Part::Words, at, after);
        }
        let noun = if self.shares_strikes(&noun, figure, to) {
            Noun { classes: class::ATTACK, ..noun }
        } else {
            noun
        };
        let more = self.more(at, to);
        let end = self.tokens[to - 1].end().max(figure.span.end);
        let span = Span::new(figure.span.start, end);
        let chunk = self.chunks.len();
        let phrase = Phrase {
            figure: Some(number),
            some_of,
            more,
            ..Phrase::implied(figure.quantity.clone(), span, noun, chunk)
        };
        self.mention(phrase, at, to)
    }

    /// Whether the noun is one with that of the next number: *two **missile** and 81 air **strikes***.
    fn shares_strikes(&self, noun: &Noun, figure: &Figure, to: usize) -> bool {
        let weapon = noun.classes.meets(weapons()) && noun.classes.meets(class::SINGULAR);
        let many = figure.quantity.value.is_some_and(|value| value > Amount::ONE);
        let [and, near @ ..] = self.rest(to).0 else { return false };
        weapon
            && many
            && and.is("and")
            && near.first().is_some_and(|next| figure_at(self.figures, next).is_some())
            && near.iter().skip(1).take(3).any(|token| token.is_class(class::ATTACK))
    }

    /// Whether *up* of *up to* at `at` belongs to the verb before it, so that it bounds nothing: *the toll has **gone up to** 34*.
    fn goes_up(&self, at: usize, figure: &Figure) -> bool {
        const VERBS: &WordSet = set![
            "go", "goes", "went", "gone", "going", "move", "moves", "moved", "shot", "edged",
            "crept", "climbed", "jumped", "pushed", "ticked", "inched", "brought", "rounded",
            "revised",
        ];
        let verb = at > self.range.start && self.tokens[at - 1].is_any(VERBS);
        verb && figure.quantity.modifier == Modifier::AtMost
            && matches!(self.rest(at).0, [up, to, next, ..]
                if up.is("up") && to.is("to") && next.start == figure.number.start)
    }

    /// Whether the words at `at` make the number before them a difference: *12 dead, three **fewer than** first thought*.
    fn is_difference(&self, at: usize) -> bool {
        match self.rest(at).0 {
            [more, than, next, ..] => {
                than.is("than")
                    && more.is_any(set!["more", "fewer", "less", "higher", "lower"])
                    && figure_at(self.figures, next).is_none()
            }
            _ => false,
        }
    }

    /// Whether *of* and a number follow at `after`: *99 percent **of the 300** drones*.
    fn is_part_of_number(&self, after: usize) -> bool {
        let [of, near @ ..] = self.rest(after).0 else { return false };
        let number = near.iter().take(3).position(|token| {
            figure_at(self.figures, token).is_some_and(|figure| figure.sort.counts())
        });
        of.is("of")
            && number.is_some_and(|at| near[..at].iter().all(|token| token.is_any(DETERMINERS)))
    }

    /// Whether it is *one of* a class that the noun before belongs to: *a missile, **one** of the most modern*.
    fn is_apposition(&self, after: usize, figure: &Figure) -> bool {
        figure.quantity.value == Some(Amount::ONE)
            && matches!(self.chunks.last(), Some(Chunk { part: Part::Comma | Part::Be, .. }))
            && self.tokens.get(after).is_some_and(|token| token.is("of"))
            && !self
                .tokens
                .get(after + 1)
                .is_some_and(|token| token.is_any(set!["them", "whom", "which"]))
    }

    /// Whether *one* is one of the worst or heaviest of its sort, which counts nothing: ***one** of the heaviest raids of the
    /// war*; but one of the youngest victims is somebody.
    fn is_superlative(&self, after: usize, figure: &Figure) -> bool {
        let [of, the, near @ ..] = self.rest(after).0 else { return false };
        let one = figure.quantity.value == Some(Amount::ONE);
        let most = near.iter().take(2).any(is_superlative);
        let somebody = near
            .iter()
            .take(5)
            .take_while(|token| token.sort == TokenSort::Word)
            .any(|token| token.is_class(people()));
        one && of.is("of")
            && the.is_any(set!["the", "its", "their", "his", "our"])
            && most
            && !somebody
    }

    /// Whether a bare number counts the children of a parent: *a mother of **two** was hurt*.
    pub(super) fn is_of_parent(&self, after: usize) -> bool {
        let chunks = self.before_article();
        let of = matches!(chunks.last(), Some(Chunk { part: Part::Of, .. }));
        let parent = chunks.len().checked_sub(2).is_some_and(|before| {
            self.tokens[chunks[before].tokens.clone()]
                .last()
                .is_some_and(|token| token.is_any(PARENTS))
        });
        let bare = self.tokens.get(after).is_none_or(|next| {
            ends_phrase(next) || next.sort == TokenSort::Mark || !next.is_class(known())
        });
        of && parent && bare
    }

    /// `counted = [ "of" determiner ] noun`: the noun after a number, whether it is some of a whole, and where it ends.
    ///
    /// > three **of its airmen** · dozens **of people** · two **of them**
    fn counted(&self, after: usize, figure: &Figure) -> (Noun, bool, usize) {
        let plural = figure.quantity.value != Some(Amount::ONE);
        let token = |at: usize| self.tokens.get(at);
        if !token(after).is_some_and(|token| token.is("of")) {
            let noun = self.nouns().together(self.nouns().read(after, plural));
            let to = noun.words.end.max(after);
            return (noun, false, to);
        }
        let mut from = after + 1;
        let named = token(from + 1).is_some_and(|next| next.is_class(known()));
        let pronoun = token(from).is_some_and(|token| {
            token.is_any(set!["them", "us", "whom", "which", "you"])
                || token.is_any(set!["these", "those"]) && !named
        });
        if pronoun {
            return (Noun::none(after), true, from + 1);
        }
        let mut definite = false;
        while token(from).is_some_and(|token| token.is_any(OWNERS) || is_possessive(token)) {
            definite = true;
            from += 1;
        }
        if token(from)
            .and_then(|token| figure_at(self.figures, token))
            .is_some_and(|figure| figure.sort.counts())
        {
            return (Noun::none(after), true, after);
        }
        let noun = self.nouns().together(self.nouns().read(from, plural));
        if noun.is_empty() {
            return (noun, false, after);
        }
        let to = noun.words.end;
        let whole = figure.span.start < figure.number.start
            && self.tokens[after.saturating_sub(2)].is("all");
        (noun, definite && !whole, to)
    }

    /// Whether a phrase says that it comes on top: *12 others*, *another 12*.
    fn more(&self, from: usize, to: usize) -> bool {
        let before = &self.tokens[from.saturating_sub(2).max(self.range.start)..from];
        let inside = &self.tokens[from..(to + 1).min(self.range.end)];
        let adds =
            |token: &Token<'_>| token.is_any(set!["another", "additional", "further", "other"]);
        before.iter().any(adds)
            || inside.iter().any(|token| adds(token) || token.is_any(set!["more", "others"]))
    }

    /// Whether an ordinal without a noun is one more of those counted before: *two died and **a third** was hurt*.
    fn is_one_more(&self, at: usize, after: usize, figure: &Figure) -> bool {
        let article =
            self.tokens[at].is("a") || at > self.range.start && self.tokens[at - 1].is("a");
        let counted = self.phrases.last().is_some_and(|phrase| phrase.noun.classes.meets(people()));
        // "a third were hurt" is a part of them
        let verb = self.tokens.get(after).is_some_and(|next| {
            next.is_any(set!["was", "is", "has"])
                || next.senses().iter().any(|sense| sense.role == Role::Dies)
        });
        // "two were killed and a third critically injured"
        let next_of = self.phrases.last().and_then(|phrase| phrase.quantity.value);
        let counts_on = next_of.map(|value| value.plus(Amount::ONE)) == figure.quantity.value;
        let joined = matches!(self.chunks.last(), Some(Chunk { part: Part::And, .. }))
            || matches!(self.chunks.as_slice(), [.., and, Chunk { part: Part::Words, tokens }]
                if and.part == Part::And && tokens.len() == 1);
        let done = || {
            let mut near = self.rest(after).0.iter().take(2);
            near.any(|next| next.senses().iter().any(|sense| sense.role == Role::Done))
        };
        let verb = verb || counts_on && joined && done();
        article && counted && verb && figure.quantity.value > Some(Amount::ONE)
    }

    /// `ordinal person`: *a second victim* is one, *fifth person* the fifth.
    fn ordinal(&mut self, at: usize, after: usize, number: usize, figure: &Figure) -> usize {
        let noun = self.nouns().read(after, false);
        let victim = noun.classes.meets(people())
            || noun
                .senses
                .iter()
                .any(|sense| sense.role == Role::Nouns && sense.kind.0 == "killed");
        if noun.is_empty() && self.is_one_more(at, after, figure) {
            let span = self.tokens_span(at, after);
            let chunk = self.chunks.len();
            let phrase = Phrase { by: By::Ordinal, ..Phrase::implied(one(), span, noun, chunk) };
            return self.mention(phrase, at, after);
        }
        if !(victim || noun.classes.meets(weapons()))
            || noun.words.len() > 7
            || figure.quantity.value <= Some(Amount::ONE)
        {
            return self.push(Part::Words, at, after);
        }
        let article = at > self.range.start && self.tokens[at - 1].is_any(set!["a", "the", "one"])
            || self.tokens[at].is_any(set!["a", "the"]);
        if !victim && !article {
            return self.push(Part::Words, at, after);
        }
        let to = noun.words.end;
        let quantity = if article || !victim { one() } else { figure.quantity.clone() };
        let span = Span::new(figure.span.start, self.tokens[to - 1].end());
        let chunk = self.chunks.len();
        let phrase = Phrase {
            figure: victim.then_some(number),
            by: By::Ordinal,
            ..Phrase::implied(quantity, span, noun, chunk)
        };
        self.mention(phrase, at, to)
    }
}
