//! What people wrote beside the claims of an audit, kept when the audit is made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use tollcheck_model::Fault;

use crate::audit::harmless;

/// The columns that are for people.
pub(crate) const NOTE_COLUMNS: [&str; 3] = ["reviewer", "review_status", "review_note"];

/// What tells a claim from others in both audits: article, kind, figure, sentence.
type Key = [String; 4];

/// The cells of the columns for people, by claim.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    cells: BTreeMap<Key, [String; 3]>,
    /// The claims that were met again.
    met: Arc<Mutex<BTreeSet<Key>>>,
}

impl Notes {
    /// Reads the notes of the audit in `text`. Rows without notes are passed over.
    pub fn parse(text: &str, file: &str) -> Result<Self, Fault> {
        let fault = |error: csv::Error| Fault {
            line: error.position().map_or(0, csv::Position::line),
            ..Fault::of_file(file, format!("is no audit: {error}"))
        };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let headers = reader.headers().map_err(fault)?.clone();
        let column =
            |name: &str| headers.iter().position(|it| it.trim_start_matches('\u{feff}') == name);
        let keys = ["article", "kind", "figure", "sentence"];
        let [Some(article), Some(kind), Some(figure), Some(sentence)] = keys.map(column) else {
            return Err(Fault::of_file(
                file,
                format!("is no audit: it needs the columns {}", keys.join(", ")),
            ));
        };
        let own = NOTE_COLUMNS.map(column);
        let mut notes = Self::default();
        for row in reader.records() {
            let row = row.map_err(fault)?;
            let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
            let written = own.map(|at| harmless(&at.map(cell).unwrap_or_default()));
            if written.iter().any(|cell| !cell.is_empty()) {
                notes.cells.insert([article, kind, figure, sentence].map(cell), written);
            }
        }
        Ok(notes)
    }

    /// What was written beside a claim.
    pub(crate) fn beside(
        &self,
        article: &str,
        kind: &str,
        figure: &str,
        sentence: &str,
    ) -> [String; 3] {
        let key = [article, kind, figure, sentence].map(str::to_owned);
        let Some(written) = self.cells.get(&key).cloned() else { return Default::default() };
        if let Ok(mut met) = self.met.lock() {
            met.insert(key);
        }
        written
    }

    /// The notes whose claim was not met: article, figure and what was written.
    pub fn left(&self) -> Vec<(String, String, String)> {
        let met = self.met.lock().map(|met| met.clone()).unwrap_or_default();
        let left = self.cells.iter().filter(|(key, _)| !met.contains(*key));
        left.map(|([article, _, figure, _], cells)| {
            let written: Vec<&str> =
                cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            (article.clone(), figure.clone(), written.join(", "))
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_found_again_by_its_claim() {
        let text = "article,kind,figure,sentence,reviewer,review_status,review_note\n\
                    a.txt,killed,72 people,72 people died.,AB,confirmed,by phone\n\
                    a.txt,killed,3 people,3 people died.,,,\n";
        let notes = Notes::parse(text, "audit.csv").unwrap();
        assert_eq!(
            notes.beside("a.txt", "killed", "72 people", "72 people died."),
            ["AB", "confirmed", "by phone"]
        );
        assert_eq!(notes.cells.len(), 1);
        assert!(Notes::parse("x,y\n", "audit.csv").is_err());
    }

    #[test]
    fn a_note_whose_claim_is_gone_is_told() {
        let text = "article,kind,figure,sentence,reviewer,review_status,review_note\n\
                    a.txt,killed,72 people,72 people died.,AB,,=by phone\n";
        let notes = Notes::parse(text, "audit.csv").unwrap();
        assert_eq!(notes.beside("a.txt", "killed", "74 people", "74 people died."), ["", "", ""]);
        let told = ("a.txt".to_owned(), "72 people".to_owned(), "AB, '=by phone".to_owned());
        assert_eq!(notes.left(), [told]);
    }
}
