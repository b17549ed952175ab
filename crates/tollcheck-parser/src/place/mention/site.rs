//! Buildings and roads by their own names, which lie in the place around them: *al-Ahli hospital*, *The Covenant School*.

use std::ops::Range;

use tollcheck_lexicon::{class, gazetteer};

use super::scan::Scan;
use crate::place::context::Setting;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};

/// How many tokens the name of a site has at most.
const LONGEST: usize = 8;

/// How many words after a site may say that it was struck: *has been hit*.
const STRUCK: usize = 4;

/// The article that opens an Arabic name.
const ARTICLES: &WordSet = set!["al", "el", "an", "ar", "as", "ash", "at", "ad", "az"];

/// What a site is for, before its noun.
const KINDS: &WordSet = set![
    "air",
    "military",
    "naval",
    "army",
    "police",
    "railway",
    "train",
    "bus",
    "power",
    "nuclear",
    "oil",
    "gas",
    "displacement",
    "children's",
    "maternity",
    "training",
    "shopping",
    "sports",
];

impl Scan<'_, '_> {
    /// `site = ( preposition | struck ) [ "the" ] capitalised { capitalised } noun`
    ///
    /// > a strike **on al-Ahli hospital** · shot dead **at The Covenant School** · **the Indonesian Hospital** has been hit
    pub(super) fn site(
        &self,
        at: usize,
        sentence: &Range<usize>,
        setting: Setting,
    ) -> Option<Range<usize>> {
        let start = self.opening(at, sentence.start);
        let before = self.located_before(start, sentence.start);
        let apposed =
            setting == Setting::Plain && start > sentence.start && self.tokens[start - 1].is("the");
        if setting == Setting::Capitals || !before && !apposed {
            return None;
        }
        let end = self.site_end(at, sentence.end, setting)?;
        if self.name(at, end).is_some_and(|(to, _)| to == end) {
            return None;
        }
        let struck = || {
            self.tokens[end..sentence.end]
                .iter()
                .take(STRUCK)
                .take_while(|token| {
                    token.is_class(class::AUXILIARY | class::PLACE_STRUCK)
                        || token.is("been")
                        || token.text == ","
                })
                .any(|token| token.is_class(class::PLACE_STRUCK))
        };
        (before || struck()).then_some(start..end)
    }

    /// Where a name with an Arabic article begins: ***al**-Ahli*.
    fn opening(&self, at: usize, start: usize) -> usize {
        match at.checked_sub(2).filter(|&article| article >= start) {
            Some(article)
                if self.tokens[at - 1].text == "-"
                    && !self.tokens[at - 1].spaced
                    && self.tokens[article].is_any(ARTICLES) =>
            {
                article
            }
            _ => at,
        }
    }

    /// Whether the words before the token `at` say that something happened there, and not who belongs to it: *a shooting
    /// at*, but not *a professor at*.
    fn located_before(&self, at: usize, start: usize) -> bool {
        let mut before = self.tokens[start..at].iter().rev().skip_while(|token| {
            token.is_any(set!["the", "a", "an"]) && !token.is_capital()
                || token.is_class(class::PLACE_QUALIFIER)
        });
        let Some(word) = before.next() else { return false };
        if word.is("at") {
            let outside = |head: &Token<'_>| {
                head.is_class(class::PLACE_TALKER)
                    || head.is_any(set![
                        "and",
                        "expert",
                        "experts",
                        "professor",
                        "professors",
                        "lecturer",
                        "lecturers",
                        "scientist",
                        "scientists",
                        "researcher",
                        "researchers",
                    ])
            };
            return !before.next().is_some_and(outside);
        }
        word.is_class(class::PLACE_IN) && !word.is("beyond")
            || word.is_any(set!["on", "onto", "into"])
            || word.is_class(class::PLACE_STRUCK)
    }

    /// Where the name of the site that opens at `at` ends.
    fn site_end(&self, at: usize, end: usize, setting: Setting) -> Option<usize> {
        let rest = self.tokens[at..end.min(at + LONGEST)].iter().enumerate();
        let mut site = None;
        let mut named = false;
        for (number, token) in rest {
            let joins = token.text == "&"
                || token.text == "-" && !token.spaced
                || token.text.starts_with(['\'', '’']) && token.text.len() > 1
                || token.text == "." && !token.spaced
                || token.is("of")
                    && number > 0
                    && self.tokens[at + number - 1].is_class(class::PLACE_SITE);
            if joins {
                continue;
            }
            if token.sort != TokenSort::Word {
                break;
            }
            let noun = token.is_class(class::PLACE_SITE);
            if token.is_capital() {
                if noun && named {
                    site = Some(at + number + 1);
                    if setting == Setting::Title {
                        break;
                    }
                }
                named |= !token.is("the");
            } else if !(named && token.is_any(KINDS) && self.follows_name(at + number)) {
                // "al-Ahli hospital", but "a Kharkiv hospital" is any of them.
                let own = named && self.is_own_name(at, at + number);
                return if noun && own { Some(at + number + 1) } else { site };
            }
        }
        site
    }

    /// Whether a capitalised word stands right before the token `at`, or before other words for what a site is for.
    fn follows_name(&self, at: usize) -> bool {
        let mut before =
            self.tokens[..at].iter().rev().take(3).skip_while(|word| word.is_any(KINDS));
        before.next().is_some_and(Token::is_capital)
    }

    /// Whether the words are the name of a site itself and not of where it is or whose.
    fn is_own_name(&self, at: usize, end: usize) -> bool {
        let words = self.tokens[at..end].iter().map(|token| token.text);
        gazetteer().longest(words).is_none()
    }
}
