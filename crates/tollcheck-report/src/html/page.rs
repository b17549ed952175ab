//! What the page of one article shows.

use jiff::civil::Date;
use serde::Serialize;
use tollcheck_model::{Claim, Evidence, Kind, LineIndex, Series, Span, Status, Verdict};

use super::chart::{Chart, Dot};
use super::class;
use crate::fingerprint::of_text;
use crate::{Checked, Tally, mark, wording};

#[derive(Serialize)]
pub(super) struct Page {
    id: String,
    title: String,
    name: Option<String>,
    date: Option<Date>,
    dated_by: &'static str,
    weak_date: bool,
    claims: Vec<ClaimView>,
    strip: Vec<Count>,
    changes: Vec<usize>,
    charts: Vec<ChartView>,
    paragraphs: Vec<Paragraph>,
    unread: Vec<UnreadView>,
}

#[derive(Serialize)]
struct Count {
    class: &'static str,
    sign: char,
    word: String,
    claims: usize,
}

#[derive(Serialize)]
struct ClaimView {
    number: u32,
    class: &'static str,
    sign: char,
    word: String,
    figure: String,
    statement: String,
    before: String,
    quoted: String,
    after: String,
    circumstances: String,
    line: usize,
    reason: String,
    suggestion: Option<String>,
    near_miss: Option<String>,
    self_support: bool,
    waiver: Option<String>,
    evidence: Vec<EvidenceView>,
}

#[derive(Serialize)]
struct EvidenceView {
    address: String,
    lines: String,
    column: String,
    finding: String,
    agrees: bool,
    query: String,
    sql: String,
    suspect: Option<String>,
}

#[derive(Serialize)]
struct ChartView {
    caption: String,
    svg: String,
    rows: Vec<RowView>,
    numbers: Vec<u32>,
}

#[derive(Serialize)]
struct RowView {
    line: u64,
    day: Date,
    value: String,
    low: Option<String>,
    high: Option<String>,
}

#[derive(Serialize)]
struct Paragraph {
    pieces: Vec<Piece>,
    notes: Vec<usize>,
}

/// Running text, or the figure of a claim.
#[derive(Serialize)]
struct Piece {
    text: String,
    claim: Option<usize>,
}

#[derive(Serialize)]
struct UnreadView {
    text: String,
    why: &'static str,
    line: usize,
}

/// The page of `checked`.
pub(super) fn page(checked: &Checked) -> Page {
    let document = &checked.document;
    let text = &document.text;
    let index = LineIndex::new(document.lines());
    let id = format!("a{}", of_text(&[&document.id, text]));
    let verdicts = checked.verdicts.as_deref().unwrap_or_default();
    let claims: Vec<ClaimView> = checked
        .reading
        .claims
        .iter()
        .zip(verdicts)
        .enumerate()
        .map(|(at, (claim, verdict))| ClaimView {
            waiver: checked.waiver(at).map(|waiver| format!("{} ({})", waiver.reason, waiver.who)),
            ..view(text, claim, verdict, index.position(claim.span.start).line)
        })
        .collect();
    let mut changes: Vec<(u8, usize)> = verdicts
        .iter()
        .enumerate()
        .map(|(at, verdict)| (mark::gravity(verdict.status), at))
        .filter(|(gravity, at)| {
            checked.waiver(*at).is_none() && *gravity >= mark::gravity(Status::Imprecise)
        })
        .collect();
    changes.sort_by_key(|(gravity, at)| (u8::MAX - gravity, *at));
    let tally = Tally::of(checked);
    let strip = Status::ALL.into_iter().filter(|status| tally.count(*status) > 0);
    Page {
        title: document.title.clone().unwrap_or_else(|| document.id.clone()),
        name: document.title.as_ref().map(|_| document.id.clone()),
        date: document.date,
        dated_by: document.dated_by.name(),
        weak_date: document.dated_by.is_weak(),
        strip: strip
            .map(|status| Count {
                class: class(status),
                sign: mark::sign(status),
                word: mark::word(status),
                claims: tally.count(status),
            })
            .collect(),
        changes: changes.into_iter().map(|(_, at)| at).collect(),
        charts: charts(checked, verdicts, &id),
        paragraphs: paragraphs(text, &checked.reading.claims[..claims.len()]),
        unread: checked
            .reading
            .unread
            .iter()
            .map(|unread| UnreadView {
                text: wording::quote(text, unread.span),
                why: unread.why,
                line: index.position(unread.span.start).line,
            })
            .collect(),
        claims,
        id,
    }
}

