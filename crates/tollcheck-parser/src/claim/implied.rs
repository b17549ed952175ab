//! Noun phrases without a number of their own: people counted before, and nobody.

use tollcheck_lexicon::{Class, Entry, Meaning, Role, class};
use tollcheck_model::{Amount, Quantity};

use super::chunk::Voice;
use super::closed::{BE, DETERMINERS};
use super::noun::{Noun, figure_at, people, weapons};

use super::phrase::{self, By, Phrase};
use super::scene::{Counted, Scene};
use crate::set::{WordSet, phrases, set};
use crate::token::{Token, TokenSort};

/// Nouns for people of whom another noun was said before.
const ANY: &WordSet = set![
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

/// Whether `tokens`, among which is no figure, may hold a phrase that stands for one: a singular, *nobody*, or people
/// counted `before`.
pub(super) fn may_stand(tokens: &[Token<'_>], before: Option<&Counted>) -> bool {
    let counts = people() | weapons() | class::EQUIPMENT;
    let body = |meaning: &Meaning| meaning.senses.iter().any(|sense| sense.role == Role::People);
    let lone = |entry: &Entry| {
        entry.classes.meets(class::SINGULAR) && entry.classes.meets(counts)
            || entry.classes.meets(class::NATIONALITY) && !entry.phrases.is_empty()
            || entry.tells
                && (body(&entry.meaning)
                    || entry.phrases.iter().any(|phrase| body(&phrase.meaning)))
    };
    tokens.iter().any(|token| {
        token.entry.is_some_and(lone)
            || token.is_any(set![
                "another",
                "no",
                "nobody",
                "none",
                "neither",
                "double",
                "triple",
                "quadruple"
            ])
            || before.is_some_and(|before| {
                token.is_any(ANY)
                    || token.key == before.noun
                    || before.alone && token.is_any(set!["they", "both"])
            })
    })
}

impl Scene<'_, '_> {
    /// `counted-before = ("the" | "both") noun`: people whom the sentence before counted.
    ///
    /// > Gunmen abducted four boys. **The boys** were found dead.
    pub(super) fn counted_before(&mut self, at: usize) -> Option<usize> {
        let before = self.before?;
        if !self.tokens[at].is_any(set!["the", "both"]) {
            return None;
        }
        let noun = self.nouns().read(at + 1, true);
        let head = self.tokens.get(noun.words.end.checked_sub(1)?)?;
        let of = self.tokens.get(noun.words.end).is_some_and(|next| next.is("of"));
        let same = !of && (head.key == before.noun || head.is_any(ANY));
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

    /// `they = ( "they" | "both" ) act`, which goes back to the subject of the sentence before, where that names nobody else
    /// and tells another kind of thing of them
    ///
    /// > Three hikers went missing on Friday. **They** were found dead. · Two scouts were captured. **Both** were shot.
    pub(super) fn they(&mut self, at: usize) -> Option<usize> {
        let before = self.before.filter(|before| before.alone)?;
        let token = &self.tokens[at];
        let many = before.quantity.value.is_none_or(|value| value > Amount::ONE);
        let two = before.quantity.value == Some(Amount::whole(2));
        let stands = token.is("they") && many || token.is("both") && two;
        if !(stands && self.opens_bare()) {
            return None;
        }
        let (act, _) = self.act(at + 1)?;
        if act.voice == Voice::Bare
            || act.senses.iter().any(|sense| Some(sense.kind) == before.kind)
        {
            return None;
        }
        let noun = Noun { classes: class::PERSON, ..Noun::none(at + 1) };
        let (quantity, span) = (before.quantity.clone(), self.tokens_span(at, at + 1));
        let phrase =
            Phrase { by: By::Before, ..Phrase::implied(quantity, span, noun, self.chunks.len()) };
        Some(self.mention(phrase, at, at + 1))
    }

    /// `the-other = "the other" [ noun ]`, after one of them; the noun is a singular
    ///
    /// > one person was killed and **the other** wounded · one pilot died, **the other pilot** was hurt
    pub(super) fn the_other(&self, at: usize) -> Option<(Phrase, usize)> {
        let [the, other, next @ ..] = self.rest(at).0 else { return None };
        if !(the.is("the") && other.is("other")) {
            return None;
        }
        let counted = Class(people().0 | weapons().0);
        self.phrases.last().filter(|phrase| {
            phrase.is_one() && (phrase.noun.is_empty() || phrase.noun.classes.meets(counted))
        })?;
        let alone = next.first().is_none_or(|next| {
            next.sort == TokenSort::Mark || next.is_any(BE) || !next.senses().is_empty()
        });
        let named = self.nouns().read(at + 2, false);
        let one = named.classes.meets(counted) && named.classes.meets(class::SINGULAR);
        let noun = match (alone, one) {
            (true, _) => Noun { others: true, ..Noun::none(at + 2) },
            (false, true) => named,
            (false, false) => return None,
        };
        let to = noun.words.end.max(at + 2);
        let span = self.tokens_span(at, to);
        Some((Phrase::implied(phrase::one(), span, noun, self.chunks.len()), to))
    }

    /// `manifold = ( "double" | "triple" | "quadruple" ) [ "-" ] killing`: so many were killed in it.
    ///
    /// > a **triple homicide** · the **double murder** of the brothers
    pub(super) fn manifold(&mut self, at: usize) -> Option<usize> {
        const FOLDS: &WordSet = set!["double", "triple", "quadruple"];
        let fold = [2, 3, 4][FOLDS.place(self.tokens[at].key)?];
        let dash = self.tokens.get(at + 1).is_some_and(|dash| dash.text == "-" && !dash.spaced);
        let noun = at + 1 + usize::from(dash);
        let head = self.tokens.get(noun)?;
        let kills = head.is_any(set!["homicide", "murder", "killing", "slaying", "assassination"]);
        let goes_on = self.tokens.get(noun + 1).is_some_and(|next| {
            next.sort == TokenSort::Word && next.is_any(set!["charge", "charges"])
        });
        if !kills || goes_on {
            return None;
        }
        let words = Noun { words: noun..noun + 1, senses: head.senses(), ..Noun::none(noun) };
        let (quantity, span) =
            (Quantity::exactly(Amount::whole(fold)), self.tokens_span(at, noun + 1));
        let phrase = Phrase::implied(quantity, span, words, self.chunks.len());
        Some(self.mention(phrase, at, noun + 1))
    }

    /// `portion = ( "most" | "some" | "nearly all" | … )`, before *of* and a number: a part without a number of its own.
    ///
    /// > **most** of the 300 drones were shot down · **the majority** of the 40 passengers survived
    pub(super) fn portion(&self, at: usize) -> Option<(Phrase, usize)> {
        let rest = self.rest(at);
        let (after, ()) = phrases![
            "most",
            "almost all",
            "nearly all",
            "virtually all",
            "some",
            "the majority",
            "a majority",
            "the vast majority",
            "the overwhelming majority",
            "the bulk",
            "part",
            "a part",
            "the rest",
            "the remainder",
            "each",
            "how many",
        ]
        .read(rest)?;
        let [of, near @ ..] = after.0 else { return None };
        let number = near.iter().take(3).position(|token| {
            figure_at(self.figures, token).is_some_and(|figure| figure.sort.counts())
        })?;
        let definite = near[..number].iter().all(|token| token.is_any(DETERMINERS));
        (of.is("of") && definite).then(|| {
            let to = at + rest.0.len() - after.0.len();
            let (span, noun) = (self.tokens_span(at, to), Noun::none(to));
            let phrase = Phrase::implied(Quantity::default(), span, noun, self.chunks.len());
            (Phrase { by: By::Portion, ..phrase }, to)
        })
    }

    /// `nobody = "nobody" | "no one" | "no" noun | "none"`
    ///
    /// > **no casualties** were reported · **nobody** was hurt
    pub(super) fn nobody(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let pronoun = phrases!["no one", "no - one", "nobody", "none of them", "none", "neither"]
            .read(rest)
            .map(|(after, ())| at + rest.0.len() - after.0.len());
        let (to, noun) = match pronoun {
            Some(to) => (to, Noun { classes: class::PERSON, ..Noun::none(to) }),
            None if self.tokens[at].is("no")
                && !self.tokens.get(at + 1).is_some_and(|next| next.is("longer")) =>
            {
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
