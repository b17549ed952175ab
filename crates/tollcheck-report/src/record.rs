//! The record of one article, as JSON has it. Offsets are Unicode code points into the text.

use jiff::civil::Date;
use serde::Serialize;
use tollcheck_model::{
    Address, Amount, Attribution, Claim, Evidence, Figure, FigureType, LineIndex, Mode, Modifier,
    Place, Reading, Scope, SourceType, Span, Stance, Status, Time, TimeUnit, Unread, Verdict,
    Words,
};

use crate::{Checked, Waiver, fingerprint};

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
struct ClaimRecord<'a> {
    id: String,
    kind: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
    value: Option<Amount>,
    low: Option<Amount>,
    high: Option<Amount>,
    modifier: Modifier,
    unit: Option<&'a str>,
    group: Option<&'a str>,
    part_of: Option<String>,
    negated: bool,
    #[serde(skip_serializing_if = "is_false")]
    hypothetical: bool,
    #[serde(skip_serializing_if = "is_false")]
    derived: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'static str>,
    time: Option<ClaimTime<'a>>,
    place: Option<ClaimPlace<'a>>,
    attribution: Option<ClaimAttribution<'a>>,
    rule: &'static str,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<VerdictRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiver: Option<WaiverRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct WaiverRecord<'a> {
    reason: &'a str,
    who: &'a str,
    until: Option<Date>,
}

#[derive(Debug, Serialize)]
struct ClaimTime<'a> {
    text: Option<&'a str>,
    from: Option<Date>,
    to: Option<Date>,
    inherited: bool,
    #[serde(skip_serializing_if = "is_false")]
    guessed: bool,
}

#[derive(Debug, Serialize)]
struct ClaimPlace<'a> {
    text: Option<&'a str>,
    name: &'a str,
    admin1: Option<&'a str>,
    country: Option<&'a str>,
    inherited: bool,
    #[serde(skip_serializing_if = "is_false")]
    guessed: bool,
}

#[derive(Debug, Serialize)]
struct ClaimAttribution<'a> {
    source: Option<&'a str>,
    start: Option<usize>,
    end: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stands_for: Option<&'a str>,
    cue: Option<&'a str>,
    stance: Stance,
    #[serde(rename = "type")]
    source_type: Option<SourceType>,
    mode: Mode,
    inherited: bool,
}

#[derive(Debug, Serialize)]
struct UnreadRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    why: &'static str,
}

#[derive(Debug, Serialize)]
struct LayersRecord<'a> {
    quantities: Vec<QuantityRecord<'a>>,
    times: Vec<TimeRecord<'a>>,
    places: Vec<PlaceRecord<'a>>,
    attributions: Vec<AttributionRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct QuantityRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    sort: FigureType,
    value: Option<Amount>,
    low: Option<Amount>,
    high: Option<Amount>,
    modifier: Modifier,
    unit: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct TimeRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    from: Option<Date>,
    to: Option<Date>,
}

#[derive(Debug, Serialize)]
struct PlaceRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    name: &'a str,
    country: Option<&'a str>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

#[derive(Debug, Serialize)]
struct AttributionRecord<'a> {
    source: Option<WordsRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stands_for: Option<WordsRecord<'a>>,
    cue: Option<WordsRecord<'a>>,
    content: SpanRecord,
    stance: Stance,
    #[serde(rename = "type")]
    source_type: Option<SourceType>,
    mode: Mode,
}

