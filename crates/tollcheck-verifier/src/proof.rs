//! The evidence for what a query gave: cells with their address, and whose figure it is.

use tollcheck_model::Evidence;
use tollcheck_sources::date_of;

use crate::outcome::Outcome;
use crate::picked::Picked;
use crate::query::Query;

/// Lines that evidence lists; the SQL finds the others, where there are more.
const LISTED: usize = 100;

impl Query<'_> {
    /// The evidence for what the query gave.
    pub(crate) fn evidence(&self, outcome: &Outcome, agrees: bool) -> Evidence {
        let rows = &outcome.rows;
        let addresses = || rows.iter().take(LISTED).map(|row| self.table.address(row));
        let first = addresses().next();
        let (file, sha256, _) = first.unwrap_or((&self.table.file, &self.table.sha256, 0));
        let mut marks = self.choice.measures.iter().flat_map(|measure| rows.marks(measure));
        let suspect = marks.find_map(|mark| mark.suspect.clone());
        let headers = self.choice.measures.iter().map(|measure| measure.header.as_str());
        let headers: Vec<&str> = headers.filter(|header| !header.is_empty()).collect();
        let band = outcome.found;
        let mut evidence = Evidence {
            table: self.table.name.clone(),
            file: file.to_owned(),
            rows: 0,
            lines: Vec::new(),
            column: headers.join(" + "),
            value: Some(band.value),
            low: band.low,
            high: band.high,
            as_of: rows.last_days(&self.table.rows).map(|(_, last)| date_of(last)),
            origin: self.origin(rows).to_owned(),
            agrees,
            query: self.to_string(),
            sql: self.sql(),
            suspect,
            sha256: sha256.to_owned(),
            also: Vec::new(),
        };
        evidence.rest_on(addresses());
        // Rows of one line are one row of the file.
        if rows.len() > LISTED {
            evidence.rows = evidence.rows.max(rows.len());
        }
        evidence
    }

    /// Whose figure it is: the source that all rows share, else the publisher of the table.
    fn origin(&self, rows: &Picked) -> &str {
        let publisher = self.table.publisher();
        if self.table.source.is_none() {
            return publisher;
        }
        let mut origins = rows.iter().map(|row| self.table.origin(row));
        let first = origins.next();
        first.filter(|first| origins.all(|origin| origin == *first)).unwrap_or(publisher)
    }
}
