//! The command: reads arguments, opens articles, prints. No other crate does any of that.

mod arguments;
pub mod article;
mod audit;
mod check;
pub mod config;
mod corpus;
mod demo;
mod descriptor;
mod diff;
mod explain;
mod extract;
mod format;
mod judge;
mod manual;
mod meter;
mod output;
mod recheck;
mod sources;
mod templates;
mod watch;
mod whole;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use clap::Parser;

use crate::arguments::{Arguments, Command, ConfigCommand};
use crate::config::Config;
use crate::output::complain;

/// What the command comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done, and nothing to object to: exit 0.
    Clean,
    /// Done, and something is refuted or contested: exit 1.
    Objections,
    /// Something could not be done: exit 2.
    Failed,
    /// Told to stop before the end: exit 130.
    Interrupted,
}

impl Outcome {
    /// The exit status that tells it.
    const fn status(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Objections => 1,
            Self::Failed => 2,
            Self::Interrupted => corpus::STATUS,
        }
    }
}

/// Runs the command that the arguments of this process name.
pub fn main() -> ExitCode {
    if let Err(error) = prepare() {
        complain(&format!("tollcheck: {error:#}"));
        return Outcome::Failed.status().into();
    }
    execute(std::env::args_os().collect()).into()
}

/// Runs the command that `words` name, of which the first is the name of the program, and gives the exit status. For
/// programs that have this one inside them.
pub fn execute(words: Vec<OsString>) -> u8 {
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(answer) => {
            let printed = answer.print();
            if let Err(error) = &printed {
                complain(&format!("tollcheck: standard output: cannot be written: {error}"));
            }
            return if printed.is_ok() && !answer.use_stderr() { 0 } else { 2 };
        }
    };
    let outcome = match arguments.command {
        Some(command) => {
            Config::find(&arguments.config, words).and_then(|config| obey(command, &config))
        }
        None if arguments.cite => manual::cite(),
        None => Err(anyhow!("no command is given; tollcheck --help lists them")),
    };
    let outcome = outcome.unwrap_or_else(|error| {
        complain(&format!("tollcheck: {error:#}"));
        Outcome::Failed
    });
    outcome.status()
}

/// Makes ready what can fail on a machine that is short of memory.
fn prepare() -> anyhow::Result<()> {
    corpus::tame_signals()?;
    rayon::ThreadPoolBuilder::new().build_global().context("the threads cannot be started")
}

/// Does what `command` says.
fn obey(command: Command, config: &Config) -> anyhow::Result<Outcome> {
    match command {
        Command::Check(options) => check::run(&options, config),
        Command::Extract(options) => extract::run(&options, config),
        Command::Explain(options) => explain::run(&options, config),
        Command::Audit(options) => audit::run(&options, config),
        Command::Diff(options) => diff::run(&options),
        Command::Recheck(options) => recheck::run(&options, config),
        Command::Watch(options) => watch::run(&options, config),
        Command::Sources(command) => sources::run(&command, config),
        Command::Config(ConfigCommand::Show) => config::show(config),
        Command::Config(ConfigCommand::Schema) => config::schema(),
        Command::Config(ConfigCommand::Templates { folder }) => templates::write(&folder),
        Command::Demo(options) => demo::run(&options, config),
        Command::Completions { shell } => manual::complete(shell),
        Command::Man => manual::page(),
    }
}
