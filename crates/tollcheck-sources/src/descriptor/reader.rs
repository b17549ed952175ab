//! The values of a descriptor by their keys, with a fault for each that is of another type.

use serde_json::{Map, Value};
use tollcheck_model::Fault;

use crate::day::{day, days_in};
use crate::json::{Places, Step};

pub(super) type Path<'p> = Vec<Step<'p>>;

pub(super) struct Reader<'f> {
    pub(super) file: &'f str,
    /// Where each value stands.
    pub(super) places: Places,
    /// How many files were named so far.
    pub(super) files: usize,
    pub(super) faults: Vec<Fault>,
    /// What the resource at hand says of its rows or its columns cannot be used.
    pub(super) spoiled: bool,
}

/// `path` with one step more.
pub(super) fn to<'p>(path: &[Step<'p>], step: Step<'p>) -> Path<'p> {
    let mut longer = path.to_vec();
    longer.push(step);
    longer
}

impl Reader<'_> {
    pub(super) fn fault(&mut self, path: &[Step<'_>], what: impl Into<String>) {
        let (line, column) = self.places.position(path);
        self.faults.push(Fault {
            file: self.file.to_owned(),
            line,
            column,
            header: None,
            what: what.into(),
        });
    }

    /// A day, or the first or last of a month or year.
    pub(super) fn day(
        &mut self,
        object: &Map<String, Value>,
        path: &[Step<'_>],
        key: &str,
        last: bool,
    ) -> Option<i32> {
        let text = self.word(object, path, key)?;
        let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
        let end = |year, month| if last { days_in(year, month) } else { 1 };
        let found = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Some(year)), None, None, None) => {
                Some((year, if last { 12 } else { 1 }, if last { 31 } else { 1 }))
            }
            (Some(Some(year)), Some(Some(month)), None, None) => {
                Some((year, month, end(year, month)))
            }
            (Some(Some(year)), Some(Some(month)), Some(Some(of_month)), None) => {
                Some((year, month, of_month))
            }
            _ => None,
        };
        let found = found.filter(|(year, month, of_month)| {
            (1..=9999).contains(year) && (1..=days_in(*year, *month)).contains(of_month)
        });
        if found.is_none() {
            self.fault(
                &to(path, Step::Key(key)),
                format!("{text:?} is no date; write it as 2025-05-01, 2025-05 or 2025"),
            );
        }
        found.map(|(year, month, of_month)| day(year, month, of_month))
    }

    pub(super) fn word(
        &mut self,
        object: &Map<String, Value>,
        path: &[Step<'_>],
        key: &str,
    ) -> Option<String> {
        match object.get(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            _ => {
                self.fault(&to(path, Step::Key(key)), format!("`{key}` is a string"));
                None
            }
        }
    }

    pub(super) fn letter(
        &mut self,
        object: &Map<String, Value>,
        path: &[Step<'_>],
        key: &str,
    ) -> Option<char> {
        let text = self.word(object, path, key)?;
        let mut letters = text.chars();
        if let (letter, None) = (letters.next(), letters.next()) {
            return letter;
        }
        self.fault(&to(path, Step::Key(key)), format!("`{key}` is one character"));
        None
    }

    /// A string or a list of strings.
    pub(super) fn words(
        &mut self,
        object: &Map<String, Value>,
        path: &[Step<'_>],
        key: &str,
    ) -> Vec<String> {
        match object.get(key) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) => vec![text.clone()],
            Some(Value::Array(list)) => {
                let mut words = Vec::with_capacity(list.len());
                for (at, value) in list.iter().enumerate() {
                    match value {
                        Value::String(text) => words.push(text.clone()),
                        Value::Number(number) => words.push(number.to_string()),
                        _ => self.fault(
                            &to(&to(path, Step::Key(key)), Step::At(at)),
                            format!("`{key}` holds strings"),
                        ),
                    }
                }
                words
            }
            Some(_) => {
                self.fault(
                    &to(path, Step::Key(key)),
                    format!("`{key}` is a string or a list of strings"),
                );
                Vec::new()
            }
        }
    }

    pub(super) fn object<'v>(
        &mut self,
        object: &'v Map<String, Value>,
        path: &[Step<'_>],
        key: &str,
    ) -> Option<&'v Map<String, Value>> {
        let value = object.get(key)?;
        if !value.is_object() {
            self.fault(&to(path, Step::Key(key)), format!("`{key}` is a JSON object"));
        }
        value.as_object()
    }

    pub(super) fn list<'v>(
        &mut self,
        object: &'v Map<String, Value>,
        path: &[Step<'_>],
        key: &str,
    ) -> Option<&'v Vec<Value>> {
        let value = object.get(key)?;
        if !value.is_array() {
            self.fault(&to(path, Step::Key(key)), format!("`{key}` is a list"));
        }
        value.as_array()
    }
}
