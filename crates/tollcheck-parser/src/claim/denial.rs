//! Whether the text stands by what it says: denials, and what only could be.

use super::phrase::Phrase;
use super::scene::Scene;
use super::share::Told;
use crate::set::set;
use crate::token::Token;

/// Whether the text denies what it says of `phrase`: *denied that five soldiers died*.
pub(super) fn denied(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let at = scene.tokens.partition_point(|token| token.start < phrase.span.start);
    let before = &scene.tokens[at.saturating_sub(9).max(scene.range.start)..at];
    let stop = before.iter().rposition(|token| matches!(token.text, ";" | "—"));
    let before = &before[stop.map_or(0, |at| at + 1)..];
    // "denied this, saying that seven died"
    let says = |pair: &[Token<'_>]| {
        pair[0].text == "," && pair[1].is_any(set!["saying", "insisting", "adding", "claiming"])
    };
    let before = &before[before.windows(2).rposition(says).map_or(0, |at| at + 1)..];
    // "it is not true that", "dismissed reports that"
    let false_that = before.windows(2).any(|pair| {
        pair[1].is("that")
            && pair[0].is_any(set![
                "untrue",
                "false",
                "reports",
                "claims",
                "suggestions",
                "allegations"
            ])
            && before.iter().any(|token| {
                token.is_any(set![
                    "untrue",
                    "false",
                    "rejected",
                    "rejects",
                    "dismissed",
                    "dismisses",
                    "refuted",
                    "refutes",
                ])
            })
    });
    // "there is no evidence that", "found no sign that"
    let no_sign = before.windows(3).any(|three| {
        three[0].is("no")
            && three[1].is_any(set!["evidence", "sign", "indication", "proof", "truth"])
            && three[2].is("that")
    });
    let not_true = before
        .windows(3)
        .any(|three| three[0].is("not") && three[1].is("true") && three[2].is("that"));
    let denies = |token: &Token<'_>| token.is_any(set!["denied", "denies", "deny", "denying"]);
    false_that || no_sign || not_true || before.iter().any(denies)
}

/// Whether it could be, or may come.
pub(super) fn hypothetical(scene: &Scene<'_, '_>, phrase: &Phrase, told: &Told) -> bool {
    let at = scene.tokens.partition_point(|token| token.start < phrase.span.start);
    let before = &scene.tokens[at.saturating_sub(8).max(scene.range.start)..at];
    let modal = before.iter().rev().take_while(|token| !matches!(token.text, ";" | "—" | ",")).any(
        |token| {
            token.is_any(set!["could", "might", "would", "if", "potentially"])
                || token.text == "may"
        },
    );
    // "each is to hand over 1,000 prisoners"
    let bound = before.windows(2).any(|pair| pair[0].is_any(set!["is", "are"]) && pair[1].is("to"));
    told.found.modal || modal || bound || unconfirmed(before) || defined(scene, phrase)
}

/// Whether the sentence only says what a word means: *defines a mass shooting as one in which **four or more people** are
/// shot*.
fn defined(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    const REACH: usize = 24;
    let at = scene.tokens.partition_point(|token| token.start < phrase.span.start);
    let before = &scene.tokens[at.saturating_sub(REACH).max(scene.range.start)..at];
    let defines = before.iter().position(|token| {
        token.is_any(set!["define", "defines", "defined", "defining", "classifies", "classified"])
    });
    defines.is_some_and(|from| before[from..].iter().any(|token| token.is("as")))
}

/// Whether what follows `before` is only asked: *no information **that***, *could not confirm **that***, *unclear
/// **whether***.
fn unconfirmed(before: &[Token<'_>]) -> bool {
    let asked = before.iter().any(|token| token.is("whether"));
    let unknown = before.windows(3).any(|three| {
        three[2].is("that")
            && (three[0].is("no")
                && three[1].is_any(set!["information", "confirmation", "reports", "word", "news"])
                || three[0].is("not") && three[1].is_any(set!["confirm", "verify", "say", "know"]))
    });
    asked || unknown
}

#[cfg(test)]
mod tests {
    use crate::read;

    fn denied(text: &str) -> bool {
        read(text, None).claims.iter().any(|claim| claim.negated)
    }

    #[test]
    fn what_the_text_denies_is_negated() {
        assert!(denied("The army denied that 12 soldiers had been captured."));
        assert!(denied("It is not true that 12 soldiers were captured."));
        assert!(denied("The army rejected claims that 12 of its men had been taken prisoner."));
        assert!(!denied("The army claims that 12 soldiers were captured."));
        assert!(!denied("Reports that 12 soldiers were captured are being checked."));
    }

    #[test]
    fn what_is_to_come_or_only_defined_has_not_happened() {
        let only_could = |text| read(text, None).claims.iter().all(|claim| claim.hypothetical);
        for text in [
            "The toll could rise to 40.",
            "Under the deal 33 hostages are to be freed.",
            "Each side is to hand over 1,000 prisoners.",
            "A mass shooting is defined as one in which four or more people are shot.",
        ] {
            assert!(only_could(text), "{text}");
        }
        assert!(!only_could("Two people are believed to be dead."));
    }
}
