//! Stance: how far the speaker stands behind it.

use tollcheck_lexicon::{Class, class};
use tollcheck_model::Stance;

use super::speech::Speech;
use crate::set::set;
use crate::token::Token;

/// The stance of `speech`: what *unconfirmed reports* say is hearsay.
pub(super) fn of(tokens: &[Token<'_>], speech: &Speech) -> Stance {
    let source = speech.source.as_ref();
    let loose = source.is_some_and(|source| {
        tokens[source.clone()].iter().any(|token| token.is_any(set!["unconfirmed", "unverified"]))
    });
    match stance(speech.classes, speech.negated, source.is_none()) {
        Stance::Said if loose => Stance::Hedged,
        stance => stance,
    }
}

/// The stance that a cue of `classes` takes; a vouching that is denied denies, and what nobody is named for (*were reported
/// dead*) is hearsay.
fn stance(classes: Class, negated: bool, nobody: bool) -> Stance {
    const STANCES: &[(Class, Stance)] = &[
        (class::CUE_CONFIRMED, Stance::Confirmed),
        (class::CUE_DENIED, Stance::Denied),
        (class::CUE_ALLEGED, Stance::Alleged),
        (class::CUE_CLAIMED, Stance::Claimed),
        (class::CUE_ESTIMATED, Stance::Estimated),
        (class::CUE_SAID, Stance::Said),
        (class::CUE_HEDGED, Stance::Hedged),
    ];
    let (_, stance) = STANCES
        .iter()
        .find(|(stance, _)| classes.meets(*stance))
        .copied()
        .unwrap_or((Class::NONE, Stance::Said));
    match (stance, negated) {
        (Stance::Confirmed, true) => Stance::Denied,
        (Stance::Said, _) if nobody => Stance::Hedged,
        _ => stance,
    }
}
