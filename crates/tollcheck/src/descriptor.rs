//! The `datapackage.json` beside an audit.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use tollcheck_report::Csv;

use crate::output::{Output, complain};
use crate::whole;

/// Describes the audit in `file` in a `datapackage.json` beside it, unless one of somebody else's is there.
pub(crate) fn write_beside(file: &Path, csv: &Csv) -> Result<()> {
    let Some(name) = file.file_name().and_then(|name| name.to_str()).filter(|_| file.is_file())
    else {
        return Ok(());
    };
    let beside = file.with_file_name("datapackage.json");
    if beside.exists() && !is_ours(&beside) {
        complain(&format!(
            "warning: {}: describes other tables, so it is left as it is",
            beside.display()
        ));
        return Ok(());
    }
    let mut output = Output::open(Some(&beside))?;
    output.write(&tollcheck_report::descriptor(name, &csv.columns()))?;
    output.finish().with_context(|| beside.display().to_string())
}

fn is_ours(file: &Path) -> bool {
    let text = whole::read(file, whole::CONFIGURATION).unwrap_or_default();
    let package: Value = serde_json::from_str(&text).unwrap_or_default();
    package["name"] == "tollcheck-audit"
}
