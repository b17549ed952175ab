//! The attribution of a claim: of the content that holds it, or carried over from a neighbouring sentence.

use tollcheck_model::{Attribution, Claim, Span};

use crate::text::Text;

/// How many enclosing contents are looked at.
const DEPTH: usize = 16;

/// Gives each claim the innermost attribution whose content holds it, else the one carried over.
pub(crate) fn give(text: &Text<'_>, claims: &mut [Claim], attributions: &[Attribution]) {
    let _ = text;
    let mut next = 0;
    let mut open: Vec<&Attribution> = Vec::new();
    for claim in claims {
        while let Some(attribution) = attributions.get(next)
            && attribution.content.start <= claim.span.start
        {
            while open.last().is_some_and(|last| last.content.end <= attribution.content.start) {
                open.pop();
            }
            open.push(attribution);
            next += 1;
        }
        let Some(found) = innermost(&open, claim.span) else { continue };
        let mut own = found.clone();
        own.inherited =
            found.source.as_ref().is_some_and(|source| !holds(claim.sentence, source.span));
        claim.attribution = Some(own);
    }
}

/// The innermost of the `open` attributions whose content holds `span`.
fn innermost<'a>(open: &[&'a Attribution], span: Span) -> Option<&'a Attribution> {
    open.iter()
        .rev()
        .take(DEPTH)
        .filter(|attribution| holds(attribution.content, span))
        .min_by_key(|attribution| attribution.content.end - attribution.content.start)
        .copied()
}

/// Whether `outer` holds `inner`.
fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
