//! The templates of the HTML report: from a folder, or into one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use tollcheck_report::Templates;

use crate::Outcome;
use crate::output::complain;

/// The built-in templates but for those that `folder` has.
pub(crate) fn read(folder: Option<&Path>) -> Result<Templates> {
    let Some(folder) = folder else { return Ok(Templates::default()) };
    let names = Templates::built_in().map(|(name, _)| name);
    if !names.iter().any(|name| folder.join(name).is_file()) {
        bail!("{}: holds no template; looked for {}", folder.display(), names.join(", "));
    }
    let instead = |name: &str| fs::read_to_string(folder.join(name)).ok();
    Templates::with(instead).with_context(|| folder.display().to_string())
}

/// `tollcheck config templates`: the built-in ones, for a desk to change. A file that is there already is left alone.
pub(crate) fn write(folder: &Path) -> Result<Outcome> {
    fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
    for (name, source) in Templates::built_in() {
        let file = folder.join(name);
        if !file.exists() {
            fs::write(&file, source)
                .with_context(|| format!("{}: cannot be written", file.display()))?;
        }
    }
    let folder = folder.display();
    complain(&format!(
        "wrote the templates; delete those that you leave alone, change the others, and give --template {folder}"
    ));
    Ok(Outcome::Clean)
}
