//! The command: reads arguments, opens articles, prints. No other crate does any of that.

mod arguments;
pub mod article;
mod check;
mod demo;
mod descriptor;
mod diff;
mod explain;
mod extract;
mod format;
mod manual;
mod output;
mod run;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
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
    let outcome = match Arguments::parse().command {
        Command::Check(options) => check::run(&options),
        Command::Extract(options) => extract::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Diff(options) => diff::run(&options),
        Command::Demo(options) => demo::run(&options),
        Command::Completions { shell } => manual::complete(shell),
        Command::Man => manual::page(),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            complain(&format!("tollcheck: {error:#}"));
            Outcome::Failed.into()
        }
    }
}
