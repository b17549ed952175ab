//! The audit: CSV with one row a claim, fit for a spreadsheet.

use tollcheck_model::{LineIndex, SourceType, Stance};

use crate::audit_notes::NOTE_COLUMNS;
use crate::screen::plain;
use crate::wording::{self, around, leading, quote};
use crate::{Checked, Format, Notes};

/// The columns, in order. New ones go to the end.
pub(crate) const COLUMNS: [&str; 39] = [
    "article",
    "article_date",
    "claim_id",
    "line",
    "column",
    "sentence",
    "figure",
    "kind",
    "group",
    "modifier",
    "value",
    "low",
    "high",
    "unit",
    "time_from",
    "time_to",
    "place",
    "country",
    "source",
    "source_type",
    "cue",
    "stance",
    "attribution_inherited",
    "verdict",
    "reason",
    "evidence_value",
    "evidence_low",
    "evidence_high",
    "evidence_table",
    "evidence_file",
    "evidence_lines",
    "evidence_origin",
    "as_of",
    "independent_sources",
    "self_support",
    "near_miss",
    "query_sql",
    "table_sha256",
    "tool_version",
];

/// The HXL tag of each column; nothing where HXL has no word for it.
const TAGS: [(&str, &str); 12] = [
    ("article", "#meta+article"),
    ("article_date", "#date+reported"),
    ("claim_id", "#meta+id"),
    ("kind", "#indicator+name"),
    ("group", "#population+group"),
    ("value", "#indicator+value+num"),
    ("time_from", "#date+start"),
    ("time_to", "#date+end"),
    ("place", "#loc+name"),
    ("country", "#country+code"),
    ("source", "#meta+source"),
    ("verdict", "#status"),
];

/// The audit CSV.
#[derive(Clone, Debug, Default)]
pub struct Csv {
    /// Whether to add the HXL tags below the headers.
    pub hxl: bool,
    /// What people wrote beside the claims of an earlier audit; adds its columns.
    pub notes: Option<Notes>,
}

impl Csv {
    /// The columns, in order.
    pub fn columns(&self) -> Vec<String> {
        let own = COLUMNS.map(str::to_owned).into_iter();
        own.chain(self.notes.iter().flat_map(|_| NOTE_COLUMNS.map(str::to_owned))).collect()
    }
}

impl Format for Csv {
    fn head(&self) -> String {
        let columns = self.columns();
        let tags = columns.iter().map(|column| {
            let tag = TAGS.iter().find(|(name, _)| name == column);
            tag.map(|(_, tag)| (*tag).to_owned()).unwrap_or_default()
        });
        let tags: Vec<String> = tags.collect();
        write_rows(&if self.hxl { vec![columns, tags] } else { vec![columns] })
    }

    fn article(&self, checked: &Checked) -> String {
        let mut rows = rows(checked);
        if let Some(notes) = &self.notes {
            for row in &mut rows {
                let written = notes.beside(&row[0], &row[7], &row[6], &row[5]);
                row.extend(written);
            }
        }
        write_rows(&rows)
    }
}

