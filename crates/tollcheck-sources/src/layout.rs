//! Tables that many people publish or copy, known by their headers: one file of `layouts/` each.
//!
//! Such a file is a descriptor with the headers that the table is known by (`signature`).

use std::sync::LazyLock;

use serde_json::Value;

use crate::descriptor::{self, Resource};

/// The name of each layout, and its file.
const FILES: &[(&str, &str)] = &[
    ("acled", include_str!("../layouts/acled.json")),
    ("air-force", include_str!("../layouts/air-force.json")),
    ("airwars-victims", include_str!("../layouts/airwars-victims.json")),
    ("bij-strikes", include_str!("../layouts/bij-strikes.json")),
    ("em-dat", include_str!("../layouts/em-dat.json")),
    ("em-dat-2023", include_str!("../layouts/em-dat-2023.json")),
    ("gaza-daily", include_str!("../layouts/gaza-daily.json")),
    ("general-staff-daily", include_str!("../layouts/general-staff-daily.json")),
    ("general-staff-equipment", include_str!("../layouts/general-staff-equipment.json")),
    ("general-staff-personnel", include_str!("../layouts/general-staff-personnel.json")),
    ("gtd", include_str!("../layouts/gtd.json")),
    ("health-care-attacks", include_str!("../layouts/health-care-attacks.json")),
    ("iraq-body-count", include_str!("../layouts/iraq-body-count.json")),
    ("lebanon-daily", include_str!("../layouts/lebanon-daily.json")),
    ("oryx-daily", include_str!("../layouts/oryx-daily.json")),
    ("oryx-vehicles", include_str!("../layouts/oryx-vehicles.json")),
    ("police-shootings", include_str!("../layouts/police-shootings.json")),
    ("reliefweb-figures", include_str!("../layouts/reliefweb-figures.json")),
    ("ucdp-aec", include_str!("../layouts/ucdp-aec.json")),
    ("ucdp-ged", include_str!("../layouts/ucdp-ged.json")),
];

/// One layout.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) name: &'static str,
    signature: Vec<String>,
    resources: Vec<Resource>,
}

static LAYOUTS: LazyLock<Vec<Layout>> =
    LazyLock::new(|| FILES.iter().map(|(name, text)| Layout::read(name, text)).collect());

impl Layout {
    fn read(name: &'static str, text: &str) -> Self {
        let (resources, _) = descriptor::read(name, text);
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let signature = value.get("signature").and_then(Value::as_array);
        let signature = signature.map_or(&[][..], Vec::as_slice).iter();
        let signature = signature.filter_map(Value::as_str).map(str::to_owned).collect();
        Self { name, signature, resources }
    }

    /// What a file with `headers` holds, and what it is called where it is `stem`: each view of it a resource, without
    /// the columns that this copy lacks.
    pub(crate) fn resources(&self, headers: &[String], path: &str, stem: &str) -> Vec<Resource> {
        let views = self.resources.iter().map(|view| {
            let mut resource = view.clone();
            resource.paths = vec![path.to_owned()];
            resource.name = match self.resources.len() {
                1 => stem.to_owned(),
                _ => format!("{stem}-{}", view.name),
            };
            resource
                .fields
                .retain(|field| headers.iter().any(|header| header.trim() == field.name));
            resource.only.retain(|(name, _)| headers.iter().any(|header| header.trim() == name));
            resource
        });
        views.collect()
    }
}

/// The layout of a table with these headers: the one whose signature is the longest of those that are all there.
pub(crate) fn find(headers: &[String]) -> Option<&'static Layout> {
    let has = |name: &String| headers.iter().any(|header| header.trim() == name);
    let fits = |layout: &&Layout| !layout.signature.is_empty() && layout.signature.iter().all(has);
    LAYOUTS.iter().filter(fits).max_by_key(|layout| layout.signature.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_is_a_descriptor_without_fault() {
        for (name, text) in FILES {
            let (resources, faults) = descriptor::read(name, text);
            assert_eq!(faults, [], "{name}");
            assert!(!resources.is_empty(), "{name}");
            for resource in resources {
                assert!(resource.rows.is_some() && !resource.fields.is_empty(), "{name}");
            }
        }
    }

    #[test]
    fn every_layout_knows_itself() {
        for layout in LAYOUTS.iter() {
            assert_eq!(find(&layout.signature).map(|found| found.name), Some(layout.name));
        }
        assert!(find(&["date".to_owned(), "killed".to_owned()]).is_none());
    }
}
