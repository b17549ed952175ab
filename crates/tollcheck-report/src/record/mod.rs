//! The record of one article, as JSON has it. Offsets are Unicode code points into the text.

mod claim;
mod layers;
mod verdict;

use jiff::civil::Date;
use serde::Serialize;
use tollcheck_model::{LineIndex, Reading, Span, Unread, Verdict};

use crate::Checked;
use claim::ClaimRecord;
use layers::LayersRecord;

/// One article, to be serialised in whatever shape: the fields are those of `schema/record.schema.json`.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    schema_version: u32,
    id: &'a str,
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    claims: Vec<ClaimRecord<'a>>,
    unread: Vec<UnreadRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layers: Option<LayersRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct UnreadRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    why: &'static str,
}

#[derive(Debug, Serialize)]
struct SpanRecord {
    start: usize,
    end: usize,
}

/// The record of `checked`, with its layers where they are asked for.
pub(crate) fn record(checked: &Checked, layers: bool) -> Record<'_> {
    let document = &checked.document;
    let writer = Writer::new(&document.id, &document.text);
    let verdict = |at: usize| checked.verdicts.as_ref()?.get(at);
    let claims = checked.reading.claims.iter().enumerate();
    Record {
        text: (!document.verbatim).then_some(document.text.as_str()),
        claims: claims
            .map(|(at, claim)| writer.claim(claim, verdict(at), checked.waiver(at)))
            .collect(),
        layers: layers.then(|| writer.layers(&checked.reading)),
        ..writer.record(document.date, &checked.reading)
    }
}

impl<'a> Record<'a> {
    /// The record of an article that is held by others: it goes by `id` and is read as it stands. `verdicts` are in the
    /// order of the claims; without, no table was asked.
    pub fn of_parts(
        id: &'a str,
        date: Option<Date>,
        text: &'a str,
        reading: &'a Reading,
        verdicts: Option<&'a [Verdict]>,
    ) -> Self {
        let writer = Writer::new(id, text);
        let verdict = |at: usize| verdicts?.get(at);
        let claims = reading.claims.iter().enumerate();
        Self {
            claims: claims.map(|(at, claim)| writer.claim(claim, verdict(at), None)).collect(),
            ..writer.record(date, reading)
        }
    }
}

/// One text, to turn bytes into code points.
struct Writer<'a> {
    id: &'a str,
    text: &'a str,
    index: LineIndex<'a>,
}

impl<'a> Writer<'a> {
    fn new(id: &'a str, text: &'a str) -> Self {
        Self { id, text, index: LineIndex::new(text) }
    }

    /// The record of `reading` but for its claims.
    fn record(&self, date: Option<Date>, reading: &'a Reading) -> Record<'a> {
        Record {
            schema_version: crate::SCHEMA_VERSION,
            id: self.id,
            date,
            text: None,
            claims: Vec::new(),
            unread: reading.unread.iter().map(|unread| self.unread(unread)).collect(),
            layers: None,
        }
    }

    fn unread(&self, unread: &Unread) -> UnreadRecord<'a> {
        let SpanRecord { start, end } = self.span(unread.span);
        UnreadRecord { start, end, text: self.words(unread.span), why: unread.why }
    }

    fn span(&self, span: Span) -> SpanRecord {
        SpanRecord {
            start: self.index.characters_before(span.start),
            end: self.index.characters_before(span.end),
        }
    }

    fn words(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The words at `span`; `None` where something other than words is meant.
    fn words_if_any(&self, span: Span) -> Option<&'a str> {
        Some(self.words(span)).filter(|words| !words.is_empty())
    }
}
