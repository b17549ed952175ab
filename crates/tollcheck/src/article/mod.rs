//! Opening articles: files, folders, standard input.

mod date;
mod html;
mod markdown;
mod packed;
mod published;
mod record;
mod text;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use tollcheck_model::Fault;
use tollcheck_report::Document;

pub use record::{Record, publication_date};

use crate::arguments::Input;

/// The most bytes that one article may have.
pub const LIMIT: u64 = 64 << 20;

/// An article, or what keeps it from being read.
pub type Opened = Result<Article, Fault>;

/// An article and what is odd about it.
#[derive(Debug)]
pub struct Article {
    /// The article.
    pub document: Document,
    /// What is odd; it does not keep the article from being read.
    pub warning: Option<Fault>,
}

/// The endings that a folder is searched for.
const ENDINGS: [&str; 6] = ["txt", "md", "markdown", "html", "htm", "jsonl"];

/// The articles of `input` in order, opened one by one as they are asked for.
pub(crate) fn open(input: &Input) -> impl Iterator<Item = Opened> {
    input.articles.iter().flat_map(list).flat_map(|file| match file {
        Ok(path) => open_file(&path, &input.stdin_name, input.date),
        Err(fault) => one(Err(fault)),
    })
}

/// The article files that `path` stands for: itself, or those in the folder, by name.
fn list(path: &PathBuf) -> Vec<Result<PathBuf, Fault>> {
    if !path.is_dir() {
        return vec![Ok(path.clone())];
    }
    let found: Vec<_> = walkdir::WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter(|entry| match entry {
            Ok(entry) => entry.file_type().is_file() && is_article(entry.path()),
            Err(_) => true,
        })
        .map(|entry| match entry {
            Ok(entry) => Ok(entry.into_path()),
            Err(error) => Err(Fault::of_file(path.display().to_string(), error.to_string())),
        })
        .collect();
    if found.is_empty() {
        let what = format!(
            "holds no article; looked for {}",
            ENDINGS.map(|it| format!(".{it}")).join(", ")
        );
        return vec![Err(Fault::of_file(path.display().to_string(), what))];
    }
    found
}

fn is_article(path: &Path) -> bool {
    let packed = has_ending(path, "gz") || has_ending(path, "zst");
    let path = if packed { path.with_extension("") } else { path.to_owned() };
    ENDINGS.iter().any(|ending| has_ending(&path, ending))
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|it| it.eq_ignore_ascii_case(ending))
}

/// Articles, opened as they are asked for.
pub type Articles = Box<dyn Iterator<Item = Opened>>;

fn one(opened: Opened) -> Articles {
    Box::new(std::iter::once(opened))
}

/// The articles in one file: many in a `.jsonl`, else one. `-` is standard input and goes by `stdin_name`; `stated` is
/// the date of articles that tell none.
pub fn open_file(path: &Path, stdin_name: &Path, stated: Option<Date>) -> Articles {
    let standard = path == Path::new("-");
    let label = if standard { stdin_name } else { path };
    let name = label.display().to_string();
    let source: Box<dyn Read> = if standard {
        Box::new(io::stdin())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => return one(Err(Fault::of_file(name, reason(&error)))),
        }
    };
    let (source, inner) = match packed::unpack(source, label) {
        Ok(unpacked) => unpacked,
        Err(error) => return one(Err(Fault::of_file(name, reason(&error)))),
    };
    if has_ending(&inner, "jsonl") {
        return Box::new(record::Records::new(BufReader::new(source), name, stated));
    }
    one(read_whole(source, &name, &inner, stated))
}

/// The one article that `source` holds, whose shape the ending of `inner` tells.
fn read_whole(source: impl Read, name: &str, inner: &Path, stated: Option<Date>) -> Opened {
    let text = text::decode(source, name)?;
    if text.trim().is_empty() {
        return Err(Fault::of_file(name, "is empty"));
    }
    let mut document = Document {
        id: name.to_owned(),
        file: name.to_owned(),
        text,
        verbatim: true,
        ..Document::default()
    };
    if has_ending(inner, "html") || has_ending(inner, "htm") {
        html::lay_bare(&mut document)?;
    } else if has_ending(inner, "md") || has_ending(inner, "markdown") {
        markdown::lay_bare(&mut document);
    } else {
        text::join_lines(&mut document);
    }
    if document.date.is_none() || document.dated_by.is_weak() {
        text::guess_date(&mut document, stated);
    }
    let undated = "states no publication date, so relative times stay open; give one with --date";
    let warning = document.date.is_none().then(|| Fault::of_file(name, undated));
    Ok(Article { document, warning })
}

/// What went wrong, in words of ours where the system's are unclear.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read: permission denied".to_owned(),
        _ => error.to_string(),
    }
}
