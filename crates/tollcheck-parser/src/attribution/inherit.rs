//! The attribution of a claim: of the content that holds it, or carried over from a neighbouring sentence.

use tollcheck_lexicon::class;
use tollcheck_model::{Attribution, Claim, Mode, Span, Stance};

use super::bare::bare;
use super::part::{Part, part};
use crate::set::set;
use crate::text::Text;
use crate::token::Tokens;
use crate::word::class;

/// How many enclosing contents are looked at.
const DEPTH: usize = 16;

/// Gives each claim the innermost attribution whose content holds it, else the one carried over.
pub(crate) fn give(text: &Text<'_>, claims: &mut [Claim], attributions: &[Attribution]) {
    let mut next = 0;
    let mut open: Vec<&Attribution> = Vec::new();
    for claim in &mut *claims {
        while let Some(attribution) = attributions.get(next)
            && attribution.content.start < claim.span.end
        {
            while open.last().is_some_and(|last| last.content.end <= attribution.content.start) {
                open.pop();
            }
            open.push(attribution);
            next += 1;
        }
        let Some(found) = innermost(text, &open, claim.span) else { continue };
        let mut own = bare(text, found);
        own.inherited =
            found.source.as_ref().is_some_and(|source| !holds(claim.sentence, source.span));
        claim.attribution = Some(own);
    }
    carry_over(text, claims, attributions);
}

/// Gives the claims of a sentence that only counts on what the sentence before said the attribution of that one.
///
/// > The air force said it faced 40 drones. **Nine of them** were shot down over Odesa.
fn carry_over(text: &Text<'_>, claims: &mut [Claim], attributions: &[Attribution]) {
    let mut speaker: Option<(usize, &Attribution)> = None;
    let mut next = 0;
    let mut at = 0;
    while let Some(first) = claims.get(at) {
        let Span { start, end } = first.sentence;
        let number = text
            .sentences
            .partition_point(|sentence| text.tokens[sentence.tokens.start].start < start);
        while let Some(attribution) = attributions.get(next)
            && attribution.content.start < start
        {
            let spoken = attribution.source.as_ref().map_or(0, |source| source.span.start);
            if attribution.source.is_some() && reports(text, attribution) {
                let said =
                    text.token_at(attribution.content.start.max(spoken) + 1).saturating_sub(1);
                let sentence =
                    text.sentences.partition_point(|sentence| sentence.tokens.end <= said);
                speaker = Some((sentence, attribution));
            }
            next += 1;
        }
        let count = claims[at..].iter().take_while(|claim| claim.span.start < end).count().max(1);
        let group = &mut claims[at..at + count];
        if let Some((said, found)) = &mut speaker
            && *said + 1 == number
            && group.iter().all(|claim| claim.attribution.is_none())
            && continues(text, number, *said, group)
        {
            for claim in group {
                claim.attribution = Some(Attribution { inherited: true, ..bare(text, found) });
            }
            *said = number;
        }
        at += count;
    }
}

/// Whether the sentence `number` counts on what the sentence `said` counted: *nine of them*, *one is in hospital*,
/// *among the dead*.
fn continues(text: &Text<'_>, number: usize, said: usize, claims: &[Claim]) -> bool {
    let (Some(sentence), Some(before)) = (text.sentences.get(number), text.sentences.get(said))
    else {
        return false;
    };
    let tokens = &text.tokens[sentence.tokens.clone()];
    let (Some(head), Some(claim)) = (tokens.first(), claims.first()) else { return false };
    let opens = claim.span.start <= head.end();
    let after = text.tokens.get(text.token_at(claim.span.end));
    let bare = opens
        && (claim.group.is_none() || text.whole[claim.span.start..claim.span.end].contains(" of "))
        && after.is_some_and(|after| {
            after.is("of") || part(after) == Part::Auxiliary || part(after) == Part::Verb
        });
    let others = opens
        && tokens
            .iter()
            .take(4)
            .any(|token| token.is_any(set!["others", "another", "more", "them"]));
    let among = head.is_any(set!["among", "of"])
        && tokens.get(1).is_some_and(|next| next.is_any(set!["them", "those", "these", "the"]));
    let listed = head.is_any(set!["they", "these", "the"])
        && tokens
            .iter()
            .take(5)
            .any(|token| token.is_any(set!["include", "included", "comprised"]));
    sentence.paragraph == before.paragraph && (bare || others || among || listed)
}

/// The innermost of the `open` attributions whose content holds `span` and reports it.
fn innermost<'a>(text: &Text<'_>, open: &[&'a Attribution], span: Span) -> Option<&'a Attribution> {
    open.iter()
        .rev()
        .take(DEPTH)
        .filter(|attribution| {
            holds(attribution.content, own(attribution, span)) && reports(text, attribution)
        })
        .min_by_key(|attribution| attribution.content.end - attribution.content.start)
        .copied()
}

/// What of a claim at `span` is said: a cue that bounds its number is none of it.
///
/// > a colonel **estimated** 10,000 soldiers had died
fn own(attribution: &Attribution, span: Span) -> Span {
    match &attribution.cue {
        Some(cue)
            if attribution.stance == Stance::Estimated
                && cue.span.start == span.start
                && attribution.content.start < span.end =>
        {
            Span::new(span.start.max(attribution.content.start), span.end)
        }
        _ => span,
    }
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
