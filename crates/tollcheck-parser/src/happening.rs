//! What it was that lasted so long, or that happened so many times.

use tollcheck_model::{Claim, Kind};

use crate::text::Text;
use crate::token::{Token, TokenSort};

/// How many tokens before a figure its verb may stand.
const REACH: usize = 16;

/// Happenings by the verbs that tell them.
const VERBS: &[(&[&str], &str)] = &[
    (&["met", "meet", "meets"], "meetings"),
    (&["talked", "negotiated", "conferred"], "talks"),
    (&["visited", "visits"], "visits"),
    (&["attacked"], "attacks"),
    (&["struck", "bombed", "shelled"], "strikes"),
];

/// Verbs whose subject lasts.
const LASTING: &[&str] =
    &["lasted", "lasts", "went", "dragged", "continued", "ended", "took", "ran", "stretched"];

/// Gives a length of time what lasted, and *three times* what happened.
pub(crate) fn give(text: &Text<'_>, claims: &mut [Claim]) {
    for claim in claims {
        let times = claim.kind == Kind::COUNT && claim.group.as_deref() == Some("times");
        let lasts = claim.kind == Kind::DURATION && claim.group.is_none();
        if !times && !lasts {
            continue;
        }
        let Some(sentence) = text.sentence_at(claim.span.start) else { continue };
        let tokens = &text.tokens[sentence.tokens.clone()];
        let before = tokens.partition_point(|token| token.start < claim.span.start);
        let near = &tokens[before.saturating_sub(REACH)..before];
        if let Some(group) = told(near).or_else(|| lasts.then(|| subject(near)).flatten()) {
            claim.group = Some(group);
        }
    }
}

/// `told = verb … figure`
///
/// > Delegations have **met** in Istanbul three times. · They **talked** for three hours.
fn told(near: &[Token<'_>]) -> Option<String> {
    let verb = |token: &Token<'_>| VERBS.iter().find(|(forms, _)| forms.contains(&token.text));
    near.iter().rev().find_map(verb).map(|(_, noun)| (*noun).to_owned())
}

/// `subject = "the" { adjective } noun … lasting-verb`
///
/// > **The talks** in Moscow lasted about three hours. · **The last round**, in July, ended after less than an hour.
fn subject(near: &[Token<'_>]) -> Option<String> {
    let verb = near.iter().rposition(|token| LASTING.contains(&token.text))?;
    let the = near[..verb].iter().position(|token| {
        matches!(token.text, "the" | "The" | "a" | "A" | "their" | "Their" | "its" | "Its")
    })?;
    // The noun is the last word before what follows the noun phrase.
    let rest = &near[the + 1..verb];
    let ends = |token: &Token<'_>| {
        token.sort != TokenSort::Word
            || matches!(
                token.text,
                "in" | "at"
                    | "on"
                    | "between"
                    | "with"
                    | "of"
                    | "to"
                    | "that"
                    | "which"
                    | "has"
                    | "had"
                    | "have"
                    | "for"
            )
    };
    let end = rest.iter().position(ends).unwrap_or(rest.len());
    rest[..end].last().map(|noun| noun.text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::read;

    fn group(text: &str) -> String {
        let reading = read(text, None);
        let groups = reading.claims.iter().map(|claim| claim.group.as_deref().unwrap_or("-"));
        groups.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_lasted_is_the_subject() {
        assert_eq!(group("The talks in Moscow lasted nine hours."), "talks");
        assert_eq!(group("In Moscow, the talks lasted about three hours."), "talks");
        assert_eq!(group("The last round, in July, ended after less than an hour."), "round");
        assert_eq!(group("The fire lasted nine hours."), "fire");
        assert_eq!(group("They talked for three hours."), "talks");
    }

    #[test]
    fn what_happened_so_often_is_in_the_verb() {
        assert_eq!(group("Delegations met in Istanbul three times."), "meetings");
        assert_eq!(group("He has visited Moscow five times."), "visits");
        assert_eq!(group("He was arrested three times."), "times");
    }
}
