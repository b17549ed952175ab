//! A folder of tables: which files there are, and which descriptor speaks of which.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::slice;

use rayon::prelude::*;
use tollcheck_model::Fault;

use crate::check::pair;
use crate::descriptor::{self, Field, Form, Resource};
use crate::file::{plain, told};
use crate::finding::{self, Finding, Level};
use crate::infer::{Certainty, How, Taken, Understanding};
use crate::load::Source;
use crate::memory::{self, Room};
use crate::table::Table;

/// The name of a descriptor.
pub(crate) const DESCRIPTOR: &str = "datapackage.json";

/// The largest descriptor that is read, far above any that people or programs write.
const LARGEST: u64 = 8 << 20;

/// Folders below the given one that are looked into.
const DEPTH: usize = 8;

/// The ends of the names of tables.
const TABLES: [&str; 10] = [
    ".xlsx", ".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz", ".csv.zst", ".tsv.zst", ".txt.gz",
    ".psv",
];

/// The tables of a folder, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The tables that could be read, in the order of their files, then of their descriptor.
    pub tables: Vec<Table>,
    /// What could not be read, in the same order.
    pub faults: Vec<Fault>,
    /// What lint says of the tables, in the same order; errors among it are faults as well.
    pub findings: Vec<Finding>,
}

/// Tables and files of a folder, before they are loaded.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// The tables that descriptors speak of.
    pub(crate) described: Vec<Described>,
    /// The files that no descriptor speaks of, relative to the folder.
    pub(crate) bare: Vec<String>,
    /// What is wrong with the descriptors and the folder.
    pub(crate) faults: Vec<Fault>,
}

