//! The text of an article, cut at the figures of its claims.

use serde::Serialize;
use tollcheck_model::{Claim, Span};

/// A line of the text, and the claims whose notes stand beside it.
#[derive(Serialize)]
pub(super) struct Paragraph {
    pieces: Vec<Piece>,
    notes: Vec<usize>,
}

/// Running text, or the figure of a claim.
#[derive(Serialize)]
struct Piece {
    text: String,
    claim: Option<usize>,
}

/// The text, a paragraph a line, cut at the figures of claims.
pub(super) fn paragraphs(text: &str, claims: &[Claim]) -> Vec<Paragraph> {
    let mut marked: Vec<(Span, usize)> =
        claims.iter().enumerate().map(|(at, claim)| (claim.span, at)).collect();
    marked.sort();
    let mut marked = marked.into_iter().peekable();
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split('\n') {
        let (from, to) = (start, start + line.len());
        start = to + 1;
        let mut paragraph = Paragraph { pieces: Vec::new(), notes: Vec::new() };
        let mut at = from;
        while let Some((span, claim)) = marked.next_if(|(span, _)| span.start < to) {
            paragraph.notes.push(claim);
            let (begin, end) = (span.start.max(at), span.end.min(to));
            if begin >= end {
                continue;
            }
            paragraph.push(text, at, begin, None);
            paragraph.push(text, begin, end, Some(claim));
            at = end;
        }
        paragraph.push(text, at, to, None);
        if !line.trim().is_empty() {
            out.push(paragraph);
        }
    }
    out
}

impl Paragraph {
    fn push(&mut self, text: &str, from: usize, to: usize, claim: Option<usize>) {
        if let Some(words) = text.get(from..to).filter(|words| !words.is_empty()) {
            self.pieces.push(Piece { text: words.to_owned(), claim });
        }
    }
}
