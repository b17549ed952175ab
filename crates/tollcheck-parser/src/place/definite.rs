//! Nouns that stand for a place named before: *in the capital*, *across the besieged enclave*.

use std::ops::Range;

use tollcheck_lexicon::{class, gazetteer};
use tollcheck_model::{Place, PlaceId, PlaceSort};

use super::context::Setting;
use super::role::{Role, role};
use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::{Token, TokenSort};

/// How many words may stand between the article and the noun.
const WORDS: usize = 3;

/// How many places back a noun is resolved.
const BACK: usize = 12;

/// The tokens of the phrase whose noun stands at `noun`.
///
/// `definite = preposition ("the" | "its") { word } noun`
///
/// > killed **in the Czech capital** · Ukraine's **capital** · shelling **of the besieged city**
pub(super) fn phrase(
    tokens: &[Token<'_>],
    sentence: &Range<usize>,
    noun: usize,
) -> Option<Range<usize>> {
    if noun > sentence.start + 1 && tokens[noun].is("capital") {
        let mark = tokens[noun - 1].text;
        if mark.starts_with(['\'', '’']) && mark.len() > 1 && tokens[noun - 2].is_capital() {
            return Some(noun..noun + 1);
        }
    }
    let article = (sentence.start..noun).rev().take(WORDS).find(|&at| tokens[at].is("the"))?;
    let before = article.checked_sub(1).filter(|&at| at >= sentence.start).map(|at| &tokens[at])?;
    let bound = before.is_class(class::PLACE_IN)
        || before.is_any(set!["on", "of", "from", "to", "into", "over", "at"]);
    let words = &tokens[article + 1..noun];
    let plain = words.iter().all(|word| {
        word.sort == TokenSort::Word
            && (!word.is_capital() || gazetteer().demonym(word.text).is_some())
    });
    let after = tokens[..sentence.end].get(noun + 1);
    let ends = after.is_none_or(|next| match next.sort {
        TokenSort::Word => {
            next.is_class(class::AFTER_NOUN | class::TENSE_PAST | class::FINITE)
                || next.text.starts_with(['\'', '’'])
                || noun > 0 && tokens[noun].is("capital") && next.text.ends_with("ed")
        }
        TokenSort::Mark => next.text != "-",
        TokenSort::Number | TokenSort::Mixed => false,
    });
    (bound && plain && ends).then_some(article..noun + 1)
}

/// The place that the phrase at `tokens` stands for, among those named before, and whether that is a guess.
pub(super) fn resolve(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    before: &[Place],
) -> Option<(PlaceId, bool)> {
    let (noun, words) = tokens.split_last()?;
    let places = gazetteer();
    let adjective = words.iter().find_map(|word| places.demonym(word.text));
    if noun.is("capital") {
        // "the district capital" is that of a part of the country
        if words.iter().any(|word| word.is_any(PARTS)) {
            return None;
        }
        let country =
            adjective.map(|country| (country, false)).or_else(|| country(text, before))?;
        return Some((places.capital(country.0)?, country.1));
    }
    if noun.is("border") {
        let first = words.first()?;
        let found = || places.longest(std::iter::once(first.text))?.places.first();
        return Some((places.demonym(first.text).or_else(found)?, true));
    }
    if noun.is("country") {
        return country(text, before);
    }
    let fits = |place: &Place| match place.sort {
        PlaceSort::Town => noun.is_any(set!["city", "town", "village"]),
        PlaceSort::Region | PlaceSort::District => {
            noun.is_class(class::PLACE_DEFINITE)
                && !noun.is_any(set!["city", "town", "village", "capital"])
        }
        PlaceSort::Area => noun.is("peninsula"),
        PlaceSort::Country => noun.is_any(set!["island", "territory"]),
    };
    let mut fitting =
        before.iter().rev().take(BACK).filter(|place| fits(place)).filter_map(|place| place.id);
    let Some(last) = fitting.next() else {
        return Some((region(before).filter(|_| noun.is_any(AROUND))?, true));
    };
    Some((last, fitting.any(|other| other != last)))
}

/// What makes a capital that of a part of a country.
const PARTS: &WordSet =
    set!["district", "provincial", "regional", "state", "county", "departmental", "territorial"];

/// Nouns for a division, by which the one around a town is meant where the text names none.
const AROUND: &WordSet = set!["region", "province", "enclave", "strip"];

/// The first-level division of the town that the text was about last.
fn region(before: &[Place]) -> Option<PlaceId> {
    let town = before.iter().rev().take(BACK).find_map(|place| place.id)?;
    let region = |place: &PlaceId| {
        gazetteer().get(*place).is_some_and(|entry| entry.sort == PlaceSort::Region)
    };
    gazetteer().above(town).find(region)
}

/// The country that the text was about last, but for one that only speaks, or acts there: *launched **by Russia***.
fn country(text: &Text<'_>, before: &[Place]) -> Option<(PlaceId, bool)> {
    let role = |place: &Place| {
        let name = text.token_at(place.span.start)..text.token_at(place.span.end);
        let sentence = text.sentence_at(place.span.start)?;
        Some(role(&text.tokens, &sentence.tokens, Setting::Plain, &name, place.sort))
    };
    let acts = |place: &&Place| matches!(role(place), Some(Role::Actor | Role::Origin));
    let speaks = |place: &&Place| matches!(role(place), Some(Role::Speaker));
    let last = || before.iter().rev().take(BACK).filter(|place| place.country.is_some());
    let chosen = last()
        .find(|place| !acts(place) && !speaks(place))
        .or_else(|| last().find(|place| !acts(place)))
        .or_else(|| last().next())?;
    let rival = last().any(|place| place.country != chosen.country);
    Some((gazetteer().country(chosen.country?)?, rival))
}

#[cfg(test)]
mod tests {
    use crate::place::places;
    use crate::text::Text;

    fn read(text: &str) -> String {
        let text = Text::of(text);
        let shown = |place: tollcheck_model::Place| {
            let words = text.whole.get(place.span.start..place.span.end).unwrap_or("");
            format!("{words} = {}{}", place.name, if place.guessed { "?" } else { "" })
        };
        places(&text).into_iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn the_capital_is_that_of_the_country_before_it() {
        assert_eq!(
            read("Russia struck Ukraine. Two people died in the capital."),
            "Russia = Russia; Ukraine = Ukraine; the capital = Kyiv?"
        );
        assert_eq!(read("A gunman killed 14 in the Czech capital."), "the Czech capital = Prague");
    }

    #[test]
    fn a_city_is_the_last_one_named() {
        assert_eq!(
            read("Shells fell on Kherson. Three died in the southern city."),
            "Kherson = Kherson; the southern city = Kherson"
        );
    }

    #[test]
    fn an_enclave_is_the_last_region() {
        assert_eq!(
            read(
                "Israel struck Gaza again. Aid has not reached the enclave. Nobody is safe in the enclave."
            ),
            "Israel = Israel; Gaza = Gaza Strip; the enclave = Gaza Strip"
        );
    }

    #[test]
    fn a_city_council_is_no_city() {
        assert_eq!(
            read("Kherson was hit. It hit members of the city council."),
            "Kherson = Kherson"
        );
    }
}
