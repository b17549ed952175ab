//! Words for a sort of place beside a name: *the Kharkiv region*, *the city of Kharkiv*.

use tollcheck_lexicon::class;

use super::Wanted;
use super::neighbour::lies;
use super::scan::{Name, Scan};
use crate::set::{WordSet, set};

/// Words for a town.
pub(super) const TOWNS: &WordSet =
    set!["city", "town", "village", "township", "settlement", "hamlet"];

/// Words for a part of a town.
const PARTS: &WordSet = set!["neighborhood", "neighbourhood", "suburb"];

impl Scan<'_, '_> {
    /// What sort of place the words beside a name call for, and where the mention ends with the word for a division.
    pub(super) fn wanted(&self, name: &Name) -> (Wanted, usize) {
        if let Some(next) = self.tokens[..name.sentence.end]
            .get(name.to)
            .filter(|next| next.is_class(class::PLACE_DIVISION))
        {
            let wanted = match next {
                next if next.is_any(TOWNS) => Wanted::Town,
                next if next.is_any(PARTS) => Wanted::Part,
                _ => Wanted::Division,
            };
            let vague = next.is_any(set!["area", "community", "states", "department", "quarter"]);
            let part = if next.is_capital() {
                vague
                    || next.is_any(set!["state", "borough", "city"])
                    || self.organisation_after(name)
            } else {
                vague
            };
            if !part && !self.divides(name) {
                return (wanted, name.to + 1);
            }
        }
        if self.shares_division(name) {
            return (Wanted::Division, name.to);
        }
        let before = |back: usize| {
            name.at
                .checked_sub(back)
                .filter(|&at| at >= name.sentence.start)
                .map(|at| &self.tokens[at])
        };
        let head = match before(1) {
            Some(of) if of.is("of") => before(2),
            other => other,
        };
        match head.filter(|head| head.is_class(class::PLACE_DIVISION)) {
            Some(head) if head.is_any(TOWNS) => (Wanted::Town, name.to),
            Some(head) if head.is_any(PARTS) => (Wanted::Part, name.to),
            Some(head)
                if head.is_any(set!["community", "area", "quarter", "quarters", "department"]) =>
            {
                (Wanted::Any, name.to)
            }
            Some(_) => (Wanted::Division, name.to),
            None => (Wanted::Any, name.to),
        }
    }

    /// *the **Kursk** and Belgorod **regions***: whether a name has its word for a division in common with the next ones.
    fn shares_division(&self, name: &Name) -> bool {
        const PLURALS: &WordSet = set![
            "regions",
            "oblasts",
            "provinces",
            "districts",
            "governorates",
            "counties",
            "prefectures",
        ];
        let rest = &self.tokens[name.to..name.sentence.end];
        let joined = rest.first().is_some_and(|next| next.text == "," || next.is("and"));
        joined
            && rest
                .iter()
                .take(10)
                .take_while(|token| {
                    token.is_capital()
                        || token.text == ","
                        || token.is("and")
                        || token.is_any(PLURALS)
                })
                .any(|token| token.is_any(PLURALS))
    }

    /// *the **Brussels** district of Schaerbeek*: the name before the word is where the district lies.
    fn divides(&self, name: &Name) -> bool {
        if !self.tokens[..name.sentence.end].get(name.to + 1).is_some_and(|of| of.is("of")) {
            return false;
        }
        let Some((_, part)) = self.name(name.to + 2, name.sentence.end) else {
            return self.tokens[..name.sentence.end]
                .get(name.to + 2)
                .is_some_and(crate::token::Token::is_capital);
        };
        let Some((_, whole)) = self.name(name.at, name.sentence.end) else { return false };
        !lies(&part, &whole)
    }
}
