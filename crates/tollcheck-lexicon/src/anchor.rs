//! Events that articles tell time by, each with its date, made from `anchors/`.

use jiff::civil::Date;

use crate::WordKey;

include!(concat!(env!("OUT_DIR"), "/anchors.rs"));

/// An event that stands for its date.
#[derive(Debug)]
pub struct Anchor {
    /// What it is, for people.
    pub name: &'static str,
    /// Its date.
    pub date: AnchorDate,
    /// Words of texts that speak of it: they decide between events that share a phrase.
    pub setting: &'static [WordKey],
}

/// When an anchor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorDate {
    /// Once, from a day to a day.
    Once {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// On a day of every year.
    Yearly {
        /// The month.
        month: i8,
        /// The day of the month.
        day: i8,
    },
    /// From a day to a day, each time that it is, in order: a feast that moves through the year.
    Each(&'static [(Date, Date)]),
}

/// The anchors that `phrase` may mean: its tokens in lower case, one space between them.
pub fn anchors(phrase: &str) -> &'static [&'static Anchor] {
    PHRASES.binary_search_by_key(&phrase, |(known, _)| known).map_or(&[], |at| PHRASES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wars_share_a_phrase_and_differ_in_setting() {
        let wars = anchors("war");
        assert!(wars.len() > 3);
        assert!(wars.iter().any(|war| war.setting.contains(&WordKey::of("khartoum"))));
        assert!(anchors("picnic").is_empty());
    }

    #[test]
    fn feasts_that_move_are_known_year_by_year_in_order() {
        let AnchorDate::Each(times) = anchors("ramadan")[0].date else { panic!("it moves") };
        assert!(times.iter().any(|(from, _)| *from == Date::constant(2025, 3, 1)));
        assert!(times.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn phrases_are_known_as_the_parser_cuts_them() {
        assert_eq!(anchors("russia 's invasion").len(), 1);
        assert_eq!(anchors("hamas - led attack").len(), 1);
    }
}
