//! Which format a name means, and what the terminal can show.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;

use anyhow::Result;
use tollcheck_report::{
    ClaimReview, Concise, Csv, Format, Github, Html, Json, Jsonl, Markdown, Pages, Sarif, Screen,
    TableNote, Text, WebAnnotation,
};

use crate::arguments::{FormatName, When, Writing};
use crate::config::Config;
use crate::corpus::Sink;
use crate::output::Output;
use crate::templates;

/// The widest that prose is set, however wide the terminal.
const WIDEST: usize = 100;

/// The format and the output that are asked for.
pub(crate) fn sink(writing: &Writing, config: &Config, tables: Vec<TableNote>) -> Result<Sink> {
    let format = named(writing, config, tables)?;
    let output = match folder(writing, config) {
        Some(folder) => Output::folder(folder)?,
        None => Output::open(writing.output.as_deref())?,
    };
    Ok(Sink { format, output })
}

/// The folder that pages are written to, if that is asked for: one that exists, or a path that ends as one does.
pub(crate) fn folder<'a>(writing: &'a Writing, config: &Config) -> Option<&'a Path> {
    let path = writing.output.as_deref()?;
    let ends = path.as_os_str().as_encoded_bytes().ends_with(b"/");
    (config.format(writing.format) == FormatName::Html && (ends || path.is_dir())).then_some(path)
}

/// The format that is asked for.
pub(crate) fn named(
    writing: &Writing,
    config: &Config,
    tables: Vec<TableNote>,
) -> Result<Box<dyn Format>> {
    let layers = writing.layers;
    Ok(match config.format(writing.format) {
        FormatName::Text => Box::new(Text {
            screen: screen(writing.output.as_deref(), config.color(writing.color)),
        }),
        FormatName::Concise => Box::new(Concise),
        FormatName::Csv => Box::new(Csv::default()),
        FormatName::Json => Box::new(Json { layers }),
        FormatName::Jsonl => Box::new(Jsonl { layers }),
        FormatName::Html => {
            let templates = templates::read(writing.template.as_deref())?;
            let html = Html::new(tables, command(&config.words), templates);
            if folder(writing, config).is_some() {
                Box::new(Pages { html })
            } else {
                Box::new(html)
            }
        }
        FormatName::Markdown => Box::new(Markdown),
        FormatName::Sarif => Box::new(Sarif),
        FormatName::Github => Box::new(Github::default()),
        FormatName::Claimreview => Box::new(ClaimReview),
        FormatName::Annotations => Box::new(WebAnnotation),
    })
}

/// The command line, quoted for a shell where it must be.
fn command(words: &[OsString]) -> String {
    let words = words.iter().skip(1).map(|word| {
        let word = word.to_string_lossy().into_owned();
        let plain = |c: char| c.is_alphanumeric() || "-_./=:,+@".contains(c);
        if !word.is_empty() && word.chars().all(plain) {
            word
        } else {
            format!("'{}'", word.replace('\'', r"'\''"))
        }
    });
    std::iter::once("tollcheck".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
}

/// What the place that is written to can show: 80 columns without colour, unless it is a terminal that says otherwise.
pub(crate) fn screen(output: Option<&Path>, when: When) -> Screen {
    let terminal = output.is_none() && io::stdout().is_terminal();
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = columns
        .or_else(|| {
            terminal.then(terminal_size::terminal_size)?.map(|(width, _)| usize::from(width.0))
        })
        .unwrap_or(80)
        .clamp(40, WIDEST);
    let colour = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => wants_colour(terminal),
    };
    Screen { width, colour, unicode: speaks_unicode() }
}

/// As no-color.org and bixense.com/clicolors have it.
fn wants_colour(terminal: bool) -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return false;
    }
    set("CLICOLOR_FORCE") || (terminal && env::var_os("TERM").is_none_or(|term| term != "dumb"))
}

/// Whether the locale is one of UTF-8; where none is set, it is taken for one.
fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|it| !it.is_empty()));
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8")
            || locale.contains("utf8")
            || !matches!(locale.as_str(), "c" | "posix")
    })
}
