//! What a package says of itself and of its tables.

use serde_json::{Map, Value};

use super::reader::{Reader, to};
use super::{Form, Resource};
use crate::day::day_of;
use crate::json::Step;
use crate::table::{Covers, Origin, RowSort};

/// The most files that one descriptor may name.
const FILES: usize = 5_000;

impl Reader<'_> {
    pub(super) fn package(&mut self, value: &Value) -> Vec<Resource> {
        let Value::Object(package) = value else {
            self.fault(&[], "a descriptor is a JSON object with `resources`");
            return Vec::new();
        };
        let mut whole = Resource::default();
        self.provenance(package, &[], &mut whole);
        whole.retrieved = created(package);
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
        self.spoiled = false;
        resource.at = self.places.position(path);
        resource.paths = self.words(object, path, "path");
        if resource.paths.is_empty() {
            self.fault(path, "a resource without `path`");
            return None;
        }
        if self.files + resource.paths.len() > FILES {
            let what =
                format!("with this table more than {FILES} files: write several descriptors");
            self.fault(path, what);
            return None;
        }
        self.files += resource.paths.len();
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
        resource.spoiled = self.spoiled;
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
        const KNOWN: [&str; 10] = [
            "rows",
            "only",
            "since",
            "covers",
            "place",
            "country",
            "counts",
            "certainty",
            "retrieved",
            "threshold",
        ];
        for key in object.keys().filter(|key| !KNOWN.contains(&key.as_str())) {
            self.fault(
                &to(path, Step::Key(key)),
                format!("unknown property `{key}`, expected one of {}", KNOWN.join(", ")),
            );
        }
        if let Some(name) = self.word(object, path, "rows") {
            resource.rows = RowSort::ALL.into_iter().find(|sort| sort.name() == name);
            if resource.rows.is_none() {
                self.spoiled = true;
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
        resource.retrieved = self.day(object, path, "retrieved", false).or(resource.retrieved);
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
        resource.threshold = object.get("threshold").and_then(|least| {
            if least.as_i64().is_none() {
                self.fault(&to(path, Step::Key("threshold")), "`threshold` is a whole number");
            }
            least.as_i64()
        });
        resource.place = self.word(object, path, "place");
        resource.country = self.word(object, path, "country");
        if let Some(counts) = object.get("counts") {
            resource.counts = self.role(counts, &to(path, Step::Key("counts")));
        }
    }
}

/// The day of the standard's `created`, which is a time; anything else says nothing of when the tables were fetched.
fn created(package: &Map<String, Value>) -> Option<i32> {
    let day = package.get("created")?.as_str()?.get(..10)?.parse().ok()?;
    Some(day_of(day))
}
