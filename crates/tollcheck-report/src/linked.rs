//! JSON-LD: drafts of `ClaimReview`, and W3C Web Annotations. One line an article's claim.

use serde_json::{Value, json};
use tollcheck_model::{Claim, LineIndex, Span, Status, Verdict};

use crate::{Checked, Format, mark, wording};

/// Characters that a claim under review may have.
const LONGEST: usize = 75;

/// Characters of context before and after a quote.
const CONTEXT: usize = 32;

/// Drafts of `ClaimReview`, one a line, for the claims that some table answers.
#[derive(Clone, Copy, Debug)]
pub struct ClaimReview;

impl Format for ClaimReview {
    fn article(&self, checked: &Checked) -> String {
        let answered =
            |status: Status| !matches!(status, Status::NoEvidence | Status::NotCheckable);
        lines(checked, |claim, verdict| {
            answered(verdict.status).then(|| review(checked, claim, verdict))
        })
    }
}

fn lines(checked: &Checked, record: impl Fn(&Claim, &Verdict) -> Option<Value>) -> String {
    let claims = checked.reading.claims.iter().zip(checked.verdicts.iter().flatten());
    let mut out = String::new();
    for record in claims.filter_map(|(claim, verdict)| record(claim, verdict)) {
        out.push_str(&record.to_string());
        out.push('\n');
    }
    out
}

fn review(checked: &Checked, claim: &Claim, verdict: &Verdict) -> Value {
    let document = &checked.document;
    let author = wording::source(claim)
        .unwrap_or_else(|| document.title.clone().unwrap_or_else(|| document.id.clone()));
    let evidence: Vec<Value> = verdict
        .evidence
        .iter()
        .flat_map(|evidence| evidence.files().map(move |(.., sha256)| (&evidence.origin, sha256)))
        .map(|(origin, sha256)| json!({ "@type": "Dataset", "name": origin, "identifier": sha256 }))
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "claimReviewed": shorten(
            &wording::quote(&document.text, wording::around(&document.text, claim)),
            &wording::quote(&document.text, claim.span),
        ),
        "itemReviewed": {
            "@type": "Claim",
            "author": { "@type": "Thing", "name": author },
            "datePublished": document.date,
            "appearance": { "@type": "CreativeWork", "name": document.title.as_ref().unwrap_or(&document.id) },
        },
        "reviewRating": { "@type": "Rating", "alternateName": mark::word(verdict.status).to_lowercase() },
        "text": verdict.reason,
        "isBasedOn": evidence,
    })
}

/// `text` in at most 75 characters, cut at words so that `figure` stays in it.
fn shorten(text: &str, figure: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
    let words: Vec<&str> = text.split(' ').collect();
    let end = text.find(figure).map_or(0, |at| at + figure.len());
    let needed = text[..end].split(' ').count();
    let mut start = 0;
    // Two are for the ellipses.
    while start + 1 < needed && length(&words[start..needed]) > LONGEST - 2 {
        start += 1;
    }
    let mut stop = start;
    while stop < words.len() && length(&words[start..=stop]) < LONGEST {
        stop += 1;
    }
    let before = if start > 0 { "…" } else { "" };
    let after = if stop < words.len() { "…" } else { "" };
    let cut = format!("{before}{}{after}", words[start..stop].join(" "));
    if stop > start { cut } else { text.chars().take(LONGEST - 1).chain(['…']).collect() }
}

/// W3C Web Annotations, one a line, with the quote and its position.
#[derive(Clone, Copy, Debug)]
pub struct WebAnnotation;

impl Format for WebAnnotation {
    fn article(&self, checked: &Checked) -> String {
        let index = LineIndex::new(&checked.document.text);
        lines(checked, |claim, verdict| Some(annotation(checked, claim, verdict, &index)))
    }
}

fn annotation(checked: &Checked, claim: &Claim, verdict: &Verdict, index: &LineIndex<'_>) -> Value {
    let text = &checked.document.text;
    let Span { start, end } = claim.span;
    let before: String =
        text.get(..start).unwrap_or_default().chars().rev().take(CONTEXT).collect();
    let after: String = text.get(end..).unwrap_or_default().chars().take(CONTEXT).collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "id": format!("urn:tollcheck:{}", crate::fingerprint(checked, claim)),
        "motivation": "assessing",
        "body": [
            { "type": "TextualBody", "purpose": "classifying", "value": verdict.status.name() },
            { "type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": verdict.reason },
        ],
        "target": {
            "source": checked.document.id,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text.get(start..end).unwrap_or_default(),
                    "prefix": before.chars().rev().collect::<String>(),
                    "suffix": after,
                },
                {
                    "type": "TextPositionSelector",
                    "start": index.characters_before(start),
                    "end": index.characters_before(end),
                },
            ],
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_claim_is_cut_at_a_word() {
        let long = "Two people were killed and twelve injured in a strike on a recreation centre in the region";
        assert_eq!(
            shorten(long, "Two people"),
            "Two people were killed and twelve injured in a strike on a recreation…"
        );
        let late = format!("{long}, and 300 houses burnt down");
        let cut = shorten(&late, "300 houses");
        assert!(cut.starts_with('…') && cut.contains("300 houses"), "{cut}");
        assert!(cut.chars().count() <= LONGEST, "{cut}");
        assert_eq!(shorten("Two died.", "Two"), "Two died.");
        assert_eq!(shorten(&"x".repeat(90), "x").chars().count(), 75);
    }
}
