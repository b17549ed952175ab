//! A claim as a question to tables.

use jiff::civil::Date;
use tollcheck_model::{Claim, Kind, Lens};
use tollcheck_sources::day_of;

use crate::Options;
use crate::answer::{Answer, Finding};
use crate::choice::Choice;
use crate::counting::Counting;
use crate::desk::Desk;
use crate::doubt::Doubt;
use crate::found::Found;
use crate::interval::{Fit, Interval};
use crate::outcome::Outcome;
use crate::query::{Aggregate, Days, Query};
use crate::slip::slip;
use crate::spot::Spots;
use crate::when::{Bounds, When};

/// The question.
#[derive(Clone, Debug)]
pub(crate) struct Question<'c> {
    /// The claim.
    pub(crate) claim: &'c Claim,
    /// What its wording leaves possible.
    pub(crate) interval: Interval,
    /// When.
    pub(crate) when: Option<When>,
    /// What is counted.
    pub(crate) counting: &'c Counting,
    /// The other figures of the same event.
    pub(crate) siblings: Vec<(&'c Counting, Interval)>,
    /// The other claims of its sentence that a row may have counted with it.
    pub(crate) beside: Vec<&'c Claim>,
    /// Those that a row has counted with it, if it has what they add up to.
    pub(crate) shares: Vec<&'c Claim>,
    /// Whether it is a part of a claim that counts the same.
    pub(crate) part: bool,
    /// The day of the article.
    pub(crate) published: Option<i32>,
    /// The last day that tables may know of.
    pub(crate) known: i32,
    /// What vague words and bands stand for.
    pub(crate) lens: Lens,
    /// Whether to keep what was asked.
    pub(crate) trail: bool,
}

impl<'c> Question<'c> {
    /// The question of `claim`, which counts as `counting` says; `None` where its words name no number.
    pub(crate) fn of(
        claim: &'c Claim,
        counting: &'c Counting,
        date: Option<Date>,
        options: Options,
    ) -> Option<Self> {
        Some(Self {
            claim,
            interval: Interval::of(&claim.quantity, options.lens)?,
            when: When::of(claim.time.as_ref(), claim.scope, date),
            counting,
            siblings: Vec::new(),
            beside: Vec::new(),
            shares: Vec::new(),
            part: false,
            published: date.map(day_of),
            known: options.as_of.map_or(i32::MAX, day_of),
            lens: options.lens,
            trail: options.trail,
        })
    }

    /// What is counted.
    pub(crate) const fn kind(&self) -> Kind {
        self.claim.kind
    }

    /// The hours of a window.
    pub(crate) fn hours(&self) -> Option<u32> {
        match self.when?.bounds {
            Bounds::Window(hours) => Some(hours),
            _ => None,
        }
    }

    /// The query over the columns of `choice` and the places of `spots`.
    pub(crate) fn query<'t>(
        &self,
        table: &'t Desk<'t>,
        choice: Choice<'t>,
        spots: &Spots,
        aggregate: Aggregate,
        days: Days,
    ) -> Query<'t> {
        Query {
            table,
            choice,
            spots: spots.inside.clone(),
            place: spots.name.clone(),
            aggregate,
            days,
            known: self.known,
        }
    }

    /// What is not sure, whatever the table.
    pub(crate) fn doubts(&self, choice: &Choice<'_>, spots: &Spots) -> Vec<Doubt> {
        let undated = self.when.is_none_or(|when| !when.sure).then_some(Doubt::DateInferred);
        let derived = self.claim.derived.then_some(Doubt::Derived);
        [undated, spots.doubt, choice.doubt, derived].into_iter().flatten().collect()
    }

    /// The number that the claim gives as exact, where it does.
    pub(crate) fn exact(&self) -> Option<tollcheck_model::Amount> {
        self.interval.only()
    }

    /// How `found` lies to the claim.
    pub(crate) fn fit(&self, found: Found) -> Fit {
        self.interval.fit(found)
    }

    /// The answer that `query` gives with `outcome`; a figure outside is measured against its neighbours first.
    pub(crate) fn answer(
        &self,
        query: &Query<'_>,
        outcome: &Outcome,
        mut doubts: Vec<Doubt>,
    ) -> Answer {
        let fit = self.fit(outcome.found);
        let finding = match fit {
            Fit::Outside if self.interval.is_above(outcome.found) => {
                doubts.push(Doubt::Bound);
                Finding::Differs(None)
            }
            Fit::Outside => self.mismatch(query, outcome),
            fit => Finding::Fits(fit),
        };
        let agrees = matches!(fit, Fit::Within | Fit::InBand);
        let days = outcome.rows.last_days(&query.table.rows);
        Answer {
            evidence: query.evidence(outcome, agrees),
            finding,
            doubts,
            derived: false,
            days,
            note: None,
            at_least: outcome.found.at_least,
            counts: (fit == Fit::OfBand).then(|| self.interval.counted(outcome.found)),
            each: None,
        }
    }

    /// What the number would be right for in the same rows: another column, another group, a sum of columns.
    fn mismatch(&self, query: &Query<'_>, outcome: &Outcome) -> Finding {
        let Some(said) = self.exact() else { return Finding::Differs(None) };
        for (counting, words) in self.counting.neighbours(query.table) {
            for choice in counting.choices(query.table, self.hours()) {
                if choice.doubt.is_some() {
                    continue;
                }
                let other = query.figure_of(choice, &outcome.rows);
                if other.is_some_and(|other| other.value == said) {
                    let swapped = self.siblings.iter().any(|(other, interval)| {
                        other.kinds == counting.kinds
                            && interval.only() == Some(outcome.found.value)
                    });
                    let with = if swapped { "swapped with " } else { "" };
                    return Finding::Scope(format!("{with}{words}"));
                }
            }
        }
        Finding::Differs(slip(said, outcome.found.value).map(str::to_owned))
    }
}
