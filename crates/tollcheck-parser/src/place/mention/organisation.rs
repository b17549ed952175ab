//! Organisations and venues that are named after a place: *the Bank of America*, *Dufferin Street*.

use tollcheck_lexicon::{class, gazetteer};

use super::scan::{Name, Scan};
use crate::place::context::Setting;
use crate::set::set;

impl Scan<'_, '_> {
    /// Whether the name is part of the name of an organisation: 0 if not, less the surer it is.
    pub(super) fn organisation(&self, name: &Name) -> i32 {
        let of = name.at > name.sentence.start && self.tokens[name.at - 1].is("of");
        let organisation = of && self.organisation_before(name) || self.organisation_after(name);
        let mut against = if organisation { -8 } else { 0 };
        // "Agence France-Presse", but not "the Israel-Gaza war".
        let hyphen =
            |at: usize| self.tokens.get(at).is_some_and(|mark| mark.text == "-" && !mark.spaced);
        let capital = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.is_capital() && !token.spaced)
        };
        if name.at > name.sentence.start + 1 && hyphen(name.at - 1) && !self.pairs(name.at - 2) {
            against -= 6;
        }
        if hyphen(name.to) && capital(name.to + 1) && !self.pairs(name.to + 1) {
            against -= 6;
        }
        against
    }

    /// *the **Israel**-Gaza war*: whether the word at `at` can be one of a pair of places.
    fn pairs(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| gazetteer().longest(std::iter::once(token.text)).is_some())
    }

    /// *the Bank **of America***
    fn organisation_before(&self, name: &Name) -> bool {
        let start = name.sentence.start;
        (start..name.at.saturating_sub(1))
            .rev()
            .take(4)
            .map(|at| &self.tokens[at])
            .take_while(|token| token.is_capital() || token.is_any(set!["of", "and", "for", "the"]))
            .any(|token| token.is_capital() && token.is_class(class::PLACE_ORGANIZATION))
    }

    /// *Michigan **State University***
    pub(super) fn organisation_after(&self, name: &Name) -> bool {
        let most = if name.setting == Setting::Plain { 5 } else { 1 };
        self.tokens[name.to..name.sentence.end]
            .iter()
            .take(most)
            .take_while(|token| {
                token.is_capital() || token.is_any(set!["of", "and", "for", "the", "&"])
            })
            .any(|token| token.is_capital() && token.is_class(class::PLACE_ORGANIZATION))
    }

    /// *Dufferin **Street***: where the venue that the name belongs to ends.
    pub(super) fn venue(&self, name: &Name) -> Option<usize> {
        if name.setting != Setting::Plain {
            return None;
        }
        let rest = &self.tokens[name.to..name.sentence.end];
        let run = rest.iter().take(3).take_while(|token| token.is_capital()).count();
        let last = rest[..run].iter().rposition(|token| token.is_class(class::PLACE_VENUE))?;
        Some(name.to + last + 1)
    }
}
