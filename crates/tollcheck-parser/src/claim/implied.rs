//! Noun phrases without a number of their own: people counted before, and nobody.

use tollcheck_lexicon::{Class, Entry, Meaning, Role, class};
use tollcheck_model::{Amount, Quantity};

use super::closed::BE;
use super::noun::{Noun, people, weapons};

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
            || token.is_any(set!["another", "no", "nobody", "none"])
            || before.is_some_and(|before| token.is_any(ANY) || token.is(&before.noun))
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

    /// `the-other = "the other"`, without a noun, after one of them.
    ///
    /// > one person was killed and **the other** wounded
    pub(super) fn the_other(&self, at: usize) -> Option<Phrase> {
        let [the, other, next @ ..] = self.rest(at).0 else { return None };
        let one = self.phrases.last().filter(|phrase| {
            phrase.is_one()
                && (phrase.noun.is_empty()
                    || phrase.noun.classes.meets(Class(people().0 | weapons().0)))
        });
        let alone = next.first().is_none_or(|next| {
            next.sort == TokenSort::Mark || next.is_any(BE) || !next.senses().is_empty()
        });
        let stands = the.is("the") && other.is("other") && alone && one.is_some();
        let noun = Noun { others: true, ..Noun::none(at + 2) };
        let span = the.span().to(other.span());
        stands.then(|| Phrase::implied(phrase::one(), span, noun, self.chunks.len()))
    }

    /// `nobody = "nobody" | "no one" | "no" noun | "none"`
    ///
    /// > **no casualties** were reported · **nobody** was hurt
    pub(super) fn nobody(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let pronoun = phrases!["no one", "no - one", "nobody", "none of them", "none"]
            .read(rest)
            .map(|(after, ())| at + rest.0.len() - after.0.len());
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