/// One table of a descriptor.
#[derive(Debug)]
pub(crate) struct Described {
    pub(crate) resource: Resource,
    /// The descriptor, relative to the folder.
    pub(crate) descriptor: String,
    /// The files, relative to the folder.
    files: Vec<String>,
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
        for (tables, findings) in loaded {
            let errors = findings.iter().filter(|finding| finding.rule.level == Level::Error);
            sources.faults.extend(errors.map(Fault::from));
            sources.tables.extend(tables);
            sources.findings.extend(findings);
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

type Loaded = (Vec<Table>, Vec<Finding>);

impl Described {
    /// Its table, or its tables where its files hold several.
    fn load(&self, source: &Source<'_>) -> Loaded {
        let mut resource = self.resource.clone();
        if resource.rows.is_some() && !resource.fields.iter().all(|field| field.role.is_none())
            || resource.counts.is_some()
        {
            let (table, mut findings) = source.table(&resource, Some(&self.descriptor));
            self.provenance(table.as_ref(), &mut findings);
            return (table.into_iter().collect(), findings);
        }
        // A descriptor without our properties says how the file is written and who published it.
        let inference = match source.infer(&resource.form) {
            Ok(inference) => inference,
            Err(faults) => return (Vec::new(), faults.into_iter().map(Finding::from).collect()),
        };
        let views = inference.resources.len();
        let mut loaded = (Vec::new(), Vec::new());
        for view in inference.resources {
            if views > 1 {
                resource.name.clone_from(&view.name);
            }
            resource.fill(view);
            load_view(source, &resource, &inference.understanding, &mut loaded);
            resource = self.resource.clone();
        }
        ask(source, &inference.understanding, &mut loaded.1);
        loaded
    }

    /// What the descriptor says of where the table comes from, and of the file that it was written for.
    fn provenance(&self, table: Option<&Table>, findings: &mut Vec<Finding>) {
        let Some(table) = table else { return };
        let mut push = |rule, what: &str| {
            findings.push(Finding { rule, ..Finding::from(self.fault(what)) });
        };
        match (table.origins.is_empty(), table.licence.is_none()) {
            (true, true) => push(&finding::UNSAID, "no publisher (`sources`) and no licence"),
            (true, false) => push(&finding::UNSAID, "no publisher (`sources`)"),
            (false, true) => push(&finding::UNSAID, "no licence (`licenses`)"),
            (false, false) => {}
        }
        let recorded = self.resource.sha256.as_ref().filter(|_| table.more.is_empty());
        if recorded.is_some_and(|recorded| *recorded != table.sha256) {
            push(&finding::CHANGED, "the file has changed since its hash was recorded");
        }
    }

    fn fault(&self, what: &str) -> Fault {
        let (line, column) = self.resource.at;
        let file = self.descriptor.clone();
        Fault { file, line, column, header: None, what: what.to_owned() }
    }
}

fn load_bare(source: &Source<'_>) -> Loaded {
    let inference = match source.infer(&Form::default()) {
        Ok(inference) => inference,
        Err(faults) => return (Vec::new(), faults.into_iter().map(Finding::from).collect()),
    };
    let mut loaded = (Vec::new(), Vec::new());
    for view in &inference.resources {
        load_view(source, view, &inference.understanding, &mut loaded);
    }
    ask(source, &inference.understanding, &mut loaded.1);
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
    loaded.0.extend(table.map(|table| Table { understanding, ..table }));
    loaded.1.extend(faults);
}

/// Says what a person has to say before a table can be used.
fn ask(source: &Source<'_>, known: &Understanding, findings: &mut Vec<Finding>) {
    let file = source.files.first().map_or("", String::as_str);
    if known.how == How::Headers || known.how == How::Tags {
        for question in &known.questions {
            let what =
                format!("{question} (`tollcheck sources init` writes a descriptor to say it in)");
            let fault = Finding::from(Fault::of_file(file, what));
            findings.push(Finding { rule: &finding::UNCLEAR, ..fault });
        }
    }
}

/// What there is in `folder`.
pub(crate) fn list(folder: &Path) -> Listing {
    let mut listing = Listing::default();
    let name = folder.display().to_string();
    match fs::metadata(folder) {
        Ok(about) if about.is_dir() => {}
        Ok(_) => listing.faults.push(Fault::of_file(name, "not a folder of tables")),
        Err(error) => listing.faults.push(Fault::of_file(name, told(&error))),
    }
    if !listing.faults.is_empty() {
        return listing;
    }
    let mut spoken_of = BTreeSet::new();
    let mut found = Vec::new();
    for base in folders(folder) {
        for file in files(folder, &base) {
            if file.rsplit('/').next() == Some(DESCRIPTOR) {
                let text = match read(folder, &file) {
                    Ok(text) => text,
                    Err(what) => {
                        listing.faults.push(Fault::of_file(&file, what));
                        continue;
                    }
                };
                let (resources, faults) = descriptor::read(&file, &text);
                listing.faults.extend(faults);
                for resource in resources {
                    listing.describe(resource, &file, &base, &mut spoken_of);
                }
            } else {
                found.push(file);
            }
        }
    }
    found.retain(|file| !spoken_of.contains(file) && is_table(file));
    listing.bare = found;
    listing
}

impl Listing {
    fn describe(
        &mut self,
        resource: Resource,
        descriptor: &str,
        base: &str,
        spoken_of: &mut BTreeSet<String>,
    ) {
        let mut table =
            Described { resource, descriptor: descriptor.to_owned(), files: Vec::new() };
        for path in &table.resource.paths {
            if !stays(path) {
                self.faults.push(table.fault(&format!("path {path:?} leads out of the folder")));
                return;
            }
            table.files.push(join(base, path.trim_start_matches("./")));
        }
        spoken_of.extend(table.files.iter().cloned());
        self.described.push(table);
    }
}

fn is_table(file: &str) -> bool {
    let lower = file.to_ascii_lowercase();
    TABLES.iter().any(|end| lower.ends_with(end))
}

/// Whether a path stays in its folder: relative, without `..`, without a drive or a scheme.
fn stays(path: &str) -> bool {
    let mut parts = path.split(['/', '\\']);
    let plain = !path.starts_with(['/', '\\']) && !path.contains(':') && !path.is_empty();
    plain && parts.all(|part| part != "..")
}

/// The folders below `root` with itself first, relative to it, by name; links are not followed.
fn folders(root: &Path) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut at = 0;
    while let Some(base) = found.get(at).cloned() {
        at += 1;
        if base.split('/').count() <= DEPTH {
            found.extend(entries(root, &base, fs::FileType::is_dir));
        }
    }
    found.sort();
    found
}

/// What is no folder in the folder `base`, relative to `root`, by name; what is no plain file is refused when opened.
fn files(root: &Path, base: &str) -> Vec<String> {
    entries(root, base, |sort| !sort.is_dir())
}

fn entries(root: &Path, base: &str, fits: impl Fn(&fs::FileType) -> bool) -> Vec<String> {
    let Ok(entries) = fs::read_dir(root.join(base)) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|sort| fits(&sort)))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names.iter().map(|name| join(base, name)).collect()
}

/// The text of a descriptor.
fn read(folder: &Path, file: &str) -> Result<String, String> {
    let about = plain(folder, file)?;
    if about.len() > LARGEST {
        return Err(format!("a descriptor of more than {} MB", LARGEST >> 20));
    }
    let bytes = fs::read(folder.join(file)).map_err(|error| told(&error))?;
    String::from_utf8(bytes).map_err(|_| "a descriptor that is not UTF-8".to_owned())
}

fn join(base: &str, name: &str) -> String {
    if base.is_empty() { name.to_owned() } else { format!("{base}/{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_not_leave_the_folder() {
        for path in ["a.csv", "sub/a.csv", "./a.csv", "a..b.csv"] {
            assert!(stays(path), "{path}");
        }
        for path in [
            "/etc/passwd",
            "../a.csv",
            "sub/../../a.csv",
            "C:\\a.csv",
            "https://example.org/a.csv",
            "",
        ] {
            assert!(!stays(path), "{path}");
        }
    }
}
