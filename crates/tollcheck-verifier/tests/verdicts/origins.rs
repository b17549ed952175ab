//! What several offices say of one figure: whose is first, who agrees, who speaks against it.

use std::fs;
use std::path::Path;

use tollcheck_model::{Claim, Scope, TimeSort, Verdict};
use tollcheck_sources::Sources;

use crate::given::{DAY, claim, time, verdict};

/// The verdict on `value` where each office has a total of that day.
fn judged(value: i64, offices: &[(&str, i64)]) -> Verdict {
    let names: Vec<String> = offices.iter().map(|(name, n)| format!("{name}-{n}")).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(names.join("-"));
    fs::create_dir_all(&folder).unwrap();
    let table = |(name, total): &(&str, i64)| {
        let rows = format!("date,killed\n2025-03-09,50\n{DAY},{total}\n");
        fs::write(folder.join(format!("{name}.csv")), rows).unwrap();
        format!(
            r#"{{"name":"{name}","path":"{name}.csv","sources":[{{"title":"{name}"}}],
            "tollcheck":{{"rows":"running_total","place":"Ukraine","country":"UA"}},"schema":{{"fields":[
            {{"name":"date","tollcheck":"date"}},{{"name":"killed","tollcheck":"killed"}}]}}}}"#
        )
    };
    let tables: Vec<String> = offices.iter().map(table).collect();
    let descriptor = format!(r#"{{"name":"t","resources":[{}]}}"#, tables.join(","));
    fs::write(folder.join("datapackage.json"), descriptor).unwrap();
    let sources = Sources::load(&folder);
    assert!(sources.faults.is_empty(), "{:?}", sources.faults);
    let claim = Claim {
        scope: Scope::Total,
        time: Some(time(TimeSort::AsOf, DAY, DAY)),
        ..claim("killed", value, DAY, DAY)
    };
    verdict(&claim, &sources, DAY)
}

/// Status, how many origins that counts, and the files of the evidence in their order.
fn told(verdict: &Verdict) -> String {
    let files: Vec<&str> = verdict.evidence.iter().map(|it| it.file.as_str()).collect();
    format!("{} by {}: {}", verdict.status, verdict.independent_sources, files.join(" "))
}

#[test]
fn those_that_agree_are_counted_and_where_none_does_those_that_differ() {
    let of = |offices: &[_]| told(&judged(61_000, offices));
    assert_eq!(
        of(&[("A", 61_000), ("B", 61_000), ("C", 72_318)]),
        "contested by 2: A.csv B.csv C.csv"
    );
    assert_eq!(of(&[("A", 72_318), ("B", 72_318)]), "refuted by 2: A.csv B.csv");
}

#[test]
fn a_figure_that_rounds_to_the_claim_disputes_nothing() {
    let verdict = judged(61_000, &[("A", 61_000), ("B", 61_430)]);
    assert_eq!(told(&verdict), "supported by 1: A.csv B.csv");
}

#[test]
fn what_supports_is_first_and_then_what_disputes_it() {
    let verdict = judged(61_000, &[("A", 61_430), ("B", 72_318), ("C", 61_000)]);
    assert_eq!(told(&verdict), "contested by 1: C.csv B.csv A.csv");
}

#[test]
fn what_decides_is_first() {
    let verdict = judged(61_000, &[("A", 72_318), ("B", 61_430)]);
    assert_eq!(told(&verdict), "imprecise by 2: B.csv A.csv");
    assert!(verdict.reason.contains("61,430"), "{}", verdict.reason);
}
