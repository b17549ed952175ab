//! Descriptors for tables that have none, for a person to correct.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::slice;

use serde_json::{Map, Value, json};
use tollcheck_model::Fault;

use crate::day::date_of;
use crate::descriptor::{Form, Resource};
use crate::infer::{Certainty, Inference, Taken};
use crate::json::closing;
use crate::listing::{DESCRIPTOR, list};
use crate::load::Source;
use crate::memory::Room;
use crate::role::Use;

/// A descriptor to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDescriptor {
    /// The file, relative to the folder.
    pub file: String,
    /// The whole new text; what a person wrote in an earlier one stands in it byte for byte.
    pub text: String,
    /// What a person has to say, one sentence each.
    pub questions: Vec<String>,
}

/// What there is to write, and what stands in the way of more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDescriptors {
    /// One for each folder with tables that no descriptor speaks of.
    pub written: Vec<NewDescriptor>,
    /// What could not be read, and descriptors that nothing can be added to.
    pub faults: Vec<Fault>,
}

/// Descriptors for the tables in `folder` that have none.
pub fn init(folder: &Path) -> NewDescriptors {
    let mut drafts = NewDescriptors::default();
    let mut added: Vec<(String, Vec<Value>, Vec<String>)> = Vec::new();
    let room = Room::of(u64::MAX);
    let listing = list(folder);
    drafts.faults = listing.faults;
    for file in listing.bare {
        let source = Source { folder, files: slice::from_ref(&file), room: &room };
        let inference = match source.infer(&Form::default()) {
            Ok(inference) => inference,
            Err(faults) => {
                drafts.faults.extend(faults);
                continue;
            }
        };
        let (base, name) = file.rsplit_once('/').unwrap_or(("", &file));
        let resources = resources(&inference, name);
        let questions =
            inference.understanding.questions.iter().map(|question| format!("{file}: {question}"));
        match added.last_mut().filter(|(last, ..)| last == base) {
            Some((_, list, asked)) => {
                list.extend(resources);
                asked.extend(questions);
            }
            None => added.push((base.to_owned(), resources, questions.collect())),
        }
    }
    for (base, resources, questions) in added {
        let file =
            if base.is_empty() { DESCRIPTOR.to_owned() } else { format!("{base}/{DESCRIPTOR}") };
        let text = match fs::read_to_string(folder.join(&file)) {
            // What is no JSON is a person's all the same, and a fault of the listing.
            Ok(earlier) if serde_json::from_str::<Value>(&earlier).is_err() => continue,
            Ok(earlier) => insert(&earlier, &resources),
            Err(error) if error.kind() == ErrorKind::NotFound => Some(whole(&base, &resources)),
            Err(_) => continue,
        };
        match text {
            Some(text) => drafts.written.push(NewDescriptor { file, text, questions }),
            None => drafts.faults.push(Fault::of_file(
                file,
                "no list `resources` that tables could be added to: write `\"resources\": []` into it",
            )),
        }
    }
    drafts
}

fn whole(base: &str, resources: &[Value]) -> String {
    let name = base.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("tables");
    let package = json!({ "name": name, "resources": resources });
    format!("{package:#}\n")
}

/// The earlier text with resources more at the end of its list.
fn insert(earlier: &str, resources: &[Value]) -> Option<String> {
    let (at, blank) = closing(earlier, "resources")?;
    let mut added: Vec<String> = resources.iter().map(|resource| format!("{resource:#}")).collect();
    if let (Some(first), false) = (added.first_mut(), blank) {
        first.insert(0, ',');
    }
    let (before, after) = earlier.split_at_checked(at)?;
    Some(format!("{}{}\n{after}", before.trim_end(), added.join(",\n")))
}

/// The views of a file as resources; a file that is not understood gets one, with its headers and no roles.
fn resources(inference: &Inference, path: &str) -> Vec<Value> {
    let mut views: Vec<Value> =
        inference.resources.iter().map(|view| described(view, path, inference)).collect();
    if views.is_empty() {
        let stem = path.split('.').next().unwrap_or(path);
        let view = Resource { name: stem.to_owned(), ..Resource::default() };
        views.push(described(&view, path, inference));
    }
    views
}

