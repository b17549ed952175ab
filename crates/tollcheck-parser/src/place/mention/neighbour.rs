//! Names that stand together, and what one says of where the other lies: *Houston, Texas*.

use tollcheck_lexicon::{NameMatch, class, gazetteer};
use tollcheck_model::PlaceSort;

use super::division::TOWNS;
use super::scan::{Name, Scan};
use crate::place::grammar::STATES;
use crate::set::set;
use crate::token::Token;

impl Scan<'_, '_> {
    /// Ties the last mention to the one before it in the sentence: *Houston, Texas*; *Kharkiv's Saltivka district*.
    pub(super) fn link(&mut self, first: usize) {
        let Some((last, before)) = self.mentions.split_last_mut() else { return };
        let number = before.len();
        let Some(prev) = before.get_mut(first..).and_then(|before| before.last_mut()) else {
            return;
        };
        let gap = &self.tokens[prev.tokens.end..last.tokens.start];
        let (Some(inner), Some(outer)) = (&prev.found, &last.found) else { return };
        let comma = matches!(gap, [mark] if matches!(mark.text, "," | "(" | "/"));
        let near = gap.len() <= 6
            && gap.iter().any(|word| word.is_any(set!["in", "of"]))
            && !gap.iter().any(|word| word.is("and"));
        let same = |one: &NameMatch, other: &NameMatch| {
            other
                .places
                .first()
                .is_some_and(|other| one.places.clone().take(6).any(|one| one == other))
        };
        if (comma || near) && (lies(outer, inner) || comma && same(inner, outer)) {
            prev.within = Some(number);
            prev.located = true;
            last.located = true;
            prev.weight += if comma { 6 } else { 3 };
            last.weight += if comma { 4 } else { 1 };
        } else if gap.len() <= 3 && gap.first().is_some_and(opens_part) && lies(inner, outer) {
            last.within = Some(number - 1);
            last.weight += 4;
        } else if matches!(gap, [mark] if mark.is_any(set![",", "and"])) && siblings(inner, outer) {
            prev.weight += 3;
            last.weight += 3;
        }
    }

    /// *Damascus's **Mezzeh** district*
    pub(super) fn is_owned(&self, name: &Name) -> bool {
        name.at > name.sentence.start
            && self.tokens[name.at - 1].text.len() > 1
            && self.tokens[name.at - 1].text.starts_with(['\'', '’'])
    }

    /// `name "," ("a" | "an") { word } ("village" | "town" | …) ("in" | "of")`
    ///
    /// > in **Hroza**, a small village in the Kharkiv region
    fn is_described(&self, name: &Name) -> bool {
        let rest = self.tokens[..name.sentence.end].get(name.to + 1..).unwrap_or(&[]);
        let Some((a, rest)) = rest.split_first() else { return false };
        let noun = rest.iter().take(4).position(|word| word.is_any(TOWNS));
        let within = noun.and_then(|noun| rest.get(noun + 1));
        a.is_any(set!["a", "an"]) && within.is_some_and(|within| within.is_any(set!["in", "of"]))
    }

    /// *near **Wrangell**, Alaska*: an unknown name whose place follows.
    pub(super) fn lies_in_known(&self, name: &Name) -> bool {
        if self.tokens[..name.sentence.end].get(name.to).is_none_or(|mark| mark.text != ",") {
            return false;
        }
        if self.is_described(name) {
            return true;
        }
        if self.before(name) < 2 && !self.is_owned(name) {
            return false;
        }
        let state = self.tokens.get(name.to + 1).is_some_and(|token| {
            let stop =
                self.tokens.get(name.to + 2).is_some_and(|next| next.text == "." && !next.spaced);
            STATES
                .iter()
                .any(|(short, code, _)| token.text == *code || stop && token.text == *short)
        });
        let known = || {
            let next = name.to + 1;
            let qualified = self.tokens[..name.sentence.end]
                .get(next)
                .is_some_and(|word| word.is_class(class::PLACE_QUALIFIER));
            let (_, found) = self
                .name(next, name.sentence.end)
                .or_else(|| self.name(next + 1, name.sentence.end).filter(|_| qualified))?;
            let entry = gazetteer().get(found.places.first()?)?;
            Some(
                found.adjective_of.is_none()
                    && entry.sort <= PlaceSort::Region
                    && !found.also.is_short(),
            )
        };
        state || known().unwrap_or(false)
    }
}

/// What ties a part to the whole before it: *Kharkiv**'s** Saltivka*, *the Brussels **district** of Schaerbeek*.
fn opens_part(token: &Token<'_>) -> bool {
    token.text.starts_with(['\'', '’']) || token.is_class(class::PLACE_DIVISION)
}

/// Whether some place of the name `inner` lies in one of the name `outer`.
pub(super) fn lies(outer: &NameMatch, inner: &NameMatch) -> bool {
    outer.places.clone().take(6).any(|outer| {
        let inside = |inner| inner != outer && gazetteer().contains(outer, inner);
        inner.places.clone().take(40).any(inside)
    })
}

/// *Migori, Kisii and Wajir*: two names in a list that lie in one country and are nothing else.
fn siblings(one: &NameMatch, other: &NameMatch) -> bool {
    let plain = |name: &NameMatch| {
        !name.also.is_word() && !name.also.is_first_name() && !name.also.is_last_name()
    };
    let country = |name: &NameMatch| {
        name.places.first().and_then(|place| gazetteer().get(place)).and_then(|entry| entry.country)
    };
    plain(one) && plain(other) && country(one).is_some() && country(one) == country(other)
}
