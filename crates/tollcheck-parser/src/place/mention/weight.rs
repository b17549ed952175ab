//! What a name, and the words right before and after it, say for a place.

use tollcheck_lexicon::{NameMatch, PlaceEntry, class};
use tollcheck_model::PlaceSort;

use super::scan::{Name, Scan};
use crate::place::context::Setting;
use crate::set::set;

/// What speaks for a name before anything around it is seen.
pub(super) fn prior(entry: &PlaceEntry, found: &NameMatch, name: &Name) -> i32 {
    let size = match entry.sort {
        PlaceSort::Area | PlaceSort::Country => 6,
        PlaceSort::Region => 4,
        PlaceSort::District => 1,
        PlaceSort::Town => match entry.population {
            1_000_000.. => 4,
            200_000.. => 3,
            50_000.. => 2,
            10_000.. => 1,
            _ => 0,
        },
    };
    let words = if found.words > 1 { 2 } else { 0 };
    let large = entry.sort <= PlaceSort::Region || entry.population > 1_000_000;
    let double = match entry.sort {
        PlaceSort::Area | PlaceSort::Country => 0,
        _ if entry.population > 100_000 && !large => {
            2 * i32::from(found.also.is_word()) + i32::from(found.also.is_last_name())
        }
        _ => {
            3 * i32::from(found.also.is_word())
                + i32::from(found.also.is_first_name() && !large)
                + i32::from(found.also.is_last_name() && !large)
        }
    };
    let opens = name.at == name.sentence.start
        && found.words == 1
        && entry.sort > PlaceSort::Region
        && found.also.is_word();
    let capitals = name.setting == Setting::Capitals && found.also.is_word();
    size + words + i32::from(found.also.is_nothing())
        - double
        - i32::from(opens)
        - 3 * i32::from(capitals)
}

impl Scan<'_, '_> {
    /// What the words before a name say.
    pub(super) fn before(&self, name: &Name) -> i32 {
        let Some(mut last) = name.at.checked_sub(1).filter(|&last| last >= name.sentence.start)
        else {
            return 0;
        };
        if self.tokens[last].is("the") && last > name.sentence.start {
            last -= 1;
        }
        let mut qualified = 0;
        if self.tokens[last].is_class(class::PLACE_QUALIFIER) {
            qualified = 2;
            match last.checked_sub(1).filter(|&last| last >= name.sentence.start) {
                Some(before) => last = before,
                None => return qualified,
            }
        }
        let token = &self.tokens[last];
        let titled = token.is("of")
            && last > name.sentence.start
            && self.tokens[last - 1].is_class(class::PERSON_TITLE | class::SPEAKER_TITLE);
        let own = if token.is_class(class::PLACE_IN) || titled {
            4
        } else if token.is_class(class::PLACE_TO) {
            2
        } else if token.is_any(set!["and", "or", ","])
            && self.mentions.last().is_some_and(|m| m.holds() && m.tokens.end == last)
        {
            3
        } else {
            0
        };
        own + qualified
    }

    /// What the words after a name say.
    pub(super) fn after(&self, name: &Name, entry: &PlaceEntry, found: &NameMatch) -> i32 {
        let Some(next) = self.tokens[..name.sentence.end].get(name.to) else { return 0 };
        if next.is_class(class::PERSON_SAYS) && entry.sort > PlaceSort::Region {
            return if found.also.is_last_name()
                || found.also.is_first_name()
                || entry.population < 200_000
            {
                -3
            } else {
                0
            };
        }
        let spelled = !self.tokens[name.at].text.chars().any(char::is_lowercase);
        if self.opens_dateline(name) && name.setting != Setting::Title {
            return if spelled { 4 } else { 1 };
        }
        if spelled
            && name.at == name.sentence.start
            && name.setting == Setting::Plain
            && next.is_capital()
        {
            return 4;
        }
        let owns = next.text.starts_with(['\'', '’']) && next.text.len() > 1;
        i32::from(owns) + 2 * i32::from(next.is_class(class::PLACE_BELONGING | class::PLACE_OFFICE))
    }
}
