//! `.tollcheck.toml`: defaults for the options, found in the working directory or above it.

use std::ffi::OsString;
use std::fmt::Display;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use serde::Deserialize;
use tollcheck_model::{Fault, LineIndex};

use crate::Outcome;
use crate::arguments::{ConfigChoice, FailOn, FormatName, LensName, When};
use crate::output::Output;
use crate::whole;

/// The name that is looked for.
const NAME: &str = ".tollcheck.toml";

/// What the file may say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    sources: Option<PathBuf>,
    lens: Option<LensName>,
    format: Option<FormatName>,
    color: Option<When>,
    fail_on: Option<Vec<FailOn>>,
    waivers: Option<PathBuf>,
}

/// The file and what it says, and the command line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    file: Option<PathBuf>,
    settings: Settings,
    /// The words of the command line, for reports that say how they were made.
    pub(crate) words: Vec<OsString>,
}

impl Config {
    /// The file that `choice` names, or the nearest one at or above the working directory.
    pub(crate) fn find(choice: &ConfigChoice, words: Vec<OsString>) -> Result<Self> {
        let file = match &choice.config {
            _ if choice.no_config => None,
            Some(file) => Some(file.clone()),
            None => nearest()?,
        };
        let settings = file.as_deref().map(read).transpose()?.unwrap_or_default();
        Ok(Self { file, settings, words })
    }

    /// `path` as the file means it: relative to the file.
    fn beside(&self, path: &Path) -> PathBuf {
        match self.file.as_ref().and_then(|file| file.parent()) {
            Some(folder) => folder.join(path),
            None => path.to_owned(),
        }
    }

    /// The folder of tables.
    pub(crate) fn sources(&self, stated: Option<&PathBuf>) -> Result<PathBuf> {
        let set = || self.settings.sources.as_ref().map(|path| self.beside(path));
        let Some(folder) = stated.cloned().or_else(set) else {
            bail!(
                "no tables: give their folder with --sources DIR, or as sources = \"DIR\" in {NAME}"
            );
        };
        Ok(folder)
    }

    /// The file of waivers, if there is one.
    pub(crate) fn waivers(&self, stated: Option<&PathBuf>) -> Option<PathBuf> {
        stated.cloned().or_else(|| self.settings.waivers.as_ref().map(|path| self.beside(path)))
    }

    /// The convention for vague words.
    pub(crate) fn lens(&self, stated: Option<LensName>) -> LensName {
        stated.or(self.settings.lens).unwrap_or(LensName::Literal)
    }

    /// The format.
    pub(crate) fn format(&self, stated: Option<FormatName>) -> FormatName {
        stated.or(self.settings.format).unwrap_or(FormatName::Text)
    }

    /// When to use colours.
    pub(crate) fn color(&self, stated: Option<When>) -> When {
        stated.or(self.settings.color).unwrap_or(When::Auto)
    }

    /// The verdicts that make the exit status 1.
    pub(crate) fn fail_on(&self, stated: &[FailOn]) -> Vec<FailOn> {
        match (stated, &self.settings.fail_on) {
            ([], Some(set)) => set.clone(),
            ([], None) => vec![FailOn::Refuted, FailOn::Contested],
            (stated, _) => stated.to_vec(),
        }
    }

    /// One line a setting: its name, its value, where it comes from.
    fn table(&self) -> String {
        let settings = &self.settings;
        let path = |path: &Option<PathBuf>| {
            path.as_ref().map(|path| self.beside(path).display().to_string())
        };
        let verdicts: Vec<String> = self.fail_on(&[]).iter().map(name).collect();
        let file = self.file.as_ref().map_or(String::new(), |file| file.display().to_string());
        let origin = |set: bool| if set { file.clone() } else { "default".to_owned() };
        let shell = std::env::var("TOLLCHECK_FORMAT").ok();
        let shell = shell.and_then(|format| FormatName::from_str(&format, true).ok());
        let format_origin = match shell {
            Some(_) => "TOLLCHECK_FORMAT".to_owned(),
            None => origin(settings.format.is_some()),
        };
        let (sources, waivers) = (path(&settings.sources), path(&settings.waivers));
        let rows = [
            ("sources", sources.unwrap_or_default(), origin(settings.sources.is_some())),
            ("lens", name(&self.lens(None)), origin(settings.lens.is_some())),
            ("format", name(&self.format(shell)), format_origin),
            ("color", name(&self.color(None)), origin(settings.color.is_some())),
            ("fail_on", verdicts.join(", "), origin(settings.fail_on.is_some())),
            ("waivers", waivers.unwrap_or_default(), origin(settings.waivers.is_some())),
        ];
        let wide = rows.iter().map(|(_, value, _)| value.chars().count()).max().unwrap_or_default();
        let mut out = String::new();
        for (key, value, origin) in rows {
            let value = if value.is_empty() { "-" } else { &value };
            out.push_str(&format!("{key:<8} {value:<wide$}  {origin}\n"));
        }
        out
    }
}

