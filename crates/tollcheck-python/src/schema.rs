//! The schema of the batches that are given back: the record of an article, with a type for each field.

use std::sync::Arc;

use arrow_pyarrow::PyArrowType;
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use pyo3::prelude::*;

/// The schema of the batches, with the verdicts of tables or without.
#[pyfunction]
pub(crate) fn schema(verdicts: bool) -> PyArrowType<Schema> {
    PyArrowType(output(verdicts).as_ref().clone())
}

/// The schema of the batches that are given back.
pub(crate) fn output(verdicts: bool) -> SchemaRef {
    let (record, added) = (record(verdicts), added());
    let fields: Vec<Arc<Field>> = record.fields().iter().chain(added.fields()).cloned().collect();
    Arc::new(Schema::new(fields))
}

/// What of it stands beside the record.
pub(crate) fn added() -> SchemaRef {
    Arc::new(Schema::new(vec![text("record"), text("warning"), text("fault")]))
}

/// What of it the record itself has.
pub(crate) fn record(verdicts: bool) -> SchemaRef {
    Arc::new(Schema::new(vec![
        whole("schema_version"),
        text("id"),
        text("date"),
        list("claims", claim(verdicts)),
        list("unread", vec![whole("start"), whole("end"), text("text"), text("why")]),
    ]))
}

fn claim(verdicts: bool) -> Vec<Field> {
    let mut fields = vec![
        text("id"),
        text("kind"),
        whole("start"),
        whole("end"),
        text("text"),
        number("value"),
        number("low"),
        number("high"),
        text("modifier"),
        text("unit"),
        text("group"),
        text("part_of"),
        flag("negated"),
        flag("hypothetical"),
        flag("derived"),
        text("scope"),
        group(
            "time",
            vec![text("text"), text("from"), text("to"), flag("inherited"), flag("guessed")],
        ),
        group(
            "place",
            vec![
                text("text"),
                text("name"),
                text("admin1"),
                text("country"),
                flag("inherited"),
                flag("guessed"),
            ],
        ),
        group(
            "attribution",
            vec![
                text("source"),
                whole("start"),
                whole("end"),
                text("stands_for"),
                Field::new_list("via", Field::new("item", DataType::Utf8, true), true),
                text("cue"),
                text("stance"),
                text("type"),
                text("mode"),
                flag("inherited"),
            ],
        ),
        text("rule"),
        text("fingerprint"),
    ];
    if verdicts {
        fields.push(group("verdict", verdict()));
    }
    fields
}

fn verdict() -> Vec<Field> {
    let evidence = vec![
        text("table"),
        text("file"),
        Field::new_list("lines", Field::new("item", DataType::Int64, true), true),
        text("column"),
        number("value"),
        number("low"),
        number("high"),
        text("as_of"),
        text("origin"),
        flag("agrees"),
        text("query"),
        text("sql"),
        text("suspect"),
        text("sha256"),
    ];
    vec![
        text("status"),
        text("reason"),
        whole("independent_sources"),
        flag("self_support"),
        text("suggestion"),
        text("near_miss"),
        list("evidence", evidence),
    ]
}

fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

fn whole(name: &str) -> Field {
    Field::new(name, DataType::Int64, true)
}

fn number(name: &str) -> Field {
    Field::new(name, DataType::Float64, true)
}

fn flag(name: &str) -> Field {
    Field::new(name, DataType::Boolean, true)
}

fn group(name: &str, fields: Vec<Field>) -> Field {
    Field::new_struct(name, fields, true)
}

fn list(name: &str, fields: Vec<Field>) -> Field {
    let item = Field::new("item", DataType::Struct(Fields::from(fields)), true);
    Field::new_list(name, item, true)
}
