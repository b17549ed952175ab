//! A page an article, and an index page that leads to them.

use minijinja::context;
use minijinja::value::Serde;

use super::index::page_name;
use super::{Html, tables};
use crate::{Checked, Format, Tally};

/// A folder of pages. Each piece is a file: its name on the first line, then what it holds.
#[derive(Debug, Default)]
pub struct Pages {
    /// What each page is made with.
    pub html: Html,
}

impl Format for Pages {
    fn draws_series(&self) -> bool {
        true
    }

    fn article(&self, checked: &Checked) -> String {
        let html = &self.html;
        let article = html.article(checked);
        let tally = Tally::of(checked);
        let end = html.end(&tally, &[], Some("index.html"));
        format!("{}\n{}{article}{end}", page_name(checked), html.head())
    }

    fn tail(&self, tally: &Tally) -> String {
        let html = &self.html;
        let index = html.templates.render(
            "index.html",
            context! {
                entries => Serde(html.index.entries()), articles => tally.articles, claims => tally.claims,
                sum => tally.to_string(),
            },
        );
        let end = html.templates.render(
            "tail.html",
            context! {
                tables => Serde(tables(&html.tables)), command => html.command.as_str(), articles => 1,
                version => env!("CARGO_PKG_VERSION"),
            },
        );
        format!("index.html\n{}{index}{end}", html.head())
    }
}
