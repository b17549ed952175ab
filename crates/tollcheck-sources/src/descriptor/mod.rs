//! `datapackage.json`: a Frictionless Data Package with our properties.

mod package;
mod reader;
mod schema;

use serde_json::Value;
use tollcheck_model::Fault;

use self::reader::Reader;
use crate::json::Places;
use crate::role::Use;
use crate::table::{Covers, Origin, RowSort};

/// What a descriptor says of one table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    /// Its name.
    pub name: String,
    /// What it holds, in words.
    pub title: Option<String>,
    /// Its files, relative to the descriptor; several files are one table.
    pub paths: Vec<String>,
    /// How its files are written.
    pub form: Form,
    /// Its publishers.
    pub origins: Vec<Origin>,
    /// Its licence.
    pub licence: Option<String>,
    /// Where it is published.
    pub url: Option<String>,
    /// What a row is.
    pub rows: Option<RowSort>,
    /// Headers with the cells that a row must have one of.
    pub only: Vec<(String, Vec<String>)>,
    /// The day on which it was fetched from its publisher: tells versions of one table apart.
    pub retrieved: Option<i32>,
    /// The least number that a row has: fewer are left out of the table.
    pub threshold: Option<i64>,
    /// Where a running total begins.
    pub since: Option<i32>,
    /// The days that the publisher says are covered.
    pub covers: Covers,
    /// The place of the whole table.
    pub place: Option<String>,
    /// The country of the whole table.
    pub country: Option<String>,
    /// What every row is one of.
    pub counts: Option<Use>,
    /// Its columns.
    pub fields: Vec<Field>,
    /// The SHA-256 that was recorded of the file.
    pub sha256: Option<String>,
    /// What it says of its rows or its columns cannot be used, so that the table is not read before that is mended.
    pub spoiled: bool,
    /// Line and column in the descriptor.
    pub at: (u64, u64),
}

/// How a file is written, where the descriptor tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Between cells.
    pub delimiter: Option<char>,
    /// Around cells.
    pub quote: Option<char>,
    /// Before a quote inside quotes.
    pub escape: Option<char>,
    /// What opens a line that is no data.
    pub comment: Option<char>,
    /// The line of the header, from one.
    pub header: Option<usize>,
    /// The encoding, as the standard names it.
    pub encoding: Option<String>,
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// Cells that mean that nothing is known.
    pub missing: Vec<String>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// Its header.
    pub name: String,
    /// `integer`, `number`, `date`, … as the standard has them.
    pub sort: Option<String>,
    /// The format of its dates.
    pub format: Option<String>,
    /// What stands before the decimals.
    pub decimal: Option<char>,
    /// What stands between thousands.
    pub group: Option<char>,
    /// Whether a number has no unit or sign beside it.
    pub bare: bool,
    /// Cells that mean that nothing is known.
    pub missing: Vec<String>,
    /// What it is for.
    pub role: Option<Use>,
    /// Line and column in the descriptor.
    pub at: (u64, u64),
}

impl Resource {
    /// Takes from `other` what is not said here.
    pub(crate) fn fill(&mut self, other: Self) {
        self.rows = self.rows.or(other.rows);
        self.since = self.since.or(other.since);
        self.threshold = self.threshold.or(other.threshold);
        self.retrieved = self.retrieved.or(other.retrieved);
        self.title = self.title.take().or(other.title);
        self.licence = self.licence.take().or(other.licence);
        self.url = self.url.take().or(other.url);
        self.place = self.place.take().or(other.place);
        self.country = self.country.take().or(other.country);
        self.counts = self.counts.take().or(other.counts);
        if self.origins.is_empty() {
            self.origins = other.origins;
        }
        if self.only.is_empty() {
            self.only = other.only;
        }
        let stated = std::mem::take(&mut self.fields);
        self.fields = other.fields;
        for field in &mut self.fields {
            // What the standard's properties say of the cells of a column holds.
            if let Some(known) = stated.iter().find(|known| known.name == field.name) {
                *field = Field { role: field.role.take(), ..known.clone() };
            }
        }
    }
}

