//! Which series are drawn, and which claims in each.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;
use tollcheck_model::{Amount, Claim, Evidence, Kind, Point, Series, Status, TimeUnit, Verdict};

use super::chart::{Chart, Dot};
use crate::{Checked, mark, wording};

/// A picture with what stands around it.
#[derive(Serialize)]
pub(super) struct Picture {
    /// `Killed: Register of Conflict Events`
    caption: String,
    table: String,
    column: String,
    /// How to read it.
    legend: &'static str,
    svg: String,
    rows: Vec<Row>,
    claims: Vec<u32>,
}

/// A row of the table that tells the same as the picture.
#[derive(Serialize)]
struct Row {
    line: Option<u64>,
    day: Date,
    value: String,
    low: Option<String>,
    high: Option<String>,
    /// `claim 6, outdated`
    claim: Option<String>,
}

/// A series with the claims that its rows answer.
struct Drawing<'a> {
    series: &'a Series,
    /// The sum of the rows that answer, where a claim is put to more than one day.
    added: Option<Series>,
    telling: BTreeSet<u64>,
    dots: Vec<Dot>,
    kinds: BTreeSet<&'static str>,
    lasting: bool,
}

/// A picture a series that some verdict rests on, with all claims that it answers; and one for each claim that several
/// days of rows answer together.
pub(super) fn pictures(checked: &Checked, id: &str) -> Vec<Picture> {
    let published = checked.document.date;
    let drawings = checked.series.iter().filter(|it| !it.column.is_empty());
    let drawings = drawings.flat_map(|series| drawings_of(checked, series));
    let pictures = drawings.enumerate();
    pictures.filter_map(|(at, it)| it.picture(published, &format!("{id}-s{at}"))).collect()
}

fn drawings_of<'a>(checked: &Checked, series: &'a Series) -> Vec<Drawing<'a>> {
    let mut all = Vec::new();
    let mut together = Drawing::of(series);
    let verdicts = checked.verdicts.iter().flatten();
    for (claim, verdict) in checked.reading.claims.iter().zip(verdicts) {
        let rests = |it: &&Evidence| it.table == series.table && it.column == series.column;
        let Some(evidence) = telling(verdict).into_iter().find(rests) else { continue };
        if evidence.unlisted() > 0 || !series.running && !evidence.also.is_empty() {
            // Rows that are not all told cannot be drawn, nor can the sum of rows of several files.
            continue;
        }
        let sum = added(series, evidence);
        // One row answers for its own day, a total for the day up to which it is asked.
        let total = series.running || sum.is_some();
        let stated = claim.time.as_ref().and_then(|time| time.to);
        let day = if total { stated.or(evidence.as_of) } else { evidence.as_of.or(stated) };
        let Some(day) = day.or(checked.document.date) else { continue };
        let Some(dot) = dot(claim, verdict.status, day) else { continue };
        match sum {
            Some(sum) => {
                let mut alone = Drawing { added: Some(sum), ..Drawing::of(series) };
                alone.add(claim, evidence, dot);
                all.push(alone);
            }
            None => together.add(claim, evidence, dot),
        }
    }
    if !together.dots.is_empty() {
        all.insert(0, together);
    }
    all
}

/// The evidence that a verdict rests on: all sides of a contest, else the one that decides.
fn telling(verdict: &Verdict) -> Vec<&Evidence> {
    match verdict.status {
        Status::NoEvidence | Status::NotCheckable => Vec::new(),
        Status::Contested => verdict.evidence.iter().collect(),
        _ => wording::leading(verdict).into_iter().collect(),
    }
}

