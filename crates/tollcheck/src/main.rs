//! `tollcheck`: finds every quantitative claim of a news article and checks it against source tables.

use std::process::ExitCode;

fn main() -> ExitCode {
    tollcheck::main()
}
