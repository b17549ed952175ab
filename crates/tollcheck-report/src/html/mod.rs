//! The report as one page: no script, nothing from elsewhere, fit for a phone and for A4.

mod chart;
mod index;
mod page;
mod pages;
mod paragraph;
mod picture;
mod templates;

use jiff::civil::Date;
use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;
use tollcheck_model::Status;

use crate::{Checked, Format, Tally};
use index::{Entry, Index};

pub use pages::Pages;
pub use templates::Templates;

/// What is known of a table as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableNote {
    /// Its name.
    pub name: String,
    /// What it holds, in words.
    pub title: Option<String>,
    /// The file, relative to the folder of tables.
    pub file: String,
    /// The publishers.
    pub origins: Vec<String>,
    /// Where it is published.
    pub url: Option<String>,
    /// The licence of the figures.
    pub licence: Option<String>,
    /// How many rows.
    pub rows: usize,
    /// The first day of the rows.
    pub first: Option<Date>,
    /// The last day of the rows.
    pub last: Option<Date>,
    /// The SHA-256 of the file.
    pub sha256: String,
}

/// The page.
#[derive(Debug, Default)]
pub struct Html {
    /// The tables that were asked.
    pub tables: Vec<TableNote>,
    /// The command that makes the same page again.
    pub command: String,
    /// What the page is made of.
    pub templates: Templates,
    index: Index,
}

impl Html {
    /// A page about what `tables` answer, as `command` makes it from `templates`.
    pub fn new(tables: Vec<TableNote>, command: String, templates: Templates) -> Self {
        Self { tables, command, templates, index: Index::default() }
    }

    /// What stands after the articles: the list of them, where there are more than one; `up` is the page that lists them.
    fn end(&self, tally: &Tally, entries: &[Entry], up: Option<&str>) -> String {
        self.templates.render(
            "tail.html",
            context! {
                tables => Serde(tables(&self.tables)), command => self.command.as_str(),
                version => env!("CARGO_PKG_VERSION"), articles => tally.articles, sum => tally.to_string(),
                entries => Serde(entries), up => up,
            },
        )
    }
}

impl Format for Html {
    fn head(&self) -> String {
        let style = self.templates.render("style.css", context! {});
        self.templates.render("head.html", context! { style => style })
    }

    fn draws_series(&self) -> bool {
        true
    }

    fn article(&self, checked: &Checked) -> String {
        self.index.add(checked);
        self.templates.render("article.html", Serde(page::page(checked)).into())
    }

    fn tail(&self, tally: &Tally) -> String {
        self.end(tally, &self.index.entries(), None)
    }
}

/// `tables` with addresses that a browser may follow.
fn tables(tables: &[TableNote]) -> Vec<TableNote> {
    let tables = tables.iter();
    tables
        .map(|table| TableNote {
            url: table.url.clone().filter(|url| is_web(url)),
            ..table.clone()
        })
        .collect()
}

/// Whether `url` is an address on the web, and not something that a browser would run.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The class that colours and shapes a verdict on the page.
const fn class(status: Status) -> &'static str {
    match status {
        Status::Supported => "supported",
        Status::Refuted | Status::Contested => "objection",
        Status::Imprecise | Status::Outdated | Status::Early | Status::ScopeMismatch => "change",
        Status::NoEvidence | Status::NotCheckable => "open",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;
    use tollcheck_model::Reading;

    #[test]
    fn every_template_renders() {
        let html = Html { command: "tollcheck check a.txt".to_owned(), ..Html::default() };
        assert!(html.head().starts_with("<!doctype html>"));
        assert!(html.tail(&Tally::default()).contains("tollcheck check a.txt"));
        let document = Document {
            id: "a.txt".to_owned(),
            title: Some("<script>alert(1)</script>".to_owned()),
            text: "Two <b>died</b>.".to_owned(),
            ..Document::default()
        };
        let checked =
            Checked { verdicts: Some(Vec::new()), ..Checked::read(document, Reading::default()) };
        let page = html.article(&checked);
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script"), "{page}");
        assert!(page.contains("Two &lt;b&gt;died"), "{page}");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert!(is_web("https://example.org/"));
        assert!(!is_web("javascript:alert(1)"));
    }
}
