//! What was understood of the tables, for a person to read, and for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};
use tollcheck_model::Amount;

use crate::day::date_of;
use crate::folder::Sources;
use crate::infer::{How, Taken};
use crate::measure::{Counted, Measure};
use crate::table::{RowSort, Table};

/// Each table with its rows, columns, days, places and origin, as plain text.
pub fn show(sources: &Sources) -> String {
    let mut text = String::new();
    for table in &sources.tables {
        let _ = writeln!(text, "{}", head(table));
        for line in facts(table) {
            let _ = writeln!(text, "  {line}");
        }
        for measure in &table.measures {
            let _ = writeln!(text, "  {}", counted(table, measure));
        }
        if table.understanding.how != How::Descriptor {
            for taken in &table.understanding.columns {
                let _ = writeln!(text, "  {}", column(taken));
            }
        }
        text.push('\n');
    }
    for (file, understanding) in &sources.unclear {
        let _ = writeln!(text, "{file}: not understood");
        for taken in &understanding.columns {
            let _ = writeln!(text, "  {}", column(taken));
        }
        for question in &understanding.questions {
            let _ = writeln!(text, "  please say: {question}");
        }
        text.push('\n');
    }
    text
}

/// The same as JSON: a line a table, so that other programs can check a folder.
pub fn show_json(sources: &Sources) -> String {
    let mut text = String::new();
    for table in &sources.tables {
        let day = |day: Option<i32>| day.map(|day| date_of(day).to_string());
        let (from, to) = table.span().unzip();
        let measures: Vec<Value> = table
            .measures
            .iter()
            .map(|measure| {
                let sum = measure.main().map(|column| column.numbers.sum(0, table.rows.len()));
                let sum = sum.unwrap_or_default();
                json!({
                    "counts": counts(measure),
                    "class": class(measure),
                    "column": measure.header,
                    "known": sum.known,
                    "unknown": sum.unknown,
                    "sum": sum.total.to_string(),
                    "last": last(table, measure).map(|last| last.to_string()),
                })
            })
            .collect();
        let line = json!({
            "table": table.name,
            "file": table.file,
            "more": table.more.iter().map(|more| &more.file).collect::<Vec<_>>(),
            "by": table.understanding.how.to_string(),
            "rows": table.rows.len(),
            "records": table.records,
            "sort": table.sort.name(),
            "from": day(from),
            "to": day(to),
            "origin": table.origins.first().map(|origin| &origin.title),
            "sha256": table.sha256,
            "measures": measures,
        });
        let _ = writeln!(text, "{line}");
    }
    text
}

/// The last known figure of a running total, where the table holds only one.
fn last(table: &Table, measure: &Measure) -> Option<Amount> {
    let words = table.groups.iter().chain(&table.actors).chain(&table.weapon);
    let several =
        table.places.list.len() > 1 || words.into_iter().any(|column| column.words.len() > 1);
    if table.sort != RowSort::RunningTotal || several {
        return None;
    }
    let numbers = &measure.main()?.numbers;
    table.rows.by_day.iter().rev().find_map(|row| numbers.get(*row as usize))
}

fn head(table: &Table) -> String {
    let title = table.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    let more = match table.more.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{} ({}{more}){title}", table.name, table.file)
}

fn facts(table: &Table) -> Vec<String> {
    let left_out = match table.records - table.rows.len() {
        0 => String::new(),
        count => format!(", {count} left out"),
    };
    let days = table.span().map_or("no days".to_owned(), |(first, last)| {
        format!("{}..{}", date_of(first), date_of(last))
    });
    let mut facts = vec![
        format!(
            "{}, {} rows{left_out}, {days}, by {}",
            table.sort,
            table.rows.len(),
            table.understanding.how
        ),
        format!(
            "origin {}, licence {}, sha256 {}",
            table.origins.first().map_or("not stated", |origin| origin.title.as_str()),
            table.licence.as_deref().unwrap_or("not stated"),
            table.sha256.get(..12).unwrap_or(&table.sha256),
        ),
    ];
    let known = table.places.list.iter().filter(|place| place.exact).count();
    if !table.places.columns.is_empty() {
        let headers: Vec<&str> =
            table.places.columns.iter().map(|(_, header)| header.as_str()).collect();
        facts.push(format!(
            "{} places in {}, {known} of them known",
            table.places.list.len(),
            headers.join(", ")
        ));
    } else if let Some(place) = table.place.as_ref().or(table.country.as_ref()) {
        facts.push(format!("all in {place}"));
    }
    facts
}

/// `killed >= 72` has its like here: the kind, its class, its column, and what its cells add up to.
fn counted(table: &Table, measure: &Measure) -> String {
    let kind = counts(measure);
    let class = class(measure);
    let class = if class.is_empty() { String::new() } else { format!(" ({})", class.join(", ")) };
    let columns: Vec<&str> = [&measure.low, &measure.best, &measure.high]
        .into_iter()
        .flatten()
        .map(|column| column.header.as_str())
        .filter(|header| !header.is_empty())
        .collect();
    let columns = if columns.is_empty() { "rows".to_owned() } else { columns.join(", ") };
    let sum =
        measure.main().map(|column| column.numbers.sum(0, table.rows.len())).unwrap_or_default();
    let suspect = measure.marks.values().filter(|mark| mark.suspect.is_some()).count();
    let suspect = if suspect == 0 { String::new() } else { format!(", {suspect} suspect") };
    let total = match (table.sort, last(table, measure)) {
        (RowSort::RunningTotal, Some(last)) => format!("{last} at the end"),
        (RowSort::RunningTotal, None) => "running totals of several".to_owned(),
        _ => format!("{} in all", sum.total),
    };
    let (known, unknown) = (sum.known, sum.unknown);
    format!("{kind}{class} from {columns}: {total}, {known} known, {unknown} unknown{suspect}")
}

const fn counts(measure: &Measure) -> &'static str {
    match measure.counted {
        Counted::Kind(kind) => kind.0,
        Counted::Launched => "launched",
        Counted::Downed => "downed",
    }
}

/// What narrows a measure down: whom, whose doing, which weapon, where.
fn class(measure: &Measure) -> Vec<&str> {
    let class = [&measure.group, &measure.actor, &measure.weapon, &measure.place];
    class.into_iter().flatten().map(String::as_str).collect()
}

fn column(taken: &Taken) -> String {
    let group = taken.used.group.as_ref().map(|group| format!(" of {group}")).unwrap_or_default();
    format!("{:?} -> {}{group}, {} ({})", taken.header, taken.used.role, taken.certainty, taken.why)
}
