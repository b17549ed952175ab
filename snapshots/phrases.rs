//! Everything that a verdict may say has three cases in `verdicts/*.md`.
//!
//! What may be said is taken from the verifier's own source: a phrase that is added there without cases fails here.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use tollcheck_model::{Lens, Status, Verdict};

use crate::root;
use crate::verdicts::cases;

/// Files whose strings nobody reads: names of weapons and places, words of queries.
const UNSAID: [&str; 4] = ["sql.rs", "query.rs", "named.rs", "noun.rs"];

/// The fixed words of every string of `source` that is said: those before, between and after what is filled in.
fn phrases(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//") && !line.starts_with('#'));
    let code = lines.collect::<Vec<_>>().join("\n");
    let strings = code.split('"').skip(1).step_by(2);
    let longest = |string: &str| {
        let pieces = string.split(['{', '}']).step_by(2).map(str::trim);
        pieces.max_by_key(|piece| piece.len()).unwrap_or_default().to_owned()
    };
    strings.map(longest).filter(|piece| piece.len() > 7 && piece.contains(' ')).collect()
}

/// Every phrase of the verifier.
fn said() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for file in fs::read_dir(root("crates/tollcheck-verifier/src")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !UNSAID.contains(&name.as_str()) {
            all.extend(phrases(&fs::read_to_string(&path).unwrap()));
        }
    }
    all
}

/// All that a verdict says, in its report and in its trail.
fn words(verdict: &Verdict) -> String {
    let mut all = vec![verdict.status.to_string(), verdict.reason.clone(), verdict.allowed.clone()];
    all.extend(verdict.near_miss.clone());
    for asked in &verdict.asked {
        all.extend([asked.found.clone(), asked.outcome.clone(), asked.used.clone()]);
    }
    all.join("\n")
}

#[test]
fn everything_that_a_verdict_may_say_has_three_cases() {
    let mut earned: Vec<Vec<Verdict>> = Vec::new();
    let mut options = Vec::new();
    for (folder, descriptor, case) in cases() {
        earned.push(case.run(&descriptor, &folder).0);
        options.push(case.options);
    }
    let mut few = String::new();
    let mut need = |what: &str, count: usize| {
        if count < 3 {
            writeln!(few, "{count}: {what}").unwrap();
        }
    };
    let said_in: Vec<String> =
        earned.iter().map(|all| all.iter().map(words).collect::<Vec<_>>().join("\n")).collect();
    for phrase in said() {
        need(&phrase, said_in.iter().filter(|words| words.contains(&phrase)).count());
    }
    let cases_with = |holds: &dyn Fn(&Verdict) -> bool| {
        earned.iter().filter(|all| all.iter().any(holds)).count()
    };
    for status in Status::ALL {
        need(status.name(), cases_with(&|verdict| verdict.status == status));
    }
    need("the speaker's own figure", cases_with(&|verdict| verdict.self_support));
    need("two sources", cases_with(&|verdict| verdict.independent_sources > 1));
    need(
        "a suspect cell",
        cases_with(&|verdict| verdict.evidence.iter().any(|it| it.suspect.is_some())),
    );
    for lens in [Lens::Literal, Lens::Ucdp, Lens::Acled, Lens::EveryCasualty] {
        need(&format!("{lens:?}"), options.iter().filter(|options| options.lens == lens).count());
    }
    need("as of a day", options.iter().filter(|options| options.as_of.is_some()).count());
    assert!(few.is_empty(), "cases are lacking for\n{few}");
}

#[test]
fn a_phrase_is_what_stays_when_numbers_are_filled_in() {
    let source = "//! \"no words of it\"\nlet x = format!(\"the table ends on {}, with {} by then\", a);\n\"short\"";
    assert_eq!(phrases(source), ["the table ends on"]);
}
