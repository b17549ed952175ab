//! `datapackage.json`: a Frictionless Data Package with our properties.

use serde_json::{Map, Value};
use tollcheck_model::{Fault, TimeUnit};

use crate::day::{day, days_in};
use crate::json::{Step, position};
use crate::role::{Role, Use};
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
                column: error.column() as u64,
                header: None,
                what: format!("not JSON: {what}"),
            };
            return (Vec::new(), vec![fault]);
        }
    };
    let mut reader = Reader { file, text, faults: Vec::new() };
    let resources = reader.package(&value);
    (resources, reader.faults)
}

type Path<'p> = Vec<Step<'p>>;

struct Reader<'f> {
    file: &'f str,
    text: &'f str,
    faults: Vec<Fault>,
}

/// `path` with one step more.
fn to<'p>(path: &[Step<'p>], step: Step<'p>) -> Path<'p> {
    let mut longer = path.to_vec();
    longer.push(step);
    longer
}

impl Reader<'_> {
    fn fault(&mut self, path: &[Step<'_>], what: impl Into<String>) {
        let (line, column) = position(self.text, path);
        self.faults.push(Fault {
            file: self.file.to_owned(),
            line,
            column,
            header: None,
            what: what.into(),
        });
    }

    fn package(&mut self, value: &Value) -> Vec<Resource> {
        let Value::Object(package) = value else {
            self.fault(&[], "a descriptor is a JSON object with `resources`");
            return Vec::new();
        };
        let mut whole = Resource::default();
        self.provenance(package, &[], &mut whole);
        match package.get("resources") {
            Some(Value::Array(list)) => {
                let mut resources = Vec::new();
                for (at, value) in list.iter().enumerate() {
                    let path = [Step::Key("resources"), Step::At(at)];
                    match value {
                        Value::Object(object) => {
                            resources.extend(self.resource(object, &path, &whole));
                        }
                        _ => self.fault(&path, "a resource is a JSON object"),
                    }
                }
                resources
            }
            Some(_) => {
                self.fault(&[Step::Key("resources")], "`resources` is a list");
                Vec::new()
            }
            None if package.contains_key("path") => {
                self.resource(package, &[], &whole).into_iter().collect()
            }
            None => {
                self.fault(&[], "no `resources`: say which files there are");
                Vec::new()
            }
        }
    }

    fn resource(
        &mut self,
        object: &Map<String, Value>,
        path: &[Step<'_>],
        whole: &Resource,
    ) -> Option<Resource> {
        let mut resource = whole.clone();
        resource.at = position(self.text, path);
        resource.paths = self.words(object, path, "path");
        if resource.paths.is_empty() {
            self.fault(path, "a resource without `path`");
            return None;
        }
        resource.name = self.word(object, path, "name").unwrap_or_else(|| {
            let first = &resource.paths[0];
            let stem = first.rsplit('/').next().unwrap_or(first);
            stem.split('.').next().unwrap_or(stem).to_owned()
        });
        resource.title = self.word(object, path, "title");
        self.provenance(object, path, &mut resource);
        resource.form.encoding = self.word(object, path, "encoding");
        resource.sha256 = self
            .word(object, path, "hash")
            .and_then(|hash| hash.strip_prefix("sha256:").map(str::to_ascii_lowercase));
        if let Some(dialect) = self.object(object, path, "dialect") {
            self.dialect(dialect, &to(path, Step::Key("dialect")), &mut resource.form);
        }
        if let Some(ours) = self.object(object, path, "tollcheck") {
            self.ours(ours, &to(path, Step::Key("tollcheck")), &mut resource);
        }
        if let Some(schema) = self.object(object, path, "schema") {
            self.schema(schema, &to(path, Step::Key("schema")), &mut resource);
        }
        Some(resource)
    }

    /// Sources, licences and home page, which a package may state for all its resources.
    fn provenance(
        &mut self,
        object: &Map<String, Value>,
        path: &[Step<'_>],
        resource: &mut Resource,
    ) {
        if let Some(sources) = self.list(object, path, "sources") {
            resource.origins.clear();
            let path = to(path, Step::Key("sources"));
            for (at, source) in sources.iter().enumerate() {
                let path = to(&path, Step::At(at));
                let Value::Object(source) = source else {
                    self.fault(&path, "a source is a JSON object with `title`");
                    continue;
                };
                let Some(title) = self.word(source, &path, "title") else {
                    self.fault(&path, "a source without `title`");
                    continue;
                };
                let url = self.word(source, &path, "path");
                let ours = self.object(source, &path, "tollcheck");
                let aliases = ours.map_or_else(Vec::new, |ours| {
                    self.words(ours, &to(&path, Step::Key("tollcheck")), "aliases")
                });
                resource.origins.push(Origin { title, aliases, url });
            }
        }
        if let Some(Value::Object(licence)) =
            self.list(object, path, "licenses").and_then(|list| list.first())
        {
            let text = |key| licence.get(key).and_then(Value::as_str).map(str::to_owned);
            resource.licence = text("name").or_else(|| text("title")).or_else(|| text("path"));
        }
        if let Some(url) = self.word(object, path, "homepage") {
            resource.url = Some(url);
        }
    }

    fn dialect(&mut self, object: &Map<String, Value>, path: &[Step<'_>], form: &mut Form) {
        form.delimiter = self.letter(object, path, "delimiter");
        form.quote = self.letter(object, path, "quoteChar");
        form.escape = self.letter(object, path, "escapeChar");
        form.comment = self.letter(object, path, "commentChar");
        form.sheet = self.word(object, path, "sheetName");
        form.header = match object.get("headerRows") {
            None => None,
            Some(Value::Array(rows)) => rows.first().and_then(Value::as_u64),
            Some(_) => {
                self.fault(&to(path, Step::Key("headerRows")), "`headerRows` is a list of lines");
                None
            }
        }
        .and_then(|line| usize::try_from(line).ok());
        if object.get("header") == Some(&Value::Bool(false)) {
            self.fault(
                &to(path, Step::Key("header")),
                "a table without a header row cannot be read; add one to the file",
            );
        }
    }

    fn ours(&mut self, object: &Map<String, Value>, path: &[Step<'_>], resource: &mut Resource) {
        const KNOWN: [&str; 8] =
            ["rows", "only", "since", "covers", "place", "country", "counts", "certainty"];
        for key in object.keys().filter(|key| !KNOWN.contains(&key.as_str())) {
            self.fault(
                &to(path, Step::Key(key)),
                format!("unknown property `{key}`, expected one of {}", KNOWN.join(", ")),
            );
        }
        if let Some(name) = self.word(object, path, "rows") {
            resource.rows = RowSort::ALL.into_iter().find(|sort| sort.name() == name);
            if resource.rows.is_none() {
                let names = RowSort::ALL.map(RowSort::name).join(", ");
                self.fault(
                    &to(path, Step::Key("rows")),
                    format!("unknown sort of rows {name:?}, expected one of {names}"),
                );
            }
        }
        if let Some(only) = self.object(object, path, "only") {
            let path = to(path, Step::Key("only"));
            for header in only.keys() {
                resource.only.push((header.clone(), self.words(only, &path, header)));
            }
        }
        resource.since = self.day(object, path, "since", false);
        if let Some(covers) = self.object(object, path, "covers") {
            let path = to(path, Step::Key("covers"));
            let from = self.day(covers, &path, "from", false);
            let to = self.day(covers, &path, "to", true);
            if from.zip(to).is_some_and(|(from, to)| from > to) {
                self.fault(&path, "`covers` ends before it begins");
            } else {
                resource.covers = Covers { from, to };
            }
        }
        resource.place = self.word(object, path, "place");
        resource.country = self.word(object, path, "country");
        if let Some(counts) = object.get("counts") {
            resource.counts = self.role(counts, &to(path, Step::Key("counts")));
        }
    }

    fn schema(&mut self, object: &Map<String, Value>, path: &[Step<'_>], resource: &mut Resource) {
        resource.form.missing = self.words(object, path, "missingValues");
        let Some(fields) = self.list(object, path, "fields") else { return };
        let path = to(path, Step::Key("fields"));
        for (at, field) in fields.iter().enumerate() {
            let path = to(&path, Step::At(at));
            let Value::Object(field) = field else {
                self.fault(&path, "a field is a JSON object with `name`");
                continue;
            };
            let Some(name) = self.word(field, &path, "name") else {
                self.fault(&path, "a field without `name`");
                continue;
            };
            let role = field
                .get("tollcheck")
                .and_then(|value| self.role(value, &to(&path, Step::Key("tollcheck"))));
            let field = Field {
                name,
                sort: self.word(field, &path, "type"),
                format: self.word(field, &path, "format"),
                decimal: self.letter(field, &path, "decimalChar"),
                group: self.letter(field, &path, "groupChar"),
                bare: field.get("bareNumber") != Some(&Value::Bool(false)),
                missing: self.words(field, &path, "missingValues"),
                role,
                at: position(self.text, &path),
            };
            resource.fields.push(field);
        }
    }

    /// A role: a name, or an object with what narrows it.
    fn role(&mut self, value: &Value, path: &[Step<'_>]) -> Option<Use> {
        match value {
            Value::String(name) => self.role_of(name, path).map(Use::from),
            Value::Object(object) => {
                let name = self.word(object, path, "role")?;
                let mut used = Use::from(self.role_of(&name, &to(path, Step::Key("role")))?);
                used.group = self.word(object, path, "group");
                used.actor = self.word(object, path, "actor");
                used.weapon = self.word(object, path, "weapon");
                used.place = self.word(object, path, "place");
                used.hours = object
                    .get("hours")
                    .and_then(Value::as_u64)
                    .and_then(|hours| u32::try_from(hours).ok());
                used.unit = self.unit(object, path);
                used.values = self.words(object, path, "values");
                used.part = object.get("part") == Some(&Value::Bool(true));
                if self.word(object, path, "certainty").as_deref() == Some("guess") {
                    let what = "a guess: correct it if it is wrong, and take out `certainty`";
                    self.fault(&to(path, Step::Key("certainty")), what);
                    return None;
                }
                Some(used)
            }
            _ => {
                self.fault(path, "a role is a name, or an object with `role`");
                None
            }
        }
    }

    fn role_of(&mut self, name: &str, path: &[Step<'_>]) -> Option<Role> {
        let role = Role::of(name);
        if role.is_none() {
            self.fault(path, format!("unknown role {name:?}, expected one of {}", Role::names()));
        }
        role
    }

    fn unit(&mut self, object: &Map<String, Value>, path: &[Step<'_>]) -> Option<TimeUnit> {
        const UNITS: [TimeUnit; 7] = [
            TimeUnit::Second,
            TimeUnit::Minute,
            TimeUnit::Hour,
            TimeUnit::Day,
            TimeUnit::Week,
            TimeUnit::Month,
            TimeUnit::Year,
        ];
        let name = self.word(object, path, "unit")?;
        let unit = UNITS.into_iter().find(|unit| unit.name() == name);
        if unit.is_none() {
            self.fault(
                &to(path, Step::Key("unit")),
                format!(
                    "unknown unit {name:?}, expected second, minute, hour, day, week, month or year"
                ),
            );
        }
        unit
    }

    /// A day, or the first or last of a month or year.
    fn day(
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

    fn word(
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

    fn letter(
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
    fn words(&mut self, object: &Map<String, Value>, path: &[Step<'_>], key: &str) -> Vec<String> {
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

    fn object<'v>(
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

    fn list<'v>(
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_is_wrong_is_told_with_line_and_column() {
        insta::assert_snapshot!(
            faults("{\"resources\": [\n {\"path\": \"a.csv\",\n  \"tollcheck\": {\"rows\": \"evnts\", \"since\": \"2023-02-30\"}}]}"),
            @r#"
        datapackage.json:3:25: unknown sort of rows "evnts", expected one of events, periods, running_total, people, figures, spans
        datapackage.json:3:43: "2023-02-30" is no date; write it as 2025-05-01, 2025-05 or 2025
        "#
        );
        insta::assert_snapshot!(faults("{\"resources\": [\n{]}"), @"datapackage.json:2:2: not JSON: key must be a string");
        insta::assert_snapshot!(faults("[]"), @"datapackage.json:1:1: a descriptor is a JSON object with `resources`");
        insta::assert_snapshot!(faults("{\"resources\": [{}]}"), @"datapackage.json:1:16: a resource without `path`");
    }
}
