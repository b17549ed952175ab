//! A folder of tables: which files there are, and which descriptor speaks of which.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tollcheck_model::Fault;

use crate::descriptor::{self, Resource};
use crate::load;
use crate::table::Table;

/// The name of a descriptor.
pub(crate) const DESCRIPTOR: &str = "datapackage.json";

/// Folders below the given one that are looked into.
const DEPTH: usize = 8;

/// The tables of a folder, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The tables that could be read, in the order of their files, then of their descriptor.
    pub tables: Vec<Table>,
    /// What could not be read, in the same order.
    pub faults: Vec<Fault>,
}

/// One table to load.
struct Job {
    resource: Resource,
    /// The descriptor, relative to the folder.
    descriptor: Option<String>,
    /// The folder of the descriptor, relative to the folder.
    base: String,
}

impl Sources {
    /// Every table in `folder` and the folders in it. A table that cannot be read is a fault, and the others stand.
    pub fn load(folder: &Path) -> Self {
        let mut faults = Vec::new();
        let mut jobs = Vec::new();
        match fs::metadata(folder) {
            Ok(about) if about.is_dir() => {}
            Ok(_) => {
                faults.push(Fault::of_file(folder.display().to_string(), "not a folder of tables"));
                return Self { tables: Vec::new(), faults };
            }
            Err(error) => {
                faults.push(Fault::of_file(folder.display().to_string(), error.to_string()));
                return Self { tables: Vec::new(), faults };
            }
        }
        for base in folders(folder) {
            let file = join(&base, DESCRIPTOR);
            let Ok(bytes) = read(&folder.join(&file)) else { continue };
            let text = String::from_utf8_lossy(&bytes);
            let (resources, found) = descriptor::read(&file, &text);
            faults.extend(found);
            jobs.extend(resources.into_iter().map(|resource| Job {
                resource,
                descriptor: Some(file.clone()),
                base: base.clone(),
            }));
        }
        let loaded: Vec<_> = jobs.par_iter().map(|job| job.load(folder)).collect();
        let mut tables = Vec::new();
        for (table, found) in loaded {
            tables.extend(table);
            faults.extend(found);
        }
        tables.sort_by(|one: &Table, other| one.file.cmp(&other.file));
        Self { tables, faults }
    }
}

impl Job {
    fn load(&self, folder: &Path) -> (Option<Table>, Vec<Fault>) {
        let wrong = |what: String| {
            let (line, column) = self.resource.at;
            let file = self.descriptor.clone().unwrap_or_default();
            (None, vec![Fault { file, line, column, header: None, what }])
        };
        let mut files = Vec::new();
        for path in &self.resource.paths {
            if !stays(path) {
                return wrong(format!("path {path:?} leads out of the folder"));
            }
            files.push(join(&self.base, path.trim_start_matches("./")));
        }
        load::table(&self.resource, folder, &files, self.descriptor.as_deref())
    }
}

/// Whether a path stays in its folder: relative, without `..`, without a drive or a scheme.
fn stays(path: &str) -> bool {
    let parts = path.split(['/', '\\']);
    !path.starts_with(['/', '\\'])
        && !path.contains(':')
        && !path.is_empty()
        && parts.clone().all(|part| part != "..")
}

/// The folders below `root` with itself first, relative to it, by name; links are not followed.
fn folders(root: &Path) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut at = 0;
    while let Some(base) = found.get(at).cloned() {
        at += 1;
        if base.split('/').count() > DEPTH {
            continue;
        }
        let Ok(entries) = fs::read_dir(root.join(&base)) else { continue };
        let mut names: Vec<String> = entries
            .flatten()
            .filter(|entry| entry.file_type().is_ok_and(|sort| sort.is_dir()))
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort();
        found.extend(names.iter().map(|name| join(&base, name)));
    }
    found.sort();
    found
}

fn read(path: &PathBuf) -> std::io::Result<Vec<u8>> {
    if fs::symlink_metadata(path)?.is_file() {
        fs::read(path)
    } else {
        Err(std::io::ErrorKind::InvalidInput.into())
    }
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
