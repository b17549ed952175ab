//! Words of a kind with their auxiliaries, and what only looks like them.

use std::ops::Range;

use tollcheck_lexicon::{Role, Sense, class};
use tollcheck_model::Kind;

use super::chunk::{Act, Chunk, Part, Voice};
use super::closed::{
    AUXILIARIES, BE, CANNOT, DETERMINERS, DO, HAVE, MODAL, MODAL_NOT, NOT, REPORTED, ends_phrase,
    is_adverb, is_possessive,
};
use super::noun::figure_at;
use super::scene::Scene;
use crate::set::set;
use crate::token::{Token, TokenSort};
use crate::word::telling;

/// What *to sustain injuries* says of its subject.
const HARMED: &[Sense] = &[Sense { kind: Kind("injured"), role: Role::Dies }];

impl Scene<'_, '_> {
    /// `act = { auxiliary | adverb } words-of-a-kind`
    ///
    /// > **have reportedly been killed** · **were found dead** · **is believed to have shot** · **killing**
    pub(super) fn act(&self, at: usize) -> Option<(Act, usize)> {
        let head = self.tokens.get(at)?;
        let tells = head.entry.is_some_and(|entry| entry.tells) || self.harm(at).is_some();
        if !(tells || head.is_any(AUXILIARIES) || is_adverb(head)) {
            return None;
        }
        let mut voice = Voice::Bare;
        let (mut negated, mut modal) = (false, false);
        let mut to = at;
        let end = self.tokens.len().min(at + 12);
        while to < end {
            let token = &self.tokens[to];
            if let Some((len, meaning)) =
                telling(self.rest(to)).filter(|(len, _)| self.tells(to, to + len, voice))
            {
                let senses = meaning.senses;
                let adverb = len == 1
                    && is_adverb(token)
                    && self.tokens.get(to + 1).is_some_and(|next| !next.senses().is_empty());
                if !adverb {
                    return Some((Act { senses, voice, negated, modal }, to + len));
                }
            } else if let Some(len) = self.harm(to) {
                return Some((Act { senses: HARMED, voice, negated, modal }, to + len));
            } else if token.is("to") {
                if to == at {
                    return None;
                }
                // "33 hostages are to be freed"
                modal |= self.tokens[to - 1].is_any(set!["is", "are", "was", "were"]);
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
                if voice == Voice::Bare && token.is_any(CANNOT) {
                    voice = Voice::Active;
                    modal |= token.is_any(MODAL_NOT);
                }
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

    /// `harm = ( "suffered" | "sustained" | "received" ) word { word } ( "injuries" | "wounds" | "burns" )`: how many tokens it takes.
    ///
    /// > two soldiers **sustained bullet injuries**; but *the army suffered three defeats*
    fn harm(&self, at: usize) -> Option<usize> {
        const ADJECTIVES: usize = 4;
        let [verb, rest @ ..] = self.rest(at).0 else { return None };
        if !verb.is_any(set![
            "suffer",
            "suffers",
            "suffered",
            "sustain",
            "sustained",
            "receive",
            "received"
        ]) {
            return None;
        }
        let noun = |token: &Token<'_>| {
            token.is_any(set![
                "injuries",
                "injury",
                "wounds",
                "wound",
                "burns",
                "fractures",
                "concussion"
            ])
        };
        let word = |token: &&Token<'_>| {
            !noun(token)
                && !token.is("threatening")
                && (token.sort == TokenSort::Word && !token.is_any(DETERMINERS)
                    || token.text == "-")
                && figure_at(self.figures, token).is_none()
        };
        let words = rest.iter().take(ADJECTIVES).take_while(word).count();
        (words > 0 && rest.get(words).is_some_and(noun)).then_some(words + 2)
    }

    /// Whether the words from `from` to `to`, after auxiliaries of `voice`, can tell anything: they are no part of a name or
    /// of a word with a hyphen, own nothing, and an adverb says how somebody is, not how something is taken.
    ///
    /// > Loretta **Lynch** · a **free**-flowing talk · wasn't taken **seriously** · **severely** affected · a boat that cruised
    /// > **down** the river
    fn tells(&self, from: usize, to: usize, voice: Voice) -> bool {
        let token = &self.tokens[from];
        let before = from.checked_sub(1).filter(|at| *at >= self.range.start);
        let before = before.map(|at| &self.tokens[at]);
        let after = self.tokens.get(to);
        let opens = before.is_none_or(|before| {
            before.sort == TokenSort::Mark && !matches!(before.text, "." | "," | "-" | "&" | "/")
        });
        // a headline in capitals may stand in any sentence
        let named = token.is_capital() && token.text.chars().nth(1).is_some_and(char::is_lowercase);
        if named && !opens && !self.titled && to == from + 1 {
            return false;
        }
        let tied = |dash: &Token<'_>| dash.text == "-" && !dash.spaced;
        let prefixed = before.is_some_and(tied)
            && !token.spaced
            && !from.checked_sub(2).is_some_and(|at| self.tokens[at].is_any(set!["re", "co"]));
        let compound = after.is_some_and(tied)
            && self
                .tokens
                .get(to + 1)
                .is_some_and(|next| !next.spaced && next.sort == TokenSort::Word);
        if prefixed || compound || after.is_some_and(is_possessive) {
            return false;
        }
        if to == from + 1 && is_adverb(token) {
            let other = after.is_some_and(|next| {
                next.sort == TokenSort::Word
                    && next.senses().is_empty()
                    && (next.text.ends_with("ed") || next.is_any(set!["hit", "ill"]))
            });
            return voice == Voice::Bare && !other
                || after.is_some_and(|next| !next.senses().is_empty());
        }
        // "critical of the plan"
        if token.is("critical") && after.is_some_and(|next| next.is_any(set!["of", "to", "for"])) {
            return false;
        }
        // "cruised down the river"
        !token.is("down")
            || voice == Voice::Active
            || after.is_some_and(|next| figure_at(self.figures, next).is_some())
    }

    /// Whether what follows `at` goes on to an act.
    fn leads(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            !next.senses().is_empty() || next.is_any(BE) || next.is_any(HAVE) || next.is("to")
        })
    }

    /// Whether the word at `at`, which may be a verb, is a noun: *in an Israeli **strike***.
    pub(super) fn is_noun_here(&self, at: usize, act: &Act, after: usize) -> bool {
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
        let adjective = act.plays(&[Role::Done, Role::States, Role::Dying, Role::Doing])
            && next.is_some_and(|next| {
                next.sort == TokenSort::Word
                    && next.spaced
                    && !ends_phrase(next)
                    && next.senses().is_empty()
                    && !next.is_any(set!["include", "included", "includes"])
                    && !next.is_any(set!["numbered", "totalled", "totaled"])
                    && figure_at(self.figures, next).is_none()
            })
            && at > self.range.start
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
}
