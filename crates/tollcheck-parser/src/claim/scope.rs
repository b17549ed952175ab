//! What a number runs over.

use tollcheck_lexicon::class;
use tollcheck_model::Scope;

use super::closed::RAISING;
use super::closed::{HAVE, is_adverb};
use super::compared;
use super::phrase::Phrase;
use super::rate::{own_part, rate};
use super::scene::Scene;
use super::share::Told;
use crate::set::{WordSet, set};
use crate::token::Token;
use crate::word::{is_campaign, is_compared};

/// How many tokens on either side of a figure may bound it.
const NEAR: usize = 14;

/// What a number may be the most of.
const PERIODS: &WordSet = set![
    "day", "night", "week", "weekend", "month", "year", "attack", "strike", "raid", "incident"
];

/// What the number of `phrase` runs over.
pub(super) fn scope(scene: &Scene<'_, '_>, phrase: &Phrase, told: &Told) -> Scope {
    let tokens = around(scene, phrase);
    let has = |words: &WordSet| tokens.iter().any(|token| token.is_any(words));
    let pair = |first: &WordSet, second: &WordSet| {
        tokens.windows(2).any(|pair| pair[0].is_any(first) && pair[1].is_any(second))
    };
    let at = scene.tokens.partition_point(|token| token.start < phrase.span.start);
    let before = scene.tokens[scene.range.start.min(at)..at].last();
    if has(set!["deadliest", "biggest", "largest", "record"])
        && (pair(set!["a"], set!["single", "record"]) || has(set!["record"]))
        || tokens
            .windows(3)
            .any(|three| three[0].is("a") && three[1].is("single") && three[2].is_any(PERIODS))
        || pair(set!["in"], set!["one"]) && has(set!["most", "highest"])
    {
        return Scope::Maximum;
    }
    if matches!(told.rule, "figure" | "toll" | "total") && is_superseded(scene, at) {
        return Scope::Change;
    }
    if told.rule == "compared" {
        return compared::scope(scene, phrase);
    }
    if let Some(unit) = rate(tokens, own_part(tokens, phrase)) {
        return Scope::Rate(unit);
    }
    // "bringing deaths from hunger to 147"
    let raised = || {
        let near = &scene.tokens[at.saturating_sub(8).max(scene.range.start).min(at)..at];
        near.iter()
            .any(|token| token.is_any(RAISING) && !token.is_any(set!["put", "puts", "putting"]))
    };
    if told.rule == "level" && raised() {
        return Scope::Total;
    }
    if matches!(told.rule, "toll" | "total") {
        let by = before.is_some_and(|token| token.is("by"));
        // "the day's toll"
        let daily = tokens.windows(3).any(|three| {
            three[0].is_any(PERIODS)
                && three[1].text.starts_with(['\'', '’'])
                && three[2].is("toll")
        });
        return match (by, daily) {
            (true, _) => Scope::Change,
            (false, true) => Scope::Event,
            (false, false) => Scope::Total,
        };
    }
    if runs_since(phrase, tokens)
        || pair(set!["so"], set!["far"])
        || pair(set!["thus"], set!["far"])
        || pair(set!["to"], set!["date"])
        || pair(set!["a"], set!["total"]) && has(set!["have", "has"])
        || tallied(tokens)
        || by_then(&scene.tokens[scene.range.clone()], tokens)
        || war_has(&scene.tokens[scene.range.start.min(at)..at])
        || has_in_war(&scene.tokens[at..scene.range.end.max(at)])
    {
        return Scope::Total;
    }
    let own = &scene.tokens[at..scene.range.end.min(at + 4).max(at)];
    // "more than three" adds nothing
    let more =
        own.iter().take(3).zip(own.iter().skip(1).map(Some).chain([None])).any(|(token, next)| {
            let than = next.is_some_and(|next| next.is("than"));
            token.is("more") && !than && !or_more(own) && token.end() <= phrase.span.end + 5
        });
    if phrase.more && more && !told.found.subset {
        return Scope::Change;
    }
    Scope::Event
}

/// Whether the figure at the token `at` is one that another has taken the place of: *an **earlier toll** of 21*.
fn is_superseded(scene: &Scene<'_, '_>, at: usize) -> bool {
    const BACK: usize = 5;
    let before = &scene.tokens[at.saturating_sub(BACK).max(scene.range.start).min(at)..at];
    before.windows(2).any(|pair| {
        pair[0].is_any(set!["earlier", "previous", "initial", "former", "original"])
            && pair[1]
                .is_any(set!["toll", "count", "figure", "estimate", "tally", "total", "death"])
    })
}

