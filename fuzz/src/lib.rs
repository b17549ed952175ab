//! What is done with bytes that a stranger sent: one function a way in.
//!
//! Each takes any bytes and must come back: no panic, no hang, and what it gives holds together. cargo-fuzz drives them
//! from `fuzz_targets/`; the workspace's tests drive them over spoilt seeds without it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, fs, process};

use tollcheck_model::{Reading, Span};
use tollcheck_report::{Audit, Notes, Waivers};
use tollcheck_sources::Sources;

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

/// Opens and reads the articles in `data` as a file that ends in `ending`.
fn open(data: &[u8], ending: &str) {
    let folder = Scratch::new();
    let file = folder.0.join(format!("article.{ending}"));
    fs::write(&file, data).expect("a scratch file can be written");
    for article in tollcheck::article::open_file(&file, Path::new("-"), None).flatten() {
        let document = article.document;
        holds_together(&document.text, &tollcheck_parser::read(&document.text, document.date));
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

fn load(folder: &Path) {
    let sources = Sources::load(folder);
    for table in &sources.tables {
        for measure in &table.measures {
            let _ = table.series(measure);
        }
    }
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
