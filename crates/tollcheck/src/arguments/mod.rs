//! The command line.

mod names;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

pub(crate) use names::{FailOn, FormatName, LensName, When};

/// Finds every quantitative claim of a news article and checks it against source tables.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "Start with: tollcheck demo\n\nExit status: 0 nothing refuted, 1 something refuted or contested, 2 could not do the job."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// Print how to cite this program
    #[arg(long, exclusive = true)]
    pub(crate) cite: bool,
    #[command(flatten)]
    pub(crate) config: ConfigChoice,
}

/// A day, as options have it.
fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "give it as year-month-day, such as 2025-08-06".to_owned())
}

/// Which configuration holds.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Configuration")]
pub(crate) struct ConfigChoice {
    /// The configuration, instead of the nearest .tollcheck.toml
    #[arg(long, global = true, value_name = "FILE", env = "TOLLCHECK_CONFIG")]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration
    #[arg(long, global = true, conflicts_with = "config")]
    pub(crate) no_config: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(CheckOptions),
    Extract(ExtractOptions),
    Explain(ExplainOptions),
    Audit(AuditOptions),
    Diff(DiffOptions),
    Recheck(RecheckOptions),
    Watch(WatchOptions),
    /// Look after the source tables
    #[command(subcommand)]
    Sources(SourcesCommand),
    /// Look at the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    Demo(DemoOptions),
    /// Write completions for a shell
    #[command(
        after_help = "Example: tollcheck completions bash > ~/.local/share/bash-completion/completions/tollcheck"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page
    #[command(after_help = "Example: tollcheck man | man -l -")]
    Man,
}

/// What is read.
#[derive(Args, Clone, Debug)]
pub(crate) struct Input {
    /// Articles (.txt, .md, .html, .jsonl, also .gz and .zst), folders of articles, or - for standard input
    #[arg(value_name = "ARTICLE", required = true)]
    pub(crate) articles: Vec<PathBuf>,
    /// The publication date of articles that state none
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<Date>,
    /// The name that standard input goes by; its ending tells the format
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub(crate) stdin_name: PathBuf,
}

/// What claims are put to, and how.
#[derive(Args, Clone, Debug)]
pub(crate) struct Judging {
    /// The folder of source tables
    #[arg(long, value_name = "DIR")]
    pub(crate) sources: Option<PathBuf>,
    /// Judge by what the tables knew on this day: rows reported and versions fetched by then
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Date>,
    /// The convention for vague words and for low, best and high columns [default: literal]
    #[arg(long, value_enum)]
    pub(crate) lens: Option<LensName>,
    /// Accepted findings: a CSV file of claim (its fingerprint), reason, who, when, until
    #[arg(long, value_name = "FILE")]
    pub(crate) waivers: Option<PathBuf>,
    /// The verdicts that make the exit status 1 [default: refuted,contested]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "VERDICT")]
    pub(crate) fail_on: Vec<FailOn>,
}

/// How results are written.
#[derive(Args, Clone, Debug)]
pub(crate) struct Writing {
    /// How to write them [default: text]
    #[arg(long, value_enum, env = "TOLLCHECK_FORMAT")]
    pub(crate) format: Option<FormatName>,
    /// Add what the reading is made of (json and jsonl)
    #[arg(long)]
    pub(crate) layers: bool,
    /// Write to this file, whole or not at all; with html also to a folder, a page an article and an index
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Take the templates of the page from this folder, so far as it has them (see config templates)
    #[arg(long, value_name = "DIR")]
    pub(crate) template: Option<PathBuf>,
    /// Go on where an interrupted run into the same --output stopped (csv and jsonl)
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,
    /// Whether to write text in colour [default: auto]
    #[arg(long, value_enum, value_name = "WHEN")]
    pub(crate) color: Option<When>,
}

/// Check the claims of articles against source tables
#[derive(Args, Clone, Debug)]
#[command(after_help = "Example: tollcheck check draft.txt --sources tables/")]
pub(crate) struct CheckOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// Write the audit (CSV, one row a claim) to this file as well
    #[arg(long, value_name = "FILE")]
    pub(crate) audit: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) writing: Writing,
}

/// List the claims of articles
#[derive(Args, Debug)]
#[command(after_help = "Example: tollcheck extract draft.txt --format jsonl")]
pub(crate) struct ExtractOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) writing: Writing,
}

/// Say why a claim was read as it was, and which rows were asked
#[derive(Args, Debug)]
#[command(after_help = "Example: tollcheck explain draft.txt:7 --sources tables/")]
pub(crate) struct ExplainOptions {
    /// The article, the line, and the column if one figure of the line is meant; or a code that lint gives
    #[arg(value_name = "ARTICLE:LINE[:COLUMN]|CODE")]
    pub(crate) place: String,
    /// The publication date, if the article states none
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<Date>,
    #[command(flatten)]
    pub(crate) judging: Judging,
}

