//! People whose names are also names of places: *Georgia Stevens*, *Gen. Lincoln*.

use tollcheck_lexicon::{NameMatch, PlaceEntry, class};
use tollcheck_model::PlaceSort;

use super::scan::{Name, Scan};
use crate::place::context::Setting;
use crate::token::{Token, TokenSort};

/// From this weight down, a name is a person's for the whole text.
pub(super) const SURELY_PERSON: i32 = -6;

impl Scan<'_, '_> {
    /// Whether the name is part of the name of a person: 0 if not, less the surer it is.
    pub(super) fn person(&self, name: &Name, entry: &PlaceEntry, found: &NameMatch) -> i32 {
        let word = |at: usize| {
            self.tokens[..name.sentence.end]
                .get(at)
                .filter(|token| token.sort == TokenSort::Word && token.is_capital())
        };
        let mut against = 0;
        if let Some(prev) = name.at.checked_sub(1).filter(|&at| at >= name.sentence.start) {
            let token = &self.tokens[prev];
            let title =
                |token: &Token<'_>| token.is_class(class::PERSON_TITLE) && token.is_capital();
            let short = token.text == "." && prev > 0 && title(&self.tokens[prev - 1]);
            if short || title(token) && !token.is_class(class::PLACE_OFFICE) {
                against -= 8;
            } else if word(prev).is_some() {
                against += self.name_before(name, token, entry);
            }
        }
        let Some(next) = word(name.to).filter(|next| next.spaced) else { return against };
        let office = class::PLACE_OFFICE | class::PERSON_TITLE | class::PLACE_DIVISION;
        if name.setting == Setting::Plain
            && !next.is_class(office)
            && !next.is_class(class::CALENDAR)
            && !self.organisation_after(name)
        {
            let given = found.words == 1 && self.tokens[name.at].is_class(class::GIVEN_NAME);
            against -= match entry.sort {
                _ if given || found.also.is_first_name() => 6,
                PlaceSort::Area | PlaceSort::Country => 1,
                PlaceSort::Region => 2,
                _ => 4,
            };
        }
        against
    }

    /// What a capitalised word right before the name says.
    fn name_before(&self, name: &Name, prev: &Token<'_>, entry: &PlaceEntry) -> i32 {
        let opens = name.at - 1 == name.sentence.start;
        let acronym = prev.text.len() > 1 && !prev.text.chars().any(char::is_lowercase);
        let known = self
            .mentions
            .last()
            .is_some_and(|m| m.tokens.end == name.at && (m.adjective.is_some() || m.holds()));
        if prev.is_class(class::GIVEN_NAME) {
            return if name.setting == Setting::Plain { -8 } else { -4 };
        }
        if name.setting != Setting::Plain
            || opens && prev.is_class(class::OPENER)
            || prev.is_class(class::PLACE_QUALIFIER)
            || prev.is_class(class::CALENDAR)
            || prev.is_class(class::PLACE_IN)
            || known
        {
            return 0;
        }
        match entry.sort {
            _ if acronym => -1,
            // A capital says little of a sentence's first word: "Police", "Three".
            _ if opens => -2,
            PlaceSort::Area | PlaceSort::Country => -2,
            PlaceSort::Region => -4,
            _ => -5,
        }
    }
}
