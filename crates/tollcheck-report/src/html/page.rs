//! What the page of one article shows.

use jiff::civil::Date;
use serde::Serialize;
use tollcheck_model::{Claim, Evidence, LineIndex, Status, Verdict};

use super::class;
use super::index::section_id;
use super::paragraph::{Paragraph, paragraphs};
use super::picture::{Picture, pictures};
use crate::correction::correction;
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
    /// Whether tables were asked.
    judged: bool,
    changes: Vec<usize>,
    pictures: Vec<Picture>,
    paragraphs: Vec<Paragraph>,
    unread: Vec<UnreadView>,
}

/// How many claims got a verdict.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Count {
    class: &'static str,
    sign: char,
    word: String,
    claims: usize,
}

#[derive(Default, Serialize)]
struct ClaimView {
    number: u32,
    class: &'static str,
    sign: Option<char>,
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
    /// The figure as it would read with what the table has.
    corrected: Option<String>,
    near_miss: Option<String>,
    self_support: bool,
    waiver: Option<String>,
    evidence: Vec<EvidenceView>,
}

#[derive(Serialize)]
struct EvidenceView {
    address: String,
    rows: Vec<String>,
    column: String,
    finding: String,
    agrees: bool,
    query: String,
    sql: String,
    suspect: Option<String>,
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
    let id = section_id(checked);
    let verdicts = checked.verdicts.as_deref().unwrap_or_default();
    let claims: Vec<ClaimView> = checked
        .reading
        .claims
        .iter()
        .enumerate()
        .map(|(at, claim)| {
            let line = index.position(claim.span.start).line;
            let waiver = checked.waiver(at);
            let waiver = waiver.map(|waiver| format!("{} ({})", waiver.reason, waiver.who));
            let view = ClaimView { waiver, ..view(text, claim, line) };
            match verdicts.get(at) {
                Some(verdict) => view.judged(checked, claim, verdict),
                None => view,
            }
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
    Page {
        title: document.title.clone().unwrap_or_else(|| document.id.clone()),
        name: document.title.as_ref().map(|_| document.id.clone()),
        date: document.date,
        dated_by: document.dated_by.name(),
        weak_date: document.dated_by.is_weak(),
        strip: strip(&Tally::of(checked)),
        judged: checked.verdicts.is_some(),
        changes: changes.into_iter().map(|(_, at)| at).collect(),
        pictures: pictures(checked, &id),
        paragraphs: paragraphs(text, &checked.reading.claims),
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

/// The verdicts of `tally` that some claim got.
pub(super) fn strip(tally: &Tally) -> Vec<Count> {
    let given = Status::ALL.into_iter().filter(|status| tally.count(*status) > 0);
    given
        .map(|status| Count {
            class: class(status),
            sign: mark::sign(status),
            word: mark::word(status),
            claims: tally.count(status),
        })
        .collect()
}

/// What is shown of a claim that no table was asked about.
fn view(text: &str, claim: &Claim, line: usize) -> ClaimView {
    let sentence = wording::around(text, claim);
    let piece = |start: usize, end: usize| text.get(start..end).unwrap_or_default().to_owned();
    ClaimView {
        number: claim.id.0,
        class: "open",
        figure: wording::figure(text, claim),
        statement: claim.to_string().replace('_', " "),
        before: piece(sentence.start, claim.span.start),
        quoted: piece(claim.span.start, claim.span.end),
        after: piece(claim.span.end, sentence.end),
        circumstances: wording::circumstances(claim),
        line,
        ..ClaimView::default()
    }
}

impl ClaimView {
    /// With the answer of the tables.
    fn judged(self, checked: &Checked, claim: &Claim, verdict: &Verdict) -> Self {
        let evidence = verdict.evidence.iter();
        Self {
            class: class(verdict.status),
            sign: Some(mark::sign(verdict.status)),
            word: mark::word(verdict.status),
            reason: wording::sentence(&verdict.reason),
            suggestion: verdict.suggestion.clone(),
            corrected: correction(checked, claim, verdict).map(|it| it.figure),
            near_miss: verdict.near_miss.clone().filter(|near| !verdict.reason.contains(near)),
            self_support: verdict.self_support,
            evidence: evidence.map(|evidence| EvidenceView::of(claim, evidence)).collect(),
            ..self
        }
    }
}

impl EvidenceView {
    fn of(claim: &Claim, evidence: &Evidence) -> Self {
        Self {
            address: wording::address(evidence),
            rows: wording::rows(evidence),
            column: evidence.column.clone(),
            finding: wording::finding(claim, evidence),
            agrees: evidence.agrees,
            query: evidence.query.clone(),
            sql: evidence.sql.clone(),
            suspect: evidence.suspect.clone(),
        }
    }
}
