//! A folder of tables for a test.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use tollcheck_sources::{Bound, Sources, Table, date_of};

pub(crate) const DATE: (&str, &str) = ("date", r#""tollcheck": "date""#);
pub(crate) const KILLED: (&str, &str) = ("killed", r#""tollcheck": "killed""#);
pub(crate) const EVENTS: &str = r#""tollcheck": {"rows": "events"}"#;

/// A folder that is gone after the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(TempDir::new().expect("a folder can be made"));
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a file lies in a folder"))
                .expect("a folder can be made");
            fs::write(path, bytes).expect("a file can be written");
        }
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn load(&self) -> Sources {
        Sources::load(self.path())
    }
}

/// The table of `text` under a descriptor with a date and the killed.
pub(crate) fn table(text: &str, more: &str, fields: &[(&str, &str)]) -> Sources {
    let json = descriptor("a.csv", more, fields);
    Folder::new(&[("datapackage.json", json.as_bytes()), ("a.csv", text.as_bytes())]).load()
}

/// The tables of one file without a descriptor.
pub(crate) fn load(name: &str, text: &str) -> Sources {
    Folder::new(&[(name, text.as_bytes())]).load()
}

/// A descriptor of one table: its properties of ours, and the names and roles of its fields.
pub(crate) fn descriptor(path: &str, more: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, rest)| format!("{{\"name\": \"{name}\", {rest}}}")).collect();
    format!(
        "{{\"resources\": [{{\"path\": \"{path}\", {more}, \"sources\": [{{\"title\": \"Ministry\"}}], \"licenses\": [{{\"name\": \"CC0\"}}], \"schema\": {{\"fields\": [{}]}}}}]}}",
        fields.join(", ")
    )
}

/// Every row of the first measure in the order of the file: `line day value`, with its band and its place.
pub(crate) fn rows(table: &Table) -> String {
    let measure = table.measures.first().expect("a table counts something");
    let mut rows: Vec<usize> = (0..table.rows.len()).collect();
    rows.sort_by_key(|row| table.rows.line(*row));
    let shown = rows.into_iter().map(|row| {
        let day = |day: Option<i32>| day.map_or("-".to_owned(), |day| date_of(day).to_string());
        let (first, last) = (table.rows.first(row), table.rows.last(row));
        let last = if last == first { String::new() } else { format!("..{}", day(last)) };
        let value = |bound| {
            let number = measure.column(bound).and_then(|column| column.numbers.get(row));
            number.map_or("-".to_owned(), |number| number.to_string())
        };
        let band = if measure.is_band() {
            format!(" {}..{}", value(Bound::Low), value(Bound::High))
        } else {
            String::new()
        };
        let place = &table.places.list[table.places.of(row)].name;
        let place =
            if table.places.columns.is_empty() { String::new() } else { format!(" {place}") };
        format!("{} {}{last} {}{band}{place}", table.rows.line(row), day(first), value(Bound::Best))
    });
    shown.collect::<Vec<_>>().join("\n")
}

/// The measures of a table in a line: kind, class, column, sum.
pub(crate) fn measures(table: &Table) -> String {
    let shown = table.measures.iter().map(|measure| {
        let class = [&measure.group, &measure.actor, &measure.weapon].into_iter().flatten();
        let class = class.fold(String::new(), |all, class| all + " of " + class);
        let sum = measure.main().map(|column| column.numbers.sum(0, table.rows.len()));
        let sum =
            sum.map_or("-".to_owned(), |sum| format!("{} ({} unknown)", sum.total, sum.unknown));
        let kind = match measure.counted {
            tollcheck_sources::Counted::Kind(kind) => kind.0,
            tollcheck_sources::Counted::Launched => "launched",
            tollcheck_sources::Counted::Downed => "downed",
        };
        format!("{kind}{class} = {sum}")
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// What could not be read, one fault a line.
pub(crate) fn faults(sources: &Sources) -> String {
    sources.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What lint says, one finding a line: code, place, what.
pub(crate) fn lint(sources: &Sources) -> String {
    let shown = sources.findings.iter().map(|finding| {
        let header =
            finding.header.as_ref().map(|header| format!(" {header}:")).unwrap_or_default();
        format!("{} {}:{}{header} {}", finding.rule.code, finding.file, finding.line, finding.what)
    });
    shown.collect::<Vec<_>>().join("\n")
}
