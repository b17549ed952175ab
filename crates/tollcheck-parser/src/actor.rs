//! Whose doing it is: who launched, who shot down, who killed.

use tollcheck_lexicon::side;
use tollcheck_model::{Claim, Words};

use crate::force::is_forces_or_arms;
use crate::set::{WordSet, set};
use crate::text::Text;
use crate::token::{Token, TokenSort};

/// How many tokens on either side of a figure are looked at.
const REACH: usize = 24;

/// Words that end the clause in which a subject stands.
const BREAKS: &WordSet =
    set!["and", "but", "while", "after", "before", "as", "when", "which", "that"];

/// Words after which a name is no subject.
const LINKS: &WordSet = set![
    "at", "on", "against", "in", "into", "over", "from", "to", "of", "across", "toward", "near"
];

/// Gives each claim of what is launched or shot down its actor.
pub(crate) fn give(text: &Text<'_>, claims: &mut [Claim]) {
    let flies = |claim: &&mut Claim| {
        claim.kind.0.ends_with("_launched") || claim.kind.0.ends_with("_downed")
    };
    for claim in claims.iter_mut().filter(flies) {
        let Some(sentence) = text.sentence_at(claim.span.start) else { continue };
        let tokens = &text.tokens[sentence.tokens.clone()];
        let before = tokens.partition_point(|token| token.start < claim.span.start);
        let after = tokens.partition_point(|token| token.start < claim.span.end);
        let actor = agent(&tokens[after..]).or_else(|| subject(&tokens[..before]));
        claim.actor = actor.map(|token| Words::of(token.span(), text.whole));
    }
    let harmed = |claim: &&mut Claim| matches!(claim.kind.0, "killed" | "injured" | "casualties");
    for claim in claims.iter_mut().filter(harmed) {
        let Some(sentence) = text.sentence_at(claim.span.start) else { continue };
        let tokens = &text.tokens[sentence.tokens.clone()];
        let before = tokens.partition_point(|token| token.start < claim.span.start);
        let after = tokens.partition_point(|token| token.start < claim.span.end);
        let actor = attacker(&tokens[..before]).or_else(|| killer(&tokens[after..]));
        claim.actor = actor.map(|token| Words::of(token.span(), text.whole));
    }
}

/// How many tokens from a figure the one who kills is looked for.
const CLOSE: usize = 8;

/// `killer = verb "by" side`
///
/// > 12 people were killed **by Russian troops**.
fn killer<'a, 't>(after: &'a [Token<'t>]) -> Option<&'a Token<'t>> {
    let by = after.iter().take(CLOSE).position(|token| token.is("by"))?;
    let side = after.get(by + 1).filter(|token| is_side(token))?;
    is_forces_or_arms(&after[by + 2..]).then_some(side)
}

/// `attacker = side force … verb figure`, the nearest one
///
/// > **Israeli strikes** on the town killed 12 people.
fn attacker<'a, 't>(before: &'a [Token<'t>]) -> Option<&'a Token<'t>> {
    let near = &before[before.len().saturating_sub(CLOSE)..];
    let acts = |&at: &usize| is_side(&near[at]) && is_forces_or_arms(&near[at + 1..]);
    (0..near.len()).rfind(acts).map(|at| &near[at])
}

/// `agent = "by" … side`
///
/// > 140 drones were launched **by Russia**.
fn agent<'a, 't>(after: &'a [Token<'t>]) -> Option<&'a Token<'t>> {
    let by = after.iter().take(REACH).position(|token| token.is("by"))?;
    after[by..].iter().skip(1).take(4).find(|token| is_side(token))
}

/// `subject = side … verb … figure`
///
/// > **Russia** launched at least 140 drones.
fn subject<'a, 't>(before: &'a [Token<'t>]) -> Option<&'a Token<'t>> {
    let ends = |token: &Token<'_>| {
        token.is_any(BREAKS) || token.sort == TokenSort::Mark && !token.is_any(set!["-", "’", "'"])
    };
    let clause = before.iter().rposition(ends).map_or(0, |at| at + 1);
    let clause = &before[clause.max(before.len().saturating_sub(REACH))..];
    let at = clause.iter().position(is_side)?;
    let linked = at > 0 && clause[at - 1].is_any(LINKS);
    (!linked).then(|| &clause[at])
}

/// Whether a word names a people, a capital or an army.
fn is_side(token: &Token<'_>) -> bool {
    token.is_capital() && side(token.text).is_some()
}

#[cfg(test)]
mod tests {
    use crate::read;

    /// Who acts in each claim of what flies.
    fn actors(text: &str) -> String {
        let reading = read(text, None);
        let flies = reading.claims.iter().filter(|claim| claim.kind.0.contains("ed"));
        let actors = flies.map(|claim| claim.actor.as_ref().map_or("-", |actor| &actor.text));
        actors.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn who_kills_is_a_side_with_its_forces() {
        assert_eq!(actors("Israeli strikes killed 20 people."), "Israeli");
        assert_eq!(actors("Kyiv said that 12 were killed by Russian troops."), "Russian");
        assert_eq!(actors("Ukraine said that three people were killed."), "-");
    }

    #[test]
    fn who_launches_is_the_subject_or_comes_after_by() {
        assert_eq!(actors("Russia launched 140 drones overnight."), "Russia");
        assert_eq!(actors("Overnight Russia has launched at least 140 drones."), "Russia");
        assert_eq!(actors("More than 140 drones were launched by Russian forces."), "Russian");
        assert_eq!(actors("Kyiv says that Russia fired 12 missiles."), "Russia");
    }

    #[test]
    fn what_is_aimed_at_does_not_act() {
        assert_eq!(actors("At Ukraine 140 drones were launched."), "-");
        assert_eq!(actors("Ukraine downed 40 of the drones."), "Ukraine");
    }
}
