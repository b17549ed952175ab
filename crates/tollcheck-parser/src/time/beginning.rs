//! Times at which something began that a figure counts: a war, what came after a truce.

use std::ops::Range;

use jiff::civil::Date;
use tollcheck_model::{Claim, Scope};

use crate::set::{WordSet, set};
use crate::time::clause::FAR;
use crate::time::give::{Giver, Placed};
use crate::time::month::month;
use crate::token::Tokens;
use crate::word::is_campaign;

/// How far before a time it is told what began then, in tokens.
const SINCE: usize = 10;

impl Giver<'_> {
    /// Whether at the time at `time` began what the figure counts: a war for its total, or what came after a truce.
    ///
    /// > the war, which **began in April 2023**, has killed 40,000 · 975 were killed **after** Israel **broke the truce on 18
    /// > March**
    pub(super) fn begins(&self, claim: &Claim, time: &Range<usize>) -> bool {
        const BEGINS: &WordSet =
            set!["began", "begun", "erupted", "started", "flared", "broke", "out", "launched"];
        const TRUCES: &WordSet = set!["truce", "ceasefire", "armistice"];
        const ENDS: &WordSet = set![
            "ended",
            "broke",
            "collapsed",
            "expired",
            "resumed",
            "lapsed",
            "shattered",
            "abandoned",
            "end",
            "collapse",
        ];
        let before = &self.text.tokens[time.start.saturating_sub(SINCE)..time.start];
        let verb = before.iter().rev().take(3).find(|token| !token.is_any(set!["in", "on"]));
        let begun = || {
            let which = before.iter().any(|token| token.is_any(set!["which", "that"]));
            which && verb.is_some_and(|verb| verb.is_any(BEGINS)) && self.is_of_war(claim)
        };
        let after = before.iter().rposition(|token| token.is("after"));
        let truce = || {
            after.is_some_and(|after| {
                let clause = &before[after..];
                clause.iter().any(|token| token.is_any(TRUCES))
                    && clause.iter().any(|token| token.is_any(ENDS))
            })
        };
        claim.scope == Scope::Total && begun() || truce()
    }

    /// Whether the token `at` stands in the clause that tells of the time itself.
    ///
    /// > since October 7, **when gunmen killed 1,200 people**, the army has …
    pub(super) fn in_when_clause(&self, at: usize, placed: &Placed) -> bool {
        let Some(between) = self.text.tokens.get(placed.tokens.end..at) else { return false };
        let opening = usize::from(between.first().is_some_and(|token| token.text == ","));
        let Some((when, rest)) = between.get(opening..).and_then(|rest| rest.split_first()) else {
            return false;
        };
        when.is("when") && rest.iter().take(FAR).all(|token| token.text != ",")
    }

    /// The last day of what a time since `from` begins with: of the month where its words name no day, of the year where
    /// they name that alone, else the day.
    ///
    /// > since **April**, when 60 people were killed · since **2014**, when 147 were
    pub(super) fn end_of_first(&self, tokens: &Range<usize>, from: Option<Date>) -> Option<Date> {
        let words = self.text.tokens.get(tokens.clone()).unwrap_or_default();
        let names_month = (0..words.len()).any(|at| month(Tokens(&words[at..])).is_ok());
        let names_day = words.iter().any(|word| word.has_digit() && word.text.len() != 4);
        let names_year = words.last().is_some_and(|word| word.has_digit() && word.text.len() == 4);
        from.map(|from| match (names_month, names_day) {
            (true, false) => from.last_of_month(),
            (false, false) if names_year => from.last_of_year(),
            _ => from,
        })
    }

    /// Whether the figure is of a whole war: ***the war** has killed tens of thousands*.
    pub(super) fn is_of_war(&self, claim: &Claim) -> bool {
        let at = self.text.token_at(claim.span.start);
        let before = &self.text.tokens[self.text.token_at(claim.sentence.start).min(at)..at];
        let after = &self.text.tokens[at..self.text.token_at(claim.sentence.end).max(at)];
        before.iter().rev().take(FAR).chain(after.iter().take(FAR)).any(is_campaign)
    }
}
