//! What every fixture article reads and earns.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tollcheck_model::{Claim, LineIndex, Span};
use tollcheck_report::{Checked, Document, Format, Screen, Text};
use tollcheck_sources::Sources;
use tollcheck_verifier::Options;

use crate::root;

/// Runs `stage` over every article and compares with `snapshots/<folder>/<article>.snap`.
fn compare(folder: &str, stage: impl Fn(Document) -> String) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("../fixtures/articles", "*.*", |path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap();
            let pieces: Vec<String> = open(path).into_iter().map(&stage).collect();
            let mut settings = insta::Settings::clone_current();
            settings.remove_snapshot_suffix();
            settings.bind(|| insta::assert_snapshot!(name, pieces.join("\n")));
        });
    });
}

/// The articles of one fixture, called by its name alone.
pub(crate) fn open(path: &Path) -> Vec<Document> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap();
    tollcheck::article::open_file(path, Path::new("-"), None)
        .map(|opened| {
            let mut document = opened.unwrap().document;
            if document.id == document.file {
                name.clone_into(&mut document.id);
            }
            name.clone_into(&mut document.file);
            document
        })
        .collect()
}

#[test]
fn every_article_reads_as_before() {
    compare("readings", |document| {
        let reading = tollcheck_parser::read(&document.text, document.date);
        let lines = LineIndex::new(document.lines());
        let mut out = String::new();
        for claim in &reading.claims {
            let at = lines.position(claim.span.start).to_string();
            writeln!(out, "{at:<7} {:<26} {}", claim.to_string(), said(&document.text, claim))
                .unwrap();
        }
        for unread in &reading.unread {
            let at = lines.position(unread.span.start).to_string();
            writeln!(
                out,
                "{at:<7} {:<26} {}",
                format!("({})", unread.why),
                quote(&document.text, unread.span)
            )
            .unwrap();
        }
        out
    });
}

#[test]
fn every_article_earns_the_verdicts_of_before() {
    let sources = Sources::load(&root("fixtures/tables"));
    assert_eq!(sources.faults, []);
    let screen = Screen { width: 80, colour: false, unicode: true };
    compare("checks", |document| {
        let reading = tollcheck_parser::read(&document.text, document.date);
        let verdicts = tollcheck_verifier::check(
            &reading.claims,
            document.date,
            &sources,
            &Options::default(),
        );
        Text { screen }
            .article(&Checked { verdicts: Some(verdicts), ..Checked::read(document, reading) })
    });
}

/// A snapshot whose article is gone says nothing to anyone.
#[test]
fn every_snapshot_has_its_article() {
    for folder in ["readings", "checks"] {
        for snapshot in fs::read_dir(root("snapshots").join(folder)).unwrap() {
            let name = snapshot.unwrap().path().with_extension("");
            let article = root("fixtures/articles").join(name.file_name().unwrap());
            assert!(article.exists(), "{folder}: there is no {}", article.display());
        }
    }
}

/// The figure with all that is said of it: `72 people | people | since May 2025-05-01..2025-08-06 | Kyiv | …`.
fn said(text: &str, claim: &Claim) -> String {
    let mut parts = vec![quote(text, claim.span)];
    parts.extend(claim.group.clone());
    parts.extend(claim.part_of.map(|id| format!("of {id}")));
    if claim.negated {
        parts.push("negated".to_owned());
    }
    if let Some(time) = &claim.time {
        let day =
            |day: Option<jiff::civil::Date>| day.map_or("?".to_owned(), |day| day.to_string());
        parts.push(
            format!("{} {}..{}", quote(text, time.span), day(time.from), day(time.to))
                .trim()
                .to_owned(),
        );
    }
    parts.extend(claim.place.as_ref().map(|place| {
        let country = place.country.unwrap_or("?");
        format!("{} ({country})", place.name)
    }));
    if let Some(attribution) = &claim.attribution {
        let words = [&attribution.source, &attribution.cue].into_iter().flatten();
        let words: Vec<&str> = words.map(|words| &*words.text).collect();
        parts.push(format!("{} [{}]", words.join(" "), attribution.stance.name()));
    }
    parts.join(" | ")
}

fn quote(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
