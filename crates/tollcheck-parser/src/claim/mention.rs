//! Mentions of a quantity: figures with their nouns, and noun phrases that stand for one or for none.

use tollcheck_lexicon::{Class, Role, class};
use tollcheck_model::{Amount, Figure, FigureType, Quantity, Span};

use super::chunk::{Chunk, Part, Voice};
use super::closed::{BE, DETERMINERS, PRONOUNS, ends_phrase, is_adverb, is_possessive};
use super::noun::{Noun, Nouns, figure_at, known, people, weapons};
use super::phrase::{By, Phrase, one};
use super::scene::Scene;
use crate::token::{Token, TokenSort};
use crate::word::words;

/// Words that may open the whole of which a number is a part.
const OWNERS: &[&str] =
    &["the", "its", "their", "his", "her", "our", "these", "those", "all", "my"];

impl<'a, 't> Scene<'a, 't> {
    /// What reads nouns here.
    pub(super) fn nouns(&self) -> Nouns<'a, 't> {
        Nouns { tokens: self.tokens, figures: self.figures, titled: self.titled }
    }

    /// Adds `phrase` as the chunk of the tokens from `from` to `to`.
    fn mention(&mut self, phrase: Phrase, from: usize, to: usize) -> usize {
        self.phrases.push(phrase);
        self.push(Part::Phrase(self.phrases.len() - 1), from, to)
    }

    /// The span of the tokens from `from` to `to`.
    fn tokens_span(&self, from: usize, to: usize) -> Span {
        Span::new(self.tokens[from].start, self.tokens[to.max(from + 1) - 1].end())
    }

