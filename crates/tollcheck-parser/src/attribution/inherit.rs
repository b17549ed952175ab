//! The attribution of a claim: of the content that holds it, or carried over from a neighbouring sentence.

use tollcheck_lexicon::class;
use tollcheck_model::{Attribution, Claim, Mode, Span};

use crate::text::Text;
use crate::token::Tokens;
use crate::word::class;

/// How many enclosing contents are looked at.
const DEPTH: usize = 16;

/// Gives each claim the innermost attribution whose content holds it, else the one carried over.
pub(crate) fn give(text: &Text<'_>, claims: &mut [Claim], attributions: &[Attribution]) {
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
        let Some(found) = innermost(text, &open, claim.span) else { continue };
        let mut own = found.clone();
        own.inherited =
            found.source.as_ref().is_some_and(|source| !holds(claim.sentence, source.span));
        claim.attribution = Some(own);
    }
}

/// The innermost of the `open` attributions whose content holds `span` and reports it.
fn innermost<'a>(text: &Text<'_>, open: &[&'a Attribution], span: Span) -> Option<&'a Attribution> {
    open.iter()
        .rev()
        .take(DEPTH)
        .filter(|attribution| holds(attribution.content, span) && reports(text, attribution))
        .min_by_key(|attribution| attribution.content.end - attribution.content.start)
        .copied()
}

/// Whether what is said is reported as so, and not asked for, promised or judged; a quotation speaks for itself.
fn reports(text: &Text<'_>, attribution: &Attribution) -> bool {
    let Some(cue) = attribution.cue.as_ref().filter(|_| attribution.mode != Mode::Direct) else {
        return true;
    };
    let at = text.token_at(cue.span.start);
    let asks = class(class::CUE_DIRECTIVE)(Tokens(&text.tokens[at..]));
    asks.is_err()
}

/// Whether `outer` holds `inner`.
fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
