//! A folder of tables, loaded.

use std::path::Path;
use std::slice;

use rayon::prelude::*;
use tollcheck_model::Fault;

use crate::check::pair;
use crate::descriptor::{Field, Form, Resource};
use crate::finding::{self, Finding, Level};
use crate::infer::{Certainty, How, Inference, Taken, Understanding};
use crate::listing::{Described, list};
use crate::load::Source;
use crate::memory::{self, Room};
use crate::table::Table;

/// The tables of a folder, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The tables that could be read, in the order of their files, then of their descriptor.
    pub tables: Vec<Table>,
    /// What could not be read, in the same order.
    pub faults: Vec<Fault>,
    /// What lint says of the tables, in the same order; errors among it are faults as well.
    pub findings: Vec<Finding>,
    /// Files that cannot be used before a person says what they hold, with what was understood of them.
    pub unclear: Vec<(String, Understanding)>,
}

impl Sources {
    /// Every table in `folder` and the folders in it. A table that cannot be read is a fault, and the others stand.
    pub fn load(folder: &Path) -> Self {
        Self::load_within(folder, memory::half_of_free())
    }

    /// The same, where all tables together may take so many bytes of memory. One that finds no room is a fault.
    pub fn load_within(folder: &Path, bytes: u64) -> Self {
        let listing = list(folder);
        let room = Room::of(bytes);
        let source = |files| Source { folder, files, room: &room };
        let described = listing.described.par_iter().map(|table| table.load(&source(&table.files)));
        let bare = listing.bare.par_iter().map(|file| load_bare(&source(slice::from_ref(file))));
        let loaded: Vec<_> = described.chain(bare).collect();
        let mut sources = Self { faults: listing.faults.clone(), ..Self::default() };
        sources.findings.extend(listing.faults.into_iter().map(Finding::from));
        for Loaded { tables, findings, unclear } in loaded {
            let errors = findings.iter().filter(|finding| finding.rule.level == Level::Error);
            sources.faults.extend(errors.map(Fault::from));
            sources.tables.extend(tables);
            sources.findings.extend(findings);
            sources.unclear.extend(unclear);
        }
        pair(&mut sources.tables, &mut sources.findings);
        let place = |finding: &Finding| {
            (finding.file.clone(), finding.line, finding.column, finding.rule.code)
        };
        sources.findings.sort_by_key(place);
        sources.tables.sort_by(|one: &Table, other| one.file.cmp(&other.file));
        sources
    }
}

/// What came of the files of one resource.
#[derive(Default)]
struct Loaded {
    tables: Vec<Table>,
    findings: Vec<Finding>,
    unclear: Option<(String, Understanding)>,
}

impl Loaded {
    /// Nothing, for these reasons.
    fn nothing(faults: Vec<Fault>) -> Self {
        let findings = faults.into_iter().map(Finding::from).collect();
        Self { findings, ..Self::default() }
    }
}

impl Described {
    /// Its table, or its tables where its files hold several.
    fn load(&self, source: &Source<'_>) -> Loaded {
        let mut resource = self.resource.clone();
        if resource.rows.is_some() && !resource.fields.iter().all(|field| field.role.is_none())
            || resource.counts.is_some()
        {
            let (table, mut findings) = source.table(&resource, Some(&self.descriptor));
            self.provenance(table.as_ref(), &mut findings);
            return Loaded { tables: table.into_iter().collect(), findings, unclear: None };
        }
        // A descriptor without our properties says how the file is written and who published it.
        let inference = match source.infer(&resource.form) {
            Ok(inference) => inference,
            Err(faults) => return Loaded::nothing(faults),
        };
        let views = inference.resources.len();
        let mut loaded = Loaded::default();
        for view in &inference.resources {
            if views > 1 {
                resource.name.clone_from(&view.name);
            }
            resource.fill(view.clone());
            load_view(source, &resource, &inference.understanding, &mut loaded);
            resource = self.resource.clone();
        }
        self.provenance(loaded.tables.first(), &mut loaded.findings);
        ask(source, inference, &mut loaded);
        loaded
    }

    /// What the descriptor says of where the table comes from, and of the file that it was written for.
    fn provenance(&self, table: Option<&Table>, findings: &mut Vec<Finding>) {
        let Some(table) = table else { return };
        let mut push = |rule, what: &str| {
            findings.push(Finding { rule, ..Finding::from(self.fault(what)) });
        };
        if let Some(what) = unsaid(table) {
            push(&finding::UNSAID, what);
        }
        let recorded = self.resource.sha256.as_ref().filter(|_| table.more.is_empty());
        if recorded.is_some_and(|recorded| *recorded != table.sha256) {
            push(&finding::CHANGED, "the file has changed since its hash was recorded");
        }
    }

    pub(crate) fn fault(&self, what: &str) -> Fault {
        let (line, column) = self.resource.at;
        let file = self.descriptor.clone();
        Fault { file, line, column, header: None, what: what.to_owned() }
    }
}

/// What nobody says of where a table comes from.
fn unsaid(table: &Table) -> Option<&'static str> {
    match (table.origins.is_empty(), table.licence.is_none()) {
        (true, true) => Some("no publisher (`sources`) and no licence (`licenses`)"),
        (true, false) => Some("no publisher (`sources`)"),
        (false, true) => Some("no licence (`licenses`)"),
        (false, false) => None,
    }
}

fn load_bare(source: &Source<'_>) -> Loaded {
    let inference = match source.infer(&Form::default()) {
        Ok(inference) => inference,
        Err(faults) => return Loaded::nothing(faults),
    };
    let mut loaded = Loaded::default();
    for view in &inference.resources {
        load_view(source, view, &inference.understanding, &mut loaded);
    }
    if let Some(what) = loaded.tables.first().and_then(unsaid) {
        let file = source.files.first().map_or("", String::as_str);
        let fault = Finding::from(Fault::of_file(file, what));
        loaded.findings.push(Finding { rule: &finding::UNSAID, ..fault });
    }
    ask(source, inference, &mut loaded);
    loaded
}

fn load_view(source: &Source<'_>, view: &Resource, known: &Understanding, loaded: &mut Loaded) {
    let (table, faults) = source.table(view, None);
    let mut understanding = known.clone();
    let of_view = |taken: &Taken| {
        let same =
            |field: &Field| field.name == taken.header && field.role.as_ref() == Some(&taken.used);
        taken.certainty == Certainty::Guess || view.fields.iter().any(same)
    };
    understanding.columns.retain(of_view);
    loaded.tables.extend(table.map(|table| Table { understanding, ..table }));
    loaded.findings.extend(faults);
}

/// Says what a person has to say before a table can be used.
fn ask(source: &Source<'_>, inference: Inference, loaded: &mut Loaded) {
    let file = source.files.first().map_or("", String::as_str);
    let known = inference.understanding;
    if known.how == How::Headers || known.how == How::Tags {
        for question in &known.questions {
            let what =
                format!("{question} (`tollcheck sources init` writes a descriptor to say it in)");
            let fault = Finding::from(Fault::of_file(file, what));
            loaded.findings.push(Finding { rule: &finding::UNCLEAR, ..fault });
        }
    }
    if inference.resources.is_empty() {
        loaded.unclear = Some((file.to_owned(), known));
    }
}
