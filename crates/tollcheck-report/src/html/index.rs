//! The list of all articles, the worst first.

use std::cmp::Reverse;
use std::sync::Mutex;

use jiff::civil::Date;
use serde::Serialize;
use tollcheck_model::Status;

use super::page::{Count, strip};
use crate::fingerprint::of_text;
use crate::{Checked, Tally, mark};

/// An article in the list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Entry {
    /// The id of its section.
    id: String,
    /// The file that holds it, where each article has its own.
    page: String,
    title: String,
    name: Option<String>,
    date: Option<Date>,
    claims: usize,
    strip: Vec<Count>,
    /// How many claims got each verdict, the worst first.
    #[serde(skip)]
    weight: Vec<Reverse<usize>>,
}

/// The articles as they come, from whatever thread.
#[derive(Debug, Default)]
pub(super) struct Index(Mutex<Vec<Entry>>);

impl Index {
    /// Adds an article.
    pub(super) fn add(&self, checked: &Checked) {
        if let Ok(mut entries) = self.0.lock() {
            entries.push(Entry::of(checked));
        }
    }

    /// The articles, those first that have most of the worst verdict.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries = self.0.lock().map(|entries| entries.clone()).unwrap_or_default();
        entries.sort_by(|a, b| (&a.weight, &a.title, &a.id).cmp(&(&b.weight, &b.title, &b.id)));
        entries
    }
}

impl Entry {
    fn of(checked: &Checked) -> Self {
        let document = &checked.document;
        let tally = Tally::of(checked);
        let mut statuses = Status::ALL;
        statuses.sort_by_key(|status| Reverse(mark::gravity(*status)));
        Self {
            id: section_id(checked),
            page: page_name(checked),
            title: document.title.clone().unwrap_or_else(|| document.id.clone()),
            name: document.title.as_ref().map(|_| document.id.clone()),
            date: document.date,
            claims: tally.claims,
            strip: strip(&tally),
            weight: statuses.map(|status| Reverse(tally.count(status))).to_vec(),
        }
    }
}

/// The id of the section of an article.
pub(super) fn section_id(checked: &Checked) -> String {
    format!("a{}", of_text(&[&checked.document.id, &checked.document.text]))
}

/// The longest that the readable part of a file name is.
const LONGEST: usize = 60;

/// The name of the file that holds an article: readable, safe on any system, and one for each article.
pub(super) fn page_name(checked: &Checked) -> String {
    let id = checked.document.id.replace('\\', "/");
    let last = id.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let mut name = String::new();
    for c in last.chars().take(LONGEST) {
        let c = if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        if c != '-' || (!name.is_empty() && !name.ends_with('-')) {
            name.push(c);
        }
    }
    if !name.is_empty() && !name.ends_with('-') {
        name.push('-');
    }
    format!("{name}{}.html", section_id(checked))
}

#[cfg(test)]
mod tests {
    use tollcheck_model::Reading;

    use super::*;
    use crate::Document;

    fn name(id: &str) -> String {
        let document = Document { id: id.to_owned(), ..Document::default() };
        let name = page_name(&Checked::read(document, Reading::default()));
        name.rsplit_once('a').map(|(name, _)| name.to_owned()).unwrap_or_default()
    }

    #[test]
    fn a_page_is_called_after_its_article() {
        assert!(name("in/2025-08-06 Talks.txt").starts_with("2025-08-06-talks-txt-"));
        assert!(name("..").starts_with(|c: char| c == 'a' || c.is_ascii_hexdigit() || c == '-'));
        assert!(!name("../../etc/пароль").contains(['/', '.']));
    }
}
