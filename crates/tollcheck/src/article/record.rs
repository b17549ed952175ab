//! `.jsonl`: one article a line, `{"id":…,"date":…,"title":…,"text":…}`.

use std::io::{BufRead, Read};
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;
use tollcheck_model::Fault;
use tollcheck_report::{DateEvidence, Document};

use super::raw::{Drawn, Raw, Shape};
use super::{Article, LIMIT, Opened, date, reason};

/// What one line says.
#[derive(Debug)]
pub struct Record {
    /// What the article goes by, where the line says so.
    pub id: Option<String>,
    /// When it was published, where the line says so.
    pub date: Option<Date>,
    /// Its headline.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
    /// What is odd; it does not keep the article from being read.
    pub oddity: Option<String>,
}

impl Record {
    /// The record that `line` holds; else a fault that knows the column alone.
    pub fn parse(line: &[u8]) -> Result<Self, Fault> {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        let line: Line = serde_json::from_slice(line).map_err(|error| {
            let what = format!("is no article record: {}", describe(&error));
            Fault { column: error.column() as u64, ..Fault::of_file("", what) }
        })?;
        let id = match line.id {
            Value::String(id) => Some(id),
            Value::Null => None,
            other => Some(other.to_string()),
        };
        let (date, oddity) = match &line.date {
            Value::String(text) => publication_date(text),
            _ => (None, None),
        };
        Ok(Self { id, date, title: line.title, text: line.text, oddity })
    }
}

/// The date that the field `text` tells, and what is odd about it.
pub fn publication_date(text: &str) -> (Option<Date>, Option<String>) {
    let date = date::parse(text);
    let odd = date.is_none() && !text.trim().is_empty();
    (date, odd.then(|| format!("the date {text:?} is no date, so it is taken as unknown")))
}

/// What of a line is looked at.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    date: Value,
    #[serde(default)]
    title: Option<String>,
    text: String,
}

/// The articles of one file, a line at a time.
pub(super) struct Records<R> {
    source: R,
    name: Arc<str>,
    line: u64,
    stated: Option<Date>,
}

impl<R: BufRead> Records<R> {
    /// The articles of `source`, which goes by `name`.
    pub(super) fn new(source: R, name: Arc<str>, stated: Option<Date>) -> Self {
        Self { source, name, line: 0, stated }
    }

    fn fault(&self, what: impl Into<String>) -> Fault {
        Fault { line: self.line, ..Fault::of_file(&*self.name, what) }
    }

    /// Passes over what is left of a line that is too long.
    fn skip_line(&mut self) {
        while let Ok(bytes) = self.source.fill_buf() {
            let (used, done) = match bytes.iter().position(|&byte| byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (bytes.len(), bytes.is_empty()),
            };
            self.source.consume(used);
            if done {
                return;
            }
        }
    }
}

/// The article that a line holds.
pub(super) fn open(raw: &Raw) -> Opened {
    let place = |fault: Fault| Fault { file: raw.name.to_string(), line: raw.line, ..fault };
    let record = Record::parse(&raw.bytes).map_err(place)?;
    let warning = record.oddity.map(|what| place(Fault::of_file("", what)));
    let (date, dated_by) = match (record.date, raw.stated) {
        (Some(date), _) => (Some(date), DateEvidence::Record),
        (None, Some(date)) => (Some(date), DateEvidence::CommandLine),
        (None, None) => (None, DateEvidence::None),
    };
    let document = Document {
        id: record.id.unwrap_or_else(|| format!("{}:{}", raw.name, raw.line)),
        file: raw.name.to_string(),
        title: record.title,
        date,
        dated_by,
        text: record.text,
        verbatim: true,
        layout: None,
    };
    Ok(Article { document, warning })
}

/// The message of `error` without its position, which stands before it.
fn describe(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.clone(), |(what, _)| what.to_owned())
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Drawn;

    fn next(&mut self) -> Option<Drawn> {
        loop {
            let mut line = Vec::new();
            self.line += 1;
            match self.source.by_ref().take(LIMIT).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(read) if read as u64 == LIMIT && line.last() != Some(&b'\n') => {
                    self.skip_line();
                    let what = format!(
                        "the line is longer than {} MB, the most that one article may have",
                        LIMIT >> 20
                    );
                    return Some(Err(self.fault(what)));
                }
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => {
                    return Some(Ok(Raw {
                        name: Arc::clone(&self.name),
                        shape: Shape::Record,
                        bytes: line,
                        line: self.line,
                        stated: self.stated,
                    }));
                }
                Err(error) => return Some(Err(self.fault(reason(&error)))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> String {
        let records = Records::new(text.as_bytes(), "in.jsonl".into(), None);
        let lines: Vec<String> = records
            .map(|drawn| match drawn.and_then(Raw::open) {
                Err(fault) => fault.to_string(),
                Ok(Article { document, warning }) => {
                    let date = document.date.map_or("-".to_owned(), |date| date.to_string());
                    let warning = warning.map(|it| format!(" ({it})")).unwrap_or_default();
                    format!("{} {date} {}{warning}", document.id, document.text)
                }
            })
            .collect();
        lines.join("\n")
    }

    #[test]
    fn records_come_in_order_and_a_bad_one_stops_none() {
        let text = "{\"id\":\"a\",\"date\":\"2025-08-06\",\"text\":\"One.\"}\n\n{\"id\":7,\"text\":\"Two.\"}\n{]\n{\"text\":\"Three.\"}";
        assert_eq!(
            open(text),
            "a 2025-08-06 One.\n7 - Two.\nin.jsonl:4:2: is no article record: key must be a string\nin.jsonl:5 - Three."
        );
    }

    #[test]
    fn a_bad_date_is_unknown_with_a_warning() {
        assert_eq!(
            open("{\"id\":\"a\",\"date\":\"4:58 PM ET\",\"text\":\"One.\"}"),
            "a - One. (in.jsonl:1: the date \"4:58 PM ET\" is no date, so it is taken as unknown)"
        );
        assert_eq!(open("{\"id\":\"a\",\"date\":null,\"text\":\"One.\"}"), "a - One.");
    }
}
