//! Columns of a table that count what a claim counts, and the rows to keep.

use std::borrow::Cow;

use tollcheck_sources::{Coded, Measure};

use crate::doubt::Doubt;

/// Columns that are added up within each row, and the rows to keep.
#[derive(Clone, Debug)]
pub(crate) struct Choice<'t> {
    /// The columns.
    pub(crate) measures: Vec<&'t Measure>,
    /// Columns of words with the numbers of the words to keep.
    pub(crate) filters: Vec<(&'t Coded, Vec<u32>)>,
    /// Columns that say whose doing a row is, with the numbers of the names to keep in any of them.
    pub(crate) actors: Vec<(&'t Coded, Vec<u32>)>,
    /// What is counted, as in `drones_launched` or `killed (children)`.
    pub(crate) label: Cow<'static, str>,
    /// Why the columns are not sure to count the same.
    pub(crate) doubt: Option<Doubt>,
}

impl<'t> Choice<'t> {
    /// One column as it is.
    pub(crate) fn of(measure: &'t Measure, label: Cow<'static, str>) -> Self {
        Self {
            measures: vec![measure],
            filters: Vec::new(),
            actors: Vec::new(),
            label,
            doubt: None,
        }
    }

    /// Whether the words of `row` are to be kept.
    pub(crate) fn admits(&self, row: usize) -> bool {
        let has = |(column, codes): &(&Coded, Vec<u32>)| codes.contains(&column.code(row));
        self.filters.iter().all(has) && (self.actors.is_empty() || self.actors.iter().any(has))
    }

    /// Whether no row is left out.
    pub(crate) fn admits_all(&self) -> bool {
        self.filters.is_empty() && self.actors.is_empty()
    }

    /// The same as conditions of SQL.
    pub(crate) fn conditions(&self) -> Vec<String> {
        let condition = |(column, codes): &(&Coded, Vec<u32>)| column.sql(codes);
        let mut all: Vec<String> = self.filters.iter().map(condition).collect();
        let actors: Vec<String> = self.actors.iter().map(condition).collect();
        if !actors.is_empty() {
            all.push(format!("({})", actors.join(" OR ")));
        }
        all
    }

    /// Both added up within each row, or the rows of both.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.label = format!("{} + {}", self.label, other.label).into();
        self.doubt = self.doubt.or(other.doubt);
        let same = |one: &[&Measure], two: &[&Measure]| {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| std::ptr::eq(*one, *two))
        };
        if same(&self.measures, &other.measures) {
            for ((_, codes), (_, more)) in self.filters.iter_mut().zip(other.filters) {
                codes.extend(more);
                codes.sort_unstable();
                codes.dedup();
            }
        } else if self.filters.is_empty() && other.filters.is_empty() {
            self.measures.extend(other.measures);
        } else {
            self.measures.clear();
        }
        self
    }
}
