//! Figures into claims: the shapes that a claim takes in a sentence.

use tollcheck_lexicon::Role;
use tollcheck_model::{Because, Claim, ClaimId, Figure, Scope};

use crate::text::Text;
use crate::token::Tokens;
use crate::word::{any, role};

/// What `text` claims, in order, without time, place and speaker.
pub(crate) fn claims(text: &Text<'_>, figures: &[Figure]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for figure in figures.iter().filter(|figure| figure.sort.counts()) {
        let (Some(sentence), after) =
            (text.sentence_at(figure.span.start), text.token_at(figure.span.end))
        else {
            continue;
        };
        let rest = Tokens(&text.tokens[after.min(sentence.tokens.end)..sentence.tokens.end]);
        let Some((kind, because)) = passive(rest) else { continue };
        claims.push(Claim {
            id: ClaimId(u32::try_from(claims.len()).unwrap_or(u32::MAX).saturating_add(1)),
            kind,
            span: figure.span,
            quantity: figure.quantity.clone(),
            group: None,
            actor: None,
            part_of: None,
            negated: false,
            hypothetical: false,
            derived: false,
            scope: Scope::Event,
            event: 0,
            time: None,
            place: None,
            attribution: None,
            sentence: text.span_of(sentence),
            rule: "passive",
            because: vec![because],
        });
    }
    claims
}

/// `passive = figure [noun] auxiliaries participle`
///
/// > **72 people have been killed**
fn passive(input: Tokens<'_, '_>) -> Option<(tollcheck_model::Kind, Because)> {
    let mut rest = input;
    for _ in 0..5 {
        if let Ok((_, kind)) = role(Role::Participles)(rest) {
            return Some((kind, Because { span: rest.0[0].span(), part: "participle" }));
        }
        rest = any(rest).ok()?.0;
    }
    None
}