fn described(view: &Resource, path: &str, inference: &Inference) -> Value {
    let mut resource = Map::new();
    resource.insert("name".to_owned(), json!(view.name));
    resource.insert("path".to_owned(), json!(path));
    if let Some(title) = &view.title {
        resource.insert("title".to_owned(), json!(title));
    }
    let sources: Vec<Value> = view
        .origins
        .iter()
        .map(|origin| {
            let mut source = json!({ "title": origin.title });
            if let Some(url) = &origin.url {
                source["path"] = json!(url);
            }
            if !origin.aliases.is_empty() {
                source["tollcheck"] = json!({ "aliases": origin.aliases });
            }
            source
        })
        .collect();
    resource.insert("sources".to_owned(), Value::Array(sources));
    resource.insert(
        "licenses".to_owned(),
        match &view.licence {
            Some(name) => json!([{ "name": name }]),
            None => json!([]),
        },
    );
    resource.insert("tollcheck".to_owned(), ours(view));
    let known = inference.understanding.columns.iter();
    let certainty = |name: &str, used: &Use| {
        let taken = known.clone().find(|taken| taken.header == name && taken.used == *used);
        taken.map_or(Certainty::Sure, |taken| taken.certainty)
    };
    let mut fields: Vec<Value> = Vec::new();
    for field in &view.fields {
        if let Some(used) = &field.role {
            let role = role(used, certainty(&field.name, used));
            fields.push(json!({ "name": field.name, "tollcheck": role }));
        }
    }
    let of = |taken: &Taken| json!({ "name": taken.header, "tollcheck": role(&taken.used, taken.certainty) });
    if view.rows.is_some() {
        fields.extend(known.filter(|taken| taken.certainty == Certainty::Guess).map(of));
    } else {
        // A table that is not understood has all its columns listed, for a person to say what they are.
        for header in &inference.headers {
            let taken = known.clone().find(|taken| taken.header == *header);
            fields.push(taken.map_or_else(|| json!({ "name": header }), of));
        }
    }
    resource.insert("schema".to_owned(), json!({ "fields": fields }));
    Value::Object(resource)
}

fn ours(view: &Resource) -> Value {
    let mut ours = Map::new();
    if let Some(rows) = view.rows {
        ours.insert("rows".to_owned(), json!(rows.name()));
    }
    if !view.only.is_empty() {
        let only: Map<String, Value> =
            view.only.iter().map(|(header, cells)| (header.clone(), json!(cells))).collect();
        ours.insert("only".to_owned(), Value::Object(only));
    }
    if let Some(since) = view.since {
        ours.insert("since".to_owned(), json!(date_of(since).to_string()));
    }
    for (name, value) in [("place", &view.place), ("country", &view.country)] {
        if let Some(value) = value {
            ours.insert(name.to_owned(), json!(value));
        }
    }
    if let Some(counts) = &view.counts {
        ours.insert("counts".to_owned(), role(counts, Certainty::Sure));
    }
    Value::Object(ours)
}

/// A role by its name, or as an object where there is more to say. A guess says so, and is not used until a person
/// has taken the word out.
fn role(used: &Use, certainty: Certainty) -> Value {
    let mut object = Map::new();
    object.insert("role".to_owned(), json!(used.role.to_string()));
    let words = [
        ("group", &used.group),
        ("actor", &used.actor),
        ("weapon", &used.weapon),
        ("place", &used.place),
    ];
    for (name, value) in words {
        if let Some(value) = value {
            object.insert(name.to_owned(), json!(value));
        }
    }
    if let Some(hours) = used.hours {
        object.insert("hours".to_owned(), json!(hours));
    }
    if let Some(unit) = used.unit {
        object.insert("unit".to_owned(), json!(unit.name()));
    }
    if !used.values.is_empty() {
        object.insert("values".to_owned(), json!(used.values));
    }
    if used.part {
        object.insert("part".to_owned(), json!(true));
    }
    if certainty != Certainty::Sure {
        object.insert("certainty".to_owned(), json!(certainty.name()));
    }
    if object.len() == 1 { json!(used.role.to_string()) } else { Value::Object(object) }
}
