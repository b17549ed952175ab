//! What is done with bytes that a stranger sent: one function a way in.
//!
//! Each takes any bytes and must come back: no panic, no hang, and what it gives holds together. cargo-fuzz drives them
//! from `fuzz_targets/`; the workspace's tests drive them over spoilt seeds without it.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, fs, process};

use tollcheck_model::{Reading, Span};
use tollcheck_report::{
    Audit, Checked, ClaimReview, Concise, Csv, Document, Format, Github, Html, Jsonl, Markdown,
    Notes, Sarif, Screen, Text, Waivers, WebAnnotation,
};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Options, check};

/// A way in, by the name of its seeds and of its target.
pub type Target = (&'static str, fn(&[u8]));

/// Every way in.
pub const TARGETS: &[Target] = &[
    ("text", text),
    ("html", html),
    ("markdown", markdown),
    ("jsonl", jsonl),
    ("table", table),
    ("descriptor", descriptor),
    ("waivers", waivers),
    ("audit", audit),
    ("configuration", configuration),
];

/// A plain article.
pub fn text(data: &[u8]) {
    open(data, "txt");
}

/// A page.
pub fn html(data: &[u8]) {
    open(data, "html");
}

/// An article in Markdown.
pub fn markdown(data: &[u8]) {
    open(data, "md");
}

/// Articles as JSON, one a line.
pub fn jsonl(data: &[u8]) {
    open(data, "jsonl");
}

/// A table that nothing describes.
pub fn table(data: &[u8]) {
    let folder = Scratch::new();
    fs::write(folder.0.join("table.csv"), data).expect("a scratch file can be written");
    load(&folder.0);
}

/// A descriptor beside a small table.
pub fn descriptor(data: &[u8]) {
    let folder = Scratch::new();
    fs::write(
        folder.0.join("table.csv"),
        "day,place,killed\n2025-08-05,Sumy,2\n2025-08-06,Kyiv,\n",
    )
    .expect("a scratch file can be written");
    fs::write(folder.0.join("datapackage.json"), data).expect("a scratch file can be written");
    load(&folder.0);
}

/// A file of waivers.
pub fn waivers(data: &[u8]) {
    let _ = Waivers::parse(&String::from_utf8_lossy(data), "waivers.csv");
}

/// An audit that is merged or compared.
pub fn audit(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = Notes::parse(&text, "audit.csv");
    if let Ok(audit) = Audit::parse(&text, "audit.csv") {
        assert!(audit.changes(&audit).is_empty(), "an audit does not differ from itself");
    }
}

/// A configuration.
pub fn configuration(data: &[u8]) {
    let _ = tollcheck::config::check(&String::from_utf8_lossy(data), ".tollcheck.toml");
}

/// Opens and reads the articles in `data` as a file that ends in `ending`.
fn open(data: &[u8], ending: &str) {
    let name = format!("article.{ending}");
    let source = Cursor::new(data.to_vec());
    for article in tollcheck::article::open_source(source, Path::new(&name), None).flatten() {
        let document = article.document;
        let reading = tollcheck_parser::read(&document.text, document.date);
        holds_together(&document.text, &reading);
        shows_nothing_that_acts(document, reading);
    }
}

/// Every span lies in the text, and every run of digits is in a claim or has a reason.
fn holds_together(text: &str, reading: &Reading) {
    let claims = reading.claims.iter().map(|claim| claim.span);
    let mut spans: Vec<Span> =
        claims.chain(reading.unread.iter().map(|unread| unread.span)).collect();
    for span in &spans {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} is no part of the text");
    }
    spans.sort_unstable();
    let mut reach = 0;
    let mut next = spans.iter().peekable();
    for (at, c) in text.char_indices() {
        while let Some(span) = next.next_if(|span| span.start <= at) {
            reach = reach.max(span.end);
        }
        assert!(!c.is_ascii_digit() || at < reach, "the digit at {at} is left behind");
    }
}

/// Puts the reading to tables, and the verdicts into every format: none of them carries what a terminal, a browser or a
/// runner of workflows would obey.
fn shows_nothing_that_acts(document: Document, reading: Reading) {
    static SOURCES: LazyLock<Sources> = LazyLock::new(|| {
        Sources::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/tables"))
    });
    let verdicts = check(&reading.claims, document.date, &SOURCES, &Options::default());
    let checked = Checked { verdicts: Some(verdicts), ..Checked::read(document, reading) };
    let screen = Screen { width: 80, colour: false, unicode: true };
    for format in [&Text { screen } as &dyn Format, &Concise, &Markdown, &Github::default()] {
        let shown = format.article(&checked);
        let obeyed =
            |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!shown.contains(obeyed), "{shown:?}");
    }
    let page = Html::default().article(&checked);
    for acts in ["<script", "href=\"javascript:", "<iframe", "<img", "\u{1b}", "\u{202e}"] {
        assert!(!page.contains(acts), "{page}");
    }
    for format in [&Jsonl { layers: true } as &dyn Format, &Sarif, &ClaimReview, &WebAnnotation] {
        let _ = format.article(&checked);
    }
    let _ = Csv::default().article(&checked);
}

fn load(folder: &Path) {
    let sources = Sources::load(folder);
    for table in &sources.tables {
        for measure in &table.measures {
            let _ = table.series(measure);
        }
    }
    let _ = tollcheck_sources::show(&sources);
    let _ = tollcheck_sources::lint_text(folder, &sources);
    let _ = tollcheck_sources::init(folder);
}

/// A folder of this process that goes when it is dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name = format!("tollcheck-{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a scratch folder can be made");
        Self(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