    /// A figure: a noun phrase where it counts, else words.
    pub(super) fn number(&mut self, at: usize, figure: &Figure) -> usize {
        let inside = self.tokens[at..].iter().take_while(|token| token.start < figure.span.end);
        let after = at + inside.count().max(1);
        let number = self.figures.partition_point(|other| other.span.start < figure.span.start);
        match figure.sort {
            FigureType::Cardinal if self.is_apposition(after, figure) => {
                self.push(Part::Words, at, after)
            }
            FigureType::Cardinal if self.is_age(after, figure) || self.is_of_parent(after) => {
                self.push(Part::Words, at, after)
            }
            FigureType::Cardinal | FigureType::Range | FigureType::Vague | FigureType::Fraction => {
                let (noun, some_of, to) = self.counted(after, figure);
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
            FigureType::Ordinal => self.ordinal(at, after, number, figure),
            FigureType::Age => self.aged(at, after),
            _ => self.push(Part::Words, at, after),
        }
    }

    /// Whether it is *one of* a class that the noun before belongs to: *a missile, **one** of the most modern*.
    fn is_apposition(&self, after: usize, figure: &Figure) -> bool {
        figure.quantity.value == Some(Amount::ONE)
            && matches!(self.chunks.last(), Some(Chunk { part: Part::Comma | Part::Be, .. }))
            && self.tokens.get(after).is_some_and(|token| token.is("of"))
            && !self
                .tokens
                .get(after + 1)
                .is_some_and(|token| token.is_any(&["them", "whom", "which"]))
    }

    /// Whether a bare number between commas after one person is an age: *a Ukrainian boy, **eight**, …*
    fn is_age(&self, after: usize, figure: &Figure) -> bool {
        let closes = self.tokens.get(after).is_none_or(|next| {
            matches!(next.text, "," | ")" | ".") || !next.senses().is_empty() || next.is_any(BE)
        });
        let one = match self.chunks.as_slice() {
            [.., Chunk { part: Part::Words, tokens }, Chunk { part: Part::Comma, .. }] => {
                self.ends_in_name(tokens.clone())
            }
            [
                ..,
                Chunk { part: Part::Phrase(number), .. },
                Chunk { part: Part::Comma | Part::Bracket, .. },
            ] => {
                let phrase = &self.phrases[*number];
                phrase.is_one() && phrase.noun.classes.meets(people())
            }
            _ => false,
        };
        let young = figure.quantity.value.is_some_and(|value| value <= Amount::whole(110));
        closes && one && young && figure.span == figure.number
    }

    /// Whether a bare number counts the children of a parent: *a mother of **two** was hurt*.
    fn is_of_parent(&self, after: usize) -> bool {
        let of = matches!(self.chunks.last(), Some(Chunk { part: Part::Of, .. }));
        let parent = self.chunks.len().checked_sub(2).is_some_and(|before| {
            self.tokens[self.chunks[before].tokens.clone()].last().is_some_and(|token| {
                token.is_any(&[
                    "mother",
                    "father",
                    "parent",
                    "dad",
                    "mum",
                    "mom",
                    "grandmother",
                    "grandfather",
                ])
            })
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
            let noun = self.nouns().read(after, plural);
            let to = noun.words.end.max(after);
            return (noun, false, to);
        }
        let mut from = after + 1;
        let named = token(from + 1).is_some_and(|next| next.is_class(known()));
        let pronoun = token(from).is_some_and(|token| {
            token.is_any(&["them", "us", "whom", "which", "you"])
                || token.is_any(&["these", "those"]) && !named
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
        let noun = self.nouns().read(from, plural);
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
        let adds = |token: &Token<'_>| token.is_any(&["another", "additional", "further", "other"]);
        before.iter().any(adds)
            || inside.iter().any(|token| adds(token) || token.is_any(&["more", "others"]))
    }

    /// `ordinal person`: *a second victim* is one, *fifth person* the fifth.
    fn ordinal(&mut self, at: usize, after: usize, number: usize, figure: &Figure) -> usize {
        let noun = self.nouns().read(after, false);
        let victim = noun.classes.meets(people())
            || noun
                .senses
                .iter()
                .any(|sense| sense.role == Role::Nouns && sense.kind.0 == "killed");
        if !(victim || noun.classes.meets(weapons()))
            || noun.words.len() > 7
            || figure.quantity.value <= Some(Amount::ONE)
        {
            return self.push(Part::Words, at, after);
        }
        let article = at > self.range.start && self.tokens[at - 1].is_any(&["a", "the", "one"])
            || self.tokens[at].is_any(&["a", "the"]);
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

    /// `age [ noun ]`: *a 17-year-old* stands for one person, *a 13-year-old girl* too.
    fn aged(&mut self, at: usize, after: usize) -> usize {
        let before =
            at.checked_sub(1).filter(|at| *at >= self.range.start).map(|at| &self.tokens[at]);
        let article = self.tokens[at].is_any(&["a", "an"])
            || before.is_some_and(|token| token.is_any(&["a", "an", "another"]));
        let hyphen = self.tokens[at..after].iter().any(|token| token.text == "-")
            && !self.tokens[after - 1].text.ends_with("olds")
            && !(matches!(self.chunks.last(), Some(Chunk { part: Part::Of, .. }))
                && self.is_of_parent(after));
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
        let alone = next.is_none_or(|next| {
            next.sort != TokenSort::Word
                || ends_phrase(next)
                || !next.senses().is_empty() && !next.is_class(known())
        });
        if token.is("another") && next.is_some_and(|next| next.is("one")) {
            return Some(self.lone(at, at + 2, Noun::none(at + 2)));
        }
        if token.is("another") && alone {
            return Some(self.lone(at, at + 1, Noun::none(at + 1)));
        }
        let article = token.is_any(&["a", "an", "another"]);
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
        if goes_on {
            return None;
        }
        Some(self.lone(at, to, noun))
    }

    /// Whether a name and a comma stand before: *John Smith, **a father of two**, died*.
    fn follows_name(&self) -> bool {
        match self.chunks.as_slice() {
            [.., before, Chunk { part: Part::Words, tokens }, Chunk { part: Part::Comma, .. }] => {
                before.part != Part::Preposition && self.ends_in_name(tokens.clone())
            }
            [Chunk { part: Part::Words, tokens }, Chunk { part: Part::Comma, .. }] => {
                self.ends_in_name(tokens.clone())
            }
            _ => false,
        }
    }

    /// Whether the tokens end in two capitals, neither of them a headline's.
    fn ends_in_name(&self, tokens: std::ops::Range<usize>) -> bool {
        let capitals =
            self.tokens[tokens].iter().rev().take_while(|token| token.is_capital()).count();
        capitals >= 2 && !self.titled
    }

    /// `counted-before = ("the" | "both") noun`: people whom the sentence before counted.
    ///
    /// > Gunmen abducted four boys. **The boys** were found dead.
    pub(super) fn counted_before(&mut self, at: usize) -> Option<usize> {
        const ANY: &[&str] = &[
            "hostages",
            "victims",
            "captives",
            "men",
            "women",
            "youths",
            "people",
            "hostage",
            "captive",
            "abductees",
        ];
        let before = self.before?;
        if !self.tokens[at].is_any(&["the", "both"]) {
            return None;
        }
        let noun = self.nouns().read(at + 1, true);
        let head = self.tokens.get(noun.words.end.checked_sub(1)?)?;
        let same = head.is(&before.noun) || head.is_any(ANY);
        let one = before.quantity.value == Some(Amount::ONE);
        let number = one == noun.classes.meets(class::SINGULAR);
        if !(noun.classes.meets(people()) && noun.attribute.is_none() && same && number) {
            return None;
        }
        let to = noun.words.end;
        let quantity = before.quantity.clone();
        let span = self.tokens_span(at, to);
        let phrase =
            Phrase { by: By::Before, ..Phrase::implied(quantity, span, noun, self.chunks.len()) };
        Some(self.mention(phrase, at, to))
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

    /// `nobody = "nobody" | "no one" | "no" noun | "none"`
    ///
    /// > **no casualties** were reported · **nobody** was hurt
    pub(super) fn nobody(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let pronoun =
            ["no one", "no - one", "nobody", "none of them", "none"].iter().find_map(|phrase| {
                words(phrase)(rest).ok().map(|(after, ())| at + rest.0.len() - after.0.len())
            });
        let (to, noun) = match pronoun {
            Some(to) => (to, Noun { classes: class::PERSON, ..Noun::none(to) }),
            None if self.tokens[at].is("no") => {
                let noun = self.nouns().read(at + 1, true);
                if !(noun.classes.meets(people() | weapons()) || noun.plays(Role::Nouns)) {
                    return None;
                }
                (noun.words.end, noun)
            }
            None => return None,
        };
        let zero = Quantity::exactly(Amount::ZERO);
        let phrase = Phrase::implied(zero, self.tokens_span(at, to), noun, self.chunks.len());
        Some(self.mention(phrase, at, to))
    }
}

/// Whether a noun phrase without an article may open with `token`.
fn opens(token: &Token<'_>) -> bool {
    token.sort == TokenSort::Word
        && !token.is_any(DETERMINERS)
        && !token.is_any(PRONOUNS)
        && !is_adverb(token)
}
