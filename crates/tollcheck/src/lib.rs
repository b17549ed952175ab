//! The command: reads arguments, opens articles, prints. No other crate does any of that.

mod arguments;
pub mod article;
mod audit;
mod check;
mod config;
mod demo;
mod descriptor;
mod diff;
mod explain;
mod extract;
mod format;
mod judge;
mod manual;
mod output;
mod recheck;
mod run;
mod sources;
mod watch;

use std::process::ExitCode;

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
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Objections => Self::FAILURE,
            Outcome::Failed => Self::from(2),
        }
    }
}

/// Runs the command that the arguments of this process name.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome =
        Config::find(&arguments.config).and_then(|config| obey(arguments.command, &config));
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            complain(&format!("tollcheck: {error:#}"));
            Outcome::Failed.into()
        }
    }
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
        Command::Demo(options) => demo::run(&options, config),
        Command::Completions { shell } => manual::complete(shell),
        Command::Man => manual::page(),
    }
}
