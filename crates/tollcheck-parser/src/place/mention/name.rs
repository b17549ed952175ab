//! Names of the gazetteer, as they are written.

use tollcheck_lexicon::{Also, NameMatch, PlaceEntry, class, gazetteer};
use tollcheck_model::PlaceSort;

use super::scan::{Name, Scan};
use crate::place::context::Setting;
use crate::place::grammar::STATES;
use crate::set::{WordSet, set};
use crate::token::TokenSort;

/// Short words that are no names, but where capitals shout them.
#[rustfmt::skip]
const CLOSED: &WordSet = set![
    "as", "at", "an", "by", "he", "if", "in", "is", "it", "me", "my", "no", "of", "on", "or", "so", "to", "up", "we",
];

/// The most words that a name has.
const LONGEST: usize = 8;

impl<'t> Scan<'_, 't> {
    /// *Edmonton, **Ky.***
    pub(super) fn state(&self, at: usize) -> Option<(usize, NameMatch)> {
        let token = &self.tokens[at];
        let town = self
            .mentions
            .last()
            .filter(|last| last.tokens.end + 1 == at && last.adjective.is_none())?;
        if self.tokens[town.tokens.end].text != "," {
            return None;
        }
        let stop = self.tokens.get(at + 1).is_some_and(|next| next.text == "." && !next.spaced);
        let (.., name) = STATES.iter().find(|(short, code, _)| {
            token.text == *code || token.text == *short && (stop || short.contains('.'))
        })?;
        let found = NameMatch {
            words: 1,
            places: gazetteer().find(name),
            adjective_of: None,
            also: Also::SHORT,
        };
        Some((at + 1, found))
    }

    /// The longest name of the gazetteer at `at`, and where it ends.
    pub(super) fn name(&self, at: usize, end: usize) -> Option<(usize, NameMatch)> {
        let mut ends = [at; LONGEST];
        let mut taken = 0;
        let mut next = at;
        let mut owner = self.owner(at, end);
        let words = std::iter::from_fn(|| {
            if next > at {
                next += usize::from(self.joins(next));
            }
            let word = self.tokens[..end].get(next).filter(|word| word.sort == TokenSort::Word)?;
            next += 1;
            let both = owner.take();
            next += usize::from(both.is_some());
            *ends.get_mut(taken)? = next;
            taken += 1;
            Some(both.unwrap_or(word.text))
        });
        let found = gazetteer().longest(words)?;
        let to = *ends.get(found.words.checked_sub(1)?)?;
        if self.goes_on_in_arabic(to, end) || to == at + 1 && self.opens_longer(at, end) {
            return None;
        }
        let last = &self.tokens[to - 1];
        let name = last.text.chars().any(char::is_uppercase)
            || last.is_class(class::PLACE_VENUE | class::PLACE_DIVISION);
        name.then_some((to, found)).or_else(|| {
            // "Nice to" is no name, but "Nice" may be one.
            let found = gazetteer().longest(std::iter::once(self.tokens[at].text))?;
            Some((at + 1, found))
        })
    }

    /// Whether the word at `at` only opens a longer name that nobody knows: ***San** Remigio*.
    fn opens_longer(&self, at: usize, end: usize) -> bool {
        let next = self.tokens[..end].get(at + 1);
        self.tokens[at].is_any(set!["san", "santa", "saint", "são", "los", "las"])
            && next.is_some_and(|next| next.is_capital() && next.sort == TokenSort::Word)
    }

    /// Whether a name that ends at `to` is only the head of a longer one: *Ras **al-Nabaa***.
    fn goes_on_in_arabic(&self, to: usize, end: usize) -> bool {
        matches!(
            self.tokens[..end].get(to..),
            Some([article, dash, head, ..])
                if article.is_any(set!["al", "el", "ar", "as", "an"])
                    && !article.is_capital()
                    && dash.text == "-"
                    && !dash.spaced
                    && head.is_capital()
        )
    }

    /// Whether the token at `at` only joins the parts of a name: *Ivano**-**Frankivsk*, *St**.** Louis*.
    fn joins(&self, at: usize) -> bool {
        let short = |at: usize| self.tokens[at].is_any(set!["st", "ft", "mt"]);
        self.tokens.get(at).is_some_and(|mark| {
            !mark.spaced && (mark.text == "-" || mark.text == "." && at > 0 && short(at - 1))
        })
    }

    /// *People's*, where a name opens with it: *People's Republic of China*, *Cox's Bazar*.
    fn owner(&self, at: usize, end: usize) -> Option<&'t str> {
        let [word, mark, next] = self.tokens[..end].get(at..at + 3)? else { return None };
        let owns = mark.text.starts_with(['\'', '’']) && mark.text.len() > 1 && next.is_capital();
        let both = self.text.get(word.start..mark.end()).filter(|_| owns)?;
        let opens = gazetteer().longest([both, next.text].into_iter()).is_some_and(|m| m.words > 1);
        (opens || word.is("people")).then_some(both)
    }

    /// Whether a single word is written as this name is: *US* but not *us* or *US$*, *Un* but not *UN*.
    pub(super) fn is_spelled_as_name(
        &self,
        name: &Name,
        entry: &PlaceEntry,
        found: &NameMatch,
    ) -> bool {
        let token = &self.tokens[name.at];
        let letters = token.text.chars().filter(|c| c.is_alphabetic()).count();
        let upper = !token.text.chars().any(char::is_lowercase);
        let money = |at: usize| self.tokens.get(at).is_some_and(|mark| mark.text == "$");
        if token.is_class(class::CALENDAR) || money(name.to) || name.at > 0 && money(name.at - 1) {
            return false;
        }
        if found.also.is_short() {
            let telling =
                name.setting != Setting::Capitals || token.text.contains('.') || letters > 2;
            return upper && telling;
        }
        // No text means Aš by "As".
        let closed = token.is_any(CLOSED) && !upper;
        match letters {
            ..=2 if found.also.is_word() || closed => false,
            ..=3 => {
                !upper || name.setting == Setting::Capitals && letters == 3 && !found.also.is_word()
            }
            4 if name.setting != Setting::Capitals => {
                !upper || entry.sort <= PlaceSort::Country || self.opens_dateline(name)
            }
            _ => true,
        }
    }

    /// *CAIRO, Aug 6*, *CAIRO (Reuters)*, *CAIRO —*
    pub(super) fn opens_dateline(&self, name: &Name) -> bool {
        name.at == name.sentence.start
            && self
                .tokens
                .get(name.to)
                .is_some_and(|next| matches!(next.text, "," | "(" | "—" | "–" | "-" | ":"))
    }
}
