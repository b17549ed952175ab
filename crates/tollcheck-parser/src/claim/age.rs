//! Numbers without a unit that are ages: *two boys, **5 and 7**, were hurt*.

use tollcheck_lexicon::class;
use tollcheck_model::{Amount, Figure, FigureType};

use super::chunk::{Chunk, Part};
use super::closed::{BE, HAVE};
use super::noun::{figure_at, people};
use super::scene::Scene;
use crate::set::set;
use crate::token::{Token, TokenSort};

/// How many tokens a list of ages may take.
const MOST_AGES: usize = 24;

impl Scene<'_, '_> {
    /// `ages = persons "," number { ( "," | "and" ) number }`, before a mark or verb, as many as there are persons; else a range
    /// after *aged*: where they end.
    ///
    /// > two boys, **5 and 7**, were hurt · girls aged **between 5 and 7**
    pub(super) fn ages(&self, at: usize) -> Option<usize> {
        let figure = figure_at(self.figures, &self.tokens[at])?;
        let inside = |figure: &Figure| {
            self.rest(at).0.iter().take_while(|token| token.start < figure.span.end).count().max(1)
        };
        let aged = at > self.range.start && self.tokens[at - 1].is_any(set!["aged", "ages"]);
        if figure.sort == FigureType::Range && aged {
            return Some(at + inside(figure));
        }
        let [.., Chunk { part: Part::Phrase(number), .. }, pause] = self.chunks.as_slice() else {
            return None;
        };
        let persons = &self.phrases[*number];
        let people = persons.noun.classes.meets(people()) && !persons.is_one();
        if !(people && matches!(pause.part, Part::Comma | Part::Bracket)) {
            return None;
        }
        let young = |token: &Token<'_>| {
            figure_at(self.figures, token).is_some_and(|figure| {
                let value = figure.quantity.value;
                figure.span == token.span()
                    && value.is_some_and(|value| value <= Amount::whole(110))
            })
        };
        let joins = |token: &Token<'_>| token.text == "," || token.is("and");
        let near = self.rest(at).0.iter().take(MOST_AGES);
        let len = near.take_while(|token| young(token) || joins(token)).count();
        let numbers = &self.rest(at).0[..len];
        let last = numbers.iter().rposition(young)? + 1;
        let count =
            i64::try_from(numbers[..last].iter().filter(|token| young(token)).count()).ok()?;
        let next = self.tokens.get(at + last);
        let closes = next.is_none_or(|next| {
            matches!(next.text, "," | ")" | "." | "—") || next.is_any(BE) || next.is_any(HAVE)
        });
        (closes && persons.quantity.value == Some(Amount::whole(count))).then_some(at + last)
    }

    /// Whether the clause up to the token `end` is only a noun phrase of one person: ***the driver of the pickup**, 34, died*.
    fn is_of_somebody(&self, end: usize) -> bool {
        const LONGEST: usize = 10;
        let from = end.saturating_sub(LONGEST).max(self.range.start);
        let mark = |token: &Token<'_>| token.sort == TokenSort::Mark && token.text != "-";
        let clause = &self.tokens[from..end];
        let open = clause.iter().rposition(mark).map_or(0, |mark| mark + 1);
        let [the, words @ ..] = &clause[open..] else { return false };
        let of = words.iter().position(|token| token.is_any(set!["of", "from", "in", "at"]));
        let head = of.and_then(|of| of.checked_sub(1)).map(|head| &words[head]);
        the.is_any(set!["the", "a", "his", "her", "their", "its"])
            && head.is_some_and(|head| head.is_class(people()) && head.is_class(class::SINGULAR))
    }

    /// Whether a bare number between commas after one person is an age: *a Ukrainian boy, **eight**, …*
    pub(super) fn is_age(&self, after: usize, figure: &Figure) -> bool {
        let closes = self.tokens.get(after).is_none_or(|next| {
            matches!(next.text, "," | ")" | ".") || !next.senses().is_empty() || next.is_any(BE)
        });
        let one = match self.chunks.as_slice() {
            [.., Chunk { part: Part::Words, tokens }, Chunk { part: Part::Comma, .. }] => {
                self.ends_in_name(tokens.clone()) || self.is_of_somebody(tokens.end)
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
}