/// Reads the descriptor `text` of `file`; what is wrong in it is a fault, and the rest stands.
pub fn read(file: &str, text: &str) -> (Vec<Resource>, Vec<Fault>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or(&what);
            let fault = Fault {
                file: file.to_owned(),
                line: error.line() as u64,
                // The end of a text behind its last line is column zero there.
                column: error.column().max(1) as u64,
                header: None,
                what: format!("not JSON: {what}"),
            };
            return (Vec::new(), vec![fault]);
        }
    };
    let places = Places::of(text);
    let mut reader = Reader { file, places, files: 0, faults: Vec::new(), spoiled: false };
    let resources = reader.package(&value);
    (resources, reader.faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::day;

    fn faults(text: &str) -> String {
        let (_, faults) = read("datapackage.json", text);
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_descriptor_gives_roles_with_what_narrows_them() {
        let (resources, faults) = read(
            "datapackage.json",
            r#"{"resources": [{"path": ["a.csv", "b.csv"], "sources": [{"title": "Ministry"}],
                "tollcheck": {"rows": "running_total", "since": "2023-10", "covers": {"to": "2024"}},
                "schema": {"missingValues": ["", "-1"], "fields": [
                    {"name": "day", "tollcheck": "date"},
                    {"name": "kids", "tollcheck": {"role": "killed.low", "group": "children", "hours": 24}}]}}]}"#,
        );
        assert_eq!(faults, []);
        let resource = &resources[0];
        assert_eq!(resource.name, "a");
        assert_eq!(resource.since, Some(day(2023, 10, 1)));
        assert_eq!(resource.covers.to, Some(day(2024, 12, 31)));
        assert_eq!(resource.form.missing, ["", "-1"]);
        let kids = resource.fields[1].role.as_ref().unwrap();
        assert_eq!((kids.role.to_string().as_str(), kids.hours), ("killed.low", Some(24)));
        assert_eq!(kids.group.as_deref(), Some("children"));
    }

    #[test]
    fn a_single_resource_may_be_the_whole_descriptor() {
        let (resources, faults) =
            read("d", r#"{"name": "x", "path": "x.csv", "tollcheck": {"rows": "events"}}"#);
        assert_eq!((resources.len(), faults.len()), (1, 0));
        assert_eq!(resources[0].rows, Some(RowSort::Events));
    }

    #[test]
    fn a_descriptor_names_so_many_files_and_no_more() {
        let list = |count: usize| vec!["\"a.csv\""; count].join(",");
        let resources = |counts: &[usize]| {
            let each = counts.iter().map(|count| format!("{{\"path\": [{}]}}", list(*count)));
            format!("{{\"resources\": [{}]}}", each.collect::<Vec<_>>().join(","))
        };
        assert_eq!(faults(&resources(&[2_500, 2_500])), "");
        let (tables, faults) = read("datapackage.json", &resources(&[2_500, 2_501, 1]));
        assert_eq!((tables.len(), faults.len()), (2, 1));
        assert!(faults[0].what.starts_with("with this table more than 5000 files"));
    }

    #[test]
    fn what_is_wrong_is_told_with_line_and_column() {
        insta::assert_snapshot!(
            faults("{\"resources\": [\n {\"path\": \"a.csv\",\n  \"tollcheck\": {\"rows\": \"evnts\", \"since\": \"2023-02-30\"}}]}"),
            @r#"
        datapackage.json:3:25: unknown sort of rows "evnts", expected one of events, periods, running_total, people, figures, spans
        datapackage.json:3:43: "2023-02-30" is no date; write it as 2025-05-01, 2025-05 or 2025
        "#
        );
        insta::assert_snapshot!(faults("{\"resources\": [\n{]}"), @"datapackage.json:2:2: not JSON: key must be a string");
        insta::assert_snapshot!(faults("{\"resources\": []\n"), @"datapackage.json:2:1: not JSON: EOF while parsing an object");
        insta::assert_snapshot!(faults("[]"), @"datapackage.json:1:1: a descriptor is a JSON object with `resources`");
        insta::assert_snapshot!(faults("{\"resources\": [{}]}"), @"datapackage.json:1:16: a resource without `path`");
    }
}
