//! What was understood of the tables, for a person to read.

use std::fmt::Write as _;

use crate::day::date_of;
use crate::folder::Sources;
use crate::infer::{How, Taken};
use crate::measure::{Counted, Measure};
use crate::table::Table;

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
    text
}

fn head(table: &Table) -> String {
    let title = table.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    format!("{} ({}){title}", table.name, table.file)
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
    let kind = match measure.counted {
        Counted::Kind(kind) => kind.0,
        Counted::Launched => "launched",
        Counted::Downed => "downed",
    };
    let class: Vec<&str> = [&measure.group, &measure.actor, &measure.weapon, &measure.place]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
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
    format!("{kind}{class} from {columns}: {} known, {} unknown{suspect}", sum.known, sum.unknown)
}

fn column(taken: &Taken) -> String {
    let group = taken.used.group.as_ref().map(|group| format!(" of {group}")).unwrap_or_default();
    format!("{:?} -> {}{group}, {} ({})", taken.header, taken.used.role, taken.certainty, taken.why)
}