#[derive(Debug, Serialize)]
struct WordsRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct SpanRecord {
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct VerdictRecord<'a> {
    status: Status,
    reason: &'a str,
    independent_sources: usize,
    self_support: bool,
    suggestion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    near_miss: Option<&'a str>,
    evidence: Vec<EvidenceRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct EvidenceRecord<'a> {
    table: &'a str,
    file: &'a str,
    /// How many rows there are, where not all of their lines are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
    lines: &'a [u64],
    column: &'a str,
    value: Option<Amount>,
    low: Option<Amount>,
    high: Option<Amount>,
    as_of: Option<Date>,
    origin: &'a str,
    agrees: bool,
    query: &'a str,
    sql: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suspect: Option<&'a str>,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<AddressRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct AddressRecord<'a> {
    file: &'a str,
    lines: &'a [u64],
    sha256: &'a str,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
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

    fn layers(&self, reading: &'a Reading) -> LayersRecord<'a> {
        let layers = &reading.layers;
        LayersRecord {
            quantities: layers.quantities.iter().map(|it| self.quantity(it)).collect(),
            times: layers.times.iter().map(|it| self.time(it)).collect(),
            places: layers.places.iter().map(|it| self.place(it)).collect(),
            attributions: layers.attributions.iter().map(|it| self.speech(it)).collect(),
        }
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

    fn claim(
        &self,
        claim: &'a Claim,
        verdict: Option<&'a Verdict>,
        waiver: Option<&'a Waiver>,
    ) -> ClaimRecord<'a> {
        let SpanRecord { start, end } = self.span(claim.span);
        let quantity = &claim.quantity;
        ClaimRecord {
            id: claim.id.to_string(),
            kind: claim.kind.0,
            start,
            end,
            text: self.words(claim.span),
            value: quantity.value,
            low: quantity.low,
            high: quantity.high,
            modifier: quantity.modifier,
            unit: quantity.unit_name(),
            group: claim.group.as_deref(),
            part_of: claim.part_of.map(|id| id.to_string()),
            negated: claim.negated,
            hypothetical: claim.hypothetical,
            derived: claim.derived,
            scope: match claim.scope {
                Scope::Event => None,
                Scope::Total => Some("total"),
                Scope::Maximum => Some("maximum"),
                Scope::Rate(_) => Some("rate"),
                Scope::Change => Some("change"),
            },
            time: claim.time.as_ref().map(|time| ClaimTime {
                text: self.words_if_any(time.span),
                from: time.from,
                to: time.to,
                inherited: time.inherited,
                guessed: time.guessed,
            }),
            place: claim.place.as_ref().map(|place| ClaimPlace {
                text: self.words_if_any(place.span),
                name: &place.name,
                admin1: place.admin1.as_deref(),
                country: place.country.as_deref(),
                inherited: place.inherited,
                guessed: place.guessed,
            }),
            attribution: claim.attribution.as_ref().map(|it| self.attribution(it)),
            rule: claim.rule,
            fingerprint: fingerprint::of_claim(self.id, self.text, claim),
            verdict: verdict.map(verdict_record),
            waiver: waiver.map(|waiver| WaiverRecord {
                reason: &waiver.reason,
                who: &waiver.who,
                until: waiver.until,
            }),
        }
    }

    fn attribution(&self, attribution: &'a Attribution) -> ClaimAttribution<'a> {
        let source = attribution.source.as_ref();
        let span = source.map(|source| self.span(source.span));
        ClaimAttribution {
            source: source.map(|source| &*source.text),
            start: span.as_ref().map(|span| span.start),
            end: span.map(|span| span.end),
            stands_for: attribution.stands_for.as_ref().map(|words| &*words.text),
            cue: attribution.cue.as_ref().map(|cue| &*cue.text),
            stance: attribution.stance,
            source_type: attribution.source_type,
            mode: attribution.mode,
            inherited: attribution.inherited,
        }
    }

    fn quantity(&self, figure: &'a Figure) -> QuantityRecord<'a> {
        let SpanRecord { start, end } = self.span(figure.span);
        QuantityRecord {
            start,
            end,
            text: self.words(figure.span),
            sort: figure.sort,
            value: figure.quantity.value,
            low: figure.quantity.low,
            high: figure.quantity.high,
            modifier: figure.quantity.modifier,
            unit: figure.quantity.unit.map(TimeUnit::name).or(figure.quantity.vague.as_deref()),
        }
    }

    fn time(&self, time: &Time) -> TimeRecord<'a> {
        let SpanRecord { start, end } = self.span(time.span);
        TimeRecord { start, end, text: self.words(time.span), from: time.from, to: time.to }
    }

    fn place(&self, place: &'a Place) -> PlaceRecord<'a> {
        let SpanRecord { start, end } = self.span(place.span);
        let degrees = place.degrees();
        PlaceRecord {
            start,
            end,
            text: self.words(place.span),
            name: &place.name,
            country: place.country.as_deref(),
            latitude: degrees.map(|(latitude, _)| latitude),
            longitude: degrees.map(|(_, longitude)| longitude),
        }
    }

    fn speech(&self, attribution: &'a Attribution) -> AttributionRecord<'a> {
        let words = |words: &'a Option<Words>| {
            words.as_ref().map(|words| {
                let SpanRecord { start, end } = self.span(words.span);
                WordsRecord { start, end, text: &words.text }
            })
        };
        AttributionRecord {
            source: words(&attribution.source),
            stands_for: words(&attribution.stands_for),
            cue: words(&attribution.cue),
            content: self.span(attribution.content),
            stance: attribution.stance,
            source_type: attribution.source_type,
            mode: attribution.mode,
        }
    }
}

fn verdict_record(verdict: &Verdict) -> VerdictRecord<'_> {
    VerdictRecord {
        status: verdict.status,
        reason: &verdict.reason,
        independent_sources: verdict.independent_sources,
        self_support: verdict.self_support,
        suggestion: verdict.suggestion.as_deref(),
        near_miss: verdict.near_miss.as_deref(),
        evidence: verdict.evidence.iter().map(evidence_record).collect(),
    }
}

fn address_record(address: &Address) -> AddressRecord<'_> {
    AddressRecord { file: &address.file, lines: &address.lines, sha256: &address.sha256 }
}

fn evidence_record(evidence: &Evidence) -> EvidenceRecord<'_> {
    EvidenceRecord {
        table: &evidence.table,
        file: &evidence.file,
        rows: (evidence.rows > evidence.lines.len()).then_some(evidence.rows),
        lines: &evidence.lines,
        column: &evidence.column,
        value: evidence.value,
        low: evidence.low,
        high: evidence.high,
        as_of: evidence.as_of,
        origin: &evidence.origin,
        agrees: evidence.agrees,
        query: &evidence.query,
        sql: &evidence.sql,
        suspect: evidence.suspect.as_deref(),
        sha256: &evidence.sha256,
        also: evidence.also.iter().map(address_record).collect(),
    }
}
