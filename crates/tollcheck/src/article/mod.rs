//! Opening articles: files, folders, standard input.

mod date;
mod html;
mod markdown;
mod packed;
mod page;
mod published;
mod raw;
mod record;
mod text;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use tollcheck_model::Fault;
use tollcheck_report::Document;

pub use record::{Record, publication_date};

use crate::arguments::Input;
use crate::meter::Meter;

pub(crate) use raw::{Drawn, Raw};

/// The most bytes that one article may have.
pub const LIMIT: u64 = 16 << 20;

/// The most numbers that one article may hold. What holds more is a table, and each takes far more memory than its digits.
pub const NUMBERS: usize = 250_000;

/// What is said of an article with more numbers than that.
pub fn too_many_numbers(text: &str) -> Option<String> {
    (text.len() > NUMBERS && numbers(text) > NUMBERS)
        .then(|| format!("holds more than {NUMBERS} numbers: this is a table and no article"))
}

/// How often digits begin in `text`.
fn numbers(text: &str) -> usize {
    let digits = text.chars().map(char::is_numeric);
    let before = std::iter::once(false).chain(digits.clone());
    digits.zip(before).filter(|(digit, before)| *digit && !before).count()
}

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

/// The articles of `input` in order, drawn one by one as they are asked for.
pub(crate) fn draw(input: &Input, meter: Meter) -> impl Iterator<Item = Drawn> {
    files(input).flat_map(move |file| match file {
        Ok(path) => draw_file(&path, &input.stdin_name, input.date, &meter),
        Err(fault) => one(Err(fault)),
    })
}

/// The articles of `input` in order, opened one by one as they are asked for.
pub(crate) fn open(input: &Input) -> impl Iterator<Item = Opened> {
    files(input).flat_map(move |file| match file {
        Ok(path) => open_file(&path, &input.stdin_name, input.date),
        Err(fault) => Box::new(std::iter::once(Err(fault))),
    })
}

/// The files that `input` stands for, in order.
pub(crate) fn files(input: &Input) -> impl Iterator<Item = Result<PathBuf, Fault>> {
    input.articles.iter().flat_map(|path| list(path))
}

/// The article files that `path` stands for: itself, or those in the folder, by name.
fn list(path: &Path) -> Box<dyn Iterator<Item = Result<PathBuf, Fault>>> {
    if !path.is_dir() {
        return Box::new(std::iter::once(Ok(path.to_owned())));
    }
    let folder = path.display().to_string();
    let empty = {
        let what = format!(
            "holds no article; looked for {}",
            ENDINGS.map(|it| format!(".{it}")).join(", ")
        );
        Fault::of_file(&folder, what)
    };
    let mut found = walkdir::WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter(|entry| match entry {
            Ok(entry) => entry.file_type().is_file() && is_article(entry.path()),
            Err(_) => true,
        })
        .map(move |entry| match entry {
            Ok(entry) => Ok(entry.into_path()),
            Err(error) => Err(Fault::of_file(&folder, error.to_string())),
        })
        .peekable();
    if found.peek().is_none() {
        return Box::new(std::iter::once(Err(empty)));
    }
    Box::new(found)
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

/// The articles in one file: many in a `.jsonl`, else one. `-` is standard input and goes by `stdin_name`; `stated` is
/// the date of articles that tell none.
pub fn open_file(path: &Path, stdin_name: &Path, stated: Option<Date>) -> Articles {
    let drawn = draw_file(path, stdin_name, stated, &Meter::default());
    Box::new(drawn.map(|drawn| drawn.and_then(Raw::open)))
}

/// The articles that `source` holds, which goes by `name` and is what the ending of that says.
pub fn open_source(source: impl Read + 'static, name: &Path, stated: Option<Date>) -> Articles {
    let drawn = draw_source(Box::new(source), name, stated, &Meter::default());
    Box::new(drawn.map(|drawn| drawn.and_then(Raw::open)))
}

fn one(drawn: Drawn) -> Box<dyn Iterator<Item = Drawn>> {
    Box::new(std::iter::once(drawn))
}

/// The articles in one file, as they lie in it; `meter` counts what is read of the file.
fn draw_file(
    path: &Path,
    stdin_name: &Path,
    stated: Option<Date>,
    meter: &Meter,
) -> Box<dyn Iterator<Item = Drawn>> {
    let standard = path == Path::new("-");
    let label = if standard { stdin_name } else { path };
    let source: Box<dyn Read> = if standard {
        Box::new(io::stdin())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => {
                return one(Err(Fault::of_file(label.display().to_string(), reason(&error))));
            }
        }
    };
    draw_source(source, label, stated, meter)
}

/// The articles that `source` holds, as they lie in it.
fn draw_source(
    source: Box<dyn Read>,
    label: &Path,
    stated: Option<Date>,
    meter: &Meter,
) -> Box<dyn Iterator<Item = Drawn>> {
    let name: Arc<str> = label.display().to_string().into();
    let source = Box::new(meter.over(source));
    let (source, inner) = packed::unpack(source, label);
    if has_ending(&inner, "jsonl") {
        return Box::new(record::Records::new(BufReader::new(source), name, stated));
    }
    one(raw::draw_whole(source, name, &inner, stated))
}

/// What went wrong, in words of ours where the system's are unclear.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read: permission denied".to_owned(),
        _ => error.to_string(),
    }
}
