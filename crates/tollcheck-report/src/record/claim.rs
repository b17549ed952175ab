//! One claim in the record of its article.

use jiff::civil::Date;
use serde::Serialize;
use tollcheck_model::{
    Amount, Attribution, Claim, Mode, Modifier, Scope, SourceType, Stance, Verdict,
};

use super::verdict::VerdictRecord;
use super::{SpanRecord, Writer};
use crate::{Waiver, fingerprint};

#[derive(Debug, Serialize)]
pub(super) struct ClaimRecord<'a> {
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
    /// Who passes on what the source says, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    via: Vec<&'a str>,
    cue: Option<&'a str>,
    stance: Stance,
    #[serde(rename = "type")]
    source_type: Option<SourceType>,
    mode: Mode,
    inherited: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

impl<'a> Writer<'a> {
    /// The record of `claim`, with its verdict and its waiver where it has them.
    pub(super) fn claim(
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
                admin1: place.admin1,
                country: place.country,
                inherited: place.inherited,
                guessed: place.guessed,
            }),
            attribution: claim.attribution.as_ref().map(|it| self.attribution(it)),
            rule: claim.rule,
            fingerprint: fingerprint::of_claim(self.id, self.text, claim),
            verdict: verdict.map(VerdictRecord::of),
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
            via: attribution.via.iter().map(|words| &*words.text).collect(),
            cue: attribution.cue.as_ref().map(|cue| &*cue.text),
            stance: attribution.stance,
            source_type: attribution.source_type,
            mode: attribution.mode,
            inherited: attribution.inherited,
        }
    }
}