/// The name of `value` on the command line.
fn name(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// The file at or above the working directory.
fn nearest() -> Result<Option<PathBuf>> {
    let here = std::env::current_dir().context("the working directory cannot be told")?;
    Ok(here.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file()))
}

fn read(file: &Path) -> Result<Settings> {
    let text = whole::read(file, whole::CONFIGURATION)?;
    Ok(parse(&text, &file.display().to_string())?)
}

/// Whether `text` can stand in a configuration, which goes by `file`.
pub fn check(text: &str, file: &str) -> Result<(), Fault> {
    parse(text, file).map(drop)
}

fn parse(text: &str, file: &str) -> Result<Settings, Fault> {
    toml::from_str(text).map_err(|error| {
        let mut fault = Fault::of_file(file, error.message().trim());
        if let Some(span) = error.span() {
            let position = LineIndex::new(text).position(span.start);
            (fault.line, fault.column) = (position.line as u64, position.column as u64);
        }
        fault
    })
}

/// `tollcheck config show`: every setting and where it comes from.
pub(crate) fn show(config: &Config) -> Result<Outcome> {
    write(config.table())
}

/// `tollcheck config schema`: the JSON schema of the file, for editors.
pub(crate) fn schema() -> Result<Outcome> {
    write(include_str!("../../../schema/config.schema.json"))
}

fn write(text: impl Display) -> Result<Outcome> {
    let mut output = Output::open(None)?;
    output.write(&text.to_string())?;
    output.finish()?;
    Ok(Outcome::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_goes_before_the_file_and_the_file_before_the_default() {
        let settings = parse("lens = \"acled\"\nfail_on = [\"outdated\"]", "c").unwrap();
        let config =
            Config { file: Some("/desk/.tollcheck.toml".into()), settings, ..Config::default() };
        assert_eq!(config.lens(Some(LensName::Ucdp)), LensName::Ucdp);
        assert_eq!(config.lens(None), LensName::Acled);
        assert_eq!(config.format(None), FormatName::Text);
        assert_eq!(config.fail_on(&[]), [FailOn::Outdated]);
        assert_eq!(config.fail_on(&[FailOn::Never]), [FailOn::Never]);
        assert!(config.sources(None).is_err());
    }

    #[test]
    fn paths_are_beside_the_file() {
        let settings = parse("sources = \"tables\"", "c").unwrap();
        let config =
            Config { file: Some("/desk/.tollcheck.toml".into()), settings, ..Config::default() };
        assert_eq!(config.sources(None).unwrap(), PathBuf::from("/desk/tables"));
        assert_eq!(config.sources(Some(&"x".into())).unwrap(), PathBuf::from("x"));
    }

    #[test]
    fn the_schema_names_every_setting_with_its_values() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../../schema/config.schema.json")).unwrap();
        let mut settings = String::new();
        for (key, about) in schema["properties"].as_object().unwrap() {
            for value in about["enum"].as_array().into_iter().flatten() {
                assert!(parse(&format!("{key} = {value}"), "").is_ok(), "{key} = {value}");
            }
            let value = about
                .get("default")
                .or(about["enum"].get(0))
                .map_or("\"x\"".to_owned(), ToString::to_string);
            settings.push_str(&format!("{key} = {value}\n"));
        }
        let Settings { sources, lens, format, color, fail_on, waivers } =
            parse(&settings, "").unwrap();
        assert!(sources.is_some() && lens.is_some() && format.is_some());
        assert!(color.is_some() && fail_on.is_some() && waivers.is_some());
    }

    #[test]
    fn a_slip_is_told_with_its_place() {
        let fault = parse("lens = \"acled\"\nsorces = 1", ".tollcheck.toml").unwrap_err();
        let expected = ".tollcheck.toml:2:1: unknown field `sorces`, expected one of `sources`, `lens`, `format`, \
                        `color`, `fail_on`, `waivers`";
        assert_eq!(fault.to_string(), expected);
    }
}