fn view(text: &str, claim: &Claim, verdict: &Verdict, line: usize) -> ClaimView {
    let status = verdict.status;
    let sentence = wording::around(text, claim);
    let piece = |start: usize, end: usize| text.get(start..end).unwrap_or_default().to_owned();
    ClaimView {
        number: claim.id.0,
        class: class(status),
        sign: mark::sign(status),
        word: mark::word(status),
        figure: wording::figure(text, claim),
        statement: claim.to_string().replace('_', " "),
        before: piece(sentence.start, claim.span.start),
        quoted: piece(claim.span.start, claim.span.end),
        after: piece(claim.span.end, sentence.end),
        circumstances: wording::circumstances(claim),
        line,
        reason: verdict.reason.clone(),
        suggestion: verdict.suggestion.clone(),
        near_miss: verdict.near_miss.clone(),
        self_support: verdict.self_support,
        waiver: None,
        evidence: verdict
            .evidence
            .iter()
            .map(|evidence| EvidenceView {
                address: wording::address(evidence),
                lines: wording::lines(evidence),
                column: evidence.column.clone(),
                finding: wording::finding(claim, evidence),
                agrees: evidence.agrees,
                query: evidence.query.clone(),
                sql: evidence.sql.clone(),
                suspect: evidence.suspect.clone(),
            })
            .collect(),
    }
}

/// A picture a series that some verdict rests on, with all claims that it answers.
fn charts(checked: &Checked, verdicts: &[Verdict], id: &str) -> Vec<ChartView> {
    let published = checked.document.date;
    let drawn = checked.series.iter().enumerate().filter(|(_, series)| !series.column.is_empty());
    drawn
        .filter_map(|(at, series)| {
            let mut dots = Vec::new();
            let mut days = Vec::new();
            for (claim, verdict) in checked.reading.claims.iter().zip(verdicts) {
                let Some(evidence) = telling(verdict).into_iter().find(|it| rests_on(it, series))
                else {
                    continue;
                };
                days.extend(
                    series
                        .points
                        .iter()
                        .filter(|point| evidence.lines.contains(&point.line))
                        .map(|it| it.day),
                );
                dots.extend(dot(claim, verdict.status, evidence.as_of, published));
            }
            if dots.is_empty() {
                return None;
            }
            let chart = Chart::new(series, &dots, &days, published)?;
            let rows = chart.rows().iter().map(|point| RowView {
                line: point.line,
                day: point.day,
                value: wording::number(point.value),
                low: point.low.map(wording::number),
                high: point.high.map(wording::number),
            });
            Some(ChartView {
                caption: format!("{} — {}, {}", series.column, series.table, series.origin),
                svg: chart.svg(&format!("{id}-s{at}")),
                rows: rows.collect(),
                numbers: dots.iter().map(|dot| dot.number).collect(),
            })
        })
        .collect()
}

/// The evidence that a verdict rests on: all sides of a contest, else the one that decides.
fn telling(verdict: &Verdict) -> Vec<&Evidence> {
    match verdict.status {
        Status::NoEvidence | Status::NotCheckable => Vec::new(),
        Status::Contested => verdict.evidence.iter().collect(),
        _ => wording::leading(verdict).into_iter().collect(),
    }
}

fn rests_on(evidence: &Evidence, series: &Series) -> bool {
    evidence.table == series.table && evidence.column == series.column
}

fn dot(claim: &Claim, status: Status, as_of: Option<Date>, published: Option<Date>) -> Option<Dot> {
    if claim.kind == Kind::DURATION {
        // Its number is in a unit of its own, the series in seconds.
        return None;
    }
    let quantity = &claim.quantity;
    Some(Dot {
        number: claim.id.0,
        day: claim.time.as_ref().and_then(|time| time.to).or(as_of).or(published)?,
        value: quantity.value.or(quantity.low).or(quantity.high)?,
        low: quantity.low,
        high: quantity.high,
        status,
    })
}

/// The text, a paragraph a line, cut at the figures of claims.
fn paragraphs(text: &str, claims: &[Claim]) -> Vec<Paragraph> {
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