/// One row a claim of `checked`, in the order of [`COLUMNS`].
pub(crate) fn rows(checked: &Checked) -> Vec<Vec<String>> {
    let document = &checked.document;
    let index = LineIndex::new(document.lines());
    let claims = checked.reading.claims.iter().enumerate();
    claims
        .map(|(at, claim)| {
            let verdict = checked.verdicts.as_ref().and_then(|all| all.get(at));
            let evidence = verdict.and_then(leading);
            let position = index.position(claim.span.start);
            let (time, place) = (claim.time.as_ref(), claim.place.as_ref());
            let attribution = claim.attribution.as_ref();
            vec![
                harmless(&document.id),
                written(document.date),
                claim.id.to_string(),
                position.line.to_string(),
                position.column.to_string(),
                harmless(&quote(&document.text, around(&document.text, claim))),
                harmless(&quote(&document.text, claim.span)),
                claim.kind.to_string(),
                harmless(claim.group.as_deref().unwrap_or_default()),
                claim.quantity.modifier.name().to_owned(),
                written(claim.quantity.value),
                written(claim.quantity.low),
                written(claim.quantity.high),
                harmless(claim.quantity.unit_name().unwrap_or_default()),
                written(time.and_then(|time| time.from)),
                written(time.and_then(|time| time.to)),
                harmless(place.map(|place| &*place.name).unwrap_or_default()),
                harmless(place.and_then(|place| place.country).unwrap_or_default()),
                harmless(attribution.and_then(|it| it.source.as_ref()).map_or("", |it| &*it.text)),
                written(attribution.and_then(|it| it.source_type).map(SourceType::name)),
                harmless(attribution.and_then(|it| it.cue.as_ref()).map_or("", |it| &*it.text)),
                written(attribution.map(|it| Stance::name(it.stance))),
                written(attribution.map(|it| it.inherited)),
                written(verdict.map(|it| it.status)),
                harmless(verdict.map_or("", |it| &it.reason)),
                written(evidence.and_then(|it| it.value)),
                written(evidence.and_then(|it| it.low)),
                written(evidence.and_then(|it| it.high)),
                harmless(evidence.map_or("", |it| &it.table)),
                harmless(&evidence.map(wording::files).unwrap_or_default()),
                evidence.map(wording::lines).unwrap_or_default(),
                harmless(evidence.map_or("", |it| &it.origin)),
                written(evidence.and_then(|it| it.as_of)),
                written(verdict.map(|it| it.independent_sources)),
                written(verdict.map(|it| it.self_support)),
                harmless(verdict.and_then(|it| it.near_miss.as_deref()).unwrap_or_default()),
                harmless(evidence.map_or("", |it| &it.sql)),
                evidence.map(wording::hashes).unwrap_or_default(),
                env!("CARGO_PKG_VERSION").to_owned(),
            ]
        })
        .collect()
}

/// `rows` as CSV.
pub(crate) fn write_rows(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and all rows are of one length.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A value as it is written, or nothing.
fn written(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// `text` on one line, so that no spreadsheet takes it for a formula and no terminal obeys it.
pub(crate) fn harmless(text: &str) -> String {
    let text = plain(&text.replace('\r', " "));
    // Some spreadsheets look past blanks, and take the wide signs of East Asian keyboards for the narrow ones.
    let opens = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    if text.trim_start().starts_with(opens) { format!("'{text}") } else { text }
}

/// The Data Package descriptor of an audit that is written to `file`.
pub fn descriptor(file: &str, columns: &[String]) -> String {
    let fields: Vec<_> = columns
        .iter()
        .map(|name| serde_json::json!({ "name": name, "type": column_type(name) }))
        .collect();
    let package = serde_json::json!({
        "name": "tollcheck-audit",
        "created_by": concat!("tollcheck ", env!("CARGO_PKG_VERSION")),
        "resources": [{
            "name": "audit",
            "path": file,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": { "fields": fields, "missingValues": [""] },
        }],
    });
    format!("{package:#}\n")
}

fn column_type(name: &str) -> &'static str {
    match name {
        "article_date" | "time_from" | "time_to" | "as_of" => "date",
        "line" | "column" | "independent_sources" => "integer",
        "value" | "low" | "high" | "evidence_value" | "evidence_low" | "evidence_high" => "number",
        "attribution_inherited" | "self_support" => "boolean",
        _ => "string",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_made_harmless() {
        assert_eq!(harmless("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless("@sum\n-1"), "'@sum -1");
        assert_eq!(harmless("\t =1"), "'  =1");
        assert_eq!(harmless("＝1＋1"), "'＝1＋1");
        assert_eq!(harmless("72 people"), "72 people");
    }

    #[test]
    fn every_column_has_a_place_in_the_descriptor() {
        let columns = COLUMNS.map(str::to_owned);
        let descriptor = descriptor("audit.csv", &columns);
        assert!(COLUMNS.iter().all(|column| descriptor.contains(&format!("{column:?}"))));
        assert_eq!(column_type("low"), "number");
    }
}
