//! What a file holds, as resources: running totals apart from what each row adds.

use super::Certainty;
use super::counts::counts;
use super::reader::{Candidate, Reader};
use crate::descriptor::{Field, Resource};
use crate::places::PlaceRole;
use crate::profile::Profile;
use crate::role::Role;
use crate::table::RowSort;

impl Reader<'_> {
    /// The resources of the file: running totals apart from what each row adds.
    pub(super) fn views(&mut self, path: &str, stem: &str) -> Vec<Resource> {
        let Some(when) = self.when() else { return Vec::new() };
        let has = |fits: fn(Role) -> bool| !self.with(fits).is_empty();
        let figures = has(|role| role == Role::Name) && has(|role| role == Role::Value);
        let start = self.columns.iter().find(|column| column.taken.used.role == Role::Start);
        let timed = start
            .and_then(|column| self.profile(column.at))
            .is_some_and(|profile| profile.times > 0);
        if figures {
            return vec![self.resource(path, stem, RowSort::Figures, |_| true)];
        }
        if !self.columns.iter().any(counts) {
            if timed && has(|role| role == Role::End) {
                return vec![self.resource(path, stem, RowSort::Spans, |_| true)];
            }
            let guessed = has(|role| matches!(role, Role::Counted(..)));
            self.questions.extend((!guessed).then(|| {
                "no column counts anything: what is a row one of? Say `counts`, as \"killed\" or \"attacks\"".to_owned()
            }));
            return Vec::new();
        }
        let is = |wanted: bool| {
            move |column: &Candidate| !counts(column) || column.running == Some(wanted)
        };
        let some = |wanted| {
            self.columns.iter().any(|column| counts(column) && column.running == Some(wanted))
        };
        let (some_run, some_do_not) = (some(true), some(false));
        let placed = has(|role| {
            matches!(role, Role::Place(PlaceRole::Admin1 | PlaceRole::Admin2 | PlaceRole::Place))
        });
        let regular = self.profile(when).is_some_and(Profile::is_regular);
        let other = if regular && !placed { RowSort::Periods } else { RowSort::Events };
        let name = |tail: &str| {
            if some_run && some_do_not { format!("{stem}-{tail}") } else { stem.to_owned() }
        };
        let mut views = Vec::new();
        if some_run {
            views.push(self.resource(path, &name("total"), RowSort::RunningTotal, is(true)));
        }
        if some_do_not {
            views.push(self.resource(path, &name("reports"), other, is(false)));
        }
        views
    }

    fn resource(
        &self,
        path: &str,
        name: &str,
        rows: RowSort,
        keep: impl Fn(&Candidate) -> bool,
    ) -> Resource {
        let kept = self
            .columns
            .iter()
            .filter(|column| column.taken.certainty > Certainty::Guess && keep(column));
        let mut fields: Vec<(usize, Field)> = kept
            .map(|column| {
                let name = column.taken.header.clone();
                let role = Some(column.taken.used.clone());
                (column.at, Field { name, role, bare: true, ..Field::default() })
            })
            .collect();
        fields.sort_by_key(|(at, _)| *at);
        Resource {
            name: name.to_owned(),
            paths: vec![path.to_owned()],
            rows: Some(rows),
            fields: fields.into_iter().map(|(_, field)| field).collect(),
            ..Resource::default()
        }
    }
}
