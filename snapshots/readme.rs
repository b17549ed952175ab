//! What the README shows is what the program prints.

use std::env;
use std::fs;
use std::path::Path;

use tollcheck_report::{Checked, Format, Screen, Text};
use tollcheck_sources::Sources;
use tollcheck_verifier::Options;

use crate::articles::open;
use crate::root;

const ARTICLE: &str = "fixtures/articles/2025-08-06-kremlin-talks.txt";

#[test]
fn the_readme_shows_what_its_first_command_prints() {
    let file = root("README.md");
    let readme = fs::read_to_string(&file).unwrap();
    let (before, rest) = readme.split_once("```text\n").unwrap();
    let (shown, after) = rest.split_once("```\n").unwrap();
    let printed = printed();
    if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&file, format!("{before}```text\n{printed}```\n{after}")).unwrap();
        return;
    }
    assert_eq!(shown, printed, "just bless writes it anew");
}

#[test]
fn the_readme_names_files_that_exist() {
    let readme = fs::read_to_string(root("README.md")).unwrap();
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.contains("://")) {
        assert!(root(link).exists(), "README.md names {link}");
    }
}

/// What `tollcheck check` prints for the example.
fn printed() -> String {
    let sources = Sources::load(&root("fixtures/tables"));
    let mut document = open(Path::new(&root(ARTICLE))).remove(0);
    ARTICLE.clone_into(&mut document.id);
    ARTICLE.clone_into(&mut document.file);
    let reading = tollcheck_parser::read(&document.text, document.date);
    let verdicts =
        tollcheck_verifier::check(&reading.claims, document.date, &sources, &Options::default());
    let checked = Checked { verdicts: Some(verdicts), ..Checked::read(document, reading) };
    Text { screen: Screen { width: 80, colour: false, unicode: true } }.article(&checked)
}
