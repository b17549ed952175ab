//! What a folder of tables has in it, before anything is loaded.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tollcheck_model::Fault;

use crate::descriptor::{self, Resource};
use crate::file::{plain, told};

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
    pub(crate) files: Vec<String>,
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
        if !table.resource.spoiled {
            self.described.push(table);
        }
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
