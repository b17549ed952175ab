//! What sentences earn: article, rows and verdicts side by side in `verdicts/*.md`.
//!
//! A page begins with the descriptor of its tables, in a `json` block. Each `##` is a case: a quotation is the article,
//! its first line the day of publication; a `csv` block is a table of that file; a `text` block has a line a claim.
//! A line `Lens: acled` or `As of: 2025-08-01` says how to judge.
//! `just bless` writes the lines anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use tollcheck_model::{Lens, Verdict};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

use crate::root;

/// One case of a page.
#[derive(Debug, Default)]
pub(crate) struct Case {
    /// Its heading.
    pub(crate) title: String,
    /// The day of publication.
    pub(crate) date: Option<Date>,
    /// The article.
    pub(crate) article: String,
    /// How to judge.
    pub(crate) options: Options,
    /// Files and what is in them.
    tables: Vec<(String, String)>,
    /// What is expected, a line a claim.
    expected: String,
}

/// Every case of a page, and the descriptor of its tables.
fn read(page: &str) -> (String, Vec<Case>) {
    let mut descriptor = String::new();
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.to_owned(), ..Case::default() });
        } else if let Some(info) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let block = block.join("\n") + "\n";
            match (info.split_once(' ').unwrap_or((info, "")), cases.last_mut()) {
                (("json", _), None) => descriptor = block,
                (("csv", file), Some(case)) => case.tables.push((file.to_owned(), block)),
                (("text", _), Some(case)) => case.expected = block,
                (info, _) => panic!("a block of {info:?} has no place here"),
            }
        } else if let (Some(lens), Some(case)) = (line.strip_prefix("Lens: "), cases.last_mut()) {
            case.options.lens = match lens {
                "ucdp" => Lens::Ucdp,
                "acled" => Lens::Acled,
                "every-casualty" => Lens::EveryCasualty,
                other => panic!("no lens {other:?}"),
            };
        } else if let (Some(day), Some(case)) = (line.strip_prefix("As of: "), cases.last_mut()) {
            case.options.as_of = Some(day.parse().unwrap());
        } else if let (Some(said), Some(case)) = (line.strip_prefix("> "), cases.last_mut()) {
            match said.parse() {
                Ok(date) => case.date = Some(date),
                Err(_) => writeln!(case.article, "{said}").unwrap(),
            }
        }
    }
    (descriptor, cases)
}

impl Case {
    /// The verdicts, and a line for each.
    pub(crate) fn run(&self, descriptor: &str, folder: &Path) -> (Vec<Verdict>, String) {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("datapackage.json"), self.descriptor(descriptor)).unwrap();
        for (file, rows) in &self.tables {
            fs::write(folder.join(file), rows).unwrap();
        }
        let sources = Sources::load(folder);
        assert!(sources.faults.is_empty(), "{}: {:?}", self.title, sources.faults);
        let reading = tollcheck_parser::read(&self.article, self.date);
        let options = Options { trail: true, ..self.options };
        let verdicts = check(&reading.claims, self.date, &sources, &options);
        let mut lines = String::new();
        for (claim, verdict) in reading.claims.iter().zip(&verdicts) {
            write!(lines, "{claim}: {}, {}", verdict.status, verdict.reason).unwrap();
            if let Some(miss) = &verdict.near_miss {
                write!(lines, " [{miss}]").unwrap();
            }
            if verdict.self_support {
                lines.push_str(" [self]");
            }
            for evidence in verdict.evidence.iter().take(1) {
                let on: Vec<String> = evidence.lines.iter().map(u64::to_string).collect();
                write!(lines, " ({}:{})", evidence.file, on.join(",")).unwrap();
            }
            lines.push('\n');
        }
        (verdicts, lines)
    }

    /// The descriptor of the tables and columns that the case has.
    fn descriptor(&self, whole: &str) -> String {
        let mut package: serde_json::Value = serde_json::from_str(whole).unwrap();
        let resources = package["resources"].as_array_mut().unwrap();
        resources.retain_mut(|resource| {
            let of_case = self.tables.iter().find(|(file, _)| resource["path"] == file.as_str());
            let Some((_, rows)) = of_case else { return false };
            let headers: Vec<&str> = rows.lines().next().unwrap().split(',').collect();
            let fields = resource["schema"]["fields"].as_array_mut().unwrap();
            fields.retain(|field| headers.contains(&field["name"].as_str().unwrap()));
            true
        });
        package.to_string()
    }
}

/// Every page, by its path.
pub(crate) fn pages() -> Vec<(PathBuf, String)> {
    let mut pages: Vec<PathBuf> = fs::read_dir(root("snapshots/verdicts"))
        .unwrap()
        .map(|page| page.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    pages.sort();
    pages.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// Every case of every page, with its descriptor and a folder of its own.
pub(crate) fn cases() -> Vec<(PathBuf, String, Case)> {
    let mut all = Vec::new();
    for (path, page) in pages() {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (descriptor, cases) = read(&page);
        for (nth, case) in cases.into_iter().enumerate() {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&stem).join(nth.to_string());
            all.push((folder, descriptor.clone(), case));
        }
    }
    all
}

#[test]
fn every_case_earns_its_verdicts() {
    let bless = std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always");
    let mut wrong = String::new();
    for (path, page) in pages() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let (descriptor, cases) = read(&page);
        let mut blessed = page.clone();
        for (nth, case) in cases.iter().enumerate() {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name).join(nth.to_string());
            let (_, lines) = case.run(&descriptor, &folder);
            if lines != case.expected {
                writeln!(wrong, "{name}: {}\n-{}+{lines}", case.title, case.expected).unwrap();
                let heading = blessed.find(&format!("## {}\n", case.title)).unwrap();
                let block = heading + blessed[heading..].find("```text\n").unwrap() + 8;
                let end = block + blessed[block..].find("```").unwrap();
                blessed.replace_range(block..end, &lines);
            }
        }
        if bless && blessed != page {
            fs::write(&path, blessed).unwrap();
        }
    }
    assert!(bless || wrong.is_empty(), "{wrong}");
}

#[test]
fn a_headline_that_the_lede_repeats_adds_no_source() {
    let sources = Sources::load(&root("fixtures/tables"));
    let lede = "A strike on Tuesday night killed two people in the Zaporizhzhia region.";
    let date = Some(Date::constant(2025, 8, 6));
    let counted = |text: &str| -> Vec<usize> {
        let reading = tollcheck_parser::read(text, date);
        let verdicts = check(&reading.claims, date, &sources, &Options::default());
        verdicts.iter().map(|verdict| verdict.independent_sources).collect()
    };
    let alone = counted(lede);
    assert_eq!(alone, [1]);
    assert_eq!(counted(&format!("{lede}\n\n{lede}")), [1, 1]);
}
