//! A reader that knows nothing of ours finds, on the lines that evidence names, the values that it gives.
//!
//! It knows line breaks, separators and quotes; it adds, subtracts and divides.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::{Date, DateTime};
use tollcheck_model::{Amount, Evidence, Verdict};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

use crate::articles::open;
use crate::root;
use crate::verdicts::cases;

/// How often each thing that queries do with rows has to be seen done, so that none is passed over in silence.
const DONE: [(&str, usize); 8] = [
    ("at", 60),
    ("delta", 8),
    ("event", 100),
    ("max", 4),
    ("mean", 10),
    ("mean delta", 5),
    ("span", 8),
    ("sum", 60),
];

/// The cells of `line`.
fn cells(line: &str, separator: char) -> Vec<String> {
    let pieces = line.split('"').enumerate();
    let quoted =
        |(n, piece): (usize, &str)| piece.replace(separator, if n % 2 == 1 { " " } else { "\t" });
    pieces.map(quoted).collect::<String>().split('\t').map(str::to_owned).collect()
}

/// The day that a row speaks of, where it has one that reads as such, and its value under `column`: a number, several
/// added up, the seconds from one to another, or one where rows are counted.
fn value(headers: &[String], row: &[String], column: &str) -> Option<(Option<Date>, f64)> {
    let cell =
        |name: &str| Some(row.get(headers.iter().position(|header| header == name)?)?.trim());
    let time = |name: &str| cell(name)?.parse::<DateTime>().ok();
    let number = |name: &str| cell(name)?.trim_start_matches("at least ").parse::<f64>().ok();
    let value = match column.split_once("..") {
        _ if column.is_empty() => 1.0,
        Some((start, end)) => time(end)?.duration_since(time(start)?).as_secs_f64(),
        None => column.split(" + ").map(number).sum::<Option<f64>>()?,
    };
    Some((row.iter().find_map(|cell| cell.parse().ok()), value))
}

/// The rows of `evidence`.
fn rows(folder: &Path, evidence: &Evidence) -> Option<Vec<(Option<Date>, f64)>> {
    let mut rows = Vec::new();
    for (file, lines, _) in evidence.files() {
        let text = fs::read_to_string(folder.join(file)).ok()?;
        let text: Vec<&str> = text.lines().collect();
        let separator = if text[0].contains(';') { ';' } else { ',' };
        let headers = cells(text[0], separator);
        for line in lines {
            let row = text.get(usize::try_from(*line).ok()?.checked_sub(1)?)?;
            rows.push(value(&headers, &cells(row, separator), &evidence.column)?);
        }
    }
    Some(rows)
}

/// What the query of `evidence` may make of `rows`, or why nothing.
fn answers(evidence: &Evidence, rows: &[(Option<Date>, f64)]) -> Result<Vec<f64>, &'static str> {
    if rows.len() != evidence.rows {
        return Err("it names not all lines");
    }
    let days: Vec<Date> = evidence.query.split(' ').filter_map(|word| word.parse().ok()).collect();
    let sum: f64 = rows.iter().map(|(_, value)| value).sum();
    let rise = rows[rows.len() - 1].1 - rows[0].1;
    match (evidence.query.split('(').next().unwrap_or_default(), rows, days.as_slice()) {
        ("event" | "span", [(_, value)], _) => Ok(vec![*value]),
        // The lines of the greatest sum are those of its night.
        ("sum" | "max", ..) => Ok(vec![sum]),
        ("delta", [_] | [_, _], _) => Ok(vec![rise]),
        // Beside the figure in force may stand an earlier or a later one that is told of.
        ("at", _, [day]) => {
            let known = rows.iter().rev().find(|(on, _)| on.is_none_or(|on| on <= *day));
            Ok(known.map(|(_, value)| *value).into_iter().collect())
        }
        ("mean", _, [from, to]) => Ok(shared(sum, *from, *to)),
        ("mean delta", [_, _], [since, to]) => Ok(shared(rise, since.tomorrow().unwrap(), *to)),
        ("mean delta", [_], [_]) => {
            Err("the day on which the total began stands in the descriptor")
        }
        _ => Err("its query is unknown"),
    }
}

/// `whole` shared out over the days, the weeks, the months or the years between two days: the query does not say which.
fn shared(whole: f64, from: Date, to: Date) -> Vec<f64> {
    let days = f64::from((to - from).get_days() + 1);
    let months =
        f64::from(to.year() - from.year()) * 12.0 + f64::from(to.month() - from.month()) + 1.0;
    [days, days / 7.0, months, months / 12.0]
        .map(|parts| (whole / parts * 100.0).round() / 100.0)
        .to_vec()
}

#[test]
fn on_the_lines_of_evidence_stand_its_values() {
    let mut done: BTreeMap<String, usize> = BTreeMap::new();
    let mut passed = Vec::new();
    let mut compare = |of: &str, folder: &Path, verdicts: &[Verdict]| {
        for evidence in verdicts.iter().flat_map(|verdict| &verdict.evidence) {
            let query = &evidence.query;
            let rows = rows(folder, evidence).ok_or("its cells are no numbers");
            match rows.and_then(|rows| answers(evidence, &rows)) {
                Ok(answers) => {
                    let value = evidence.value.map(Amount::to_f64).unwrap();
                    let on = format!("{}:{:?}", evidence.file, evidence.lines);
                    assert!(
                        answers.contains(&value),
                        "{of}: {query} in {on}: {value}, not {answers:?}"
                    );
                    *done.entry(query.split('(').next().unwrap().to_owned()).or_default() += 1;
                }
                Err(why) => passed.push(format!("{of}: {query}: {why}")),
            }
        }
    };
    for (folder, descriptor, case) in cases() {
        let folder = folder.with_extension("read");
        compare(&case.title, &folder, &case.run(&descriptor, &folder).0);
    }
    let tables = root("fixtures/tables");
    let sources = Sources::load(&tables);
    for path in
        fs::read_dir(root("fixtures/articles")).unwrap().map(|article| article.unwrap().path())
    {
        for document in open(&path) {
            let reading = tollcheck_parser::read(&document.text, document.date);
            let verdicts = check(&reading.claims, document.date, &sources, &Options::default());
            compare(&document.id, &tables, &verdicts);
        }
    }
    passed.sort();
    let open = "An average since the total began: mean delta(killed) to 2025-06-30: the day on which the total began stands in \
                the descriptor";
    assert_eq!(passed, [open]);
    for (what, least) in DONE {
        assert!(done.get(what).is_some_and(|times| *times >= least), "{what} is in {done:?}");
    }
    assert_eq!(done.len(), DONE.len(), "{done:?}");
}