/// The rows of `evidence` added up day by day, where they are of several days and their sum is the answer.
fn added(series: &Series, evidence: &Evidence) -> Option<Series> {
    let lines: BTreeSet<u64> = evidence.lines.iter().copied().collect();
    let rows = series.points.iter().filter(|point| lines.contains(&point.line));
    let rows: Vec<&Point> = rows.filter(|_| !series.running).collect();
    let zero = Amount::whole(0);
    let (mut value, mut low, mut high) = (zero, zero, zero);
    let points: Vec<Point> = rows
        .iter()
        .map(|point| {
            value = value.plus(point.value);
            low = low.plus(point.low.unwrap_or(point.value));
            high = high.plus(point.high.unwrap_or(point.value));
            Point { value, low: Some(low), high: Some(high), ..**point }
        })
        .collect();
    let days = rows.first()?.day != rows.last()?.day;
    (days && evidence.value == Some(value)).then(|| Series {
        running: true,
        points,
        ..series.clone()
    })
}

fn dot(claim: &Claim, status: Status, day: Date) -> Option<Dot> {
    let quantity = &claim.quantity;
    let second = quantity.unit.filter(|_| claim.kind == Kind::DURATION).map(TimeUnit::seconds);
    if claim.kind == Kind::DURATION && second.is_none() {
        return None;
    }
    // Series of durations are in seconds.
    let size = Amount::whole(second.unwrap_or(1));
    let scaled = |amount: Option<Amount>| amount.map(|amount| amount.times(size));
    Some(Dot {
        number: claim.id.0,
        day,
        value: scaled(quantity.value.or(quantity.low).or(quantity.high))?,
        low: scaled(quantity.low),
        high: scaled(quantity.high),
        status,
    })
}

impl<'a> Drawing<'a> {
    fn of(series: &'a Series) -> Self {
        Self {
            series,
            added: None,
            telling: BTreeSet::new(),
            dots: Vec::new(),
            kinds: BTreeSet::new(),
            lasting: false,
        }
    }

    fn add(&mut self, claim: &Claim, evidence: &Evidence, dot: Dot) {
        self.telling.extend(&evidence.lines);
        self.dots.push(dot);
        self.kinds.insert(claim.kind.0);
        self.lasting |= claim.kind == Kind::DURATION;
    }

    fn picture(&self, published: Option<Date>, id: &str) -> Option<Picture> {
        let series = self.added.as_ref().unwrap_or(self.series);
        let kinds: Vec<&str> = self.kinds.iter().copied().collect();
        let measure = kinds.join(" and ").replace('_', " ");
        let chart =
            Chart::new(series, &self.telling, &self.dots, published, &measure, self.lasting)?;
        let legend = match (&self.added, series.running) {
            (Some(_), _) => "The rows that answer, added up day by day.",
            (None, true) => "Each figure holds until the next one.",
            (None, false) => {
                "Dark bars are the rows that answer; pale bars are the other rows of the table, of whatever place or group."
            }
        };
        Some(Picture {
            caption: wording::sentence(&format!("{measure}: {}", series.origin)),
            table: series.table.clone(),
            column: series.column.clone(),
            legend,
            svg: chart.svg(id),
            rows: self.rows(&chart),
            claims: self.dots.iter().map(|dot| dot.number).collect(),
        })
    }

    /// The rows that matter and the claims, by day.
    fn rows(&self, chart: &Chart<'_>) -> Vec<Row> {
        let amount =
            |value| if self.lasting { wording::lasting(value) } else { wording::number(value) };
        let rows = chart.telling_rows(&self.dots).into_iter().map(|point| Row {
            line: Some(point.line),
            day: point.day,
            value: amount(point.value),
            low: point.low.map(amount),
            high: point.high.map(amount),
            claim: None,
        });
        let claims = self.dots.iter().map(|dot| Row {
            line: None,
            day: dot.day,
            value: amount(dot.value),
            low: dot.low.map(amount),
            high: dot.high.map(amount),
            claim: Some(format!("claim {}, {}", dot.number, mark::word(dot.status).to_lowercase())),
        });
        let mut all: Vec<Row> = rows.chain(claims).collect();
        all.sort_by_key(|row| row.day);
        all
    }
}