/// Write the audit of articles as CSV, with its datapackage.json
#[derive(Args, Debug)]
#[command(
    after_help = "Example: tollcheck audit drafts/ --sources tables/ --merge audit.csv -o audit.csv"
)]
pub(crate) struct AuditOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// Keep what people wrote in the columns `reviewer`, `review_status`, `review_note` of an earlier audit
    #[arg(long, value_name = "OLD.csv")]
    pub(crate) merge: Option<PathBuf>,
    /// Add the row of HXL tags
    #[arg(long)]
    pub(crate) hxl: bool,
    /// Count verdicts by article, and by table and kind, instead
    #[arg(long, conflicts_with_all = ["merge", "hxl"])]
    pub(crate) summary: bool,
    /// Write to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Go on where an interrupted run into the same --output stopped
    #[arg(long, requires = "output", conflicts_with = "summary")]
    pub(crate) resume: bool,
}

/// Show the verdicts that changed between two audits (check --format jsonl or csv)
#[derive(Args, Debug)]
#[command(
    after_help = "Example: tollcheck diff yesterday.jsonl today.jsonl\n\nExit status: 0 nothing changed, 1 something changed, 2 could not do the job."
)]
pub(crate) struct DiffOptions {
    /// The audit before
    pub(crate) old: PathBuf,
    /// The audit after
    pub(crate) new: PathBuf,
}

/// Check the articles of an audit again and show the verdicts that changed
#[derive(Args, Debug)]
#[command(after_help = "Example: tollcheck recheck audit.csv --sources tables/")]
pub(crate) struct RecheckOptions {
    /// The audit, as check --format csv or jsonl wrote it
    pub(crate) audit: PathBuf,
    /// Where its articles are now, if not where the audit says
    #[arg(value_name = "ARTICLE")]
    pub(crate) articles: Vec<PathBuf>,
    /// The publication date of articles that state none
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) date: Option<Date>,
    #[command(flatten)]
    pub(crate) judging: Judging,
}

/// Check articles whenever they or the tables change, and print the verdicts that changed
#[derive(Args, Debug)]
#[command(after_help = "Example: tollcheck watch drafts/ --sources tables/")]
pub(crate) struct WatchOptions {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) judging: Judging,
}

/// What to do with source tables.
#[derive(Debug, Subcommand)]
pub(crate) enum SourcesCommand {
    /// Write a descriptor for tables that have none, for a person to correct
    #[command(after_help = "Example: tollcheck sources init tables/")]
    Init {
        /// The folder of source tables
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        /// Print the descriptors instead
        #[arg(long)]
        dry_run: bool,
    },
    /// List the tables with what they count, for which days, and whose figures they are
    #[command(after_help = "Example: tollcheck sources show tables/")]
    Show {
        /// The folder of source tables
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        /// How to print what is in the tables: text, or jsonl with a line a table
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: FormatName,
    },
    /// Say what is wrong in the tables
    #[command(after_help = "Example: tollcheck sources lint tables/")]
    Lint {
        /// The folder of source tables
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        /// How to print what is wrong: text, json or sarif
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: FormatName,
    },
    /// Say what a rule means by which `lint` finds something; without one, list them
    #[command(after_help = "Example: tollcheck sources explain SRC003")]
    Explain {
        /// The code of the rule
        #[arg(value_name = "RULE")]
        rule: Option<String>,
    },
}

/// What to do with the configuration.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print every setting and where it comes from
    #[command(after_help = "Example: tollcheck config show")]
    Show,
    /// Print the JSON schema of .tollcheck.toml
    #[command(after_help = "Example: tollcheck config schema > tollcheck.schema.json")]
    Schema,
    /// Write the templates of the HTML report to a folder, to be changed and given with --template
    #[command(after_help = "Example: tollcheck config templates desk/")]
    Templates {
        /// The folder; what is in it already is left alone
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// Check a built-in article against built-in tables
#[derive(Args, Debug)]
#[command(after_help = "Example: tollcheck demo --format html -o demo.html")]
pub(crate) struct DemoOptions {
    /// Write the article and the tables to this folder instead
    #[arg(long, value_name = "DIR")]
    pub(crate) into: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) writing: Writing,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    /// The commands below `command` that do something themselves, with their names in full.
    fn leaves(command: &clap::Command, name: &str) -> Vec<(String, String)> {
        let below = command.get_subcommands().filter(|it| it.get_name() != "help");
        let below: Vec<_> =
            below.flat_map(|it| leaves(it, &format!("{name} {}", it.get_name()))).collect();
        if !below.is_empty() {
            return below;
        }
        let help = command.get_after_help().map(ToString::to_string);
        vec![(name.to_owned(), help.unwrap_or_default())]
    }

    #[test]
    fn the_help_of_every_command_has_an_example_that_can_be_given() {
        for (name, help) in leaves(&Arguments::command(), "tollcheck") {
            let example = help.lines().next().and_then(|line| line.strip_prefix("Example: "));
            let example = example.filter(|it| it.starts_with(&name)).unwrap_or_default();
            assert!(can_be_given(example), "{name}: {help}");
        }
    }

    #[test]
    fn the_readme_shows_commands_that_can_be_given() {
        let readme = include_str!("../../../../README.md");
        let commands: Vec<&str> = readme
            .lines()
            .filter(|line| line.starts_with("tollcheck ") && line.contains("  # "))
            .collect();
        assert!(commands.len() > 8);
        for command in commands {
            assert!(can_be_given(command), "{command}");
        }
    }

    fn can_be_given(command: &str) -> bool {
        let words = command.split_whitespace().take_while(|word| !["#", ">", "|"].contains(word));
        Arguments::try_parse_from(words).is_ok_and(|it| it.command.is_some())
    }
}
