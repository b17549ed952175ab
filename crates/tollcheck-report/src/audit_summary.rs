//! The audit in short: verdicts counted by article, and by table and kind.

use std::collections::BTreeMap;
use std::sync::Mutex;

use tollcheck_model::Status;

use crate::audit::{harmless, write_rows};
use crate::wording::leading;
use crate::{Checked, Format, Tally};

/// Verdicts by status.
type Counts = [usize; Status::ALL.len()];

/// One row an article, then one row a table and kind, as CSV.
#[derive(Debug, Default)]
pub struct Summary {
    tables: Mutex<BTreeMap<(String, &'static str), Counts>>,
}

impl Format for Summary {
    fn head(&self) -> String {
        let columns = ["level", "name", "kind", "claims"].map(str::to_owned).into_iter();
        write_rows(&[columns.chain(Status::ALL.map(|status| status.name().to_owned())).collect()])
    }

    fn article(&self, checked: &Checked) -> String {
        if let Ok(mut tables) = self.tables.lock() {
            for (claim, verdict) in checked.findings() {
                let Some(evidence) = leading(verdict) else { continue };
                let counts = tables.entry((evidence.table.clone(), claim.kind.0)).or_default();
                counts[verdict.status as usize] += 1;
            }
        }
        let tally = Tally::of(checked);
        let counts = Status::ALL.map(|status| tally.count(status));
        write_rows(&[row("article", &checked.document.id, "", counts)])
    }

    fn tail(&self, _: &Tally) -> String {
        let tables = self.tables.lock().map(|tables| tables.clone()).unwrap_or_default();
        let rows: Vec<Vec<String>> = tables
            .into_iter()
            .map(|((table, kind), counts)| row("table", &table, kind, counts))
            .collect();
        write_rows(&rows)
    }
}

fn row(level: &str, name: &str, kind: &str, counts: Counts) -> Vec<String> {
    let mut row = vec![
        level.to_owned(),
        harmless(name),
        kind.to_owned(),
        counts.iter().sum::<usize>().to_string(),
    ];
    row.extend(counts.map(|count| count.to_string()));
    row
}