/// Whether *or more* bounds a number: *four **or more** people*.
fn or_more(own: &[Token<'_>]) -> bool {
    own.windows(2).any(|pair| pair[0].is("or") && pair[1].is("more"))
}

/// `runs-since = phrase … "since" | "since" … phrase`, but for what is the worst *since*, what was *when* that began, and
/// what the words after *since* count themselves
///
/// > **Since May**, 72 people have been killed · not: killed 22 in **the deadliest raid since May**
fn runs_since(phrase: &Phrase, tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().filter(|(_, token)| token.is("since")).any(|(at, since)| {
        // "two have since been discharged"
        let adverb = at > 0
            && tokens[at - 1].is_any(HAVE)
            && tokens.get(at + 1).is_some_and(|next| next.is("been") || next.text.ends_with("ed"));
        if adverb {
            return false;
        }
        if since.start > phrase.span.start {
            // "638 were killed, bringing the total since October to 59,106"
            let from = tokens.partition_point(|token| token.start <= phrase.span.start);
            let raised = tokens[from.min(at)..at].iter().any(|token| token.is_any(RAISING));
            return !raised && !is_compared(&tokens[..at]);
        }
        let between = tokens[at + 1..].iter().take_while(|token| token.start < phrase.span.start);
        // "the group, which has fought since 2006, killed 173 soldiers"
        let relative = tokens[..at].iter().any(|token| token.is_any(set!["which", "who"]))
            && between.clone().any(|token| token.text == ",");
        if relative {
            return false;
        }
        let told = between.clone().last().is_some_and(|last| last.is("of"));
        !told && !between.clone().any(|token| token.is("when")) && !is_compared(&tokens[..at])
    })
}

/// `tallied = ("has" | "have" | "had") [adverb] counting-verb`
///
/// > the ministry **had counted** 46,913 dead · the mission **has so far verified** 13,883 deaths
fn tallied(tokens: &[Token<'_>]) -> bool {
    let verb = |token: &Token<'_>| {
        token.is_any(set![
            "counted",
            "recorded",
            "registered",
            "documented",
            "tallied",
            "logged",
            "verified",
        ])
    };
    tokens.windows(3).any(|three| {
        three[0].is_any(HAVE) && (verb(&three[1]) || is_adverb(&three[1]) && verb(&three[2]))
    })
}

/// `by-then = "by" (day | month | "then" | "the end" …) … "had"`
///
/// > **By Sunday** 46,913 people **had** been killed
fn by_then(sentence: &[Token<'_>], tokens: &[Token<'_>]) -> bool {
    let date = |token: &Token<'_>| {
        token.is_class(class::CALENDAR)
            || token.is_any(set!["then", "now", "day"])
            || token.has_digit() && token.text.len() == 4
    };
    let by = |pair: &[Token<'_>]| pair[0].is("by") && date(&pair[1]);
    tokens.iter().any(|token| token.is("had")) && sentence.windows(2).any(by)
}

/// `war-has = ("war" | "conflict" | "fighting" | …) { word | aside } ("has" | "have")`, before the figure
///
/// > **The war has** killed tens of thousands of people · **the war** between the two armies, which began in April, **has**
/// > displaced 12 million
fn war_has(before: &[Token<'_>]) -> bool {
    const REACH: usize = 24;
    const VERB: usize = 12;
    let near = before.iter().rev().take(REACH).take_while(|token| !matches!(token.text, ";" | ":"));
    let verbs = near.clone().zip(near.clone().skip(1)).take(VERB);
    // "the group claiming to have killed 57" in an offensive
    let mut verbs =
        verbs.map(|(verb, before)| verb.is_any(set!["has", "have"]) && !before.is("to"));
    let has = verbs.position(|has| has);
    has.is_some_and(|has| {
        near.skip(has)
            .any(|token| is_campaign(token) || token.is_any(set!["fighting", "epidemic", "famine"]))
    })
}

/// `has-in-war = phrase ("has" | "have") … ("in" | "during") … ("war" | …)`
///
/// > more than 47,000 people **have** been killed **in the 15-month war**
fn has_in_war(after: &[Token<'_>]) -> bool {
    const REACH: usize = 16;
    let ends = |token: &&Token<'_>| !matches!(token.text, "," | ";" | ":");
    let mut clause = after.iter().take(REACH).take_while(ends);
    clause.any(|token| token.is_any(set!["has", "have"]))
        && clause.any(|token| token.is_any(set!["in", "during"]))
        && clause.any(is_campaign)
}

/// Whether `phrase` is of one alone, so that *not* leaves nobody: *did not lose **a single soldier***.
pub(super) fn is_single(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let from = scene.tokens.partition_point(|token| token.start < phrase.span.start);
    let inside = scene.tokens[from..].iter().take_while(|token| token.start < phrase.span.end);
    inside.take(3).any(|token| token.is_any(set!["single", "one"]))
}

/// The tokens on either side of a figure, up to a semicolon.
fn around<'a, 't>(scene: &Scene<'a, 't>, phrase: &Phrase) -> &'a [Token<'t>] {
    let at = scene.tokens.partition_point(|token| token.start < phrase.span.start);
    let from = at.saturating_sub(NEAR).max(scene.range.start);
    let to = (at + NEAR + 6).min(scene.range.end);
    &scene.tokens[from..to]
}

#[cfg(test)]
mod tests {
    use tollcheck_model::{Scope, TimeUnit};

    use crate::read;

    fn scopes(text: &str) -> Vec<Scope> {
        read(text, None).claims.iter().map(|claim| claim.scope).collect()
    }

    #[test]
    fn what_is_the_worst_since_runs_over_no_time() {
        for text in [
            "A strike killed 22 people in the deadliest attack on the city since May.",
            "A blast killed 22 people, the worst toll of a raid since 2014.",
            "The ministry put the day's toll at 22.",
            "The group, which has fought the state since 2006, killed 22 soldiers.",
        ] {
            assert_eq!(scopes(text), [Scope::Event], "{text}");
        }
        for text in [
            "Since May 72 people have died.",
            "Rebels have killed 22 people in the northwest since May.",
            "22 people have been shot in this protest since May.",
        ] {
            assert_eq!(scopes(text), [Scope::Total], "{text}");
        }
        assert_eq!(scopes("A blast killed 22 members of a single family."), [Scope::Event]);
        assert_eq!(scopes("Up to 22 people were killed in a single night."), [Scope::Maximum]);
    }

    #[test]
    fn a_rate_is_that_of_the_figure_beside_it() {
        let read = scopes("Quakes have killed 7,000 people in a decade, an average of 560 a year.");
        assert_eq!(read.first(), Some(&Scope::Event));
        assert_eq!(read.last(), Some(&Scope::Rate(TimeUnit::Year)));
        assert_eq!(
            scopes("On average, 15 people were killed daily."),
            [Scope::Rate(TimeUnit::Day)]
        );
        assert_eq!(scopes("Four or more people were shot."), [Scope::Event]);
    }

    #[test]
    fn what_has_been_counted_runs_over_all() {
        for text in [
            "The health ministry had counted 46,913 dead.",
            "The mission has verified 13,883 civilian deaths.",
            "Monitors have carefully documented 412 deaths.",
            "By Sunday, 46,913 people had been killed.",
            "The war has killed tens of thousands of people.",
            "To date 72 miners have been killed.",
        ] {
            assert_eq!(scopes(text), [Scope::Total], "{text}");
        }
        for text in [
            "The ministry counted 46 dead after the raid.",
            "By Sunday the rescuers found 12 dead.",
            "A strike has killed 12 people.",
        ] {
            assert_eq!(scopes(text), [Scope::Event], "{text}");
        }
    }

    #[test]
    fn a_figure_to_compare_with_is_of_its_own_time_or_only_the_end_of_a_change() {
        let of = |text| scopes(text).pop();
        for text in [
            "The storm killed 31 people, up from 8.",
            "Twelve drowned, compared with nine.",
            "19 have been killed, up from 12.",
        ] {
            assert_eq!(of(text), Some(Scope::Change), "{text}");
        }
        for text in [
            "Sixteen died, police said, revising downward an earlier toll of 21.",
            "The quake killed 16, fewer than an initial count of 21.",
        ] {
            assert_eq!(of(text), Some(Scope::Change), "{text}");
        }
        for text in [
            "Mines killed 31 people last year, against 8 in 2023.",
            "More than 900 people have died since May, against 600 in the same period last year.",
        ] {
            assert_eq!(of(text), Some(Scope::Event), "{text}");
        }
        assert_eq!(of("The toll rose to 31, up from 8 on Monday."), Some(Scope::Total));
    }
}
